"""/source: what each document is, its facts, and where to read it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.chat import words
from bot.chat.browse import words as phrases
from bot.chat.lists import FACTS_A_PAGE
from bot.desk.asking import Desk
from tests.chat.browse.lists import every_page, opened
from tests.chat.changed import crowded
from tests.chat.world import World, answered, labels, text

if TYPE_CHECKING:
    from bot.factbase.base import FactBase


async def test_each_document_is_listed_with_what_it_is_and_its_link(world: World) -> None:
    said = text(await opened(world, "source"))
    assert "The 3 documents" in said
    assert "[What the Harlow report found in Millbrook](https://gazette.example/millbrook)" in said
    assert "Law Digest · legal news round-up · June 2015 (inferred)" in said
    assert "By Ruth Penny, paediatrician" in said
    assert "-# 10 facts" in said
    assert phrases.OWN_SOURCES not in said


@pytest.mark.parametrize("name", ["law-digest", "law digst", "The Harlow report and the responses"])
async def test_one_has_its_facts_and_each_opens_its_card(world: World, name: str) -> None:
    message = await opened(world, "source", name=name)
    said = text(message)
    assert "### The Harlow report and the responses" in said
    assert "https://digest.example/harlow" in said
    assert "• The apology of County Police" in said
    assert "The Gazette writes of 320 girls" not in said
    card = await world.alice.select(message, ["police-apology"], custom_id="facts:choose")
    assert "apologised to every child" in answered(card)


async def test_one_is_chosen_from_the_list_and_leads_back(world: World) -> None:
    message = await opened(world, "source")
    await world.alice.select(message, ["millbrook-gazette"])
    assert "• The Gazette writes of 320 girls" in text(message)
    await world.alice.click(message, label=phrases.ALL_SOURCES)
    assert "The 3 documents" in text(message)


async def test_names_are_completed_by_title_publisher_and_author(world: World) -> None:
    offers = {"quarterly": "care-quarterly", "ada thorne": "millbrook-gazette", "Harlow report and": "law-digest"}
    for typed, key in offers.items():
        offered = await world.alice.autocomplete(world.channel, "source", "name", typed)
        assert [choice["value"] for choice in offered] == [key]
    assert len(await world.alice.autocomplete(world.channel, "source", "name", "")) == 3


async def test_an_unknown_name_is_said_to_be_unknown_and_all_are_shown(world: World) -> None:
    result = await world.alice.slash(world.channel, "source", name="zzz")
    assert phrases.NO_SUCH_SOURCE in answered(result)
    assert "The 3 documents" in answered(result)


async def test_the_sources_of_a_community_stand_apart(world: World, base: FactBase) -> None:
    world.serve(Desk(with_own(base, 1)))
    said = text(await opened(world, "source"))
    assert (
        said.index("The 3 documents")
        < said.index("Law Digest")
        < said.index(phrases.OWN_SOURCES)
        < said.index("Own number 0")
    )
    assert phrases.OWN_SOURCES in text(await opened(world, "source", name="own-0"))


async def test_many_sources_are_paged(world: World, base: FactBase) -> None:
    world.serve(Desk(with_own(base, 20)))
    said = await every_page(world, await opened(world, "source"))
    assert len(said) == 4
    assert all(f"Own number {n}" in "\n".join(said) for n in range(20))


def with_own(base: FactBase, count: int) -> FactBase:
    """A base to which a community added sources."""
    model = base.sources["law-digest"]
    own = {f"own-{n}": replace(model, id=f"own-{n}", document="", title=f"Own number {n}") for n in range(count)}
    return replace(base, sources={**base.sources, **own})


async def test_many_facts_are_paged(world: World, base: FactBase) -> None:
    world.serve(crowded(base, 200))
    said = await every_page(world, await opened(world, "source", name="law-digest"))
    facts = world.desk.base.by_source("law-digest")
    assert len(said) == -(-len(facts) // FACTS_A_PAGE) > 10
    assert all(f"• {fact.title}\n" in "\n".join([*said, ""]) for fact in facts)


async def test_a_source_without_facts_leads_back(world: World, base: FactBase) -> None:
    world.serve(Desk(replace(base, facts={})))
    message = await opened(world, "source", name="law-digest")
    assert "-# 0 facts" in text(message)
    assert labels(message) == [phrases.ALL_SOURCES]


async def test_one_that_is_gone_shows_all(world: World, base: FactBase) -> None:
    world.serve(Desk(with_own(base, 1)))
    message = await opened(world, "source")
    world.serve(Desk(base))
    await world.alice.select(message, ["own-0"])
    assert "The 3 documents" in text(message)


async def test_without_sources_it_says_so(world: World, base: FactBase) -> None:
    world.serve(Desk(replace(base, facts={}, sources={})))
    assert text(await opened(world, "source")) == phrases.NO_SOURCES


async def test_a_page_turns_where_only_its_reader_sees_it(world: World, base: FactBase) -> None:
    world.serve(crowded(base, 40))
    message = await opened(world, "source", name="law-digest")
    await world.alice.click(message, label=words.LATER)
    await world.alice.click(message, label=words.EARLIER)
    assert "Page 1 of" in text(message)
