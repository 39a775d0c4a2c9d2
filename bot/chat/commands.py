"""The commands: /ask, /fact, /topics, /about, and the message menu."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeAlias

import discord
from discord import app_commands

from bot.chat import errors, words
from bot.chat.lists import about_pages, said_pages, topic_pages, topics_pages
from bot.chat.places import alone, community_of, desk_of, place_of
from bot.chat.posting import post
from bot.chat.replies import give, message_reply, named_reply, reply_to
from bot.chat.text import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.chat.client import FactBot
    from bot.desk.asking import Desk
    from bot.factbase.base import Topic
    from bot.matching.completion import Completion

    Choices = list[app_commands.Choice[str]]

MOST_CHOICES = 25
CHOICE = 100
"""The most that Discord takes of a choice's name, and of its value."""
Used: TypeAlias = "discord.Interaction[FactBot]"


def completing(
    complete: Callable[[discord.Interaction[FactBot], str], Choices],
) -> Callable[[discord.Interaction[FactBot], str], Coroutine[Any, Any, Choices]]:
    """Let a function complete an option. discord.py would keep silent about what goes wrong in it."""

    @wraps(complete)
    async def offer(interaction: discord.Interaction[FactBot], current: str) -> Choices:
        try:
            return complete(interaction, current)
        except Exception as error:  # the registry is where every error ends
            reference = errors.logged(error, errors.place(interaction))
            kept = current.strip()
            if not 0 < len(kept) <= CHOICE:
                return []
            return [app_commands.Choice(name=words.completing_failed(reference), value=kept)]

    return offer


def completion_of(interaction: discord.Interaction[FactBot]) -> Completion:
    """What is offered where something is typed."""
    return interaction.client.completion_for(community_of(interaction))


@completing
def complete_question(interaction: discord.Interaction[FactBot], current: str) -> Choices:
    """Titles and questions that have the words typed so far."""
    offers = completion_of(interaction).offers(current)
    return [app_commands.Choice(name=cut(phrase, CHOICE), value=f"fact:{fact}") for phrase, fact in offers]


@completing
def complete_name(interaction: discord.Interaction[FactBot], current: str) -> Choices:
    """Titles of the facts that have the words typed so far."""
    facts = desk_of(interaction).base.facts
    offers = completion_of(interaction).offers(current)
    return [app_commands.Choice(name=cut(facts[fact].title, CHOICE), value=f"fact:{fact}") for _, fact in offers]


@completing
def complete_topic(interaction: discord.Interaction[FactBot], current: str) -> Choices:
    """Topics with the text typed so far."""
    wanted = current.strip().casefold()
    found = [
        topic
        for topic in desk_of(interaction).base.topics.values()
        if wanted in f"{topic.id} {topic.title} {topic.about}".casefold()
    ]
    return [app_commands.Choice(name=cut(topic.title, CHOICE), value=topic.id) for topic in found[:MOST_CHOICES]]


@app_commands.command(description=words.ASK)
@app_commands.describe(question=words.ASK_QUESTION)
@app_commands.autocomplete(question=complete_question)
async def ask(interaction: Used, question: str) -> None:
    """Answer a question; privately where it is a private matter."""
    here = await place_of(interaction)
    await post(interaction, await reply_to(desk_of(interaction), question, here), here)


@app_commands.command(description=words.FACT)
@app_commands.describe(name=words.FACT_NAME)
@app_commands.autocomplete(name=complete_name)
async def fact(interaction: Used, name: str) -> None:
    """Open a fact."""
    here = await place_of(interaction)
    await post(interaction, named_reply(desk_of(interaction), completion_of(interaction), name, here), here)


@app_commands.command(description=words.TOPICS)
@app_commands.describe(topic=words.TOPICS_TOPIC)
@app_commands.autocomplete(topic=complete_topic)
async def topics(interaction: Used, topic: str | None = None) -> None:
    """List the topics, or the facts of one."""
    desk = desk_of(interaction)
    if topic is None:
        pages = topics_pages(desk.base, 1)
    elif found := desk.base.topics.get(topic) or topic_titled(desk, topic):
        pages = topic_pages(desk, found, 1)
    else:
        pages = [*said_pages(words.NO_SUCH_TOPIC), *topics_pages(desk.base, 1)]
    await give(interaction, pages, ephemeral=True)


def topic_titled(desk: Desk, title: str) -> Topic | None:
    """The topic of this title, however it is written."""
    wanted = " ".join(title.split()).casefold()
    return next((topic for topic in desk.base.topics.values() if topic.title.casefold() == wanted), None)


@app_commands.command(description=words.ABOUT)
async def about(interaction: Used) -> None:
    """Say what this is."""
    await give(interaction, about_pages(desk_of(interaction).base, interaction.client.contact), ephemeral=True)


@app_commands.context_menu(name=words.MENU)
async def find_facts(interaction: Used, message: discord.Message) -> None:
    """Find what someone claims or asks, for the one who uses it alone."""
    if not message.content.strip():
        await give(interaction, said_pages(words.NO_TEXT), ephemeral=True)
        return
    here = alone(interaction)
    await post(interaction, await message_reply(desk_of(interaction), message.content, here), here)


COMMANDS: tuple[app_commands.Command[Any, ..., None] | app_commands.ContextMenu, ...] = (
    ask,
    fact,
    topics,
    about,
    find_facts,
)
"""All of them, to be registered at the start."""
