"""/numbers: every figure with its qualifier, period and place, beside those that it is taken for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.chat.browse import words as phrases
from bot.desk.asking import Desk
from bot.factbase.model import Sensitivity
from tests.chat.browse.lists import every_page, of_length, opened
from tests.chat.changed import altered, empty, without
from tests.chat.world import World, answered, text

if TYPE_CHECKING:
    from bot.factbase.base import FactBase

HARLOW = "**at least 320 children** · children exploited · 2001-2012 · Millbrook\n-# Professor Nora Harlow"
GAZETTE = "**some 320 girls** · girls exploited · period not stated · Millbrook\n-# Ada Thorne"
COUNT = "**2,750 children** · children exploited · fourteen months up to 2011 · England\n-# Children's Ombudsman"


async def test_every_figure_stands_with_all_that_belongs_to_it(world: World) -> None:
    said = "\n".join(await every_page(world, await opened(world, "numbers")))
    for told in (HARLOW, GAZETTE, COUNT, "**9 people**", "**a quarter: share of children**", "**14 months**"):
        assert told in said


async def test_those_that_people_confuse_stand_side_by_side(world: World) -> None:
    said = text(await opened(world, "numbers", about="2,750"))
    assert said.index(COUNT) < said.index(phrases.NOT_THESE) < said.index("**16,200 children**") < said.index(HARLOW)
    assert "An official page adds:" in said


@pytest.mark.parametrize("about", ["2750", "2,750", "children england", "england", "England as a whole"])
async def test_they_are_found_by_number_words_and_topic(world: World, about: str) -> None:
    said = text(await opened(world, "numbers", about=about))
    assert COUNT in said
    assert "## Figures: " in said


async def test_every_figure_leads_to_its_card(world: World) -> None:
    message = await opened(world, "numbers", about="16200")
    card = await world.alice.select(message, ["england-risk"], custom_id="facts:choose")
    assert "are never added" in answered(card)


async def test_a_topic_is_chosen_from_the_menu(world: World) -> None:
    message = await opened(world, "numbers")
    await world.alice.select(message, ["council"], custom_id="numbers:choose")
    assert "## Figures: What the council did" in text(message)
    assert "**9 people**" in text(message)


@pytest.mark.parametrize("about", ["zzz", "320 zzz", "2751", "🙂", "?!", "of the"])
async def test_where_nothing_is_found_it_says_what_to_do(world: World, about: str) -> None:
    assert text(await opened(world, "numbers", about=about)) == phrases.NO_SUCH_FIGURE


async def test_a_long_search_is_read_as_far_as_a_button_carries_it(world: World, base: FactBase) -> None:
    world.serve(of_length(base, 60))
    said = await every_page(world, await opened(world, "numbers", about="children " * 40))
    assert len(said) > 3


async def test_topics_and_figures_are_completed_and_each_finds_something(world: World) -> None:
    offered = await world.alice.autocomplete(world.channel, "numbers", "about", "")
    assert {"name": "How many children", "value": "scale"} in offered
    assert {"name": "some 320 girls", "value": "320 girls"} in offered
    for choice in offered:
        assert phrases.NO_SUCH_FIGURE not in text(await opened(world, "numbers", about=choice["value"]))
    assert [one["value"] for one in await world.alice.autocomplete(world.channel, "numbers", "about", "16,2")] == [
        "16200 children"
    ]


async def test_what_must_be_read_with_a_figure_is_told_too(world: World, base: FactBase) -> None:
    world.serve(altered(base, "new-team", shown_with=("brandt-reply",)))
    said = text(await opened(world, "numbers", about="9 people"))
    assert said.index(phrases.BESIDE) < said.index("neither warning had been passed on to him")


async def test_the_same_number_of_something_else_is_named(world: World, base: FactBase) -> None:
    figure = replace(base.facts["new-team"].figures[0], value=14, unit="cases", population="cases looked at")
    world.serve(altered(base, "new-team", figures=(figure,)))
    said = text(await opened(world, "numbers", about="14 cases"))
    assert phrases.same_number("14 months (the period of the count)") in said


async def test_a_distressing_figure_is_read_on_its_card_alone(world: World, base: FactBase) -> None:
    world.serve(altered(base, "new-team", sensitivity=Sensitivity.DISTRESSING))
    said = text(await opened(world, "numbers", about="9 people"))
    assert phrases.HIDDEN in said
    assert "9 people · " not in said
    assert "social workers and police officers" not in said


async def test_many_are_paged_and_keep_the_search(world: World, base: FactBase) -> None:
    world.serve(of_length(base, 200))
    said = await every_page(world, await opened(world, "numbers", about="nora harlow children"))
    assert all(page.startswith("## Figures: nora harlow children") for page in said)
    assert all(f"{1000 + n:,} children" in "\n".join(said) for n in range(200))


async def test_figures_that_are_gone_when_a_page_is_turned_are_said_to_be(world: World, base: FactBase) -> None:
    message = await opened(world, "numbers", about="nine people")
    world.serve(without(base, "new-team"))
    await world.alice.select(message, ["council"], custom_id="numbers:choose")
    assert text(message) == phrases.NO_SUCH_FIGURE


async def test_without_figures_it_says_so(world: World, base: FactBase) -> None:
    world.serve(empty(base))
    assert text(await opened(world, "numbers")) == phrases.NO_FIGURES
    world.serve(Desk(replace(base, facts={"police-apology": base.facts["police-apology"]})))
    assert text(await opened(world, "numbers")) == phrases.NO_FIGURES
