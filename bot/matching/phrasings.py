"""The ways of asking for all entries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.kinds import Asked, kind_of
from bot.matching.ragged import Ragged, ends_to_starts
from bot.matching.taking import QUESTION, UNANSWERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.arrays import Floats, Ints
    from bot.matching.dissecting import Dissected
    from bot.matching.taking import Batch

KINDS = tuple(Asked)
"""The kinds of question, by number."""
KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


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

    @classmethod
    def of(cls, batch: Batch, found: Dissected, terms: Ragged, words: Sequence[str], stems: Sequence[str]) -> Phrasings:
        """The ways of asking for some entries; those that are all function words are none.

        Args:
            batch: the entries.
            found: their texts, taken apart.
            terms: the terms of each text.
            words: the words by number.
            stems: the stems by number.
        """
        ways = np.flatnonzero((batch.roles <= UNANSWERED) & (terms.lengths(batch.numbers) > 0))
        numbers = batch.numbers[ways]
        return cls(
            firsts=ends_to_starts(np.bincount(batch.owners[ways], minlength=len(batch.told))),
            terms=terms.taken(numbers),
            answered=(batch.roles[ways] <= QUESTION).astype(np.uint8),
            asked=np.array([KIND_NUMBERS[kind_of(row)] for row in found.words.taken(numbers).named(words)], np.uint8),
            texts=[batch.texts[number] for number in numbers.tolist()],
            sorted=[" ".join(sorted(row)) for row in found.stems.taken(numbers).named(stems)],
        )

    @classmethod
    def together(cls, parts: Sequence[Phrasings]) -> Phrasings:
        """Those of some entries, then of others, and so on."""
        return cls(
            firsts=ends_to_starts(np.concatenate([np.empty(0, np.int32), *(np.diff(part.firsts) for part in parts)])),
            terms=Ragged.together([part.terms for part in parts]),
            answered=np.concatenate([np.empty(0, np.uint8), *(part.answered for part in parts)]),
            asked=np.concatenate([np.empty(0, np.uint8), *(part.asked for part in parts)]),
            texts=list(chain.from_iterable(part.texts for part in parts)),
            sorted=list(chain.from_iterable(part.sorted for part in parts)),
        )

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
