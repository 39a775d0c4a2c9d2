"""What the tests of the database write, and when."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.storage import members, proposals, revisions
from bot.storage.proposals import NewProposal, Proposal
from bot.storage.revisions import Action, NewRevision, Revision

if TYPE_CHECKING:
    from pathlib import Path

    from bot.storage.database import Database, Transaction

NOW = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
DAY = timedelta(days=1)
COMMUNITY = 1_100_000_000_000_000_001
AUTHOR = 1_200_000_000_000_000_002
REVIEWER = 1_300_000_000_000_000_003


async def new_revision(tx: Transaction, fact: str = "jay-estimate", follows: int | None = None) -> NewRevision:
    """A revision that adds a fact, or edits it where it follows another."""
    return NewRevision(
        community=COMMUNITY,
        fact=fact,
        action=Action.EDIT if follows else Action.ADD,
        follows=follows,
        text=f"id: {fact}\n",
        author=await members.number_of(tx, AUTHOR),
        reviewer=await members.number_of(tx, REVIEWER),
        reason="the report gives it",
        at=NOW,
    )


async def approved(tx: Transaction, new: NewRevision) -> Revision:
    """A revision in the log, and the proposal that became it."""
    draft = await proposals.start(
        tx,
        NewProposal(community=new.community, action=new.action, author=new.author, fact=new.fact, text=new.text),
        NOW,
    )
    proposal = await proposals.file(tx, draft.number, draft.version, NOW)
    revision = await revisions.append(tx, new)
    reviewer = new.reviewer or new.author
    await proposals.decide(tx, proposal.number, proposal.version, NOW, reviewer=reviewer, revision=revision.number)
    return revision


async def appended(db: Database, fact: str = "jay-estimate", follows: int | None = None) -> Revision:
    """A revision in the log, written by itself."""
    async with db.write() as tx:
        return await approved(tx, await new_revision(tx, fact, follows))


async def drafted(db: Database, fact: str | None = "jay-estimate") -> Proposal:
    """A draft that was just started."""
    async with db.write() as tx:
        author = await members.number_of(tx, AUTHOR)
        return await proposals.start(
            tx, NewProposal(community=COMMUNITY, action=Action.ADD, author=author, fact=fact, text="id: x\n"), NOW
        )


async def filed(db: Database, fact: str = "jay-estimate") -> Proposal:
    """A proposal that waits for review."""
    draft = await drafted(db, fact)
    async with db.write() as tx:
        return await proposals.file(tx, draft.number, draft.version, NOW)


def raw(path: Path, *statements: str) -> list[sqlite3.Row]:
    """What somebody does to the file past the program; the rows of the last statement."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        rows: list[sqlite3.Row] = []
        for statement in statements:
            rows = connection.execute(statement).fetchall()
        return rows
    finally:
        connection.close()
