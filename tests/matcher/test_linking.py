from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from glossaries import action, found_in
from hypothesis import given
from hypothesis import strategies as st

from hcingest.matcher.linking import Matched, match
from hcingest.matcher.schemes import load_schemes
from hcingest.model.plan import Action, Extra, Field
from hcingest.options import DEFAULTS, Options

GLOSSARY = """
# Glossary
NI 1: People get on well together PSA 21
NI 17: Perceptions of anti-social behaviour PSA 23
NI 21: Dealing with local concerns about anti-social behaviour PSA 23
"""
NO_GLOSSARY = "# Nothing\nNo codes here."


def field(text: str) -> Field:
    return Field(text, text)


def matched(*indicators: str, glossary: str = GLOSSARY, options: Options | None = None) -> Matched:
    actions = [action(text, number) for number, text in enumerate(indicators, start=1)]
    return linked(actions, glossary, options)


def linked(actions: Sequence[Action], glossary: str = NO_GLOSSARY, options: Options | None = None) -> Matched:
    found = found_in(glossary, [one.indicators.value for one in actions])
    return match(actions, found, options or Options())


def kinds(result: Matched, *without: str) -> list[tuple[str, str]]:
    return [(p.kind, p.text) for p in result.problems if p.kind not in without]


def test_codes_are_linked_in_printed_order_once() -> None:
    result = matched("NI 17 PSA 23 NI17")
    assert result.actions[0].codes == ("NI 17", "PSA 23")
    assert [(x.code, x.title, x.title_source, x.title_confidence, x.as_printed) for x in result.links] == [
        ("NI 17", "Perceptions of anti-social behaviour", "document", "printed", "NI 17"),
        ("PSA 23", "Make communities safer", "reference", "verified", "PSA 23"),
    ]


def test_indicators_come_first_then_the_other_fields_in_column_order() -> None:
    one = Action(
        id="A1", section=field("Theme NI 5"), objective=field("For NI 4"), action=field("Raise NI 3 and NI 17"),
        measure=field("NI 2"), progress=field("NI 6 is up"), indicators=field("NI 17 PSA 23"), lead=field("NI 9"),
        extras=(Extra("Links", "links", field("NI 7")),),
    )  # fmt: skip
    result = linked([one])
    assert [(x.code, x.field) for x in result.links] == [
        ("NI 17", "indicators"), ("PSA 23", "indicators"), ("NI 5", "section"), ("NI 4", "objective"),
        ("NI 3", "action"), ("NI 2", "measure"), ("NI 6", "progress"), ("NI 9", "lead"), ("NI 7", "extra_links"),
    ]  # fmt: skip


def test_a_merged_cell_s_codes_belong_to_each_action() -> None:
    assert [a.codes for a in matched("NI 1", "NI 1", "").actions] == [("NI 1",), ("NI 1",), ()]


def test_how_a_code_was_read_stands_in_the_link() -> None:
    result = matched("NI 20-22 Nl 17")
    assert [(x.code, x.match, x.score) for x in result.links] == [
        ("NI 20", "exact", 1.0), ("NI 21", "range", 1.0), ("NI 22", "normalised", 1.0), ("NI 17", "fuzzy", 0.85),
    ]  # fmt: skip


def test_codes_that_the_glossary_leaves_out_and_those_nobody_uses() -> None:
    assert kinds(matched("NI 1", "NI 33 PSA 14", "NI 33")) == [
        ("code-not-in-glossary", "NI 33"), ("code-unused", "NI 17"), ("code-unused", "NI 21"),
    ]  # fmt: skip


def test_a_missing_code_is_said_at_its_first_action() -> None:
    (problem,) = [p for p in matched("NI 1", "NI 33", "NI 33").problems if p.kind == "code-not-in-glossary"]
    assert (problem.action_id, problem.field, problem.severity) == ("A002", "indicators", "check")


