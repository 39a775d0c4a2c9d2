"""The sentences of a fact with their names, places, figures and years taken out, so that others can be put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact, Person

YEAR = r"\b(?:19|20)\d\d\b"
FIGURE = r"\b\d{1,3}(?:,\d{3})+\b|\b\d+(?:\.\d+)?\b"


class Slot(NamedTuple):
    """A place in a text for a name, a figure or a year."""

    kind: str
    """`given`, `family`, `body`, `place`, `year` or `figure`."""
    key: str
    """Whom or what it was: the same in all the texts of a fact."""
    typed: str
    """How it stood there: in small letters perhaps, or with a comma among its digits."""


@dataclass(frozen=True)
class Text:
    """A text with its slots."""

    pieces: tuple[str | Slot, ...]

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The slots, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Slot))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of its slots."""
        return frozenset(slot.kind for slot in self.slots)

    def filled(self, value: Callable[[Slot], str]) -> str:
        """The text with something in each slot."""
        return "".join(piece if isinstance(piece, str) else value(piece) for piece in self.pieces)


@dataclass(frozen=True)
class Shape:
    """A real fact, of which others are made."""

    fact: Fact
    cut: Callable[[str], Text]
    """Takes the slots out of a text of it."""


class Surface(NamedTuple):
    """A form in which a name stands in a text."""

    words: str
    slots: tuple[tuple[str, str], ...]
    """The kind and key of the slot that it is; of a whole name, of each of its two words."""
    strict: bool = False
    """Whether it is only a name with its capitals: many are ordinary words without."""


def shape_of(fact: Fact, base: FactBase) -> Shape:
    """Find out how to take the texts of a fact apart."""
    told = f"{fact.title} {fact.statement}"
    keys = {fact.speaker, *(about.who for about in fact.about)}
    people = [person for person in base.people.values() if person.id in keys or person.name in told]
    surfaces: dict[str, Surface] = {}
    for surface in surfaces_of(people, base.vocabulary.places):
        surfaces.setdefault(surface.words.casefold(), surface)
    longest_first = sorted(surfaces.values(), key=lambda surface: -len(surface.words))
    names = [
        rf"\b{'' if one.strict else '(?i:'}{re.escape(one.words)}{'' if one.strict else ')'}\b" for one in longest_first
    ]
    pattern = re.compile("|".join([*names, YEAR, FIGURE]))
    return Shape(fact, cache(lambda text: taken_out(text, pattern, surfaces)))


def surfaces_of(people: Iterable[Person], places: Iterable[str]) -> Iterator[Surface]:
    """The names of places, people and bodies; a body that is called after a place has that place in its name."""
    for place in places:
        yield Surface(place, (("place", place),))
    for person in people:
        if (called := given_and_family(person)) is not None:
            given, family = called
            yield Surface(f"{given} {family}", (("given", person.id), ("family", person.id)))
            yield Surface(family, (("family", person.id),), family not in person.aliases)
            yield Surface(given, (("given", person.id),), strict=True)
        elif is_body(person) and not any(place in person.name for place in places):
            for name in (person.name, *person.aliases):
                if name[0].isupper():
                    yield Surface(name, (("body", person.name.split()[-1]),), " " not in name)


def given_and_family(person: Person) -> tuple[str, str] | None:
    """The two names of a person; None for one who has only a description."""
    words = person.name.split()
    if person.type != "person" or len(words) < 2 or not all(word[0].isupper() for word in words[-2:]):
        return None
    return words[-2], words[-1]


def is_body(person: Person) -> bool:
    """Whether this is an organisation or inquiry with a name, and not only a description."""
    return person.type in ("organisation", "inquiry", "affair") and person.name[0].isupper()


def taken_out(text: str, pattern: re.Pattern[str], surfaces: dict[str, Surface]) -> Text:
    """A text with everything that a pattern finds taken out."""
    pieces: list[str | Slot] = []
    start = 0
    for match in pattern.finditer(text):
        pieces.append(text[start : match.start()])
        start = match.end()
        surface = surfaces.get(match[0].casefold())
        if surface is None:
            kind = "year" if re.fullmatch(YEAR, match[0]) else "figure"
            pieces.append(Slot(kind, match[0].replace(",", ""), match[0]))
        elif len(surface.slots) > 1:
            given, family = match[0].split()
            pieces += [Slot(*surface.slots[0], given), " ", Slot(*surface.slots[1], family)]
        else:
            pieces.append(Slot(*surface.slots[0], match[0]))
    return Text((*pieces, text[start:]))
