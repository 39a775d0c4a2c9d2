"""The documents, and a community's own sources: what each is, its facts, and where to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands, ui

from bot.chat import words
from bot.chat.browse import ids
from bot.chat.browse import words as phrases
from bot.chat.buttons import OPTION, page_button
from bot.chat.commands import CHOICE, MOST_CHOICES, completing
from bot.chat.items import Pressed, turn
from bot.chat.layout import Block, pages, row
from bot.chat.lists import BROWSING, listed_pages, part, said_pages, turning
from bot.chat.places import desk_of
from bot.chat.replies import give
from bot.chat.text import cut, link, plain
from bot.desk import looking
from bot.desk.words import NOT_STATED, capital
from bot.factbase.dates import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.chat.client import FactBot
    from bot.chat.commands import Choices
    from bot.chat.layout import Page
    from bot.desk.asking import Desk
    from bot.factbase.base import FactBase
    from bot.factbase.model import Author, Source

SOURCES_A_PAGE = 6


@completing
def complete_source(interaction: discord.Interaction[FactBot], current: str) -> Choices:
    """Sources with the text typed so far in their title, publisher or author."""
    wanted = current.strip().casefold()
    found = [
        one
        for one in desk_of(interaction).base.sources.values()
        if wanted in " ".join((one.title, one.publisher, *(author.name for author in one.authors))).casefold()
    ]
    return [
        app_commands.Choice(name=cut(f"{one.publisher}: {one.title}", CHOICE), value=one.id)
        for one in found[:MOST_CHOICES]
    ]


@app_commands.command(description=phrases.SOURCE)
@app_commands.describe(name=phrases.SOURCE_NAME)
@app_commands.autocomplete(name=complete_source)
async def source(interaction: discord.Interaction[FactBot], name: str | None = None) -> None:
    """List the documents, or the facts of one."""
    desk = desk_of(interaction)
    if name is None:
        found = sources_pages(desk.base, 1)
    elif one := desk.base.sources.get(name) or looking.source(desk.base, name):
        found = source_pages(desk, one, 1)
    else:
        found = [*said_pages(phrases.NO_SUCH_SOURCE), *sources_pages(desk.base, 1)]
    await give(interaction, found, ephemeral=True)


class SourcesPage(Pressed, template=ids.SOURCES):
    """Turns the pages of the list of sources."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show the page in place of the one before."""
        await turn(interaction, sources_pages(desk_of(interaction).base, int(self.match["page"])))


class SourcePage(Pressed, template=ids.SOURCE):
    """Turns the pages of the facts of a source."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show the page in place of the one before."""
        await turn(interaction, source_or_all(desk_of(interaction), self.match["source"], int(self.match["page"])))


class OpenSource(Pressed, template=ids.SOURCE_MENU):
    """Lists the facts of the source that is chosen."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show them in place of the list of sources."""
        await turn(interaction, source_or_all(desk_of(interaction), self.chosen(), 1))


def source_or_all(desk: Desk, key: str, number: int) -> list[Page]:
    """A page of the facts of a source; all sources where that one is there no more."""
    found = desk.base.sources.get(key)
    return source_pages(desk, found, number) if found else sources_pages(desk.base, 1)


def sources_pages(base: FactBase, number: int) -> list[Page]:
    """The documents, then a community's own sources, a page of them."""
    if not base.sources:
        return said_pages(phrases.NO_SOURCES)
    documents = [one for one in base.sources.values() if not one.own]
    own = [one for one in base.sources.values() if one.own]
    shown, number, last = part([*documents, *own], number, SOURCES_A_PAGE)
    blocks: list[Block] = []
    for heading, those in ((words.documents(len(documents)), documents), (phrases.OWN_SOURCES, own)):
        listed = [one for one in shown if one in those]
        blocks += [Block(heading, ruled=True)] if listed else []
        blocks += [Block(listed_as(base, one), apart=True, ruled=number > 0) for number, one in enumerate(listed)]
    menu = row(source_menu(shown))
    if last == 1:
        return pages(blocks, [menu], BROWSING)
    turns = row(*turning("source:all", number, last))
    return pages([*blocks, Block(words.page(number, last), apart=True)], [menu, turns], BROWSING)


def listed_as(base: FactBase, one: Source) -> str:
    """A source in the list of all."""
    return f"**{link(one.title, one.url)}**\n{what_is_known(base, one)}"


def what_is_known(base: FactBase, one: Source) -> str:
    """What a source is, who wrote it and when, and how many facts cite it."""
    what = capital(" · ".join(plain(part) for part in (one.publisher, one.kind, spoken(one.published))))
    by = "; ".join(plain(written_as(author)) for author in one.authors)
    notes = "\n".join(f"-# {plain(capital(note))}" for note in (one.title_note, one.note) if note)
    return phrases.source_lines(what, phrases.written_by(by) if by else "", notes, len(base.by_source(one.id)))


def written_as(author: Author) -> str:
    """An author, and in what role where that is stated."""
    return author.name if author.role == NOT_STATED else f"{author.name}, {author.role}"


def source_pages(desk: Desk, one: Source, number: int) -> list[Page]:
    """What a source is, and a page of its facts."""
    heading = [
        Block(f"### {plain(one.title)}"),
        *([Block(phrases.OWN_SOURCES)] if one.own else []),
        Block(what_is_known(desk.base, one)),
        Block(link(phrases.READ_IT, one.url)),
    ]
    back = page_button("source:all:1", phrases.ALL_SOURCES, enabled=True)
    return listed_pages(desk, heading, desk.base.by_source(one.id), number, f"source:page:{one.id}", back)


def source_menu(sources: Iterable[Source]) -> ui.Select[Page]:
    """Lets one of at most 25 sources be chosen."""
    options = [
        discord.SelectOption(label=cut(one.title, OPTION), value=one.id, description=cut(one.publisher, OPTION))
        for one in sources
    ]
    return ui.Select(custom_id="source:choose", placeholder=phrases.CHOOSE_SOURCE, options=options)
