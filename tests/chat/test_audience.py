"""Sharing a private answer, and deleting a public one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
import pytest

from bot.chat import words
from bot.storage import communities
from tests.chat.changed import altered, longest, without
from tests.chat.world import Message, World, answered, labels, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.chat.client import FactBot
    from bot.factbase.base import FactBase

QUESTION = "did the police apologise?"
APOLOGY = "apologised to every child"


async def asked(world: World, question: str = QUESTION) -> Message:
    result = await world.alice.slash(world.channel, "ask", question=question)
    assert result.response is not None
    return result.response


async def private(world: World) -> Message:
    """An answer that only Alice sees."""
    async with world.database.write() as tx:
        await communities.change(tx, world.community, private_answers=True)
    message = await asked(world)
    assert message.flags.ephemeral
    return message


async def posts(world: World) -> list[int]:
    return [row["message"] for row in await world.database.rows("SELECT message FROM post")]


async def test_a_private_answer_is_shared_with_everyone(world: World) -> None:
    message = await private(world)
    assert labels(message) == [words.DETAILS, words.NOT_THIS, words.REPORT, words.SHARE]
    result = await world.alice.click(message, label=words.SHARE)
    assert not result.ephemeral
    (shared,) = world.said
    assert APOLOGY in text(shared)
    assert "alice" not in text(shared)
    assert words.DELETE in labels(shared)
    assert await posts(world) == [shared.id]


async def test_a_card_that_was_opened_from_a_list_can_be_shared_too(world: World) -> None:
    listed = (await world.alice.slash(world.channel, "topics", topic="police")).response
    assert listed is not None
    opened = await world.alice.select(listed, ["police-apology"])
    assert opened.response is not None
    await world.alice.click(opened.response, label=words.SHARE)
    assert APOLOGY in text(world.said[0])


async def test_what_is_shared_is_the_fact_as_it_stands_now(world: World, base: FactBase) -> None:
    message = await private(world)
    world.serve(altered(base, "police-apology", statement="County Police regretted it in June 2015."))
    await world.alice.click(message, label=words.SHARE)
    assert "regretted" in text(world.said[0])


async def test_what_was_withheld_since_is_not_shared(world: World, base: FactBase) -> None:
    message = await private(world)
    world.serve(without(base, "police-apology"))
    assert answered(await world.alice.click(message, label=words.SHARE)) == words.GONE
    assert not world.said


async def test_the_same_is_not_shared_twice_at_once(world: World) -> None:
    message = await private(world)
    await world.alice.click(message, label=words.SHARE)
    again = await world.alice.click(message, label=words.SHARE)
    assert again.ephemeral
    assert "just shared here" in answered(again)
    assert len(world.said) == 1
    world.clock.time += timedelta(minutes=2)
    await world.alice.click(message, label=words.SHARE)
    assert len(world.said) == 2


async def test_who_may_not_write_in_a_channel_cannot_share_there(world: World) -> None:
    guild, reading = world.alice.guild, discord.PermissionOverwrite(send_messages=False)
    news = guild.create_text_channel("news", overwrites={guild.default_role: reading})
    listed = (await world.alice.slash(news, "topics", topic="police")).response
    opened = await world.alice.select(listed, ["police-apology"])  # type: ignore[arg-type]
    result = await world.alice.click(opened.response, label=words.SHARE)  # type: ignore[arg-type]
    assert answered(result) == words.MAY_NOT_SHARE
    assert [one for one in news.history() if not one.flags.ephemeral] == []


async def test_nothing_is_shared_where_answers_are_not_given(world: World) -> None:
    message = await private(world)
    other = world.alice.guild.create_text_channel("facts")
    async with world.database.write() as tx:
        await communities.change(tx, world.community, channels=(other.id,))
    result = await world.alice.click(message, label=words.SHARE)
    assert f"<#{other.id}>" in answered(result)
    assert not world.said


async def test_there_is_nobody_to_share_with_in_a_direct_message(world: World) -> None:
    result = await world.alice.user.slash("topics", topic="police")
    assert result.response is not None
    opened = await world.alice.user.select(result.response, ["police-apology"])
    assert words.SHARE not in labels(opened.response)


@pytest.mark.parametrize("question", [QUESTION, "how many people were convicted", "what do you cover"])
async def test_whoever_asked_deletes_the_answer_and_it_is_forgotten(world: World, question: str) -> None:
    message = await asked(world, question)
    await world.alice.click(message, label=words.DELETE)
    assert not world.said
    assert await posts(world) == []


async def test_someone_else_reads_why_they_cannot(world: World) -> None:
    message = await asked(world)
    result = await world.bob.click(message, label=words.DELETE)
    assert answered(result) == words.NOT_YOUR_ANSWER
    assert result.ephemeral
    assert len(world.said) == 1


async def test_whoever_mentioned_the_bot_deletes_its_reply(world: World) -> None:
    await world.alice.send(world.channel, f"{world.mention} {QUESTION}")
    (reply,) = world.said
    assert answered(await world.bob.click(reply, label=words.DELETE)) == words.NOT_YOUR_ANSWER
    await world.alice.click(reply, label=words.DELETE)
    assert not world.said
    assert await posts(world) == []


async def test_whoever_shared_an_answer_deletes_it(world: World) -> None:
    await world.alice.click(await private(world), label=words.SHARE)
    (shared,) = world.said
    assert answered(await world.bob.click(shared, label=words.DELETE)) == words.NOT_YOUR_ANSWER
    await world.alice.click(shared, label=words.DELETE)
    assert not world.said


async def test_where_the_question_is_gone_nobody_can_tell_who_asked(world: World) -> None:
    question = await world.alice.send(world.channel, f"{world.mention} {QUESTION}")
    (reply,) = world.said
    await world.alice.delete(question)
    assert answered(await world.alice.click(reply, label=words.DELETE)) == words.ASKER_UNKNOWN
    assert len(world.said) == 1


async def test_an_answer_in_a_direct_message_can_be_deleted(world: World) -> None:
    await world.alice.send_dm(QUESTION)
    reply = world.alice.user.dm_channel.last_message
    assert reply is not None
    await world.alice.user.click(reply, label=words.DELETE)
    left = [text(one) for one in world.alice.user.dm_channel.history() if one.author.bot]
    assert left == []


async def test_an_answer_in_several_messages_goes_whole(world: World, base: FactBase) -> None:
    fact = longest(base, 600, kept_words=1500)
    world.serve(altered(base, fact.id, limits=fact.limits, citations=fact.citations))
    other = await asked(world, "what do you cover")
    await asked(world, f"fact:{fact.id}")
    assert len(world.said) > 2
    await world.alice.click(world.said[-1], label=words.DELETE)
    assert [one.id for one in world.said] == [other.id]
    assert await posts(world) == []


async def test_a_second_press_finds_it_deleted_already(world: World) -> None:
    message = await asked(world)
    world.env.inject_error("DELETE", "/webhooks/*/messages/@original", status=404, code=10008)
    assert words.DELETED_ALREADY in answered(await world.alice.click(message, label=words.DELETE))


async def test_both_outlive_a_restart(world: World, make_bot: Callable[[], FactBot]) -> None:
    message = await private(world)
    await world.env.restart_bot(make_bot())
    await world.alice.click(message, label=words.SHARE)
    (shared,) = world.said
    await world.env.restart_bot(make_bot())
    await world.alice.click(shared, label=words.DELETE)
    assert not [one for one in world.channel.history() if isinstance(one, discord.Message)]
