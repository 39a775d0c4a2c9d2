"""The vocabulary, made ready for matching: which words and phrases stand for the same thing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.matching.text import FUNCTION_WORDS, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.factbase.base import FactBase

GRAVE, DEED = "!", "†"
"""What the keys of grave words and of deeds begin with."""
SAME, NEAR, PART = 0.85, 0.5, 0.5
"""How alike two words are: of one synonym group, of one related group, and a phrase and a word of it."""


@dataclass
class Lexicon:
    """Phrases and words, as spaced stems, with the groups and people that they stand for."""

    keys: dict[str, dict[str, float]] = field(default_factory=dict)
    """For a word or phrase: what it can be matched by, and how well (1 for itself)."""
    sizes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """For the first stem of each phrase, how many words such phrases have, the longest first."""
    replacements: dict[str, list[str]] = field(default_factory=dict)
    """Misspellings and what they are read as."""
    misspelt: set[str] = field(default_factory=set)
    """The first words of the misspellings."""

    @classmethod
    def of(cls, base: FactBase) -> Lexicon:
        """The lexicon of a fact base: its vocabulary and its register."""
        lexicon = cls()
        data = base.vocabulary
        for group, (sign, likeness, members) in enumerate(
            [("=", SAME, group) for group in data.synonyms]
            + [("=", SAME, (entry.long, entry.short)) for entry in data.abbreviations]
            + [("~", NEAR, group) for group in data.related]
            + [(GRAVE, SAME, group) for group in data.grave]
            + [(DEED, SAME, (word,)) for word in data.deeds]
        ):
            for member in members:
                lexicon.add(member, {f"{sign}{group}": likeness})
        for person in base.people.values():
            for name in (person.name, *person.aliases, *person.misspellings):
                lexicon.add(name, {f"@{person.id}": 1.0})
        for entry in base.protected:
            for name in (entry.name, *entry.aliases):
                lexicon.add(name, {f"@{entry.name}": 1.0})
        for place in data.places:
            lexicon.add(place, {f"#{place}": 1.0})
        for misspelling in data.misspellings:
            for wrong in misspelling.wrong:
                lexicon.replacements[" ".join(words(wrong))] = words(misspelling.right)
        lexicon.make_ready()
        return lexicon

    def add(self, phrase: str, keys: dict[str, float]) -> None:
        """Let a word or phrase be matched by these keys as well as by itself."""
        stems = [stem(word) for word in words(phrase)]
        if stems and (len(stems) > 1 or stems[0] not in FUNCTION_WORDS):
            spaced = " ".join(stems)
            self.keys.setdefault(spaced, {spaced: 1.0}).update(keys)

    def make_ready(self) -> None:
        """Let phrases be matched by their words too, and be found by the first."""
        sizes: dict[str, set[int]] = defaultdict(set)
        for phrase in [phrase for phrase in self.keys if " " in phrase]:
            stems = phrase.split()
            sizes[stems[0]].add(len(stems))
            parts = {word: PART for word in stems if word not in FUNCTION_WORDS}
            for word in stems:
                named = (pair for pair in self.keys.get(word, {}).items() if pair[0][0] == "@")
                parts |= {key: PART * value for key, value in named}
            self.keys[phrase] = parts | self.keys[phrase]
        self.sizes = {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}
        self.misspelt = {wrong.split()[0] for wrong in self.replacements}

    def keys_of(self, phrase: str) -> dict[str, float]:
        """What a word or phrase, as spaced stems, can be matched by, and how well, from 0 to 1."""
        return self.keys.get(phrase) or {phrase: 1.0}

    def signs(self, terms: dict[str, float]) -> dict[str, float]:
        """The people and places that some words and phrases stand for, each with the best value of those."""
        found: dict[str, float] = {}
        for term in terms.keys() & self.keys.keys():
            for key, value in self.keys[term].items():
                if key[0] in "@#":
                    found[key] = max(found.get(key, 0.0), value * terms[term])
        return found

    def spans(self, tokens: Sequence[str], stems: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where the words and phrases of a text stand, the longest phrase first found; function words are left out."""
        start = 0
        while start < len(stems):
            size = self.size_at(stems, start) if stems[start] in self.sizes else 1
            if size > 1 or tokens[start] not in FUNCTION_WORDS:
                yield start, start + size
            start += size

    def size_at(self, stems: Sequence[str], start: int) -> int:
        """Words of the longest known phrase that starts here; 1 where there is none."""
        for size in self.sizes[stems[start]]:
            if start + size <= len(stems) and " ".join(stems[start : start + size]) in self.keys:
                return size
        return 1

    def respelt(self, tokens: list[str]) -> list[str]:
        """Words with the vocabulary's misspellings put right, phrases of up to three words too."""
        if self.misspelt.isdisjoint(tokens):
            return tokens
        out: list[str] = []
        start = 0
        while start < len(tokens):
            for size in (3, 2, 1):
                right = self.replacements.get(" ".join(tokens[start : start + size]))
                if right is not None and start + size <= len(tokens):
                    out += right
                    start += size
                    break
            else:
                out.append(tokens[start])
                start += 1
        return out
