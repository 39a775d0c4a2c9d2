"""How like a question is to ways of asking, word by word: each word is held against the one that means the most alike.

Function words count too: who asks "who" does not ask "when". Reference: T. Zhang et al., "BERTScore: evaluating text
generation with BERT", 2020.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.ragged import Ragged, ends_to_starts
from bot.matching.senses import Senses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.arrays import Bools, Floats, Ints

APART = 0.4
"""Words whose vectors are no nearer than this have nothing to do with each other."""


@dataclass(frozen=True, eq=False)
class Alignment:
    """The words of all ways of asking, as stems by number."""

    numbers: dict[str, int]
    senses: Floats
    """What each word means, as a vector of length 1; nothing but 0 where that is not known."""
    rarities: Floats
    """How rare each word is, from 0 to 1."""
    rows: Ragged
    """The words of each way of asking."""

    @classmethod
    def of(cls, wordings: Sequence[str]) -> Alignment:
        """The words of some ways of asking, each given as spaced stems."""
        texts = [sorted(set(wording.split())) for wording in wordings]
        counts = Counter(stem for text in texts for stem in text)
        numbers = {stem: number for number, stem in enumerate(counts)}
        most = math.log(2 + len(texts))
        rarities = [math.log((2 + len(texts)) / (1 + count)) / most for count in counts.values()]
        return cls(
            numbers,
            Senses.shipped().of(list(counts)),
            np.array(rarities, np.float32),
            Ragged.of([[numbers[stem] for stem in text] for text in texts]),
        )

    def held_against(self, stems: Sequence[str], phrasings: Ints) -> Held:
        """Hold a question against some ways of asking, given by number; all of them have words."""
        asked = list(dict.fromkeys(stems))
        own, words = np.unique(self.rows.values[self.rows.positions(phrasings)], return_inverse=True)
        alike = np.maximum(Senses.shipped().of(asked) @ self.senses[own].T - APART, 0) / (1 - APART)
        numbers = np.array([self.numbers.get(stem, -1) for stem in asked])
        alike[numbers[:, None] == own] = 1
        rarities = np.where(numbers < 0, 1, self.rarities[numbers])
        starts = ends_to_starts(self.rows.lengths(phrasings))[:-1]
        best = np.maximum.reduceat(alike.T[words], starts)
        share = best @ rarities / rarities.sum()
        weights = self.rarities[own][words]
        back = np.add.reduceat(weights * alike.max(axis=0)[words], starts) / np.add.reduceat(weights, starts)
        return Held(rarities, best, 2 * share * back / np.maximum(share + back, 1e-9))


@dataclass(frozen=True, eq=False)
class Held:
    """A question, held against some ways of asking."""

    rarities: Floats
    """How rare each word of the question is, from 0 to 1."""
    best: Floats
    """For each way of asking and each word of the question, how like the word is that is most like it there."""
    likeness: Floats
    """For each way of asking how well it and the question explain each other, rare words weighing more; from 0 to 1."""

    def explained(self, answered: Bools, firsts: Ints) -> tuple[Floats, Floats]:
        """For each entry how much of the question its ways of asking explain together, and the most that they leave.

        Args:
            answered: whether the entry answers each way of asking.
            firsts: where the ways of asking for each entry start.
        """
        found = np.maximum.reduceat(np.where(answered[:, None], self.best, 0), firsts)
        return found @ self.rarities / self.rarities.sum(), (self.rarities * (1 - found)).max(axis=1)
