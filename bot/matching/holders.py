"""For each key, the entries that have it: how much it speaks for each, and how many of its ways of asking use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.ragged import Ragged, ends_to_starts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.arrays import Floats, Ints
    from bot.matching.terms import Terms

STATED, COUNTED = 1, 2
"""Marks: title or statement has the key; more than the limits or a disagreement has it, so it is the commoner."""


@dataclass(frozen=True, eq=False)
class Holders:
    """The entries of each key, rising."""

    entries: Ragged
    strength: Floats
    """How much the key speaks for each, from 0 to 1."""
    uses: Floats
    """How many of the entry's answered phrasings have it, each counted as well as it has it."""
    marks: Ints
    """`STATED` and `COUNTED`, added up."""

    @classmethod
    def merged(cls, parts: Sequence[Part], keys: int) -> Holders:
        """Parts put together; the entries of each part come after those of the part before."""
        none = np.zeros(keys, np.int64)
        starts = ends_to_starts(sum((np.bincount(part.keys, minlength=keys) for part in parts), start=none))
        size = int(starts[-1])
        entries, marks = np.empty(size, np.int32), np.empty(size, np.uint8)
        strength, uses = np.empty(size, np.float32), np.empty(size, np.float32)
        free = starts[:-1].copy()
        for part in parts:
            counts = np.bincount(part.keys, minlength=keys)
            firsts = ends_to_starts(counts)[:-1]
            places = np.arange(len(part.keys)) + np.repeat(free - firsts, counts)
            entries[places], marks[places] = part.entries, part.marks
            strength[places], uses[places] = part.strength, part.uses
            free += counts
        return cls(Ragged(starts, entries), strength, uses, marks)

    def seen(self) -> Ints:
        """For each key, how many entries have it that count."""
        owners = np.repeat(np.arange(len(self.entries)), np.diff(self.entries.starts))
        return np.bincount(owners, self.marks & COUNTED > 0, minlength=len(self.entries)).astype(np.int64)

    def kept(self, keep: Ints) -> Part:
        """What is left where only some entries are kept.

        Args:
            keep: for each entry, its new number, or -1 where it goes.
        """
        owners = np.repeat(np.arange(len(self.entries)), np.diff(self.entries.starts))
        renumbered = keep[self.entries.values]
        left = renumbered >= 0
        return Part(owners[left], renumbered[left], self.strength[left], self.uses[left], self.marks[left])

    def strengths(self, key: int, entries: Ints) -> Floats:
        """How much a key speaks for each of some entries; 0 where one has it not."""
        start, end = self.entries.starts[key], self.entries.starts[key + 1]
        row = self.entries.values[start:end]
        places = np.minimum(row.searchsorted(entries), end - start - 1)
        return np.where(row[places] == entries, self.strength[start + places], 0)

    def states(self, entry: int, key: int) -> bool:
        """Whether title or statement of an entry has a key."""
        place = self.place(entry, key)
        return place is not None and bool(self.marks[place] & STATED)

    def place(self, entry: int, key: int) -> int | None:
        """Where an entry stands among those of a key."""
        start, end = self.entries.starts[key], self.entries.starts[key + 1]
        place = int(start + self.entries.values[start:end].searchsorted(entry))
        return place if place < end and self.entries.values[place] == entry else None


@dataclass(frozen=True, eq=False)
class Part:
    """Some entries with their keys, by key, and of each key by entry."""

    keys: Ints
    entries: Ints
    strength: Floats
    uses: Floats
    marks: Ints

    @classmethod
    def of(cls, first: int, words: Ragged, factors: Floats, marks: Ints, asked: Ragged, terms: Terms) -> Part:
        """Take some entries' words together by their keys.

        Args:
            first: the number of the first entry.
            words: the terms of each entry.
            factors: how much each of them speaks for it.
            marks: the marks of each of them.
            asked: the terms of all answered phrasings of each entry, one after the other.
            terms: what the terms are.
        """
        count = len(words)
        codes, places, owners = spread(words, terms, count)
        order = np.argsort(codes, kind="stable")
        codes, places, owners = codes[order], places[order], owners[order]
        heads = np.flatnonzero(np.diff(codes, prepend=-1))
        if not len(heads):
            empty = np.empty(0, np.int32)
            return cls(empty, empty, np.empty(0, np.float32), np.empty(0, np.float32), np.empty(0, np.uint8))
        found = codes[heads]
        strength = np.maximum.reduceat(factors[owners] * terms.alike[places], heads)
        marked = np.bitwise_or.reduceat(marks[owners], heads)
        uses = np.zeros(len(found), np.float32)
        used, places, _ = spread(asked, terms, count)
        np.add.at(uses, np.searchsorted(found, used), terms.alike[places])
        keys, entries = np.divmod(found, count)
        return cls(keys, (entries + first).astype(np.int32), strength.astype(np.float32), uses, marked)


def spread(words: Ragged, terms: Terms, count: int) -> tuple[Ints, Ints, Ints]:
    """Every key of every word of some entries: its code (key and entry), its place in `terms.keys`, and the word's."""
    entries = np.repeat(np.arange(count), np.diff(words.starts))
    lengths = terms.keys.lengths(words.values)
    places = terms.keys.positions(words.values)
    owners = np.repeat(np.arange(len(words.values)), lengths)
    return terms.keys.values[places].astype(np.int64) * count + entries[owners], places, owners
