"""For each key, the entries that have it: how much it speaks for each, and how many of its ways of asking use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.ragged import Ragged, ends_to_starts
from bot.matching.spoken import COUNTED, STATED

if TYPE_CHECKING:
    from bot.matching.arrays import Floats, Ints
    from bot.matching.spoken import Spoken


@dataclass(frozen=True, eq=False)
class Holders:
    """The entries of each key, rising."""

    entries: Ragged
    strength: Floats
    """How much the key speaks for each, from 0 to 1."""
    uses: Floats
    """How many of the entry's answered phrasings have it, each counted as well as it has it."""
    marks: Ints
    """`STATED`, `COUNTED` and `SAID`, added up."""

    @classmethod
    def merged(cls, parts: list[Part], keys: int) -> Holders:
        """Parts put together; the entries of each part come after those of the part before.

        Each part is taken out of the list as it is used: there would not be room for all of them and the whole.
        """
        lengths = np.zeros(keys, np.int64)
        for part in parts:
            lengths += np.bincount(part.keys, minlength=keys)
        starts = ends_to_starts(lengths)
        size, free = int(starts[-1]), starts[:-1].copy()
        entries, marks = np.empty(size, np.int32), np.empty(size, np.uint8)
        strength, uses = np.empty(size, np.float32), np.empty(size, np.float32)
        while parts:
            part = parts.pop(0)
            counts = np.bincount(part.keys, minlength=keys)
            firsts = ends_to_starts(counts)[:-1]
            places = np.arange(len(part.keys)) + np.repeat(free - firsts, counts)
            entries[places], marks[places] = part.entries, part.marks
            strength[places], uses[places] = part.strength, part.uses
            free += counts
        return cls(Ragged(starts, entries), strength, uses, marks)

    def seen(self) -> Ints:
        """For each key, how many entries have it that count."""
        before = ends_to_starts(self.marks & COUNTED > 0)[self.entries.starts]
        return before[1:] - before[:-1]

    def kept(self, keep: Ints) -> Part:
        """What is left where only some entries are kept.

        Args:
            keep: for each entry, its new number, or -1 where it goes.
        """
        renumbered = keep[self.entries.values]
        left = renumbered >= 0
        owners = self.entries.owners()
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
    def of(cls, spoken: Spoken, count: int, keys: Ragged, alike: Floats) -> Part:
        """Take some entries' words together by their keys; the entries are numbered from 0 on.

        Args:
            spoken: the words.
            count: how many entries.
            keys: the keys of each term.
            alike: how well a term is matched by each of its keys.
        """
        lengths = keys.lengths(spoken.terms)
        places = keys.positions(spoken.terms)
        codes = keys.values[places].astype(np.int64) * count + np.repeat(spoken.owners, lengths)
        order = np.argsort(codes)
        codes, alike = codes[order], alike[places[order]]
        words = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)[order]
        heads = np.flatnonzero(np.diff(codes, prepend=-1))
        if not len(heads):
            empty = np.empty(0, np.int32)
            return cls(empty, empty, np.empty(0, np.float32), np.empty(0, np.float32), np.empty(0, np.uint8))
        owners, entries = np.divmod(codes[heads], count)
        return cls(
            owners.astype(np.int32),
            entries.astype(np.int32),
            np.maximum.reduceat(spoken.factors[words] * alike, heads),
            np.add.reduceat(spoken.uses[words] * alike, heads),
            np.bitwise_or.reduceat(spoken.marks[words], heads),
        )
