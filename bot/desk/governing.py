"""What a community's managers set for it, and what each may do in it by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.desk import words
from bot.desk.proposing import Actor
from bot.desk.review import NotAllowedError
from bot.storage import communities

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Unpack

    from bot.desk.curating import Curator
    from bot.storage.communities import Community, Settings


def actor_in(community: Community, user: int, roles: Collection[int], *, manages: bool) -> Actor:
    """Someone with these roles, and what they may do in a community.

    A reviewer has the role that is set for it. Until one is set, those who may manage the community are reviewers.
    """
    role = community.reviewer_role
    return Actor(user, community.id, reviews=manages if role is None else role in roles, manages=manages)


async def settings(curator: Curator, actor: Actor) -> Community:
    """The settings of the actor's community.

    Raises:
        NotAllowedError: the actor does not manage it.
        StorageError: the database cannot be read.
    """
    demand_manager(actor)
    return await communities.settings(curator.database, actor.community)


async def change_settings(curator: Curator, actor: Actor, **fields: Unpack[Settings]) -> Community:
    """Change some settings of the actor's community, and return all of them.

    Raises:
        NotAllowedError: the actor does not manage it.
        StorageError: the database cannot be written to.
    """
    demand_manager(actor)
    async with curator.database.write() as tx:
        return await communities.change(tx, actor.community, **fields)


def demand_manager(actor: Actor) -> None:
    """Let only those pass who may manage the community.

    Raises:
        NotAllowedError: the actor may not.
    """
    if not actor.manages:
        raise NotAllowedError(words.NO_MANAGER)
