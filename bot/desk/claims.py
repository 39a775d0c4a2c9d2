"""What a message claims that a fact speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.matching.decision import Outcome
from bot.matching.text import words

if TYPE_CHECKING:
    from bot.desk.asking import Answer, Desk
    from bot.desk.cards import Card

BETWEEN = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\s*\n+\s*|;\s+|,\s+(?:and|but|while|yet|whereas)\s+|\s+[-–—]+\s+")
FEWEST = 3
"""Words that a claim has at least."""
MOST_READ = 20
"""Parts of a message that are read."""
MOST = 3
"""Claims that are given, the surest."""


@dataclass(frozen=True)
class Claim:
    """A part of a message, and the answer to it."""

    said: str
    answer: Answer

    @property
    def card(self) -> Card:
        """The fact that speaks of it."""
        return self.answer.facts[0].card


@dataclass(frozen=True)
class Claims:
    """What was found in a message."""

    found: tuple[Claim, ...]
    """In the order of the message, each of another fact."""
    guided: Answer | None
    """Of a part that is a private matter: then nothing else is to be said."""
    whole: bool
    """Whether all of the message was read."""


def claims_in(desk: Desk, text: str) -> Claims:
    """The claims in a message that a fact answers."""
    parts = [part for part in BETWEEN.split(text) if len(words(part)) >= FEWEST]
    surest: dict[str, tuple[int, Claim]] = {}
    for number, part in enumerate(parts[:MOST_READ]):
        answer = desk.ask(part)
        if answer.guidance is not None and answer.guidance.private:
            return Claims((), answer, whole=True)
        if answer.outcome is Outcome.ANSWER:
            claim = Claim(part.strip(), answer)
            before = surest.get(claim.card.id)
            if before is None or before[1].answer.facts[0].score < answer.facts[0].score:
                surest[claim.card.id] = (number, claim)
    best = sorted(surest.values(), key=lambda one: -one[1].answer.facts[0].score)[:MOST]
    found = tuple(claim for _, claim in sorted(best, key=lambda one: one[0]))
    return Claims(found, None, whole=len(parts) <= MOST_READ)
