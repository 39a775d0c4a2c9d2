"""A process that is killed while it writes loses nothing that it acknowledged, and leaves nothing half written.

Ten rounds; 200 where FACTBOT_SLOW is 1.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bot.storage import proposals, revisions
from bot.storage.database import Database
from bot.storage.revisions import Action
from bot.storage.verifying import verify
from tests.storage.world import COMMUNITY, NOW
from tests.storage.writer import text_of

ROOT = Path(__file__).parents[2]
ROUNDS = 200 if os.environ.get("FACTBOT_SLOW") == "1" else 10
MOMENTS = ("begin", "added", "commit", "acknowledged")
MOST_WRITES = 8


class Entry(NamedTuple):
    """What must be found of a revision."""

    number: int
    fact: str
    action: Action
    text: str | None


@dataclass
class Killed:
    """What a writer said before it was killed."""

    acknowledged: list[Entry] = field(default_factory=list)
    under_way: str | None = None
    """The fact of a write that was begun and not acknowledged."""


def entries(fact: str, added: int, withheld: int) -> list[Entry]:
    """What one write adds to the log."""
    return [Entry(added, fact, Action.ADD, text_of(fact)), Entry(withheld, fact, Action.WITHHOLD, None)]


def kill_one(path: Path, number: int, chance: random.Random) -> Killed:
    """Let a writer write, and kill it at a moment of chance: no other than it says how far it came."""
    moment, passes = chance.choice(MOMENTS), chance.randrange(MOST_WRITES)
    killed = Killed()
    command = [sys.executable, "-m", "tests.storage.writer", str(path), str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            said, fact, *numbers = line.split()
            if said == "acknowledged":
                killed.acknowledged += entries(fact, int(numbers[0]), int(numbers[1]))
            killed.under_way = None if said == "acknowledged" else fact
            if said == moment:
                passes -= 1
                if passes < 0:
                    writer.kill()
    assert writer.returncode == -9
    return killed


async def test_nothing_acknowledged_is_lost_and_nothing_is_half_there(path: Path) -> None:
    chance = random.Random(20261122)  # noqa: S311
    log: list[Entry] = []
    between = 0
    for number in range(ROUNDS):
        killed = kill_one(path, number, chance)
        between += killed.under_way is not None
        log += killed.acknowledged
        async with await Database.open(path, NOW) as db:
            assert await verify(db) == []
            found = [Entry(one.number, one.fact, one.action, one.text) for one in await revisions.every(db)]
            more = found[len(log) :]
            assert found[: len(log)] == log
            due = len(log) + 1
            assert more in ([], entries(killed.under_way or "nothing", due, due + 1))
            log = found
            approved = await db.rows("SELECT revision FROM proposal WHERE state = 'approved' ORDER BY revision")
            assert [row["revision"] for row in approved] == [one.number for one in log if one.action == Action.ADD]
            assert await proposals.open_in(db, COMMUNITY) == []
    assert between >= ROUNDS / 4, f"only {between} of {ROUNDS} kills fell between BEGIN and acknowledgement"
