"""Which entries come nearest to a question, and what speaks for each."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process

from bot.matching.analysis import sorted_words
from bot.matching.nearness import nearness
from bot.matching.overlap import Asked, matched_in, near, shared_with
from bot.matching.phrasings import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.analysis import Analysis
    from bot.matching.arrays import Bools, Floats, Ints
    from bot.matching.index import Index
    from bot.matching.overlap import Near, Shared

CANDIDATES = 12
NEAREST = 24
"""Phrasings of an entry that are looked at closely: those that share most of their words with the question."""
CLOSEST = 4
"""Phrasings of an entry that are compared letter by letter."""

SIGNALS = (
    "phrasing",
    "phrasing_explained",
    "next_phrasings",
    "all_explained",
    "wording",
    "kind",
    "people",
    "beyond",
    "likely",
    "sense",
    "next_senses",
    "beyond_sense",
    "sense_share",
    "sense_votes",
    "sense_explained",
    "sense_left",
)
"""What speaks for an entry, in the order of `Candidate.signals`; all between -1 and 1."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may answer, and what speaks for it."""

    entry: int
    phrasing: int
    """The way of asking that comes nearest."""
    signals: Sequence[float]
    score: float
    """The signals, weighed."""
    matched: Sequence[float]
    """How well it matches each word of the question, from 0 to 1."""

    def signal(self, name: str) -> float:
        """One signal by name."""
        return self.signals[SIGNALS.index(name)]


def rank(question: Analysis, index: Index, weights: tuple[float, ...]) -> list[Candidate]:
    """The entries that share a word with a question, best first."""
    asked = Asked.of(question, index)
    if not len(asked.keys):
        return []
    shared = shared_with(asked, index)
    entries = pool(shared, index)
    if not len(entries):
        return []
    matched = shared.matched[:, entries] if shared.whole else matched_in(asked, entries, index)
    explained = asked.rarities @ matched / asked.total
    found = near(asked, entries, index).nearest(NEAREST)
    answered = index.phrasings.answered[found.phrasings] > 0
    closest = np.stack([closest_of(found, sort, len(entries)) for sort in (answered, ~answered)])
    likeness, letters = compared(question, found, closest, index)
    both = ((likeness + letters) / 2).max(axis=2)
    firsts = np.searchsorted(found.owners, np.arange(len(entries)))
    signals = np.column_stack(
        (
            likeness[0, :, 0],
            np.maximum.reduceat(np.where(answered, found.back, 0), firsts),
            likeness[0, :, 1:].mean(axis=1),
            explained,
            letters[0].max(axis=1),
            np.where(index.phrasings.kinds[entries] >> KINDS.index(question.asked) & 1, 1, -1),
            agreement(question.people, entries, index),
            both[1] - both[0],
            shared.likely[entries],
            by_sense(question, found, answered, firsts, index),
        )
    )
    scores = signals @ np.array(weights)
    phrasings = found.phrasings[closest[0, :, 0]]
    columns = (entries, phrasings, signals, scores, matched.T)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return sorted(itertools.starmap(Candidate, rows), key=lambda candidate: -candidate.score)


def by_sense(question: Analysis, found: Near, answered: Bools, firsts: Ints, index: Index) -> Floats:
    """What the meaning of its words says for each entry: the signals from `sense` on.

    Args:
        question: what is asked.
        found: the phrasings of all the entries.
        answered: which of them are answered.
        firsts: where those of each entry start.
        index: the index.
    """
    held = index.alignment.held_against(question.stems, found.phrasings)
    near = nearness(held.likeness, answered, found.owners, len(firsts))
    return np.column_stack((near, *held.explained(answered, firsts)))


def pool(shared: Shared, index: Index) -> Ints:
    """The entries that are looked at closely: those that explain most of a question, in the likeliest words."""
    rough = np.where(index.phrasings.ways > 0, shared.explained, 0)
    rough += np.where(rough > 0, shared.likely / shared.likely.max(), 0)
    most = min(CANDIDATES, int(np.count_nonzero(rough)))
    return np.argpartition(-rough, most - 1)[:most] if most else np.empty(0, np.int64)


def closest_of(found: Near, sort: Bools, count: int) -> Ints:
    """For each entry a row of the few phrasings of one sort that come nearest to a question, nearest first.

    Args:
        found: all phrasings that were looked at.
        sort: which of them are of the sort.
        count: how many entries there are.

    Returns:
        Their places in `found`; -1 where an entry has fewer.
    """
    order = np.flatnonzero(sort)
    starts = np.searchsorted(found.owners[order], np.arange(count + 1))
    places = starts[:-1, None] + np.arange(CLOSEST)
    there = places < starts[1:, None]
    rows = np.full(there.shape, -1)
    rows[there] = order[places[there]]
    return rows


def compared(question: Analysis, found: Near, rows: Ints, index: Index) -> tuple[Floats, Floats]:
    """How like a question some phrasings are, given by their places in `found`: by their words, and by all letters."""
    there = rows >= 0
    likeness, letters = np.zeros((2, *rows.shape), np.float32)
    places = rows[there]
    likeness[there] = found.likeness[places]
    words = index.phrasings.sorted
    others = [words[number] for number in found.phrasings[places].tolist()]
    letters[there] = process.cdist([sorted_words(question.stems)], others, scorer=fuzz.ratio, dtype=np.float32)[0] / 100
    return likeness, letters


def agreement(people: frozenset[str], entries: Ints, index: Index) -> Floats:
    """For each entry from -1 (it names none of the people asked of) to 1 (it names all); 0 where nobody is asked of."""
    if not people:
        return np.zeros(len(entries), np.float32)
    named = [index.entries[entry] for entry in entries.tolist()]
    shares = [len(people.intersection((*entry.people, *entry.mentions))) / len(people) for entry in named]
    return 2 * np.array(shares, np.float32) - 1
