"""Fact bases that are like the invented one, but for a change."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.desk.asking import Desk
from bot.factbase.model import Citation, Difference, Fact

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from tests.chat.payloads import Json


def without(base: FactBase, *gone: str) -> Desk:
    """A desk on a base from which facts were withdrawn, with whatever leads to them."""
    kept = {
        key: replace(
            fact,
            shown_with=tuple(other for other in fact.shown_with if other not in gone),
            differs=tuple(one for one in fact.differs if one.fact not in gone),
        )
        for key, fact in base.facts.items()
        if key not in gone
    }
    return Desk(replace(base, facts=kept))


def altered(base: FactBase, key: str, **changes: Json) -> Desk:
    """A desk on a base in which one fact is another."""
    return Desk(replace(base, facts={**base.facts, key: replace(base.facts[key], **changes)}))


def unsure(base: FactBase) -> Desk:
    """A desk that never answers, and only suggests."""
    return deciding(base, answer=math.inf, suggest=0.0)


def lost(base: FactBase) -> Desk:
    """A desk that finds nothing near enough."""
    return deciding(base, answer=math.inf, suggest=math.inf)


def deciding(base: FactBase, *, answer: float, suggest: float) -> Desk:
    """A desk that decides by these thresholds instead of those that were fitted."""
    desk = Desk(base)
    coefficients = replace(desk.matcher.coefficients, answer=answer, suggest=suggest, private=math.inf)
    desk.matcher = replace(desk.matcher, coefficients=coefficients)
    return desk


def crowded(base: FactBase, count: int) -> Desk:
    """A desk on a base whose topic `scale` has so many facts."""
    model = base.facts["harlow-estimate"]
    more = {
        f"more-{number}": replace(
            model, id=f"more-{number}", title=f"Estimate number {number}", topics=("scale",), differs=()
        )
        for number in range(count - len(base.by_topic("scale")))
    }
    return Desk(replace(base, facts={**base.facts, **more}))


def empty(base: FactBase) -> Desk:
    """A desk that knows nothing."""
    return Desk(replace(base, facts={}, topics={}, guidance={}, silences={}))


def longest(base: FactBase, words: int, kept_words: int = 20) -> Fact:
    """A fact with all that a card can have, whose notes are of so many words each.

    `kept_words` is the length of what may never be left out.
    """
    filler = " ".join(["filler"] * words)
    citation = base.facts["warnings-unread"].citations[0]
    return replace(
        base.facts["warnings-unread"],
        limits=f"LIMITS {' '.join(['kept'] * kept_words)}",
        period=f"PERIOD {filler}",
        origin="harlow-2015",
        differs=(
            Difference(fact="new-team", how=f"FIRST DIFFERENCE {filler}"),
            Difference(fact="penny-listening", how=f"SECOND DIFFERENCE {filler}"),
        ),
        outside=("ombudsman-release",),
        citations=(
            citation,
            Citation(source="care-quarterly", paragraph=6, quote="SECOND QUOTE"),
            Citation(source="millbrook-gazette", paragraph=5, quote="THIRD QUOTE"),
        ),
    )
