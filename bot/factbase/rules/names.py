"""Registered names: finding them in text, and folding each to one word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.factbase.documents import fold
from bot.factbase.numbers import DATE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.factbase.base import FactBase
    from bot.factbase.model import Person

CAPITALISED = re.compile(r"\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)+")
"""Two or more capitalised words in a row."""
SMALL_WORDS = (
    "a according after all an and another as asked at before both but by did does during each for from had has have his"
    " her how if in is it no not of on one only or over she since some speaking that the their there these they this"
    " those to two under until was were what when where which while who whose why with writing"
    " north northern south southern east eastern west western"
)
OPENERS = frozenset(SMALL_WORDS.split())
"""Words that open a sentence before a name, or make a place of one."""
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
WORDS = re.compile(r"[\w@]+(?:'\w+)?")


class Register:
    """The names of people.yaml, with their titles and offices, the places, and the titles of sources."""

    def __init__(self, base: FactBase) -> None:
        self.base = base
        self.people = {person.id: matcher(full_names(person)) for person in base.people.values()}
        self.surnames = {person.id: surname(person) for person in base.people.values()}
        self.protected = {entry.name: matcher([entry.name, *entry.aliases]) for entry in base.protected}
        self.registered = alternation(self._registered())
        self.known = alternation([*self._registered(), *self._published()])

    def _registered(self) -> Iterable[str]:
        for person in self.base.people.values():
            names = (person.name, *person.aliases)
            yield from (*names, *(name.removeprefix("the ") for name in names), *(role.title for role in person.roles))
        for entry in self.base.protected:
            yield from (entry.name, *entry.titles)

    def _published(self) -> Iterable[str]:
        for source in self.base.sources.values():
            yield from (source.title, source.publisher)
        yield from (origin.title for origin in self.base.origins.values())
        yield from self.base.vocabulary.places
        yield from (entry.long for entry in self.base.vocabulary.abbreviations)

    def collapse(self, text: str) -> list[str]:
        """The words of a text in lower case, each registered name and each date as one word."""
        joined = self.registered.sub(glued, DATE.sub(glued, fold(text)))
        return WORDS.findall(THOUSANDS.sub("", joined.casefold()))

    def named(self, text: str) -> set[str]:
        """Ids of the people whose full name stands in a text."""
        return {person for person, pattern in self.people.items() if pattern.search(text)}

    def surnamed(self, text: str) -> set[str]:
        """Ids of the people of whom a text gives only the one word by which they are known."""
        rest = self.known.sub(lambda match: match[0] if " " not in match[0] else "", fold(text))
        return {person for person, pattern in self.surnames.items() if pattern.search(rest)}

    def unregistered(self, text: str) -> list[str]:
        """Capitalised names of two words or more that the register does not have."""
        rest = DATE.sub(lowered, self.known.sub(lowered, fold(text)))
        names = (match[0].split() for match in CAPITALISED.finditer(rest))
        trimmed = (words[1:] if words[0].lower() in OPENERS else words for words in names)
        return [" ".join(words) for words in trimmed if len(words) > 1]


def lowered(match: re.Match[str]) -> str:
    """A name or a date without capitals."""
    return match[0].lower()


def full_names(person: Person) -> list[str]:
    """The names that alone identify someone: single words and common nouns are left out."""
    return [name for name in (person.name, *person.aliases) if " " in name and name[0].isupper()]


def surname(person: Person) -> re.Pattern[str]:
    """A pattern for the names of one word of a person, as written, but not where they name a report."""
    words = [re.escape(name) for name in (person.name, *person.aliases) if name.isalpha() and name[0].isupper()]
    return re.compile(rf"\b(?:{'|'.join(words)})\b(?! (?:report|inquiry|review)\b)" if words else r"(?!)")


def glued(match: re.Match[str]) -> str:
    """A name or a date as one word."""
    return "@" + re.sub(r"\W+", "_", match[0])


def alternation(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the names, the longest first, in any case."""
    ordered = sorted({fold(name) for name in names if name}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)" if ordered else r"(?!)", re.I)


def matcher(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the names, in any case."""
    return alternation(names)
