"""Everything that a run measured, and where and on what it did."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.bench.peers import OURS, PEERS, version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.bench.ablation import Earned
    from bot.bench.quality import Quality
    from bot.bench.speed import Speed


@dataclass(frozen=True)
class Goal:
    """How ours is to compare with a peer for a fact base of some size."""

    peer: str
    facts: int
    faster: float
    """How many times as fast as the peer it is to be; below 1, it may be slower."""


GOALS = (Goal("rapidfuzz-wratio", 100_000, 50), Goal("fts5-porter", 300, 1 / 15))


@dataclass(frozen=True)
class Results:
    """What a run measured."""

    day: str
    machine: str
    versions: dict[str, str]
    """Of each method."""
    facts: int
    """In the fact base whose questions were asked."""
    answerable: int
    unanswerable: int
    quality: tuple[Quality, ...]
    earned: tuple[Earned, ...]
    """Ours as it is, and without each ground."""
    speed: tuple[Speed, ...]
    """By size; where a method was killed, it is missing."""

    @property
    def sizes(self) -> list[int]:
        """The sizes of fact bases for which speed was measured."""
        return sorted({one.facts for one in self.speed})

    def speed_of(self, method: str, facts: int) -> Speed | None:
        """What a method took for a fact base of some size."""
        return next((one for one in self.speed if (one.method, one.facts) == (method, facts)), None)

    def faster(self, goal: Goal) -> float | None:
        """How many times as fast as the peer ours was (by the median); None where either was not measured."""
        ours, theirs = self.speed_of(OURS, goal.facts), self.speed_of(goal.peer, goal.facts)
        return theirs.p50 / ours.p50 if ours and theirs else None

    def to_json(self) -> str:
        """All of it, with the goals and what came of them."""
        goals = [{**asdict(goal), "was": self.faster(goal)} for goal in GOALS]
        return json.dumps({**asdict(self), "goals": goals}, indent=1) + "\n"


def versions(peers: Sequence[str]) -> dict[str, str]:
    """What each peer is measured in."""
    return {name: version(PEERS[name].package) or "missing" for name in peers}


def machine() -> str:
    """The machine in a line."""
    cpu = Path("/proc/cpuinfo")
    lines = cpu.read_text().splitlines() if cpu.exists() else []
    named = (line.partition(": ")[2] for line in lines if line.startswith("model name"))
    name = next(named, platform.machine())
    return f"{os.cpu_count()} × {name}, {platform.system()}, Python {platform.python_version()}"
