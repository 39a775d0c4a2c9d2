"""Posted answers are edited when their facts are changed or withheld."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from bot.chat import words
from bot.storage.failures import FullError
from tests.chat.changed import altered, unsure, without
from tests.chat.world import World, answered, custom_ids, labels, text

if TYPE_CHECKING:
    from collections.abc import Callable

    import discord

    from bot.chat.client import FactBot
    from bot.factbase.base import FactBase

ESTIMATE = "how many children were exploited in Millbrook"


async def posted(world: World, question: str = ESTIMATE) -> discord.Message:
    """An answer that stands in the channel."""
    await world.alice.slash(world.channel, "ask", question=question)
    return world.said[-1]


async def corrected(world: World, *facts: str, community: int | None = None) -> str:
    """What the newest answer in the channel says after facts were changed."""
    await world.bot.after_change(community, facts)
    return text(world.said[-1])


async def nearest(world: World, message: discord.Message) -> list[str]:
    """The facts that an answer's button offers instead."""
    offered = await world.bob.click(message, label=words.NOT_THIS)
    return [one.removeprefix("fact:open:") for one in custom_ids(offered.response)]


async def test_a_posted_answer_says_what_its_fact_says_now(world: World, base: FactBase) -> None:
    await posted(world)
    world.serve(altered(base, "harlow-estimate", statement="The report says at least 330 children."))
    said = await corrected(world, "harlow-estimate")
    assert "at least 330 children" in said
    assert words.BROUGHT_UP_TO_DATE in said
    assert labels(world.said[-1]) == [words.DETAILS, words.NOT_THIS, words.REPORT, words.DELETE]


async def test_a_corrected_answer_still_offers_those_of_the_nearest_others_that_stand(
    world: World, base: FactBase
) -> None:
    before = await nearest(world, await posted(world))
    assert len(before) > 1
    world.serve(without(base, before[0]))
    await corrected(world, "harlow-estimate")
    assert await nearest(world, world.said[-1]) == before[1:]
    world.serve(type(world.desk)(base))
    await corrected(world, "harlow-estimate")
    assert await nearest(world, world.said[-1]) == before
    world.serve(without(base, *before))
    await corrected(world, "harlow-estimate")
    assert labels(world.said[-1]) == [words.DETAILS, words.REPORT, words.DELETE]


async def test_an_answer_is_left_as_it_is_when_only_one_of_the_nearest_others_changes(
    world: World, base: FactBase
) -> None:
    others = await nearest(world, await posted(world))
    world.serve(without(base, others[0]))
    assert words.BROUGHT_UP_TO_DATE not in await corrected(world, *others)


async def test_a_mention_that_was_answered_is_corrected_too(world: World, base: FactBase) -> None:
    await world.alice.send(world.channel, f"{world.mention} {ESTIMATE}")
    world.serve(without(base, "harlow-estimate"))
    assert await corrected(world, "harlow-estimate") == words.withheld("harlow-estimate")


async def test_a_withheld_fact_is_no_longer_read_and_comes_back_when_it_is_restored(
    world: World, base: FactBase
) -> None:
    await posted(world)
    world.serve(without(base, "harlow-estimate"))
    said = await corrected(world, "harlow-estimate")
    assert said == words.withheld("harlow-estimate")
    assert "/fact harlow-estimate" in said
    world.serve(type(world.desk)(base))
    assert "at least 320 children" in await corrected(world, "harlow-estimate")


async def test_a_card_is_corrected_when_what_stands_beside_it_changes(world: World, base: FactBase) -> None:
    await posted(world, "did Tom Brandt ignore the warnings")
    world.serve(altered(base, "brandt-reply", statement="Tom Brandt now says that he was told."))
    assert "now says that he was told" in await corrected(world, "brandt-reply")


async def test_an_offered_fact_that_is_withheld_is_taken_off_the_list(world: World, base: FactBase) -> None:
    world.serve(unsure(base))
    await posted(world, "did the police apologise")
    before = labels(world.said[-1])
    world.serve(without(base, "police-apology"))
    said = await corrected(world, "police-apology")
    assert "The apology of County Police" not in said
    assert labels(world.said[-1]) == before[1:]
    assert (await world.bob.click(world.said[-1], label=words.ASK_TO_ADD)).modal is not None
    world.serve(without(base, *base.facts))
    assert await corrected(world, *base.facts) == words.ALL_WITHHELD


