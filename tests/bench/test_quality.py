"""Every method gets the same questions, and nothing that is fitted has seen those that it is measured on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest

from bot.bench.ablation import ablation
from bot.bench.peers import OURS, PEERS
from bot.bench.quality import Question, Trial
from bot.bench.scores import auroc, percentile
from bot.matching.coefficients import GROUNDS
from bot.matching.decision import Outcome
from bot.matching.fit import Gold, Shown
from bot.matching.index import Index
from bot.terminal import fitting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.factbase.base import FactBase

ANSWERED = {
    "how many kids were there in Millbrook": 3,
    "was a quarter known to social services": 4,
    "what threats were made to the children": 5,
    "were there warnings that Brandt ignored": 7,
    "what did the chief executive say": 8,
    "what is the new team": 9,
    "have the police said they are sorry": 11,
    "how many children in England": 12,
}
UNANSWERED = ("best pizza", "who won the cup", "how many were convicted", "what did it cost", "is it raining", "zzz")
QUESTIONS = [
    *(Question(text, (Gold("102", paragraph, ()),), "natural") for text, paragraph in ANSWERED.items()),
    *(Question(text, (), "off-topic") for text in UNANSWERED),
]


def trial(base: FactBase, ticks: list[None], questions: Sequence[Question] = QUESTIONS, folds: int = 3) -> Trial:
    def shown(fact: str) -> Shown:
        return fitting.shown(base, fact)

    return Trial(base, questions, shown, fitting.folded(questions, folds), lambda: ticks.append(None))


class Ready:
    """A peer that finds one passage for each question, with a score that is written in it."""

    name: ClassVar[str] = "ready"
    label: ClassVar[str] = "ready"
    package: ClassVar[str | None] = None

    def build(self, texts: Sequence[str]) -> None:
        self.texts = texts

    def search(self, question: str, most: int) -> Iterable[tuple[int, float]]:
        text, _, score = question.rpartition("|")
        return [(self.texts.index(text), float(score))][:most]


def test_a_peers_lines_are_drawn_on_the_other_folds_alone(base: FactBase) -> None:
    fact = base.facts["police-apology"]
    right = Question(f"{fact.title}|9", (Gold("102", 11, ()),), "")
    wrong = Question(f"{fact.title}|9", (Gold("102", 3, ()),), "")
    questions = [*[right] * 9, wrong]
    apart = Trial(base, questions, lambda key: fitting.shown(base, key), [range(9), [9]], lambda: None)
    asked = apart.peer(Ready())
    assert asked[9].outcome is Outcome.ANSWER, "of the nine others all are right at this score"
    assert Outcome.ANSWER not in {one.outcome for one in asked[:9]}, "the only other one is wrong"
    assert [one.judged.first for one in asked] == [True] * 9 + [False]


def test_ours_is_measured_as_it_answers(base: FactBase) -> None:
    ticks: list[None] = []
    measured = trial(base, ticks)
    asked = measured.ours(measured.learning(Index.of(base)))
    assert len(asked) == len(ticks) == len(QUESTIONS)
    quality = measured.quality(OURS, asked)
    assert quality.first > 0.5
    assert quality.shares["found"] >= quality.shares["right"]
    assert quality.answerable is not None
    assert quality.answerable > 0.5
    assert 0 < quality.p50 <= quality.p99
    assert set(quality.types) == {"natural", "off-topic"}
    assert quality.types["natural"]["answerable"] == len(ANSWERED)
    assert quality.types["off-topic"]["unanswerable"] == len(UNANSWERED)


def test_what_is_left_out_weighs_nothing_and_all_together_is_what_ours_is_fitted_on(base: FactBase) -> None:
    ticks: list[None] = []
    measured = trial(base, [])
    learning = measured.learning(Index.of(base))
    everyone = range(len(QUESTIONS))
    whole, less = learning.fitted(everyone), learning.fitted(everyone, "wording")
    assert whole.signals["wording"] != 0
    assert less.signals["wording"] == less.grounds["wording"] == 0
    assert not any(weight for pair, weight in less.pairs.items() if "wording" in pair.split(" × "))
    earned = list(ablation(learning, measured.folds, lambda: ticks.append(None)))
    assert [one.without for one in earned] == [None, *GROUNDS]
    assert len(ticks) == len(earned)
    assert earned[0].first > 0.5


@pytest.mark.parametrize("name", ["fts5-porter", "rapidfuzz-token-set"])
def test_a_peer_is_measured_on_the_same(base: FactBase, name: str) -> None:
    ticks: list[None] = []
    measured = trial(base, ticks)
    quality = measured.quality(name, measured.peer(PEERS[name]()))
    assert len(ticks) == len(QUESTIONS)
    assert quality.first > 0.5
    assert quality.certain is not None
    assert 0 <= quality.shares["right"] <= quality.shares["found"] <= 1


def test_auroc_is_of_two_kinds() -> None:
    assert auroc([True, True, False], [3, 2, 1]) == 1
    assert auroc([True, False, False], [1, 2, 0]) == 0.5
    assert auroc([True, True], [1, 2]) is None


def test_percentiles_are_values_that_occurred() -> None:
    values = [float(value) for value in range(1, 201)]
    assert (percentile(values, 50), percentile(values, 99), percentile([7.0], 99)) == (100, 198, 7)
