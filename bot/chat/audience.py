"""Who sees an answer: a private one can be shared, a public one deleted by whoever asked.

Nothing is kept for that: Discord tells with a message whose command, press or question it answers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.chat import buttons, words
from bot.chat.errors import SaidError
from bot.chat.items import Pressed
from bot.chat.lists import said_pages
from bot.chat.places import desk_of, place_of
from bot.chat.posting import post
from bot.chat.referring import replied_to
from bot.chat.replies import fact_reply, give
from bot.desk import posts

if TYPE_CHECKING:
    from bot.chat.client import FactBot

PARTS = 5
"""Messages before one that are looked through for the rest of the same answer."""


class Share(Pressed, template=buttons.SHARE):
    """Posts a fact that only one person saw, for everyone in the channel."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Post it as it stands now, where whoever presses may write themselves."""
        client, here = interaction.client, await place_of(interaction)
        if not may_speak(interaction):
            raise SaidError(words.MAY_NOT_SHARE)
        if here.closed is not None:
            raise SaidError(words.not_shared(here.closed))
        public = replace(here, private=False)
        reply = fact_reply(desk_of(interaction), self.match["fact"], public)
        what = (interaction.channel_id, self.match["fact"])
        if (until := client.paces.once.wait(what, client.clock())) is not None:
            raise SaidError(words.shared_already(until))
        await post(interaction, reply, public)
        client.paces.once.count(what, client.clock())


def may_speak(interaction: discord.Interaction[FactBot]) -> bool:
    """Whether whoever uses something may let it be read in the channel: there, the bot speaks for them."""
    if interaction.guild_id is None:
        return True
    may = interaction.permissions
    speaks = may.send_messages_in_threads if isinstance(interaction.channel, discord.Thread) else may.send_messages
    return speaks and (interaction.is_guild_integration() or may.use_external_apps)


class Delete(Pressed, template=buttons.DELETE):
    """Deletes an answer, for whoever asked."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Delete it with all its parts, and forget it."""
        message = interaction.message
        assert message is not None
        asker = await asker_of(interaction, message)
        if asker is None:
            raise SaidError(words.ASKER_UNKNOWN)
        if asker != interaction.user.id:
            raise SaidError(words.NOT_YOUR_ANSWER)
        await interaction.response.defer()
        parts = [message.id, *await other_parts(message)]
        try:
            await interaction.delete_original_response()
        except discord.NotFound:
            await give(interaction, said_pages(words.DELETED_ALREADY), ephemeral=True)
        if interaction.client.database is not None:
            await posts.forget(interaction.client.database, parts)


async def asker_of(interaction: discord.Interaction[FactBot], message: discord.Message) -> int | None:
    """Whose question a message answers; None where that cannot be told any more."""
    if message.interaction_metadata is not None:
        return message.interaction_metadata.user.id
    if interaction.context.dm_channel:
        return interaction.user.id
    question = await replied_to(interaction.client, message)
    return question.author.id if question else None


async def other_parts(message: discord.Message) -> list[int]:
    """Delete the messages that an answer began with, where it came in several, and return their ids."""
    parts: list[int] = []
    if origin(message) is None:
        return parts
    try:
        async for one in message.channel.history(limit=PARTS, before=message):
            if one.author == message.author and origin(one) == origin(message):
                await one.delete()
                parts.append(one.id)
    except discord.HTTPException:
        return parts
    return parts


def origin(message: discord.Message) -> int | None:
    """The interaction or the message that a message answers."""
    if message.interaction_metadata is not None:
        return message.interaction_metadata.id
    return message.reference.message_id if message.reference else None


ITEMS = (Share, Delete)
"""All of them, to be registered at the start."""
