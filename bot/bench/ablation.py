"""What each ground of a decision earns: how well the bot answers where it has learned nothing from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.bench.scores import auroc
from bot.matching import fit
from bot.matching.coefficients import GROUNDS
from bot.matching.decision import decide
from bot.matching.scoring import Tally, score

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from bot.matching.coefficients import Coefficients
    from bot.matching.fit import Case
    from bot.matching.index import Index


@dataclass(frozen=True)
class Learning:
    """What is learned from, taken apart once for all."""

    found: Sequence[Case]
    index: Index
    held: Sequence[Case]
    """The fact base's own questions, held out of `held_index`."""
    held_index: Index

    def fitted(self, numbers: Collection[int], without: str | None = None) -> Coefficients:
        """What is fitted on some of the questions."""
        chosen = [self.found[number] for number in numbers]
        return fit.fit(chosen, self.held, self.index, self.held_index, without=without)


@dataclass(frozen=True)
class Earned:
    """How well questions are answered without one ground; `without` is None where nothing is left out."""

    without: str | None
    first: float
    """The share of the questions with an answer whose best fact is right, be it given or not."""
    shares: dict[str, float]
    certain: float | None
    """AUROC of the probability for telling whether the best fact is right."""


def ablation(learning: Learning, folds: Sequence[Collection[int]], tick: Callable[[], None]) -> Iterator[Earned]:
    """Fit anew with all grounds, and then without each in turn; each fold is measured by what the others taught.

    A ground that is a signal is left out of the ranking too.
    """
    for without in (None, *GROUNDS):
        yield without_ground(without, learning, folds)
        tick()


def without_ground(without: str | None, learning: Learning, folds: Sequence[Collection[int]]) -> Earned:
    """How well the questions are answered without one ground."""
    tally, rights, sure, firsts = Tally(), [], [], 0
    for fold in folds:
        others = [number for number in range(len(learning.found)) if number not in fold]
        fitted = learning.fitted(others, without)
        cases = [learning.found[number] for number in fold]
        tally += score(cases, fitted, learning.index)
        for case in (fit.reweigh(one, fitted.signal_weights) for one in cases):
            right = next(iter(case.facts_right(learning.index)), False)
            rights.append(right)
            firsts += right and case.answerable
            sure.append(decide(case.question, list(case.ranked), learning.index, fitted).probability)
    return Earned(without, round(firsts / max(1, tally.answerable), 3), tally.shares(), auroc(rights, sure))
