"""What is kept of a person, and removing their id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.chat import buttons
from bot.chat.items import Pressed
from bot.chat.layout import Block, pages, row
from bot.chat.lists import GUIDING, said_pages
from bot.chat.members import words
from bot.chat.members.keeping import database_of
from bot.chat.replies import give
from bot.desk import privacy
from bot.factbase.dates import spoken

if TYPE_CHECKING:
    import discord

    from bot.chat.client import FactBot
    from bot.storage.forgetting import Forgotten

PRIVACY = app_commands.Group(name="privacy", description=words.PRIVACY)


@PRIVACY.command(name="show", description=words.PRIVACY_SHOW)
async def show(interaction: discord.Interaction[FactBot]) -> None:
    """Say what is kept, of whom, and for how long."""
    client = interaction.client
    kept = await privacy.kept_of(database_of(client), interaction.user.id)
    of_you = words.kept_of_you(kept.reports, kept.proposals, kept.revisions) if kept else words.NOTHING_OF_YOU
    blocks = [
        Block(words.WHAT_IS_KEPT),
        Block(of_you, ruled=True),
        Block(words.privacy_contact(client.contact), ruled=True),
    ]
    await give(interaction, pages(blocks, colour=GUIDING), ephemeral=True)


@PRIVACY.command(name="delete", description=words.PRIVACY_DELETE)
async def delete(interaction: discord.Interaction[FactBot]) -> None:
    """Say what deleting does, and ask whether to do it."""
    kept = await privacy.kept_of(database_of(interaction.client), interaction.user.id)
    of_you = words.kept_of_you(kept.reports, kept.proposals, kept.revisions) if kept else words.NOTHING_OF_YOU
    blocks = [Block(words.BEFORE_DELETING), Block(of_you, ruled=True)]
    await give(interaction, pages(blocks, [row(buttons.forget_button())], GUIDING), ephemeral=True)


class ForgetMe(Pressed, template=buttons.FORGET):
    """Removes the id of whoever presses it."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Remove it, look for it in the files, and say what was found there."""
        client = interaction.client
        database = database_of(client)
        # Looking through the files may take longer than Discord waits.
        await interaction.response.defer(ephemeral=True, thinking=True)
        forgotten = await privacy.delete(database, interaction.user.id, client.clock())
        await give(interaction, said_pages("\n".join(told(forgotten, client.contact))), ephemeral=True)


def told(forgotten: Forgotten, contact: str) -> list[str]:
    """What became of someone's id, in lines."""
    lines = [words.NO_ID if forgotten.member is None else words.ID_REMOVED]
    if forgotten.until is not None:
        lines.append(words.in_backups(len(forgotten.backups), spoken(forgotten.until.date().isoformat())))
    else:
        lines.append(words.IN_NO_BACKUP)
    if forgotten.left:
        lines.append(words.id_left(contact))
    return lines
