"""/curate withhold, restore, retire and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.chat.curate import words
from bot.chat.curate.acting import curating_of, reviewer_of
from bot.chat.curate.changing import follow
from bot.chat.curate.choosing import complete_away, complete_fact, complete_revision
from bot.chat.curate.drawing import going_along
from bot.chat.curate.guarding import defer, show
from bot.chat.errors import SaidError
from bot.chat.lists import said_pages
from bot.desk import drafting
from bot.storage.revisions import Action

if TYPE_CHECKING:
    from bot.chat.client import FactBot
    from bot.storage.proposals import Proposal

Reason = app_commands.Range[str, 1, drafting.LONGEST_REASON]


@app_commands.command(name="withhold", description=words.WITHHOLD)
@app_commands.describe(fact=words.WITHHOLD_FACT, reason=words.REASON_OPTION)
@app_commands.autocomplete(fact=complete_fact)
async def withhold(interaction: discord.Interaction[FactBot], fact: str, reason: Reason) -> None:
    """Take a fact away at once."""
    actor = await reviewer_of(interaction)
    await defer(interaction)
    curator = curating_of(interaction).curator
    before = curator.serving.desk(actor.community).base
    gone = await curator.withhold(actor, fact, drafting.line(reason))
    await show(interaction, said_pages(words.withheld(fact, gone.revision.number, gone.along)))
    await follow(interaction, actor, gone.revision, before)


@app_commands.command(name="restore", description=words.RESTORE)
@app_commands.describe(fact=words.RESTORE_FACT, reason=words.REASON_OPTION)
@app_commands.autocomplete(fact=complete_away)
async def restore(interaction: discord.Interaction[FactBot], fact: str, reason: Reason) -> None:
    """Propose to bring a fact back."""
    await propose(interaction, Action.RESTORE, fact, reason)


@app_commands.command(name="retire", description=words.RETIRE)
@app_commands.describe(fact=words.RETIRE_FACT, reason=words.REASON_OPTION)
@app_commands.autocomplete(fact=complete_fact)
async def retire(interaction: discord.Interaction[FactBot], fact: str, reason: Reason) -> None:
    """Propose to take a fact away for good."""
    await propose(interaction, Action.RETIRE, fact, reason)


@app_commands.command(name="undo", description=words.UNDO)
@app_commands.describe(revision=words.UNDO_REVISION, reason=words.REASON_OPTION)
@app_commands.autocomplete(revision=complete_revision)
async def undo(interaction: discord.Interaction[FactBot], revision: str, reason: Reason) -> None:
    """Propose to put a fact back as it was before a revision."""
    actor = await reviewer_of(interaction)
    number = drafting.number(revision.strip())
    if not isinstance(number, int):
        raise SaidError(words.NOT_A_REVISION)
    await defer(interaction)
    await tell(interaction, await curating_of(interaction).curator.undo(actor, number, drafting.line(reason)))


async def propose(interaction: discord.Interaction[FactBot], action: Action, fact: str, reason: str) -> None:
    """Propose what needs a second person."""
    actor = await reviewer_of(interaction)
    await defer(interaction)
    curator = curating_of(interaction).curator
    await tell(interaction, await curator.propose(actor, action, fact, drafting.line(reason)))


async def tell(interaction: discord.Interaction[FactBot], proposal: Proposal) -> None:
    """Say that it waits for a second person, and which facts would go along."""
    base = curating_of(interaction).curator.serving.desk(proposal.community).base
    gone = going_along(base, proposal.action, proposal.fact)
    await show(interaction, said_pages(words.proposed(proposal.number, proposal.action, proposal.fact or "", gone)))
