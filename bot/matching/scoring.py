"""How well questions are answered: what is counted of a set of labelled cases."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from bot.matching.decision import Outcome, decide
from bot.matching.fit import NEAREST, reweigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.coefficients import Coefficients
    from bot.matching.fit import Case
    from bot.matching.index import Index


@dataclass
class Tally:
    """Counts over cases, those with an answer and those without."""

    answerable: int = 0
    right: int = 0
    found: int = 0
    wrong: int = 0
    unanswerable: int = 0
    false: int = 0
    offered: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def shares(self) -> dict[str, float]:
        """Each count as a share of its kind of case."""
        answerable, unanswerable = max(1, self.answerable), max(1, self.unanswerable)
        return {
            **{name: round(getattr(self, name) / answerable, 3) for name in ("right", "found", "wrong")},
            **{name: round(getattr(self, name) / unanswerable, 3) for name in ("false", "offered")},
        }


def score(cases: Sequence[Case], coefficients: Coefficients, index: Index) -> Tally:
    """Decide every case with some coefficients, and count how it came out."""
    tally = Tally()
    for case in cases:
        tally += score_one(reweigh(case, coefficients.signal_weights), coefficients, index)
    return tally


def score_one(case: Case, coefficients: Coefficients, index: Index) -> Tally:
    """Decide one case, and count how it came out."""
    decision = decide(case.question, list(case.ranked), index, coefficients)
    facts = case.facts_right(index)
    answered = decision.outcome is Outcome.ANSWER
    offered = decision.outcome is Outcome.SUGGEST and bool(facts)
    if case.answerable:
        right = answered and facts[0]
        return Tally(1, right, (answered or offered) and any(facts[:NEAREST]), answered and not right)
    return Tally(unanswerable=1, false=answered, offered=offered)
