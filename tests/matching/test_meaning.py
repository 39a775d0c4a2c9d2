"""Reading by meaning beside reading by words: which is followed, and that the guards bind both."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.matching.decision import Decision, Outcome
from bot.matching.matcher import By, Matcher, Reading
from bot.matching.meaning import MEANINGS, Meaning, Vectors
from bot.matching.ranking import SIGNALS
from tests.matching.imagined import Imagined

if TYPE_CHECKING:
    from bot.factbase.base import FactBase


@pytest.fixture(scope="module")
def matcher(base: FactBase) -> Matcher:
    return Matcher.of(base)


@pytest.fixture(scope="module")
def both(matcher: Matcher, base: FactBase) -> Matcher:
    return replace(matcher, meaning=Meaning.of(base, matcher.index, Imagined()))


def test_without_a_model_there_is_one_reading(matcher: Matcher) -> None:
    match = matcher.match("did the police apologise")
    assert [reading.by for reading in match.readings] == [By.WORDS]
    assert len(match.ranked[0].signals) == len(SIGNALS)


def test_with_one_there_are_two_and_the_surer_answer_is_given(both: Matcher) -> None:
    match = both.match("did the police apologise")
    followed, other = match.readings
    assert {followed.by, other.by} == {By.WORDS, By.MEANING}
    assert followed.sure >= other.sure
    assert match.decision is followed.decision
    assert match.ranked is followed.ranked


def test_meaning_adds_what_it_says_of_each_candidate(both: Matcher) -> None:
    by_meaning = next(one for one in both.match("did the police regret it").readings if one.by is By.MEANING)
    assert len(by_meaning.ranked[0].signals) == len(SIGNALS) + len(MEANINGS)
    assert list(by_meaning.coefficients.signals) == [*SIGNALS, *MEANINGS]


def test_what_means_the_same_comes_near(both: Matcher) -> None:
    assert both.meaning is not None
    index = both.index
    rows = both.meaning.signals(["did the coppers say that they regret it", "remorse of bobbies"])
    best = int(rows[:, 0].argmax())
    assert "apolog" in " ".join(index.phrasings.texts[slice(*index.phrasings.firsts[best : best + 2])]).lower()


@dataclasses.dataclass(frozen=True)
class Told(Matcher):
    """A matcher whose readings come to what a test says."""

    said: tuple[tuple[By, Outcome, float], ...] = ()

    def reading(self, by: By, *rest: object) -> Reading:
        found = super().reading(by, *rest)  # type: ignore[arg-type]
        outcome, probability = next((o, p) for one, o, p in self.said if one is by)
        return replace(found, decision=Decision(outcome, probability, (), ()))


@pytest.mark.parametrize(
    ("words", "meaning", "followed"),
    [
        ((Outcome.ANSWER, 0.9), (Outcome.ANSWER, 0.8), By.WORDS),
        ((Outcome.ANSWER, 0.8), (Outcome.ANSWER, 0.9), By.MEANING),
        ((Outcome.ANSWER, 0.7), (Outcome.SUGGEST, 0.9), By.WORDS),
        ((Outcome.SUGGEST, 0.9), (Outcome.ANSWER, 0.7), By.MEANING),
        ((Outcome.SUGGEST, 0.4), (Outcome.ABSTAIN, 0.1), By.MEANING),
        ((Outcome.ABSTAIN, 0.2), (Outcome.SUGGEST, 0.1), By.MEANING),
    ],
)
def test_the_reading_whose_answer_is_surer_is_followed(
    both: Matcher, words: tuple[Outcome, float], meaning: tuple[Outcome, float], followed: By
) -> None:
    told = Told(both.index, both.coefficients, both.meaning, ((By.WORDS, *words), (By.MEANING, *meaning)))
    assert told.match("did the police apologise").readings[0].by is followed


@pytest.mark.parametrize(
    "question", ["how many children were exploited in Millbrook in 1985", "were 500 children exploited in Millbrook"]
)
def test_a_conflict_rules_out_a_bare_answer_by_either(both: Matcher, question: str) -> None:
    match = both.match(question)
    assert all(reading.decision.outcome is not Outcome.ANSWER for reading in match.readings)


def test_guidance_comes_before_both(both: Matcher) -> None:
    match = both.match("who were the victims")
    assert match.guidance == "anonymity"
    assert not match.readings


@pytest.mark.parametrize("text", ["", "🙂", "zzz", "x" * 10_000])
def test_nothing_means_nothing(both: Matcher, text: str) -> None:
    assert both.match(text).decision.outcome is Outcome.ABSTAIN


# vectors


def test_what_was_read_is_not_read_again(matcher: Matcher) -> None:
    texts = matcher.index.phrasings.texts
    once, again = Imagined(), Imagined()
    vectors = Vectors(once.name).with_all(texts, once, lambda *_: None)
    more = vectors.with_all([*texts, "a new one", "a new one"], again, lambda *_: None)
    assert sorted(once.read) == sorted(set(texts))
    assert again.read == ["a new one"]
    assert np.array_equal(more.of(texts[:3]), vectors.of(texts[:3]))


def test_the_vectors_of_another_model_are_of_no_use() -> None:
    model = Imagined()
    other = Vectors("another", Vectors("x").with_all(["a"], model, lambda *_: None).places, np.ones((1, 3)))
    found = other.with_all(["a"], model, lambda *_: None)
    assert found.model == model.name
    assert found.table.shape == model.embed(["a"]).shape


def test_a_revised_index_reads_only_what_is_new(both: Matcher, base: FactBase) -> None:
    assert both.meaning is not None
    fact = next(iter(base.facts.values()))
    after = replace(base, facts={**base.facts, fact.id: replace(fact, questions=(*fact.questions, "an odd question"))})
    model = Imagined()
    revised = replace(both.meaning, embedder=model).revised(after, both.index.revised(base, after))
    assert model.read == ["an odd question"]
    assert len(revised.asked) == len(both.meaning.asked) + 1


def test_it_says_how_far_it_has_read() -> None:
    told: list[tuple[int, int]] = []
    Vectors("imagined").with_all([str(n) for n in range(300)], Imagined(), lambda read, of: told.append((read, of)))
    assert told == [(0, 300), (256, 300)]
