"""Where something is asked: in a community, or outside of every one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.chat import words
from bot.chat.errors import SaidError
from bot.storage.communities import settings
from bot.storage.failures import StorageError

if TYPE_CHECKING:
    from collections.abc import Collection

    import discord

    from bot.chat.client import FactBot
    from bot.desk.asking import Desk

log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


def community_of(interaction: discord.Interaction[FactBot]) -> int | None:
    """The community in which something is used: the server, where the bot is a member of it."""
    return interaction.guild_id if interaction.is_guild_integration() else None


def desk_of(interaction: discord.Interaction[FactBot]) -> Desk:
    """The desk that answers where something is used."""
    return interaction.client.desk_for(community_of(interaction))


@dataclass(frozen=True)
class Place:
    """Where something is asked."""

    moderated: bool
    """Whether there are moderators here, to whom something can be said."""
    private: bool = False
    """Whether answers here are for the asker alone."""
    closed: str | None = None
    """Why nobody can answer for everyone here, and where or when to go on; None where they can."""
    audience: bool = True
    """Whether there is anyone beside the asker, to whom an answer can be shown."""

    @property
    def fleeting(self) -> bool:
        """Whether no later correction can reach an answer.

        The token of an interaction lives 15 minutes; then a message can be edited only where the bot is a member, and
        only if it remembers that message.
        """
        return self.private or not self.moderated


async def place(
    client: FactBot, community: int | None, channel: discord.abc.Snowflake | None, *, audience: bool = True
) -> Place:
    """What holds in a channel; outside of every community, and for a bot that keeps nothing, there are no moderators.

    Args:
        client: knows what a community has set.
        community: in which the channel is.
        channel: None where Discord does not tell of it.
        audience: whether there is anyone beside the asker.
    """
    until = client.paces.channel.wait(channel.id, client.clock()) if channel else None
    closed = words.channel_busy(until) if until else None
    if community is None or client.database is None:
        return Place(moderated=False, private=until is not None, closed=closed, audience=audience)
    try:
        has = await settings(client.database, community)
    except StorageError as error:
        log.error("the settings of a community cannot be read: it is answered as if it had none", why=str(error))
        return Place(moderated=True, private=until is not None, closed=closed)
    if not is_open(has.channels, channel):
        closed = words.answers_in(has.channels)
    return Place(moderated=True, private=has.private_answers or closed is not None, closed=closed)


def is_open(allowed: Collection[int], channel: discord.abc.Snowflake | None) -> bool:
    """Whether everyone may be answered in a channel: it, or what it is a thread of, is one of those, or all are."""
    here = {getattr(channel, "id", None), getattr(channel, "parent_id", None)}
    return not allowed or not here.isdisjoint(allowed)


async def place_of(interaction: discord.Interaction[FactBot]) -> Place:
    """What holds where something is used."""
    community = community_of(interaction)
    return await place(interaction.client, community, interaction.channel, audience=has_audience(interaction))


def alone(interaction: discord.Interaction[FactBot]) -> Place:
    """What holds for an answer that only one person sees, wherever it is given."""
    return Place(
        moderated=community_of(interaction) is not None and interaction.client.database is not None,
        private=True,
        audience=has_audience(interaction),
    )


def has_audience(interaction: discord.Interaction[FactBot]) -> bool:
    """Whether anyone else can read where something is used."""
    return not interaction.context.dm_channel


def demand_pace(client: FactBot, user: int) -> None:
    """Count a question of someone's.

    Raises:
        SaidError: they asked too many in a short while; says when to go on.
    """
    now = client.clock()
    if (until := client.paces.person.wait(user, now)) is not None:
        raise SaidError(words.too_fast(until))
    client.paces.person.count(user, now)
