"""A bot brings its database up to date when it starts, after a backup of it as it was."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bot.storage import migrations
from bot.storage.database import Database
from bot.storage.failures import HeldError
from bot.storage.holding import Hold
from bot.storage.upgrading import open_current
from tests.storage.world import NOW, raw

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def newer(tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that knows one migration more than the database has."""
    assert path.exists()
    folder = tmp_path / "sql"
    shutil.copytree(migrations.FOLDER, folder)
    (folder / "9000_more.sql").write_text("CREATE TABLE more (number INTEGER PRIMARY KEY) STRICT;", "utf-8")
    for function in (migrations.pending, migrations.migrate, migrations.check):
        monkeypatch.setattr(function, "__defaults__", (folder,))


async def test_a_database_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "data" / "facts.sqlite3"
    async with await open_current(path, NOW) as database:
        assert await database.rows("SELECT * FROM report") == []
        assert not database.backups.exists()


@pytest.mark.usefixtures("newer")
async def test_before_it_is_brought_up_to_date_a_backup_is_made(path: Path) -> None:
    async with await open_current(path, NOW) as database:
        assert await database.rows("SELECT * FROM more") == []
        (backup,) = database.backups.iterdir()
    assert raw(backup, "SELECT name FROM sqlite_schema WHERE name = 'more'") == []
    assert len(raw(backup, "SELECT * FROM migration")) >= 1


async def test_one_that_is_up_to_date_is_only_opened(path: Path) -> None:
    async with await open_current(path, NOW) as database:
        assert isinstance(database, Database)
        assert not database.backups.exists()


@pytest.mark.usefixtures("newer")
async def test_one_that_is_held_is_left_as_it_is(path: Path) -> None:
    with Hold.take(path, NOW), pytest.raises(HeldError):
        await open_current(path, NOW)
    assert not path.with_name("backups").exists()
