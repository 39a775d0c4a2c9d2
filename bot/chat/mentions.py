"""Questions in messages: where the bot is mentioned by its name, and in direct messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord

from bot.chat import errors, words
from bot.chat.lists import said_pages
from bot.chat.places import place
from bot.chat.posting import remember
from bot.chat.replies import Reply, reply_to

if TYPE_CHECKING:
    from bot.chat.client import FactBot

TEXT = (discord.MessageType.default, discord.MessageType.reply)


async def on_message(client: FactBot, message: discord.Message) -> None:
    """Answer a message that asks the bot something; leave every other alone."""
    question = question_in(client, message)
    if question is None:
        return
    try:
        direct = message.guild is None
        community = message.guild.id if message.guild else None
        here = await place(client, community)
        reply = await reply_to(client.desk_for(community), question, fleeting=here.fleeting, gaps=not here.fleeting)
        if (reply.private or here.private) and not direct:
            await answer_privately(message, reply)
        else:
            sent = await answer(message, reply)
            await remember(client, community, message.channel.id, sent, reply)
    except Exception as error:  # the registry is where every error ends
        await errors.answer_message(message, error)


def question_in(client: FactBot, message: discord.Message) -> str | None:
    """What a message asks the bot; None where it asks it nothing.

    In a server only its own mention counts, written out: not @everyone, not a role, no reply to what it said.
    """
    if message.author.bot or message.type not in TEXT or client.user is None:
        return None
    mention = re.compile(rf"<@!?{client.user.id}>")
    if message.guild is not None and not mention.search(message.content):
        return None
    return mention.sub(" ", message.content).strip()


async def answer(message: discord.Message, reply: Reply) -> list[int]:
    """Reply to a message, and return the ids of the messages that are the reply.

    Each has a nonce of its own: where Discord took one and failed to say so, discord.py sends it again.
    """
    reference = message.to_reference(fail_if_not_exists=False)
    sent = [
        await message.channel.send(view=page, reference=reference, nonce=f"{message.id}-{number}")
        for number, page in enumerate(reply.pages)
    ]
    return [one.id for one in sent]


async def answer_privately(message: discord.Message, reply: Reply) -> None:
    """Answer in a direct message: a private matter, or anything where all answers are private.

    In the channel, nothing tells what it was about. What is said there is no reply to the question either: Discord
    would show the question over it.
    """
    try:
        for page in reply.pages:
            await message.author.send(view=page)
    except errors.UNDELIVERED:
        text = words.REFUSED_SUPPORT if reply.support else words.REFUSED
        told = said_pages(text, reply.support)
    else:
        told = said_pages(words.ANSWERED_PRIVATELY)
    for page in told:
        await message.channel.send(view=page)
