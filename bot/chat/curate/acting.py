"""Who does something here, and whether they may: asked by every command, button, menu, form and completion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.chat.curate import words
from bot.chat.errors import SaidError
from bot.chat.places import community_of
from bot.desk.governing import actor_in, demand_manager
from bot.desk.proposing import demand
from bot.storage import communities

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection

    from bot.chat.client import FactBot
    from bot.desk.curating import Curator
    from bot.desk.proposing import Actor


@dataclass(frozen=True)
class Curating:
    """How moderators change facts."""

    curator: Curator
    after_change: Callable[[int | None, Collection[str]], Awaitable[None]]
    """Corrects what was posted of these facts in a community, or in all for None."""


def curating_of(interaction: discord.Interaction[FactBot]) -> Curating:
    """How facts are changed here.

    Raises:
        SaidError: they cannot be: this bot keeps nothing.
    """
    if interaction.client.curating is None:
        raise SaidError(words.KEEPS_NOTHING)
    return interaction.client.curating


async def actor_of(interaction: discord.Interaction[FactBot]) -> Actor:
    """Who does something, in which community, and what they may do there.

    Raises:
        SaidError: this is no community, or this bot keeps nothing.
        StorageError: the database cannot be read.
    """
    curator = curating_of(interaction).curator
    community = community_of(interaction)
    if community is None or not isinstance(interaction.user, discord.Member):
        raise SaidError(words.ONLY_IN_SERVERS)
    has = await communities.settings(curator.database, community)
    roles = [role.id for role in interaction.user.roles if not role.is_default()]
    return actor_in(has, interaction.user.id, roles, manages=interaction.permissions.manage_guild)


async def reviewer_of(interaction: discord.Interaction[FactBot]) -> Actor:
    """Who does something, where only reviewers may.

    Raises:
        NotAllowedError: they are none.
        SaidError: this is no community, or this bot keeps nothing.
        StorageError: the database cannot be read.
    """
    actor = await actor_of(interaction)
    demand(actor)
    return actor


async def manager_of(interaction: discord.Interaction[FactBot]) -> Actor:
    """Who does something, where only those may who manage the server.

    Raises:
        NotAllowedError: they do not.
        SaidError: this is no community, or this bot keeps nothing.
        StorageError: the database cannot be read.
    """
    actor = await actor_of(interaction)
    demand_manager(actor)
    return actor
