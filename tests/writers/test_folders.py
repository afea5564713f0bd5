from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import pytest
from planning import PLAN

from hcingest.errors import OutputError
from hcingest.model.plan import Plan
from hcingest.options import WriteOptions
from hcingest.writers import save, write
from hcingest.writers.data_package import package_name, read_earlier
from hcingest.writers.folders import choose_folder, claim_folders, folder_name

FILES = {
    "plan.xlsx", "actions.csv", "codes.csv", "glossary.csv", "review.csv", "text.csv", "organisations.csv", "plan.json",
    "datapackage.json",
}  # fmt: skip


def plan_from(path: Path | str) -> Plan:
    return replace(PLAN, source=replace(PLAN.source, path=str(path), name=Path(path).name))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def descriptor(folder: Path) -> dict:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)


def test_writes_the_files_of_the_contract():
    written = PLAN.write("output")
    assert {path.name for path in written} == FILES == set(contents(Path("output/plan")))


def test_a_second_run_gives_the_same_bytes():
    first = contents(write(PLAN, "output")[0].parent)
    assert contents(write(PLAN, "output")[0].parent) == first
    assert contents(write(PLAN, "other")[0].parent) == first


def test_the_descriptor_has_schema_hash_and_source():
    write(PLAN, "output")
    package = descriptor(Path("output/plan"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["source"] == {"path": "../../plan.pdf", "name": "plan.pdf", "sha256": "ab" * 32}
    assert {found["path"] for found in package["resources"]} == FILES - {"datapackage.json"}
    for found in package["resources"]:
        content = Path("output/plan", found["path"]).read_bytes()
        assert found["bytes"] == len(content)
        assert found["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert re.fullmatch(r"[a-z0-9._-]+", found["name"])
    workbook = next(found for found in package["resources"] if found["name"] == "workbook")
    assert workbook["dialect"]["sheetName"] == "Actions"
    schemas = {found["name"]: found["schema"] for found in package["resources"] if found["format"] == "csv"}
    assert workbook["schema"] == schemas["actions"]
    assert [field["name"] for field in schemas["actions"]["fields"]][-2:] == ["extra_cost", "extra_notes"]
    assert schemas["codes"]["foreignKeys"][0]["reference"]["resource"] == "actions"


@pytest.mark.parametrize(("name", "shown"), [("My Plan (2).pdf", "my-plan-2"), ("Ünï.docx", "n"), ("漢.pdf", "plan")])
def test_package_names_are_plain(name: str, shown: str):
    assert package_name(name) == shown


def test_another_sources_folder_is_not_touched():
    sources = ["plan.pdf", "plan.docx", "a/plan.docx", "b/plan.docx"]
    folders = [write(plan_from(source), "output")[0].parent.as_posix() for source in sources]
    assert folders == ["output/plan", "output/plan.docx", "output/plan.docx-2", "output/plan.docx-3"]
    again = [write(plan_from(source), "output")[0].parent.as_posix() for source in reversed(sources)]
    assert again == folders[::-1]


def test_the_same_source_named_otherwise_is_the_same(tmp_path: Path):
    names = ["plan.pdf", "./plan.pdf", "x/../plan.pdf", str(tmp_path / "plan.pdf")]
    Path("x").mkdir()
    assert {write(plan_from(name), "output")[0].parent for name in names} == {Path("output/plan")}


def test_the_same_name_seen_from_another_folder_is_another_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    output = tmp_path / "output"
    write(PLAN, output)
    (tmp_path / "y").mkdir()
    monkeypatch.chdir(tmp_path / "y")
    assert write(PLAN, output)[0].parent == output / "plan.pdf"


def test_a_file_in_the_way_is_left_alone():
    Path("plan.pdf").write_text("the source itself", encoding="utf-8")
    write(plan_from("a/plan.pdf"), ".")
    assert choose_folder(Path(), "plan.pdf") == Path("plan.pdf-2")


def test_sources_of_one_run_get_folders_of_their_own():
    output = Path("output")
    folders = claim_folders((output, source) for source in ["a/plan.pdf", "b/Plan.pdf", "c/plan.pdf", "a/plan.doc"])
    assert [folder.name for folder in folders] == ["plan", "Plan.pdf", "plan.pdf-2", "plan.doc"]


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("plan", "plan"),
        ("plan. ", "plan"),
        ("v1.2", "v1.2"),
        ("...", "plan"),
        ("CON", "_CON"),
        ("aux.v2", "_aux.v2"),
        ("context", "context"),
    ],
)
def test_folder_names_are_such_as_windows_keeps(name: str, folder: str):
    assert folder_name(name) == folder


def test_a_file_that_a_person_changed_is_kept():
    folder = Path("output/plan")
    save(PLAN, folder)
    (folder / "actions.csv").write_text("mine", encoding="utf-8")
    written = save(PLAN, folder)
    (kept,) = written.kept
    assert kept.name == "actions.csv"
    assert re.fullmatch(r"actions\.\d{8}-\d{6}\.bak\.csv", kept.kept_as)
    assert (folder / kept.kept_as).read_text(encoding="utf-8") == "mine"
    assert (folder / "actions.csv").read_text(encoding="utf-8").startswith("action_id")
    assert save(PLAN, folder).kept == ()
    assert set(contents(folder)) == FILES | {kept.kept_as}


def test_two_changes_in_one_second_are_both_kept():
    folder = Path("output/plan")
    save(PLAN, folder)
    for text in ("first", "second", "third"):
        (folder / "text.csv").write_text(text, encoding="utf-8")
        save(PLAN, folder)
    assert {path.read_text(encoding="utf-8") for path in folder.glob("text.*.bak.csv")} == {"first", "second", "third"}


def test_a_changed_descriptor_is_kept_too():
    folder = Path("output/plan")
    save(PLAN, folder)
    package = descriptor(folder)
    (folder / "datapackage.json").write_text(json.dumps(package | {"licenses": [{"name": "OGL"}]}), encoding="utf-8")
    assert [kept.name for kept in save(PLAN, folder).kept] == ["datapackage.json"]


def test_files_of_ours_are_replaced_without_ado():
    folder = Path("output/plan")
    save(PLAN, folder)
    assert save(PLAN, folder, WriteOptions(bom=True)).kept == ()
    assert (folder / "actions.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_persons_file_in_a_folder_without_descriptor_is_kept():
    folder = Path("output/plan")
    folder.mkdir(parents=True)
    (folder / "actions.csv").write_text("mine", encoding="utf-8")
    assert [kept.name for kept in save(PLAN, folder).kept] == ["actions.csv"]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"resources": 1}', '{"resources": [], "hcingest": {}}', "\x00"])
def test_a_strange_descriptor_is_somebody_elses(content: str):
    Path("datapackage.json").write_text(content, encoding="utf-8")
    assert read_earlier(Path()) is None


def test_a_file_that_does_not_change_is_left_alone():
    folder = Path("output/plan")
    save(PLAN, folder)
    os.utime(folder / "actions.csv", (0, 0))
    save(PLAN, folder)
    assert (folder / "actions.csv").stat().st_mtime == 0


@pytest.mark.parametrize("fails_at", range(len(FILES)))
def test_when_one_file_cannot_be_written_none_is(fails_at: int, monkeypatch: pytest.MonkeyPatch):
    folder = Path("output/plan")
    save(PLAN, folder)
    (folder / "review.csv").write_text("mine", encoding="utf-8")
    before = contents(folder)
    replace_file, calls = Path.replace, []

    def locked(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == fails_at + 1:
            raise PermissionError(13, "The process cannot access the file", str(self), None, str(target))
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    changed = replace(
        PLAN, source=replace(PLAN.source, title="Other"), text=(), links=(), glossary=(), organisations=()
    )
    with pytest.raises(OutputError) as caught:
        save(replace(changed, actions=PLAN.actions[:1], problems=()), folder, WriteOptions(bom=True))
    assert "Close it if it is open in another program" in str(caught.value) and ".tmp" not in str(caught.value)
    assert contents(folder) == before


def test_a_first_run_that_fails_leaves_no_file(monkeypatch: pytest.MonkeyPatch):
    as_it_was = Path.open

    def full(self: Path, *args: str) -> IO[Any]:
        if self.name.endswith("-5.tmp"):
            raise OSError(28, "No space left on device")
        return as_it_was(self, *args)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write(PLAN, "output")
    assert not Path("output").exists()


def test_an_output_that_is_a_file_is_an_output_error():
    Path("output").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        write(PLAN, "output")
    assert caught.value.exit_code == 5
    assert (
        str(caught.value)
        == "output: this is a file, so no folder can be made there. Choose another folder with --output."
    )


def test_a_folder_that_was_there_stays_when_nothing_can_be_written(monkeypatch: pytest.MonkeyPatch):
    def full(self: Path, *args: str) -> IO[Any]:
        raise OSError(28, "No space left on device")

    Path("mine").mkdir()
    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OutputError):
        write(PLAN, "mine/results")
    assert list(Path("mine").iterdir()) == []
