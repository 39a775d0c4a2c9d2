"""Why a fact was given as the answer to a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.matching.decision import EXPLAINED

if TYPE_CHECKING:
    from bot.desk.asking import Desk
    from bot.desk.cards import Card
    from bot.matching.analysis import Analysis, Unit


@dataclass(frozen=True)
class Reasons:
    """What speaks for a fact, and what does not."""

    matched: tuple[str, ...]
    """The words of the question that it has or explains."""
    unmatched: tuple[str, ...]
    misspelt: tuple[str, ...]
    """What misspelt words were read as."""
    score: float
    """How likely it is that it answers, from 0 to 1."""
    next: Card | None
    """The one that comes next."""


def reasons(desk: Desk, fact: str, question: str) -> Reasons | None:
    """Why a fact is the answer; None where the question would not lead to it any more."""
    answer = desk.ask(question)
    scored = next((one for one in answer.facts if one.card.id == fact), None)
    if scored is None:
        return None
    candidate = next(one for one in answer.match.ranked if desk.matcher.entry_ids[one.entry] == fact)
    asked = answer.match.question
    pairs = [(as_asked(asked, unit), how) for unit, how in zip(asked.units, candidate.matched, strict=True)]
    return Reasons(
        matched=tuple(word for word, how in pairs if how >= EXPLAINED),
        unmatched=tuple(word for word, how in pairs if how < EXPLAINED),
        misspelt=tuple(unit.corrected for unit in asked.units if unit.corrected),
        score=scored.score,
        next=next((one.card for one in answer.facts if one.card.id != fact), None),
    )


def as_asked(asked: Analysis, unit: Unit) -> str:
    """The words of a question that a unit stands for: it has only their stems."""
    if unit.corrected:
        return unit.corrected
    length = len(unit.text.split())
    spans = (slice(start, start + length) for start in range(len(asked.stems)))
    return next((" ".join(asked.tokens[span]) for span in spans if " ".join(asked.stems[span]) == unit.text), unit.text)
