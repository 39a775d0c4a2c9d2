"""Whether the entry that comes nearest answers the question: an answer, a suggestion, or nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.matching.guards import accuses, conflicts, false_premise
from bot.matching.wordings import SILENT

if TYPE_CHECKING:
    from bot.matching.analysis import Analysis
    from bot.matching.coefficients import Coefficients
    from bot.matching.guards import Premise
    from bot.matching.index import Index
    from bot.matching.ranking import Candidate

FAR = 3.0
"""A lead beyond which it no longer matters how large it is."""
LONG = 8
"""Units of a question beyond which it no longer matters how many there are."""
FEW, SLIGHT = 3, 0.4
"""Fewer words than this, of less than this share of the rarest word's rarity, say too little for a bare answer."""
RIVALS = 3
"""Runners-up that are looked at: where they rest on the same paragraph, either will do."""
SOFT = 0.02
"""How far from 0 and 1 a probability is kept for its odds."""
EXPLAINED = 0.45
"""A unit that an entry matches less well than this is left unexplained."""


class Outcome(StrEnum):
    """What is done with a question."""

    ANSWER = "answer"
    SUGGEST = "suggest"
    ABSTAIN = "abstain"
    GUIDANCE = "guidance"


@dataclass(frozen=True)
class Decision:
    """What was decided on the best candidate, and on what grounds."""

    outcome: Outcome
    probability: float
    """That the best candidate answers, as fitted."""
    conflicts: tuple[str, ...]
    """Names, years, figures and places of the question that the best candidate lacks."""
    unexplained: tuple[str, ...]
    premise: Premise | None = None
    accused: bool = False
    """The question says that someone named did a crime."""


def decide(question: Analysis, ranked: list[Candidate], index: Index, coefficients: Coefficients) -> Decision:
    """Decide on the best fact of some ranked candidates: one that lists the question word for word is sure."""
    first = best_fact(ranked, index)
    if first is None:
        return Decision(Outcome.ABSTAIN, 0.0, (), tuple(unit.text for unit in question.units))
    if accuses(question, index):
        return Decision(Outcome.ABSTAIN, 0.0, (), (), accused=True)
    verbatim = first.signal("wording") == 1
    probability = 1.0 if verbatim else coefficients.probability(grounds(question, ranked, index))
    premise = false_premise(question, index.entries[first.entry])
    clashes = () if premise else tuple(conflicts(question, first.entry, index))
    pairs = zip(question.units, first.matched, strict=True)
    left = tuple(unit.text for unit, matched in pairs if matched < EXPLAINED)
    told = sum(index.rarity.of(unit.keys) for unit in question.units)
    slight = len(question.tokens) < FEW and told < SLIGHT * index.rarity.most
    if probability >= coefficients.answer and not clashes and first is ranked[0] and not slight:
        outcome = Outcome.ANSWER
    elif probability >= coefficients.suggest:
        outcome = Outcome.SUGGEST
    else:
        outcome = Outcome.ABSTAIN
    return Decision(outcome, probability, clashes, left, premise)


def best_fact(ranked: list[Candidate], index: Index) -> Candidate | None:
    """The first candidate that is a fact."""
    return next(filter(index.is_fact, ranked), None)


def grounds(question: Analysis, ranked: list[Candidate], index: Index) -> tuple[float, ...]:
    """What the decision rests on, in the order of `Coefficients.grounds`; there is a fact among the candidates."""
    first, *others = filter(index.is_fact, ranked)
    cited = frozenset(index.entries[first.entry].cited)
    rarities = [index.rarity.of(unit.keys) for unit in question.units]
    misspelt = sum(rarity for unit, rarity in zip(question.units, rarities, strict=True) if unit.corrected)
    return (
        *first.signals,
        min(first.score - others[0].score, FAR) if others else FAR,
        misspelt / (sum(rarities) or 1.0),
        min(len(question.units), LONG) / LONG,
        log_odds(index.learned.silent.of(question.stems).get(SILENT, 0.0)),
        sum(not cited.isdisjoint(index.entries[rival.entry].cited) for rival in others[:RIVALS]) / RIVALS,
        1 - sum(fact.signal("sense_votes") for fact in (first, *others)),
    )


def log_odds(probability: float) -> float:
    """The logarithm of the odds, softened so that 0 and 1 have one too."""
    return math.log((probability + SOFT) / (1 + SOFT - probability))
