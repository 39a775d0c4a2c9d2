"""`factbot db …`: the database is looked after at the shell."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.storage import migrations
from bot.storage.migrations import Migration
from tests.storage.world import raw
from tests.terminal.filled import fill
from tests.terminal.shell import factbot

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the database is to be; there is none yet."""
    path = tmp_path / "data" / "facts.sqlite3"
    monkeypatch.setenv("FACTBOT_DATABASE", str(path))
    return path


@pytest.fixture
def filled(database: Path) -> Path:
    """A database as moderators leave it."""
    asyncio.run(fill(database))
    return database


@pytest.fixture
def _newer_program(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that knows a migration more than the database has."""
    assert filled.exists()
    file = tmp_path / "0099_more.sql"
    file.write_text("CREATE TABLE more (number INTEGER PRIMARY KEY) STRICT;\n", "utf-8")
    known = migrations.known()
    later = Migration(known[-1].number + 1, "more", file)
    monkeypatch.setattr(migrations, "known", lambda _=None: [*known, later])


def record(*arguments: str) -> dict[str, Any]:
    """The one object that a command writes."""
    ran = factbot("db", *arguments, "--json")
    assert ran.err == ""
    (line,) = ran.out.splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


def test_a_database_is_made_where_there_is_none(database: Path) -> None:
    assert factbot("db", "pending").out.startswith("pending 0001 log\n")
    assert not database.exists()
    ran = factbot("db", "migrate")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("applied 0001 log\n")
    for command in ("pending", "migrate"):
        ran = factbot("db", command)
        assert (ran.code, ran.out) == (0, f"{database}: nothing is pending.\n")
    assert factbot("db", "pending", "--json").out == ""
    assert record("migrate") == {"database": str(database), "backup": None, "applied": []}
    assert not (database.parent / "backups").exists()


def test_a_database_may_be_named(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    assert factbot("db", "migrate", "--database", str(path)).code == 0
    assert path.exists()


@pytest.mark.usefixtures("_newer_program")
def test_there_is_a_backup_before_a_migration_where_there_is_something_to_lose(filled: Path) -> None:
    newest = migrations.known()[-1]
    assert factbot("db", "pending").out == f"pending {newest}\n"
    assert [json.loads(line)["name"] for line in factbot("db", "pending", "--json").out.splitlines()] == ["more"]
    assert "migrations are waiting" in factbot("log").err
    ran = factbot("db", "migrate")
    (backup,) = (filled.parent / "backups").iterdir()
    assert ran.out == f"wrote {backup}\napplied {newest}\n"
    assert len(raw(backup, "SELECT * FROM revision")) == 3
    restored = factbot("db", "restore", str(backup))
    assert restored.out.endswith("The backup is of an older program. Bring it up to date: factbot db migrate.\n")


@pytest.mark.usefixtures("_newer_program")
def test_nothing_is_migrated_where_no_backup_can_be_written(filled: Path) -> None:
    (filled.parent / "backups").write_text("in the way")
    ran = factbot("db", "migrate")
    assert (ran.code, ran.out) == (2, "")
    assert "Nothing was written" in ran.err
    assert factbot("db", "pending").out.startswith("pending ")


def test_a_backup_is_written_and_put_in_place_and_what_it_replaced_is_kept(filled: Path) -> None:
    written = record("backup")
    (backup,) = (filled.parent / "backups").iterdir()
    assert written == {"database": str(filled), "backup": str(backup)}
    raw(filled, "UPDATE proposal SET reason = 'changed since' WHERE number = 3")
    ran = factbot("db", "restore", str(backup))
    assert (ran.code, ran.err) == (0, "")
    first, second = ran.out.splitlines()
    assert first == f"{filled} is now what {backup} holds."
    (replaced,) = filled.parent.glob("*-replaced-*.sqlite3")
    assert second == f"What it replaced is kept for 30 days: {replaced}"
    assert raw(replaced, "SELECT reason FROM proposal WHERE number = 3")[0][0] == "changed since"
    assert raw(filled, "SELECT reason FROM proposal WHERE number = 3")[0][0] != "changed since"


def test_a_backup_is_put_where_there_is_no_database(filled: Path) -> None:
    backup = record("backup")["backup"]
    filled.unlink()
    assert record("restore", backup) == {
        "database": str(filled),
        "restored": backup,
        "replaced": None,
        "pending": [],
    }
    assert factbot("db", "verify").code == 0


def test_a_backup_that_is_not_there_or_damaged_replaces_nothing(filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    ran = factbot("db", "restore", str(tmp_path / "none"))
    assert (ran.code, ran.out) == (2, "")
    assert "there is no such backup" in ran.err
    (tmp_path / "damaged").write_bytes(b"SQLite format 3\x00" + bytes(4096))
    assert factbot("db", "restore", str(tmp_path / "damaged")).code == 2
    assert filled.read_bytes() == before


# verify


def test_a_sound_database(filled: Path) -> None:
    ran = factbot("db", "verify")
    assert (ran.code, ran.out, ran.err) == (0, f"{filled}: 3 revisions, no problems.\n", "")
    assert record("verify") == {"database": str(filled), "revisions": 3, "clean": True, "problems": []}


UNGUARDED = "DROP TRIGGER revision_does_not_change"
PROBLEMS = {
    "UPDATE revision SET text = 'fact: {id: x}' WHERE number = 1": (
        "the text of revision 1 cannot be read: proposal:1:7: F07"
    ),
    "UPDATE revision SET text = replace(text, 'id: penny-listening', 'id: penny') WHERE number = 1": (
        "revision 1 is of penny-listening, and its text of penny\n"
    ),
    "UPDATE revision SET text = replace(text, 'ruth-penny', 'nobody') WHERE number = 1": (
        "penny-listening names the person nobody, which is not there outside of every community\n"
    ),
    "UPDATE revision SET before = 'fact: {id: x}' WHERE number = 2": (
        "the text of revision 2 cannot be read: proposal:1:7: F07"
    ),
    "UPDATE revision SET along = 'along: [x]' WHERE number = 2": (
        "the text of revision 2 cannot be read: proposal:1:9: F07"
    ),
    "UPDATE revision SET everywhere = 0 WHERE number = 3": "no problems",
    "UPDATE revision SET follows = 1 WHERE number = 3": "revision 3 does not follow the one before it",
}


@pytest.mark.parametrize("statement", PROBLEMS)
def test_what_is_wrong_is_said(filled: Path, statement: str) -> None:
    raw(filled, UNGUARDED, statement)
    ran = factbot("db", "verify")
    told = PROBLEMS[statement]
    assert told in ran.out
    assert ran.code == (0 if told == "no problems" else 1)
    assert record("verify")["clean"] == (told == "no problems")


def test_a_damaged_file_is_a_problem_and_not_an_accident(database: Path) -> None:
    database.parent.mkdir()
    database.write_bytes(b"SQLite format 3\x00" + bytes(4096))
    ran = factbot("db", "verify")
    assert (ran.code, ran.err) == (1, "")
    assert "not a database, or a damaged one" in ran.out
