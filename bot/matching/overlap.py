"""What a question shares with the fact base: first with all entries, by their words; then with what a few are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.likelihood import posteriors
from bot.matching.ragged import ends_to_starts, stretches

if TYPE_CHECKING:
    from bot.matching.analysis import Analysis
    from bot.matching.arrays import Floats, Ints
    from bot.matching.index import Index

MOST_READ = 250_000
"""Entries of keys that are read for one question, those of the rarest words first."""


@dataclass(frozen=True, eq=False)
class Asked:
    """A question's words by number: for each pair of a word and a key of it the number of both, and how alike."""

    rarities: Floats
    """How rare each word is."""
    words: Ints
    keys: Ints
    alike: Floats

    @classmethod
    def of(cls, question: Analysis, index: Index) -> Asked:
        """Look a question's words up."""
        found = [
            (number, key, value)
            for number, unit in enumerate(question.units)
            for key, value in index.terms.known(unit.keys)
        ]
        words, keys, alike = zip(*found, strict=True) if found else ((), (), ())
        rarities = [index.rarity.of(unit.keys) for unit in question.units]
        return cls(
            np.array(rarities, np.float32),
            np.array(words, np.int64),
            np.array(keys, np.int64),
            np.array(alike, np.float32),
        )

    @property
    def total(self) -> float:
        """The rarity of the whole question."""
        return float(self.rarities.sum()) or 1.0


@dataclass(frozen=True, eq=False)
class Shared:
    """What each entry shares with a question, by its words alone."""

    matched: Floats
    """For each word of the question and each entry, how well the entry matches it, from 0 to 1."""
    explained: Floats
    """How much of the question the words of each entry explain, rare ones weighing more; from 0 to 1."""
    likely: Floats
    """How likely it is that each entry, rather than another, is asked about in such words."""
    read: int
    """Entries of keys that were read."""
    whole: bool
    """Whether every key was read, the commonest too."""


def shared_with(asked: Asked, index: Index) -> Shared:
    """Hold a question against the words of every entry that shares one with it."""
    holders, count, size = index.holders, len(index.entries), len(asked.rarities)
    read = affordable(asked, index)
    keys, alike = asked.keys[read], asked.alike[read]
    places, lengths = holders.entries.positions(keys), holders.entries.lengths(keys)
    cells = np.repeat(asked.words[read] * count, lengths) + holders.entries.values[places]
    alike = np.repeat(alike, lengths)
    matched, uses = np.zeros((2, size * count), np.float32)
    np.maximum.at(matched, cells, np.minimum(holders.strength[places], alike))
    np.maximum.at(uses, cells, holders.uses[places] * alike)
    matched, uses = matched.reshape(size, count), uses.reshape(size, count)
    usual = uses.sum(axis=1) / index.phrasings.ways.sum()
    known = usual > 0
    likely = posteriors(uses[known], usual[known], index.phrasings.ways)
    return Shared(matched, asked.rarities @ matched / asked.total, likely, len(places), len(read) == len(asked.keys))


def affordable(asked: Asked, index: Index) -> Ints:
    """Which pairs of word and key are read: all, or as many of the rarest keys as may be."""
    lengths = index.holders.entries.lengths(asked.keys)
    if lengths.sum() <= MOST_READ:
        return np.arange(len(lengths))
    order = np.argsort(lengths, kind="stable")
    return order[np.cumsum(lengths[order]) <= MOST_READ]


def matched_in(asked: Asked, entries: Ints, index: Index) -> Floats:
    """For each word of a question and each of some entries, how well the entry matches it, whatever was read."""
    matched = np.zeros((len(asked.rarities), len(entries)), np.float32)
    for word, key, alike in zip(asked.words.tolist(), asked.keys.tolist(), asked.alike.tolist(), strict=True):
        row = index.holders.strengths(key, entries)
        matched[word] = np.maximum(matched[word], np.minimum(row, alike))
    return matched


@dataclass(frozen=True, eq=False)
class Near:
    """How near a question comes to what some entries are asked."""

    owners: Ints
    """For each phrasing its entry, by its place among those that were looked at; rising."""
    phrasings: Ints
    back: Floats
    """How much of each phrasing the question explains."""
    likeness: Floats
    """The harmonic mean of that and of how much of the question the phrasing explains."""

    def nearest(self, most: int) -> Near:
        """At most so many phrasings of each entry, those that come nearest, nearest first."""
        order = np.lexsort((-self.likeness, self.owners))
        places = np.arange(len(order)) - np.searchsorted(self.owners, self.owners)
        kept = order[places < most]
        return Near(self.owners[kept], self.phrasings[kept], self.back[kept], self.likeness[kept])


def near(asked: Asked, entries: Ints, index: Index) -> Near:
    """Hold a question against every way of asking for some entries."""
    firsts, rows = index.phrasings.firsts, index.phrasings.terms
    first, last = firsts[entries], firsts[entries + 1]
    owners = np.repeat(np.arange(len(entries)), last - first)
    phrasings = stretches(first, last)
    terms = rows.values[stretches(rows.starts[first], rows.starts[last])]
    starts = ends_to_starts(rows.lengths(phrasings))[:-1]
    match = matches(asked, index)
    best = np.maximum.reduceat(match.take(terms, axis=1), starts, axis=1)
    share = asked.rarities @ best / asked.total
    covered = (match.max(axis=0) * index.rarities).take(terms)
    back = np.minimum(1, np.add.reduceat(covered, starts) / index.weights[phrasings])
    likeness = 2 * share * back / np.maximum(share + back, 1e-9)
    return Near(owners, phrasings, back, likeness)


def matches(asked: Asked, index: Index) -> Floats:
    """How well each word of a question matches each term, from 0 to 1."""
    terms, size = index.terms, len(asked.rarities)
    places, lengths = terms.by_key.positions(asked.keys), terms.by_key.lengths(asked.keys)
    found = np.zeros(size * len(terms.numbers), np.float32)
    cells = np.repeat(asked.words * len(terms.numbers), lengths) + terms.by_key.values[places]
    np.maximum.at(found, cells, np.minimum(terms.alike_by_key[places], np.repeat(asked.alike, lengths)))
    return found.reshape(size, len(terms.numbers))
