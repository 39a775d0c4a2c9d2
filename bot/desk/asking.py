"""The desk: one road for every question, whichever face it came in by."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.desk import words
from bot.desk.cards import Card, card_of
from bot.matching.decision import Outcome
from bot.matching.matcher import Matcher

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.factbase.model import Guidance, SupportLine
    from bot.matching.index import Index
    from bot.matching.matcher import Match
    from bot.matching.meaning import Meaning


@dataclass(frozen=True)
class Scored:
    """A card with how likely it is that it answers, from 0 to 1."""

    card: Card
    score: float


@dataclass(frozen=True)
class Answer:
    """What a question comes to."""

    question: str
    outcome: Outcome
    facts: tuple[Scored, ...]
    """Of an answer: first the answer, then its nearest alternatives. Of a suggestion: what is offered."""
    guidance: Guidance | None
    lead: str | None
    """A line to be read first: the false premise, or what is said where there is no fact."""
    support: tuple[SupportLine, ...]
    """Shown with a disclosure and with a distressing answer."""
    match: Match
    milliseconds: float


class Desk:
    """Answers questions from one fact base."""

    def __init__(self, base: FactBase, index: Index | None = None, meaning: Meaning | None = None) -> None:
        self.base = base
        self.cards: dict[str, Card] = {}
        """Those that were asked for before."""
        self.matcher = replace(Matcher.of(base, index), meaning=meaning)

    def ask(self, question: str) -> Answer:
        """Answer a question, offer what is near, give guidance, or abstain."""
        started = time.perf_counter()
        match = self.matcher.match(question)
        outcome = match.decision.outcome
        facts = tuple(self._scored(match)) if outcome in (Outcome.ANSWER, Outcome.SUGGEST) else ()
        guidance = self.base.guidance[match.guidance] if match.guidance else None
        support = self.support(facts[0].card) if outcome is Outcome.ANSWER else self.support_with(guidance)
        lead = self._lead(match)
        elapsed = (time.perf_counter() - started) * 1000
        return Answer(question, outcome, facts, guidance, lead, support, match, round(elapsed, 2))

    def card(self, fact: str) -> Card:
        """The card of a fact by its id.

        Raises:
            KeyError: there is no such fact.
        """
        if fact not in self.cards:
            self.cards[fact] = card_of(self.base.facts[fact], self.base)
        return self.cards[fact]

    def support(self, card: Card) -> tuple[SupportLine, ...]:
        """The support lines that are shown with a card: where it, or anything beside it, is distressing."""
        distressing = card.distressing or any(beside.distressing for beside in card.beside)
        return tuple(self.base.support.values()) if distressing else ()

    def support_with(self, guidance: Guidance | None) -> tuple[SupportLine, ...]:
        """The support lines that are shown with guidance: where it says so."""
        return tuple(self.base.support.values()) if guidance and guidance.support else ()

    def _scored(self, match: Match) -> list[Scored]:
        best = match.facts[0].score
        ids = self.matcher.entry_ids
        shares = [(c.score / best if best > 0 else 1.0) * match.decision.probability for c in match.facts]
        return [
            Scored(self.card(ids[candidate.entry]), round(max(0.0, min(1.0, share)), 3))
            for candidate, share in zip(match.facts, shares, strict=True)
        ]

    def _lead(self, match: Match) -> str | None:
        outcome = match.decision.outcome
        if match.decision.accused:
            return words.ACCUSED
        silence = self.base.silences.get(match.silence or "")
        if outcome is Outcome.SUGGEST:
            return f"{words.NO_FACT} {silence.says} {words.NEAR_IT}" if silence else words.NEAREST
        if outcome is Outcome.ABSTAIN:
            return f"{words.NO_FACT} {silence.says}" if silence else words.NOTHING_NEAR
        if outcome is Outcome.ANSWER and match.decision.premise:
            return words.premise(match.decision.premise)
        return None
