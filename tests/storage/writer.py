"""Writes to a database until it is killed, and says on standard output what it is at.

`python -m tests.storage.writer DATABASE ROUND`. Each write is a proposal, the revision that it becomes and one that
withholds the fact again; it is acknowledged only once it is committed.
"""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from bot.storage import proposals, revisions
from bot.storage.database import Database
from bot.storage.proposals import NewProposal
from bot.storage.revisions import Action
from tests.storage.world import COMMUNITY, NOW, new_revision


def text_of(fact: str) -> str:
    """The text of a fact's revision, longer than a page of the file."""
    return f"id: {fact}\n" * 500


def say(*words: object) -> None:
    """Tell the parent, at once."""
    os.write(1, f"{' '.join(map(str, words))}\n".encode())


async def write(db: Database, fact: str) -> None:
    """One write."""
    async with db.write() as tx:
        say("begin", fact)
        new = replace(await new_revision(tx, fact), text=text_of(fact))
        assert new.reviewer is not None
        proposal = await proposals.start(
            tx, NewProposal(community=COMMUNITY, action=Action.ADD, author=new.author, fact=fact), NOW
        )
        proposal = await proposals.file(tx, proposal.number, proposal.version, NOW)
        added = await revisions.append(tx, new)
        say("added", fact)
        await proposals.decide(tx, proposal.number, proposal.version, NOW, reviewer=new.reviewer, revision=added.number)
        withheld = await revisions.append(tx, replace(new, action=Action.WITHHOLD, text=None, follows=added.number))
        say("commit", fact)
    say("acknowledged", fact, added.number, withheld.number)


async def main() -> None:
    """Write until killed."""
    async with await Database.open(Path(sys.argv[1]), NOW) as db:
        for number in count():
            await write(db, f"fact-{sys.argv[2]}-{number}")


if __name__ == "__main__":
    asyncio.run(main())
