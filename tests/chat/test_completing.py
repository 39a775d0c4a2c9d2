"""What is offered while someone types."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from bot.matching.completion import Completion
from tests.chat.changed import crowded
from tests.chat.world import World, answered

if TYPE_CHECKING:
    from bot.desk.asking import Desk
    from bot.factbase.base import FactBase


async def test_titles_and_questions_with_the_words_typed_are_offered(world: World) -> None:
    offered = await world.alice.autocomplete(world.channel, "ask", "question", "threat")
    assert offered[0]["value"] == "fact:children-threatened"
    assert "threatened" in offered[0]["name"]


async def test_every_choice_leads_to_a_fact(world: World) -> None:
    for typed in ("how many", "police", "did", ""):
        for choice in await world.alice.autocomplete(world.channel, "ask", "question", typed):
            world.clock.time += timedelta(minutes=1)
            card = answered(await world.alice.slash(world.channel, "ask", question=choice["value"]))
            title = world.desk.base.facts[choice["value"].removeprefix("fact:")].title
            assert title in card


async def test_before_anything_is_typed_each_topic_offers_a_fact(world: World) -> None:
    offered = await world.alice.autocomplete(world.channel, "ask", "question", "")
    assert len(offered) == len(world.desk.base.topics)


async def test_a_misspelt_word_still_offers_something(world: World) -> None:
    offered = await world.alice.autocomplete(world.channel, "ask", "question", "appologise")
    assert "fact:police-apology" in [choice["value"] for choice in offered]


async def test_fact_offers_titles(world: World) -> None:
    offered = await world.alice.autocomplete(world.channel, "fact", "name", "have the police said sorry")
    assert offered[0] == {"name": "The apology of County Police", "value": "fact:police-apology"}


async def test_topics_offers_topics(world: World) -> None:
    offered = await world.alice.autocomplete(world.channel, "topics", "topic", "england")
    assert offered == [{"name": "England as a whole", "value": "england"}]


async def test_there_are_never_more_than_25_choices_and_each_fact_is_offered_once(world: World, base: FactBase) -> None:
    world.serve(crowded(base, 60))
    offered = await world.alice.autocomplete(world.channel, "ask", "question", "estimate")
    assert len(offered) == 25
    assert len({choice["value"] for choice in offered}) == 25


def test_the_phrase_that_has_all_the_words_comes_first(desk: Desk) -> None:
    assert Completion(desk.base, desk.matcher).offers("police said sorry")[0] == (
        "have the police said sorry",
        "police-apology",
    )


@pytest.mark.parametrize("typed", ["x" * 6000, "@everyone", "\x00\u202ezz", "é̂zzz"])
async def test_odd_text_does_not_break_it(world: World, typed: str) -> None:
    assert await world.alice.autocomplete(world.channel, "ask", "question", typed) == []


async def test_an_error_leaves_a_choice_that_says_so_and_keeps_what_was_typed(world: World) -> None:
    del world.bot.completion_for(None).words
    with capture_logs() as logs:
        offered = await world.alice.autocomplete(world.channel, "ask", "question", "secret words")
    assert offered[0]["value"] == "secret words"
    assert logs[0]["reference"] in offered[0]["name"]
    assert "secret words" not in str(logs)


async def test_an_error_offers_nothing_where_what_was_typed_is_no_possible_choice(world: World) -> None:
    del world.bot.completion_for(None).words
    assert await world.alice.autocomplete(world.channel, "ask", "question", "long " * 60) == []
