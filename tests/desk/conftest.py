"""Each of these tests has folders of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.desk.curating import Curator
from bot.desk.opening import open_base
from bot.desk.serving import Serving
from bot.storage.database import Database
from bot.storage.migrations import migrate
from tests.conftest import FACTS
from tests.desk.curating import MILLBROOK, Desks
from tests.storage.world import NOW
from tests.terminal.shell import home, own_folders

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

__all__ = ["home", "own_folders"]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An open database with nothing in it."""
    path = tmp_path / "facts.sqlite3"
    await migrate(path, NOW)
    async with await Database.open(path, NOW) as opened:
        yield opened


@pytest.fixture
async def desks(database: Database) -> Desks:
    """Communities that are served the invented facts."""
    return Desks(Curator(database, Serving(open_base(FACTS)), lambda: NOW))


@pytest.fixture
async def home_desks(database: Database) -> Desks:
    """The same, where Millbrook is the home community."""
    return Desks(Curator(database, Serving(open_base(FACTS)), lambda: NOW, home=MILLBROOK))
