"""The other ways of finding a fact that ours is measured beside, and what all of them are given."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from bot.bench.letters import RapidfuzzTokenSet, RapidfuzzWRatio, TheFuzz
from bot.bench.terms import Bm25s, Fts5Porter, Fts5Trigram, RankBm25, Tantivy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.factbase.base import FactBase


OURS = "factbot"
"""The name of the bot's matcher among the methods."""


class Passage(NamedTuple):
    """A text of a fact: its title, its statement or one of its questions."""

    fact: str
    text: str


class Peer(Protocol):
    """A way of finding passages; one that is to be measured is put into `PEERS`."""

    name: ClassVar[str]
    """As it is called on the command line and in the results."""
    label: ClassVar[str]
    """As a reader is told what it is."""
    package: ClassVar[str | None]
    """The distribution that must be installed; None where Python has it."""

    def build(self, texts: Sequence[str]) -> None:
        """Get ready to search these texts."""
        ...

    def search(self, question: str, most: int) -> Iterable[tuple[int, float]]:
        """The numbers of at most so many texts that come nearest, each with its score, the best first."""
        ...


PEERS: dict[str, type[Peer]] = {
    peer.name: peer
    for peer in (
        RapidfuzzWRatio,
        RapidfuzzTokenSet,
        TheFuzz,
        RankBm25,
        Bm25s,
        Fts5Porter,
        Fts5Trigram,
        Tantivy,
    )
}
DEEP = 100
"""Passages that are looked at, since the nearest of them may all be of one fact."""


def passages(base: FactBase) -> list[Passage]:
    """What every peer is given: each title, statement and question of each fact."""
    return [
        Passage(fact.id, text) for fact in base.facts.values() for text in (fact.title, fact.statement, *fact.questions)
    ]


class Searcher:
    """The facts that a peer finds: each counts by its best passage."""

    def __init__(self, peer: Peer, found_in: Sequence[Passage]) -> None:
        self.peer = peer
        self.facts = [passage.fact for passage in found_in]
        self.texts = [passage.text for passage in found_in]

    def build(self) -> None:
        """Let the peer get ready."""
        self.peer.build(self.texts)

    def search(self, question: str, most: int) -> list[tuple[str, float]]:
        """At most so many facts, the best first, each with its score."""
        best: dict[str, float] = {}
        for number, score in self.peer.search(question, DEEP):
            best.setdefault(self.facts[number], score)
            if len(best) == most:
                break
        return list(best.items())


def label(method: str) -> str:
    """What a method is called for a reader."""
    return method if method == OURS else PEERS[method].label


def version(package: str | None) -> str | None:
    """The installed version of a peer's distribution; None where it is missing."""
    import sqlite3

    if package is None:
        return sqlite3.sqlite_version
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
