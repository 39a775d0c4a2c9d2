"""What is kept of a person, and how their id is removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.storage import members, proposals
from bot.storage.forgetting import forget

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.database import Database
    from bot.storage.forgetting import Forgotten


@dataclass(frozen=True)
class Kept:
    """How many entries refer to a person."""

    reports: int = 0
    proposals: int = 0
    """Those that the person wrote or decided."""
    revisions: int = 0
    """Those that the person wrote or approved."""

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return any((self.reports, self.proposals, self.revisions))


async def kept_of(database: Database, user_id: int) -> Kept:
    """What refers to a person.

    Raises:
        StorageError: the database cannot be read.
    """
    member = await members.find(database, user_id)
    if member is None:
        return Kept()
    ((filed, proposed, revised),) = await database.rows(
        "SELECT (SELECT count(*) FROM report WHERE reporter = ?1),"
        " (SELECT count(*) FROM proposal WHERE author = ?1 OR reviewer = ?1),"
        " (SELECT count(*) FROM revision WHERE author = ?1 OR reviewer = ?1)",
        member,
    )
    return Kept(filed, proposed, revised)


async def delete(database: Database, user_id: int, now: datetime) -> Forgotten:
    """Remove a person's id, and withdraw the proposals of theirs that are not decided.

    Nobody would know any more that they wrote those, so they could approve them as if someone else had.

    Raises:
        LockedError: another program reads the database, so that old bytes stay beside the file for now.
        StorageError: the database cannot be written to.
    """
    async with database.write() as tx:
        member = await members.find(tx, user_id)
        if member is not None:
            for proposal in await proposals.undecided_of(tx, member):
                await proposals.withdraw(tx, proposal.number, proposal.version, now)
    return await forget(database, user_id)
