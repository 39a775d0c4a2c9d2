"""Replies to what the bot said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat import words
from tests.chat.changed import unsure, without
from tests.chat.world import World, answered, custom_ids, labels, text

if TYPE_CHECKING:
    from collections.abc import Callable

    import discord

    from bot.chat.client import FactBot
    from bot.factbase.base import FactBase

ESTIMATE = "how many children were exploited in Millbrook"


async def card(world: World, question: str = ESTIMATE) -> discord.Message:
    """A card in the channel, in reply to a mention."""
    await world.alice.send(world.channel, f"{world.mention} {question}")
    return world.said[-1]


async def replied(world: World, said: discord.Message, question: str) -> str:
    """What the bot says when Bob replies to what it said."""
    before = len(world.said)
    await world.bob.send(world.channel, question, reply_to=said)
    assert len(world.said) == before + 1
    return text(world.said[-1])


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("and when?", "**When it was: 2001 to 2012.** When it was said: 2 June 2015 (inferred)."),
        ("who said that", "**Who says it: Professor Nora Harlow · a finding · 2 June 2015 (inferred).**"),
        ("where is that from?", "**Where it is from: “The Harlow report"),
        ("how many", "**At least 320 children (children exploited; 2001-2012; Millbrook).**"),
        ("does anyone disagree?", "**Sources differ on that.** How they do stands below."),
    ],
)
async def test_a_reply_that_asks_on_is_answered_from_the_fact(world: World, question: str, lead: str) -> None:
    said = await replied(world, await card(world), question)
    assert said.startswith(lead)
    assert "at least 320 children" in said
    assert labels(world.said[-1]) == [words.DETAILS, words.REPORT, words.DELETE]


async def test_it_can_go_on_and_on(world: World) -> None:
    await replied(world, await card(world), "when?")
    said = await replied(world, world.said[-1], "who said so?")
    assert "Who says it" in said


@pytest.mark.parametrize("remark", ["thanks", "that's terrible", "so many", "I was there when it happened"])
async def test_a_remark_is_left_alone(world: World, remark: str) -> None:
    said = await card(world)
    await world.bob.send(world.channel, remark, reply_to=said)
    assert world.said == [said]


async def test_a_reply_that_does_not_call_it_is_left_alone(world: World) -> None:
    asked = await world.alice.slash(world.channel, "ask", question=ESTIMATE)
    assert asked.response is not None
    await world.bob.send(world.channel, "and when?", reply_to=asked.response)
    assert len(world.said) == 1


async def test_a_reply_to_an_answer_by_command_needs_its_mention(world: World) -> None:
    asked = await world.alice.slash(world.channel, "ask", question=ESTIMATE)
    assert asked.response is not None
    await world.bob.send(world.channel, f"{world.mention} and when?", reply_to=asked.response)
    assert "When it was: 2001 to 2012" in text(world.said[-1])


async def test_a_reply_in_a_direct_message_goes_on_too(world: World) -> None:
    await world.alice.send_dm(ESTIMATE)
    said = world.alice.user.dm_channel.last_message
    assert said is not None
    backend, channel = world.env.backend, world.alice.user.dm_channel.id
    reference = {"channel_id": str(channel), "message_id": str(said.id)}
    await world.alice.send_dm("source?", reference=backend.normalize_message_reference(channel, reference))
    assert "Where it is from" in text(world.alice.user.dm_channel.last_message)


async def test_the_reply_to_what_is_held_against_someone_stands_with_it(world: World) -> None:
    said = await replied(world, await card(world, "did Tom Brandt ignore the warnings"), "what did he say to that?")
    assert said.startswith("**There is an answer to that in the documents.**")
    assert "neither warning had been passed on to him" in said


async def test_a_distressing_fact_stays_behind_its_spoiler(world: World) -> None:
    said = await replied(world, await card(world, "what were the children threatened with"), "who found that?")
    assert "||The Harlow report" in said
    assert words.SUPPORT in said


async def test_where_the_fact_does_not_say_others_are_offered(world: World) -> None:
    said = await replied(world, await card(world), "and what about all of England?")
    assert "“How many children were exploited in Millbrook”, and that fact does not say" in said
    assert "fact:open:england-count" in custom_ids(world.said[-1])
    assert "fact:open:harlow-estimate" not in custom_ids(world.said[-1])


async def test_what_cannot_be_followed_is_said_with_what_can(world: World, base: FactBase) -> None:
    said = await card(world)
    world.serve(without(base, *(fact for fact in base.facts if fact != "harlow-estimate")))
    told = await replied(world, said, "why?")
    assert told.startswith("I cannot follow that from “How many children")
    assert "who says it, when, where it is from" in told


async def test_a_whole_question_is_answered_by_itself(world: World) -> None:
    said = await replied(world, await card(world), "did the police apologise to every child?")
    assert "apologised to every child" in said


async def test_a_reply_to_what_is_no_card_cannot_be_followed(world: World, base: FactBase) -> None:
    world.serve(unsure(base))
    said = await card(world)
    assert await replied(world, said, f"{world.mention} and when?") == words.NOTHING_TO_FOLLOW


async def test_a_reply_to_a_fact_that_is_withheld_says_so(world: World, base: FactBase) -> None:
    said = await card(world)
    world.serve(without(base, "harlow-estimate"))
    assert await replied(world, said, f"{world.mention} and when?") == words.GONE


async def test_a_reply_to_another_member_is_an_ordinary_question(world: World) -> None:
    other = await world.alice.send(world.channel, "I wonder about the police")
    await world.bob.send(world.channel, f"{world.mention} did the police apologise?", reply_to=other)
    assert "apologised to every child" in text(world.said[-1])


async def test_a_disclosure_in_a_reply_is_answered_privately(world: World) -> None:
    await world.bob.send(world.channel, f"{world.mention} I was abused when I was a child", reply_to=await card(world))
    assert text(world.said[-1]) == words.ANSWERED_PRIVATELY
    assert "01632 960 002" in text(world.bob.user.dm_channel.last_message)


async def test_a_card_can_be_asked_about_after_a_restart_and_when_it_was_corrected(
    world: World, make_bot: Callable[[], FactBot]
) -> None:
    said = await card(world)
    await world.bot.after_change(None, ["harlow-estimate"])
    await world.env.restart_bot(make_bot())
    assert "When it was: 2001 to 2012" in await replied(world, said, "and when?")


async def test_the_menu_gives_a_line_for_each_claim_and_each_opens_its_card(world: World) -> None:
    message = await world.alice.send(
        world.channel,
        "At least 320 children were exploited in Millbrook. The police said sorry to every child, but the council"
        " set up a new team! What a day. The ombudsman counted 2,750 children exploited in Millbrook.",
    )
    result = await world.bob.context_menu(world.channel, words.MENU, message)
    said = answered(result)
    assert result.ephemeral
    assert said.count("It says: “") == len(labels(result.response)) == 3
    assert "What a day" not in said
    opened = await world.bob.click(result.response, custom_id=custom_ids(result.response)[0])  # type: ignore[arg-type]
    assert opened.ephemeral
    assert "/fact " in answered(opened)


async def test_of_one_claim_the_menu_gives_the_card_and_says_for_what(world: World) -> None:
    message = await world.alice.send(world.channel, "What a day. The police apologised to every child. Lovely weather.")
    said = answered(await world.bob.context_menu(world.channel, words.MENU, message))
    assert "apologised to every child" in said
    assert "For the message: The police apologised to every child." in said


async def test_a_false_claim_is_said_to_be_false_in_its_line(world: World) -> None:
    message = await world.alice.send(
        world.channel, "what is the 2750 figure for Millbrook? And did the police apologise to every child?"
    )
    said = answered(await world.bob.context_menu(world.channel, words.MENU, message))
    assert "The documents do not say 2,750 of Millbrook" in said
    assert said.count("It says: “") == 2


async def test_a_disclosure_anywhere_in_a_message_comes_before_its_claims(world: World) -> None:
    message = await world.alice.send(
        world.channel,
        "The police apologised to every child. I was abused when I was a child. The council set up a team.",
    )
    said = answered(await world.bob.context_menu(world.channel, words.MENU, message))
    assert "01632 960 002" in said
    assert "It says" not in said


async def test_a_very_long_message_is_read_as_far_as_it_goes(world: World) -> None:
    message = await world.alice.send(
        world.channel, "The police apologised to every child. The council set up a team. " + "And so it goes. " * 80
    )
    said = answered(await world.bob.context_menu(world.channel, words.MENU, message))
    assert words.NOT_ALL_CLAIMS_READ.format(most=20) in said
