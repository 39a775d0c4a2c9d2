"""What a community has set for its answers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
import pytest
from structlog.testing import capture_logs

from bot.chat import words
from bot.storage import communities
from bot.storage.failures import DamagedError
from tests.chat.world import World, answered, labels, text

if TYPE_CHECKING:
    from simcord.builders import ChannelHandle

    from bot.storage.communities import Community

QUESTION = "did the police apologise?"


@pytest.fixture
async def private(world: World) -> World:
    """A world whose community wants answers to be private."""
    async with world.database.write() as tx:
        await communities.change(tx, world.community, private_answers=True)
    return world


async def test_answers_can_be_for_the_asker_alone(private: World) -> None:
    for result in (
        await private.alice.slash(private.channel, "ask", question=QUESTION),
        await private.alice.slash(private.channel, "fact", name="police-apology"),
    ):
        assert result.ephemeral
        assert "/fact police-apology" in answered(result)
    assert not await private.database.rows("SELECT * FROM post")


async def test_a_mention_is_then_answered_in_a_direct_message(private: World) -> None:
    await private.alice.send(private.channel, f"{private.mention} {QUESTION}")
    assert [text(message) for message in private.said] == [words.ANSWERED_PRIVATELY]
    assert "apologised to every child" in text(private.alice.user.dm_channel.last_message)


async def test_where_the_settings_cannot_be_read_questions_are_still_answered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def damaged(*_: object) -> Community:
        raise DamagedError("not a database")

    monkeypatch.setattr("bot.chat.places.settings", damaged)
    with capture_logs() as logs:
        assert "apologised" in answered(await world.alice.slash(world.channel, "ask", question=QUESTION))
    assert logs[0]["why"] == "not a database"


async def test_elsewhere_than_in_its_channels_it_answers_privately_and_says_where(world: World) -> None:
    facts = await only_in_facts(world)
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert result.ephemeral
    assert f"Answers for everyone are given in <#{facts.id}>" in answered(result)
    there = await world.alice.slash(facts, "ask", question=QUESTION)
    assert not there.ephemeral
    assert "Answers for everyone" not in answered(there)


async def test_a_thread_belongs_to_its_channel(world: World) -> None:
    facts = await only_in_facts(world)
    channel = world.bot.get_channel(facts.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="police", type=discord.ChannelType.public_thread)
    (thread,) = facts.threads
    assert not (await world.alice.slash(thread, "ask", question=QUESTION)).ephemeral


async def test_a_mention_elsewhere_is_answered_directly_and_told_where_once(world: World) -> None:
    facts = await only_in_facts(world)
    for _ in range(3):
        await world.alice.send(world.channel, f"{world.mention} {QUESTION}")
    (told,) = world.said
    assert words.ANSWERED_PRIVATELY in text(told)
    assert f"<#{facts.id}>" in text(told)
    received = text(world.alice.user.dm_channel.last_message)
    assert "apologised to every child" in received
    assert f"<#{facts.id}>" in received
    assert words.SHARE not in labels(world.alice.user.dm_channel.last_message)


async def only_in_facts(world: World) -> ChannelHandle:
    """A channel that is the only one in which everyone is answered."""
    facts = world.alice.guild.create_text_channel("facts")
    async with world.database.write() as tx:
        await communities.change(tx, world.community, channels=(facts.id,))
    return facts


async def test_who_asks_very_often_is_told_when_to_go_on(world: World) -> None:
    for _ in range(10):
        assert "apologised" in answered(await world.alice.slash(world.channel, "ask", question=QUESTION))
    refused = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert refused.ephemeral
    assert f"<t:{int(world.clock.time.timestamp()) + 60}:R>" in answered(refused)
    assert len(world.env.errors) == 1
    assert "apologised" in answered(await world.bob.slash(world.channel, "ask", question=QUESTION))
    world.clock.time += timedelta(minutes=1)
    assert "apologised" in answered(await world.alice.slash(world.channel, "ask", question=QUESTION))


async def test_who_needs_help_is_answered_however_often_they_ask(world: World) -> None:
    for _ in range(12):
        await world.alice.slash(world.channel, "ask", question=QUESTION)
    disclosed = await world.alice.slash(world.channel, "ask", question="I was abused when I was a child")
    assert "01632 960 002" in answered(disclosed)
    assert len(world.env.errors) == 2


async def test_who_mentions_it_very_often_is_told_once(world: World) -> None:
    for _ in range(14):
        await world.alice.send(world.channel, f"{world.mention} {QUESTION}")
    assert len(world.said) == 11
    assert "You can go on" in text(world.said[-1])


async def test_a_busy_channel_is_answered_privately_until_a_while_has_passed(world: World) -> None:
    for number in range(15):
        asker = (world.alice, world.bob)[number % 2]
        assert not (await asker.slash(world.channel, "ask", question=QUESTION)).ephemeral
    busy = await world.bob.slash(world.channel, "ask", question=QUESTION)
    assert busy.ephemeral
    assert "apologised" in answered(busy)
    assert f"<t:{int(world.clock.time.timestamp()) + 60}:R>" in answered(busy)
    assert words.SHARE not in labels(busy.response)
    listed = await world.bob.slash(world.channel, "topics", topic="police")
    opened = await world.bob.select(listed.response, ["police-apology"])  # type: ignore[arg-type]
    assert "not shared" in answered(await world.bob.click(opened.response, label=words.SHARE))  # type: ignore[arg-type]
    other = world.alice.guild.create_text_channel("other")
    assert not (await world.bob.slash(other, "ask", question=QUESTION)).ephemeral
    world.clock.time += timedelta(minutes=1)
    assert not (await world.bob.slash(world.channel, "ask", question=QUESTION)).ephemeral
