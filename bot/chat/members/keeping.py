"""Whether anything is kept where a member does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.errors import SaidError
from bot.chat.members import words
from bot.chat.places import community_of

if TYPE_CHECKING:
    import discord

    from bot.chat.client import FactBot
    from bot.storage.database import Database


def database_of(client: FactBot) -> Database:
    """The database.

    Raises:
        SaidError: this bot keeps nothing.
    """
    if client.database is None:
        raise SaidError(words.keeps_nothing(client.contact))
    return client.database


def community_with_moderators(interaction: discord.Interaction[FactBot]) -> int:
    """The community whose moderators read what a member files here.

    Raises:
        SaidError: there are none here, or this bot keeps nothing.
    """
    database_of(interaction.client)
    community = community_of(interaction)
    if community is None:
        raise SaidError(words.only_in_servers(interaction.client.contact))
    return community
