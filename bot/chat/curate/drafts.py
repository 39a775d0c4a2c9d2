"""/curate add, edit and drafts: a draft is filled in step by step, or brought as a file, and filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.chat.curate import ids, words
from bot.chat.curate.acting import curating_of, reviewer_of
from bot.chat.curate.choosing import complete_fact, complete_topic
from bot.chat.curate.drawing import draft_pages, short
from bot.chat.curate.guarding import Guarded, answering, defer, show
from bot.chat.curate.steps import STEPS
from bot.chat.errors import SaidError
from bot.chat.forms import Form, field
from bot.chat.layout import Block, pages, row
from bot.chat.lists import part, said_pages, turning
from bot.chat.words import page
from bot.desk import drafting
from bot.storage.revisions import Action

if TYPE_CHECKING:
    from bot.chat.client import FactBot
    from bot.chat.forms import Sent
    from bot.chat.layout import Page
    from bot.desk.curating import Curator
    from bot.desk.proposing import Actor
    from bot.storage.proposals import Proposal

DRAFTS_A_PAGE = 8


@app_commands.command(name="add", description=words.ADD)
@app_commands.describe(topic=words.ADD_TOPIC, file=words.ADD_FILE)
@app_commands.autocomplete(topic=complete_topic)
async def add(
    interaction: discord.Interaction[FactBot], topic: str | None = None, file: discord.Attachment | None = None
) -> None:
    """Start a draft of a new fact."""
    actor = await reviewer_of(interaction)
    await defer(interaction)
    curator = curating_of(interaction).curator
    text = drafting.accepted(await content_of(file)) if file else None
    if topic is not None:
        base = curator.serving.desk(actor.community).base
        text = drafting.filled(text, topics=drafting.topics(topic, base))
    draft = await curator.start(actor, Action.ADD, text=text)
    await show_draft(interaction, actor, draft)


@app_commands.command(name="edit", description=words.EDIT)
@app_commands.describe(fact=words.EDIT_FACT, file=words.EDIT_FILE)
@app_commands.autocomplete(fact=complete_fact)
async def edit(interaction: discord.Interaction[FactBot], fact: str, file: discord.Attachment | None = None) -> None:
    """Start a draft of a correction."""
    actor = await reviewer_of(interaction)
    await defer(interaction)
    curator = curating_of(interaction).curator
    text = drafting.accepted(await content_of(file)) if file else None
    draft = await curator.start(actor, Action.EDIT, fact=fact)
    if text is not None:
        draft = await curator.write(actor, draft.number, draft.version, text)
    await show_draft(interaction, actor, draft)


@app_commands.command(name="drafts", description=words.DRAFTS)
async def drafts(interaction: discord.Interaction[FactBot]) -> None:
    """List one's drafts."""
    actor = await reviewer_of(interaction)
    await show(interaction, await drafts_pages(curating_of(interaction).curator, actor, 1))


async def drafts_pages(curator: Curator, actor: Actor, number: int) -> list[Page]:
    """Someone's drafts, a page of them."""
    found = await curator.drafts(actor)
    if not found:
        return said_pages(words.NO_DRAFTS)
    shown, number, last = part(found, number, DRAFTS_A_PAGE)
    blocks = [Block(words.DRAFTS_TITLE)]
    for one in shown:
        title = str(drafting.fields(one.text).get("title") or one.fact or words.NEW_FACT)
        line = words.proposal_line(one.number, one.action, short(title), "")
        blocks.append(Block(line, ruled=True, button=ids.button(f"curate:draft:{one.number}", words.OPEN_DRAFT)))
    if last == 1:
        return pages(blocks)
    return pages([*blocks, Block(page(number, last))], [row(*turning("curate:drafts", number, last))])


class DraftsPage(Guarded, template=ids.DRAFTS):
    """Turns the pages of someone's drafts."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Show the page in place of the one before."""
        await defer(interaction, in_place=True)
        await show(interaction, await drafts_pages(curating_of(interaction).curator, actor, self.number("page")))


async def content_of(file: discord.Attachment) -> bytes:
    """What a file holds.

    Raises:
        SaidError: it is too large.
    """
    if file.size > drafting.LARGEST:
        raise SaidError(words.TOO_LARGE)
    return await file.read()


async def show_draft(interaction: discord.Interaction[FactBot], actor: Actor, draft: Proposal) -> None:
    """Show a draft as it is now, with what the rules find once nothing is missing."""
    curator = curating_of(interaction).curator
    whole = not drafting.missing(draft.text)
    review = await curator.look_over(actor, draft.number) if whole else None
    base = curator.serving.base_with(actor.community, draft.fact)
    await show(interaction, draft_pages(draft, review, base))


class OpenDraft(Guarded, template=ids.DRAFT):
    """Opens a draft, or a proposal that is to be mended."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Show it."""
        await defer(interaction)
        await show_draft(interaction, actor, await curating_of(interaction).curator.one(actor, self.number("number")))


class OpenStep(Guarded, template=ids.STEP):
    """Opens a form of a draft."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Open it with what the draft has."""
        curator = curating_of(interaction).curator
        draft = await curator.one(actor, self.number("number"))
        name = self.match["step"]
        if (step := STEPS.get(name)) is None:
            raise SaidError(words.NOTHING_CHANGED)
        parts = step.draw(draft, curator.serving.desk(actor.community).base)
        custom_id = f"curate:filled:{name}:{draft.number}:{self.match['version']}"
        await interaction.response.send_modal(Form(words.STEPS[name], custom_id, *parts))


async def take_step(interaction: discord.Interaction[FactBot], actor: Actor, sent: Sent) -> None:
    """Put what was typed into the draft."""
    curator = curating_of(interaction).curator
    number, version = int(sent.match["number"]), int(sent.match["version"])
    draft = await curator.one(actor, number)
    if (step := STEPS.get(sent.match["step"])) is None:
        raise SaidError(words.NOTHING_CHANGED)
    text = step.take(draft, curator.serving.desk(actor.community).base, sent.fields)
    await defer(interaction, in_place=True)
    await show_draft(interaction, actor, await curator.write(actor, number, version, text))


class File(Guarded, template=ids.FILE):
    """Opens the form in which a draft's reason is given."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Open it."""
        draft = await curating_of(interaction).curator.one(actor, self.number("number"))
        custom_id = f"curate:filing:{draft.number}:{self.match['version']}"
        why = field("reason", words.REASON, longest=drafting.LONGEST_REASON, hint=words.REASON_HINT, long=True)
        await interaction.response.send_modal(Form(words.FILE_TITLE, custom_id, why))


async def take_filing(interaction: discord.Interaction[FactBot], actor: Actor, sent: Sent) -> None:
    """File a draft with its reason."""
    await defer(interaction, in_place=True)
    curator = curating_of(interaction).curator
    reason = drafting.line(sent.fields.get("reason", ""))
    await curator.file(actor, int(sent.match["number"]), int(sent.match["version"]), reason)
    await show(interaction, said_pages(words.FILED))


class Withdraw(Guarded, template=ids.WITHDRAW):
    """Withdraws a draft or a proposal of one's own."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Withdraw it."""
        await defer(interaction, in_place=True)
        await curating_of(interaction).curator.withdraw(actor, self.number("number"), self.number("version"))
        await show(interaction, said_pages(words.WITHDRAWN))


STEP_FILLED = answering(ids.FILLED, take_step)
FILING = answering(ids.FILING, take_filing)
