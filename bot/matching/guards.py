"""What rules out a bare answer, however well all the rest fits."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.matching.kinds import Asked
from bot.matching.strangers import strangers

if TYPE_CHECKING:
    from bot.matching.analysis import Analysis
    from bot.matching.entries import Entry, Names
    from bot.matching.index import Index

FEW = frozenset({"1", "2"})
"""Numbers that are hardly ever figures."""


@dataclass(frozen=True)
class Premise:
    """A figure that the question gives to a place which no document gives it to."""

    figure: str
    asked: tuple[str, ...]
    told: tuple[str, ...]


def conflicts(question: Analysis, number: int, index: Index) -> list[str]:
    """What the question is about and an entry, given by its number, is not: either rules out a bare answer."""
    entry = index.entries[number]
    found = missing(question.people & index.learned.persons, entry.people, entry.mentions)
    found += strangers(question.tokens, index.learned.given, lambda stem: index.has(number, stem))
    found += [place for place in sorted(question.places - {*entry.places}) if not index.rarity.everywhere(place)]
    found += other_places(question, entry)
    found += ungrounded(question, number, index)
    found += aimed_at_others(question, entry, index)
    within = {number for number in question.numbers if in_years(number, entry)}
    return found + missing(question.numbers - within - FEW, entry.numbers, entry.mentions)


def missing(asked: frozenset[str], has: Names, mentions: Names) -> list[str]:
    """What an entry is not about: all that was asked where it is about none of it, else what it does not even name."""
    return sorted(asked.difference(mentions) if asked.intersection(has) else asked)


def ungrounded(question: Analysis, number: int, index: Index) -> list[str]:
    """The grave words that an entry does not say itself: what its own questions say is no evidence."""
    return [unit.text for unit in question.units if any(not index.states(number, key) for key in unit.grave)]


def aimed_at_others(question: Analysis, entry: Entry, index: Index) -> list[str]:
    """The grave words that a question says of someone right before, whom the entry is not about but quotes."""
    return [
        grave.text
        for who, grave in pairwise(question.units)
        if grave.grave and (who.people & index.learned.accusable).difference(entry.about)
    ]


def other_places(question: Analysis, entry: Entry) -> list[str]:
    """The places that a number is asked of, where the entry gives its figures to others."""
    if question.asked is not Asked.HOW_MANY or not entry.figures:
        return []
    told = {words for _, places in entry.figures for words in places}
    return sorted(place for place in question.places if not any(place in words for words in told))


def in_years(number: str, entry: Entry) -> bool:
    """Whether a number is a year that an entry speaks of."""
    return len(number) == 4 and any(first <= int(number) <= last for first, last in entry.years)


def false_premise(question: Analysis, entry: Entry) -> Premise | None:
    """The figure that the entry gives to another place than the question does, if there is one."""
    for figure, told in sorted(entry.figures):
        if (
            figure in question.numbers
            and question.places
            and not any(place in words for place in question.places for words in told)
        ):
            return Premise(figure, tuple(sorted(question.places)), tuple(sorted(told)))
    return None


def accuses(question: Analysis, index: Index) -> bool:
    """Whether a question says that someone whom the register knows did a crime: "how many did NAME rob"."""
    units = [unit for unit in question.units if unit.number is None]
    pairs = (pair for one, other in pairwise(units) for pair in ((one, other), (other, one)))
    return any(
        deed.deed and deed.people.isdisjoint(who.people) and who.people & index.learned.accusable for who, deed in pairs
    )
