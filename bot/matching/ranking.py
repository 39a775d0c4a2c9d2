"""Which entries come nearest to a question, and what speaks for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.matching.kinds import Asked
from bot.matching.overlap import overlap

if TYPE_CHECKING:
    from bot.matching.analysis import Analysis
    from bot.matching.entries import Phrasing
    from bot.matching.index import Index
    from bot.matching.overlap import Near, Overlap

CANDIDATES = 25
CLOSEST = 4
"""Phrasings of an entry that are compared letter by letter."""

SIGNALS = (
    "phrasing",
    "question_explained",
    "phrasing_explained",
    "next_phrasings",
    "same_kind",
    "all_explained",
    "statement_explained",
    "letters",
    "wording",
    "pairs",
    "kind",
    "people",
    "numbers",
    "beyond",
    "likely",
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


def rank(question: Analysis, index: Index, weights: tuple[float, ...]) -> list[Candidate]:
    """The entries that share a word with a question, best first."""
    shared = overlap(question, index)

    def rough(entry: int) -> float:
        return shared.answered[entry][0].likeness + share_explained(question, index.entries[entry].words, shared)

    candidates = []
    for entry in sorted(shared.answered, key=rough, reverse=True)[:CANDIDATES]:
        signals = signals_of(entry, question, index, shared)
        score = sum(weight * signal for weight, signal in zip(weights, signals, strict=True))
        candidates.append(Candidate(entry, shared.answered[entry][0].phrasing, signals, score))
    return sorted(candidates, key=lambda candidate: -candidate.score)


def signals_of(entry: int, question: Analysis, index: Index, shared: Overlap) -> tuple[float, ...]:
    """All that speaks for an entry, in the order of `SIGNALS`."""
    found, near = index.entries[entry], shared.answered[entry]
    closest = [index.phrasings[one.phrasing] for one in near[:CLOSEST]]
    return (
        near[0].likeness,
        max(one.question for one in near),
        max(one.itself for one in near),
        sum(one.likeness for one in near[1:4]) / 3,
        max((one.likeness for one in near if alike_kind(question, index.phrasings[one.phrasing])), default=0.0),
        share_explained(question, found.words, shared),
        share_explained(question, dict.fromkeys(found.statement, 1.0), shared),
        max(fuzz.token_sort_ratio(question.plain, phrasing.plain) for phrasing in closest) / 100,
        max(fuzz.token_sort_ratio(question.spoken, phrasing.spoken) for phrasing in closest) / 100,
        max(pairs_shared(question.pairs, phrasing.pairs) for phrasing in closest),
        1.0 if question.asked in found.asked else -1.0,
        agreement(question.people, found.people | found.mentions),
        agreement(question.numbers, found.numbers | {str(year) for span in found.years for year in span}),
        likeness(question, shared.beyond.get(entry, []), index) - likeness(question, near, index),
        shared.likely[entry],
    )


def alike_kind(question: Analysis, phrasing: Phrasing) -> bool:
    """Whether a phrasing asks for the same kind of thing; a question in no such word may ask for any."""
    return question.asked in (Asked.OTHER, phrasing.asked)


def share_explained(question: Analysis, found: dict[str, float], shared: Overlap) -> float:
    """How much of a question the keys of an entry explain; rare words weigh more."""
    pairs = zip(question.units, shared.rarities, strict=True)
    return sum(rarity * best(unit.keys, found) for unit, rarity in pairs) / shared.total


def best(keys: dict[str, float], found: dict[str, float]) -> float:
    """How well a unit is matched by the keys of an entry."""
    return max((min(value, found[key]) for key, value in keys.items() if key in found), default=0.0)


def likeness(question: Analysis, near: list[Near], index: Index) -> float:
    """How like a question the nearest of some phrasings is, function words and all, from 0 to 1."""
    wordings = (
        (one.likeness + fuzz.token_sort_ratio(question.spoken, index.phrasings[one.phrasing].spoken) / 100) / 2
        for one in near[:CLOSEST]
    )
    return max(wordings, default=0.0)


def pairs_shared(asked: frozenset[tuple[str, str]], has: frozenset[tuple[str, str]]) -> float:
    """How much two texts share of their neighbouring words, from 0 to 1."""
    return len(asked & has) / len(asked | has) if asked | has else 0.0


def agreement(asked: frozenset[str], has: frozenset[str]) -> float:
    """From -1 (none of what was asked) to 1 (all of it); 0 where nothing was."""
    return 2 * len(asked & has) / len(asked) - 1 if asked else 0.0
