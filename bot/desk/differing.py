"""Where the documents differ: each difference once, gathered around the facts that most others differ from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact


@dataclass(frozen=True)
class Other:
    """A fact that differs from another, and how."""

    fact: Fact
    how: str


@dataclass(frozen=True)
class Disagreement:
    """A fact, and those that differ from it."""

    fact: Fact
    others: tuple[Other, ...]


def disagreements(base: FactBase, topic: str | None = None) -> list[Disagreement]:
    """Every difference once, or those that touch a topic: first the fact that most others differ from."""
    left = differences(base, topic)
    found: list[Disagreement] = []
    while left:
        counts = Counter(key for pair in left for key in pair)
        centre = max(counts, key=lambda key: counts[key])
        pairs = [pair for pair in left if centre in pair]
        keys = [next(key for key in pair if key != centre) for pair in pairs]
        others = tuple(Other(base.facts[key], how(base, centre, key)) for key in keys)
        found.append(Disagreement(base.facts[centre], others))
        left = [pair for pair in left if centre not in pair]
    return found


def differences(base: FactBase, topic: str | None) -> list[tuple[str, str]]:
    """The pairs of facts of which one says that it differs from the other, each once, in the order of the files."""
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for fact in base.facts.values():
        for one in fact.differs:
            touched = topic is None or topic in fact.topics or topic in base.facts[one.fact].topics
            if touched and one.fact != fact.id:
                pairs.setdefault(frozenset((fact.id, one.fact)), (fact.id, one.fact))
    return list(pairs.values())


def how(base: FactBase, fact: str, other: str) -> str:
    """How two facts differ, as the first tells it, or else the second."""
    sides = ((fact, other), (other, fact))
    told = (one.how for side, against in sides for one in base.facts[side].differs if one.fact == against)
    return next(told)
