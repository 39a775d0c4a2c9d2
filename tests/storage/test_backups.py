"""Backups, putting one in its place, and looking a database through."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from bot.storage import revisions
from bot.storage.backups import backup, restore
from bot.storage.copies import copies
from bot.storage.database import Database
from bot.storage.failures import AbsentError, DamagedError, HeldError, NewerError, ReadOnlyError
from bot.storage.migrations import migrate
from bot.storage.verifying import verify
from tests.storage.world import DAY, NOW, appended, raw

if TYPE_CHECKING:
    from pathlib import Path


async def facts(path: Path) -> list[str]:
    """The facts that the log of a database has revisions of."""
    async with await Database.read_only(path) as db:
        assert await verify(db) == []
        return [revision.fact for revision in await revisions.every(db)]


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


async def test_a_backup_is_one_whole_file(db: Database) -> None:
    await appended(db, "a")
    file = await backup(db, db.backups, NOW)
    await appended(db, "b")
    assert file == db.path.parent / "backups" / "facts-20261122T123000Z.sqlite3"
    assert names(db.backups) == [file.name]
    assert file.stat().st_mode & 0o777 == 0o600
    assert await facts(file) == ["a"]


async def test_a_backup_while_another_process_holds_the_database(db: Database, path: Path) -> None:
    await appended(db, "a")
    async with await Database.read_only(path) as other:
        file = await backup(other, other.backups, NOW)
    assert await facts(file) == ["a"]
    await appended(db, "b")


async def test_those_older_than_thirty_days_are_deleted(db: Database) -> None:
    old, young = await backup(db, db.backups, NOW - 31 * DAY), await backup(db, db.backups, NOW - 29 * DAY)
    other = db.backups / "other-20200101T000000Z.sqlite3"
    other.write_text("of another database")
    unfinished = db.backups / f".{old.name}.4711"
    unfinished.write_text("left by a process that died")
    new = await backup(db, db.backups, NOW)
    assert names(db.backups) == sorted([young.name, new.name, other.name])
    assert [copy.file for copy in copies(db.path, db.backups)] == [young, new]


async def test_a_backup_that_cannot_be_written_leaves_nothing(db: Database, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(Exception, match="name the right file or folder"):
        await backup(db, tmp_path / "taken" / "backups", NOW)
    await appended(db, "a")
    assert (tmp_path / "taken").read_text() == "a file"


async def test_a_backup_into_a_folder_that_is_read_only(db: Database, unprivileged: Path) -> None:
    unprivileged.chmod(0o500)
    with pytest.raises(ReadOnlyError):
        await backup(db, unprivileged, NOW)


async def test_no_backup_is_made_of_a_damaged_database(path: Path) -> None:
    await spoilt(path)
    async with await Database.open(path, NOW) as db:
        with pytest.raises(DamagedError, match=r"/facts\.sqlite3: .*damaged"):
            await backup(db, db.backups, NOW)
        assert not db.backups.exists()


async def test_nor_of_one_that_refers_to_nothing(path: Path) -> None:
    async with await Database.open(path, NOW) as db:
        await appended(db)
        raw(path, "PRAGMA foreign_keys = OFF", "DELETE FROM member WHERE number = 1")
        with pytest.raises(DamagedError, match="refers to a member that is not there"):
            await backup(db, db.backups, NOW)


async def spoilt(path: Path) -> None:
    """Damage a page of the log's index."""
    async with await Database.open(path, NOW) as db:
        for number in range(50):
            await appended(db, f"fact-{number}")
    (row,) = raw(path, "SELECT rootpage FROM sqlite_master WHERE name = 'revision_follows'")
    whole = bytearray(path.read_bytes())
    start = 4096 * (row[0] - 1)
    whole[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(whole)


async def test_restoring_keeps_what_it_replaces(path: Path) -> None:
    async with await Database.open(path, NOW) as db:
        await appended(db, "a")
        file = await backup(db, db.backups, NOW)
        await appended(db, "b")
        with pytest.raises(HeldError, match="Stop that process"):
            await restore(file, path, NOW + DAY)
    path.chmod(0o640)
    replaced = await restore(file, path, NOW + DAY)
    assert replaced == path.with_name("facts-replaced-20261123T123000Z.sqlite3")
    assert await facts(path) == ["a"]
    assert await facts(replaced) == ["a", "b"]
    assert path.stat().st_mode & 0o777 == 0o640
    async with await Database.open(path, NOW) as db:
        assert (await appended(db, "c")).number == 2
    await restore(replaced, path, NOW + 2 * DAY)
    assert await facts(path) == ["a", "b"]


async def test_restoring_where_a_process_died(path: Path, tmp_path: Path) -> None:
    async with await Database.open(path, NOW) as db:
        await appended(db, "a")
        file = await backup(db, db.backups, NOW)
        await appended(db, "b")
        left = tmp_path / "left"
        left.mkdir()
        for name in ("facts.sqlite3", "facts.sqlite3-wal"):
            (left / name).write_bytes(path.with_name(name).read_bytes())
    replaced = await restore(file, left / "facts.sqlite3", NOW)
    assert replaced is not None
    assert await facts(replaced) == ["a", "b"]
    assert await facts(left / "facts.sqlite3") == ["a"]


async def test_restoring_over_what_is_no_database_any_more(path: Path) -> None:
    async with await Database.open(path, NOW) as db:
        await appended(db, "a")
        file = await backup(db, db.backups, NOW)
    path.write_bytes(b"spoilt" * 1000)
    path.with_name("facts.sqlite3-wal").write_bytes(b"its log")
    replaced = await restore(file, path, NOW)
    assert replaced is not None
    assert replaced.read_bytes() == b"spoilt" * 1000
    assert replaced.with_name(f"{replaced.name}-wal").read_bytes() == b"its log"
    assert await facts(path) == ["a"]


async def test_restoring_while_a_program_that_knows_no_hold_has_the_file_open(path: Path) -> None:
    async with await Database.open(path, NOW) as db:
        await appended(db, "a")
        file = await backup(db, db.backups, NOW)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA user_version")
    other.execute("INSERT INTO member (user_id) VALUES (5)")
    replaced = await restore(file, path, NOW)
    other.close()
    assert replaced is not None
    assert raw(replaced, "SELECT count(*) FROM member WHERE user_id = 5")[0][0] == 1
    assert raw(path, "SELECT count(*) FROM member WHERE user_id = 5")[0][0] == 0
    assert await facts(path) == ["a"]


async def test_restoring_on_a_new_machine(path: Path, tmp_path: Path) -> None:
    async with await Database.open(path, NOW) as db:
        await appended(db, "a")
        file = await backup(db, tmp_path / "elsewhere", NOW)
    new = tmp_path / "new" / "facts.sqlite3"
    assert await restore(file, new, NOW) is None
    assert await facts(new) == ["a"]


async def test_nothing_is_replaced_by_what_is_no_sound_backup(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(AbsentError, match="no such backup"):
        await restore(tmp_path / "missing.sqlite3", path, NOW)
    spoiled, newer = tmp_path / "spoiled.sqlite3", tmp_path / "newer.sqlite3"
    await migrate(spoiled, NOW)
    await spoilt(spoiled)
    with pytest.raises(DamagedError, match=r"spoiled\.sqlite3"):
        await restore(spoiled, path, NOW)
    await migrate(newer, NOW)
    raw(newer, "PRAGMA user_version = 99")
    with pytest.raises(NewerError):
        await restore(newer, path, NOW)
    assert path.read_bytes() == before
    assert names(path.parent) == ["facts.sqlite3", "facts.sqlite3.lock"]


LOOSENED = ("DROP TRIGGER revision_stays", "DROP TRIGGER revision_does_not_change")
TAMPERED = [
    ("DELETE FROM revision WHERE number = 3", "revision 3 is missing from the log"),
    ("DELETE FROM revision", "revision 1 is missing from the log"),
    (
        "UPDATE revision SET follows = 4 WHERE number = 3",
        "revision 3 does not follow the one before it of its community and fact",
    ),
    (
        "UPDATE revision SET fact = 'other' WHERE number = 1",
        "proposal 1 is approved, and its revision is missing or of another community, fact or kind",
    ),
    ("UPDATE revision SET author = 99", "row 1 of revision refers to a member that is not there"),
    ("UPDATE proposal SET revision = NULL", "proposal 1 is approved, and its revision is missing or of another"),
    ("UPDATE proposal SET state = 'rejected'", "proposal 1 has a revision, and is not approved"),
    (
        "UPDATE proposal SET state = 'open', reviewer = NULL, decided = NULL, revision = NULL WHERE number = 2",
        "revision 2 needs a second person, and no approved proposal became it",
    ),
    (
        "UPDATE proposal SET state = 'open' WHERE number = 2",
        "revision 2 needs a second person, and no approved proposal",
    ),
    ("DELETE FROM proposal WHERE number = 3", "revision 3 needs a second person, and no approved proposal became it"),
    ("UPDATE proposal SET filed = NULL", "proposal 1 is approved, and its dates are not those of one"),
    (
        "INSERT INTO report (community, wrong, filed, state) SELECT id, 'w', 'now', 'declined' FROM community",
        "report 1 is declined, and its dates are not those of one",
    ),
    ("DELETE FROM migration", "migration 2 is not recorded, or not next to the one before it"),
    (
        "UPDATE migration SET number = 3 WHERE number = 2",
        "migration 3 is not recorded, or not next to the one before it",
    ),
]


@pytest.mark.parametrize(("statement", "problem"), TAMPERED)
async def test_what_was_tampered_with_is_named(path: Path, statement: str, problem: str) -> None:
    async with await Database.open(path, NOW) as db:
        await appended(db)
        await appended(db, follows=1)
        await appended(db, follows=2)
        await appended(db, "other-fact")
        assert await verify(db) == []
    loosened = ("PRAGMA foreign_keys = OFF", "PRAGMA ignore_check_constraints = ON", *LOOSENED)
    raw(path, *loosened, statement)
    async with await Database.read_only(path) as db:
        assert any(line.startswith(problem) for line in await verify(db)), await verify(db)


async def test_damage_is_a_problem_and_no_error(path: Path) -> None:
    await spoilt(path)
    async with await Database.read_only(path) as db:
        assert await verify(db) != []


async def test_a_database_with_nothing_in_it_is_whole(db: Database) -> None:
    assert await verify(db) == []
