"""The bot as Discord sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.chat import errors, mentions
from bot.chat.catching import catch
from bot.chat.commands import COMMANDS
from bot.chat.completing import Completion
from bot.chat.items import ITEMS, is_claimed

if TYPE_CHECKING:
    from bot.desk.asking import Desk


class FactTree(app_commands.CommandTree["FactBot"]):
    """The commands, for servers, direct messages and people alike; their errors go to the registry."""

    def __init__(self, client: FactBot) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        """Tell what went wrong."""
        await errors.answer(interaction, error)


class FactBot(discord.Client):
    """Answers in Discord what a desk knows. It needs no privileged intent, and pings no one."""

    def __init__(self, desk: Desk, contact: str) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = True
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none())
        self.contact = contact
        """Where a correction can be asked for without Discord."""
        self.completion = Completion(desk)
        """The desk, with what is offered while someone types: what is swapped whole at a reload."""
        self.tree = FactTree(self)

    @property
    def desk(self) -> Desk:
        """The desk that answers."""
        return self.completion.desk

    @desk.setter
    def desk(self, desk: Desk) -> None:
        self.completion = Completion(desk)

    async def setup_hook(self) -> None:
        """Take up the commands, the buttons and the menus."""
        for command in COMMANDS:
            self.tree.add_command(command, override=True)
        self.add_dynamic_items(*ITEMS)

    async def on_message(self, message: discord.Message) -> None:
        """Answer where the bot is asked."""
        await mentions.on_message(self, message)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer buttons and forms that nothing else answers."""
        if not is_claimed(interaction):
            await catch(interaction)
