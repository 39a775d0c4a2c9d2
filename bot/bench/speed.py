"""How fast each method is and how much memory it takes, each in a process of its own that does nothing else."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import pickle
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bot.bench.peers import OURS, PEERS, Searcher, passages
from bot.bench.quality import timed
from bot.bench.scores import percentile
from bot.matching.matcher import MOST, Matcher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.bench.synthetic import Query, Synthetic
    from bot.factbase.base import FactBase

SECONDS = 20.0
"""After this, no further question is asked: what is slow is asked fewer."""
FEWEST, WARM = 20, 20
"""Questions that are asked however long they take; questions before at most, which do not count."""
FEW = 5
"""Facts by way of which everything is loaded."""
STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(frozen=True)
class Speed:
    """What a method took for a fact base of some size."""

    method: str
    facts: int
    passages: int
    build: float
    """Seconds."""
    memory: float | None
    """MiB by which the process grew at its largest while it was built; None where the system does not tell."""
    asked: int
    """How many questions were timed."""
    first: float
    """The share of those with an answer whose best fact is right."""
    p50: float
    p99: float
    slowest: float
    """Milliseconds a question."""


class Method(Protocol):
    """Something that is got ready and asked."""

    def build(self) -> None:
        """Get ready."""
        ...

    def first(self, question: str) -> str | None:
        """The fact that comes nearest."""
        ...


class Ours:
    """The bot's matcher."""

    def __init__(self, base: FactBase) -> None:
        self.base = base

    def build(self) -> None:
        """Take the fact base apart."""
        self.matcher = Matcher.of(self.base)

    def first(self, question: str) -> str | None:
        """The fact that comes nearest, be it given, offered or neither."""
        match = self.matcher.match(question)
        entries = (self.matcher.entry_ids[one.entry] for one in match.facts or match.ranked)
        return next((key for key in entries if key in self.base.facts), None)


class Theirs:
    """A peer."""

    def __init__(self, name: str, base: FactBase) -> None:
        self.searcher = Searcher(PEERS[name](), passages(base))

    def build(self) -> None:
        """Let it get ready."""
        self.searcher.build()

    def first(self, question: str) -> str | None:
        """The fact that comes nearest."""
        return next((fact for fact, _ in self.searcher.search(question, MOST)), None)


def method_of(name: str, base: FactBase) -> Method:
    """A method by its name."""
    return Ours(base) if name == OURS else Theirs(name, base)


def keep(made: Synthetic, path: Path) -> None:
    """Write a made-up fact base for the processes that measure."""
    path.write_bytes(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))


def measured(name: str, path: Path) -> Speed | None:
    """Measure a method in a process of its own; None where that was killed, most likely for want of memory."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        try:
            return process.submit(measure, name, path).result()
        except BrokenProcessPool:
            return None


def measure(name: str, path: Path) -> Speed:
    """Measure a method in this process.

    Libraries, and tables that do not depend on the facts, are loaded before, by way of a few facts. As in the bot, what
    is there once it is built is never again looked through for garbage.
    """
    made: Synthetic = pickle.loads(path.read_bytes())  # noqa: S301
    method_of(name, replace(made.base, facts=dict(islice(made.base.facts.items(), FEW)))).build()
    method = method_of(name, made.base)
    before = settled()
    started = time.perf_counter()
    method.build()
    build = time.perf_counter() - started
    memory = kibibytes("VmHWM") - before
    gc.collect()
    gc.freeze()
    ask(method, made.queries[-WARM:], SECONDS / 10, 1)
    took, right = ask(method, made.queries, SECONDS, FEWEST)
    took.sort()
    return Speed(
        method=name,
        facts=len(made.base.facts),
        passages=len(passages(made.base)),
        build=round(build, 3),
        memory=round(memory / 1024, 1) if STATUS.exists() else None,
        asked=len(took),
        first=round(sum(right) / max(1, len(right)), 3),
        p50=percentile(took, 50),
        p99=percentile(took, 99),
        slowest=round(took[-1], 4),
    )


def ask(method: Method, queries: Sequence[Query], seconds: float, fewest: int) -> tuple[list[float], list[bool]]:
    """Ask until the time is up: how long each took, and of those with an answer, whether the right fact came first.

    Args:
        method: what is asked.
        queries: the questions.
        seconds: the time.
        fewest: how many are asked even so.
    """
    took: list[float] = []
    right: list[bool] = []
    until = time.perf_counter() + seconds
    for query in queries:
        if len(took) >= fewest and time.perf_counter() > until:
            break
        found, milliseconds = timed(method.first, query.text)
        took.append(milliseconds)
        if query.fact is not None:
            right.append(found == query.fact)
    return took, right


def settled() -> int:
    """KiB that the process takes once garbage is given back; from here on its largest size is counted anew."""
    gc.collect()
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
        RESET.write_text("5")
    return kibibytes("VmRSS")


def kibibytes(field: str) -> int:
    """What Linux tells of the size of this process; 0 elsewhere."""
    return int(STATUS.read_text().partition(f"{field}:")[2].split()[0]) if STATUS.exists() else 0