async def test_a_continued_card_does_not_keep_what_was_withheld(world: World, base: FactBase) -> None:
    limits = " ".join(["limit"] * 900)
    world.serve(altered(base, "harlow-estimate", limits=limits))
    await posted(world)
    assert len(world.said) > 1
    world.serve(without(base, "harlow-estimate"))
    await world.bot.after_change(None, ["harlow-estimate"])
    first, *rest = [text(message) for message in world.said]
    assert first == words.withheld("harlow-estimate")
    assert set(rest) == {words.REST_CORRECTED}


async def test_a_fact_that_is_too_long_now_is_to_be_looked_up(world: World, base: FactBase) -> None:
    await posted(world)
    world.serve(altered(base, "harlow-estimate", limits=" ".join(["limit"] * 900)))
    assert await corrected(world, "harlow-estimate") == words.corrected_at_length("harlow-estimate")


async def test_a_change_in_another_community_leaves_it_as_it_is(world: World, base: FactBase) -> None:
    await posted(world)
    world.serve(without(base, "harlow-estimate"))
    assert "at least 320 children" in await corrected(world, "harlow-estimate", community=world.community + 1)
    assert "Withheld" in await corrected(world, "harlow-estimate", community=world.community)


async def test_after_30_days_it_is_left_as_it_is(world: World, base: FactBase) -> None:
    await posted(world)
    world.clock.time += timedelta(days=31)
    world.serve(without(base, "harlow-estimate"))
    assert "at least 320 children" in await corrected(world, "harlow-estimate")


async def test_what_only_one_person_sees_is_not_remembered(world: World, base: FactBase) -> None:
    opened = await world.alice.slash(world.channel, "ask", question=ESTIMATE)
    assert opened.response is not None
    await world.bob.click(opened.response, label=words.DETAILS)
    message = await world.alice.send(world.channel, ESTIMATE)
    await world.bob.context_menu(world.channel, words.MENU, message)
    await world.alice.user.slash("ask", question=ESTIMATE)
    await world.alice.send_dm(ESTIMATE)
    world.serve(unsure(base))
    await world.alice.slash(world.channel, "ask", question="who were the victims")
    assert [row["message"] for row in await world.database.rows("SELECT message FROM post")] == [opened.response.id]


async def test_it_works_after_a_restart(world: World, base: FactBase, make_bot: Callable[[], FactBot]) -> None:
    await posted(world)
    world.bot = make_bot()
    await world.env.restart_bot(world.bot)
    world.serve(without(base, "harlow-estimate"))
    assert "Withheld" in await corrected(world, "harlow-estimate")


@pytest.mark.parametrize(("status", "code"), [(404, 10008), (403, 50001)])
async def test_what_cannot_be_edited_is_forgotten_and_logged(world: World, status: int, code: int) -> None:
    await posted(world)
    world.env.inject_error("PATCH", "/channels/*/messages/*", status=status, code=code, times=None)
    with capture_logs() as logs:
        await world.bot.after_change(None, ["harlow-estimate"])
    assert [record["event"] for record in logs] == ["a posted answer cannot be corrected"]
    assert not await world.database.rows("SELECT * FROM post")


async def test_what_discord_fails_to_edit_is_kept_for_the_next_time(world: World, base: FactBase) -> None:
    await posted(world)
    world.serve(without(base, "harlow-estimate"))
    world.env.inject_error("PATCH", "/channels/*/messages/*", status=400, code=50035)
    with capture_logs() as logs:
        await world.bot.after_change(None, ["harlow-estimate"])
    assert [record["event"] for record in logs] == ["Discord did not take a correction"]
    assert "Withheld" in await corrected(world, "harlow-estimate")


async def test_an_answer_that_cannot_be_remembered_is_given_all_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise FullError("the disk is full")

    monkeypatch.setattr(world.database, "write", full)
    with capture_logs() as logs:
        result = await world.alice.slash(world.channel, "ask", question=ESTIMATE)
    assert "at least 320 children" in answered(result)
    assert logs[0]["why"] == "the disk is full"


async def test_without_a_database_there_is_nothing_to_correct(world: World) -> None:
    world.bot.database = None
    said = text(await posted(world))
    assert "/fact harlow-estimate" in said
    assert await corrected(world, "harlow-estimate") == said