@pytest.mark.parametrize(
    ("indicators", "glossary", "missing"),
    [
        ("NI 1 PSA 21", GLOSSARY, []),
        ("NI 1 PSA 14", GLOSSARY, []),
        ("SDG 5 NI 1", GLOSSARY, ["SDG 5"]),
        ("PSA 14", GLOSSARY + "PSA 2: Skills\nPSA 3: Migration", ["PSA 14"]),
        ("PSA 21", GLOSSARY + "PSA 2: Skills\nPSA 3: Migration", []),
        ("NI 17a", GLOSSARY, []),
        ("NI 33", NO_GLOSSARY, []),
    ],
)
def test_what_counts_as_missing(indicators: str, glossary: str, missing: list[str]) -> None:
    result = matched(indicators, glossary=glossary)
    assert [p.text for p in result.problems if p.kind == "code-not-in-glossary"] == missing


def test_a_code_in_no_list_is_unknown() -> None:
    result = matched("ZZ 4", "ZZ 5", glossary=NO_GLOSSARY)
    assert kinds(result) == [("code-unknown", "ZZ 4"), ("code-unknown", "ZZ 5")]
    assert [(g.code, g.source, g.used_by) for g in result.glossary] == [("ZZ 4", "none", 1), ("ZZ 5", "none", 1)]
    assert [(x.title, x.title_source, x.title_confidence) for x in result.links] == [("", "none", "")] * 2


def test_a_national_indicator_beyond_the_list_is_unknown() -> None:
    assert kinds(matched("NI 250", glossary=NO_GLOSSARY)) == [("code-unknown", "NI 250")]


@pytest.mark.parametrize(
    ("code", "confidence"), [("NI 1", "verified"), ("NI 12", "unverified"), ("NI 5", "unverified")]
)
def test_the_reference_set_says_how_sure_a_title_is(code: str, confidence: str) -> None:
    (link,) = matched(code, glossary=NO_GLOSSARY).links
    assert (link.title_source, link.title_confidence) == ("reference", confidence)


def test_a_part_of_a_code_has_the_whole_s_title_unverified() -> None:
    result = matched("NI 195a", "NI 17a", glossary=GLOSSARY)
    assert [(x.title_source, x.title_confidence) for x in result.links] == [
        ("reference", "unverified"),
        ("document", "unverified"),
    ]


def test_the_glossary_has_the_document_s_entries_in_order_then_the_other_used_codes() -> None:
    result = matched("NI 33 PSA 23", "NI 17")
    assert [(g.code, g.source, g.used_by) for g in result.glossary] == [
        ("NI 1", "document", 0), ("NI 17", "document", 1), ("NI 21", "document", 0), ("NI 33", "reference", 1),
        ("PSA 23", "reference", 1),
    ]  # fmt: skip
    assert result.glossary[1].reference_title == "Perceptions of anti-social behaviour"
    assert result.glossary[3].linked == ("HO DSO",)


def test_slips_are_listed_once() -> None:
    assert kinds(matched("Nl 17", "Nl 17", "Nl 21"), "code-unused") == [
        ("fuzzy-match", "NI 17"),
        ("fuzzy-match", "NI 21"),
    ]


def differing(result: Matched) -> list[str]:
    return [p.message for p in result.problems if p.kind == "glossary-differs"]


def test_another_title_than_the_reference_set_s_shows_both() -> None:
    (message,) = differing(matched("NI 1", glossary="# Glossary\nNI 1: Bins emptied on time"))
    assert "'Bins emptied on time'" in message and "different backgrounds" in message and "verified" in message


@pytest.mark.parametrize(
    "title", ["Getting on: people from different backgrounds get on well together", "People get on well together"]
)
def test_shortened_and_reordered_titles_do_not_differ(title: str) -> None:
    assert differing(matched("NI 1", glossary=f"# Glossary\nNI 1: {title}")) == []


def test_other_links_than_the_reference_set_s() -> None:
    (message,) = differing(matched("NI 17", glossary="# Glossary\nNI 17: Perceptions of anti-social behaviour PSA 25"))
    assert "PSA 25" in message and "PSA 23" in message


@pytest.mark.parametrize(
    ("indicators", "told"),
    [
        ("NI 17 PSA 25", ["PSA 25"]),
        ("NI 17 PSA 23", []),
        ("NI 1 PSA 21 NI 17 PSA 25", ["PSA 25"]),
        ("PSA 21 NI 1 PSA 23 NI 17", []),
        ("NI 33 PSA 25", []),
    ],
)
def test_another_agreement_than_the_glossary_s_is_said(indicators: str, told: list[str]) -> None:
    messages = differing(matched(indicators, indicators))
    assert [code for code in ("PSA 25", "PSA 21") for m in messages if f"with {code} here" in m] == told


