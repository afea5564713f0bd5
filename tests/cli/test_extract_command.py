from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest
from planning import PLAN

from hcingest.cli.inputs import Input, each_once, find_inputs
from hcingest.errors import SourceError
from hcingest.extractors.formats import read_bytes
from hcingest.writers import actions_csv


def touch(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def results(output: str = "output") -> list[str]:
    return sorted(path.parent.relative_to(output).as_posix() for path in Path(output).rglob("actions.csv"))


def test_writes_the_folder_and_says_what_it_found(run):
    done = run("extract", "plan.pdf")
    assert done.exit_code == 0 and done.stdout == ""
    assert done.stderr.splitlines() == [
        f"plan.pdf: 2 actions, written to {Path('output', 'plan')}",
        "  2,314 words: 2,101 in actions, 120 in the glossary, 80 in text, 13 to check",
        "  to check: 2 code-unknown, 1 row-joined",
        "  good to know: 1 code-unused",
    ]
    assert len(list(Path("output/plan").iterdir())) == 9


def test_verbose_lists_what_is_to_check_and_quiet_says_nothing(run):
    assert "  - error code-unknown (t1-1, page 1): In no list." in run("extract", "plan.pdf", "-v").stderr
    assert run("extract", "plan.pdf", "-q").output == ""


def test_a_document_without_a_plan_is_done_and_says_so(run):
    done = run("extract", "letter.docx")
    assert done.exit_code == 0 and "no plan table found, so 0 actions" in done.stderr
    assert len(Path("output/letter/actions.csv").read_bytes().splitlines()) == 1


def test_stdout_has_the_actions_and_nothing_else(run):
    done = run("extract", "plan.pdf", "--stdout")
    assert done.stdout_bytes == actions_csv(PLAN)
    assert not Path("output").exists() and "2 actions" in done.stderr


def test_stdout_of_several_documents_is_one_table(run):
    done = run("extract", "a.pdf", "damaged.pdf", "letter.txt", "b.pdf", "--stdout")
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert [(row["action_id"], row["document"]) for row in rows] == [
        ("t1-1", "a.pdf"), ("t1-2", "a.pdf"), ("t1-1", "b.pdf"), ("t1-2", "b.pdf"),
    ]  # fmt: skip
    assert done.stdout.count("action_id") == 1 and done.exit_code == 3


def test_stdout_of_documents_that_cannot_be_read_is_empty(run):
    done = run("extract", "damaged.pdf", "missing.pdf", "--stdout")
    assert (done.exit_code, done.stdout) == (3, "")


def test_a_place_where_nobody_may_look_stops_no_other(run, monkeypatch: pytest.MonkeyPatch):
    def locked(self: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "is_dir", locked)
    assert [each.path.name for each in find_inputs(Path("locked/plan.pdf"), Path("out"), pytest.fail)] == ["plan.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes on Windows")
def test_a_folder_s_pipes_are_passed_over_and_its_broken_links_are_not(tmp_path: Path):
    os.mkfifo(tmp_path / "endless.pdf")
    (tmp_path / "lost.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    assert [each.path.name for each in find_inputs(tmp_path, Path("out"), pytest.fail)] == ["lost.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
def test_a_link_to_itself_is_a_document_that_cannot_be_read(tmp_path: Path):
    loop = tmp_path / "loop.pdf"
    loop.symlink_to(loop)
    assert each_once(find_inputs(loop, tmp_path / "out", pytest.fail)) == [Input(loop, tmp_path / "out")]
    with pytest.raises(SourceError):
        read_bytes(loop)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["plan.pdf"], 0),
        (["plan.pdf", "--strict"], 1),
        ([], 2),
        (["plan.pdf", "--unheard-of"], 2),
        (["plan.pdf", "--workers", "0"], 2),
        (["plan.pdf", "--glossary", "nowhere.csv"], 2),
        (["plan.pdf", "--changes", "some"], 2),
        (["missing.pdf"], 3),
        (["damaged.pdf"], 3),
        (["faulty.pdf"], 70),
        (["interrupted.pdf"], 130),
    ],
)
def test_exit_codes(run, arguments: list[str], code: int):
    done = run("extract", *arguments)
    assert done.exit_code == code
    assert "Traceback" not in done.output
    assert done.stdout == ""


def test_an_output_that_cannot_be_written_ends_in_five(run):
    Path("taken").write_text("a file", encoding="utf-8")
    done = run("extract", "plan.pdf", "-o", "taken")
    assert done.exit_code == 5 and "taken" in done.stderr and "--output" in done.stderr


