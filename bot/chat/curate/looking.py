"""/curate history and log: what was done to facts here, by whom, when, why, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.chat.curate import ids, words
from bot.chat.curate.acting import curating_of, reviewer_of
from bot.chat.curate.choosing import complete_changed
from bot.chat.curate.guarding import Guarded, defer, show
from bot.chat.layout import Block, pages, row
from bot.chat.lists import part, said_pages, turning
from bot.chat.text import cut, plain
from bot.chat.words import page
from bot.desk.history import history as done_to

if TYPE_CHECKING:
    from bot.chat.client import FactBot
    from bot.chat.layout import Page
    from bot.desk.curating import Curator
    from bot.desk.history import Done
    from bot.desk.proposing import Actor

DONE_A_PAGE = 3
TITLE, REASON, DIFFERENCE, MOST_DIFFERENCES = 100, 300, 250, 3


@app_commands.command(name="history", description=words.HISTORY)
@app_commands.describe(fact=words.HISTORY_FACT)
@app_commands.autocomplete(fact=complete_changed)
async def history(interaction: discord.Interaction[FactBot], fact: app_commands.Range[str, 1, 60]) -> None:
    """Tell what was done to a fact."""
    actor = await reviewer_of(interaction)
    await show(interaction, await history_pages(curating_of(interaction).curator, actor, fact, 1))


@app_commands.command(name="log", description=words.LOG)
async def log(interaction: discord.Interaction[FactBot]) -> None:
    """Tell what was done last."""
    actor = await reviewer_of(interaction)
    await show(interaction, await log_pages(curating_of(interaction).curator, actor, 1))


async def history_pages(curator: Curator, actor: Actor, fact: str, number: int) -> list[Page]:
    """What was done to a fact, a page of it."""
    found = await done_to(curator, actor, fact)
    if not found:
        return said_pages(words.NO_HISTORY)
    heading = words.history_title(told(found[0].correction.title, TITLE), fact)
    return done_pages(heading, found, f"curate:history:{fact}", number)


async def log_pages(curator: Curator, actor: Actor, number: int) -> list[Page]:
    """What was done here, a page of it."""
    found = [one for one in await done_to(curator, actor) if one.here]
    return done_pages(words.LOG_TITLE, found, "curate:log", number) if found else said_pages(words.NOTHING_LOGGED)


def done_pages(heading: str, found: list[Done], custom_id: str, number: int) -> list[Page]:
    """Revisions, a page of them."""
    shown, number, last = part(found, number, DONE_A_PAGE)
    blocks = [Block(heading), *(Block("\n".join(lines_of(one)), ruled=True) for one in shown)]
    if last == 1:
        return pages(blocks)
    return pages([*blocks, Block(page(number, last))], [row(*turning(custom_id, number, last))])


def lines_of(one: Done) -> list[str]:
    """A revision: what, when, by whom, why, and what it changed."""
    change = one.correction
    differences = [words.change(told(line, DIFFERENCE)) for line in change.differences]
    more = [words.more(len(differences) - MOST_DIFFERENCES)] if len(differences) > MOST_DIFFERENCES else []
    author = named(one.author) if one.here else words.HOME
    reviewer = named(one.reviewer) if one.here and one.revision.reviewer is not None else None
    return [
        words.done(change.revision, change.action, told(change.title, TITLE), change.at),
        words.by(author, reviewer),
        words.reason(told(change.reason, REASON)),
        *differences[:MOST_DIFFERENCES],
        *more,
    ]


def named(user: int | None) -> str:
    """Who it was."""
    return words.FORGOTTEN if user is None else f"<@{user}>"


def told(text: str, longest: int) -> str:
    """Text of a moderator's, in so many characters."""
    return cut(plain(text), longest)


class LogPage(Guarded, template=ids.LOG):
    """Turns the pages of the log."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Show the page in place of the one before."""
        await defer(interaction, in_place=True)
        await show(interaction, await log_pages(curating_of(interaction).curator, actor, self.number("page")))


class HistoryPage(Guarded, template=ids.HISTORY):
    """Turns the pages of a fact's history."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Show the page in place of the one before."""
        await defer(interaction, in_place=True)
        curator = curating_of(interaction).curator
        await show(interaction, await history_pages(curator, actor, self.match["fact"], self.number("page")))
