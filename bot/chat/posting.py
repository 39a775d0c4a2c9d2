"""Posting answers, and remembering those in servers, so that they can be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from bot.chat.places import community_of, demand_pace
from bot.chat.replies import give
from bot.desk import posts
from bot.storage.failures import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import discord

    from bot.chat.client import FactBot
    from bot.chat.places import Place
    from bot.chat.replies import Reply

log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


async def post(interaction: discord.Interaction[FactBot], reply: Reply, here: Place) -> None:
    """Answer an interaction; for everyone to see, unless the place or the reply is private.

    Raises:
        SaidError: the asker asked too often just now. A private matter is answered all the same.
    """
    client = interaction.client
    if not reply.private:
        demand_pace(client, interaction.user.id)
    private = here.private or reply.private
    messages = await give(interaction, reply.pages, ephemeral=private)
    if not private and interaction.channel_id is not None:
        await posted(client, community_of(interaction), interaction.channel_id, messages, reply)


async def posted(client: FactBot, community: int | None, channel: int, messages: Sequence[int], reply: Reply) -> None:
    """Count an answer that everyone in a channel sees, and remember it."""
    client.paces.channel.count(channel, client.clock())
    await remember(client, community, channel, messages, reply)


async def remember(client: FactBot, community: int | None, channel: int, messages: Sequence[int], reply: Reply) -> None:
    """Remember the messages of an answer. Where that fails, the answer stands all the same."""
    if client.database is None or community is None or not reply.facts:
        return
    try:
        now = client.clock()
        await posts.remember(client.database, community, channel, messages, reply.facts, reply.nearest, now)
    except StorageError as error:
        log.warning("an answer cannot be corrected later: it was not remembered", why=str(error))
