"""Following what became of one's reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.chat import buttons, words
from bot.chat.items import Pressed, turn
from bot.chat.layout import Block, pages, row
from bot.chat.lists import QUIET, part, said_pages, turning
from bot.chat.members import words as phrases
from bot.chat.members.keeping import community_with_moderators, database_of
from bot.chat.places import desk_of
from bot.chat.replies import give
from bot.chat.text import cut, plain
from bot.desk import reports
from bot.desk.words import about_fact

if TYPE_CHECKING:
    import discord

    from bot.chat.client import FactBot
    from bot.chat.layout import Page
    from bot.desk.asking import Desk
    from bot.storage.reports import Report

REPORTS_A_PAGE = 5
EXCERPT = 200


@app_commands.command(name="my-reports", description=phrases.MY_REPORTS)
@app_commands.describe(number=phrases.MY_REPORTS_NUMBER)
async def my_reports(
    interaction: discord.Interaction[FactBot], number: app_commands.Range[int, 1, 1_000_000_000] | None = None
) -> None:
    """Tell someone what became of their reports, or of one that others filed before."""
    if number is None:
        await give(interaction, await reports_pages(interaction, 1), ephemeral=True)
        return
    community = community_with_moderators(interaction)
    report = await reports.one_in(database_of(interaction.client), community, number)
    block = Block(became(desk_of(interaction), report))
    await give(interaction, pages([block], colour=QUIET), ephemeral=True)


class ReportsPage(Pressed, template=buttons.REPORTS_PAGE):
    """Turns the pages of someone's reports."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show the page in place of the one before."""
        await turn(interaction, await reports_pages(interaction, int(self.match["page"])))


async def reports_pages(interaction: discord.Interaction[FactBot], number: int) -> list[Page]:
    """The reports of whoever asks, a page of them."""
    desk = desk_of(interaction)
    filed = await reports.of_reporter(database_of(interaction.client), interaction.user.id)
    if not filed:
        return said_pages(phrases.NO_REPORTS)
    shown, number, last = part(filed, number, REPORTS_A_PAGE)
    blocks = [Block(phrases.reports_title(len(filed)))]
    blocks += [Block(f"{became(desk, one)}\n{wording(one)}", ruled=True) for one in shown]
    if last == 1:
        return pages(blocks, colour=QUIET)
    return pages([*blocks, Block(words.page(number, last))], [row(*turning("reports:page", number, last))], QUIET)


def became(desk: Desk, report: Report) -> str:
    """Which report it is, and what became of it."""
    fact = desk.base.facts.get(report.fact or "")
    about = plain(fact.title) if fact else about_fact(report.fact)
    lines = [phrases.report_title(report.number, about), phrases.report_state(report.state, report.count)]
    if report.answer:
        lines.append(phrases.report_answer(plain(report.answer)))
    return "\n".join(lines)


def wording(report: Report) -> str:
    """What the report says, or how it begins."""
    return phrases.report_said(plain(cut(report.wrong, EXCERPT)))
