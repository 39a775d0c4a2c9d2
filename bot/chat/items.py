"""What answers the buttons and menus, after a restart too: nothing of them is kept but their custom_id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.chat import buttons, errors, words
from bot.chat.cards import copy_pages, details_pages, why_blocks
from bot.chat.errors import FactGoneError
from bot.chat.lists import suggestion_pages, topic_pages, topics_pages
from bot.chat.places import alone, desk_of
from bot.chat.replies import card_of, fact_reply, give
from bot.desk.beside import beside
from bot.desk.reasons import reasons

if TYPE_CHECKING:
    from bot.chat.client import FactBot
    from bot.chat.layout import Page
    from bot.desk.asking import Desk

ANSWERED = "answered"


def claim(interaction: discord.Interaction[Any]) -> None:
    """Mark an interaction as one that something answers, before the catch-all looks at it."""
    interaction.extras[ANSWERED] = True


def is_claimed(interaction: discord.Interaction[Any]) -> bool:
    """Whether something answers this interaction."""
    return ANSWERED in interaction.extras


class Pressed(ui.DynamicItem[ui.Item[Any]], template=re.compile(r"(?!)")):
    """A button or menu that was used. What goes wrong in `press` is told by the registry of errors."""

    def __init__(self, item: ui.Item[Any], match: re.Match[str]) -> None:
        super().__init__(item)
        self.match = match

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Made anew at each use."""
        claim(interaction)
        return cls(item, match)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer, or tell what went wrong: discord.py would only log it."""
        try:
            await self.press(interaction)
        except Exception as error:  # the registry is where every error ends
            await errors.answer(interaction, error)

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """What this button or menu does."""
        raise NotImplementedError

    def chosen(self) -> str:
        """What was chosen from a menu."""
        assert isinstance(self.item, ui.Select)
        return str(self.item.values[0])


class OpenFact(Pressed, template=buttons.OPEN):
    """Opens a fact for whoever presses it."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Send its card."""
        reply = fact_reply(desk_of(interaction), self.match["fact"], alone(interaction))
        await give(interaction, reply.pages, ephemeral=True)


class OpenChosenFact(Pressed, template=buttons.FACT_MENU):
    """Opens the fact that is chosen from a list."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Send its card."""
        reply = fact_reply(desk_of(interaction), self.chosen(), alone(interaction))
        await give(interaction, reply.pages, ephemeral=True)


class Details(Pressed, template=buttons.DETAILS):
    """Shows all there is about a fact."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Send it, in several messages where it is long."""
        desk = desk_of(interaction)
        await give(interaction, details_pages(desk, card_of(desk, self.match["fact"])), ephemeral=True)


class DetailsOfAnswer(Pressed, template=buttons.ASKED):
    """Shows all there is about a fact that was the answer to a question, and why it was."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Send it, in several messages where it is long."""
        desk, question = desk_of(interaction), self.match["question"]
        found = buttons.facts_of(self.match["digest"], desk.base)
        if not found:
            raise FactGoneError
        why = await beside(reasons, desk, found[0], question.removesuffix(buttons.CUT))
        blocks = why_blocks(why, cut=question.endswith(buttons.CUT))
        await give(interaction, details_pages(desk, desk.card(found[0]), blocks), ephemeral=True)


class Copy(Pressed, template=buttons.COPY):
    """Gives a fact as text."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Send it, ready to be copied."""
        await give(interaction, copy_pages(card_of(desk_of(interaction), self.match["fact"])), ephemeral=True)


class NearestOthers(Pressed, template=buttons.NEAREST):
    """Offers the facts that came nearest after the one that was given."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Send those that are still there."""
        desk = desk_of(interaction)
        cards = [desk.card(fact) for fact in buttons.facts_of(self.match["digests"], desk.base)]
        if not cards:
            raise FactGoneError
        await give(interaction, suggestion_pages(words.NEAREST_OTHERS, cards, alone(interaction)), ephemeral=True)


class OpenTopic(Pressed, template=buttons.TOPIC_MENU):
    """Lists the facts of the topic that is chosen."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show them in place of the list of topics, or beside an answer."""
        await turn(interaction, topic_or_all(desk_of(interaction), self.chosen(), 1))


class TopicPage(Pressed, template=buttons.TOPIC_PAGE):
    """Turns the pages of a topic."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show the page in place of the one before."""
        await turn(interaction, topic_or_all(desk_of(interaction), self.match["topic"], int(self.match["page"])))


class TopicsPage(Pressed, template=buttons.TOPICS_PAGE):
    """Turns the pages of the list of topics."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show the page in place of the one before."""
        await turn(interaction, topics_pages(desk_of(interaction).base, int(self.match["page"])))


def topic_or_all(desk: Desk, topic: str, number: int) -> list[Page]:
    """A page of a topic; of all topics where that one is there no more, which is said."""
    found = desk.base.topics.get(topic)
    return topic_pages(desk, found, number) if found else topics_pages(desk.base, 1, lead=words.TOPIC_GONE)


async def turn(interaction: discord.Interaction[FactBot], pages: list[Page]) -> None:
    """Show a page in place of the message where only its reader sees it; otherwise send it to them alone."""
    message = interaction.message
    if len(pages) == 1 and message is not None and message.flags.ephemeral:
        await interaction.response.edit_message(view=pages[0])
    else:
        await give(interaction, pages, ephemeral=True)


ITEMS = (
    OpenFact,
    OpenChosenFact,
    Details,
    DetailsOfAnswer,
    Copy,
    NearestOthers,
    OpenTopic,
    TopicPage,
    TopicsPage,
)
"""All of them, to be registered at the start."""
