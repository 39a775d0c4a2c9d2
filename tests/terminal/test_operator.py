"""The operator at the shell: the log, the queue, corrections, export and forgetting."""

from __future__ import annotations

import asyncio
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from bot.storage.database import Database
from bot.terminal import words
from bot.terminal.chat import Chat
from tests.conftest import FACTS
from tests.desk.curating import ANNA, BEN, ELSEWHERE, MILLBROOK
from tests.storage.world import NOW, raw
from tests.terminal.filled import fill
from tests.terminal.shell import factbot, piped

if TYPE_CHECKING:
    from pathlib import Path

    from bot.desk.asking import Desk


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database as moderators leave it."""
    path = tmp_path / "data" / "facts.sqlite3"
    asyncio.run(fill(path))
    monkeypatch.setenv("FACTBOT_DATABASE", str(path))
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the published facts, in place of them."""
    copy = shutil.copytree(FACTS, tmp_path / "facts")
    monkeypatch.setenv("FACTBOT_FACTS", str(copy))
    return copy


def records(*arguments: str) -> list[dict[str, Any]]:
    """The objects that a command writes."""
    ran = factbot(*arguments, "--json")
    assert ran.err == ""
    return [json.loads(line) for line in ran.out.splitlines()]


# log


@pytest.mark.usefixtures("database")
def test_the_log_says_what_was_done_when_why_by_whom_and_what_changed() -> None:
    ran = factbot("log")
    assert (ran.code, ran.err) == (0, "")
    *_, edit = ran.out.partition("1 · 22 November 2026, 12:30 UTC · edit · penny-listening · everywhere\n")
    assert edit.startswith(
        "  Why: The council said so.\n  By person 1, approved by person 2. Not merged.\n  statement: “"
    )
    assert edit.endswith("should let youth workers speak freely.”\n")
    numbers = [line.split()[0] for line in ran.out.splitlines() if not line.startswith(" ")]
    assert numbers == ["3", "2", "1"]
    assert "2 · 22 November 2026, 12:30 UTC · withhold · new-team · everywhere\n  Why: Harlow's own words." in ran.out
    assert "By person 1. Not merged." in ran.out


@pytest.mark.usefixtures("database")
def test_nothing_that_a_moderator_wrote_steers_the_terminal_or_fakes_a_line() -> None:
    for command in ("log", "corrections"):
        out = factbot(command).out
        assert "\x1b" not in out
        assert "  Why: Harlow's own words.  [2Jand more\n" in out


@pytest.mark.usefixtures("database")
def test_no_id_of_a_person_is_shown() -> None:
    for command in ("log", "review", "corrections"):
        for out in (factbot(command).out, factbot(command, "--json").out):
            assert out
            assert not [user for user in (ANNA.user, BEN.user) if str(user) in out]


@pytest.mark.usefixtures("database")
def test_the_log_as_json_is_an_object_a_revision() -> None:
    own, withheld, edit = records("log")
    assert list(withheld) == [
        "number",
        "at",
        "community",
        "everywhere",
        "action",
        "fact",
        "reason",
        "author",
        "reviewer",
        "merged",
        "differences",
    ]
    assert (edit["author"], edit["reviewer"], edit["merged"], len(edit["differences"])) == (1, 2, None, 1)
    assert (own["action"], own["everywhere"], own["community"]) == ("add", False, MILLBROOK)


@pytest.mark.usefixtures("database")
def test_the_log_of_a_fact_or_a_community() -> None:
    assert [one["number"] for one in records("log", "--fact", "new-team")] == [2]
    assert [one["number"] for one in records("log", "--community", str(MILLBROOK))] == [3, 2, 1]
    assert records("log", "--community", str(ELSEWHERE)) == []
    assert factbot("log", "--community", str(ELSEWHERE)).out == "There are no such revisions.\n"


@pytest.mark.parametrize(
    "command", [["log"], ["review"], ["corrections"], ["export"], ["forget", "1"], ["db", "backup"], ["db", "verify"]]
)
def test_without_a_database_the_message_says_what_to_do(command: list[str], home: Path) -> None:
    ran = factbot(*command)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{home / 'data' / 'factbot' / 'facts.sqlite3'}: there is no database.")
    assert ran.err.endswith("check --database or FACTBOT_DATABASE.\n")
    assert "migrate" not in ran.err


