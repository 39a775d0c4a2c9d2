"""Words and phrases by number, each with the keys by which it can be matched."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.numbered import Numbered
from bot.matching.ragged import Ragged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.arrays import Floats, Ints
    from bot.matching.lexicon import Lexicon

Key = tuple[int, float]
"""A key by number, and how well something is matched by it, from 0 to 1."""


@dataclass
class TermList:
    """Terms as they come up: what is asked for and is not there yet is added."""

    lexicon: Lexicon
    keys: Numbered = field(default_factory=Numbered)
    numbers: Numbered = field(default_factory=Numbered)
    ends: array[int] = field(default_factory=lambda: array("i"))
    found: array[int] = field(default_factory=lambda: array("i"))
    alike: array[float] = field(default_factory=lambda: array("f"))

    def numbered(self, terms: Sequence[str]) -> list[int]:
        """The numbers of some terms, given as spaced stems."""
        numbers = list(map(self.numbers.__getitem__, terms))
        if len(self.numbers) > len(self.ends):
            for term in terms:
                if self.numbers[term] == len(self.ends):
                    self.describe(term)
        return numbers

    def describe(self, term: str) -> None:
        """Put down the keys of a term."""
        for key, value in self.lexicon.keys_of(term).items():
            self.found.append(self.keys[key])
            self.alike.append(value)
        self.ends.append(len(self.found))

    def described(self) -> tuple[Ragged, Floats]:
        """The keys of all terms so far, and how well each term is matched by each of its keys."""
        starts = np.concatenate([[0], np.array(self.ends, np.int64)])
        return Ragged(starts, np.array(self.found, np.int32)), np.array(self.alike, np.float32)

    def table(self) -> Terms:
        """All terms so far."""
        return Terms.of(self.keys, self.numbers, *self.described())

    @classmethod
    def after(cls, terms: Terms, lexicon: Lexicon) -> TermList:
        """A list that begins with the terms of a table."""
        return cls(
            lexicon,
            Numbered(terms.names),
            Numbered(terms.numbers),
            array("i", terms.keys.starts[1:].tolist()),
            array("i", terms.keys.values.tolist()),
            array("f", terms.alike.tolist()),
        )


@dataclass(frozen=True, eq=False)
class Terms:
    """Every term, with its keys; and every key, with its terms."""

    names: dict[str, int]
    """The numbers of the keys."""
    numbers: dict[str, int]
    """The numbers of the terms."""
    keys: Ragged
    """The keys of each term."""
    alike: Floats
    """How well a term is matched by each of its keys."""
    by_key: Ragged
    """The terms of each key."""
    alike_by_key: Floats
    """How well each of them is matched by it."""

    @classmethod
    def of(cls, names: dict[str, int], numbers: dict[str, int], keys: Ragged, alike: Floats) -> Terms:
        """The table, from the keys of each term."""
        order = np.argsort(keys.values, kind="stable")
        owners = np.repeat(np.arange(len(keys)), np.diff(keys.starts)).astype(np.int32)
        by_key = Ragged.grouped(keys.values[order], owners[order], len(names))
        return cls(dict(names), dict(numbers), keys, alike, by_key, alike[order])

    def known(self, keys: dict[str, float]) -> list[Key]:
        """Those keys that any term has."""
        return [(self.names[key], value) for key, value in keys.items() if key in self.names]

    def rarities(self, seen: Ints, entries: int, as_good: float) -> Floats:
        """How rare each term is: see `Rarity.of`."""
        if not len(self.keys):
            return np.empty(0, np.float32)
        starts, lengths = self.keys.starts[:-1], np.diff(self.keys.starts)
        best = np.repeat(np.maximum.reduceat(self.alike, starts), lengths)
        counts = np.where(self.alike >= as_good * best, seen[self.keys.values], 0)
        most = np.maximum.reduceat(counts, starts)
        return np.log1p(entries / np.where(most > 0, 1 + most, 1)).astype(np.float32)
