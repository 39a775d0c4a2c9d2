"""Buttons, menus, forms and completion that only moderators can use; and answers that take a while."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui

from bot.chat import errors
from bot.chat.curate.acting import actor_of, manager_of, reviewer_of
from bot.chat.errors import SaidError
from bot.chat.forms import Answering
from bot.chat.items import Pressed
from bot.chat.replies import give
from bot.chat.text import cut

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable

    from bot.chat.client import FactBot
    from bot.chat.forms import Sent
    from bot.chat.layout import Page
    from bot.desk.proposing import Actor

    Choices = list[app_commands.Choice[str]]

MOST_CHOICES, CHOICE = 25, 100
NEVER = re.compile(r"(?!)")


class Guarded(Pressed, template=NEVER):
    """A button or menu that only reviewers can use."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Look who it is, before anything else."""
        await self.act(interaction, await reviewer_of(interaction))

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """What this button or menu does."""
        raise NotImplementedError

    def chosen_id(self) -> int | None:
        """The id of the role or channel that was chosen; None for none."""
        assert isinstance(self.item, ui.RoleSelect | ui.ChannelSelect)
        return self.item.values[0].id if self.item.values else None

    def number(self, name: str) -> int:
        """A number in the custom_id."""
        return int(self.match[name])


class Managed(Guarded, template=NEVER):
    """A button or menu that only those can use who manage the server."""

    async def press(self, interaction: discord.Interaction[FactBot]) -> None:
        """Look who it is, before anything else."""
        await self.act(interaction, await manager_of(interaction))


def answering(
    pattern: re.Pattern[str], answer: Callable[[discord.Interaction[FactBot], Actor, Sent], Awaitable[None]]
) -> Answering:
    """What answers a form that only reviewers can send."""

    async def guarded(interaction: discord.Interaction[FactBot], sent: Sent) -> None:
        await answer(interaction, await reviewer_of(interaction), sent)

    return Answering(pattern, guarded)


def completing(
    complete: Callable[[discord.Interaction[FactBot], Actor, str], Iterable[tuple[str, str]]],
) -> Callable[[discord.Interaction[FactBot], str], Coroutine[Any, Any, Choices]]:
    """Let a function complete an option with names and values, for reviewers only: others are offered nothing."""

    async def offer(interaction: discord.Interaction[FactBot], current: str) -> Choices:
        try:
            actor = await actor_of(interaction)
            if not actor.reviews:
                return []
            found = list(complete(interaction, actor, current))[:MOST_CHOICES]
            return [app_commands.Choice(name=cut(name, CHOICE), value=value) for name, value in found]
        except SaidError:
            return []
        except Exception as error:  # the registry is where every error ends
            errors.logged(error, errors.place(interaction))
            return []

    return offer


async def defer(interaction: discord.Interaction[Any], *, in_place: bool = False) -> None:
    """Ask for more than three seconds; the answer is for the one who asks alone.

    Args:
        interaction: is to be answered.
        in_place: whether the answer takes the place of the message that holds what was used.
    """
    message = interaction.message
    if in_place and message is not None and message.flags.ephemeral:
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)


async def show(interaction: discord.Interaction[Any], pages: list[Page]) -> None:
    """Answer, in the place of a message where that was asked for."""
    if interaction.response.type is discord.InteractionResponseType.deferred_message_update:
        await interaction.edit_original_response(view=pages[0])
        await give(interaction, pages[1:], ephemeral=True)
    else:
        await give(interaction, pages, ephemeral=True)
