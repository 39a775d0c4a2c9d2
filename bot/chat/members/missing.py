"""Saying that a fact is missing: as a suggestion, or as a question that nothing answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord
from discord import app_commands, ui

from bot.chat import buttons
from bot.chat.forms import Answering, Form, Sent, field
from bot.chat.items import Pressed
from bot.chat.lists import guidance_pages, said_pages
from bot.chat.members import reporting
from bot.chat.members import words as phrases
from bot.chat.members.keeping import community_with_moderators, database_of
from bot.chat.places import alone, desk_of
from bot.chat.replies import give
from bot.chat.text import plain
from bot.desk import gaps, reports
from bot.desk.gaps import Became
from bot.matching.text import LONGEST

if TYPE_CHECKING:
    from bot.chat.client import FactBot
    from bot.desk.gaps import AskedFor


@app_commands.command(description=phrases.SUGGEST)
async def suggest(interaction: discord.Interaction[FactBot]) -> None:
    """Open the form in which someone says which fact is missing."""
    community_with_moderators(interaction)
    form = Form(
        phrases.SUGGEST_TITLE,
        "suggest:file",
        ui.TextDisplay(phrases.KEPT_WITH_REPORT),
        field(
            "missing", phrases.MISSING_FACT, longest=reports.LONGEST_WRONG, hint=phrases.MISSING_FACT_HINT, long=True
        ),
        reporting.source_field(),
    )
    await interaction.response.send_modal(form)


async def take_suggestion(interaction: discord.Interaction[FactBot], sent: Sent) -> None:
    """File what someone says is missing."""
    await reporting.file(interaction, None, sent.fields["missing"], sent.fields.get("source", ""))


class AskToAdd(Pressed, template=buttons.GAP):
    """Opens the form in which someone asks the moderators to answer a question, and sees what is filed."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Open it with the question that the button carries."""
        community_with_moderators(interaction)
        asked = self.match["question"] or ""
        form = Form(
            phrases.ASK_TO_ADD_TITLE,
            "gap:file",
            ui.TextDisplay(phrases.KEPT_WITH_GAP),
            field("question", phrases.QUESTION, longest=LONGEST, hint=phrases.QUESTION_HINT, long=True, filled=asked),
        )
        await interaction.response.send_modal(form)


async def take_question(interaction: discord.Interaction[FactBot], sent: Sent) -> None:
    """File a question that nothing answers."""
    community, desk, client = community_with_moderators(interaction), desk_of(interaction), interaction.client
    asked = await gaps.file_gap(database_of(client), desk, community, sent.fields["question"], client.clock())
    if asked.answer.guidance is not None:
        pages = guidance_pages(asked.answer.guidance, asked.answer.support, alone(interaction))
        await give(interaction, [*pages, *said_pages(phrases.QUESTION_NOT_KEPT)], ephemeral=True)
    else:
        await give(interaction, said_pages(told(asked)), ephemeral=True)


def told(asked: AskedFor) -> str:
    """What became of a question."""
    if asked.gap is None:
        return phrases.QUESTION_EMPTY
    if asked.became is Became.COUNTED:
        return phrases.gap_counted(asked.gap.count)
    return phrases.gap_filed(plain(asked.gap.question))


SUGGESTED = Answering(re.compile("suggest:file"), take_suggestion)
ASKED = Answering(re.compile("gap:file"), take_question)
