"""Where the documents differ, each side with its speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.chat import words
from bot.chat.browse import ids
from bot.chat.browse import words as phrases
from bot.chat.browse.listing import Entry, listing_pages, narrowing_menu, told
from bot.chat.commands import complete_topic
from bot.chat.items import Pressed, turn
from bot.chat.layout import Block
from bot.chat.lists import said_pages, topics_pages
from bot.chat.places import desk_of
from bot.chat.replies import give
from bot.chat.text import plain
from bot.desk import looking
from bot.desk.differing import disagreements as found_in

if TYPE_CHECKING:
    import discord

    from bot.chat.client import FactBot
    from bot.chat.layout import Page
    from bot.desk.asking import Desk
    from bot.factbase.base import FactBase, Topic


@app_commands.command(description=phrases.DISAGREEMENTS)
@app_commands.describe(topic=phrases.DISAGREEMENTS_TOPIC)
@app_commands.autocomplete(topic=complete_topic)
async def disagreements(interaction: discord.Interaction[FactBot], topic: str | None = None) -> None:
    """List where the documents differ, or where they do on a topic."""
    desk = desk_of(interaction)
    if topic is None:
        found = differences_pages(desk, None, 1)
    elif one := desk.base.topics.get(topic) or looking.topic(desk.base, topic):
        found = differences_pages(desk, one.id, 1)
    else:
        found = [*said_pages(words.NO_SUCH_TOPIC), *topics_pages(desk.base, 1)]
    await give(interaction, found, ephemeral=True)


class DifferencesPage(Pressed, template=ids.DIFFERENCES):
    """Turns the pages of the differences."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show the page in place of the one before."""
        topic, number = self.match["topic"] or None, int(self.match["page"])
        await turn(interaction, differences_pages(desk_of(interaction), topic, number))


class OpenDifferences(Pressed, template=ids.DIFFERENCES_MENU):
    """Narrows the differences to those that touch a topic."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show them in place of the others."""
        await turn(interaction, differences_pages(desk_of(interaction), self.chosen(), 1))


def differences_pages(desk: Desk, topic: str | None, number: int) -> list[Page]:
    """A page of the differences, or of those that touch a topic."""
    every = found_in(desk.base, topic)
    if not every:
        return said_pages(phrases.NO_DIFFERENCES_IN if topic else phrases.NO_DIFFERENCES)
    entries = [
        Entry(
            phrases.against(told(desk.card(other.fact.id)), plain(other.how)),
            (one.fact.id, other.fact.id),
            told(desk.card(one.fact.id), title="### {}"),
        )
        for one in every
        for other in one.others
    ]
    head = [Block(phrases.differences_title(len(entries)))]
    menu = narrowing_menu("differs:choose", with_differences(desk.base))
    return listing_pages(desk, head, entries, number, f"differs:page:{topic or ''}", menu=menu)


def with_differences(base: FactBase) -> list[Topic]:
    """The topics that have facts which differ from others."""
    having = {topic for fact in base.facts.values() if fact.differs for topic in fact.topics}
    return [topic for topic in base.topics.values() if topic.id in having]
