"""An index that follows a change of a few facts, held against one that is built from nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.matching.analysis import sorted_words
from bot.matching.index import Index
from bot.matching.matcher import Matcher

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact

CLOSE = 0.001
"""How far two probabilities may be apart: the same numbers are added up in another order."""
OTHERS = (
    "how many kids was it",
    "did Tom Brandt leave the warnings unanswered",
    "what is the 2,750 figure for Millbrook",
    "how many were there in Millbrook in 1985",
    "who is Ruth Penny",
    "team milbrook",
    "police",
    "pizza",
    "who were the victims",
)


@pytest.fixture(scope="module")
def index(base: FactBase) -> Index:
    return Index.of(base)


@pytest.fixture(scope="module")
def zebras(base: FactBase) -> Fact:
    """A fact in words that no other has."""
    return replace(
        base.facts["new-team"],
        id="zebras",
        title="How many zebras grazed on the common",
        statement="The council counted zebras on the common, and a quagga.",
        questions=("how many zebras were there", "did zebras graze on the common", "zebra numbers"),
        unanswered=("which giraffes were seen",),
        limits="It does not say whether okapis were counted.",
    )


def with_facts(base: FactBase, *facts: Fact) -> FactBase:
    """A fact base with some facts added or edited."""
    return replace(base, facts=base.facts | {fact.id: fact for fact in facts})


def without(base: FactBase, *ids: str) -> FactBase:
    """A fact base with some facts taken away."""
    return replace(base, facts={key: fact for key, fact in base.facts.items() if key not in ids})


def edited(fact: Fact) -> Fact:
    """A fact with fewer and other questions, and in other words."""
    questions = (*fact.questions[1:3], f"what is said of {fact.speaker.replace('-', ' ')}")
    return replace(fact, questions=questions, statement=fact.statement.partition(",")[0], limits="No more.")


def questions_of(*bases: FactBase) -> list[str]:
    """All that can be asked of some fact bases, and a few other questions."""
    found = [q for base in bases for fact in base.facts.values() for q in (fact.title, *fact.questions)]
    return list(dict.fromkeys([*found, *(q for base in bases for s in base.silences.values() for q in s.questions)]))


def first(matcher: Matcher, question: str) -> tuple[str, str | None, str | None, str | None]:
    """What a question comes to: outcome, guidance, known gap and first fact."""
    match = matcher.match(question)
    fact = matcher.entry_ids[match.facts[0].entry] if match.facts else None
    return match.decision.outcome.value, match.guidance, match.silence, fact


def assert_alike(base: FactBase, one: Index, other: Index, questions: list[str]) -> None:
    """Two indexes decide alike, where they have learned the same of wordings; and they count alike."""
    assert (one.rarity, one.speller, one.answered) == (other.rarity, other.speller, other.answered)
    assert sorted(one.phrasings.texts) == sorted(other.phrasings.texts)
    revised, fresh = Matcher.of(base, one), Matcher.of(base, replace(other, learned=one.learned))
    for question in (*questions, *OTHERS):
        near = revised.match(question).decision.probability, fresh.match(question).decision.probability
        assert near[0] == pytest.approx(near[1], abs=CLOSE), question
        lines = (revised.coefficients.answer, revised.coefficients.suggest)
        if all(abs(line - near[0]) > CLOSE for line in lines):
            assert first(revised, question) == first(fresh, question), question


@pytest.mark.parametrize(
    ("changed", "gone"),
    [
        ({"harlow-estimate", "new-team"}, {"new-team"}),
        ({"police-apology", "warnings-unread", "penny-listening"}, set()),
        ({"brandt-reply", "warnings-unread", "harlow-estimate", "new-team"}, {"brandt-reply", "warnings-unread"}),
    ],
)
def test_a_change_gives_what_building_from_nothing_gives_and_back_again(
    base: FactBase, index: Index, changed: set[str], gone: set[str]
) -> None:
    kept = [edited(base.facts[key]) for key in sorted(changed - gone)]
    other = with_facts(without(base, *gone), *kept)
    fresh = Index.of(other)
    assert base.differing(other) == changed
    assert_alike(other, index.revised(base, other), fresh, questions_of(base, other))
    assert_alike(base, fresh.revised(other, base), index, questions_of(base, other))


def test_an_added_fact_is_found_as_if_it_had_always_been_there(base: FactBase, index: Index, zebras: Fact) -> None:
    more = with_facts(base, zebras)
    revised, fresh = Matcher.of(more, index.revised(base, more)), Matcher.of(more)
    for question in (zebras.title, *zebras.questions, "how many zebrsa", "were there any zebras on the common"):
        assert first(revised, question) == first(fresh, question)
        assert first(revised, question)[3] == "zebras"


def test_its_words_are_known_from_then_on_and_no_longer_once_it_is_gone(
    base: FactBase, index: Index, zebras: Fact
) -> None:
    more = with_facts(base, zebras)
    revised = index.revised(base, more)
    back = revised.revised(more, base)
    for one, known in ((index, False), (revised, True), (back, False)):
        assert one.rarity.unknown({"zebra": 1.0}) is not known
        assert (one.speller.correct("zebars") == "zebras") is known
        assert ("quagga" in one.speller.known) is known
        assert ("how mani there were zebra" in one.answered) is known


def test_a_removed_fact_never_turns_up(base: FactBase, index: Index) -> None:
    fact = base.facts["police-apology"]
    less = without(base, fact.id)
    revised = index.revised(base, less)
    matcher = Matcher.of(less, revised)
    assert fact.id not in matcher.entry_ids
    assert not {fact.title, *fact.questions} & set(revised.phrasings.texts)
    own = [matcher.match(question) for question in (fact.title, *fact.questions)]
    assert not {sorted_words(match.question.stems) for match in own} & revised.answered
    for match in (*own, *map(matcher.match, OTHERS)):
        assert fact.id not in {matcher.entry_ids[candidate.entry] for candidate in (*match.ranked, *match.facts)}


def test_an_edited_fact_answers_its_new_questions_and_not_its_old_ones(base: FactBase, index: Index) -> None:
    old = base.facts["police-apology"]
    new = replace(
        old, title="Regret", statement="The force said it regretted it.", questions=("any remorse", "regrets")
    )
    other = with_facts(base, new)
    revised = index.revised(base, other)
    assert first(Matcher.of(other, revised), "was there any remorse")[3] == new.id
    texts = set(revised.phrasings.texts)
    assert {new.title, *new.questions} <= texts
    assert not {old.title, *old.questions} & texts


def test_revising_twice_is_revising_once(base: FactBase, index: Index, zebras: Fact) -> None:
    middle = without(base, "police-apology")
    end = with_facts(middle, zebras, edited(base.facts["new-team"]))
    twice = index.revised(base, middle).revised(middle, end)
    once = index.revised(base, end)
    assert_alike(end, twice, once, questions_of(base, end))


def test_revising_back_gives_the_answers_of_the_beginning(base: FactBase, index: Index, zebras: Fact) -> None:
    end = with_facts(without(base, "police-apology"), zebras, edited(base.facts["new-team"]))
    assert_alike(base, index.revised(base, end).revised(end, base), index, questions_of(base, end))


def test_everything_may_be_taken_away_and_put_back(base: FactBase, index: Index) -> None:
    empty = replace(base, facts={})
    none = index.revised(base, empty)
    assert not any(entry.is_fact for entry in none.entries)
    assert first(Matcher.of(empty, none), "how many kids was it")[3] is None
    assert_alike(base, none.revised(empty, base), index, questions_of(base))


def test_the_index_it_starts_from_answers_as_before(base: FactBase, index: Index, zebras: Fact) -> None:
    questions = questions_of(base)
    before = [first(Matcher.of(base, index), question) for question in questions]
    revised = index.revised(base, with_facts(without(base, "police-apology"), zebras))
    assert [first(Matcher.of(base, index), question) for question in questions] == before
    assert revised.learned is index.learned


def test_without_a_change_the_index_is_the_same(base: FactBase, index: Index) -> None:
    assert index.revised(base, replace(base, facts=dict(base.facts))) is index
