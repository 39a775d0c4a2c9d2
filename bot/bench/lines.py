"""What a method found for a question, what that is worth, and from which score on it is given or offered."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.matching.decision import Outcome
from bot.matching.fit import ABSTAINED, MISTAKEN, NEAREST, OFFERED
from bot.matching.scoring import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Judged:
    """What a method found for a question."""

    answerable: bool
    right: tuple[bool, ...]
    """Whether each fact that was found is right, the best first."""
    score: float
    """Of the best fact; 0 where none was found."""

    @property
    def first(self) -> bool:
        """Whether the best fact is right."""
        return self.right[:1] == (True,)

    def tally(self, outcome: Outcome) -> Tally:
        """What is counted of it where it is answered, offered or neither."""
        answered = outcome is Outcome.ANSWER and bool(self.right)
        offered = outcome is Outcome.SUGGEST and bool(self.right)
        if self.answerable:
            found = (answered or offered) and any(self.right[:NEAREST])
            return Tally(1, answered and self.first, found, answered and not self.first)
        return Tally(unanswerable=1, false=answered, offered=offered)


@dataclass(frozen=True)
class Lines:
    """From which score on the best fact is given as the answer, and from which on the nearest are offered."""

    answer: float
    suggest: float

    def outcome(self, score: float) -> Outcome:
        """What is done at a score."""
        if score >= self.answer:
            return Outcome.ANSWER
        return Outcome.SUGGEST if score >= self.suggest else Outcome.ABSTAIN


def draw(training: Sequence[Judged]) -> Lines:
    """The lines that are best for a method on some questions, by the rule that the bot's own are drawn by.

    Answers are given from the lowest score on at which few are mistaken; suggestions from where they cost least. Every
    score that occurs is tried, since the scores of different methods have different scales.
    """
    wrong = {
        kind: sorted(one.score for one in training if one.answerable is kind and one.right and not one.first)
        for kind in (True, False)
    }
    totals = {kind: sum(one.answerable is kind for one in training) for kind in (True, False)}
    lost = sorted(one.score for one in training if any(one.right[:NEAREST]))
    idle = sorted(one.score for one in training if one.right and not one.answerable)

    def mistaken(line: float) -> float:
        return max(above(wrong[kind], line) / total for kind, total in totals.items() if total)

    def cost(line: float) -> float:
        return ABSTAINED * bisect_left(lost, line) + OFFERED * above(idle, line)

    steps = [*sorted({one.score for one in training if one.right}), math.inf]
    answer = next(line for line in steps if mistaken(line) <= MISTAKEN)
    return Lines(answer, min((line for line in steps if line < answer), key=cost, default=answer))


def above(scores: Sequence[float], line: float) -> int:
    """How many of some sorted scores reach a line."""
    return len(scores) - bisect_left(scores, line)
