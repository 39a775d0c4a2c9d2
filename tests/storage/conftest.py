"""Each of these tests has folders of its own."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.storage.database import Database
from bot.storage.migrations import migrate
from tests.storage.world import NOW
from tests.terminal.shell import home, own_folders

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

__all__ = ["home", "own_folders"]
NOBODY = 65534


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A database with its schema and nothing in it, in a folder of its own."""
    path = tmp_path / "data" / "facts.sqlite3"
    await migrate(path, NOW)
    return path


@pytest.fixture
async def db(path: Path) -> AsyncIterator[Database]:
    """An open database that waits for no other program."""
    async with await Database.open(path, NOW, busy=0) as database:
        yield database


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """An empty folder, and no more rights than anybody's: nothing is read-only to root."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)
