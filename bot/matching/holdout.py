"""Questions of the fact base held out of it, to learn from: what it answers, and what it does not."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.matching.fit import Gold, Labelled

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact

QUESTIONS, UNANSWERED = 3, 2
"""How many of each fact's ways of asking are held out."""
SEED = 3


def hold_out(base: FactBase) -> tuple[FactBase, list[Labelled]]:
    """The fact base without some of its questions, and those questions with what answers them."""
    order = random.Random(SEED)  # noqa: S311
    facts: dict[str, Fact] = {}
    held: list[Labelled] = []
    for fact in base.facts.values():
        questions, unanswered = list(fact.questions), list(fact.unanswered)
        order.shuffle(questions)
        order.shuffle(unanswered)
        gold = tuple(Gold(base.sources[c.source].document[:3], c.paragraph, ()) for c in fact.citations)
        held += [Labelled(question, gold) for question in questions[:QUESTIONS]]
        held += [Labelled(question, ()) for question in unanswered[:UNANSWERED]]
        left = tuple(questions[QUESTIONS:]), tuple(unanswered[UNANSWERED:])
        facts[fact.id] = replace(fact, questions=left[0], unanswered=left[1])
    return replace(base, facts=facts), held
