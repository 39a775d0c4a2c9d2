"""How to ask, and who can be talked to: both work without a single fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.chat.browse import words as phrases
from bot.chat.cards import support as support_blocks
from bot.chat.layout import Block, pages
from bot.chat.lists import GUIDING, example_of, said_pages
from bot.chat.places import desk_of
from bot.chat.replies import give
from bot.factbase.dates import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.chat.client import FactBot
    from bot.chat.layout import Page
    from bot.factbase.base import FactBase

    AnyCommand = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu


@app_commands.command(description=phrases.SUPPORT)
@app_commands.describe(everyone=phrases.SUPPORT_EVERYONE)
async def support(interaction: discord.Interaction[FactBot], everyone: bool = False) -> None:
    """Give the support lines."""
    await give(interaction, support_pages(desk_of(interaction).base), ephemeral=not everyone)


def support_pages(base: FactBase) -> list[Page]:
    """The support lines, and as of when they are known to be right."""
    lines = list(base.support.values())
    if not lines:
        return said_pages(phrases.NO_LINES)
    checked = phrases.lines_checked(spoken(min(line.checked_on for line in lines)))
    blocks = [
        Block(phrases.SUPPORT_OPENING),
        *support_blocks(lines),
        Block(phrases.ELSEWHERE.format(checked=checked), apart=True),
    ]
    return pages(blocks, colour=GUIDING)


@app_commands.command(name="help", description=phrases.HELP)
async def help_command(interaction: discord.Interaction[FactBot]) -> None:
    """Say how to ask, and what each command does."""
    commands = interaction.client.tree.get_commands()
    shown = [one for one in commands if is_for(one, interaction.permissions)]
    await give(interaction, help_pages(desk_of(interaction).base, shown), ephemeral=True)


def is_for(command: AnyCommand, permissions: discord.Permissions) -> bool:
    """Whether a command is for someone who may do these things."""
    needed = command.default_permissions
    return needed is None or permissions >= needed


def help_pages(base: FactBase, commands: Iterable[AnyCommand]) -> list[Page]:
    """How to ask, and what these commands do."""
    lines = [line for command in commands for line in command_lines(command)]
    blocks = [
        Block(phrases.HOW_TO_ASK.format(example=example_of(base))),
        Block("\n".join([phrases.COMMANDS, *lines]), ruled=True),
    ]
    return pages(blocks, colour=GUIDING)


def command_lines(command: AnyCommand) -> Iterator[str]:
    """What a command does, or each of a group that is for everyone."""
    if isinstance(command, app_commands.ContextMenu):
        yield phrases.menu_line(command.name)
    elif isinstance(command, app_commands.Group) and command.default_permissions is None:
        yield from (line for one in command.commands for line in command_lines(one))
    else:
        yield phrases.command_line(command.qualified_name, command.description)
