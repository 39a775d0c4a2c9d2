"""What follows a change: what was posted is corrected, the log channel is told, and so is the author."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import structlog

from bot.chat.curate import words
from bot.chat.curate.acting import curating_of
from bot.chat.curate.drawing import going_along
from bot.chat.errors import UNDELIVERED, why
from bot.chat.lists import said_pages
from bot.chat.replies import give
from bot.chat.text import cut, plain
from bot.desk.drafting import LONGEST_REASON
from bot.storage import communities, members

if TYPE_CHECKING:
    from bot.chat.client import FactBot
    from bot.desk.proposing import Actor
    from bot.factbase.base import FactBase
    from bot.storage.proposals import Proposal
    from bot.storage.revisions import Revision

log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)
TITLE = 100


async def follow(interaction: discord.Interaction[FactBot], actor: Actor, revision: Revision, before: FactBase) -> None:
    """Let the rest follow that a revision brings with it.

    Args:
        interaction: made the change.
        actor: whoever made it.
        revision: the change.
        before: what the community was served before.

    Raises:
        StorageError: the posts or the settings cannot be read.
    """
    curating = curating_of(interaction)
    now = curating.curator.serving.desk(actor.community).base
    community = None if revision.everywhere else actor.community
    along = going_along(before, revision.action, revision.fact)
    await curating.after_change(community, {*before.differing(now), revision.fact, *along})
    titled = now.facts.get(revision.fact) or before.facts.get(revision.fact)
    title = titled.title if titled else revision.fact
    await tell_log_channel(interaction, actor, revision, title)


async def tell_log_channel(
    interaction: discord.Interaction[FactBot], actor: Actor, revision: Revision, title: str
) -> None:
    """Tell of a change in the channel that is set for it.

    Raises:
        StorageError: the settings cannot be read.
    """
    settings = await communities.settings(curating_of(interaction).curator.database, actor.community)
    if settings.log_channel is None:
        return
    text = words.logged(
        revision.action, cut(plain(title), TITLE), revision.fact, cut(plain(revision.reason), LONGEST_REASON)
    )
    channel = interaction.client.get_partial_messageable(settings.log_channel, guild_id=actor.community)
    try:
        for page in said_pages(text):
            await channel.send(view=page, allowed_mentions=discord.AllowedMentions.none())
    except UNDELIVERED as error:
        log.warning("the log channel cannot be written to", **why(error))
        await give(interaction, said_pages(words.LOG_REFUSED), ephemeral=True)


async def tell_author(interaction: discord.Interaction[FactBot], actor: Actor, proposal: Proposal, text: str) -> None:
    """Tell the author of a proposal what became of it, unless they did it themselves or are forgotten.

    Raises:
        StorageError: who it is cannot be read.
    """
    ids = await members.user_ids(curating_of(interaction).curator.database, [proposal.author])
    user = ids.get(proposal.author)
    if user is None or user == actor.user:
        return
    try:
        channel = await interaction.client.create_dm(discord.Object(user))
        for page in said_pages(text):
            await channel.send(view=page)
    except UNDELIVERED as error:
        log.info("an author takes no direct messages", **why(error))
