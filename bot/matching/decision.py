"""Whether the entry that comes nearest answers the question: an answer, a suggestion, or nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.matching.ranking import best

if TYPE_CHECKING:
    from bot.matching.analysis import Analysis, Unit
    from bot.matching.coefficients import Coefficients
    from bot.matching.index import Entry, Index
    from bot.matching.ranking import Candidate

EXPLAINED = 0.45
"""A unit that an entry matches less well than this is left unexplained."""


class Outcome(StrEnum):
    """What is done with a question."""

    ANSWER = "answer"
    SUGGEST = "suggest"
    ABSTAIN = "abstain"
    GUIDANCE = "guidance"


@dataclass(frozen=True)
class Premise:
    """A figure that the question gives to a place which no document gives it to."""

    figure: str
    asked: tuple[str, ...]
    told: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """What was decided on the best candidate, and on what grounds."""

    outcome: Outcome
    probability: float
    """That the best candidate answers, as fitted."""
    conflicts: tuple[str, ...]
    """Names, years, figures and places of the question that the best candidate lacks."""
    unexplained: tuple[str, ...]
    premise: Premise | None = None


def decide(question: Analysis, ranked: list[Candidate], index: Index, coefficients: Coefficients) -> Decision:
    """Decide on the best of some ranked candidates."""
    if not ranked:
        return Decision(Outcome.ABSTAIN, 0.0, (), tuple(unit.text for unit in question.units))
    entry = index.entries[ranked[0].entry]
    probability = logistic(grounds(question, ranked, index), coefficients)
    premise = false_premise(question, entry)
    clashes = () if premise else tuple(conflicts(question, entry, index))
    left = tuple(unit.text for unit in question.units if best(unit.keys, entry.words) < EXPLAINED)
    if probability >= coefficients.answer and not clashes:
        outcome = Outcome.ANSWER
    elif probability >= coefficients.suggest:
        outcome = Outcome.SUGGEST
    else:
        outcome = Outcome.ABSTAIN
    return Decision(outcome, probability, clashes, left, premise)


def grounds(question: Analysis, ranked: list[Candidate], index: Index) -> tuple[float, ...]:
    """What the decision rests on, in the order of `GROUNDS`."""
    first = ranked[0]
    second = ranked[1].score if len(ranked) > 1 else 0.0
    rarities = [index.rarity_of(unit.keys) for unit in question.units]
    total = sum(rarities) or 1.0
    pairs = list(zip(question.units, rarities, strict=True))
    return (
        first.score,
        min(first.score - second, 3.0),
        first.signal("question_explained"),
        first.signal("phrasing"),
        first.signal("all_explained"),
        first.signal("letters"),
        sum(rarity for unit, rarity in pairs if unknown(unit, index)) / total,
        sum(rarity for unit, rarity in pairs if unit.corrected) / total,
        min(len(question.units), 8) / 8,
        first.signal("kind"),
    )


def unknown(unit: Unit, index: Index) -> bool:
    """Whether nothing in the fact base has this word, or anything like it."""
    return not any(key in index.rarity for key in unit.keys)


def logistic(values: tuple[float, ...], coefficients: Coefficients) -> float:
    """The probability that the best candidate answers."""
    weighed = sum(weight * value for weight, value in zip(coefficients.grounds, values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, coefficients.intercept + weighed))))


def conflicts(question: Analysis, entry: Entry, index: Index) -> list[str]:
    """What the question is about and the entry is not: either rules out a bare answer."""
    found = [person for person in sorted(question.people - entry.people) if person in index.persons]
    found += sorted(question.places - entry.places - index.everywhere)
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
