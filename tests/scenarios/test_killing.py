"""A process that is killed while moderators curate loses nothing that it acknowledged, and leaves nothing half written.

Ten rounds; 200 where FACTBOT_SLOW is 1.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import random
import signal
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.desk import overlay
from bot.storage import revisions
from bot.storage.database import Database
from bot.storage.migrations import migrate
from bot.storage.proposals import State
from bot.storage.revisions import Action
from tests.scenarios import writer
from tests.scenarios.writer import ACKNOWLEDGED, COMMUNITIES, TABLES
from tests.storage.world import NOW
from tests.terminal.shell import factbot, home, own_folders

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.storage.database import Reader, Value
    from tests.scenarios.writer import Said

    Rows = dict[tuple[str, int], dict[str, Value]]

__all__ = ["home", "own_folders"]

ROUNDS = 200 if os.environ.get("FACTBOT_SLOW") == "1" else 10
MOST = 100
"""How much a process says at most before it is killed: about once all that moderators do."""
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([writer.__name__])


@dataclass
class Heard:
    """What processes said of what they wrote, until each was killed."""

    committed: Rows = field(default_factory=dict)
    under_way: Rows = field(default_factory=dict)
    """What the transaction has written that was begun and not said to be committed."""
    begun: bool = False
    """Whether a transaction was begun since the last acknowledgement."""
    served: str | None = None
    """What was served at the last acknowledgement; None where a revision was committed since."""

    def hear(self, said: Said) -> None:
        """Take in what a process is at."""
        for table, number, columns in said.rows:
            self.under_way[table, number] = columns
        if said.word == ACKNOWLEDGED:
            assert not self.under_way, "acknowledged before it was committed"
            self.begun, self.served = False, said.served
        if said.word == "BEGIN":
            self.begun = True
        if said.word == "COMMIT":
            self.go_on(self.committed | self.under_way)

    def go_on(self, found: Rows) -> None:
        """Go on from what is in the database."""
        if any(table == "revision" for table, _ in found.keys() - self.committed.keys()):
            self.served = None
        self.committed, self.under_way = found, {}


def kill_one(path: Path, number: int, chance: random.Random, heard: Heard) -> None:
    """Let a process curate, and kill it at a moment of chance: none but this says how far it came."""
    heard.begun, passes = False, chance.randrange(MOST)
    listening, saying = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=writer.run, args=(path, number, saying))
    process.start()
    saying.close()
    # What it was saying when it died may end in the middle.
    with listening, suppress(EOFError, OSError):
        while True:
            heard.hear(listening.recv())
            passes -= 1
            if passes < 0:
                process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL


async def rows_of(db: Reader) -> Rows:
    """The proposals and revisions in a database."""
    found = [(table, row) for table in TABLES for row in await db.rows(f"SELECT * FROM {table}")]  # noqa: S608
    return {(table, row["number"]): writer.columns(row) for table, row in found}


def decided_by(rows: Rows) -> set[Value]:
    """The revisions that took two people: all but those that withhold."""
    return {key[1] for key, row in rows.items() if key[0] == "revision" and row["action"] != Action.WITHHOLD}


def approved_in(rows: Rows) -> set[Value]:
    """The revisions that proposals became: it took one deed to approve one and to add its revision."""
    return {row["revision"] for row in rows.values() if row.get("state") == State.APPROVED}


async def look_at(path: Path, heard: Heard) -> None:
    """Start again as the bot does, and hold the log and what is served against what was heard."""
    async with await Database.open(path, NOW) as db:
        found = await rows_of(db)
        assert found in (heard.committed, heard.committed | heard.under_way)
        assert decided_by(found) == approved_in(found)
        heard.go_on(found)
        curator = await writer.opened(db)
        log = await revisions.every(db)
        for community in COMMUNITIES:
            replayed = overlay.laid_over(curator.serving.opened.base, log, community)
            assert curator.serving.desk(community).base == replayed
        assert heard.served in (None, writer.served(curator.serving))


def test_nothing_acknowledged_is_lost_and_nothing_is_half_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "facts.sqlite3"
    monkeypatch.setenv("FACTBOT_DATABASE", str(path))
    asyncio.run(migrate(path, NOW))
    chance = random.Random(20261122)  # noqa: S311
    heard, between = Heard(), 0
    for number in range(ROUNDS):
        kill_one(path, number, chance, heard)
        between += heard.begun
        verified = factbot("db", "verify")
        assert (verified.code, verified.err) == (0, ""), verified.out
        asyncio.run(look_at(path, heard))
    told = f"{between} of {ROUNDS} kills fell between BEGIN and acknowledgement"
    logging.getLogger(__name__).info("%s; %s rows", told, len(heard.committed))
    assert between >= ROUNDS / 4, told
