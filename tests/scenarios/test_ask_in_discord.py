"""Whole conversations in Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING

from structlog.testing import capture_logs

from bot.chat import words
from tests.chat.changed import unsure, without
from tests.chat.world import answered, custom_ids, labels, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.chat.client import FactBot
    from bot.factbase.base import FactBase
    from tests.chat.world import World


async def test_a_member_in_a_hurry_asks_doubts_and_checks(world: World, make_bot: Callable[[], FactBot]) -> None:
    offered = await world.alice.autocomplete(world.channel, "ask", "question", "how many kids")
    asked = await world.alice.slash(world.channel, "ask", question=offered[0]["value"])
    assert "at least 320 children" in answered(asked)
    assert asked.response is not None

    details = await world.bob.click(asked.response, label=words.DETAILS)
    assert "at least 320 children · children exploited" in answered(details)
    girls = await world.bob.select(details.response, ["gazette-girls"])  # type: ignore[arg-type]
    assert "some 320 girls" in answered(girls)

    await world.env.restart_bot(make_bot())
    still = await world.alice.click(asked.response, label=words.DETAILS)
    assert "legal news round-up" in answered(still)


async def test_an_argument_about_a_figure_is_settled_by_its_source(world: World) -> None:
    claim = await world.bob.send(world.channel, "what is the 2750 figure for Millbrook")
    assert not world.said
    looked_up = await world.alice.context_menu(world.channel, words.MENU, claim)
    assert "they say it of England" in answered(looked_up)
    assert looked_up.ephemeral
    shared = await world.alice.slash(world.channel, "fact", name="england-count")
    assert "counted 2,750 children who were exploited in England" in answered(shared)
    assert "(https://digest.example/harlow)" in text(shared.response)
    assert not shared.ephemeral


async def test_a_newcomer_finds_the_way_from_a_bare_mention_to_a_fact(world: World) -> None:
    await world.alice.send(world.channel, world.mention)
    assert "/topics" in text(world.said[-1])
    listed = await world.alice.slash(world.channel, "topics")
    await world.alice.select(listed.response, ["police"])  # type: ignore[arg-type]
    opened = await world.alice.select(listed.response, ["police-low-priority"])  # type: ignore[arg-type]
    card = answered(opened)
    assert "low priority" in card
    assert "apologised to every child" in card
    assert "/fact police-low-priority" in card


async def test_a_vague_question_leads_by_a_suggestion_to_an_answer(world: World, base: FactBase) -> None:
    world.serve(unsure(base))
    await world.alice.send(world.channel, f"{world.mention} what did the police do about reports")
    (suggestion,) = world.said
    *offered, ask, delete = labels(suggestion)
    assert set(offered) == {words.READ}
    assert (ask, delete) == (words.ASK_TO_ADD, words.DELETE)
    opened = await world.bob.click(suggestion, custom_id=custom_ids(suggestion)[0])
    assert answered(opened)
    assert opened.ephemeral


async def test_someone_who_discloses_abuse_is_answered_kindly_and_nothing_of_it_stays_anywhere(
    world: World,
) -> None:
    with capture_logs() as logs:
        await world.alice.send(world.channel, f"{world.mention} I was abused by a neighbour and told nobody")
    received = text(world.alice.user.dm_channel.last_message)
    assert "not your fault" in received
    assert "01632 960 002" in received
    assert [text(message) for message in world.said] == [words.ANSWERED_PRIVATELY]
    assert logs == []


async def test_a_fact_is_withdrawn_while_people_have_it_before_them(world: World, base: FactBase) -> None:
    offered = await world.alice.autocomplete(world.channel, "fact", "name", "apology of County")
    card = await world.bob.slash(world.channel, "ask", question="did the police apologise")
    world.serve(without(base, "police-apology"))
    assert answered(await world.alice.slash(world.channel, "fact", name=offered[0]["value"])) == words.GONE
    assert answered(await world.bob.click(card.response, label=words.DETAILS)) == words.GONE  # type: ignore[arg-type]
    again = await world.bob.slash(world.channel, "ask", question="did the police apologise")
    assert "apologised to every child" not in answered(again)
    assert len(world.env.errors) == 1
