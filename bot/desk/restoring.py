"""Facts that were taken away, as they are when they come back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.desk import overlay
from bot.factbase import proposed
from bot.storage.revisions import Action

if TYPE_CHECKING:
    from bot.desk.overlay import Log
    from bot.factbase.base import FactBase


def last_text(base: FactBase, log: Log, community: int | None, fact: str) -> str | None:
    """The text of a fact that was taken away, as it would stand had it not been; None where it was not taken away.

    What the published base has of it counts, also where that has changed since; or else how it last stood.
    """
    if fact not in overlay.taken_away(base, log, community):
        return None
    chain = overlay.chains_of(log, community)[fact]
    stands = overlay.standing(base, [one for one in chain if one.action not in overlay.AWAY], community).get(fact)
    if stands is not None:
        return stands.text
    if fact in base.facts:
        return proposed.write(base.facts[fact])
    return next((text for one in reversed(chain) if (text := one.text or one.before) is not None), None)


def with_restored(base: FactBase, log: Log, community: int | None, fact: str) -> FactBase:
    """The base as a community would be served it, were this fact restored; as it is served, where it is not away."""
    taken = overlay.taken_away(base, log, community).get(fact)
    text = last_text(base, log, community, fact)
    if taken is None or text is None:
        return overlay.laid_over(base, log, community)
    restored = replace(taken, number=log[-1].number + 1, action=Action.RESTORE, text=text, merged=None)
    return overlay.laid_over(base, [*log, restored], community)


def published_again(base: FactBase, log: Log, community: int | None) -> set[str]:
    """The facts that the base has again, once it had caught up with their being taken away: they stay away in chat."""
    taken = overlay.taken_away(base, log, community)
    return {fact for fact, one in taken.items() if one.merged is not None and fact in base.facts}
