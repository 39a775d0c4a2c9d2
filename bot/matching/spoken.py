"""The words of some entries, each with what it does where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.taking import QUESTION, UNANSWERED

if TYPE_CHECKING:
    from bot.matching.arrays import Floats, Ints
    from bot.matching.ragged import Ragged
    from bot.matching.taking import Batch

STATED, COUNTED, SAID = 1, 2, 4
"""Marks of a word: it stands in title or statement; it stands in more than the limits or a disagreement, so it is the
commoner; it stands in more than a question besides, so the entry speaks of it itself."""
HARDLY, FAIRLY = np.float32(0.4), np.float32(0.8)
"""How much a word speaks for an entry, against one that a question has: one that only the limits or a disagreement has
(what a fact does not say hardly speaks for it), and one that only the statement or a name has."""
FACTORS = np.array([1, 1, 0, FAIRLY, FAIRLY, HARDLY], np.float32)
"""By what the text is to the entry."""
TOLD = STATED + COUNTED + SAID
MARKS = np.array([TOLD, COUNTED, 0, TOLD, COUNTED + SAID, 0], np.uint8)
"""By what the text is to the entry."""


@dataclass(frozen=True, eq=False)
class Spoken:
    """The words and phrases of some entries, as often as they occur; without those that do not speak for an entry."""

    owners: Ints
    """The entry of each, from 0 on."""
    terms: Ints
    factors: Floats
    """How much it speaks for the entry where it stands, from 0 to 1."""
    uses: Floats
    """1 where it stands in a question that the entry answers, else 0."""
    marks: Ints
    """`STATED`, `COUNTED` and `SAID`, added up."""

    @classmethod
    def of(cls, batch: Batch, terms: Ragged) -> Spoken:
        """The words of some entries, given the terms of each text."""
        speaks = batch.roles != UNANSWERED
        numbers = batch.numbers[speaks]
        lengths = terms.lengths(numbers)
        roles = np.repeat(batch.roles[speaks], lengths)
        return cls(
            np.repeat(batch.owners[speaks], lengths),
            terms.values[terms.positions(numbers)],
            FACTORS[roles],
            (roles <= QUESTION).astype(np.float32),
            MARKS[roles],
        )