def test_own_codes_count_in_running_text_only_where_a_list_explains_them() -> None:
    glossary = "# KPIs\nKPI 1: Trees alive\nKPI 2: Bins emptied"
    actions = [
        replace(action("KPI 1", 1), action=field("Raise KPI 2 and KPI 7")),
        replace(action("KPI 3", 2), measure=field("KPI 4")),
    ]
    assert [a.codes for a in linked(actions, glossary).actions] == [("KPI 1", "KPI 2"), ("KPI 3", "KPI 4")]


def test_no_code_is_invented_in_prose() -> None:
    one = Action(id="A1", action=field("Deliver phase P2 of OP 2 and KS2 results, room A1, by Q1 2010"))
    assert linked([one]).actions[0].codes == ()


def test_a_user_s_glossary_comes_after_the_document_s(tmp_path: Path) -> None:
    file = tmp_path / "codes.csv"
    file.write_text("code,title,linked\nNI 17,Mine,\nNI 33,Deliberate fires,HO DSO\n", encoding="utf-8")
    result = matched("NI 17 NI 33", options=Options(glossary=(str(file),)))
    assert [(x.code, x.title, x.title_source) for x in result.links] == [
        ("NI 17", "Perceptions of anti-social behaviour", "document"), ("NI 33", "Deliberate fires", "user"),
    ]  # fmt: skip
    assert [(g.code, g.source, g.linked) for g in result.glossary][-1] == ("NI 33", "user", ("HO DSO",))


def test_a_user_s_glossary_brings_its_kinds_of_code(tmp_path: Path) -> None:
    file = tmp_path / "codes.csv"
    file.write_text("code,title\nCorporate Priority 2,Clean streets\n", encoding="utf-8")
    one = Action(id="A1", objective=field("Supports Corporate Priority 2"))
    assert linked([one], options=Options(glossary=(str(file),))).actions[0].codes == ("Corporate Priority 2",)


def test_problems_of_the_glossary_are_handed_on() -> None:
    table = "| Code | Title |\n| NI 1 | Getting on |\n| NI 3 | Civic |\n| | Building resilience to violent extremism |"
    assert ("fuzzy-match", "NI 35") in kinds(matched("NI 1", glossary=table))


def test_the_list_of_a_user_s_kind_of_code_explains_it(tmp_path: Path) -> None:
    (tmp_path / "policies.csv").write_text("code,title\nLP 1,Green wedges\n", encoding="utf-8")
    kinds = tmp_path / "kinds.toml"
    kinds.write_text('[LP]\nlist = "policies.csv"\n', encoding="utf-8")
    found = replace(found_in(NO_GLOSSARY), schemes=load_schemes(str(kinds)))
    links = match([action("LP 1, LP 2")], found, Options(schemes=str(kinds))).links
    assert [(x.code, x.title, x.title_source) for x in links] == [
        ("LP 1", "Green wedges", "user"), ("LP 2", "", "none"),
    ]  # fmt: skip


@given(
    st.lists(st.sampled_from(["NI 1, NI 17", "KPI 4", "NI 21/PSA 23", "17", "", "KPI 9 and NI 1"]), max_size=6),
    st.randoms(),
)
def test_links_do_not_depend_on_the_order_of_actions(cells: list[str], shuffle: Random) -> None:
    found = found_in("# Key\nNI 1: Getting on\nKPI 4: Streets swept\nKPI 9: Bins emptied", cells)
    plan = [action(cell, number) for number, cell in enumerate(cells, start=1)]
    first = match(plan, found, DEFAULTS)
    other = match(shuffle.sample(plan, len(plan)), found, DEFAULTS)
    assert {one.id: one.codes for one in first.actions} == {one.id: one.codes for one in other.actions}
    assert sorted((e.code, e.title, e.used_by) for e in first.glossary) == sorted(
        (e.code, e.title, e.used_by) for e in other.glossary
    )
    assert match(first.actions, found, DEFAULTS) == first
