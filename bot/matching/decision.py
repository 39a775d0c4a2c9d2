"""Whether the entry that comes nearest answers the question: an answer, a suggestion, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.matching.guards import accuses, conflicts, false_premise
from bot.matching.kinds import Asked
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
ENOUGH = 0.6
"""The share of a question that an entry mostly explains where it answers; below it, doubt grows faster."""
FEW, SLIGHT = 3, 0.4
"""Fewer words than this, of less than this share of the rarest word's rarity, say too little for a bare answer."""
RIVALS = 3
"""Runners-up that are looked at: where they rest on the same paragraph, either will do."""
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
    """Decide on the best fact of some ranked candidates."""
    first = best_fact(ranked, index)
    if first is None:
        return Decision(Outcome.ABSTAIN, 0.0, (), tuple(unit.text for unit in question.units))
    if accuses(question, index):
        return Decision(Outcome.ABSTAIN, 0.0, (), (), accused=True)
    probability = coefficients.probability(grounds(question, ranked, index))
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
    """What the decision rests on, in the order of `GROUNDS`; there is a fact among the candidates."""
    facts = [candidate for candidate in ranked if index.is_fact(candidate)]
    gaps = [candidate for candidate in ranked if not index.is_fact(candidate)]
    first, cited = facts[0], frozenset(index.entries[facts[0].entry].cited)
    rarities = [index.rarity.of(unit.keys) for unit in question.units]
    total = sum(rarities) or 1.0
    pairs = list(zip(question.units, rarities, strict=True))
    return (
        *first.signals,
        first.score,
        min(first.score - facts[1].score, FAR) if len(facts) > 1 else FAR,
        max(-FAR, min(FAR, first.score - gaps[0].score)) if gaps else FAR,
        sum(rarity for unit, rarity in pairs if index.rarity.unknown(unit.keys)) / total,
        max(0.0, ENOUGH - first.signal("all_explained")),
        max(rarity * (1 - matched) for rarity, matched in zip(rarities, first.matched, strict=True))
        / index.rarity.most,
        sum(rarity for unit, rarity in pairs if unit.corrected) / total,
        min(len(question.units), LONG) / LONG,
        float(question.asked is not Asked.OTHER and first.signal("kind") < 0),
        index.learned.silent.of(question.stems).get(SILENT, 0.0),
        sum(not cited.isdisjoint(index.entries[fact.entry].cited) for fact in facts[1 : RIVALS + 1]) / RIVALS,
        max((gap.signal("phrasing") for gap in gaps), default=0.0),
    )


def unmatched(rarity: float, matched: float) -> float:
    """How much of a word is left unexplained, by how rare it is."""
    return rarity * (1 - matched)
