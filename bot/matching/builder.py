"""How an index comes about: entries taken apart batch by batch, numbered, and their words posted under each key."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.dissecting import Dissector
from bot.matching.entries import Entry, Named
from bot.matching.holders import Part
from bot.matching.naming import all_named
from bot.matching.phrasings import Phrasings
from bot.matching.ragged import Ragged
from bot.matching.spoken import Spoken
from bot.matching.taking import STATEMENT

if TYPE_CHECKING:
    from bot.matching.dissecting import Dissected
    from bot.matching.entries import Names
    from bot.matching.taking import Batch
    from bot.matching.terms import TermList


class Builder:
    """New entries by number, from a first number on."""

    def __init__(self, terms: TermList, first: int = 0) -> None:
        self.terms = terms
        self.dissector = Dissector(terms.lexicon)
        self.first = first
        self.entries: list[Entry] = []
        self.known: Counter[str] = Counter()
        """How often each word occurs that is spelt right."""
        self.parts: list[Part] = []
        self.phrasings: list[Phrasings] = []
        self.shared: dict[Names, Names] = {}
        """What entries name: many name the same."""

    def put(self, batch: Batch) -> Dissected:
        """Put some entries in, after those that there are.

        Returns:
            Their texts, taken apart.
        """
        found = self.dissector.apart(batch.texts)
        words, units = list(self.dissector.words), list(self.dissector.units)
        self.known.update(self.spelt(batch, found))
        occurring = np.flatnonzero(np.bincount(found.units.values)).tolist()
        numbers = self.terms.numbered([units[unit] for unit in occurring])
        table = np.zeros(len(units), np.int32)
        table[occurring] = numbers
        terms = Ragged(found.units.starts, table[found.units.values])
        numerals = {term: units[unit] for unit, term in zip(occurring, numbers, strict=True) if units[unit].isdigit()}

        self.phrasings.append(Phrasings.of(batch, found, terms, words, units))
        self.post(batch, Spoken.of(batch, terms), numerals)
        return found

    def spelt(self, batch: Batch, found: Dissected) -> dict[str, int]:
        """How often each word occurs in what people ask for some entries and in the statements: all are spelt right."""
        counts = np.bincount(found.words.taken(batch.numbers[batch.roles <= STATEMENT]).values)
        return {word: count for word, count in zip(self.dissector.words, counts.tolist(), strict=False) if count}

    def post(self, batch: Batch, spoken: Spoken, numerals: dict[int, str]) -> None:
        """Post the words of some entries under their keys."""
        count, keys = len(batch.told), self.terms.keys
        part = Part.of(spoken, count, *self.terms.described())
        self.parts.append(replace(part, entries=part.entries + np.int32(self.first + len(self.entries))))
        signs = {sign: keys[sign] for sign in self.terms.lexicon.signs & keys.keys()}
        share = self.shared.setdefault
        for told, named in zip(batch.told, all_named(part, spoken, count, signs, numerals), strict=True):
            self.entries.append(Entry.of(told, Named(*[share(names, names) for names in named])))
