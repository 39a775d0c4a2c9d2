"""How like a question is to ways of asking, word by word: each word is held against the one that means the most alike.

Function words count too: who asks "who" does not ask "when". Reference: T. Zhang et al., "BERTScore: evaluating text
generation with BERT", 2020.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.numbered import Numbered
from bot.matching.ragged import Ragged, ends_to_starts
from bot.matching.senses import Senses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.arrays import Bools, Floats, Ints

APART = 0.4
"""Words whose vectors are no nearer than this have nothing to do with each other."""
KEPT = 4_000_000
"""Likenesses of words that are kept for the next question."""


@dataclass(frozen=True, eq=False)
class Alignment:
    """The words of all ways of asking, as stems by number."""

    numbers: dict[str, int]
    """Those whose meaning is known first."""
    senses: Floats
    """What each of those means, as a vector of length 1."""
    rarities: Floats
    """How rare each word is, from 0 to 1."""
    rows: Ragged
    """The words of each way of asking."""
    kept: dict[str, Floats] = field(default_factory=dict)

    @classmethod
    def of(cls, wordings: Sequence[str]) -> Alignment:
        """The words of some ways of asking, each given as spaced stems."""
        met, lengths, flat = Numbered(), array("i"), array("i")
        for wording in wordings:
            row = dict.fromkeys(map(met.__getitem__, wording.split()))
            lengths.append(len(row))
            flat.extend(row)
        places, values = Senses.shipped().places, np.array(flat, np.int32)
        counts = np.bincount(values, minlength=len(met))
        order = np.argsort([stem not in places for stem in met], kind="stable")
        stems = list(met)
        stems = [stems[number] for number in order.tolist()]
        known = sum(stem in places for stem in stems)
        rarities = np.log((2 + len(lengths)) / (1 + counts[order])) / math.log(2 + len(lengths))
        return cls(
            {stem: number for number, stem in enumerate(stems)},
            Senses.shipped().of(stems[:known]),
            rarities.astype(np.float32),
            Ragged(ends_to_starts(lengths), np.argsort(order).astype(np.int32)[values]),
        )

    @cached_property
    def weights(self) -> Floats:
        """The rarity of all words of each way of asking together."""
        if not len(self.rows):
            return self.rarities[:0]
        found: Floats = np.add.reduceat(self.rarities[self.rows.values], self.rows.starts[:-1])
        return found

    def held_against(self, stems: Sequence[str], phrasings: Ints) -> Held:
        """Hold a question against some ways of asking, given by number; all of them have words."""
        asked = list(dict.fromkeys(stems))
        alike = np.stack([self.alike_to(stem) for stem in asked])
        rarities = np.array([self.rarities[self.numbers[one]] if one in self.numbers else 1 for one in asked])
        words = self.rows.values[self.rows.positions(phrasings)]
        starts = ends_to_starts(self.rows.lengths(phrasings))[:-1]
        best = np.maximum.reduceat(alike.take(words, axis=1), starts, axis=1)
        share = rarities @ best / rarities.sum()
        covered = (alike.max(axis=0) * self.rarities).take(words)
        back = np.add.reduceat(covered, starts) / self.weights[phrasings]
        return Held(rarities, best, 2 * share * back / np.maximum(share + back, 1e-9))

    def alike_to(self, stem: str) -> Floats:
        """How like a word each word of the ways of asking is, from 0 to 1; what was worked out lately is kept."""
        if (known := self.kept.pop(stem, None)) is None:
            known = np.zeros(len(self.numbers), np.float32)
            near = self.senses @ Senses.shipped().of([stem])[0]
            known[: len(near)] = np.maximum(near - APART, 0) / (1 - APART)
            if stem in self.numbers:
                known[self.numbers[stem]] = 1
            while len(self.kept) * len(known) > KEPT:
                del self.kept[next(iter(self.kept))]
        self.kept[stem] = known
        return known


@dataclass(frozen=True, eq=False)
class Held:
    """A question, held against some ways of asking."""

    rarities: Floats
    """How rare each word of the question is, from 0 to 1."""
    best: Floats
    """For each word of the question and each way of asking, how like the word is that is most like it there."""
    likeness: Floats
    """For each way of asking how well it and the question explain each other, rare words weighing more; from 0 to 1."""

    def explained(self, answered: Bools, firsts: Ints) -> tuple[Floats, Floats]:
        """For each entry how much of the question its ways of asking explain together, and the most that they leave.

        Args:
            answered: whether the entry answers each way of asking.
            firsts: where the ways of asking for each entry start.
        """
        found = np.maximum.reduceat(np.where(answered, self.best, 0), firsts, axis=1)
        left = (self.rarities[:, None] * (1 - found)).max(axis=0)
        return self.rarities @ found / self.rarities.sum(), left
