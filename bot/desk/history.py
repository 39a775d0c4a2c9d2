"""What was done to facts in a community, by whom: for its moderators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.desk import overlay
from bot.desk.proposing import demand
from bot.storage import members
from bot.storage.revisions import Action

if TYPE_CHECKING:
    from bot.desk.corrections import Correction
    from bot.desk.curating import Curator
    from bot.desk.proposing import Actor
    from bot.desk.serving import Serving
    from bot.storage.revisions import Revision


@dataclass(frozen=True)
class Done:
    """A revision, what it changed, and the ids of those who wrote and approved it; None for who is forgotten."""

    revision: Revision
    correction: Correction
    here: bool
    """Whether it was done in this community; of others, nobody's id is told."""
    author: int | None
    reviewer: int | None


async def history(curator: Curator, actor: Actor, fact: str | None = None) -> list[Done]:
    """The revisions that count in the actor's community, or those of one fact; the newest first.

    Raises:
        NotAllowedError: the actor does not review here.
        StorageError: the database cannot be read.
    """
    demand(actor)
    numbered = {one.number: one for one in curator.serving.log}
    changes = [one for one in curator.serving.corrections(actor.community) if fact in (None, one.fact)]
    found = [(numbered[one.revision], one) for one in changes]
    own = [revision for revision, _ in found if revision.community == actor.community]
    numbers = [number for one in own for number in (one.author, one.reviewer) if number is not None]
    ids = await members.user_ids(curator.database, numbers)
    return [
        Done(
            revision,
            change,
            here=(here := revision.community == actor.community),
            author=ids.get(revision.author) if here else None,
            reviewer=ids.get(revision.reviewer) if here and revision.reviewer is not None else None,
        )
        for revision, change in found
    ]


def away(serving: Serving, community: int) -> dict[str, str]:
    """The titles of the facts that are withheld or retired in a community, by id."""
    newest = {one.fact: one for one in reversed(serving.corrections(community))}
    return {key: one.title for key, one in newest.items() if one.action in overlay.AWAY}


def undoable(serving: Serving, community: int) -> list[Correction]:
    """The newest revision of each fact, where it is this community's and can be undone; the newest first."""
    own = {one.number for one in serving.log if one.community == community and one.action is not Action.RESTORE}
    newest = {one.fact: one for one in reversed(serving.corrections(community))}
    return sorted((one for one in newest.values() if one.revision in own), key=lambda one: -one.revision)
