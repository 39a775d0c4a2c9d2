"""/curate settings: for those who manage the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui

from bot.chat.curate import ids, words
from bot.chat.curate.acting import curating_of, manager_of
from bot.chat.curate.guarding import Managed, defer, show
from bot.chat.errors import SaidError
from bot.chat.layout import Block, Page, pages
from bot.desk.governing import change_settings, settings

if TYPE_CHECKING:
    from typing import Unpack

    from bot.chat.client import FactBot
    from bot.desk.proposing import Actor
    from bot.storage.communities import Community, Settings

ANSWERED_IN = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
]
MOST_CHANNELS = 25


@app_commands.command(name="settings", description=words.SETTINGS)
async def show_settings(interaction: discord.Interaction[FactBot]) -> None:
    """Show how facts are curated here, and let it be changed."""
    actor = await manager_of(interaction)
    await show(interaction, settings_pages(await settings(curating_of(interaction).curator, actor)))


def settings_pages(has: Community) -> list[Page]:
    """The settings of a community, each with what changes it."""
    pairs = ids.button(
        f"curate:settings:pairs:{'off' if has.two_pairs else 'on'}",
        words.TURN_PAIRS_OFF if has.two_pairs else words.TURN_PAIRS_ON,
    )
    private = ids.button(
        f"curate:settings:private:{'off' if has.private_answers else 'on'}",
        words.TURN_PRIVATE_OFF if has.private_answers else words.TURN_PRIVATE_ON,
    )
    role: ui.RoleSelect[Any] = ui.RoleSelect(
        custom_id="curate:settings:role",
        placeholder=words.CHOOSE_ROLE,
        default_values=[discord.Object(has.reviewer_role, type=discord.Role)] if has.reviewer_role else [],
    )
    channel: ui.ChannelSelect[Any] = ui.ChannelSelect(
        custom_id="curate:settings:channel",
        placeholder=words.CHOOSE_CHANNEL,
        channel_types=[discord.ChannelType.text],
        min_values=0,
        default_values=[discord.Object(has.log_channel, type=discord.TextChannel)] if has.log_channel else [],
    )
    channels: ui.ChannelSelect[Any] = ui.ChannelSelect(
        custom_id="curate:settings:channels",
        placeholder=words.CHOOSE_CHANNELS,
        channel_types=ANSWERED_IN,
        min_values=0,
        max_values=MOST_CHANNELS,
        default_values=[discord.SelectDefaultValue.from_channel(discord.Object(one)) for one in has.channels],
    )
    blocks = [
        Block(words.SETTINGS_TITLE),
        Block(words.PAIRS_ON if has.two_pairs else words.PAIRS_OFF, ruled=True, button=pairs),
        Block(words.PRIVATE_ON if has.private_answers else words.PRIVATE_OFF, ruled=True, button=private),
        Block(words.ROLE_LABEL, ruled=True),
        *([] if has.reviewer_role else [Block(words.NO_ROLE)]),
        Block(words.CHANNEL_LABEL),
        Block(words.CHANNELS_LABEL),
        Block(words.answered_in(has.channels)),
    ]
    return pages(blocks, [ui.ActionRow(role), ui.ActionRow(channel), ui.ActionRow(channels)])


async def change(interaction: discord.Interaction[FactBot], actor: Actor, **fields: Unpack[Settings]) -> None:
    """Change a setting, and show all of them."""
    await defer(interaction, in_place=True)
    await show(interaction, settings_pages(await change_settings(curating_of(interaction).curator, actor, **fields)))


class ChooseRole(Managed, template=ids.ROLE):
    """Sets the reviewer's role."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Set it, where it is a role of this server that not everyone has."""
        role = int(self.chosen_id() or 0)
        if role == actor.community:
            raise SaidError(words.NOT_EVERYONE)
        if interaction.guild is None or interaction.guild.get_role(role) is None:
            raise SaidError(words.NOT_HERE)
        await change(interaction, actor, reviewer_role=role)


class ChooseChannel(Managed, template=ids.CHANNEL):
    """Sets the log channel, or none."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Set it, where it is a channel of this server."""
        channel = self.chosen_id()
        if channel is not None and (interaction.guild is None or interaction.guild.get_channel(channel) is None):
            raise SaidError(words.NOT_HERE)
        await change(interaction, actor, log_channel=channel)


class ChooseChannels(Managed, template=ids.CHANNELS):
    """Sets the channels in which everyone may be answered; none: all."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Set them, where they are channels of this server."""
        assert isinstance(self.item, ui.ChannelSelect)
        chosen = tuple(channel.id for channel in self.item.values)
        if interaction.guild is None or any(interaction.guild.get_channel(one) is None for one in chosen):
            raise SaidError(words.NOT_HERE)
        await change(interaction, actor, channels=chosen)


class TurnPairs(Managed, template=ids.PAIRS):
    """Turns two pairs of eyes on or off."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Turn it."""
        await change(interaction, actor, two_pairs=self.match["on"] == "on")


class TurnPrivate(Managed, template=ids.PRIVATE):
    """Makes answers private or public."""

    async def act(self, interaction: discord.Interaction[FactBot], actor: Actor) -> None:
        """Turn it."""
        await change(interaction, actor, private_answers=self.match["on"] == "on")
