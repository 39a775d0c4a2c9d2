"""What was changed of the facts in chat: for everyone to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.chat import buttons, words
from bot.chat.items import Pressed, turn
from bot.chat.layout import Block, pages, row
from bot.chat.lists import BROWSING, part, said_pages, turning
from bot.chat.members import words as phrases
from bot.chat.places import community_of
from bot.chat.replies import give
from bot.chat.text import cut, plain
from bot.factbase.dates import spoken

if TYPE_CHECKING:
    import discord

    from bot.chat.client import FactBot
    from bot.chat.layout import Page
    from bot.desk.corrections import Correction
    from bot.factbase.base import FactBase

CORRECTIONS_A_PAGE = 4
LINE = 700
"""Characters of a difference that are shown: two statements fit; the fact's card has the whole."""


@app_commands.command(description=phrases.CORRECTIONS)
async def corrections(interaction: discord.Interaction[FactBot]) -> None:
    """List what was changed, the newest first."""
    await give(interaction, corrections_pages(interaction.client, community_of(interaction), 1), ephemeral=True)


class CorrectionsPage(Pressed, template=buttons.CORRECTIONS_PAGE):
    """Turns the pages of the corrections."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Show the page in place of the one before."""
        community = community_of(interaction)
        await turn(interaction, corrections_pages(interaction.client, community, int(self.match["page"])))


def corrections_pages(client: FactBot, community: int | None, number: int) -> list[Page]:
    """The corrections that count in a community, a page of them."""
    every = client.serving.corrections(community)
    if not every:
        return said_pages(phrases.NO_CORRECTIONS)
    base = client.desk_for(community).base
    shown, number, last = part(every, number, CORRECTIONS_A_PAGE)
    blocks = [Block(phrases.corrections_title(len(every)))]
    blocks += [Block("\n".join(told(one, base)), ruled=True) for one in shown]
    if last == 1:
        return pages(blocks, colour=BROWSING)
    turns = row(*turning("corrections:page", number, last))
    return pages([*blocks, Block(words.page(number, last))], [turns], BROWSING)


def told(one: Correction, base: FactBase) -> list[str]:
    """A correction, in lines. Of a fact that is away now, nothing is told that it said."""
    served = one.fact in base.facts
    about = f"{plain(one.title)} (`{one.fact}`)" if served else f"`{one.fact}`"
    lines = [phrases.correction_title(about, one.action, spoken(one.at.date().isoformat()))]
    if served:
        lines += [f"• {plain(cut(line, LINE))}" for line in one.differences]
    return [*lines, phrases.correction_reason(plain(one.reason))]
