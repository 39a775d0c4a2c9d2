"""What the documents tell of a person or body: who they were and when, what they said, and what was said of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.desk import looking
from bot.factbase.model import NO_REPLY, Guidance, Person, Protected
from bot.matching.text import words

if TYPE_CHECKING:
    from bot.desk.asking import Desk
    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact


@dataclass(frozen=True)
class Profile:
    """What there is of someone in the register."""

    person: Person
    said: tuple[Fact, ...]
    """What they said themselves, alone or together with others."""
    told: tuple[Fact, ...]
    """What others said of them."""

    def unanswered(self, fact: Fact) -> bool:
        """Whether a fact is adverse to them, and no document holds what they replied."""
        return any(about.who == self.person.id and about.reply == NO_REPLY for about in fact.about)


def who(desk: Desk, name: str) -> Profile | Guidance | None:
    """Who goes by a name; None where that is nobody in the register.

    Of a protected child nothing is told, and whoever asks for one, or writes of what is private, gets guidance.
    """
    found = desk.base.people.get(name) or looking.person(desk.base, name)
    if isinstance(found, Person):
        return profile(desk.base, found)
    if isinstance(found, Protected):
        return desk.base.guidance.get("anonymity")
    guidance = desk.ask(name).guidance
    return guidance if guidance and guidance.private else None


def profile(base: FactBase, person: Person) -> Profile:
    """What there is of someone, in the order of the files."""
    voices = {one.id for one in base.people.values() if speaks_in(person, one)}
    said = tuple(fact for fact in base.facts.values() if fact.speaker in voices)
    told = tuple(fact for fact in base.facts.values() if fact.speaker not in voices and is_about(fact, person))
    return Profile(person, said, told)


def speaks_in(person: Person, speaker: Person) -> bool:
    """Whether what a speaker says is a person's: they are the same, or it is one of several who wrote together."""
    return person.id == speaker.id or person.name in speaker.name.split(" and ")


def is_about(fact: Fact, person: Person) -> bool:
    """Whether a fact is about someone."""
    return any(about.who == person.id for about in fact.about)


def register(base: FactBase) -> list[Person]:
    """Those of whom there are facts, the most spoken of first."""
    counts = Counter(key for fact in base.facts.values() for key in {fact.speaker, *(one.who for one in fact.about)})
    return sorted((one for one in base.people.values() if counts[one.id]), key=lambda one: -counts[one.id])


def beginning(base: FactBase, typed: str) -> list[Person]:
    """Those of the register who have a name with these beginnings of words, or one that is spelt much like them.

    Nobody is offered for the name of a protected child.
    """
    known = register(base)
    if isinstance(looking.person(base, typed), Protected):
        return []
    names = [(words(name), one) for one in known for name in names_of(one)]
    asked = words(typed)
    found = [one for named, one in names if all(any(word.startswith(start) for word in named) for start in asked)]
    return looking.unique(found) or looking.nearest(typed, {name: one for one in known for name in names_of(one)}, 25)


def names_of(person: Person) -> tuple[str, ...]:
    """All that someone goes by."""
    return (person.name, *person.aliases, *person.misspellings)
