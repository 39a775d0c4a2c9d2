"""`factbot …` at the shell: what each command writes, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from bot.factbase import checking, lock
from bot.storage import files
from tests.terminal.shell import factbot, home, own_folders

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.factbase.base import FactBase

__all__ = ["home", "own_folders"]


@pytest.fixture
def folder(facts_folder: Path, tmp_path: Path) -> Path:
    """A copy of the invented facts, to spoil."""
    copy = tmp_path / "facts"
    shutil.copytree(facts_folder, copy)
    return copy


def change(path: Path, old: str, new: str) -> None:
    """Change a file of a fact base."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


# ask


def test_the_words_of_a_question_need_no_quotation_marks() -> None:
    assert factbot("ask", "did", "the", "police", "apologise").out == factbot("ask", "did the police apologise").out


@pytest.mark.parametrize("words", [[], [""], ["  ", "\t"]])
def test_an_empty_question_is_refused_with_an_example(words: list[str]) -> None:
    ran = factbot("ask", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("There is no question. Write one: factbot ask ")


def test_a_question_as_json_is_one_object() -> None:
    ran = factbot("ask", "--json", "did", "the", "police", "apologise")
    record = json.loads(ran.out)
    assert list(record) == ["id", "q", "outcome", "facts", "guidance", "ms"]
    assert (record["id"], record["q"]) == (None, "did the police apologise")
    assert record["facts"][0]["id"] == "police-apology"
    assert ran.out.count("\n") == 1


def test_why_follows_the_answer() -> None:
    ran = factbot("ask", "--why", "did the police apologise")
    card, _, explanation = ran.out.partition("outcome: answer")
    assert "apologised to every child" in card
    assert "police-apology" in explanation


@pytest.mark.parametrize("question", ["zzz", "who were the victims", "how many people were convicted"])
def test_no_answer_is_no_error(question: str) -> None:
    ran = factbot("ask", question)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out


def test_a_question_may_be_long_and_of_any_letters() -> None:
    ran = factbot("ask", "how many 🙂 " * 2000)
    assert ran.code == 0
    assert ran.out


# list


def test_list_gives_a_line_for_each_fact(base_ids: list[str]) -> None:
    lines = factbot("list").out.splitlines()
    assert [line.strip().partition(":")[0] for line in lines] == base_ids


def test_list_as_json_gives_each_fact_whole(base_ids: list[str]) -> None:
    facts: list[dict[str, Any]] = [json.loads(line) for line in factbot("list", "--json").out.splitlines()]
    assert [fact["id"] for fact in facts] == base_ids
    keys = ["id", "title", "statement", "kind", "speaker", "questions", "topics", "sensitivity", "text", "citations"]
    assert all(list(fact) == keys for fact in facts)
    one = next(fact for fact in facts if fact["id"] == "children-threatened")
    assert (one["kind"], one["speaker"], one["sensitivity"]) == ("finding", "nora-harlow", "distressing")
    assert one["citations"] == [{"document": "102_digest.txt", "paragraph": 5, "quote": "threatened with violence"}]
    assert one["statement"] in one["text"]
    assert one["topics"] == ["scale"]
    assert len(one["questions"]) == 3


@pytest.fixture
def base_ids(base: FactBase) -> list[str]:
    return list(base.facts)


# another fact base, and one that cannot be used


def test_facts_are_taken_from_a_folder_given_or_set(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(folder / "scale.yaml", "called that estimate cautious", "called it a floor")
    assert "called it a floor" in factbot("show", "harlow-estimate", "--facts", str(folder)).out
    assert "called that estimate cautious" in factbot("show", "harlow-estimate").out
    monkeypatch.setenv("FACTBOT_FACTS", str(folder))
    assert "called it a floor" in factbot("show", "harlow-estimate").out


def no_folder(folder: Path) -> None:
    shutil.rmtree(folder)


def a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("facts: []")


def an_empty_folder(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def a_tab(folder: Path) -> None:
    change(folder / "scale.yaml", "  title: How many", "\ttitle: How many")


def a_key_twice(folder: Path) -> None:
    change(folder / "scale.yaml", "  kind: finding\n", "  kind: finding\n  kind: finding\n")


def a_missing_field(folder: Path) -> None:
    change(folder / "scale.yaml", "  kind: finding\n", "")


def a_reference_to_nothing(folder: Path) -> None:
    change(folder / "scale.yaml", "speaker: nora-harlow", "speaker: nobody-here")


def not_utf_8(folder: Path) -> None:
    (folder / "scale.yaml").write_bytes(b"title: \xff\n")


UNUSABLE: list[tuple[Callable[[Path], None], str]] = [
    (no_folder, "facts:1:1: F01 there is no such folder → give a folder with --facts or FACTBOT_FACTS"),
    (a_file, "facts:1:1: F01 there is no such folder"),
    (an_empty_folder, "facts:1:1: F01 no YAML file in this folder"),
    (a_tab, "scale.yaml:6:1: F03 a tab in the indentation → use spaces"),
    (a_key_twice, "scale.yaml:11:3: F04 the key 'kind' stands twice → keep one of the two"),
    (a_missing_field, "scale.yaml:5:3: F07 facts.0.kind: Field required → add the field"),
    (a_reference_to_nothing, "scale.yaml:11:12: F08 there is no person 'nobody-here'"),
    (not_utf_8, "scale.yaml:1:1: F01 not UTF-8 at byte 7 → save the file as UTF-8"),
]


@pytest.mark.parametrize(("spoil", "finding"), UNUSABLE)
@pytest.mark.parametrize("command", [["ask", "how many"], ["check"], ["format"], ["list"], ["ask", "--batch"]])
def test_a_fact_base_that_cannot_be_used_is_said_with_its_place(
    folder: Path, spoil: Callable[[Path], None], finding: str, command: list[str]
) -> None:
    spoil(folder)
    ran = factbot(*command, "--facts", str(folder))
    assert (ran.code, ran.out) == (2, "")
    assert finding in ran.err
    assert "Traceback" not in ran.err


def test_all_that_is_wrong_is_said_at_once_and_as_json_too(folder: Path) -> None:
    a_missing_field(folder)
    a_key_twice(folder)
    change(folder / "police.yaml", "  kind: response\n", "  kind: whatever\n")
    plain = factbot("check", "--facts", str(folder)).err.splitlines()
    found = [json.loads(line) for line in factbot("check", "--json", "--facts", str(folder)).out.splitlines()]
    assert [one["code"] for one in found] == [line.split()[1] for line in plain]
    assert {one["file"] for one in found} == {"police.yaml", "scale.yaml"}


# check and format


@pytest.fixture
def _verified(monkeypatch: pytest.MonkeyPatch) -> None:
    """As though everything had been held against the documents before."""
    monkeypatch.setattr(checking, "RULES", ())
    monkeypatch.setattr(lock, "unverified", lambda *_: [])


@pytest.mark.usefixtures("_verified")
def test_a_clean_check_ends_with_0(folder: Path) -> None:
    ran = factbot("check", "--facts", str(folder))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("12 facts, no findings. The documents were not at hand")
    record = json.loads(factbot("check", "--json", "--facts", str(folder)).out)
    assert record == {"facts": 12, "verified": False, "clean": True, "findings": []}


@pytest.mark.usefixtures("_verified")
def test_findings_end_with_1_each_on_its_line(folder: Path) -> None:
    change(folder / "scale.yaml", "  kind: finding\n", "  kind:   finding\n")
    ran = factbot("check", "--facts", str(folder))
    assert ran.code == 1
    assert ran.out == "scale.yaml:10:1: F10 not in canonical form → run `factbot format`\n"
    assert ran.err.startswith("1 errors, 0 warnings.")
    record = json.loads(factbot("check", "--json", "--facts", str(folder)).out)
    assert (record["clean"], record["findings"][0]["code"], record["findings"][0]["line"]) == (False, "F10", 10)


def test_documents_that_are_not_there_are_findings(folder: Path, tmp_path: Path) -> None:
    ran = factbot("check", "--facts", str(folder), "--documents", str(tmp_path / "gone"))
    assert ran.code == 1
    assert "P02" in ran.out
    assert not (folder / "provenance.lock").exists()


def test_format_rewrites_what_is_not_canonical_and_only_that(folder: Path) -> None:
    path = folder / "scale.yaml"
    canonical = path.read_text("utf-8")
    change(path, "  kind: finding\n", "  kind:   finding\n")
    assert factbot("format", "--facts", str(folder)).out == "rewrote scale.yaml\n"
    assert path.read_text("utf-8") == canonical
    assert factbot("format", "--facts", str(folder)).out == ""


def test_format_changes_nothing_where_one_file_cannot_be_written_whole(folder: Path) -> None:
    change(folder / "council.yaml", "  kind: finding\n", "  kind:   finding\n")
    change(folder / "scale.yaml", "  kind: finding\n", "# a comment inside an entry\n  kind: finding\n")
    before = (folder / "council.yaml").read_bytes()
    ran = factbot("format", "--facts", str(folder))
    assert ran.code == 2
    assert "scale.yaml:10:1: F10 a comment" in ran.err
    assert (folder / "council.yaml").read_bytes() == before


def test_a_file_that_cannot_be_written_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(folder / "scale.yaml", "  kind: finding\n", "  kind:   finding\n")

    def refuse(path: Path, _: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(files, "write_whole", refuse)
    ran = factbot("format", "--facts", str(folder))
    assert ran.code == 2
    assert ran.err == f"{folder / 'scale.yaml'}: Permission denied. Check that it is there, and that you may use it.\n"


# the command line


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["nope"], "No such command 'nope'"),
        (["ask", "--nope", "x"], "No such option '--nope'"),
        (["show"], "Missing argument"),
        (["fit", __file__, "--folds", "1"], "Invalid value for '--folds'"),
    ],
)
def test_a_wrong_command_line_is_said_with_where_to_look(arguments: list[str], wrong: str) -> None:
    ran = factbot(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert wrong in ran.err
    assert ran.err.endswith(". `factbot --help` tells what there is.\n")


def test_without_a_command_the_help_is_shown_and_nothing_else() -> None:
    ran = factbot()
    assert "Usage: " in ran.out
    assert "tells what there is" not in ran.err
    assert factbot("--help").code == 0


# as a process of its own


FACTBOT = [sys.executable, "-m", "bot"]


def test_a_closed_pipe_is_no_error() -> None:
    with subprocess.Popen([*FACTBOT, "list", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() in (0, 1)


def test_each_answer_is_written_before_the_next_question_and_ctrl_c_ends_quietly() -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*FACTBOT, "ask", "--batch"], **pipes) as process:  # type: ignore[call-overload]
        process.stdin.write(b'{"id": 1, "q": "did the police apologise"}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == 1
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert process.returncode == 130
    assert out == b""
    assert err.strip() == b""


def test_asking_waits_for_no_library_that_it_does_not_need() -> None:
    assert factbot("ask", "did the police apologise").code == 0, "so that the index is in the cache"
    asking = (
        "import sys; from bot.cli import main; sys.argv = ['factbot', 'ask', 'did the police apologise']\n"
        "try:\n    main()\nfinally:\n    print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", asking], capture_output=True, text=True, check=True, env=os.environ)
    *answer, modules = ran.stdout.splitlines()
    assert answer[0] == "The apology of County Police"
    loaded = set(modules.split())
    assert "bot" in loaded
    slow = {"discord", "pydantic", "pydantic_settings", "edtf", "sklearn", "prompt_toolkit", "PIL", "tantivy", "bm25s"}
    assert not loaded & {*slow, "aiosqlite", "sqlite3", "_sqlite3", "asyncio"}
    assert "rich" not in loaded, "only a card drawn in a terminal needs it"
