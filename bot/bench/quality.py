"""How well each method answers the same labelled questions, each fold of them with what was fitted on the others."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from bot.bench import lines
from bot.bench.ablation import Learning
from bot.bench.lines import Judged
from bot.bench.peers import Searcher, passages
from bot.bench.scores import auroc, percentile
from bot.matching import fit
from bot.matching.decision import Outcome
from bot.matching.holdout import hold_out
from bot.matching.index import Index
from bot.matching.matcher import MOST, Matcher
from bot.matching.scoring import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from bot.bench.peers import Peer
    from bot.factbase.base import FactBase
    from bot.matching.matcher import Match

T = TypeVar("T")


@dataclass(frozen=True)
class Question(fit.Labelled):
    """A labelled question, and of which type it is."""

    type: str


@dataclass(frozen=True)
class Asked:
    """A question as a method took it."""

    judged: Judged
    outcome: Outcome
    milliseconds: float


@dataclass(frozen=True)
class Quality:
    """How well a method answers."""

    method: str
    first: float
    """The share of the questions with an answer whose best fact is right, be it given or not."""
    shares: dict[str, float]
    """Right, found and wrong of the questions with an answer; false and offered of those without."""
    answerable: float | None
    """AUROC of the score for telling questions with an answer from those without; None where there is but one kind."""
    certain: float | None
    """AUROC of the score for telling whether the best fact is right."""
    p50: float
    p99: float
    """Milliseconds a question."""
    types: dict[str, dict[str, float]]
    """The shares of each type of question, and how many there are with an answer and without."""


@dataclass(frozen=True)
class Trial:
    """The facts and the questions that every method gets."""

    base: FactBase
    questions: Sequence[Question]
    shown: Callable[[str], fit.Shown]
    """What the asker reads of a fact."""
    folds: Sequence[Collection[int]]
    """The questions in parts, by number."""
    tick: Callable[[], None]
    """Called after each question of each method."""

    def learning(self, index: Index) -> Learning:
        """What ours learns from."""
        smaller, own = hold_out(self.base)
        held_index = Index.of(smaller)
        found = fit.cases(self.questions, index, self.shown)
        return Learning(found, index, fit.cases(own, held_index, self.shown), held_index)

    def ours(self, learning: Learning) -> list[Asked]:
        """Each question, asked of a matcher that was fitted on the other folds."""
        asked: dict[int, Asked] = {}
        for fold in self.folds:
            matcher = Matcher.of(self.base, learning.index, learning.fitted(self.others(fold)))
            for number in fold:
                match, took = timed(matcher.match, self.questions[number].text)
                outcome = match.decision.outcome
                sure = 0.0 if outcome is Outcome.GUIDANCE else match.decision.probability
                asked[number] = Asked(self.judge(number, self.nearest(match, matcher), sure), outcome, took)
                self.tick()
        return [asked[number] for number in range(len(self.questions))]

    def peer(self, peer: Peer) -> list[Asked]:
        """Each question, asked of a peer whose lines were drawn on the other folds."""
        searcher = Searcher(peer, passages(self.base))
        searcher.build()
        found: list[tuple[Judged, float]] = []
        for number, question in enumerate(self.questions):
            hits, took = timed(lambda text: searcher.search(text, MOST), question.text)
            found.append((self.judge(number, [fact for fact, _ in hits], hits[0][1] if hits else 0.0), took))
            self.tick()
        outcomes: dict[int, Outcome] = {}
        for fold in self.folds:
            drawn = lines.draw([found[number][0] for number in self.others(fold)])
            outcomes |= {number: drawn.outcome(found[number][0].score) for number in fold}
        return [Asked(judged, outcomes[number], took) for number, (judged, took) in enumerate(found)]

    def others(self, fold: Collection[int]) -> list[int]:
        """The questions that are not in a fold."""
        return [number for number in range(len(self.questions)) if number not in fold]

    def nearest(self, match: Match, matcher: Matcher) -> list[str]:
        """The facts that come nearest, be they given or not."""
        entries = (matcher.entry_ids[candidate.entry] for candidate in match.facts or match.ranked)
        return [key for key in entries if key in self.base.facts][:MOST]

    def judge(self, number: int, facts: Sequence[str], score: float) -> Judged:
        """Whether what was found for a question is right."""
        gold = self.questions[number].gold
        return Judged(bool(gold), tuple(self.shown(fact).answers(gold) for fact in facts), score)

    def quality(self, method: str, asked: Sequence[Asked]) -> Quality:
        """What a method's answers come to."""
        by_type: dict[str, Tally] = defaultdict(Tally)
        for question, one in zip(self.questions, asked, strict=True):
            by_type[question.type] += one.judged.tally(one.outcome)
        judged = [one.judged for one in asked]
        answerable = [one.answerable for one in judged]
        scores, took = [one.score for one in judged], sorted(one.milliseconds for one in asked)
        return Quality(
            method=method,
            first=round(sum(one.first for one in judged) / max(1, sum(answerable)), 3),
            shares=sum(by_type.values(), Tally()).shares(),
            answerable=auroc(answerable, scores),
            certain=auroc([one.first for one in judged], scores),
            p50=percentile(took, 50),
            p99=percentile(took, 99),
            types={
                name: {"answerable": tally.answerable, "unanswerable": tally.unanswerable, **tally.shares()}
                for name, tally in sorted(by_type.items())
            },
        )


def timed(ask: Callable[[str], T], question: str) -> tuple[T, float]:
    """What comes of a question, and after how many milliseconds."""
    started = time.perf_counter()
    found = ask(question)
    return found, (time.perf_counter() - started) * 1000
