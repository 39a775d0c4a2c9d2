"""What a question shares with the fact base: first with all entries, by their words; then with what a few are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.holders import STATED
from bot.matching.likelihood import posteriors

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

    explained: Floats
    """How much of the question the keys of each entry explain, rare words weighing more; from 0 to 1."""
    stated: Floats
    """The same for the keys of title and statement."""
    likely: Floats
    """How likely it is that each entry, rather than another, is asked about in such words."""
    read: int
    """Entries of keys that were read."""


def shared_with(asked: Asked, index: Index) -> Shared:
    """Hold a question against the words of every entry that shares one with it."""
    holders, count, size = index.holders, len(index.entries), len(asked.rarities)
    chosen = affordable(asked, index)
    keys, words, alike = asked.keys[chosen], asked.words[chosen], asked.alike[chosen]
    places, lengths = holders.entries.positions(keys), holders.entries.lengths(keys)
    cells = np.repeat(words * count, lengths) + holders.entries.values[places]
    alike = np.repeat(alike, lengths)
    match = np.minimum(holders.strength[places], alike)
    best, told, used = (np.zeros(size * count, np.float32) for _ in range(3))
    np.maximum.at(best, cells, match)
    np.maximum.at(told, cells, np.where(holders.marks[places] & STATED, match, 0))
    np.maximum.at(used, cells, holders.uses[places] * alike)
    weights = asked.rarities / asked.total
    uses = used.reshape(size, count)
    usual = uses.sum(axis=1) / index.phrasings.ways.sum()
    known = usual > 0
    return Shared(
        weights @ best.reshape(size, count),
        weights @ told.reshape(size, count),
        posteriors(uses[known], usual[known], index.phrasings.ways),
        len(places),
    )


def affordable(asked: Asked, index: Index) -> Ints:
    """Which pairs of word and key are read: all, or as many of the rarest keys as may be."""
    lengths = index.holders.entries.lengths(asked.keys)
    if lengths.sum() <= MOST_READ:
        return np.arange(len(lengths))
    order = np.argsort(lengths, kind="stable")
    return order[np.cumsum(lengths[order]) <= MOST_READ]


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


def near(asked: Asked, entries: Ints, index: Index) -> Near:
    """Hold a question against every way of asking for some entries."""
    firsts = index.phrasings.firsts
    counts = firsts[entries + 1] - firsts[entries]
    owners = np.repeat(np.arange(len(entries)), counts)
    phrasings = np.arange(len(owners)) + np.repeat(firsts[entries] - np.cumsum(counts) + counts, counts)
    terms = index.phrasings.terms.taken(phrasings)
    match, starts = matches(asked, index), terms.starts[:-1]
    best = np.maximum.reduceat(match.take(terms.values, axis=1), starts, axis=1)
    share = asked.rarities @ best / asked.total
    covered = (match.max(axis=0) * index.rarities).take(terms.values)
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