@pytest.mark.parametrize("command", [["log"], ["db", "verify"], ["db", "migrate"], ["db", "pending"]])
def test_a_folder_in_place_of_the_database_is_said_to_be_one(command: list[str], tmp_path: Path) -> None:
    ran = factbot(*command, "--database", str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert f"{tmp_path}: this is a folder" in ran.err


def test_a_bot_that_keeps_nothing_has_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTBOT_DATABASE", "none")
    for command in (["log"], ["db", "migrate"]):
        ran = factbot(*command)
        assert ran.code == 2
        assert "a bot that keeps nothing has no database; name a file" in ran.err
    assert "no database of a bot in Discord" in factbot("chat", stdin=b"/corrections\n").out


# review


@pytest.mark.usefixtures("database")
def test_the_queue_says_what_each_proposal_changes() -> None:
    ran = factbot("review")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Proposal 3 · edit · harlow-estimate · community {MILLBROOK} · by person 2\n  Why: ")
    assert "called it cautious" in ran.out
    assert "Quotation not verified" in ran.out
    (record,) = records("review")
    assert (record["clean"], record["verified"], record["findings"], record["filed"][:4]) == (True, False, [], "2026")


def test_the_rules_are_asked_again(database: Path) -> None:
    raw(database, "UPDATE proposal SET text = replace(text, 'nora-harlow', 'nobody') WHERE number = 3")
    ran = factbot("review")
    assert "F08 there is no person 'nobody'" in ran.out
    (record,) = records("review")
    assert (record["clean"], record["findings"][0]["code"]) == (False, "F08")


def test_documents_are_held_against_it_where_they_are_named(database: Path, tmp_path: Path) -> None:
    (tmp_path / "103_law.txt").write_text("one", "utf-8")
    ran = factbot("review", "--documents", str(tmp_path))
    assert ran.code == 0
    raw(database, "UPDATE proposal SET state = 'withdrawn', decided = filed WHERE number = 3")
    assert factbot("review").out == "No proposal waits for review.\n"


# corrections


@pytest.mark.usefixtures("database")
def test_corrections_are_those_that_count_everywhere() -> None:
    ran = factbot("corrections")
    assert ran.out.startswith("22 November 2026, 12:30 UTC · withheld · The team that the council set up (new-team)\n")
    assert "corrected · What Ruth Penny asks of councils (penny-listening)\n  Why: The council said so.\n" in ran.out
    assert "swimming" not in ran.out
    assert [one["action"] for one in records("corrections")] == ["withhold", "edit"]


def test_corrections_at_the_prompt(desk: Desk, database: Path, tmp_path: Path) -> None:
    def said(path: Path | None) -> str:
        view, out = piped()
        Chat(desk, view, path).take("/corrections")
        return out.getvalue()

    assert "corrected · What Ruth Penny asks of councils" in said(database)
    assert (
        said(None)
        == said(tmp_path / "none")
        == ("This machine has no database of a bot in Discord, and so no changes made in chat.\n")
    )
    broken = tmp_path / "broken.sqlite3"
    broken.write_text("no database at all")
    assert "factbot db restore" in said(broken)
    assert "corrected · What Ruth Penny" in factbot("chat", stdin=b"/corrections\n").out


# export


@pytest.mark.usefixtures("database")
def test_the_export_writes_the_files_and_says_so(folder: Path) -> None:
    ran = factbot("export")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Unmerged revisions:\n  1 · edit · penny-listening\n  2 · withhold · new-team\n"
        f"wrote {folder / 'council.yaml'}\nwrote {folder / 'uncited.yaml'}\n"
        f"{words.THEN_CHECK}\n"
    )
    text = (folder / "council.yaml").read_text("utf-8")
    assert "speak freely" in " ".join(text.split())
    assert "new-team" not in text
    assert factbot("format").out == ""
    found = [finding["code"] for finding in records("check")[0]["findings"]]
    assert set(found) == {"P01"}
    again = factbot("export")
    assert (again.code, again.out) == (0, "The fact base has every revision.\n")


