"""What must be read with facts that are told together, and not each on its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact


def read_with(base: FactBase, told: Iterable[str]) -> list[str]:
    """What fairness demands beside facts and is not among them, and the replies to what is adverse in it."""
    there = dict.fromkeys(told)
    waiting = [other for key in there for other in base.facts[key].shown_with]
    found: dict[str, None] = {}
    while waiting:
        key = waiting.pop(0)
        if key not in there and key not in found:
            found[key] = None
            waiting += replies(base.facts[key], base)
    return list(found)


def replies(fact: Fact, base: FactBase) -> Iterator[str]:
    """The facts that reply to one, or exculpate those to whom it is adverse."""
    return (about.reply for about in fact.about if about.adverse and about.reply in base.facts)
