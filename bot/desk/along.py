"""What goes along with a fact that is taken away: those that must not stand without it, and what others say of it.

The published base loses it too, once it has caught up with that; the log keeps it, for when the fact comes back.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.factbase import canonical, proposed
from bot.factbase.model import AlongFile, ProposedFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact

    Facts = Mapping[str, Fact]


def taken_along(facts: Facts, away: Iterable[str]) -> set[str]:
    """Facts that are taken away, and those that fairness does not let stand without them beside."""
    gone = set(away)
    while more := {key for key, fact in facts.items() if key not in gone and gone & set(fact.shown_with)}:
        gone |= more
    return gone


def without(fact: Fact, away: Set[str]) -> Fact:
    """A fact that no longer speaks of its differences from facts that were taken away."""
    if not any(one.fact in away for one in fact.differs):
        return fact
    return replace(fact, differs=tuple(one for one in fact.differs if one.fact not in away))


def changed_by(facts: Facts, fact: str) -> str | None:
    """The facts that are changed where one is taken away, as the log keeps them; None where it changes none."""
    gone = taken_along(facts, {fact})
    found = [one for key, one in facts.items() if key != fact and (key in gone or without(one, gone) != one)]
    return canonical.dump(AlongFile(along=tuple(found))) if found else None


@lru_cache(maxsize=1_000)
def read(text: str) -> tuple[Fact, ...]:
    """The facts that the log keeps with one that was taken away.

    Raises:
        FactBaseError: with every error of form.
    """
    return proposed.read_as(AlongFile, text).along


def brought_back(base: FactBase, fact: str, kept: Iterable[Fact]) -> FactBase:
    """A base in which is again what one that was taken away changed; what has stayed is as it is now."""
    stood = {one.id: one for one in kept}
    gone = taken_along(stood, {fact})
    for key, one in stood.items():
        if key in base.facts:
            base = replace(base, facts={**base.facts, key: speaking(base.facts[key], one, gone)})
        elif key in gone:
            base = proposed.laid_over(base, ProposedFile(fact=one))
    return base


def speaking(fact: Fact, stood: Fact, of: Set[str]) -> Fact:
    """A fact that speaks again of its differences from others, as it stood once."""
    has = [one.fact for one in fact.differs]
    again = [one for one in stood.differs if one.fact in of and one.fact not in has]
    if not again:
        return fact
    order = {one.fact: place for place, one in enumerate(stood.differs)}
    differs = sorted((*fact.differs, *again), key=lambda one: order.get(one.fact, len(order)))
    return replace(fact, differs=tuple(differs))
