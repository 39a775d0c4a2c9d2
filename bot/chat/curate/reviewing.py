"""/curate review: what waits, each as members would see it, to be approved, rejected or mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.chat.cards import FACT, card_blocks
from bot.chat.curate import ids, words
from bot.chat.curate.acting import curating_of, reviewer_of
from bot.chat.curate.changing import follow, tell_author
from bot.chat.curate.drawing import content, going_along, judged, short
from bot.chat.curate.guarding import Guarded, answering, defer, show
from bot.chat.forms import Form, field
from bot.chat.layout import Block, pages, row
from bot.chat.lists import part, said_pages, turning
from bot.chat.text import cut, plain
from bot.chat.words import page
from bot.desk import drafting
from bot.desk.corrections import differences
from bot.storage.revisions import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.chat.client import FactBot
    from bot.chat.forms import Sent
    from bot.chat.layout import Page
    from bot.desk.curating import Curator
    from bot.desk.proposing import Actor
    from bot.desk.review import Review
    from bot.storage.proposals import Proposal

WAITING_A_PAGE = 8
DIFFERENCE = 600


@app_commands.command(name="review", description=words.REVIEW)
async def review(interaction: discord.Interaction[FactBot]) -> None:
    """List what waits for review."""
    actor = await reviewer_of(interaction)
    await show(interaction, await queue_pages(curating_of(interaction).curator, actor, 1))


async def queue_pages(curator: Curator, actor: Actor, number: int) -> list[Page]:
    """What waits for review, a page of it."""
    waiting = await curator.queue(actor)
    if not waiting:
        return said_pages(words.NOTHING_TO_REVIEW)
    shown, number, last = part(waiting, number, WAITING_A_PAGE)
    blocks = [Block(words.queue_title(len(waiting)))]
    for one in shown:
        line = words.proposal_line(one.number, one.action, short(title_of(curator, one)), short(one.reason))
        blocks.append(Block(line, ruled=True, button=ids.button(f"curate:look:{one.number}", words.LOOK)))
    if last == 1:
        return pages(blocks)
    return pages([*blocks, Block(page(number, last))], [row(*turning("curate:queue", number, last))])


def title_of(curator: Curator, proposal: Proposal) -> str:
    """The title of the fact that a proposal is about."""
    served = curator.serving.desk(proposal.community).base.facts.get(proposal.fact or "")
    return str(drafting.fields(proposal.text).get("title") or (served.title if served else proposal.fact))


def preview_pages(curator: Curator, looked: Review) -> list[Page]:
    """A proposal as members would see it, with what changes and what the rules find, to be decided."""
    proposal = looked.proposal
    base = curator.serving.base_with(proposal.community, proposal.fact)
    about = short(proposal.fact or words.NEW_FACT)
    blocks = [
        Block(words.draft_title(proposal.number, proposal.state, proposal.action, about)),
        Block(words.reason(cut(plain(proposal.reason), drafting.LONGEST_REASON))),
        *changes(curator, looked),
        *judged(looked, base),
        *as_members_see_it(curator, looked),
    ]
    buttons = [
        ids.button(ids.seen("approve", proposal), words.APPROVE, discord.ButtonStyle.success),
        ids.button(ids.seen("reject", proposal), words.REJECT, discord.ButtonStyle.danger),
        *([ids.button(f"curate:draft:{proposal.number}", words.MEND)] if proposal.text else []),
        ids.button("curate:queue:1", words.BACK),
    ]
    return pages(blocks, [row(*buttons)], FACT)


def as_members_see_it(curator: Curator, looked: Review) -> Iterator[Block]:
    """The card; or what the proposal holds, where it refers to what is not there."""
    proposal = looked.proposal
    if looked.proposed is not None and looked.clean:
        desk = curator.serving.preview(proposal.community, looked.proposed)
        yield Block(words.AS_MEMBERS_SEE_IT, ruled=True)
        yield from card_blocks(desk, desk.card(looked.proposed.fact.id), ruled=False)
    elif proposal.text is not None:
        yield from content(proposal)
    else:
        desk = curator.serving.desk(proposal.community)
        if proposal.fact in desk.base.facts:
            yield Block(words.TO_GO, ruled=True)
            yield from card_blocks(desk, desk.card(proposal.fact), ruled=False)
            if gone := going_along(desk.base, proposal.action, proposal.fact):
                yield Block(words.GO_ALONG, ruled=True)
                for key in gone:
                    yield Block(words.change(f"{short(desk.base.facts[key].title)} (`{key}`)"))


def changes(curator: Curator, looked: Review) -> Iterator[Block]:
    """What an edit changes, in words."""
    proposal = looked.proposal
    before = curator.serving.desk(proposal.community).base.facts.get(proposal.fact or "")
    if proposal.action is Action.EDIT and before is not None and looked.proposed is not None:
        yield Block(words.DIFFERENCES, ruled=True)
        for line in differences(before, looked.proposed.fact):
            yield Block(words.change(cut(plain(line), DIFFERENCE)))


class QueuePage(Guarded, template=ids.QUEUE):
    """Turns the pages of the queue, or goes back to it."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Show the page in place of the one before."""
        await defer(interaction, in_place=True)
        await show(interaction, await queue_pages(curating_of(interaction).curator, actor, self.number("page")))


class Look(Guarded, template=ids.LOOK):
    """Opens a proposal of the queue."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Show it as members would see it."""
        await defer(interaction)
        curator = curating_of(interaction).curator
        await show(interaction, preview_pages(curator, await curator.look_over(actor, self.number("number"))))


class Approve(Guarded, template=ids.APPROVE):
    """Makes a proposal a revision."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Approve it as it was seen, and let the rest follow."""
        await defer(interaction, in_place=True)
        curator = curating_of(interaction).curator
        number, before = self.number("number"), curator.serving.desk(actor.community).base
        revision = await curator.approve(actor, number, self.number("version"))
        gone = going_along(before, revision.action, revision.fact)
        await show(interaction, said_pages(words.approved(revision.action, revision.fact, revision.number, gone)))
        await follow(interaction, actor, revision, before)
        proposal = await curator.one(actor, number)
        await tell_author(interaction, actor, proposal, words.told_approved(number, short(title_of(curator, proposal))))


class Reject(Guarded, template=ids.REJECT):
    """Opens the form in which it is said why a proposal is rejected."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Open it."""
        proposal = await curating_of(interaction).curator.one(actor, self.number("number"))
        custom_id = f"curate:rejecting:{proposal.number}:{self.match['version']}"
        why = field("reason", words.REJECT_REASON, longest=drafting.LONGEST_REASON, long=True)
        await interaction.response.send_modal(Form(words.REJECT_TITLE, custom_id, why))


async def take_rejecting(interaction: discord.Interaction[FactBot], actor: Actor, sent: Sent) -> None:
    """Reject a proposal, and tell its author why."""
    await defer(interaction, in_place=True)
    curator = curating_of(interaction).curator
    number, why = int(sent.match["number"]), drafting.line(sent.fields.get("reason", ""))
    proposal = await curator.reject(actor, number, int(sent.match["version"]), why)
    await show(interaction, said_pages(words.rejected(number)))
    title = short(title_of(curator, proposal))
    await tell_author(
        interaction, actor, proposal, words.told_rejected(number, title, cut(plain(why), drafting.LONGEST_REASON))
    )


REJECTING = answering(ids.REJECTING, take_rejecting)
