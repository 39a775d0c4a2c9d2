"""Migrations: seen before they are applied, and whole or not at all."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bot.storage.failures import MigrationError, NewerError
from bot.storage.migrations import FOLDER, migrate, pending
from tests.storage.world import DAY, NOW, raw

if TYPE_CHECKING:
    from pathlib import Path

SECOND = """
-- A second step; with a semicolon in its comment.
CREATE TABLE extra (number INTEGER PRIMARY KEY, text TEXT DEFAULT 'a;b') STRICT;
CREATE TRIGGER extra_stays BEFORE DELETE ON extra
BEGIN
    SELECT RAISE(ABORT, 'stays; always');
END;
INSERT INTO extra (number) VALUES (1);
-- And nothing after it.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The migrations of this program, to which a test adds."""
    return shutil.copytree(FOLDER, tmp_path / "sql")


async def test_looking_creates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "data" / "facts.sqlite3"
    assert [str(migration) for migration in await pending(path)] == ["0001 log", "0002 channels"]
    assert list(tmp_path.iterdir()) == []


async def test_they_are_applied_once_and_written_down(path: Path, folder: Path) -> None:
    (folder / "0902_extra.sql").write_text(SECOND)
    (folder / "README").write_text("no migration")
    before = sorted(path.parent.iterdir())
    assert [migration.number for migration in await pending(path, folder)] == [902]
    assert sorted(path.parent.iterdir()) == before
    assert [migration.name for migration in await migrate(path, NOW + DAY, folder)] == ["extra"]
    assert await pending(path, folder) == []
    assert await migrate(path, NOW + DAY, folder) == []
    assert [tuple(row) for row in raw(path, "SELECT * FROM migration")] == [
        (1, "log", "2026-11-22T12:30:00.000000Z"),
        (2, "channels", "2026-11-22T12:30:00.000000Z"),
        (902, "extra", "2026-11-23T12:30:00.000000Z"),
    ]
    assert [tuple(row) for row in raw(path, "SELECT * FROM extra")] == [(1, "a;b")]


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        ("INSERT INTO nowhere VALUES (1);", "no such table: nowhere"),
        ("INSERT INTO extra (number) VALUES (1);", "UNIQUE constraint failed"),
        ("INSERT INTO post VALUES (1, 2, 3, 'a', '[]');", "FOREIGN KEY constraint failed"),
        ("CREATE TABLE unfinished (", "incomplete input"),
    ],
)
async def test_one_that_fails_half_way_leaves_all_as_it_was(path: Path, folder: Path, broken: str, error: str) -> None:
    (folder / "0902_extra.sql").write_text(SECOND + broken)
    (folder / "0903_never.sql").write_text("CREATE TABLE never (a INTEGER) STRICT;")
    raw(path, "INSERT INTO member (user_id) VALUES (5)")
    before = raw(path, "SELECT * FROM sqlite_master")
    with pytest.raises(MigrationError) as failed:
        await migrate(path, NOW, folder)
    for said in ("0902_extra.sql", broken, error, "as it was before", "factbot db migrate"):
        assert said in str(failed.value)
    assert raw(path, "SELECT * FROM sqlite_master") == before
    assert [tuple(row) for row in raw(path, "SELECT user_id FROM member")] == [(5,)]
    assert [migration.number for migration in await pending(path, folder)] == [902, 903]
    (folder / "0902_extra.sql").write_text(SECOND)
    assert len(await migrate(path, NOW, folder)) == 2


async def test_those_before_the_one_that_fails_stay_applied(path: Path, folder: Path) -> None:
    (folder / "0902_extra.sql").write_text(SECOND)
    (folder / "0903_broken.sql").write_text("CREATE TABLE other (a INTEGER) STRICT; SELECT nothing;")
    with pytest.raises(MigrationError, match="0903_broken"):
        await migrate(path, NOW, folder)
    assert [migration.number for migration in await pending(path, folder)] == [903]


async def test_a_full_disk_in_a_migration_is_named(path: Path, folder: Path) -> None:
    (folder / "0902_large.sql").write_text(
        "CREATE TABLE large (content BLOB) STRICT; PRAGMA max_page_count = 1;"
        " INSERT INTO large VALUES (zeroblob(99999));"
    )
    with pytest.raises(MigrationError, match=r"the disk is full(.|\n)*zeroblob"):
        await migrate(path, NOW, folder)
    assert [migration.number for migration in await pending(path, folder)] == [902]


async def test_a_database_of_the_first_version_keeps_what_its_communities_set(tmp_path: Path, folder: Path) -> None:
    path, first = tmp_path / "old.sqlite3", tmp_path / "first"
    first.mkdir()
    shutil.copy(folder / "0001_log.sql", first)
    await migrate(path, NOW, first)
    raw(path, "INSERT INTO community (id, private_answers) VALUES (7, 1)")
    await migrate(path, NOW)
    assert [tuple(row) for row in raw(path, "SELECT id, private_answers, channels FROM community")] == [(7, 1, "[]")]


async def test_an_older_program_refuses_what_a_newer_one_made(path: Path, folder: Path) -> None:
    (folder / "0902_extra.sql").write_text(SECOND)
    await migrate(path, NOW, folder)
    with pytest.raises(NewerError, match="its schema is 902, this program knows 2"):
        await pending(path)
