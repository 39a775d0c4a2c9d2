"""A text as the matcher sees it: units with what they can be matched by, names, numbers and the kind of question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
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
    """A word or phrase of a question."""

    text: str
    keys: dict[str, float]
    """What it can be matched by, and how well, from 0 to 1."""
    corrected: str | None = None
    """What a misspelt word was read as."""

    @property
    def number(self) -> str | None:
        """The figure or year that this is, if it is one."""
        return self.text if self.text.replace(".", "").isdigit() else None

    @cached_property
    def people(self) -> frozenset[str]:
        """The registered names that this is for certain."""
        return self._certain("@")

    @cached_property
    def places(self) -> frozenset[str]:
        """The places that this is."""
        return self._certain("#")

    @cached_property
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
    """A question, taken apart."""

    text: str
    tokens: tuple[str, ...]
    stems: tuple[str, ...]
    units: tuple[Unit, ...]
    asked: Asked

    @cached_property
    def spoken(self) -> str:
        """The stem of every word, function words too, in order."""
        return " ".join(self.stems)

    @cached_property
    def people(self) -> frozenset[str]:
        """The registered names in it."""
        return frozenset(person for unit in self.units for person in unit.people)

    @cached_property
    def places(self) -> frozenset[str]:
        """The places in it."""
        return frozenset(place for unit in self.units for place in unit.places)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The figures and years in it."""
        return frozenset(number for unit in self.units if (number := unit.number))


def sorted_words(stems: list[str] | tuple[str, ...]) -> str:
    """Words in the order of the alphabet, for comparing letter by letter in whatever order they stood."""
    return " ".join(sorted(stems))


def analyse(text: str, lexicon: Lexicon, speller: Speller) -> Analysis:
    """Take a question apart; misspelt words are read as known ones too."""
    tokens = lexicon.respelt(words(text[:LONGEST]))
    corrections: dict[int, str] = {}
    for number, token in enumerate(tokens):
        if token not in FUNCTION_WORDS and (right := speller.correct(token)) is not None:
            corrections[number] = right
    read = [corrections.get(number, token) for number, token in enumerate(tokens)]
    stems = [stem(token) for token in read]
    units = []
    for start, end in lexicon.spans(read, stems):
        keys = lexicon.keys_of(" ".join(stems[start:end]))
        if corrections.keys().isdisjoint(range(start, end)):
            units.append(Unit(" ".join(stems[start:end]), keys))
        else:
            found = {key: value * CORRECTED for key, value in keys.items()}
            original = " ".join(stem(token) for token in tokens[start:end])
            units.append(Unit(original, found, " ".join(read[start:end])))
    return Analysis(text, tuple(read), tuple(stems), tuple(units), kind_of(read))
