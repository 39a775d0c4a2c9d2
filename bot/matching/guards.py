"""What rules out a bare answer, however well all the rest fits."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.matching.strangers import strangers

if TYPE_CHECKING:
    from bot.matching.analysis import Analysis
    from bot.matching.entries import Entry
    from bot.matching.index import Index


@dataclass(frozen=True)
class Premise:
    """A figure that the question gives to a place which no document gives it to."""

    figure: str
    asked: tuple[str, ...]
    told: tuple[str, ...]


def conflicts(question: Analysis, entry: Entry, index: Index) -> list[str]:
    """What the question is about and the entry is not: either rules out a bare answer."""
    found = [person for person in sorted(question.people - entry.people) if person in index.persons]
    found += strangers(question.tokens, index.given, entry.words)
    found += [place for place in sorted(question.places - entry.places) if not index.rarity.everywhere(place)]
    found += sorted(unit.text for unit in question.units if unit.grave - entry.statement)
    for number in sorted(question.numbers - entry.numbers):
        if not (len(number) == 4 and any(first <= int(number) <= last for first, last in entry.years)):
            found.append(number)
    return found


def false_premise(question: Analysis, entry: Entry) -> Premise | None:
    """The figure that the entry gives to another place than the question does, if there is one."""
    for figure in sorted(question.numbers & entry.figures.keys()):
        told = entry.figures[figure]
        if question.places and not any(place in words for place in question.places for words in told):
            return Premise(figure, tuple(sorted(question.places)), tuple(sorted(told)))
    return None


def accuses(question: Analysis, index: Index) -> bool:
    """Whether a question says that someone whom the register knows did a crime: "how many did NAME abuse"."""
    pairs = (pair for one, other in pairwise(question.units) for pair in ((one, other), (other, one)))
    return any(deed.deed and deed.people.isdisjoint(who.people) and who.people & index.accusable for who, deed in pairs)
