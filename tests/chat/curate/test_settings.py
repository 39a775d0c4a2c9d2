"""The settings, for those who manage the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import pytest

from bot.chat.curate import words
from bot.storage import communities
from tests.chat.curate.world import shown
from tests.chat.world import answered

if TYPE_CHECKING:
    from simcord.actors import MemberActor

    from tests.chat.curate.world import Town


@pytest.fixture
def carol(town: Town) -> MemberActor:
    """Manages the server."""
    rights = discord.Permissions(manage_guild=True, manage_messages=True)
    managing = town.guild.create_role("managers", permissions=rights)
    return town.guild.add_member(town.world.env.create_user("carol"), roles=[managing])


async def test_the_settings_are_shown_and_changed(town: Town, carol: MemberActor) -> None:
    card = await carol.slash(town.channel, "curate settings")
    assert words.PAIRS_ON in shown(card)
    assert card.response is not None
    role, channel = town.guild.create_role("curators"), town.guild.create_text_channel("changes")
    await carol.select(card.response, [role], custom_id="curate:settings:role")
    await carol.select(card.response, [channel], custom_id="curate:settings:channel")
    await carol.click(card.response, label=words.TURN_PAIRS_OFF)
    await carol.click(card.response, label=words.TURN_PRIVATE_ON)
    assert words.PAIRS_OFF in shown(card)
    assert words.PRIVATE_ON in shown(card)
    has = await communities.settings(town.world.database, town.guild.id)
    assert (has.reviewer_role, has.log_channel, has.two_pairs, has.private_answers) == (
        role.id,
        channel.id,
        False,
        True,
    )
    await carol.select(card.response, [], custom_id="curate:settings:channel")
    assert (await communities.settings(town.world.database, town.guild.id)).log_channel is None


async def test_the_channels_for_answers_are_chosen_and_left_again(town: Town, carol: MemberActor) -> None:
    card = await carol.slash(town.channel, "curate settings")
    assert "all channels" in shown(card)
    assert card.response is not None
    channels = [town.guild.create_text_channel("facts"), town.guild.create_text_channel("help")]
    await carol.select(card.response, channels, custom_id="curate:settings:channels")
    assert f"Now: {channels[0].mention}, {channels[1].mention}" in shown(card)
    has = await communities.settings(town.world.database, town.guild.id)
    assert has.channels == tuple(channel.id for channel in channels)
    await carol.select(card.response, [], custom_id="curate:settings:channels")
    assert (await communities.settings(town.world.database, town.guild.id)).channels == ()


async def test_the_role_that_everyone_has_is_refused(town: Town, carol: MemberActor) -> None:
    card = await carol.slash(town.channel, "curate settings")
    assert card.response is not None
    everyone = town.guild.default_role
    result = await carol.select(card.response, [everyone], custom_id="curate:settings:role")
    assert words.NOT_EVERYONE in answered(result)
    assert (await communities.settings(town.world.database, town.guild.id)).reviewer_role == town.role.id


async def test_a_channel_that_is_no_longer_here_is_refused(town: Town, carol: MemberActor) -> None:
    card = await carol.slash(town.channel, "curate settings")
    assert card.response is not None
    channel = town.guild.create_text_channel("changes")
    server = town.world.bot.get_guild(town.guild.id)
    assert server is not None
    server._channels.pop(channel.id)
    said = answered(await carol.select(card.response, [channel], custom_id="curate:settings:channel"))
    assert words.NOT_HERE in said
    assert (await communities.settings(town.world.database, town.guild.id)).log_channel is None
