"""Fitting the weights and thresholds on labelled questions. Needs scikit-learn, the extra `fit`."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, TypedDict

from bot.matching.analysis import analyse
from bot.matching.coefficients import Coefficients, names, scale
from bot.matching.decision import Outcome, decide, grounds
from bot.matching.meaning import MEANINGS
from bot.matching.ranking import SIGNALS, Candidate
from bot.matching.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sklearn.linear_model import LogisticRegression

    from bot.matching.analysis import Analysis
    from bot.matching.index import Index
    from bot.matching.meaning import Meaning

EVEN = tuple(1.0 for _ in SIGNALS)
EVEN_WITH_MEANING = (*EVEN, *(1.0 for _ in MEANINGS))
ASKED_WEIGHT = 8.0
"""How much more a question that someone asked counts than one of the fact base's own."""
STRENGTH = 0.002
"""How freely the weights of the decision may grow (scikit-learn's C)."""
MISTAKEN = 0.04
"""How many questions may be answered wrongly: of those with an answer, and of those without one."""
LIKELY = 0.6
"""An answer is never given where it is less likely than this to be right: a missing answer is only a gap."""
ABSTAINED, OFFERED = 2.0, 0.5
"""What it costs to offer nothing where there was an answer among the nearest, and to offer something idly."""
STEPS = tuple(step / 100 for step in range(2, 98, 2))
"""The thresholds that are tried."""
NEAREST = 3
"""Facts of an answer or a suggestion that are looked at."""


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

    def facts_right(self, index: Index) -> list[bool]:
        """Of the candidates that are facts, best first, whether each is right."""
        return [right for c, right in zip(self.ranked, self.right, strict=True) if index.is_fact(c)]


def cases(
    questions: Sequence[Labelled], index: Index, shown: Callable[[str], Shown], meaning: Meaning | None = None
) -> list[Case]:
    """Rank every question with even weights, by its meaning too where that is given, and mark the right candidates."""
    found = []
    for labelled in questions:
        question, candidates = read(analyse(labelled.text, index.learned.lexicon, index.speller), index, EVEN)
        if meaning is not None:
            candidates = meaning.ranked((labelled.text, question.text), candidates, EVEN_WITH_MEANING)
        ranked = tuple(candidates)
        entries = [index.entries[candidate.entry] for candidate in ranked]
        right = tuple(e.is_fact and shown(e.id).answers(labelled.gold) for e in entries)
        found.append(Case(question, ranked, right, bool(labelled.gold)))
    return found


def fit(
    found: Sequence[Case],
    held: Sequence[Case],
    index: Index,
    held_index: Index,
    signals: tuple[str, ...] = SIGNALS,
    *,
    without: str | None = None,
) -> Coefficients:
    """Weights of the signals (from pairs of a right and a wrong candidate), then the decision, then the thresholds.

    Args:
        found: what people asked; the thresholds are drawn on these alone.
        held: the fact base's own questions, held out of `held_index`: many, but tidier than people are.
        index: the index that `found` was ranked by.
        held_index: the index that `held` was ranked by.
        signals: the names of the signals that both were ranked by.
        without: a ground that is to be learned nothing from, so that it weighs nothing.
    """
    tables = names(signals)
    weights = fit_signals([*found, *held], signals, without)
    rescored, reheld = [reweigh(case, weights) for case in found], [reweigh(case, weights) for case in held]
    rows = decision_rows(rescored, index, ASKED_WEIGHT) + decision_rows(reheld, held_index, 1.0)
    rows = [(silenced(row, tables["grounds"], without), right, weight) for row, right, weight in rows]
    named = dict(zip(signals, weights, strict=True))
    return draw_lines(
        rescored, index, Coefficients(signals=named, **fit_grounds(rows, tables), answer=0.5, suggest=0.25)
    )


def silenced(row: tuple[float, ...], columns: Sequence[str], name: str | None) -> tuple[float, ...]:
    """A row with nothing in the column of a name: regularised as they are, models give such a column no weight."""
    return tuple(0.0 if one == name else value for one, value in zip(columns, row, strict=True))


