"""How an index comes about: entries put in one by one, numbered, and their words posted under each key."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.analysis import sorted_words
from bot.matching.holders import COUNTED, STATED, Part
from bot.matching.kinds import kind_of
from bot.matching.phrasings import KINDS, Phrasings
from bot.matching.ragged import Ragged, ends_to_starts
from bot.matching.taking import ASIDE

if TYPE_CHECKING:
    from bot.matching.arrays import Ints
    from bot.matching.entries import Entry, Taken
    from bot.matching.terms import TermList, Terms

AT_ONCE = 4_096
"""Entries whose words are posted together: more would take more memory, and fewer more time."""
KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


class Builder:
    """New entries by number, from a first number on."""

    def __init__(self, terms: TermList, first: int = 0) -> None:
        self.terms = terms
        self.first = first
        self.entries: list[Entry] = []
        self.known: Counter[str] = Counter()
        """How often each word occurs that is spelt right."""
        self.parts: list[Part] = []
        self.words = Rows()
        self.factors = array("f")
        self.marks = array("B")
        self.used = Rows()
        self.phrasings = Rows()
        self.counts: list[int] = []
        self.answered = array("B")
        self.asked = array("B")
        self.texts: list[str] = []
        self.sorted: list[str] = []

    def put(self, taken: Taken) -> None:
        """Put an entry in, after those that there are."""
        self.entries.append(taken.entry)
        self.known.update(taken.words)
        self.words.add(self.terms.numbered(list(taken.factors)))
        self.factors.extend(taken.factors.values())
        stated = taken.stated
        self.marks.extend(
            [(term in stated) * STATED + (factor > ASIDE) * COUNTED for term, factor in taken.factors.items()]
        )
        count, used = len(self.texts), []
        for wording, answered in taken.asked:
            if wording.terms:
                numbers = self.terms.numbered(wording.terms)
                self.phrasings.add(numbers)
                used += numbers if answered else []
                self.answered.append(answered)
                self.asked.append(KIND_NUMBERS[kind_of(wording.tokens)])
                self.texts.append(wording.text)
                self.sorted.append(sorted_words(wording.stems))
        self.used.add(used)
        self.counts.append(len(self.texts) - count)
        if len(self.words) == AT_ONCE:
            self.post(self.terms.table())

    def post(self, terms: Terms) -> None:
        """Post the words of the entries that are not posted yet."""
        first = self.first + len(self.entries) - len(self.words)
        factors, marks = np.array(self.factors, np.float32), np.array(self.marks, np.uint8)
        self.parts.append(Part.of(first, self.words.ragged(), factors, marks, self.used.ragged(), terms))
        self.words, self.used = Rows(), Rows()
        self.factors, self.marks = array("f"), array("B")

    def finished(self) -> Terms:
        """Post what is left; all terms."""
        terms = self.terms.table()
        if self.words:
            self.post(terms)
        return terms

    def all_phrasings(self) -> Phrasings:
        """The ways of asking of all new entries."""
        return Phrasings(
            firsts=ends_to_starts(self.counts),
            terms=self.phrasings.ragged(),
            answered=np.array(self.answered, np.uint8),
            asked=np.array(self.asked, np.uint8),
            texts=self.texts,
            sorted=self.sorted,
        )


class Rows:
    """Rows of numbers that grow."""

    def __init__(self) -> None:
        self.lengths = array("i")
        self.values = array("i")

    def __len__(self) -> int:
        return len(self.lengths)

    def add(self, row: list[int]) -> None:
        """Add a row."""
        self.lengths.append(len(row))
        self.values.extend(row)

    def ragged(self) -> Ragged:
        """All rows."""
        values: Ints = np.array(self.values, np.int32)
        return Ragged(ends_to_starts(self.lengths), values)
