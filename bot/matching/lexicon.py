"""The vocabulary, made ready for matching: which words and phrases stand for the same thing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.matching.text import FUNCTION_WORDS, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.factbase.base import FactBase

GRAVE, DEED = "!", "†"
"""What the keys of grave words and of deeds begin with."""
SAME, NEAR, PART = 0.85, 0.5, 0.5
"""How alike two words are: of one synonym group, of one related group, and a phrase and a word of it."""

Stems = tuple[str, ...]


@dataclass
class Lexicon:
    """Phrases and words, by their stems, with the groups and people that they stand for."""

    keys: dict[Stems, dict[str, float]] = field(default_factory=dict)
    """For a word or phrase: what it can be matched by, and how well (1 for itself)."""
    replacements: dict[str, list[str]] = field(default_factory=dict)
    """Misspellings and what they are read as."""
    longest: int = 1
    """Words of the longest phrase."""

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
        return lexicon

    def add(self, phrase: str, keys: dict[str, float]) -> None:
        """Let a word or phrase be matched by these keys as well as by itself."""
        stems = stems_of(words(phrase))
        if not stems or (len(stems) == 1 and stems[0] in FUNCTION_WORDS):
            return
        self.longest = max(self.longest, len(stems))
        self.keys.setdefault(stems, {" ".join(stems): 1.0}).update(keys)

    def units(self, tokens: list[str]) -> list[tuple[int, int, dict[str, float]]]:
        """The words and phrases of a text, the longest first found: start, end and keys of each."""
        stems = stems_of(tokens)
        found: list[tuple[int, int, dict[str, float]]] = []
        start = 0
        while start < len(stems):
            size = self.phrase_at(stems, start)
            phrase = stems[start : start + size]
            if size > 1:
                keys = {s: PART for s in phrase if s not in FUNCTION_WORDS}
                keys |= {
                    key: PART * value for s in phrase for key, value in self.keys.get((s,), {}).items() if key[0] == "@"
                }
                found.append((start, start + size, keys | self.keys[phrase]))
            elif tokens[start] not in FUNCTION_WORDS:
                found.append((start, start + 1, self.keys.get(phrase, {phrase[0]: 1.0})))
            start += size
        return found

    def phrase_at(self, stems: Stems, start: int) -> int:
        """Words of the longest known phrase that starts here; 1 where there is none."""
        for size in range(min(self.longest, len(stems) - start), 1, -1):
            if stems[start : start + size] in self.keys:
                return size
        return 1


def stems_of(tokens: Iterable[str]) -> Stems:
    """The stem of each word."""
    return tuple(stem(token) for token in tokens)


def merged(many: Iterable[dict[str, float]]) -> dict[str, float]:
    """The best value of each key."""
    best: dict[str, float] = defaultdict(float)
    for keys in many:
        for key, value in keys.items():
            best[key] = max(best[key], value)
    return dict(best)