def fit_signals(
    found: Sequence[Case], signals: tuple[str, ...] = SIGNALS, without: str | None = None
) -> tuple[float, ...]:
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
        differences += [tuple(a - b for a, b in zip(best.signals, wrong.signals, strict=True)) for wrong in wrongs]
    differences = [silenced(row, signals, without) for row in differences]
    rows = [*differences, *(tuple(-value for value in row) for row in differences)]
    labels = [1] * len(differences) + [0] * len(differences)
    model = logistic_regression(strength=1.0, intercept=False).fit(rows, labels)
    return tuple(float(weight) for weight in model.coef_[0])


Row = tuple[tuple[float, ...], bool, float]


def decision_rows(found: Sequence[Case], index: Index, weight: float) -> list[Row]:
    """For each case with a fact: the grounds, whether the best fact is right, and how much the case counts."""
    return [
        (grounds(case.question, list(case.ranked), index), facts[0], weight)
        for case in found
        if (facts := case.facts_right(index))
    ]


def fit_grounds(rows: Sequence[Row], named: dict[str, tuple[str, ...]]) -> Decided:
    """Weights of the probability that the best fact is right.

    The grounds are brought to one scale first, so that all are held back alike.

    Args:
        rows: what to learn from.
        named: the names in each table.
    """
    columns = list(zip(*(row for row, _, _ in rows), strict=True))
    means = [sum(column) / len(column) for column in columns]
    spreads = [
        math.sqrt(sum((value - mean) ** 2 for value in column) / len(column)) or 1.0
        for column, mean in zip(columns, means, strict=True)
    ]
    scaled = [scale(row, means, spreads) for row, _, _ in rows]
    together = [[*row, *(one * other for one, other in combinations(row, 2))] for row in scaled]
    model = logistic_regression(strength=STRENGTH, intercept=True)
    model.fit(together, [right for _, right, _ in rows], sample_weight=[weight for _, _, weight in rows])
    weights = [float(weight) for weight in model.coef_[0]]
    return {
        "means": dict(zip(named["grounds"], means, strict=True)),
        "spreads": dict(zip(named["grounds"], spreads, strict=True)),
        "grounds": dict(zip(named["grounds"], weights, strict=False)),
        "pairs": dict(zip(named["pairs"], weights[len(means) :], strict=True)),
        "intercept": float(model.intercept_[0]),
    }


class Decided(TypedDict):
    """The part of the coefficients that decides."""

    means: dict[str, float]
    spreads: dict[str, float]
    grounds: dict[str, float]
    pairs: dict[str, float]
    intercept: float


def logistic_regression(*, strength: float, intercept: bool) -> LogisticRegression:
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
    """The thresholds: answers as long as few are mistaken, and suggestions where they cost less than silence."""
    open_lines = replace(fitted, answer=0.0, suggest=0.0)
    decided = [(case, decide(case.question, list(case.ranked), index, open_lines)) for case in found]
    answerable = sum(case.answerable for case in found)
    totals = {True: answerable, False: len(found) - answerable}

    def mistaken(line: float) -> float:
        wrong = Counter(
            case.answerable
            for case, decision in decided
            if decision.outcome is Outcome.ANSWER and decision.probability >= line and not case.facts_right(index)[0]
        )
        return max(wrong[kind] / total for kind, total in totals.items() if total)

    def cost(line: float) -> float:
        return sum(price(case, decision.probability >= line, index) for case, decision in decided if case.ranked)

    answer = next((line for line in STEPS if line >= LIKELY and mistaken(line) <= MISTAKEN), STEPS[-1])
    return replace(fitted, answer=answer, suggest=min((line for line in STEPS if line < answer), key=cost))


def price(case: Case, offered: bool, index: Index) -> float:
    """What it costs to offer the nearest facts, or to offer none."""
    if offered:
        return 0.0 if case.answerable else OFFERED
    return ABSTAINED if any(case.facts_right(index)[:NEAREST]) else 0.0
