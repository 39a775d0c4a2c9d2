"""What is counted, and where the lines are drawn."""

from __future__ import annotations

import math

import pytest

from bot.bench.lines import Judged, Lines, draw
from bot.matching.decision import Outcome
from bot.matching.scoring import Tally

RIGHT, THIRD, WRONG = (True, False, False), (False, False, True), (False, False, False, True)


@pytest.mark.parametrize(
    ("right", "outcome", "counted"),
    [
        (RIGHT, Outcome.ANSWER, Tally(1, right=1, found=1)),
        (THIRD, Outcome.ANSWER, Tally(1, found=1, wrong=1)),
        (WRONG, Outcome.ANSWER, Tally(1, wrong=1)),
        (RIGHT, Outcome.SUGGEST, Tally(1, found=1)),
        (WRONG, Outcome.SUGGEST, Tally(1)),
        (RIGHT, Outcome.ABSTAIN, Tally(1)),
        (RIGHT, Outcome.GUIDANCE, Tally(1)),
        ((), Outcome.ANSWER, Tally(1)),
    ],
)
def test_a_question_with_an_answer_is_right_found_or_wrong(
    right: tuple[bool, ...], outcome: Outcome, counted: Tally
) -> None:
    assert Judged(answerable=True, right=right, score=1.0).tally(outcome) == counted


@pytest.mark.parametrize(
    ("outcome", "counted"),
    [
        (Outcome.ANSWER, Tally(unanswerable=1, false=1)),
        (Outcome.SUGGEST, Tally(unanswerable=1, offered=1)),
        (Outcome.ABSTAIN, Tally(unanswerable=1)),
    ],
)
def test_a_question_without_an_answer_is_answered_falsely_or_offered_something(
    outcome: Outcome, counted: Tally
) -> None:
    assert Judged(answerable=False, right=(False,), score=1.0).tally(outcome) == counted


def judged(right: tuple[bool, ...], *scores: float, answerable: bool = True) -> list[Judged]:
    return [Judged(answerable, right, score) for score in scores]


def test_answers_are_given_from_the_lowest_score_at_which_few_are_mistaken() -> None:
    training = [*judged(RIGHT, *range(1, 31)), *judged(WRONG, 3, 5, 9), *judged((False,), 2, 8, answerable=False)]
    drawn = draw(training)
    assert drawn.answer == 9, "one wrong of 33 is few, one false of two is not"
    assert drawn.outcome(9) is Outcome.ANSWER


def test_suggestions_are_made_from_where_they_cost_least() -> None:
    training = [*judged(RIGHT, 5, 6, 7, 8, 9), *judged((False,), 1, 2, 3, 8.5, answerable=False)]
    drawn = draw(training)
    assert (drawn.answer, drawn.suggest) == (9, 5)
    assert [drawn.outcome(score) for score in (4, 5, 8.9)] == [Outcome.ABSTAIN, Outcome.SUGGEST, Outcome.SUGGEST]


def test_where_no_score_is_safe_nothing_is_answered() -> None:
    drawn = draw([*judged(RIGHT, 1, 1), *judged((False,), 1, answerable=False)])
    assert drawn.answer == math.inf
    assert drawn.outcome(1) is Outcome.SUGGEST


def test_where_nothing_is_found_nothing_is_done() -> None:
    assert draw(judged((), 0, 0)).outcome(0) is Outcome.ABSTAIN


def test_the_lines_are_in_order() -> None:
    assert Lines(2, 1).outcome(3) is Outcome.ANSWER
