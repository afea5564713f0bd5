from __future__ import annotations

import csv
import io

import pytest
from planning import NOTHING, PLAN, field, plan_with

from hcingest.options import WriteOptions
from hcingest.writers import actions_csv
from hcingest.writers.csv_file import csv_bytes, guarded
from hcingest.writers.rows import listings

GOLDEN = (
    "action_id,section,objective_ref,objective,action_ref,action,outcome,measure,timeframe,start_date,end_date,ongoing,lead,"
    "lead_organisations,partners,resources,indicators,codes,progress,status,rag,priority,pages,table,confidence,review,"
    "extra_cost,extra_notes\r\n"
    't1-1,Safer streets,2,Protect people at risk,A1,"Train staff\nin schools",,,2010/11,2010-04-01,2011-03-31,false,'
    'Police / Probation,Police; Probation,,,"NI 35, NI 36",NI 35; NI 36,,,green,,1-2,1,0.98,row-joined; code-unknown,'
    "'=1+1,\r\n"
    't1-2,Safer streets,,,,"Hold a ""summit"", then report",,,ongoing,,,true,,,,,,,,,red,,2,1,1,,,- see minutes\r\n'
)


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


def test_actions_golden():
    assert actions_csv(PLAN).decode("utf-8") == GOLDEN


@pytest.mark.parametrize(
    "text", ["-5", "+5", "-0.5", "-.5", "+1,000.50", "- a list mark", "- ", "a=b", "", "–5", "'=x", " =1", "1-2"]
)
def test_what_is_no_formula_stays(text: str):
    assert guarded(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=",
        "+44 20 7946",
        "-",
        "--",
        "-x",
        "-1-2",
        "-5%",
        "-5\n",
        "-1,00",
        "+",
        "@SUM(A1)",
        "\tx",
        "\r=1",
        "-\nx",
        "-٣x",
    ],
)
def test_what_could_be_a_formula_gets_a_guard(text: str):
    assert guarded(text) == "'" + text


def test_raw_csv_has_no_guard():
    assert ",=1+1," in actions_csv(PLAN, WriteOptions(raw_csv=True)).decode("utf-8")


def test_bom_only_where_asked_for():
    assert actions_csv(PLAN, WriteOptions(bom=True)) == b"\xef\xbb\xbf" + actions_csv(PLAN)


def test_every_file_has_one_header_row_and_rows_of_its_width():
    for table in listings(PLAN):
        rows = read(csv_bytes(table, WriteOptions()))
        assert rows[0] == list(table.header)
        assert len(rows) == len(table.rows) + 1 and {len(row) for row in rows} == {len(table.header)}


def test_no_action_gives_the_header_alone():
    assert len(read(actions_csv(NOTHING))) == 1


@pytest.mark.parametrize("text", ["a\nb", 'say "no"', "a,b", "a\rb", "naïve – £5 ✓ 漢", "two\n\nends\n", "nul\x00"])
def test_text_comes_back_as_it_went(text: str):
    rows = read(actions_csv(plan_with(action=field(text))))
    assert rows[1][5] == text


def test_half_a_character_shows_as_the_replacement_character():
    assert read(actions_csv(plan_with(action=field("a\ud800b"))))[1][5] == "a\N{REPLACEMENT CHARACTER}b"
