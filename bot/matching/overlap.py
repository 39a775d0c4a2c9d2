"""What a question shares with each way of asking in the index."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.matching.likelihood import posteriors

if TYPE_CHECKING:
    from bot.matching.analysis import Analysis
    from bot.matching.index import Index


class Near(NamedTuple):
    """A phrasing that shares something with a question; the nearest sorts last."""

    likeness: float
    """The harmonic mean of the two shares."""
    phrasing: int
    question: float
    """How much of the question it explains, rare words weighing more; from 0 to 1."""
    itself: float
    """How much of it the question explains."""


@dataclass(frozen=True)
class Overlap:
    """The phrasings that share something with a question, by entry, nearest first."""

    rarities: tuple[float, ...]
    """How rare each unit of the question is."""
    answered: dict[int, list[Near]]
    beyond: dict[int, list[Near]]
    """The same for what the entry does not answer."""
    likely: dict[int, float]
    """How likely it is that an entry, rather than another, is asked about in such words."""

    @property
    def total(self) -> float:
        """The rarity of the whole question."""
        return sum(self.rarities)


def overlap(question: Analysis, index: Index) -> Overlap:
    """Hold a question against every phrasing that shares a word with it."""
    rarities = tuple(index.rarity.of(unit.keys) for unit in question.units)
    total = sum(rarities)
    explained: dict[int, float] = defaultdict(float)
    covered: dict[int, float] = defaultdict(float)
    used: list[dict[int, float]] = []
    for unit, rarity in zip(question.units, rarities, strict=True):
        by_entry: dict[int, float] = defaultdict(float)
        for phrasing, (match, rare) in best_matches(unit.keys, index).items():
            explained[phrasing] += rarity * match
            covered[phrasing] += rare * match
            if index.phrasings[phrasing].answered:
                by_entry[index.phrasings[phrasing].entry] += match
        used.append(by_entry)
    answered: dict[int, list[Near]] = defaultdict(list)
    beyond: dict[int, list[Near]] = defaultdict(list)
    for phrasing, amount in explained.items():
        one = index.phrasings[phrasing]
        share, back = amount / total, min(1.0, covered[phrasing] / (one.weight or 1.0))
        (answered if one.answered else beyond)[one.entry].append(Near(harmonic(share, back), phrasing, share, back))
    for found in (*answered.values(), *beyond.values()):
        found.sort(reverse=True)
    return Overlap(rarities, answered, beyond, posteriors(used, index.ways))


def best_matches(keys: dict[str, float], index: Index) -> dict[int, tuple[float, float]]:
    """For each phrasing with a key of a unit: how well it matches, and how rare the unit is there."""
    best: dict[int, tuple[float, float]] = {}
    for key, value in keys.items():
        for phrasing, alike, rare in index.postings.get(key, ()):
            match = min(value, alike)
            if phrasing not in best or match > best[phrasing][0]:
                best[phrasing] = (match, rare)
    return best


def harmonic(one: float, other: float) -> float:
    """The harmonic mean, which is high only where both are."""
    return 2 * one * other / (one + other) if one + other else 0.0
