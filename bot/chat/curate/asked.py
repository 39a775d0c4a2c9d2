"""/curate gaps: questions that nothing answers, each with a button that drafts an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.chat.curate import ids, words
from bot.chat.curate.acting import curating_of, reviewer_of
from bot.chat.curate.drafts import show_draft
from bot.chat.curate.guarding import Guarded, defer, show
from bot.chat.layout import Block, pages, row
from bot.chat.lists import part, said_pages, turning
from bot.chat.text import cut, plain
from bot.chat.words import page
from bot.desk.answering import dismiss_gap, draft_for_gap, open_gaps

if TYPE_CHECKING:
    from bot.chat.client import FactBot
    from bot.chat.layout import Page
    from bot.desk.curating import Curator
    from bot.desk.proposing import Actor

GAPS_A_PAGE = 5
QUESTION = 300


@app_commands.command(name="gaps", description=words.GAPS)
async def gaps(interaction: discord.Interaction[FactBot]) -> None:
    """List the questions that nothing answers."""
    actor = await reviewer_of(interaction)
    await show(interaction, await gaps_pages(curating_of(interaction).curator, actor, 1))


async def gaps_pages(curator: Curator, actor: Actor, number: int) -> list[Page]:
    """The questions that nothing answers, a page of them."""
    found = await open_gaps(curator, actor)
    if not found:
        return said_pages(words.NO_GAPS)
    shown, number, last = part(found, number, GAPS_A_PAGE)
    rows = [
        row(
            ids.button(f"curate:gap:draft:{one.number}", words.numbered(words.DRAFT_ANSWER, place)),
            ids.button(f"curate:gap:dismiss:{one.number}", words.numbered(words.DISMISS, place)),
        )
        for place, one in enumerate(shown, 1)
    ]
    blocks = [
        Block(words.GAPS_TITLE),
        *(Block(words.gap(place, cut(plain(one.question), QUESTION), one.count)) for place, one in enumerate(shown, 1)),
    ]
    if last > 1:
        blocks.append(Block(page(number, last)))
        rows.append(row(*turning("curate:gaps", number, last)))
    return pages(blocks, rows)


class GapsPage(Guarded, template=ids.GAPS):
    """Turns the pages of the questions."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Show the page in place of the one before."""
        await defer(interaction, in_place=True)
        await show(interaction, await gaps_pages(curating_of(interaction).curator, actor, self.number("page")))


class DraftForGap(Guarded, template=ids.GAP_DRAFT):
    """Starts a draft that answers a question."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Start it, and show it."""
        await defer(interaction)
        draft = await draft_for_gap(curating_of(interaction).curator, actor, self.number("number"))
        await show_draft(interaction, actor, draft)


class DismissGap(Guarded, template=ids.GAP_DISMISS):
    """Closes a question that is not to be answered."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Close it, and show those that are left."""
        await defer(interaction, in_place=True)
        curator = curating_of(interaction).curator
        await dismiss_gap(curator, actor, self.number("number"))
        await show(interaction, await gaps_pages(curator, actor, 1))
