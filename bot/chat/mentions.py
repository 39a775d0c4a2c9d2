"""Questions in messages: where the bot is mentioned by its name, in direct messages, and in replies to what it said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import discord

from bot.chat import errors, words
from bot.chat.errors import FactGoneError
from bot.chat.lists import said_pages
from bot.chat.places import demand_pace, place
from bot.chat.posting import posted
from bot.chat.referring import fact_of, is_card, replied_to
from bot.chat.replies import Reply, follow_reply, reply_to
from bot.desk.followups import asks, leans

if TYPE_CHECKING:
    from collections.abc import Hashable

    from bot.chat.client import FactBot
    from bot.chat.places import Place
    from bot.desk.asking import Desk

TEXT = (discord.MessageType.default, discord.MessageType.reply)


@dataclass(frozen=True)
class Asking:
    """A message that asks the bot something."""

    text: str
    said: discord.Message | None
    """What the bot said, if this is a reply to that."""


async def on_message(client: FactBot, message: discord.Message) -> None:
    """Answer a message that asks the bot something; leave every other alone."""
    if message.author.bot or message.type not in TEXT:
        return
    try:
        asking = await asking_in(client, message)
        if asking is not None:
            await respond(client, message, asking)
    except Exception as error:  # the registry is where every error ends
        await errors.answer_message(message, error)


async def respond(client: FactBot, message: discord.Message, asking: Asking) -> None:
    """Answer a message; privately where it is a private matter, or where not everyone may be answered.

    Raises:
        SaidError: the asker asked too often just now. That is said once; then the bot keeps silent for a while.
    """
    community = message.guild.id if message.guild else None
    # What is answered privately is sent to its reader alone: there is no one to share it with.
    here = replace(await place(client, community, message.channel), audience=False)
    reply = await reply_for(client.desk_for(community), asking, here)
    if not reply.private:
        try:
            demand_pace(client, message.author.id)
        except errors.SaidError:
            if first_time(client, ("pace", message.author.id)):
                raise
            return
    if (reply.private or here.private) and community is not None:
        await answer_privately(client, message, reply, here)
    else:
        await posted(client, community, message.channel.id, await answer(message, reply), reply)


def first_time(client: FactBot, what: Hashable) -> bool:
    """Whether something was not said a moment ago; it counts as said now."""
    now = client.clock()
    again = client.paces.once.wait(what, now) is not None
    if not again:
        client.paces.once.count(what, now)
    return not again


async def asking_in(client: FactBot, message: discord.Message) -> Asking | None:
    """What a message asks the bot; None where it asks it nothing.

    In a server only its own mention counts, not @everyone and not a role: written out, or that of a reply to one of
    its cards which asks something of that.
    """
    assert client.user is not None
    mention = re.compile(rf"<@!?{client.user.id}>")
    text = mention.sub(" ", message.content).strip()
    written = mention.search(message.content) is not None or message.guild is None
    if not written and client.user not in message.mentions:
        return None
    said = await replied_to(client, message)
    if said is not None and said.author != client.user:
        said = None
    if written:
        return Asking(text, said)
    if said is None or not text:
        return None
    desk = client.desk_for(message.guild.id if message.guild else None)
    fact = fact_of(said, desk.base)
    return Asking(text, said) if fact and asks(desk.base.facts[fact], text) else None


async def reply_for(desk: Desk, asking: Asking, here: Place) -> Reply:
    """What a message that asks something comes to.

    Raises:
        FactGoneError: it goes on from a fact that is there no more.
    """
    if asking.said is None or not asking.text:
        return await reply_to(desk, asking.text, here)
    if (fact := fact_of(asking.said, desk.base)) is not None:
        return await follow_reply(desk, fact, asking.text, here)
    if not leans(asking.text):
        return await reply_to(desk, asking.text, here)
    if is_card(asking.said):
        raise FactGoneError
    return Reply(said_pages(words.NOTHING_TO_FOLLOW))


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


async def answer_privately(client: FactBot, message: discord.Message, reply: Reply, here: Place) -> None:
    """Answer in a direct message: a private matter, or anything where not everyone may be answered.

    In the channel, nothing tells what it was about. What is said there is no reply to the question either: Discord
    would show the question over it. Where and when everyone is answered is told there once in a while.
    """
    try:
        for page in reply.pages:
            await message.author.send(view=page)
    except errors.UNDELIVERED:
        text = words.REFUSED_SUPPORT if reply.support else words.REFUSED
        told = said_pages(text, reply.support)
    else:
        if here.closed is not None and not first_time(client, ("closed", message.channel.id)):
            return
        told = said_pages("\n".join([words.ANSWERED_PRIVATELY, *([here.closed] if here.closed else [])]))
    for page in told:
        await message.channel.send(view=page)
