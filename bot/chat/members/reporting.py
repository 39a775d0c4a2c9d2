"""Saying that something is wrong with a fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discord import ui

from bot.chat import buttons, words
from bot.chat.forms import Answering, Form, Sent, field
from bot.chat.items import Pressed
from bot.chat.lists import guidance_pages, said_pages
from bot.chat.members import words as phrases
from bot.chat.members.keeping import community_with_moderators, database_of
from bot.chat.places import alone, desk_of
from bot.chat.replies import card_of, give
from bot.chat.text import plain
from bot.desk import reports
from bot.desk.beside import beside

if TYPE_CHECKING:
    import discord

    from bot.chat.client import FactBot
    from bot.desk.reports import Filed


class Report(Pressed, template=buttons.REPORT):
    """Opens the form in which someone says what is wrong with a fact."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Open it, where a moderator would read it."""
        community_with_moderators(interaction)
        card = card_of(desk_of(interaction), self.match["fact"])
        form = Form(
            words.REPORT,
            f"report:file:{card.id}",
            ui.TextDisplay(phrases.report_of(plain(card.title))),
            field("wrong", phrases.WRONG, longest=reports.LONGEST_WRONG, hint=phrases.WRONG_HINT, long=True),
            source_field(),
        )
        await interaction.response.send_modal(form)


def source_field() -> ui.Label[Form]:
    """The field for where it can be read."""
    return field("source", words.SOURCE, longest=reports.LONGEST_SOURCE, hint=phrases.SOURCE_HINT, required=False)


async def take_report(interaction: discord.Interaction[FactBot], sent: Sent) -> None:
    """File what someone says is wrong with a fact."""
    card = card_of(desk_of(interaction), sent.match["fact"])
    await file(interaction, card.id, sent.fields["wrong"], sent.fields.get("source", ""))


async def file(interaction: discord.Interaction[FactBot], fact: str | None, wrong: str, source: str) -> None:
    """File a report, unless it tells of abuse that someone suffered: that gets an answer, and is kept nowhere.

    Raises:
        SaidError: nothing can be filed here.
        EmptyReportError: it says nothing.
        TooManyReportsError: the reporter has too many open ones.
        StorageError: it cannot be kept.
    """
    community, desk, client = community_with_moderators(interaction), desk_of(interaction), interaction.client
    if (guidance := await beside(reports.disclosed, desk, wrong, source)) is not None:
        pages = guidance_pages(guidance, desk.base.support.values(), alone(interaction))
        await give(interaction, [*pages, *said_pages(phrases.not_filed(client.contact))], ephemeral=True)
        return
    filed = await reports.file_report(
        database_of(client), community, interaction.user.id, fact, wrong, source, client.clock()
    )
    await give(interaction, said_pages(told(filed)), ephemeral=True)


def told(filed: Filed) -> str:
    """What became of a report."""
    number = filed.report.number
    return phrases.reported_again(number, filed.report.count) if filed.again else phrases.reported(number)


REPORTED = Answering(re.compile(rf"report:file:(?P<fact>{buttons.KEY})"), take_report)
