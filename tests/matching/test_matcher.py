"""A question in, a match out, on the invented facts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.matching.decision import Outcome
from bot.matching.matcher import Matcher

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.matching.matcher import Match


@pytest.fixture(scope="module")
def matcher(base: FactBase) -> Matcher:
    return Matcher.of(base)


@pytest.fixture(scope="module")
def bold(matcher: Matcher) -> Matcher:
    """A matcher that answers whatever nothing rules out, so that a test depends on no fitted threshold."""
    return replace(matcher, coefficients=replace(matcher.coefficients, answer=0.0, suggest=0.0))


def facts(matcher: Matcher, match: Match) -> list[str]:
    """The ids of the facts of a match."""
    return [matcher.entry_ids[candidate.entry] for candidate in match.facts]


# which fact comes first


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how many children were exploited in Millbrook", "harlow-estimate"),
        ("how many kids was it", "harlow-estimate"),
        ("how many childern were exploted in Milbrook", "harlow-estimate"),
        ("HOW MANY KIDS???", "harlow-estimate"),
        ("did the gazette say girls or children", "gazette-girls"),
        ("what number does the newspaper give", "gazette-girls"),
        ("were the kids known to social services", "known-to-services"),
        ("what were the kids threatened with", "children-threatened"),
        ("did the force take it seriously", "police-low-priority"),
        ("have the police said sorry", "police-apology"),
        ("did tom brant ignore the warnings", "warnings-unread"),
        ("how did Brandt respond", "brandt-reply"),
        ("what team did the town hall set up", "new-team"),
        ("should staff be able to speak up", "penny-listening"),
        ("how many children were exploited in England", "england-count"),
        ("how many did the ombudsman count", "england-count"),
        ("how many kids were at high risk in England", "england-risk"),
    ],
)
def test_an_obvious_question_ranks_its_fact_first(bold: Matcher, question: str, fact: str) -> None:
    assert facts(bold, bold.match(question))[:1] == [fact]


def test_every_way_of_asking_in_the_fact_base_leads_to_its_fact(bold: Matcher, base: FactBase) -> None:
    astray = [
        (question, fact.id)
        for fact in base.facts.values()
        for question in (fact.title, *fact.questions)
        if fact.id not in facts(bold, bold.match(question))[:2]
    ]
    assert astray == []


@pytest.mark.parametrize(
    "message",
    [
        "Morning everyone! Sorry if this was discussed before. Did the police apologise? Thanks a lot",
        "did the police apologise - my neighbour keeps asking me about that over the fence",
        "my cousin was telling me about the football and the weather, anyway did the police apologise",
    ],
)
def test_the_question_is_found_among_greetings_and_asides(bold: Matcher, message: str) -> None:
    assert facts(bold, bold.match(message))[:1] == ["police-apology"]


def test_no_question_gets_more_than_five_facts(bold: Matcher) -> None:
    assert len(facts(bold, bold.match("how many children were exploited in Millbrook"))) == 5


# what rules out a bare answer


@pytest.mark.parametrize(
    ("question", "conflict"),
    [
        ("did Ruth Penny leave the warnings unanswered", "ruth-penny"),
        ("how many children were exploited in Millbrook in 1985", "1985"),
        ("were 500 children exploited in Millbrook", "500"),
        ("were five hundred children exploited in Millbrook", "500"),
        ("did the police in England apologise", "England"),
    ],
)
def test_a_person_year_figure_or_place_that_the_fact_lacks_rules_out_a_bare_answer(
    bold: Matcher, question: str, conflict: str
) -> None:
    match = bold.match(question)
    assert match.decision.outcome is Outcome.SUGGEST
    assert conflict in match.decision.conflicts


@pytest.mark.parametrize(
    "question",
    [
        "how many children were exploited in Millbrook in 2005",
        "were 320 children exploited in Millbrook",
        "how many were exploited in England",
        "did Tom Brandt leave the warnings unanswered in '06",
    ],
)
def test_what_the_fact_has_rules_out_nothing(bold: Matcher, question: str) -> None:
    match = bold.match(question)
    assert match.decision.conflicts == ()
    assert match.decision.outcome is Outcome.ANSWER


def test_a_figure_of_england_asked_of_millbrook_is_a_false_premise(bold: Matcher) -> None:
    match = bold.match("what is the 2,750 figure for Millbrook")
    assert facts(bold, match)[0] == "england-count"
    premise = match.decision.premise
    assert premise is not None
    assert (premise.figure, premise.asked, premise.told) == ("2750", ("Millbrook",), ("England",))
    assert match.decision.outcome is Outcome.ANSWER


@pytest.mark.parametrize(
    "question", ["what is the 2,750 figure for England", "what is the 2,750 figure", "how many in Millbrook"]
)
def test_a_figure_of_its_own_place_or_of_none_is_no_false_premise(bold: Matcher, question: str) -> None:
    assert bold.match(question).decision.premise is None


# the thresholds


@pytest.mark.parametrize(
    "question",
    ["how many kids was it", "were 500 children exploited", "what about the police and the team", "zzz", "children"],
)
def test_higher_thresholds_never_answer_more(matcher: Matcher, question: str) -> None:
    order = [Outcome.ANSWER, Outcome.SUGGEST, Outcome.ABSTAIN]

    def outcomes(answer: list[float], suggest: list[float]) -> list[int]:
        lines = [replace(matcher.coefficients, answer=a, suggest=s) for a, s in zip(answer, suggest, strict=True)]
        found = [replace(matcher, coefficients=line).match(question).decision.outcome for line in lines]
        return [order.index(outcome) for outcome in found if outcome in order]

    steps = [step / 20 for step in range(21)]
    for rising in (outcomes(steps, [0.0] * 21), outcomes([1.0] * 21, steps), outcomes(steps, steps)):
        assert rising == sorted(rising)


def test_the_probability_does_not_depend_on_the_thresholds(matcher: Matcher, bold: Matcher) -> None:
    question = "did the police apologise"
    assert matcher.match(question).decision.probability == bold.match(question).decision.probability


# what nothing answers


def test_a_known_gap_is_not_answered_and_is_named(matcher: Matcher) -> None:
    match = matcher.match("how many people were convicted")
    assert match.silence == "convictions"
    assert match.decision.outcome is not Outcome.ANSWER


def test_a_known_gap_is_never_answered_by_a_fact_behind_it(bold: Matcher) -> None:
    assert bold.match("how many went to prison").decision.outcome is not Outcome.ANSWER


def test_what_people_ask_and_a_fact_does_not_answer_lowers_its_score(base: FactBase) -> None:
    question = "how many police officers apologised in person"
    before = Matcher.of(base).match(question)
    fact = replace(base.facts["police-apology"], unanswered=(question, "which officers apologised in person"))
    after = Matcher.of(replace(base, facts={**base.facts, fact.id: fact})).match(question)
    assert after.decision.outcome is not Outcome.ANSWER
    assert after.decision.probability < before.decision.probability


@pytest.mark.parametrize("question", ["", "🙂", "zzz", "…", "@everyone", "qwertyuiop asdfghjkl"])
def test_a_message_without_a_known_word_comes_to_nothing(matcher: Matcher, question: str) -> None:
    match = matcher.match(question)
    assert match.decision.outcome is Outcome.ABSTAIN
    assert (match.facts, match.guidance, match.silence) == ((), None, None)


# guidance


@pytest.mark.parametrize(
    ("message", "entry"),
    [
        ("who were the victims", "anonymity"),
        ("Name the victims!", "anonymity"),
        ("what are the names of the survivors?", "anonymity"),
        ("I was abused", "disclosure"),
        ("i was abused as a child", "disclosure"),
        ("my uncle abused me", "disclosure"),
        ("what can i ask you about", "coverage"),
    ],
)
def test_a_message_that_calls_for_guidance_gets_it_and_no_fact(matcher: Matcher, message: str, entry: str) -> None:
    match = matcher.match(message)
    assert match.decision.outcome is Outcome.GUIDANCE
    assert match.guidance == entry
    assert match.facts == ()


@pytest.mark.parametrize(
    "question",
    [
        "how many children were exploited in Millbrook",
        "did the police apologise",
        "did Tom Brandt ignore the warnings",
        "how many children were exploited in England",
    ],
)
def test_an_ordinary_question_gets_no_guidance(matcher: Matcher, question: str) -> None:
    assert matcher.match(question).guidance is None


# any text at all


@given(st.text(st.characters(), max_size=200))
@example("\ud800")
@example("how many " * 500)
@example("1" * 5000)
@example("9999999999999999999999 children")
@example("1e400")
@example("²³ ½ ٣٢٠ 〇")
@settings(max_examples=60, deadline=None)
def test_any_text_comes_to_something(matcher: Matcher, text: str) -> None:
    match = matcher.match(text)
    assert 0 <= match.decision.probability <= 1
    assert len(match.facts) <= 5
    assert (match.guidance is None) == (match.decision.outcome is not Outcome.GUIDANCE)


def test_matching_is_the_same_each_time(base: FactBase, matcher: Matcher) -> None:
    again = Matcher.of(base)
    for question in ("how many kids was it", "who were the victims", "were 500 children exploited", "police"):
        assert again.match(question) == matcher.match(question)
