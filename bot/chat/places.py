"""Where something is asked: in a community, or outside of every one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.storage.communities import settings
from bot.storage.failures import StorageError

if TYPE_CHECKING:
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

    @property
    def fleeting(self) -> bool:
        """Whether no later correction can reach an answer.

        The token of an interaction lives 15 minutes; then a message can be edited only where the bot is a member, and
        only if it remembers that message.
        """
        return self.private or not self.moderated


async def place(client: FactBot, community: int | None) -> Place:
    """What holds in a community; outside of every one, and for a bot that keeps nothing, there are no moderators."""
    if community is None or client.database is None:
        return Place(moderated=False)
    try:
        return Place(moderated=True, private=(await settings(client.database, community)).private_answers)
    except StorageError as error:
        log.error("the settings of a community cannot be read: it is answered as if it had none", why=str(error))
        return Place(moderated=True)
