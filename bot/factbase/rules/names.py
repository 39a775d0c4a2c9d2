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

CAPITALISED = re.compile(r"(?<![.!?:\"'] )(?<!^)\b(?:[A-Z][\w'’-]+)(?: (?:[A-Z][\w'’-]+))+")
"""Two or more capitalised words in a row that do not open a sentence."""
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
WORDS = re.compile(r"[\w@]+(?:'\w+)?")


class Register:
    """The names of people.yaml, with their titles and offices, the places, and the titles of sources."""

    def __init__(self, base: FactBase) -> None:
        self.base = base
        self.people = {person.id: matcher(full_names(person)) for person in base.people.values()}
        self.protected = {entry.name: matcher([entry.name, *entry.aliases]) for entry in base.protected}
        self.known = alternation(self._known())

    def _known(self) -> Iterable[str]:
        for person in self.base.people.values():
            yield from (person.name, *person.aliases, *(role.title for role in person.roles))
        for entry in self.base.protected:
            yield from (entry.name, *entry.titles)
        for source in self.base.sources.values():
            yield from (source.title, source.publisher)
        yield from (origin.title for origin in self.base.origins.values())
        yield from self.base.vocabulary.places
        yield from (entry.long for entry in self.base.vocabulary.abbreviations)

    def collapse(self, text: str) -> list[str]:
        """The words of a text in lower case, each registered name and each date as one word."""
        joined = self.known.sub(glued, DATE.sub(glued, fold(text)))
        return WORDS.findall(THOUSANDS.sub("", joined.casefold()))

    def named(self, text: str) -> set[str]:
        """Ids of the people whose full name stands in a text."""
        return {person for person, pattern in self.people.items() if pattern.search(text)}

    def unregistered(self, text: str) -> list[str]:
        """Capitalised names of two words or more that the register does not have."""
        return CAPITALISED.findall(self.known.sub(lambda match: match[0].lower(), fold(text)))


def full_names(person: Person) -> list[str]:
    """The names that alone identify someone: single words and common nouns are left out."""
    return [name for name in (person.name, *person.aliases) if " " in name and name[0].isupper()]


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
