"""Fitting on a few labelled questions, and counting how they are answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.desk.cards import card_of
from bot.matching import fit
from bot.matching.coefficients import Coefficients
from bot.matching.decision import Outcome
from bot.matching.fit import Gold, Labelled, Shown
from bot.matching.holdout import hold_out
from bot.matching.index import Index
from bot.matching.matcher import Matcher
from bot.matching.scoring import Tally, score

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.matching.fit import Case

ANSWERED = {
    "how many kids were there in Millbrook": 3,
    "was a quarter known to social services": 4,
    "what threats were made to the children": 5,
    "were there warnings that Brandt ignored": 7,
    "what did the chief executive say": 8,
    "what is the new team": 9,
    "what was the priority of reports": 10,
    "have the police said they are sorry": 11,
    "how many children in England": 12,
}
UNANSWERED = ("best pizza", "who won the cup", "how many were convicted", "what did it cost", "is it raining", "zzz")
QUESTIONS = [
    *(Labelled(text, (Gold("102", paragraph, ()),)) for text, paragraph in ANSWERED.items()),
    *(Labelled(text, ()) for text in UNANSWERED),
]


def shown(base: FactBase, key: str) -> Shown:
    card = card_of(base.facts[key], base)
    return Shown(card.plain(), frozenset((r.document[:3], r.paragraph) for r in card.references))


@pytest.fixture(scope="module")
def index(base: FactBase) -> Index:
    return Index.of(base)


@pytest.fixture(scope="module")
def cases(base: FactBase, index: Index) -> list[Case]:
    return fit.cases(QUESTIONS, index, lambda key: shown(base, key))


@pytest.fixture(scope="module")
def fitted(base: FactBase, index: Index, cases: list[Case]) -> Coefficients:
    smaller, own = hold_out(base)
    held_index = Index.of(smaller)
    return fit.fit(cases, fit.cases(own, held_index, lambda key: shown(base, key)), index, held_index)


def test_a_few_questions_give_coefficients_that_can_be_used(base: FactBase, index: Index, fitted: Coefficients) -> None:
    read = Coefficients.from_json(fitted.to_json())
    assert 0 < read.suggest < read.answer < 1
    matcher = Matcher.of(base, index, read)
    best = matcher.match("have the police said sorry")
    assert matcher.entry_ids[best.facts[0].entry] == "police-apology"
    assert matcher.match("zzz").decision.outcome is Outcome.ABSTAIN


def test_what_was_fitted_answers_more_than_it_gets_wrong(index: Index, cases: list[Case], fitted: Coefficients) -> None:
    tally = score(cases, fitted, index)
    assert (tally.answerable, tally.unanswerable) == (len(ANSWERED), len(UNANSWERED))
    assert tally.right > tally.wrong
    assert tally.right <= tally.found <= tally.answerable
    assert tally.false + tally.offered <= tally.unanswerable


def test_fitting_twice_gives_the_same(base: FactBase, index: Index, cases: list[Case], fitted: Coefficients) -> None:
    smaller, own = hold_out(base)
    held_index = Index.of(smaller)
    again = fit.fit(cases, fit.cases(own, held_index, lambda key: shown(base, key)), index, held_index)
    assert again == fitted


def test_a_desk_that_never_answers_is_never_wrong_and_never_right(
    index: Index, cases: list[Case], fitted: Coefficients
) -> None:
    silent = score(cases, replace(fitted, answer=1.1, suggest=1.1), index)
    assert (silent.right, silent.found, silent.wrong, silent.false, silent.offered) == (0, 0, 0, 0, 0)
    offering = score(cases, replace(fitted, answer=1.1, suggest=0.0), index)
    assert (offering.right, offering.wrong, offering.false) == (0, 0, 0)
    assert offering.found > len(ANSWERED) / 2


def test_a_fact_answers_where_it_cites_a_gold_paragraph_and_shows_what_must_be_read(base: FactBase) -> None:
    text = shown(base, "harlow-estimate")
    assert text.answers([Gold("102", 3, ("at least 320",))])
    assert text.answers([Gold("101", 1, ()), Gold("102", 3, ("AT LEAST", "cautious"))])
    assert not text.answers([Gold("102", 3, ("1,400",))])
    assert not text.answers([Gold("102", 4, ())])
    assert not text.answers([Gold("101", 3, ())])
    assert not text.answers([])


def test_shares_are_of_their_own_kind_of_question() -> None:
    tally = Tally(answerable=4, right=3, found=4, wrong=1) + Tally(unanswerable=5, false=1, offered=2)
    assert tally.shares() == {"right": 0.75, "found": 1.0, "wrong": 0.25, "false": 0.2, "offered": 0.4}
    assert set(Tally().shares().values()) == {0}


def test_held_out_questions_are_in_the_fact_base_no_more(base: FactBase) -> None:
    fact = base.facts["harlow-estimate"]
    unanswered = ("how many in 1985", "how many boys", "how many in the next town")
    smaller, held = hold_out(replace(base, facts={**base.facts, fact.id: replace(fact, unanswered=unanswered)}))
    left = {question for one in smaller.facts.values() for question in (*one.questions, *one.unanswered)}
    asked = {question for one in base.facts.values() for question in one.questions} | set(unanswered)
    out = {labelled.text for labelled in held}
    assert out | left == asked
    assert not out & left
    assert {one.text for one in held if not one.gold} < set(unanswered)
    gold = next(one.gold for one in held if one.text in base.facts["police-apology"].questions)
    assert gold == (Gold("102", 11, ()),)
