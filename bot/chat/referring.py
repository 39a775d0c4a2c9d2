"""What a message refers to: the one that it is a reply to, and the fact that a card is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.chat.buttons import ASKED, DETAILS, facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.chat.client import FactBot
    from bot.factbase.base import FactBase


async def replied_to(client: FactBot, message: discord.Message) -> discord.Message | None:
    """The message that one is a reply to; None where it is none, or that is gone or cannot be read."""
    reference = message.reference
    if reference is None or reference.message_id is None:
        return None
    if isinstance(reference.resolved, discord.Message):
        return reference.resolved
    try:
        channel = client.get_partial_messageable(reference.channel_id, guild_id=reference.guild_id)
        return await channel.fetch_message(reference.message_id)
    except (discord.NotFound, discord.Forbidden):
        return None


def fact_of(message: discord.Message, base: FactBase) -> str | None:
    """The id of the fact that a message is the card of; None where it is none, or the fact is there no more."""
    for custom_id in custom_ids(message):
        if found := DETAILS.fullmatch(custom_id):
            return found["fact"] if found["fact"] in base.facts else None
        if found := ASKED.fullmatch(custom_id):
            return next(iter(facts_of(found["digest"], base)), None)
    return None


def is_card(message: discord.Message) -> bool:
    """Whether a message is the card of a fact, be it still there or not."""
    return any(DETAILS.fullmatch(one) or ASKED.fullmatch(one) for one in custom_ids(message))


def custom_ids(message: discord.Message) -> Iterator[str]:
    """The custom_ids of a message's buttons."""
    for row in message.components:
        for child in row.children if isinstance(row, discord.ActionRow) else ():
            if child.custom_id is not None:
                yield child.custom_id
