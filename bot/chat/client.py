"""The bot as Discord sees it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import discord
from discord import app_commands

from bot.chat import audience, browse, curate, errors, members, mentions, timeline
from bot.chat.catching import catch
from bot.chat.commands import COMMANDS
from bot.chat.correcting import correct_posts
from bot.chat.curate.acting import Curating
from bot.chat.forms import take
from bot.chat.items import ITEMS, is_claimed
from bot.desk.pace import Paces
from bot.matching.completion import Completion
from bot.storage.expiry import KEPT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.desk.asking import Desk
    from bot.desk.curating import Curator
    from bot.desk.serving import Serving
    from bot.storage.database import Database


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

    def __init__(
        self,
        serving: Serving,
        contact: str,
        database: Database | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        curator: Curator | None = None,
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = True
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none())
        self.contact = contact
        """Where a correction can be asked for without Discord."""
        self.serving = serving
        """What each community is served."""
        self.database = database
        """Where reports, questions and posts are kept; None: nothing is."""
        self.clock = clock
        self.curating = Curating(curator, self.after_change) if curator else None
        """How moderators change facts; None: they cannot, since nothing is kept."""
        self.paces = Paces()
        self.tree = FactTree(self)
        self._completions: WeakKeyDictionary[Desk, Completion] = WeakKeyDictionary()
        self._correcting = asyncio.Lock()
        self.completion_for(None)

    def desk_for(self, community: int | None) -> Desk:
        """The desk that answers in a community; None: outside of every one."""
        return self.serving.desk(community)

    def completion_for(self, community: int | None) -> Completion:
        """What is offered while someone types, made once for each desk."""
        desk = self.desk_for(community)
        if desk not in self._completions:
            self._completions[desk] = Completion(desk.base, desk.matcher)
        return self._completions[desk]

    async def after_change(self, community: int | None, facts: Iterable[str]) -> None:
        """Correct what was posted, after facts were changed in a community, or in all of them for None.

        Raises:
            StorageError: the posts cannot be read, or not be written.
        """
        # One after the other: of two changes, the later one is what a post must come to.
        async with self._correcting:
            await correct_posts(self, community, facts)

    async def setup_hook(self) -> None:
        """Take up the commands, the buttons and the menus."""
        for command in (*COMMANDS, *browse.COMMANDS, *timeline.COMMANDS, *members.COMMANDS, *curate.COMMANDS):
            self.tree.add_command(command, override=True)
        self.add_dynamic_items(*ITEMS, *audience.ITEMS, *browse.ITEMS, *timeline.ITEMS, *members.ITEMS, *curate.ITEMS)

    async def on_ready(self) -> None:
        """Correct what was posted and changed since: the bot may have been away, or Discord not have taken an edit."""
        if self.database is not None:
            await self.after_change(None, self.serving.changed_since(self.clock() - KEPT))

    async def on_message(self, message: discord.Message) -> None:
        """Answer where the bot is asked."""
        await mentions.on_message(self, message)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer buttons and forms that nothing else answers."""
        if not is_claimed(interaction) and not await take(interaction, (*members.FORMS, *curate.FORMS)):
            await catch(interaction)