def test_one_bad_file_stops_no_other_and_the_gravest_code_wins(run):
    done = run("extract", "damaged.pdf", "plan.pdf", "faulty.pdf", "other.pdf", "--strict")
    assert done.exit_code == 70
    assert results() == ["other", "plan"]
    assert "Error: damaged.pdf: the file is cut short. Ask for it again." in done.stderr
    assert done.stderr.splitlines()[-1] == "2 of 4 documents read, 4 actions; 2 failed, see above"
    assert "Error: faulty.pdf: Something went wrong inside hcingest (KeyError: 'surprise')" in done.stderr


def test_a_traceback_is_shown_to_those_who_ask(run):
    assert "Traceback" in run("extract", "faulty.pdf", "-v").stderr


def test_names_do_not_command_the_terminal(run):
    said = run("extract", "damaged\x1b[2J.pdf").stderr
    assert said == "Error: damaged\ufffd[2J.pdf: the file is cut short. Ask for it again.\n"


def test_options_reach_the_pipeline(run):
    Path("my.csv").write_text("code,title\n", encoding="utf-8")
    run("extract", "plan.pdf", "--pages", "3-9,12", "--password", "x", "--glossary", "my.csv", "--glossary", "my.csv",
        "--changes", "original", "--workers", "3", "--audit", "full")  # fmt: skip
    seen = json.loads(Path("output/plan/plan.json").read_text(encoding="utf-8"))["source"]["producer"]
    assert seen == (
        "Options(pages='3-9,12', password='x', glossary=('my.csv', 'my.csv'), columns='', schemes='', "
        "changes='original', workers=3, audit='full')"
    )


def test_a_file_of_options_that_cannot_be_used_is_said_once(run):
    Path("bad.toml").touch()
    done = run("extract", "a.pdf", "b.pdf", "--columns", "bad.toml")
    assert (done.exit_code, done.stderr) == (2, "Error: bad.toml: there is no such field. Use another.\n")
    assert not Path("output").exists()


def test_write_options_reach_the_files(run):
    run("extract", "plan.pdf", "--bom", "--raw-csv")
    content = Path("output/plan/actions.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf") and b",=1+1," in content


def test_a_changed_file_is_kept_and_the_message_says_so(run):
    run("extract", "plan.pdf")
    Path("output/plan/actions.csv").write_text("mine", encoding="utf-8")
    assert (
        "actions.csv was changed since it was written: your copy is kept as actions."
        in run("extract", "plan.pdf").stderr
    )
    assert [path.read_text(encoding="utf-8") for path in Path("output/plan").glob("*.bak.csv")] == ["mine"]


def test_a_folder_is_searched_and_mirrored(run):
    touch(
        "plans/a.pdf",
        "plans/b/c.DOCX",
        "plans/b/d/e.txt",
        "plans/b/notes.png",
        "plans/.f/g.pdf",
        "plans/~$a.docx",
        "plans/.h.pdf",
    )
    done = run("extract", "plans")
    assert done.exit_code == 0 and results() == ["a", "b/c", "b/d/e"]


def test_results_of_earlier_runs_are_no_documents(run):
    touch("a.pdf", "sub/b.txt")
    run("extract", ".")
    touch("output/a/review.txt", "output/loose.pdf")
    assert run("extract", ".").exit_code == 0
    assert results() == ["a", "sub/b"]
    assert run("extract", ".", "-o", "elsewhere").exit_code == 0
    assert results("elsewhere") == ["a", "output/loose", "sub/b"]


def test_a_folder_without_documents_cannot_be_read(run):
    touch("plans/picture.png")
    done = run("extract", "plans", "plan.pdf")
    assert done.exit_code == 3 and "no document in this folder" in done.stderr and results() == ["plan"]


def test_a_document_named_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    touch("plans/a.pdf", "plans/b.pdf")
    found = [each for path in ("plans/b.pdf", "plans") for each in find_inputs(Path(path), Path("out"), pytest.fail)]
    assert [each.path.as_posix() for each in each_once(found)] == ["plans/b.pdf", "plans/a.pdf"]


def test_sources_of_one_name_do_not_share_a_folder(run):
    run("extract", "a/plan.pdf", "b/plan.pdf", "plan.docx")
    assert results() == ["plan", "plan.docx", "plan.pdf"]


def test_extracting_twice_gives_the_same_bytes(run):
    run("extract", "plan.pdf")
    first = {path.name: path.read_bytes() for path in Path("output/plan").iterdir()}
    run("extract", "plan.pdf")
    assert {path.name: path.read_bytes() for path in Path("output/plan").iterdir()} == first


def test_the_csv_reads_back(run):
    run("extract", "plan.pdf")
    with Path("output/plan/actions.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    assert [row["action"] for row in rows] == ["Train staff\nin schools", 'Hold a "summit", then report']
