from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from drawing import draw

from hcingest.errors import UsageError
from hcingest.matcher.glossary import GlossaryFound, read_glossary
from hcingest.matcher.linking import Matched, match
from hcingest.matcher.lookup import list_scheme, look_up
from hcingest.matcher.schemes import load_schemes
from hcingest.model.plan import Action, Field
from hcingest.options import Options


def found_in(text: str) -> GlossaryFound:
    found, words = draw(text)
    result = read_glossary(found.blocks, found.tables, load_schemes())
    owned = [p.word.id for e in result.entries for p in e.pieces] + [p.word.id for b in result.blocks for p in b.pieces]
    assert sorted(owned) == [w.id for w in words]
    return result


def entries(text: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {e.code: (e.title, e.linked) for e in found_in(text).entries}


def test_paragraphs() -> None:
    assert entries("""
    # Glossary:
    NI 1: People get on well together PSA21
    NI 17 Perceptions of anti-social behaviour (PSA 23)
    NI 22 – Parents take responsibility HO DSO
    """) == {
        "NI 1": ("People get on well together", ("PSA 21",)),
        "NI 17": ("Perceptions of anti-social behaviour", ("PSA 23",)),
        "NI 22": ("Parents take responsibility", ("HO DSO",)),
    }


def test_tables_of_two_and_three_columns() -> None:
    assert entries("""
    | Code | Definition |
    | KPI 1 | Trees alive |
    | KPI 2 | Bins emptied |
    # More
    | Ref | Definition | Links to |
    | NI 1 | Getting on | PSA 21 |
    | NI 3 | Taking part | PSA 15; HO DSO |
    """) == {
        "KPI 1": ("Trees alive", ()),
        "KPI 2": ("Bins emptied", ()),
        "NI 1": ("Getting on", ("PSA 21",)),
        "NI 3": ("Taking part", ("PSA 15", "HO DSO")),
    }


def test_prose_that_names_a_code_is_no_glossary() -> None:
    assert (
        entries("""
    # Background
    NI 35 is measured by a survey and the council will publish it each year.
    The survey costs money.
    """)
        == {}
    )


def test_contact_lists_are_no_glossary() -> None:
    assert (
        entries("""
    | Team | Telephone |
    | Parks | 01234 567890 |
    | Roads | 01234 567891 |
    """)
        == {}
    )


def action(indicators: str, number: int = 1) -> Action:
    return Action(id=f"A{number:03d}", indicators=Field(indicators, indicators))


GLOSSARY = """
# Glossary
NI 1: People get on well together PSA 21
NI 17: Perceptions of anti-social behaviour PSA 23
NI 21: Dealing with concerns PSA 23
"""


def matched(*texts: str, options: Options | None = None, glossary: str = GLOSSARY) -> Matched:
    actions = [action(text, n) for n, text in enumerate(texts, start=1)]
    return match(actions, found_in(glossary), options or Options())


def kinds(result: Matched) -> list[tuple[str, str]]:
    return [(p.kind, p.text) for p in result.problems if p.kind != "glossary-differs"]


def test_codes_are_linked_in_printed_order_once() -> None:
    result = matched("NI 17 PSA 23 NI17")
    assert result.actions[0].codes == ("NI 17", "PSA 23")
    assert [(x.code, x.title_source, x.as_printed) for x in result.links] == [
        ("NI 17", "document", "NI 17"),
        ("PSA 23", "reference", "PSA 23"),
    ]


def test_codes_that_the_glossary_leaves_out_and_those_nobody_uses() -> None:
    assert kinds(matched("NI 1", "NI 33 PSA 14", "NI 33")) == [
        ("code-not-in-glossary", "NI 33"),
        ("code-unused", "NI 17"),
        ("code-unused", "NI 21"),
    ]


def test_without_a_glossary_nothing_is_missing_from_it() -> None:
    assert kinds(matched("NI 33", glossary="# Nothing\nNo codes here.")) == []


def test_a_code_in_no_list_is_unknown() -> None:
    result = matched("ZZ 4", "ZZ 5", glossary="# Nothing\nNo codes here.")
    assert kinds(result) == [("code-unknown", "ZZ 4"), ("code-unknown", "ZZ 5")]
    assert [(g.code, g.source) for g in result.glossary] == [("ZZ 4", "none"), ("ZZ 5", "none")]


def test_the_reference_set_says_when_a_title_is_not_verified() -> None:
    link = next(x for x in matched("NI 33").links if x.code == "NI 33")
    assert link.title_source == "reference"
    assert link.title_confidence in ("verified", "unverified")


def test_a_slip_of_the_scan_is_listed() -> None:
    assert ("fuzzy-match", "NI 17") in kinds(matched("Nl 17"))


def test_another_agreement_than_the_glossary_s_is_said() -> None:
    result = matched("NI 17 PSA 25")
    assert any(p.kind == "glossary-differs" and "PSA 25" in p.message for p in result.problems)


def test_a_user_s_glossary_comes_after_the_document_s(tmp_path: Path) -> None:
    file = tmp_path / "codes.csv"
    file.write_text("code,title,linked\nNI 17,Mine,\nNI 33,Deliberate fires,HO DSO\n", encoding="utf-8")
    result = matched("NI 17 NI 33", options=Options(glossary=(str(file),)))
    assert [(x.code, x.title, x.title_source) for x in result.links] == [
        ("NI 17", "Perceptions of anti-social behaviour", "document"), ("NI 33", "Deliberate fires", "user"),
    ]  # fmt: skip


@pytest.mark.parametrize("content", [None, "a;b\n1;2\n"])
def test_a_user_s_glossary_that_cannot_be_used(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "codes.csv"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="glossary"):
        matched("NI 1", options=Options(glossary=(str(file),)))


def test_more_schemes(tmp_path: Path) -> None:
    file = tmp_path / "schemes.toml"
    file.write_text('[BVPI]\nnumber = "\\\\d{1,3}[a-z]?"\n', encoding="utf-8")
    schemes = load_schemes(str(file))
    found = replace(found_in(GLOSSARY), schemes=schemes)
    assert match([action("BVPI 127a")], found, Options()).actions[0].codes == ("BVPI 127a",)
    file.write_text('[BVPI]\nnumber = "("\n', encoding="utf-8")
    load_schemes.cache_clear()
    with pytest.raises(UsageError, match="regular expression"):
        load_schemes(str(file))


def test_look_up_by_code_and_by_words() -> None:
    assert [e.code for e in look_up("ni35")] == ["NI 35"]
    assert look_up("violent extremism")[0].code == "NI 35"
    assert look_up("qwertyuiop") == []
    assert len(list_scheme("sdg")) == 17
    with pytest.raises(UsageError, match="no reference list"):
        list_scheme("XYZ")
