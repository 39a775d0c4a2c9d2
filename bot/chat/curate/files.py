"""/curate export and import: facts as YAML files."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING

import discord
from discord import app_commands, ui

from bot.chat.curate import words
from bot.chat.curate.acting import curating_of, reviewer_of
from bot.chat.curate.drafts import content_of
from bot.chat.curate.guarding import defer, show
from bot.chat.layout import Page
from bot.chat.lists import said_pages
from bot.desk import drafting
from bot.desk.exporting import exported
from bot.desk.opening import shipped

if TYPE_CHECKING:
    from bot.chat.client import FactBot

MOST_FILES = 10
"""That Discord takes with one message."""


@app_commands.command(name="export", description=words.EXPORT)
async def export(interaction: discord.Interaction[FactBot]) -> None:
    """Give the files that the published base is to have."""
    actor = await reviewer_of(interaction)
    await defer(interaction)
    curator = curating_of(interaction).curator
    folder = curator.folder or shipped()
    texts = await asyncio.to_thread(exported, folder, curator.serving.log, actor.community)
    if not texts:
        await show(interaction, said_pages(words.NOTHING_TO_EXPORT))
    named = list(texts.items())
    for start in range(0, len(named), MOST_FILES):
        files = [discord.File(io.BytesIO(text.encode()), name) for name, text in named[start : start + MOST_FILES]]
        page = Page(ui.TextDisplay(words.EXPORTED), *(ui.File(file) for file in files))
        await interaction.followup.send(view=page, files=files, ephemeral=True)


@app_commands.command(name="import", description=words.IMPORT)
@app_commands.describe(file=words.IMPORT_FILE)
async def import_file(interaction: discord.Interaction[FactBot], file: discord.Attachment) -> None:
    """Start a draft of each fact in a file."""
    actor = await reviewer_of(interaction)
    await defer(interaction)
    texts = drafting.each(await content_of(file))
    started = await curating_of(interaction).curator.start_each(actor, texts)
    await show(interaction, said_pages(words.imported(len(started))))
