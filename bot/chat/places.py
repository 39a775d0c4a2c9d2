"""Where something is asked: in a community, or outside of every one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import discord

    from bot.chat.client import FactBot
    from bot.desk.asking import Desk


def community_of(interaction: discord.Interaction[FactBot]) -> int | None:
    """The community in which something is used: the server, where the bot is a member of it."""
    return interaction.guild_id if interaction.is_guild_integration() else None


def desk_of(interaction: discord.Interaction[FactBot]) -> Desk:
    """The desk that answers where something is used."""
    return interaction.client.desk_for(community_of(interaction))


def is_fleeting(client: FactBot, community: int | None) -> bool:
    """Whether no later correction can reach an answer that everyone sees.

    The token of an interaction lives 15 minutes; then a message can be edited only where the bot is a member, and
    only if it remembers that message.
    """
    return community is None or client.database is None
