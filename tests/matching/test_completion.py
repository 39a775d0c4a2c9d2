"""What is offered while someone types, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.factbase.model import Sensitivity
from bot.matching.completion import Completion

if TYPE_CHECKING:
    from bot.desk.asking import Desk


@pytest.fixture(scope="module")
def completion(desk: Desk) -> Completion:
    return Completion(desk.base, desk.matcher)


def facts(completion: Completion, typed: str) -> list[str]:
    return [fact for _, fact in completion.offers(typed)]


@pytest.mark.parametrize(
    "typed",
    [
        "how many kids were exploited in Millbrook",
        "did the police say sorry to every child ",
        "the ombudsman's count of exploited children in England ",
        "team of the council",
    ],
)
def test_whole_words_are_offered_in_the_order_in_which_they_are_answered(
    completion: Completion, desk: Desk, typed: str
) -> None:
    answered = [scored.card.id for scored in desk.ask(typed).facts]
    assert answered
    assert facts(completion, typed)[: len(answered)] == answered


def test_a_fact_that_answers_is_offered_though_it_lacks_what_was_typed(completion: Completion) -> None:
    assert facts(completion, "how many kids were hurt in Millbrook ")[0] == "harlow-estimate"


def test_a_word_that_is_still_being_typed_counts_before_what_would_answer_the_rest(completion: Completion) -> None:
    offered = completion.offers("how many children were at hi")
    assert offered[0] == ("How many children were at high risk in England", "england-risk")


def test_words_that_say_nothing_of_a_subject_are_only_completed(completion: Completion) -> None:
    assert all("how many" in phrase.lower() for phrase, _ in completion.offers("how many ")[:3])


def test_before_anything_is_typed_nothing_distressing_is_offered_where_a_topic_has_something_else(
    completion: Completion, desk: Desk
) -> None:
    offered = [desk.base.facts[fact] for fact in facts(completion, "")]
    assert len(offered) == len(desk.base.topics)
    for fact in offered:
        others = [other for topic in fact.topics for other in desk.base.by_topic(topic)]
        assert fact.sensitivity is Sensitivity.NONE or all(o.sensitivity is not Sensitivity.NONE for o in others)
