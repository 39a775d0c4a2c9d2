"""/curate reports: what members say is wrong, to be mended by a draft or declined with an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.chat.curate import ids, words
from bot.chat.curate.acting import curating_of, reviewer_of
from bot.chat.curate.drafts import show_draft
from bot.chat.curate.guarding import Guarded, answering, defer, show
from bot.chat.forms import Form, field
from bot.chat.layout import Block, pages, row
from bot.chat.lists import part, said_pages, turning
from bot.chat.text import cut, plain
from bot.chat.words import page
from bot.desk.answering import decline_report, draft_for_report, open_reports, report_in
from bot.desk.reports import LONGEST_ANSWER
from bot.desk.words import about_fact

if TYPE_CHECKING:
    from bot.chat.client import FactBot
    from bot.chat.forms import Sent
    from bot.chat.layout import Page
    from bot.desk.curating import Curator
    from bot.desk.proposing import Actor
    from bot.storage.reports import Report

REPORTS_A_PAGE = 4
TITLE, WRONG, SOURCE = 100, 500, 200


@app_commands.command(name="reports", description=words.REPORTS)
async def reports(interaction: discord.Interaction[FactBot]) -> None:
    """List the open reports."""
    actor = await reviewer_of(interaction)
    await show(interaction, await reports_pages(curating_of(interaction).curator, actor, 1))


async def reports_pages(curator: Curator, actor: Actor, number: int) -> list[Page]:
    """The open reports, a page of them."""
    found = await open_reports(curator, actor)
    if not found:
        return said_pages(words.NO_REPORTS)
    shown, number, last = part(found, number, REPORTS_A_PAGE)
    rows = [
        row(
            ids.button(
                f"curate:report:draft:{one.number}",
                words.numbered(words.DRAFT_CORRECTION if one.fact else words.DRAFT_ANSWER, one.number),
            ),
            ids.button(f"curate:report:decline:{one.number}", words.numbered(words.DECLINE, one.number)),
        )
        for one in shown
    ]
    blocks = [Block(words.REPORTS_TITLE), *(Block(told(curator, one), ruled=True) for one in shown)]
    if last > 1:
        blocks.append(Block(page(number, last)))
        rows.append(row(*turning("curate:reports", number, last)))
    return pages(blocks, rows)


def told(curator: Curator, one: Report) -> str:
    """An open report."""
    served = curator.serving.desk(one.community).base.facts
    fact = served.get(one.fact or "")
    about = cut(plain(fact.title), TITLE) if fact else about_fact(one.fact)
    return words.report(
        one.number, about, cut(plain(one.wrong), WRONG), cut(plain(one.source or ""), SOURCE), one.count
    )


class ReportsPage(Guarded, template=ids.REPORTS):
    """Turns the pages of the reports."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Show the page in place of the one before."""
        await defer(interaction, in_place=True)
        await show(interaction, await reports_pages(curating_of(interaction).curator, actor, self.number("page")))


class DraftForReport(Guarded, template=ids.REPORT_DRAFT):
    """Starts a draft that mends what was reported: the report is accepted when that is approved."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Start it, and show it."""
        await defer(interaction)
        draft = await draft_for_report(curating_of(interaction).curator, actor, self.number("number"))
        await show_draft(interaction, actor, draft)


class DeclineReport(Guarded, template=ids.REPORT_DECLINE):
    """Opens the form in which it is said why a report is declined."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Open it."""
        report = await report_in(curating_of(interaction).curator, actor, self.number("number"))
        answer = field("answer", words.DECLINE_ANSWER, longest=LONGEST_ANSWER, long=True)
        custom_id = f"curate:report:declining:{report.number}"
        await interaction.response.send_modal(Form(words.DECLINE_TITLE, custom_id, answer))


async def take_declining(interaction: discord.Interaction[FactBot], actor: Actor, sent: Sent) -> None:
    """Decline a report with an answer."""
    await defer(interaction, in_place=True)
    number = int(sent.match["number"])
    await decline_report(curating_of(interaction).curator, actor, number, sent.fields.get("answer", ""))
    await show(interaction, said_pages(words.DECLINED))


DECLINING = answering(ids.DECLINING, take_declining)
