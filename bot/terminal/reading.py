"""Reading the database for a command; it may be open in a running bot meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.desk.corrections import corrections
from bot.storage import proposals, revisions
from bot.storage.database import Database
from bot.terminal.commandline import finished

if TYPE_CHECKING:
    from pathlib import Path

    from bot.desk.corrections import Correction
    from bot.storage.proposals import Proposal
    from bot.storage.revisions import Revision


async def log_of(path: Path) -> list[Revision]:
    """The log, oldest first.

    Raises:
        StorageError: there is no database, it lacks migrations, or it cannot be read.
    """
    async with await Database.read_only(path) as db:
        return await revisions.every(db)


async def queue_of(path: Path) -> tuple[list[Revision], list[Proposal]]:
    """The log, and the proposals that wait for review in any community, oldest first.

    Raises:
        StorageError: there is no database, it lacks migrations, or it cannot be read.
    """
    async with await Database.read_only(path) as db:
        return await revisions.every(db), await proposals.every_open(db)


def public_corrections(path: Path) -> list[Correction]:
    """What was changed for everyone, the newest first.

    Raises:
        StorageError: there is no database, it lacks migrations, or it cannot be read.
    """
    return corrections(finished(log_of(path)), None)
