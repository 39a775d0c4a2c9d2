"""Fitting the weights and thresholds on labelled questions. Needs scikit-learn, the extra `fit`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.matching.analysis import analyse
from bot.matching.coefficients import GROUNDS, Coefficients
from bot.matching.decision import Outcome, decide, grounds, logistic
from bot.matching.ranking import SIGNALS, Candidate, rank

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.matching.analysis import Analysis
    from bot.matching.index import Index

EVEN = tuple(1.0 for _ in SIGNALS)
WRONG, SUGGESTED, ABSTAINED, OFFERED = 4.0, 1.0, 2.0, 0.5
"""What an outcome costs: a wrong answer, a suggestion or nothing where there was an answer, an idle suggestion."""


@dataclass(frozen=True)
class Gold:
    """A paragraph that answers, and what the reader must find in the text of the fact."""

    document: str
    paragraph: int
    must: tuple[str, ...]


@dataclass(frozen=True)
class Labelled:
    """A question with every paragraph that answers it; none where no document does."""

    text: str
    gold: tuple[Gold, ...]


@dataclass(frozen=True)
class Shown:
    """What the asker reads of a fact: its text, and the paragraphs it cites, as document number and paragraph."""

    text: str
    cited: frozenset[tuple[str, int]]

    def answers(self, gold: Sequence[Gold]) -> bool:
        """Whether it cites a gold paragraph and has what must be read there."""
        return any(
            (g.document, g.paragraph) in self.cited and all(re.search(must, self.text, re.I) for must in g.must)
            for g in gold
        )


@dataclass(frozen=True)
class Case:
    """A labelled question with its candidates, and whether each is right."""

    question: Analysis
    ranked: tuple[Candidate, ...]
    right: tuple[bool, ...]
    answerable: bool


def cases(questions: Sequence[Labelled], index: Index, shown: Callable[[str], Shown]) -> list[Case]:
    """Rank every question with even weights, and mark the right candidates."""
    found = []
    for labelled in questions:
        question = analyse(labelled.text, index.lexicon, index.speller)
        ranked = tuple(rank(question, index, EVEN))
        entries = [index.entries[candidate.entry] for candidate in ranked]
        right = tuple(e.form == "fact" and shown(e.id).answers(labelled.gold) for e in entries)
        found.append(Case(question, ranked, right, bool(labelled.gold)))
    return found


def fit(found: Sequence[Case], index: Index) -> Coefficients:
    """Weights of the signals (from pairs of a right and a wrong candidate), then the decision, then the thresholds."""
    signals = fit_signals(found)
    rescored = [reweigh(case, signals) for case in found]
    intercept, weights = fit_grounds(rescored, index)
    fitted = Coefficients(signals, weights, intercept, 0.5, 0.25)
    return draw_lines(rescored, index, fitted)


def fit_signals(found: Sequence[Case]) -> tuple[float, ...]:
    """Weights that put right candidates above wrong ones.

    Reference: pairwise ranking as R. Herbrich et al., "Large margin rank boundaries", 2000.
    """
    differences: list[tuple[float, ...]] = []
    for case in found:
        if not any(case.right):
            continue
        rights = [c for c, right in zip(case.ranked, case.right, strict=True) if right]
        wrongs = [c for c, right in zip(case.ranked, case.right, strict=True) if not right]
        best = max(rights, key=lambda c: c.score)
        differences += [
            tuple(a - b for a, b in zip(best.signals, wrong.signals, strict=True)) for wrong in wrongs
        ]
    rows = [*differences, *(tuple(-value for value in row) for row in differences)]
    labels = [1] * len(differences) + [0] * len(differences)
    model = logistic_regression(strength=1.0, intercept=False).fit(rows, labels)
    return tuple(float(weight) for weight in model.coef_[0])


def fit_grounds(found: Sequence[Case], index: Index) -> tuple[float, tuple[float, ...]]:
    """Intercept and weights of the probability that the best candidate is right."""
    ranked = [case for case in found if case.ranked]
    rows = [grounds(case.question, list(case.ranked), index) for case in ranked]
    model = logistic_regression(strength=1.0, intercept=True).fit(rows, [case.right[0] for case in ranked])
    return float(model.intercept_[0]), tuple(float(weight) for weight in model.coef_[0])


def logistic_regression(*, strength: float, intercept: bool) -> Any:
    """A regularised logistic regression."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, fit_intercept=intercept, max_iter=5000)


def reweigh(case: Case, signals: tuple[float, ...]) -> Case:
    """The case with its candidates in the order of other weights."""
    scored = [
        (replace(c, score=sum(w * s for w, s in zip(signals, c.signals, strict=True))), right)
        for c, right in zip(case.ranked, case.right, strict=True)
    ]
    scored.sort(key=lambda pair: -pair[0].score)
    return replace(case, ranked=tuple(c for c, _ in scored), right=tuple(right for _, right in scored))


def draw_lines(found: Sequence[Case], index: Index, fitted: Coefficients) -> Coefficients:
    """The two thresholds at which the outcomes cost least."""
    steps = [step / 100 for step in range(2, 98, 2)]
    lines = [replace(fitted, answer=answer, suggest=suggest) for answer in steps for suggest in steps if suggest < answer]
    decided = [
        (case, decide(case.question, list(case.ranked), index, replace(fitted, answer=0.0, suggest=0.0))) for case in found
    ]

    def cost(line: Coefficients) -> float:
        total = 0.0
        for case, decision in decided:
            bare = decision.probability >= line.answer and not decision.conflicts
            total += price(case, bare, decision.probability >= line.suggest, index)
        return total

    return min(lines, key=cost)


def price(case: Case, bare: bool, offered: bool, index: Index) -> float:  # noqa: FBT001
    """What the outcome of one case costs."""
    first_is_fact = bool(case.ranked) and index.entries[case.ranked[0].entry].form == "fact"
    if bare and first_is_fact:
        return 0.0 if case.right[0] else WRONG
    if bare:
        return ABSTAINED if case.answerable else 0.0
    if offered:
        return (SUGGESTED if any(case.right[:3]) else ABSTAINED) if case.answerable else OFFERED
    return ABSTAINED if case.answerable else 0.0


__all__ = ["GROUNDS", "Case", "Gold", "Labelled", "Outcome", "Shown", "cases", "fit", "logistic"]
