"""The vocabulary, made ready for matching: which words and phrases stand for the same thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.matching.phrasebook import Phrasebook
from bot.matching.text import FUNCTION_WORDS, stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    phrases: dict[str, Any] = field(default_factory=dict)
    """The stems that phrases begin with, each with those that may follow, and so on; "" is where one may end."""
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
        for phrase in [phrase for phrase in self.keys if " " in phrase]:
            stems = phrase.split()
            node = self.phrases
            for following in stems:
                node = node.setdefault(following, {})
            node[""] = {}
            parts = {word: PART for word in stems if word not in FUNCTION_WORDS}
            for word in stems:
                named = (pair for pair in self.keys.get(word, {}).items() if pair[0][0] == "@")
                parts |= {key: PART * value for key, value in named}
            self.keys[phrase] = parts | self.keys[phrase]
        self.misspelt = {wrong.split()[0] for wrong in self.replacements}

    def keys_of(self, phrase: str) -> dict[str, float]:
        """What a word or phrase, as spaced stems, can be matched by, and how well, from 0 to 1."""
        return self.keys.get(phrase) or {phrase: 1.0}

    @cached_property
    def signs(self) -> frozenset[str]:
        """The keys that stand for people and places."""
        return frozenset(key for keys in self.keys.values() for key in keys if key[0] in "@#")

    @cached_property
    def phrasebook(self) -> Phrasebook:
        """All phrases, for finding them in many texts at once."""
        return Phrasebook.of([phrase for phrase in self.keys if " " in phrase])

    def spans(self, tokens: Sequence[str], stems: Sequence[str]) -> list[tuple[int, int]]:
        """Where the words and phrases of a text stand, the longest phrase first found; function words are left out."""
        found, start = [], 0
        followers = [*stems[1:], ""]
        for number, (token, begin, following) in enumerate(zip(tokens, stems, followers, strict=False)):
            if number < start:
                continue
            begun = self.phrases.get(begin)
            start = self.end_of(stems, number) if begun and following in begun else number + 1
            if start > number + 1 or token not in FUNCTION_WORDS:
                found.append((number, start))
        return found

    def end_of(self, stems: Sequence[str], start: int) -> int:
        """Where the longest known phrase ends that starts here; after one word where there is none."""
        node, end = self.phrases, start + 1
        for number in range(start, len(stems)):
            following = node.get(stems[number])
            if following is None:
                break
            node = following
            if "" in node:
                end = number + 1
        return end

    def respelt(self, tokens: list[str]) -> list[str]:
        """Words with the vocabulary's misspellings put right, phrases of up to three words too."""
        if self.misspelt.isdisjoint(tokens):
            return tokens
        out: list[str] = []
        start = 0
        while start < len(tokens):
            for size in (3, 2, 1) if tokens[start] in self.misspelt else ():
                right = self.replacements.get(" ".join(tokens[start : start + size]))
                if right is not None and start + size <= len(tokens):
                    out += right
                    start += size
                    break
            else:
                out.append(tokens[start])
                start += 1
        return out
