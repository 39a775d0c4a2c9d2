"""The one road of a question: what the desk adds to what matching decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.matching.decision import Outcome
from tests.chat.changed import altered, lost, unsure

if TYPE_CHECKING:
    from bot.desk.asking import Desk
    from bot.factbase.base import FactBase


def test_an_answer_comes_with_its_nearest_alternatives(desk: Desk) -> None:
    answer = desk.ask("how many children were exploited in Millbrook")
    assert answer.outcome is Outcome.ANSWER
    assert answer.facts[0].card.id == "harlow-estimate"
    assert answer.guidance is None
    assert answer.lead is None
    assert answer.question == "how many children were exploited in Millbrook"


def test_scores_are_shares_and_fall(desk: Desk) -> None:
    scores = [one.score for one in desk.ask("how many children were exploited in Millbrook").facts]
    assert 1 < len(scores) <= 5
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_distressing_answer_brings_the_support_lines(desk: Desk, base: FactBase) -> None:
    answer = desk.ask("what were the children threatened with")
    assert answer.facts[0].card.distressing
    assert answer.support == tuple(base.support.values())


def test_an_answer_that_is_not_distressing_brings_none(desk: Desk) -> None:
    assert desk.ask("did the police apologise").support == ()


def test_support_lines_also_come_with_what_is_distressing_beside_a_fact(base: FactBase) -> None:
    desk = altered(base, "police-apology", shown_with=("children-threatened",))
    assert desk.support(desk.card("police-apology")) == tuple(base.support.values())
    assert desk.support(desk.card("new-team")) == ()


def test_a_disclosure_gets_kind_words_and_the_support_lines(desk: Desk, base: FactBase) -> None:
    answer = desk.ask("I was abused")
    assert answer.outcome is Outcome.GUIDANCE
    assert answer.guidance == base.guidance["disclosure"]
    assert answer.facts == ()
    assert answer.support == tuple(base.support.values())


def test_other_guidance_comes_without_support_lines(desk: Desk) -> None:
    answer = desk.ask("who were the victims")
    assert answer.guidance is not None
    assert answer.guidance.id == "anonymity"
    assert answer.support == ()


def test_a_suggestion_claims_nothing(base: FactBase) -> None:
    answer = unsure(base).ask("how many kids was it")
    assert answer.outcome is Outcome.SUGGEST
    assert answer.lead == "No fact on exactly that. Nearest:"
    assert 0 < len(answer.facts) <= 5
    assert answer.support == ()


def test_an_abstention_says_that_there_is_no_fact(base: FactBase) -> None:
    answer = lost(base).ask("how many kids was it")
    assert answer.outcome is Outcome.ABSTAIN
    assert answer.facts == ()
    assert answer.lead is not None
    assert answer.lead.startswith("No fact on that.")


def test_a_known_gap_is_named(desk: Desk) -> None:
    answer = desk.ask("how many people were convicted")
    assert answer.outcome in (Outcome.ABSTAIN, Outcome.SUGGEST)
    assert answer.lead is not None
    assert "do not say how many people were convicted in Millbrook" in answer.lead


def test_a_false_premise_is_corrected_before_the_answer(desk: Desk) -> None:
    answer = desk.ask("what is the 2,750 figure for Millbrook")
    assert answer.facts[0].card.id == "england-count"
    assert answer.lead == "The documents do not say 2,750 of Millbrook; they say it of England."


def test_a_figure_of_the_right_place_is_not_corrected(desk: Desk) -> None:
    answer = desk.ask("what is the 2,750 figure for England")
    assert answer.facts[0].card.id == "england-count"
    assert answer.lead is None


def test_a_fact_that_is_not_there_is_an_error(desk: Desk) -> None:
    with pytest.raises(KeyError):
        desk.card("gone")


@pytest.mark.parametrize("question", ["", " ", "?", "🙂", "…", "@everyone", "\ud800", "\x00", "x" * 10_000])
def test_what_is_no_question_is_never_answered(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.outcome is Outcome.ABSTAIN
    assert answer.facts == ()
    assert answer.lead


def test_a_question_of_ten_thousand_characters_is_still_read(desk: Desk) -> None:
    answer = desk.ask("did the police apologise " + "?! " * 3400)
    assert "police-apology" in [one.card.id for one in answer.facts]
