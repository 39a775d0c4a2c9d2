"""The figures, those that people take for one another side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.chat.browse import ids
from bot.chat.browse import words as phrases
from bot.chat.browse.listing import Entry, is_hidden, listing_pages, narrowing_menu
from bot.chat.commands import CHOICE, MOST_CHOICES, completing
from bot.chat.items import Pressed, turn
from bot.chat.layout import Block
from bot.chat.lists import said_pages
from bot.chat.places import desk_of
from bot.chat.replies import give
from bot.chat.text import cut, plain
from bot.desk import figuring
from bot.desk.looking import topic
from bot.desk.words import amount, figure_parts
from bot.matching.text import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import discord

    from bot.chat.client import FactBot
    from bot.chat.commands import Choices
    from bot.chat.layout import Page
    from bot.desk.asking import Desk
    from bot.desk.figuring import Group, Use
    from bot.factbase.base import FactBase, Topic

HEADING = 80


@completing
def complete_about(interaction: discord.Interaction[FactBot], current: str) -> Choices:
    """Topics that have figures, and figures, with the words typed so far."""
    base = desk_of(interaction).base
    typed = words_of(current.replace(",", ""))
    used = figuring.uses(base)
    offers = {one.title: one.id for one in with_figures(base)}
    offers |= {amount(use.figure): searched(f"{use.figure.value} {use.figure.unit}") for use in used}
    found = [
        app_commands.Choice(name=cut(name, CHOICE), value=value)
        for name, value in offers.items()
        if value and all(any(word.startswith(start) for word in words_of(name)) for start in typed)
    ]
    return found[:MOST_CHOICES]


@app_commands.command(description=phrases.NUMBERS)
@app_commands.describe(about=phrases.NUMBERS_ABOUT)
@app_commands.autocomplete(about=complete_about)
async def numbers(interaction: discord.Interaction[FactBot], about: str = "") -> None:
    """List the figures, or those of a topic, or those with the words searched for."""
    desk = desk_of(interaction)
    wanted = about if about in desk.base.topics else searched(about)
    if about.strip() and not wanted:
        await give(interaction, said_pages(phrases.NO_SUCH_FIGURE), ephemeral=True)
        return
    await give(interaction, numbers_pages(desk, wanted, 1), ephemeral=True)


def searched(text: str) -> str:
    """What is searched for, in as many plain words as a button carries from page to page."""
    return " ".join(words_of(text))[: ids.SEARCHED].strip()


class NumbersPage(Pressed, template=ids.NUMBERS):
    """Turns the pages of the figures."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show the page in place of the one before."""
        await turn(interaction, numbers_pages(desk_of(interaction), self.match["about"], int(self.match["page"])))


class OpenFigures(Pressed, template=ids.NUMBERS_MENU):
    """Narrows the figures to those of a topic."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show them in place of the others."""
        await turn(interaction, numbers_pages(desk_of(interaction), self.chosen(), 1))


def numbers_pages(desk: Desk, about: str, number: int) -> list[Page]:
    """A page of the figures that are looked for, each beside those that it is taken for."""
    groups = figuring.groups(desk.base, about)
    if not groups and about and (meant := topic(desk.base, about)):
        about, groups = meant.id, figuring.groups(desk.base, meant.id)
    if not groups:
        return said_pages(phrases.NO_SUCH_FIGURE if about else phrases.NO_FIGURES)
    found = desk.base.topics.get(about)
    title = plain(found.title if found else about)
    head = [Block(phrases.figures_about(title) if about else phrases.FIGURES)]
    entries = [entry for group in groups for entry in entries_of(desk, group)]
    menu = narrowing_menu("numbers:choose", with_figures(desk.base))
    return listing_pages(desk, head, entries, number, f"numbers:page:{about}", menu=menu)


def with_figures(base: FactBase) -> list[Topic]:
    """The topics that have figures."""
    having = {topic for fact in base.facts.values() if fact.figures for topic in fact.topics}
    return [topic for topic in base.topics.values() if topic.id in having]


def entries_of(desk: Desk, group: Group) -> Iterator[Entry]:
    """The figures of a group: those that were looked for, then the others."""
    units = plain(units_of((*group.found, *group.others)))
    for uses, section in ((group.found, phrases.counted(units)), (group.others, phrases.NOT_THESE)):
        yield from (Entry(drawn(desk, use), tuple(fact.id for fact in use.facts), section) for use in uses)


def units_of(uses: Iterable[Use]) -> str:
    """What figures count."""
    listed = ", ".join(dict.fromkeys(use.figure.unit for use in uses))
    return cut(listed[:1].upper() + listed[1:], HEADING)


def drawn(desk: Desk, use: Use) -> str:
    """A figure with its qualifier, unit, population, period and place, and who gives it."""
    cards = [desk.card(fact.id) for fact in use.facts]
    by = " · ".join(dict.fromkeys(plain(card.attribution) for card in cards))
    if any(map(is_hidden, cards)):
        return f"**{plain(cards[0].title)}**\n{phrases.HIDDEN}\n-# {by}"
    said, *rest = map(plain, figure_parts(use.figure))
    told = phrases.figure_entry(said, " · ".join(rest), by)
    others = "; ".join(plain(f"{amount(one)} ({one.population})") for one in use.same)
    return f"{told}\n{phrases.same_number(others)}" if others else told
