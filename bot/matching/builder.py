"""How an index comes about: entries put in or taken out, counted, and their ways of asking posted under each key."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.matching.analysis import analyse
from bot.matching.entries import Phrasing
from bot.matching.rarity import Rarity

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.matching.analysis import Analysis
    from bot.matching.index import Index, Posting
    from bot.matching.taking import Taken


class Builder:
    """Entries and phrasings by number, from those of an index that stays as it is.

    How rare a word is depends on all entries, so all are counted before the new phrasings are weighed.
    """

    def __init__(self, index: Index) -> None:
        self.start = index
        self.entries = dict(index.entries)
        self.phrasings = dict(index.phrasings)
        self.postings = dict(index.postings)
        self.seen = Counter(index.rarity.seen)
        self.known = Counter(index.speller.known)
        self.waiting: list[tuple[int, Analysis, bool]] = []

    def put(self, taken: Taken) -> None:
        """Put an entry in, after those that there are."""
        number = max(self.entries, default=-1) + 1
        self.entries[number] = taken.entry
        self.seen.update(taken.entry.counted)
        self.known.update(taken.entry.spelt)
        for analysis, answered in taken.asked:
            self.waiting.append((number, analysis, answered))
            self.known.update(analysis.tokens)

    def take_out(self, numbers: Collection[int]) -> None:
        """Take entries out, with every phrasing of theirs and all that they counted for."""
        gone = {number: one for number, one in self.phrasings.items() if one.entry in numbers}
        keys: set[str] = set()
        for number, phrasing in gone.items():
            del self.phrasings[number]
            analysis = analyse(phrasing.text, self.start.lexicon)
            keys.update(key for unit in analysis.units for key in unit.keys)
            self.known.subtract(analysis.tokens)
        for number in numbers:
            entry = self.entries.pop(number)
            self.seen.subtract(entry.counted)
            self.known.subtract(entry.spelt)
        self.postings |= {key: tuple(one for one in self.postings[key] if one[0] not in gone) for key in keys}

    def index(self) -> Index:
        """The index of all that is in."""
        rarity = Rarity(dict(+self.seen), len(self.entries))
        added: dict[str, list[Posting]] = defaultdict(list)
        for number, (entry, analysis, answered) in enumerate(self.waiting, max(self.phrasings, default=-1) + 1):
            rarities = [rarity.of(unit.keys) for unit in analysis.units]
            for unit, rare in zip(analysis.units, rarities, strict=True):
                for key, likeness in unit.keys.items():
                    added[key].append((number, likeness, rare))
            self.phrasings[number] = Phrasing(
                entry=entry,
                answered=answered,
                asked=analysis.asked,
                text=analysis.text,
                plain=analysis.plain,
                spoken=analysis.spoken,
                weight=sum(rarities),
            )
        self.postings |= {key: (*self.postings.get(key, ()), *found) for key, found in added.items()}
        return replace(
            self.start,
            speller=replace(self.start.speller, known=dict(+self.known)),
            entries=self.entries,
            phrasings=self.phrasings,
            postings={key: found for key, found in self.postings.items() if found},
            rarity=rarity,
        )
