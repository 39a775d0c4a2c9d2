"""Buttons and menus, after a restart and after an update too, and forms that were open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from discord import ui

from bot.chat import words
from bot.chat.buttons import digest
from bot.chat.layout import Page, row
from tests.chat.changed import altered, longest, lost, without
from tests.chat.world import Message, World, answered, components, custom_ids, labels, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.chat.client import FactBot
    from bot.factbase.base import FactBase

ESTIMATE = "how many children were exploited in Millbrook"
FORM, MENU = 5, 3


async def card(world: World, question: str = ESTIMATE) -> Message:
    result = await world.alice.slash(world.channel, "ask", question=question)
    assert result.response is not None
    return result.response


async def test_details_tell_all_there_is_to_the_one_who_asks(world: World) -> None:
    result = await world.bob.click(await card(world), label=words.DETAILS)
    said = answered(result)
    assert result.ephemeral
    assert "at least 320 children · children exploited · 2001-2012 · Millbrook" in said
    assert "legal news round-up" in said
    assert "Filed under: How many children" in said
    assert "how many kids was it" not in said
    assert labels(result.response) == [words.COPY, words.REPORT]


async def test_details_say_why_it_was_the_answer(world: World) -> None:
    message = await card(world, "how many children were explioted in Millbrook")
    said = answered(await world.bob.click(message, label=words.DETAILS))
    assert words.WHY in said
    assert f"{words.WHY_MATCHED}: *children*, *exploited*, *millbrook*" in said
    assert f"{words.WHY_READ_AS}: *exploited*" in said
    assert re.search(r"How likely it answers the question: \d+%", said)
    assert "Next nearest: " in said


async def test_of_a_long_question_the_start_is_known_to_details(world: World) -> None:
    question = f"{ESTIMATE} as far as Professor Nora Harlow could find out in all the years of her inquiry"
    message = await card(world, question)
    assert max(map(len, custom_ids(message))) <= 100
    assert words.WHY_CUT in answered(await world.bob.click(message, label=words.DETAILS))


async def test_details_carry_nothing_that_leads_to_a_person(world: World) -> None:
    message = await card(world, f"how many children were exploited in Millbrook <@{world.bob.id}> 01632 960001")
    assert str(world.bob.id) not in "".join(custom_ids(message))
    assert "960001" not in "".join(custom_ids(message))


async def test_where_the_question_would_not_lead_there_now_details_say_so(world: World, base: FactBase) -> None:
    message = await card(world)
    world.serve(lost(base))
    said = answered(await world.bob.click(message, label=words.DETAILS))
    assert words.WHY_UNKNOWN in said
    assert "legal news round-up" in said


async def test_details_of_a_card_that_answers_no_question_do_not_say_why(world: World) -> None:
    assert words.WHY not in answered(await world.bob.click(await card(world, "fact:new-team"), label=words.DETAILS))


async def test_details_lead_to_related_facts(world: World) -> None:
    details = await world.bob.click(await card(world, "did Tom Brandt ignore the warnings"), label=words.DETAILS)
    (menu,) = [one for one in components(details.response) if one["type"] == MENU]  # type: ignore[arg-type]
    assert menu["options"][0]["value"] == "brandt-reply"
    opened = await world.bob.select(details.response, ["brandt-reply"])  # type: ignore[arg-type]
    assert "neither warning had been passed on" in answered(opened)


async def test_a_fact_is_copied_as_text_with_what_fairness_demands(world: World) -> None:
    details = await world.bob.click(await card(world, "did Tom Brandt ignore the warnings"), label=words.DETAILS)
    copied = await world.bob.click(details.response, label=words.COPY)  # type: ignore[arg-type]
    assert copied.ephemeral
    fence = answered(copied).partition("```\n")[2].removesuffix("\n```")
    assert fence.startswith("The Harlow report of June 2015 found that Tom Brandt")
    assert "— Professor Nora Harlow · a finding · 2 June 2015 (inferred)" in fence
    assert "https://digest.example/harlow" in fence
    assert "To be read with it: In June 2015 Tom Brandt said" in fence
    assert "**" not in fence


async def test_a_distressing_fact_is_copied_behind_a_spoiler_and_with_a_note(world: World) -> None:
    details = await world.bob.click(await card(world, "what were the children threatened with"), label=words.DETAILS)
    said = answered(await world.bob.click(details.response, label=words.COPY))  # type: ignore[arg-type]
    assert "||```\nContent note: tells of the abuse of children\n" in said
    assert said.endswith("```||")


async def test_a_very_long_fact_is_copied_whole_and_nothing_breaks_out(world: World, base: FactBase) -> None:
    world.serve(altered(base, "new-team", statement="```@everyone " + "word " * 1500 + "end"))
    await card(world, "fact:new-team")
    details = await world.bob.click(world.said[-1], label=words.DETAILS)
    result = await world.bob.click(details.followups[-1], label=words.COPY)
    said = answered(result)
    assert "end" in said
    assert said.count("```") == 4


async def test_details_of_a_distressing_fact_are_hidden_too(world: World) -> None:
    said = answered(
        await world.bob.click(await card(world, "what were the children threatened with"), label=words.DETAILS)
    )
    assert "||The Harlow report" in said
    assert "01632 960 001" in said


async def test_details_give_the_limits_of_what_stands_beside_it(world: World, base: FactBase) -> None:
    world.serve(altered(base, "brandt-reply", limits="It is his own account."))
    said = answered(
        await world.alice.click(await card(world, "did Tom Brandt ignore the warnings"), label=words.DETAILS)
    )
    assert "It is his own account." in said


async def test_long_details_come_in_several_messages(world: World, base: FactBase) -> None:
    fact = longest(base, 400)
    world.serve(altered(base, fact.id, **{name: getattr(fact, name) for name in CHANGED}))
    result = await world.alice.click(await card(world, f"fact:{fact.id}"), label=words.DETAILS)
    said = answered(result)
    assert result.followups
    assert all(followup.ephemeral for followup in result.followups)
    for part in (
        "LIMITS",
        "PERIOD",
        "FIRST DIFFERENCE",
        "SECOND DIFFERENCE",
        "THIRD QUOTE",
        "Children's Ombudsman",
    ):
        assert part in said


CHANGED = ("limits", "period", "origin", "differs", "outside", "citations")


async def test_the_nearest_others_are_offered(world: World) -> None:
    offered = await world.bob.click(await card(world), label=words.NOT_THIS)
    assert offered.ephemeral
    assert "fact:open:england-count" in custom_ids(offered.response)
    assert "fact:open:harlow-estimate" not in custom_ids(offered.response)


async def test_the_nearest_others_that_are_gone_are_left_out(world: World, base: FactBase) -> None:
    message = await card(world)
    world.serve(without(base, "england-count"))
    assert "ombudsman counted" not in answered(await world.bob.click(message, label=words.NOT_THIS))


@pytest.mark.parametrize("label", [words.DETAILS, words.NOT_THIS])
async def test_a_button_of_a_fact_that_is_gone_says_so(world: World, base: FactBase, label: str) -> None:
    message = await card(world)
    world.serve(without(base, *(fact for fact in base.facts if fact != "new-team")))
    result = await world.alice.click(message, label=label)
    assert answered(result) == words.GONE
    assert result.ephemeral


async def test_buttons_outlive_a_restart(world: World, make_bot: Callable[[], FactBot]) -> None:
    message = await card(world)
    listed = (await world.alice.slash(world.channel, "topics")).response
    assert listed is not None
    await world.env.restart_bot(make_bot())
    assert "Filed under" in answered(await world.alice.click(message, label=words.DETAILS))
    assert "England" in answered(await world.alice.click(message, label=words.NOT_THIS))
    await world.alice.select(listed, ["england"])
    assert "at high risk" in text(listed)


async def test_nothing_of_a_message_is_kept(world: World) -> None:
    await card(world)
    assert not world.bot.persistent_views
    assert not world.bot._connection._view_store._views
    assert not world.bot._connection._view_store._synced_message_views


async def test_a_button_that_nothing_knows_says_so(world: World) -> None:
    button: ui.Button[Page] = ui.Button(label="Vote", custom_id="poll:vote:1")
    channel = world.bot.get_partial_messageable(world.channel.id)
    message = await channel.send(view=Page(row(button)))
    result = await world.alice.click(message, label="Vote")
    assert answered(result) == words.OLD_BUTTON
    assert result.ephemeral


async def submit(world: World, *values: str) -> str:
    """Send a form that was opened before a restart."""
    fields = [
        {
            "type": 18,
            "id": n,
            "component": {"type": 4, "id": 10 + n, "custom_id": f"field{n}", "value": value},
        }
        for n, value in enumerate(values)
    ]
    data = {"custom_id": "proposal:before-the-restart", "components": fields}
    result = await world.alice._dispatch_interaction(FORM, world.channel, data)
    assert result.ephemeral
    return answered(result)


async def test_a_form_from_before_a_restart_gives_back_what_was_typed(world: World) -> None:
    said = await submit(world, "The report has 15 recommendations.", "", "See ```page``` 3, @everyone")
    assert words.OLD_FORM in said
    assert "```\nThe report has 15 recommendations.\n```" in said
    assert "page" in said
    assert said.count("```") == 4


async def test_a_very_long_form_is_given_back_whole(world: World) -> None:
    values = [f"{letter} " * 1999 + f"end of {letter}" for letter in "abcde"]
    said = await submit(world, *values)
    assert all(f"end of {letter}" in said for letter in "abcde")


async def test_an_empty_form_is_told_to_be_opened_again(world: World) -> None:
    assert await submit(world, "", " ") == words.OLD_FORM_EMPTY


async def test_a_form_in_rows_is_given_back_too(world: World) -> None:
    field = {"type": 4, "id": 2, "custom_id": "field", "value": "typed in a row"}
    data = {"custom_id": "old", "components": [{"type": 1, "id": 1, "components": [field]}]}
    assert "typed in a row" in answered(await world.alice._dispatch_interaction(FORM, world.channel, data))


async def test_if_discord_does_not_take_it_the_catch_all_does_not_fail(world: World) -> None:
    world.env.inject_error("POST", "/interactions/*/callback", status=500, times=None)
    data = {"custom_id": "old", "components": []}
    result = await world.alice._dispatch_interaction(FORM, world.channel, data)
    assert not result.acknowledged
    assert not world.env.errors


def test_no_two_facts_share_a_digest(base: FactBase) -> None:
    assert len({digest(fact) for fact in base.facts}) == len(base.facts)
