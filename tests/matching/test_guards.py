"""What rules out a bare answer: names, places, accusations, and grave words that a fact does not say."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from bot.desk.opening import open_base
from bot.matching.decision import Outcome
from bot.matching.matcher import Matcher

if TYPE_CHECKING:
    from bot.factbase.base import FactBase

ACCUSATIONS = (
    "why did {} cover it up",
    "was {} charged",
    "was {} arrested",
    "was {} convicted",
    "was {} sacked",
    "how many children did {} abuse",
    "how many children were abused by {}",
    "is {} a paedophile",
    "did {} take bribes",
    "did {} lie",
    "did {} destroy the files",
    "what crimes did {} commit",
    "did {} rape children",
    "is {} corrupt",
    "was {} jailed",
)


@pytest.fixture(scope="module")
def real() -> tuple[Matcher, FactBase]:
    """The shipped fact base."""
    opened = open_base()
    return Matcher.of(opened.base, opened.index), opened.base


def test_no_accusation_of_anyone_registered_gets_a_fact_as_its_answer(real: tuple[Matcher, FactBase]) -> None:
    matcher, base = real
    people = [one.name for one in base.people.values() if one.type == "person"]
    asked = [accusation.format(name) for name, accusation in product(people, ACCUSATIONS)]
    answered = [question for question in asked if matcher.match(question).decision.outcome is Outcome.ANSWER]
    assert answered == []


@pytest.mark.parametrize(
    "question",
    [
        "did brian hollis chair the group in 2005",
        "Which chapter of the Jay report did Ruth Calloway draft?",
        "did Mrs Pemberton chair the group in 2005",
        "did Jay say political correctness was to blame",
        "was Chris Read the leader in 2005",
        "how many children were exploited in Liverpool",
        "was the muslim community unwilling to help",
        "1,400 convictions",
        "were 1,400 children killed",
    ],
)
def test_what_a_fact_does_not_speak_of_gets_no_bare_answer(real: tuple[Matcher, FactBase], question: str) -> None:
    assert real[0].match(question).decision.outcome is not Outcome.ANSWER


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("did the reports blame ged fitzgereld", "greenburgh-not-uniquely"),
        ("how many kids was it again", "jay-estimate"),
        ("how many men had been charged under Stovewood", "stovewood-charged"),
        ("when was Child S murdered", "holt-child-s"),
        ("did Jay suggest a cover up", "jay-cover-up-suggestions"),
    ],
)
def test_grave_words_that_a_fact_says_itself_are_answered(
    real: tuple[Matcher, FactBase], question: str, fact: str
) -> None:
    match = real[0].match(question)
    assert match.decision.outcome is Outcome.ANSWER
    assert real[0].entry_ids[match.facts[0].entry] == fact


def test_an_accusation_of_a_crime_gets_no_fact_at_all_and_says_so(real: tuple[Matcher, FactBase]) -> None:
    match = real[0].match("how many children did Ged Fitzgerald abuse")
    assert match.decision.accused
    assert match.facts == ()