@pytest.mark.usefixtures("database")
def test_the_check_fails_until_the_fact_base_has_every_revision(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    ran = factbot("export", "--check")
    assert (ran.code, ran.out) == (1, "Unmerged revisions:\n  1 · edit · penny-listening\n  2 · withhold · new-team\n")
    assert words.THEN_CHECK not in ran.out
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    factbot("export")
    assert factbot("export", "--check").code == 0


@pytest.mark.usefixtures("database")
def test_an_export_may_go_to_another_folder(folder: Path, tmp_path: Path) -> None:
    (record,) = records("export", str(tmp_path / "new" / "folder"), "--community", str(MILLBROOK))
    assert record["files"] == ["council.yaml", "uncited.yaml"]
    assert [one["number"] for one in record["revisions"]] == [1, 2]
    assert record["left_out"] == [
        {"number": 3, "action": "add", "fact": "swimming-lessons", "community": MILLBROOK},
    ]
    assert {path.name for path in (tmp_path / "new" / "folder").iterdir()} == set(record["files"])
    assert (folder / "council.yaml").read_bytes() == (FACTS / "council.yaml").read_bytes()


@pytest.mark.usefixtures("database")
def test_what_is_left_out_is_named(folder: Path) -> None:
    ran = factbot("export", "--check", "--community", str(MILLBROOK))
    assert "Left out, since they rest on a community's own source" in ran.out
    assert ran.out.endswith("  3 · add · swimming-lessons\n")
    factbot("export")
    assert factbot("export", "--check", "--community", str(MILLBROOK)).code == 0
    assert "swimming" not in "".join(path.read_text("utf-8") for path in folder.glob("*.yaml"))


def test_what_was_merged_and_is_published_again_is_named(database: Path, folder: Path) -> None:
    factbot("export")
    raw(database, "UPDATE revision SET merged = at WHERE number <= 2")
    assert factbot("export", "--check").out == f"{words.NOTHING_UNMERGED}\n"
    (folder / "council.yaml").write_bytes((FACTS / "council.yaml").read_bytes())
    ran = factbot("export", "--check")
    assert ran.code == 1
    assert words.AGAIN.format(facts="new-team") in ran.out
    assert "2 · withhold · new-team" in ran.out
    (record,) = records("export")
    assert (record["again"], record["back"]) == (["new-team"], [])
    assert "new-team" not in (folder / "council.yaml").read_text("utf-8")


def test_a_folder_that_cannot_be_written_to_is_named(database: Path) -> None:
    ran = factbot("export", str(database))
    assert ran.code == 2
    assert ran.err.startswith(f"{database}: File exists.")


# forget


def test_forgetting_says_what_was_removed_and_where_it_looked(database: Path) -> None:
    ran = factbot("forget", str(ANNA.user))
    assert ran.code == 0
    assert ran.out == (
        "Removed: person 1 has no id any more. What they did stays in the log, and their undecided proposals are"
        " withdrawn.\n"
        f"Searched: {database}, {database}-wal\nIt stands in none of them.\n"
    )
    assert ANNA.user.to_bytes(8, "big") not in database.read_bytes()
    again = factbot("forget", str(ANNA.user))
    assert again.out.startswith("The database had no such id.\n")
    assert "By person 1, approved by person 2" in factbot("log").out


@pytest.mark.usefixtures("database")
def test_nobody_could_tell_that_a_forgotten_author_may_not_approve() -> None:
    assert len(records("review")) == 1
    factbot("forget", str(BEN.user))
    assert records("review") == []


def test_forgetting_names_the_backups_that_hold_the_id(database: Path) -> None:
    factbot("db", "backup")
    (file,) = (database.parent / "backups").iterdir()
    (record,) = records("forget", str(BEN.user))
    assert (record["person"], record["left"]) == (2, [])
    assert [one["file"] for one in record["backups"]] == [str(file)]
    assert record["until"] == record["backups"][0]["expires"]
    assert f"The backup {file} holds it too; it is deleted on " in factbot("forget", str(BEN.user)).out


def test_an_id_that_someone_wrote_is_no_success(database: Path) -> None:
    raw(database, "UPDATE proposal SET reason = (SELECT 'asked by ' || user_id FROM member WHERE number = 1)")
    ran = factbot("forget", str(ANNA.user))
    assert ran.code == 1
    assert f"It still stands in {database}, in words that someone wrote." in ran.out


@pytest.mark.usefixtures("database")
def test_an_id_that_is_none_of_discords() -> None:
    assert "too short to be looked for" in factbot("forget", "7").out
    assert factbot("forget", "nobody").code == 2
    assert factbot("forget", str(1 << 63)).code == 2


def test_what_a_running_bot_holds_is_read_and_not_written_to(database: Path) -> None:
    async def with_it_open() -> tuple[str, str]:
        async with await Database.open(database, NOW):
            forgotten = await asyncio.to_thread(factbot, "forget", "7")
            listed = await asyncio.to_thread(factbot, "log")
            assert forgotten.code == 2
            return forgotten.err, listed.out

    refused, listed = asyncio.run(with_it_open())
    assert f"{database}: held by process " in refused
    assert "penny-listening" in listed
