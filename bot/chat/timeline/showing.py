"""/timeline, and the turning of its pages."""

from __future__ import annotations

import asyncio
import re
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import discord
from discord import app_commands

from bot.chat.buttons import KEY, fact_menu
from bot.chat.commands import CHOICE, MOST_CHOICES, completing, topic_titled
from bot.chat.items import Pressed
from bot.chat.layout import Block, pages, row
from bot.chat.lists import BROWSING, part, said_pages, turning
from bot.chat.places import desk_of
from bot.chat.replies import give
from bot.chat.text import cut, label, plain
from bot.chat.timeline import words
from bot.chat.timeline.drawing import picture
from bot.chat.words import page as page_of
from bot.desk.timeline import dated_topics, events

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.chat.client import FactBot
    from bot.chat.commands import Choices, Used
    from bot.chat.layout import Page
    from bot.desk.asking import Desk
    from bot.desk.timeline import Event

EVENTS_A_PAGE = 5
"""More make a picture that is too tall for a phone."""
BY = 100
"""Characters of who says it; a title has at most 80."""
PICTURE = "timeline.png"
TIMELINE_PAGE = re.compile(
    rf"timeline:page:(?P<since>\d{{4}})?:(?P<until>\d{{4}})?:(?P<topic>{KEY})?:(?P<page>\d{{1,4}})"
)
Year = app_commands.Range[int, 1000, 9999]


class Wanted(NamedTuple):
    """Which events are asked for; None: whichever."""

    since: int | None = None
    until: int | None = None
    topic: str | None = None

    @property
    def custom_id(self) -> str:
        """What a button to a page of them carries, without the number of the page."""
        return f"timeline:page:{self.since or ''}:{self.until or ''}:{self.topic or ''}"


@completing
def complete_topic(interaction: Used, current: str) -> Choices:
    """Topics that have events, with the text typed so far."""
    wanted = current.strip().casefold()
    found = [
        topic
        for topic in dated_topics(desk_of(interaction).base)
        if wanted in f"{topic.id} {topic.title} {topic.about}".casefold()
    ]
    return [app_commands.Choice(name=cut(topic.title, CHOICE), value=topic.id) for topic in found[:MOST_CHOICES]]


@app_commands.command(description=words.TIMELINE)
@app_commands.rename(since="from", until="to")
@app_commands.describe(since=words.FROM, until=words.TO, about=words.ABOUT)
@app_commands.autocomplete(about=complete_topic)
async def timeline(
    interaction: Used, since: Year | None = None, until: Year | None = None, about: str | None = None
) -> None:
    """Show the events, or those of some years or of a topic."""
    desk = desk_of(interaction)
    topic = about and (desk.base.topics.get(about) or topic_titled(desk, about))
    if about and not topic:
        titles = [plain(one.title) for one in dated_topics(desk.base)]
        said = words.no_such_topic(titles) if titles else words.NO_EVENTS
        await give(interaction, said_pages(said), ephemeral=True)
        return
    if since is not None and until is not None:
        since, until = sorted((since, until))
    await show(interaction, Wanted(since, until, topic.id if topic else None), 1)


class TimelinePage(Pressed, template=TIMELINE_PAGE):
    """Turns the pages of a timeline."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show the page, with its picture, in place of the one before."""
        since, until = (int(year) if year else None for year in (self.match["since"], self.match["until"]))
        await show(interaction, Wanted(since, until, self.match["topic"]), int(self.match["page"]))


async def show(interaction: discord.Interaction[FactBot], wanted: Wanted, number: int) -> None:
    """Show a page of the events that are wanted, to whoever asks alone; where there are none, say which there are."""
    desk = desk_of(interaction)
    found = events(desk.base, *wanted)
    if not found:
        await give(interaction, said_pages(none_of(desk)), ephemeral=True)
        return
    shown, number, last = part(found, number, EVENTS_A_PAGE)
    first_year, last_year = years(found)
    topic = desk.base.topics[wanted.topic].title if wanted.topic else None
    summary = words.summary(len(found), first_year, last_year, wanted.since, wanted.until, topic)
    # Drawing takes tenths of a second; others are answered meanwhile.
    heading = words.paged(summary, number, last)
    drawn = await asyncio.to_thread(picture, heading, tuple(shown), first_year, last_year)
    attached = discord.File(BytesIO(drawn), PICTURE, description=words.alternative(shown))
    first, *rest = timeline_pages(desk, wanted, summary, shown, number, last)
    if interaction.message is not None and interaction.message.flags.ephemeral:
        await interaction.response.edit_message(view=first, attachments=[attached])
    else:
        await interaction.response.send_message(view=first, file=attached, ephemeral=True)
    await give(interaction, rest, ephemeral=True)


def none_of(desk: Desk) -> str:
    """That there are no such events, and of which years there are some."""
    every = events(desk.base)
    return words.none_fits(*years(every)) if every else words.NO_EVENTS


def years(found: Sequence[Event]) -> tuple[int, int]:
    """The first and the last year of events."""
    return min(event.start[0] for event in found), max(event.end[0] for event in found)


def timeline_pages(
    desk: Desk, wanted: Wanted, summary: str, shown: Sequence[Event], number: int, last: int
) -> list[Page]:
    """A page of the timeline: the picture, the same events as text, and a menu that opens the card of each."""
    blocks = [
        Block(f"### {words.TITLE}\n{plain(summary)}"),
        Block(words.alternative(shown), attached=PICTURE),
        *lines(shown),
        *([Block(page_of(number, last), apart=True)] if last > 1 else []),
        Block(words.ONLY_DATED, apart=last == 1),
    ]
    menu = row(fact_menu(desk.card(event.fact) for event in shown))
    turns = [row(*turning(wanted.custom_id, number, last))] if last > 1 else []
    return pages(blocks, [menu, *turns], BROWSING)


def lines(shown: Sequence[Event]) -> Iterator[Block]:
    """Events as text; those of one date stand under one date."""
    for when, dated in groupby(shown, key=lambda event: event.when):
        yield Block(f"**{when}**", apart=True)
        for event in dated:
            yield Block(plain(event.title))
            yield Block(f"-# {plain(cut(event.by, BY))}")
            for note in event.notes:
                yield Block(f"-# {label(note)}")
