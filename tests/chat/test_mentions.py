"""Questions in messages, and the message menu."""

from __future__ import annotations

import pytest

from bot.chat import words
from tests.chat.world import World, answered, text

DISCLOSURE = "I was abused when I was a child"


async def test_a_mention_with_a_question_is_replied_to(world: World) -> None:
    asked = await world.alice.send(world.channel, f"{world.mention} did the police apologise?")
    (reply,) = world.said
    assert "apologised to every child" in text(reply)
    assert reply.reference is not None
    assert reply.reference.message_id == asked.id


async def test_a_mention_alone_is_told_how_to_ask(world: World) -> None:
    await world.alice.send(world.channel, f"  {world.mention}  ")
    assert "/ask" in text(world.said[0])


@pytest.mark.parametrize(
    "message",
    [
        "did the police apologise?",
        "@everyone did the police apologise?",
        "@here police",
        "<@&{role}> police",
        "TestBot police",
    ],
)
async def test_it_never_speaks_unasked(world: World, message: str) -> None:
    role = world.alice.guild.create_role("TestBot")
    await world.alice.send(world.channel, message.format(role=role.id))
    assert not world.said


async def test_a_reply_to_what_it_said_is_not_a_question(world: World) -> None:
    await world.alice.send(world.channel, f"{world.mention} did the police apologise?")
    await world.bob.send(world.channel, "thanks", reply_to=world.said[0])
    assert len(world.said) == 1


async def test_other_bots_are_not_answered(world: World) -> None:
    other = world.alice.guild.add_member(world.env.create_user("loop", bot=True))
    await other.send(world.channel, f"{world.mention} did the police apologise?")
    assert not world.said


async def test_a_direct_message_needs_no_mention(world: World) -> None:
    await world.alice.send_dm("did the police apologise?")
    reply = world.alice.user.dm_channel.last_message
    assert "apologised to every child" in text(reply)
    assert "/fact police-apology" in text(reply)


async def test_an_empty_direct_message_is_told_how_to_ask(world: World) -> None:
    await world.alice.send_dm(world.mention)
    assert "/ask" in text(world.alice.user.dm_channel.last_message)


@pytest.mark.parametrize("question", [DISCLOSURE, "who were the victims?"])
async def test_a_private_matter_is_answered_in_a_direct_message(world: World, question: str) -> None:
    await world.alice.send(world.channel, f"{world.mention} {question}")
    (said,) = world.said
    assert text(said) == words.ANSWERED_PRIVATELY
    assert said.reference is None
    title = "If this happened to you" if question == DISCLOSURE else "Who the children were"
    assert title in text(world.alice.user.dm_channel.last_message)


async def test_a_disclosure_is_answered_with_the_support_lines(world: World) -> None:
    await world.alice.send(world.channel, f"{world.mention} {DISCLOSURE}")
    assert "01632 960 002" in text(world.alice.user.dm_channel.last_message)


async def test_where_direct_messages_are_refused_the_channel_has_kind_words_and_support_lines(
    world: World,
) -> None:
    refuse(world)
    await world.alice.send(world.channel, f"{world.mention} {DISCLOSURE}")
    (said,) = world.said
    assert words.REFUSED_SUPPORT in text(said)
    assert "01632 960 002" in text(said)
    assert said.reference is None
    assert "abused" not in text(said)


async def test_where_direct_messages_are_refused_a_private_question_is_led_to_ask(world: World) -> None:
    refuse(world)
    await world.alice.send(world.channel, f"{world.mention} who were the victims?")
    assert text(world.said[0]) == words.REFUSED


async def test_in_a_direct_message_a_private_matter_is_answered_at_once(world: World) -> None:
    await world.alice.send_dm(DISCLOSURE)
    assert "not your fault" in text(world.alice.user.dm_channel.last_message)
    assert not world.said


def refuse(world: World) -> None:
    """Let Alice take no direct messages."""
    channel = world.alice.user.dm_channel.id
    world.env.inject_error("POST", f"/channels/{channel}/messages", status=403, code=50007)


async def test_the_menu_finds_facts_for_whoever_uses_it_alone(world: World) -> None:
    message = await world.alice.send(world.channel, "*did* the police apologise?")
    result = await world.bob.context_menu(world.channel, words.MENU, message)
    said = answered(result)
    assert result.ephemeral
    assert "apologised to every child" in said
    assert r"For the message: \*did\* the police apologise?" in said
    assert "/fact police-apology" in said
    assert not world.said


async def test_the_menu_repeats_no_private_matter(world: World) -> None:
    message = await world.alice.send(world.channel, DISCLOSURE)
    said = answered(await world.bob.context_menu(world.channel, words.MENU, message))
    assert "01632 960 002" in said
    assert "when I was a child" not in said


async def test_the_menu_says_so_where_a_message_has_no_text(world: World) -> None:
    message = await world.alice.send(world.channel, "", attachments=[("picture.png", b"x")])
    assert answered(await world.bob.context_menu(world.channel, words.MENU, message)) == words.NO_TEXT


async def test_the_menu_repeats_a_long_message_only_in_part_and_pings_no_one(world: World) -> None:
    message = await world.alice.send(world.channel, f"@everyone <@{world.bob.id}> " + "police " * 250)
    said = answered(await world.bob.context_menu(world.channel, words.MENU, message))
    echoed = next(line for line in said.splitlines() if "For the message" in line)
    assert len(echoed) < 200
    assert echoed.endswith("…")
    assert "@everyone" not in echoed
    assert r"\<@" in echoed
