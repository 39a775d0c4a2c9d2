"""A text as the matcher sees it: units with what they can be matched by, names, numbers and the kind of question."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.matching.kinds import Asked, kind_of
from bot.matching.lexicon import DEED, GRAVE
from bot.matching.text import FUNCTION_WORDS, LONGEST, stem, words

if TYPE_CHECKING:
    from bot.matching.lexicon import Lexicon
    from bot.matching.spelling import Speller

CORRECTED = 0.9
"""A corrected word counts a little less than one that was spelt right."""


@dataclass(frozen=True)
class Unit:
    """A word or phrase of a text."""

    text: str
    keys: dict[str, float]
    """What it can be matched by, and how well, from 0 to 1."""
    corrected: str | None = None
    """What a misspelt word was read as."""

    @property
    def number(self) -> str | None:
        """The figure or year that this is, if it is one."""
        return self.text if self.text.replace(".", "").isdigit() else None

    @property
    def people(self) -> frozenset[str]:
        """The registered names that this is for certain."""
        return self._certain("@")

    @property
    def places(self) -> frozenset[str]:
        """The places that this is."""
        return self._certain("#")

    @property
    def grave(self) -> frozenset[str]:
        """The grave words that this is."""
        return frozenset(key for key in self.keys if key[0] == GRAVE)

    @property
    def deed(self) -> bool:
        """Whether this is a crime that someone may be said to have done."""
        return any(key[0] == DEED for key in self.keys)

    def _certain(self, sign: str) -> frozenset[str]:
        return frozenset(key[1:] for key, value in self.keys.items() if key[0] == sign and value >= CORRECTED)


@dataclass(frozen=True)
class Analysis:
    """A question or another text, taken apart."""

    text: str
    tokens: tuple[str, ...]
    units: tuple[Unit, ...]
    asked: Asked

    @property
    def plain(self) -> str:
        """The stems of the units, for comparing by letters."""
        return " ".join(unit.text for unit in self.units)

    @property
    def spoken(self) -> str:
        """The stem of every word, function words too, in order."""
        return " ".join(stem(token) for token in self.tokens)

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The pairs of neighbouring words, as stems."""
        return neighbours(self.spoken)

    @property
    def people(self) -> frozenset[str]:
        """The registered names in it."""
        return frozenset(person for unit in self.units for person in unit.people)

    @property
    def places(self) -> frozenset[str]:
        """The places in it."""
        return frozenset(place for unit in self.units for place in unit.places)

    @property
    def numbers(self) -> frozenset[str]:
        """The figures and years in it."""
        return frozenset(number for unit in self.units if (number := unit.number))


def neighbours(spoken: str) -> frozenset[tuple[str, str]]:
    """The pairs of neighbouring words of a spaced text."""
    return frozenset(pairwise(spoken.split()))


def analyse(text: str, lexicon: Lexicon, speller: Speller | None = None) -> Analysis:
    """Take a text apart; with a speller, misspelt words are read as known ones too."""
    tokens = respelt(words(text[:LONGEST]), lexicon)
    corrections: dict[int, str] = {}
    if speller is not None:
        for number, token in enumerate(tokens):
            if token not in FUNCTION_WORDS and (right := speller.correct(token)) is not None:
                corrections[number] = right
    read = [corrections.get(number, token) for number, token in enumerate(tokens)]
    units = []
    for start, end, keys in lexicon.units(read):
        changed = any(number in corrections for number in range(start, end))
        found = {key: value * CORRECTED for key, value in keys.items()} if changed else keys
        original = " ".join(stem(token) for token in tokens[start:end])
        units.append(Unit(original, found, " ".join(read[start:end]) if changed else None))
    return Analysis(text, tuple(read), tuple(units), kind_of(" ".join(read)))


def respelt(tokens: list[str], lexicon: Lexicon) -> list[str]:
    """The words with the vocabulary's misspellings put right, phrases of up to three words too."""
    out: list[str] = []
    start = 0
    while start < len(tokens):
        for size in (3, 2, 1):
            right = lexicon.replacements.get(" ".join(tokens[start : start + size]))
            if right is not None and start + size <= len(tokens):
                out += right
                start += size
                break
        else:
            out.append(tokens[start])
            start += 1
    return out
