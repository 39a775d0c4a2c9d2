"""The ways of asking for all entries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.kinds import Asked

if TYPE_CHECKING:
    from bot.matching.arrays import Floats, Ints
    from bot.matching.ragged import Ragged

KINDS = tuple(Asked)
"""The kinds of question, by number."""


@dataclass(frozen=True, eq=False)
class Phrasings:
    """Every way of asking, by number; those of an entry stand together, in the order of the entries."""

    firsts: Ints
    """For each entry the number of its first phrasing, and at last how many there are."""
    terms: Ragged
    """The terms of each phrasing: at least one."""
    answered: Ints
    """Whether the entry answers it: 0 for what people ask there and it does not answer."""
    asked: Ints
    """The kind of question, by its number in `KINDS`."""
    texts: list[str]
    sorted: list[str]
    """The stems of all its words, in the order of the alphabet."""

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def entries(self) -> Ints:
        """The entry of each phrasing."""
        return np.repeat(np.arange(len(self.firsts) - 1, dtype=np.int32), np.diff(self.firsts))

    @cached_property
    def ways(self) -> Floats:
        """How many ways of asking each entry has that it answers."""
        return np.bincount(self.entries, self.answered, minlength=len(self.firsts) - 1).astype(np.float32)

    @cached_property
    def kinds(self) -> Ints:
        """The kinds of question that each entry answers: one bit for each of `KINDS`."""
        found = np.zeros(len(self.firsts) - 1, np.int32)
        np.bitwise_or.at(found, self.entries, np.where(self.answered, 1 << self.asked.astype(np.int32), 0))
        return found

    def weights(self, rarities: Floats) -> Floats:
        """The rarity of all terms of each phrasing together."""
        return np.add.reduceat(rarities[self.terms.values], self.terms.starts[:-1]) if len(self) else rarities[:0]

    def kept(self, keep: Ints) -> Phrasings:
        """Those of the entries whose new number in `keep` is not -1."""
        mask = keep[self.entries] >= 0
        numbers = np.flatnonzero(mask)
        chosen = numbers.tolist()
        lengths = np.diff(self.firsts)[keep >= 0]
        return replace(
            self,
            firsts=np.concatenate([[0], np.cumsum(lengths)]),
            terms=self.terms.taken(numbers),
            answered=self.answered[mask],
            asked=self.asked[mask],
            texts=[self.texts[number] for number in chosen],
            sorted=[self.sorted[number] for number in chosen],
        )

    def joined(self, other: Phrasings) -> Phrasings:
        """These, and then those of other entries."""
        return Phrasings(
            firsts=np.concatenate([self.firsts, other.firsts[1:] + self.firsts[-1]]),
            terms=self.terms.joined(other.terms),
            answered=np.concatenate([self.answered, other.answered]),
            asked=np.concatenate([self.asked, other.asked]),
            texts=self.texts + other.texts,
            sorted=self.sorted + other.sorted,
        )
