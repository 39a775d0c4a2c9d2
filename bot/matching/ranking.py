"""Which entries come nearest to a question, and what speaks for each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from bot.matching.analysis import Analysis
    from bot.matching.index import Index

CANDIDATES = 25
CLOSEST = 4
"""Phrasings of an entry that are compared letter by letter."""

SIGNALS = (
    "phrasing",
    "question_explained",
    "phrasing_explained",
    "next_phrasings",
    "all_explained",
    "statement_explained",
    "letters",
    "wording",
    "pairs",
    "kind",
    "people",
    "numbers",
    "beyond",
)
"""What speaks for an entry, in the order of `Candidate.signals`; all between -1 and 1."""


@dataclass(frozen=True)
class Candidate:
    """An entry that may answer, and what speaks for it."""

    entry: int
    phrasing: int
    """The way of asking that comes nearest."""
    signals: tuple[float, ...]
    score: float
    """The signals, weighed."""

    def signal(self, name: str) -> float:
        """One signal by name."""
        return self.signals[SIGNALS.index(name)]


def rank(question: Analysis, index: Index, weights: tuple[float, ...], without: int | None = None) -> list[Candidate]:
    """The entries that share a word with a question, best first; `without` leaves one phrasing out, to learn from it."""
    rarities = [index.rarity_of(unit.keys) for unit in question.units]
    total = sum(rarities)
    if not total:
        return []
    explained: dict[int, float] = defaultdict(float)
    covered: dict[int, float] = defaultdict(float)
    for unit, rarity in zip(question.units, rarities, strict=True):
        best: dict[int, tuple[float, float]] = {}
        for key, value in unit.keys.items():
            for phrasing, alike, rare in index.postings.get(key, ()):
                match = min(value, alike)
                if match > best.get(phrasing, (0.0, 0.0))[0]:
                    best[phrasing] = (match, rare)
        for phrasing, (match, rare) in best.items():
            explained[phrasing] += rarity * match
            covered[phrasing] += rare * match
    by_entry: dict[int, list[tuple[float, int]]] = defaultdict(list)
    beyond: dict[int, list[tuple[float, int]]] = defaultdict(list)
    if without is not None:
        explained.pop(without, None)
    for phrasing, amount in explained.items():
        one = index.phrasings[phrasing]
        share, back = amount / total, min(1.0, covered[phrasing] / (one.weight or 1.0))
        (by_entry if one.answered else beyond)[one.entry].append((harmonic(share, back), phrasing))
    for ranked in (*by_entry.values(), *beyond.values()):
        ranked.sort(reverse=True)
    nearest = sorted(by_entry, key=lambda entry: -quick(entry, by_entry[entry], question, index, rarities))[:CANDIDATES]
    candidates = []
    for entry in nearest:
        signals = (
            *signals_of(entry, by_entry[entry], question, index, rarities, explained, covered),
            likeness(question, beyond[entry], index) - likeness(question, by_entry[entry], index),
        )
        score = sum(weight * signal for weight, signal in zip(weights, signals, strict=True))
        candidates.append(Candidate(entry, by_entry[entry][0][1], signals, score))
    return sorted(candidates, key=lambda candidate: -candidate.score)


def harmonic(one: float, other: float) -> float:
    """The harmonic mean, which is high only where both are."""
    return 2 * one * other / (one + other) if one + other else 0.0


def quick(
    entry: int, ranked: list[tuple[float, int]], question: Analysis, index: Index, rarities: list[float]
) -> float:
    """A rough order, to choose the candidates by."""
    return ranked[0][0] + share_explained(question, index.entries[entry].words, rarities)


def share_explained(question: Analysis, found: dict[str, float], rarities: list[float]) -> float:
    """How much of a question the keys of an entry explain; rare words weigh more."""
    total = sum(rarities) or 1.0
    pairs = zip(question.units, rarities, strict=True)
    return sum(rarity * best(unit.keys, found) for unit, rarity in pairs) / total


def best(keys: dict[str, float], found: dict[str, float]) -> float:
    """How well a unit is matched by the keys of an entry."""
    return max((min(value, found[key]) for key, value in keys.items() if key in found), default=0.0)


def signals_of(
    entry: int,
    ranked: list[tuple[float, int]],
    question: Analysis,
    index: Index,
    rarities: list[float],
    explained: dict[int, float],
    covered: dict[int, float],
) -> tuple[float, ...]:
    """All that speaks for an entry, in the order of `SIGNALS`."""
    found = index.entries[entry]
    total = sum(rarities)
    following = [likeness for likeness, _ in ranked[1:4]]
    closest = [index.phrasings[phrasing] for _, phrasing in ranked[:CLOSEST]]
    letters = max(fuzz.token_sort_ratio(question.plain, phrasing.plain) for phrasing in closest) / 100
    wording = max(fuzz.token_sort_ratio(question.spoken, phrasing.spoken) for phrasing in closest) / 100
    return (
        ranked[0][0],
        max(explained[phrasing] for _, phrasing in ranked) / total,
        max(min(1.0, covered[phrasing] / (index.phrasings[phrasing].weight or 1.0)) for _, phrasing in ranked),
        sum(following) / 3,
        share_explained(question, found.words, rarities),
        share_explained(question, dict.fromkeys(found.statement, 1.0), rarities),
        letters,
        wording,
        max(pairs_shared(question.pairs, phrasing.pairs) for phrasing in closest),
        1.0 if question.asked in found.asked else -1.0,
        agreement(question.people, found.people),
        agreement(question.numbers, found.numbers | {str(y) for span in found.years for y in span}),
    )


def likeness(question: Analysis, ranked: list[tuple[float, int]], index: Index) -> float:
    """How like a question the nearest of some phrasings is, function words and all, from 0 to 1."""
    return max(
        (
            (shared + fuzz.token_sort_ratio(question.spoken, index.phrasings[phrasing].spoken) / 100) / 2
            for shared, phrasing in ranked[:CLOSEST]
        ),
        default=0.0,
    )


def pairs_shared(asked: frozenset[tuple[str, str]], has: frozenset[tuple[str, str]]) -> float:
    """How much two texts share of their neighbouring words, from 0 to 1."""
    return len(asked & has) / len(asked | has) if asked | has else 0.0


def agreement(asked: frozenset[str], has: frozenset[str]) -> float:
    """From -1 (none of what was asked) to 1 (all of it); 0 where nothing was."""
    return 2 * len(asked & has) / len(asked) - 1 if asked else 0.0
