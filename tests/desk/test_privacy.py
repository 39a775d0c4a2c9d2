"""Removing a person's id takes back what they proposed: nobody could tell any more that it was theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.desk.privacy import Kept, delete, kept_of
from bot.storage import proposals
from bot.storage.proposals import State
from tests.storage.world import AUTHOR, NOW, appended, drafted, filed

if TYPE_CHECKING:
    from bot.storage.database import Database


async def test_undecided_proposals_of_someone_who_is_forgotten_are_withdrawn(database: Database) -> None:
    opened, draft, revision = await filed(database), await drafted(database, None), await appended(database)
    assert await kept_of(database, AUTHOR) == Kept(reports=0, proposals=3, revisions=1)
    forgotten = await delete(database, AUTHOR, NOW)
    assert forgotten.member == revision.author
    for proposal in (opened, draft):
        assert (await proposals.one(database, proposal.number)).state is State.WITHDRAWN
    assert not await kept_of(database, AUTHOR)
