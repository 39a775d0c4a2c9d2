"""/disagreements: where the documents differ and how, each side with its speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.chat import words
from bot.chat.browse import words as phrases
from bot.desk.asking import Desk
from bot.factbase.model import Difference
from tests.chat.browse.lists import every_page, of_length, opened
from tests.chat.changed import altered, empty
from tests.chat.world import World, answered, text

if TYPE_CHECKING:
    from bot.factbase.base import FactBase


async def test_both_sides_stand_with_their_speakers_and_how_they_differ(world: World) -> None:
    message = await opened(world, "disagreements")
    said = text(message)
    assert phrases.differences_title(1) in said
    for told in (
        "at least 320 children",
        "Professor Nora Harlow · a finding · 2 June 2015 (inferred)",
        "some 320 girls",
        "Ada Thorne · a statistic · 9 March 2016",
        "**How they differ:** Harlow counts children; the Gazette writes of girls.",
    ):
        assert told in said
    for fact in ("harlow-estimate", "gazette-girls"):
        assert answered(await world.alice.select(message, [fact], custom_id="facts:choose"))


@pytest.mark.parametrize("topic", ["scale", "How many children", "how many childern"])
async def test_a_topic_has_those_that_touch_it(world: World, topic: str) -> None:
    assert "some 320 girls" in text(await opened(world, "disagreements", topic=topic))


async def test_a_topic_without_any_says_so(world: World) -> None:
    assert text(await opened(world, "disagreements", topic="police")) == phrases.NO_DIFFERENCES_IN


async def test_an_unknown_topic_is_said_to_be_unknown_and_all_are_shown(world: World) -> None:
    said = answered(await world.alice.slash(world.channel, "disagreements", topic="pizza"))
    assert words.NO_SUCH_TOPIC in said
    assert "England as a whole" in said


async def test_topics_are_completed(world: World) -> None:
    offered = await world.alice.autocomplete(world.channel, "disagreements", "topic", "many")
    assert offered == [{"name": "How many children", "value": "scale"}]


async def test_a_topic_is_chosen_from_the_menu(world: World, base: FactBase) -> None:
    world.serve(differing(base))
    message = await opened(world, "disagreements")
    assert phrases.differences_title(2) in text(message)
    await world.alice.select(message, ["council"], custom_id="differs:choose")
    assert phrases.differences_title(1) in text(message)
    assert "320" not in text(message)


def differing(base: FactBase) -> Desk:
    """A desk on which the council and the chief executive differ too."""
    return altered(base, "new-team", differs=(Difference(fact="penny-listening", how="They speak of other things."),))


async def test_a_side_never_stands_without_the_reply(world: World, base: FactBase) -> None:
    world.serve(altered(base, "warnings-unread", differs=(Difference(fact="penny-listening", how="Other things."),)))
    said = text(await opened(world, "disagreements", topic="council"))
    assert said.index("left two warnings") < said.index(phrases.BESIDE) < said.index("neither warning had been passed")


async def test_a_distressing_side_is_read_on_its_card_alone(world: World, base: FactBase) -> None:
    world.serve(altered(base, "children-threatened", differs=(Difference(fact="new-team", how="Other things."),)))
    said = text(await opened(world, "disagreements", topic="council"))
    assert "What children were threatened with" in said
    assert "threatened with violence" not in said


async def test_many_long_ones_are_paged_and_fit(world: World, base: FactBase) -> None:
    world.serve(of_length(base, 40))
    said = await every_page(world, await opened(world, "disagreements", topic="council"))
    assert "\n".join(said).count("HOW filler") == 39
    assert all("REPLY" in page for page in said if "CLAIM" in page)


async def test_without_any_it_says_so(world: World, base: FactBase) -> None:
    world.serve(empty(base))
    assert text(await opened(world, "disagreements")) == phrases.NO_DIFFERENCES
    world.serve(Desk(replace(base, facts={"new-team": base.facts["new-team"]})))
    assert text(await opened(world, "disagreements")) == phrases.NO_DIFFERENCES


async def test_those_that_are_gone_when_a_page_is_turned_are_said_to_be(world: World, base: FactBase) -> None:
    world.serve(of_length(base, 40))
    message = await opened(world, "disagreements", topic="council")
    world.serve(Desk(base))
    await world.alice.click(message, label=words.LATER)
    assert text(message) == phrases.NO_DIFFERENCES_IN
