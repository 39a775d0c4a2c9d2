"""A database as moderators leave it, for the commands of the operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.desk.curating import Curator
from bot.desk.opening import open_base
from bot.desk.serving import Serving
from bot.storage.database import Database
from bot.storage.migrations import migrate
from tests.conftest import FACTS
from tests.desk.curating import ANNA, BEN, MILLBROOK, OWN, Desks
from tests.storage.world import NOW

if TYPE_CHECKING:
    from pathlib import Path

REASON = "Harlow's own words.\n\x1b[2Jand more"
"""A reason that would clear the screen of a terminal."""


async def fill(path: Path) -> None:
    """Fill a database: 1 an edit and 2 a withholding that count everywhere, 3 a fact of an own source, one proposal."""
    await migrate(path, NOW)
    async with await Database.open(path, NOW) as database:
        desks = Desks(Curator(database, Serving(open_base(FACTS)), lambda: NOW, home=MILLBROOK))
        edit = await desks.edited("penny-listening", "without fear for their jobs", "freely")
        await desks.curator.approve(BEN, edit.number, edit.version)
        await desks.curator.withhold(ANNA, "new-team", REASON)
        own = await desks.filed(OWN)
        await desks.curator.approve(BEN, own.number, own.version)
        await desks.edited("harlow-estimate", "called that estimate cautious", "called it cautious", BEN)
