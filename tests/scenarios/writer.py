"""Two communities whose moderators curate until the process is killed, which says all the time what it is at."""

from __future__ import annotations

import asyncio
import hashlib
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

from bot.desk.curating import Curator
from bot.desk.opening import open_base
from bot.desk.proposing import Actor
from bot.desk.serving import Serving
from bot.storage import database
from bot.storage.database import Database, Transaction
from bot.storage.revisions import Action
from tests.conftest import FACTS
from tests.desk.curating import ANNA, BEN, ELSEWHERE, MILLBROOK, NEW, OWN, STRANGER
from tests.storage.world import NOW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from bot.storage.database import Value
    from bot.storage.proposals import Proposal

TABLES = ("proposal", "revision")
ACKNOWLEDGED = "ACKNOWLEDGED"
COMMUNITIES = (None, MILLBROOK, ELSEWHERE)
REVIEWERS = ((ANNA, BEN), (STRANGER, Actor(BEN.user, ELSEWHERE, reviews=True)))
EDITED = "penny-listening"
EITHER, OTHER = "without fear for their jobs", "freely"
REASON = "The council said so."


class Row(NamedTuple):
    """A row that was written."""

    table: str
    number: int
    columns: dict[str, Value]


class Said(NamedTuple):
    """What the process is at."""

    word: str
    """The first word of the statement that was carried out; ACKNOWLEDGED once moderators were told that it counts."""
    rows: tuple[Row, ...] = ()
    """What that statement wrote."""
    served: str | None = None
    """What is served by then, in short; None in the middle of a deed."""


def telling(say: Callable[[Said], None]) -> type[Transaction]:
    """Transactions that say each statement once it is carried out."""

    class Telling(Transaction):
        async def rows(self, sql: str, *values: Value) -> list[sqlite3.Row]:
            found = await super().rows(sql, *values)
            first, *more = sql.split()
            table = next((name for name in TABLES if name in more[:2]), None) if first in ("INSERT", "UPDATE") else None
            say(Said(first, tuple(Row(table, row["number"], columns(row)) for row in found) if table else ()))
            return found

    return Telling


def columns(row: sqlite3.Row) -> dict[str, Any]:
    """What a row holds, but for when it was merged: that follows from the published base, and can be found again."""
    return {key: row[key] for key in row.keys() if key != "merged"}  # noqa: SIM118


def served(serving: Serving) -> str:
    """What the communities are served, in short."""
    bases = [serving.desk(community).base for community in COMMUNITIES]
    return hashlib.sha256(repr([(one.facts, one.sources, one.corrected) for one in bases]).encode()).hexdigest()


async def opened(db: Database) -> Curator:
    """The desk on a database, as the bot opens it."""
    curator = Curator(db, Serving(open_base(FACTS)), lambda: NOW, home=MILLBROOK)
    await curator.begin()
    return curator


def text_of(fact: str, *, own: bool) -> str:
    """The text of a new fact, longer than a page of the file."""
    return (OWN if own else NEW).replace("swimming-lessons", fact) + "# Nobody reads this line.\n" * 200


class Moderators:
    """Two moderators of a community: the first proposes and withholds, the second approves."""

    def __init__(self, curator: Curator, number: int, say: Callable[[Said], None]) -> None:
        self.curator = curator
        self.say = say
        self.number = number
        self.own = bool(number % 2)
        """They bring a source of their own."""
        self.first, self.second = REVIEWERS[number % 2]

    def acknowledge(self) -> None:
        """Tell a moderator that it is done."""
        self.say(Said(ACKNOWLEDGED, (), served(self.curator.serving)))

    async def file(self, draft: Proposal, text: str) -> Proposal:
        """Write a draft's text, and file it."""
        self.acknowledge()
        written = await self.curator.write(self.first, draft.number, draft.version, text)
        self.acknowledge()
        filed = await self.curator.file(self.first, written.number, written.version)
        self.acknowledge()
        return filed

    async def approve(self, filed: Proposal) -> None:
        """Approve what was filed."""
        await self.curator.approve(self.second, filed.number, filed.version)
        self.acknowledge()

    async def add(self, fact: str) -> None:
        """Add a fact."""
        draft = await self.curator.start(self.first, Action.ADD, reason=REASON)
        await self.approve(await self.file(draft, text_of(fact, own=self.own)))

    async def edit(self) -> None:
        """Edit a published fact; every other time to what is published."""
        draft = await self.curator.start(self.first, Action.EDIT, fact=EDITED, reason=REASON)
        assert draft.text is not None
        old, new = (EITHER, OTHER) if EITHER in draft.text else (OTHER, EITHER)
        await self.approve(await self.file(draft, draft.text.replace(old, new)))

    async def withhold(self, fact: str) -> None:
        """Take a fact away."""
        await self.curator.withhold(self.first, fact, REASON)
        self.acknowledge()

    async def restore(self) -> None:
        """Put the published fact back."""
        filed = await self.curator.propose(self.first, Action.RESTORE, EDITED, REASON)
        self.acknowledge()
        await self.approve(filed)

    async def curate(self) -> None:
        """Curate for ever, whatever was left when the process was killed before."""
        self.acknowledge()
        for turn in count():
            base = self.curator.serving.desk(self.first.community).base
            for fact in base.facts.keys() - self.curator.serving.opened.base.facts.keys():
                await self.withhold(fact)
            if EDITED not in base.facts:
                await self.restore()
            await self.add(f"swimming-{self.number}-{turn}")
            await self.edit()
            await self.withhold(EDITED)


async def curate(path: Path, number: int, say: Callable[[Said], None]) -> None:
    """Open a database, and curate until killed."""
    async with await Database.open(path, NOW) as db:
        await Moderators(await opened(db), number, say).curate()


def run(path: Path, number: int, said: Connection) -> None:
    """Curate in a process of its own, until killed."""
    with patch.object(database, "Transaction", telling(said.send)):
        asyncio.run(curate(path, number, said.send))
