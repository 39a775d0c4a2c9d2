"""Asking the moderators for what nothing answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from discord import ui

from bot.chat import words
from bot.chat.layout import Page, row
from bot.chat.members import words as phrases
from bot.storage import gaps
from tests.chat.changed import lost, unsure
from tests.chat.world import World, answered, custom_ids, labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from simcord.actors import MemberActor
    from simcord.results import InteractionResult

    from bot.chat.client import FactBot
    from bot.factbase.base import FactBase

QUESTION = "what did the lifeguards say about the inquiry"


@pytest.fixture
def unanswered(world: World, base: FactBase) -> World:
    """A world in which nothing has an answer."""
    world.serve(lost(base))
    return world


async def opened(world: World, who: MemberActor, question: str = QUESTION) -> InteractionResult:
    """The form in which someone asks for an answer."""
    asked = await who.slash(world.channel, "ask", question=question)
    assert asked.response is not None
    return await who.click(asked.response, label=words.ASK_TO_ADD)


async def filed(world: World, who: MemberActor, question: str = QUESTION) -> str:
    """What someone is told who asks for an answer."""
    result = await who.submit_modal(await opened(world, who), {"question": question})
    assert result.ephemeral
    return answered(result)


def filled(form: InteractionResult) -> str | None:
    """What stands in the form at first."""
    assert form.modal is not None
    found: str | None = form.modal["components"][1]["component"].get("value")
    return found


async def test_a_question_is_filed_with_consent_and_without_a_name(unanswered: World) -> None:
    form = await opened(unanswered, unanswered.alice)
    assert "without your name" in str(form.modal)
    assert filled(form) == QUESTION
    said = answered(await unanswered.alice.submit_modal(form, {"question": f"{QUESTION}, call me on 01632 960001?"}))
    assert f"“{QUESTION}, call me on \\[…\\]?”" in said
    (gap,) = await gaps.open_in(unanswered.database, unanswered.community)
    assert gap.question == f"{QUESTION}, call me on […]?"
    assert not await unanswered.database.rows("SELECT * FROM member")


async def test_the_same_question_is_counted(unanswered: World) -> None:
    await filed(unanswered, unanswered.alice)
    assert await filed(unanswered, unanswered.bob, "What did lifeguards say about the inquiry?") == phrases.gap_counted(
        2
    )


async def test_the_form_has_the_question_of_a_mention(unanswered: World) -> None:
    await unanswered.alice.send(unanswered.channel, f"{unanswered.mention} {QUESTION}")
    form = await unanswered.bob.click(unanswered.said[0], label=words.ASK_TO_ADD)
    assert filled(form) == QUESTION


async def test_the_form_has_the_message_that_was_looked_up(unanswered: World) -> None:
    message = await unanswered.bob.send(unanswered.channel, "did *anyone* see [it]?")
    found = await unanswered.alice.context_menu(unanswered.channel, words.MENU, message)
    assert found.response is not None
    form = await unanswered.alice.click(found.response, label=words.ASK_TO_ADD)
    assert filled(form) == "did *anyone* see [it]?"


async def test_the_form_has_as_much_of_a_long_question_as_a_button_can_carry(unanswered: World) -> None:
    form = await opened(unanswered, unanswered.alice, f"{QUESTION},\n\n  and {'more ' * 99}")
    assert filled(form) == f"{QUESTION}, and{' more' * 8}…"


@pytest.mark.parametrize(
    "question",
    [
        "que dirent les maîtres-nageurs",
        "что сказали спасатели",
        "🏊" * 300,
        "x" * 300,
        "``` `code` ``` ||hidden|| <b> \\ # - [a](b)",
        "fact:open:new-team",
        "gap:ask",
        "::",
    ],
)
async def test_the_form_has_a_question_whatever_it_is_made_of(unanswered: World, question: str) -> None:
    found = filled(await opened(unanswered, unanswered.alice, question))
    assert found is not None
    assert question.startswith(found.removesuffix("…"))
    assert len(found) >= min(len(question), 40)


async def test_a_button_that_others_see_carries_nothing_that_leads_to_a_person(unanswered: World) -> None:
    question = f"did <@{unanswered.bob.id}> of 12 High Street, 01632 960001, tell @everyone"
    asked = await unanswered.alice.slash(unanswered.channel, "ask", question=question)
    assert custom_ids(asked.response)[-2] == "gap:ask:did […] of […], […], tell […]"


async def test_a_button_from_before_it_carried_the_question_opens_an_empty_form(unanswered: World) -> None:
    button: ui.Button[Page] = ui.Button(label=words.ASK_TO_ADD, custom_id="gap:ask")
    channel = unanswered.bot.get_partial_messageable(unanswered.channel.id)
    message = await channel.send(view=Page(row(button)))
    assert filled(await unanswered.alice.click(message, label=words.ASK_TO_ADD)) is None


async def test_a_suggestion_offers_it_too(world: World, base: FactBase) -> None:
    world.serve(unsure(base))
    asked = await world.alice.slash(world.channel, "ask", question="did the police apologise")
    assert labels(asked.response)[-2] == words.ASK_TO_ADD


@pytest.mark.parametrize("question", ["I was abused by a neighbour and told nobody", "who were the victims"])
async def test_a_private_matter_is_answered_and_never_kept(world: World, base: FactBase, question: str) -> None:
    world.serve(lost(base))
    form = await opened(world, world.alice)
    world.serve(type(world.desk)(base))
    said = answered(await world.alice.submit_modal(form, {"question": question}))
    assert phrases.QUESTION_NOT_KEPT in said
    assert "here, and none will be" in said or "not your fault" in said
    assert not await world.database.rows("SELECT * FROM gap")


async def test_guidance_and_answers_do_not_offer_it(world: World) -> None:
    for question in ("who were the victims", "what do you cover", "how many children were exploited in Millbrook"):
        asked = await world.alice.slash(world.channel, "ask", question=question)
        assert words.ASK_TO_ADD not in labels(asked.response)


async def test_a_question_of_which_nothing_is_left_is_not_filed(unanswered: World) -> None:
    assert await filed(unanswered, unanswered.alice, "@someone.else 01632 960001") == phrases.QUESTION_EMPTY
    assert not await unanswered.database.rows("SELECT * FROM gap")


async def test_it_is_not_offered_where_there_are_no_moderators(unanswered: World) -> None:
    direct = await unanswered.alice.user.slash("ask", question=QUESTION)
    assert words.ASK_TO_ADD not in labels(direct.response)
    unanswered.bot.database = None
    alone = await unanswered.alice.slash(unanswered.channel, "ask", question=QUESTION)
    assert words.ASK_TO_ADD not in labels(alone.response)


async def test_the_form_works_after_a_restart(unanswered: World, make_bot: Callable[[], FactBot]) -> None:
    form = await opened(unanswered, unanswered.alice)
    await unanswered.env.restart_bot(make_bot())
    assert answered(await unanswered.alice.submit_modal(form, {"question": QUESTION})) == phrases.gap_filed(QUESTION)
