"""/who: a role with dates, what someone said, and what was said of them with the reply."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.chat import words
from bot.chat.browse import words as phrases
from bot.desk.asking import Desk
from bot.factbase.model import NO_REPLY, About, Person, Protected, Role
from tests.chat.browse.lists import every_page, of_length, opened
from tests.chat.changed import altered, empty, without
from tests.chat.world import World, answered, custom_ids, labels, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.chat.client import FactBot
    from bot.factbase.base import FactBase

CHILD = Protected(name="Robin Vale", titles=("the Robin Vale review",), aliases=("little Robin",))


@pytest.mark.parametrize("name", ["tom-brandt", "Tom Brandt", "mr brandt", "tom brandy"])
async def test_a_person_is_told_of_by_key_name_and_misspelling(world: World, name: str) -> None:
    said = text(await opened(world, "who", name=name))
    assert "chief executive of Millbrook Council (as of June 2015 (inferred))" in said
    assert "[Law Digest](https://digest.example/harlow)" in said
    assert "The newest document here is of March 2016." in said


async def test_what_is_said_of_someone_stands_with_their_reply(world: World) -> None:
    message = await opened(world, "who", name="tom-brandt")
    said = text(message)
    own, others = said.index(phrases.said_by("Tom Brandt", 1)), said.index(phrases.said_of("Tom Brandt", 1))
    assert own < said.index("neither warning had been passed on to him") < others
    assert others < said.index("left two warnings from youth workers unanswered")
    assert phrases.read_with("What the chief executive answered") in said
    assert "Professor Nora Harlow · a finding" in said


async def test_every_listed_fact_opens_its_card(world: World) -> None:
    message = await opened(world, "who", name="county-police")
    assert "How seriously the police took reports" in text(message)
    for fact in ("police-low-priority", "police-apology"):
        card = await world.alice.select(message, [fact], custom_id="facts:choose")
        assert world.desk.base.facts[fact].statement.split(" found")[0] in answered(card)
        assert card.ephemeral


async def test_what_must_be_read_with_a_fact_stands_on_its_page_and_can_be_opened(world: World) -> None:
    message = await opened(world, "who", name="nora-harlow")
    said = text(message)
    assert said.index("left two warnings") < said.index(phrases.BESIDE) < said.index("neither warning had been passed")
    assert answered(await world.alice.select(message, ["brandt-reply"], custom_id="facts:choose"))


async def test_a_fact_without_a_reply_says_so(world: World, base: FactBase) -> None:
    silent = (About(who="tom-brandt", adverse=True, reply=NO_REPLY),)
    world.serve(altered(base, "warnings-unread", about=silent, shown_with=()))
    assert phrases.UNANSWERED in text(await opened(world, "who", name="tom-brandt"))
    assert phrases.UNANSWERED not in text(await opened(world, "who", name="nora-harlow"))


async def test_a_distressing_fact_is_read_on_its_card_alone(world: World) -> None:
    message = await opened(world, "who", name="nora-harlow")
    said = "\n".join(await every_page(world, message))
    assert "What children were threatened with" in said
    assert "threatened with violence" not in said
    assert phrases.HIDDEN in said


async def test_one_with_something_distressing_beside_it_is_too(world: World, base: FactBase) -> None:
    world.serve(altered(base, "new-team", shown_with=("children-threatened",)))
    said = text(await opened(world, "who", name="millbrook-council"))
    assert "The team that the council set up" in said
    assert "nine social workers" not in said
    assert "threatened with violence" not in said


async def test_an_outside_check_is_told_with_the_claim(world: World) -> None:
    said = text(await opened(world, "who", name="childrens-ombudsman"))
    assert "An official page adds:" in said
    assert "https://ombudsman.example/release" in said


async def test_a_fact_of_the_community_says_so(world: World, base: FactBase) -> None:
    source = replace(base.sources["law-digest"], document="")
    world.serve(Desk(replace(base, sources={**base.sources, "law-digest": source})))
    assert "Added by this community's moderators" in text(await opened(world, "who", name="tom-brandt"))


@pytest.mark.parametrize("name", ["Robin Vale", "robin vail", "little robin", "name the victims"])
async def test_nothing_is_told_of_protected_people_and_victims(world: World, base: FactBase, name: str) -> None:
    world.serve(Desk(replace(base, protected=(CHILD,))))
    said = text(await opened(world, "who", name=name))
    assert "No victim or survivor is named here" in said
    assert "obin" not in said
    assert await world.alice.autocomplete(world.channel, "who", "name", name) == []


async def test_a_disclosure_gets_the_support_lines(world: World) -> None:
    assert "01632 960 001" in text(await opened(world, "who", name="my uncle abused me"))


@pytest.mark.parametrize("name", ["Smith", "zzz", " ", "🙂" * 50, "x" * 6000, "@everyone"])
async def test_nobody_of_a_name_is_said_to_be_nobody(world: World, name: str) -> None:
    assert text(await opened(world, "who", name=name)) == phrases.NO_SUCH_PERSON


async def test_names_are_completed_with_who_they_are(world: World) -> None:
    assert await world.alice.autocomplete(world.channel, "who", "name", "brandt") == [
        {"name": "Tom Brandt, chief executive of Millbrook Council", "value": "tom-brandt"}
    ]
    assert (await world.alice.autocomplete(world.channel, "who", "name", ""))[0]["value"] == "nora-harlow"


async def test_there_are_at_most_25_choices_of_at_most_100_characters(world: World, base: FactBase) -> None:
    world.serve(peopled(base, 60))
    offered = await world.alice.autocomplete(world.channel, "who", "name", "person")
    assert len(offered) == 25
    assert all(90 < len(choice["name"]) <= 100 for choice in offered)


async def test_without_a_name_everyone_is_listed_and_leads_to_them(world: World) -> None:
    message = await opened(world, "who")
    assert "7 people and bodies" in text(message)
    await world.alice.select(message, ["tom-brandt"])
    assert "## Tom Brandt" in text(message)
    await world.alice.click(message, label=phrases.EVERYONE)
    assert "7 people and bodies" in text(message)


async def test_a_long_register_is_paged(world: World, base: FactBase) -> None:
    world.serve(peopled(base, 60))
    said = await every_page(world, await opened(world, "who"))
    assert len(said) == 3
    assert all(f"Person {n}" in "\n".join(said) for n in range(60))


def peopled(base: FactBase, count: int) -> Desk:
    """A desk on a base that has facts about so many more people."""
    role = Role(title="an office with a long name " * 3 + "x" * 40, source="law-digest", paragraph=1)
    people = {f"p{n}": Person(id=f"p{n}", name=f"Person {n}", type="person", roles=(role,)) for n in range(count)}
    facts = {f"of-{key}": replace(base.facts["new-team"], id=f"of-{key}", about=(About(who=key),)) for key in people}
    return Desk(replace(base, people={**base.people, **people}, facts={**base.facts, **facts}))


async def test_many_long_facts_are_paged_and_none_stands_without_its_reply(world: World, base: FactBase) -> None:
    world.serve(of_length(base, 200))
    said = await every_page(world, await opened(world, "who", name="tom-brandt"))
    assert len(said) > 40
    assert all(f"CLAIM {n} " in "\n".join(said) for n in range(200))
    for page in said:
        assert "CLAIM" not in page or "REPLY" in page
        assert page.startswith("## Tom Brandt")


async def test_a_page_that_is_no_longer_there_shows_the_nearest(world: World, base: FactBase) -> None:
    world.serve(of_length(base, 20))
    message = await opened(world, "who", name="tom-brandt")
    world.serve(Desk(base))
    await world.alice.click(message, label=words.LATER)
    assert phrases.said_of("Tom Brandt", 1) in text(message)


async def test_someone_who_is_in_the_register_no_more_is_said_to_be_gone(world: World, base: FactBase) -> None:
    message = await opened(world, "who")
    people = {key: one for key, one in base.people.items() if key != "ruth-penny"}
    facts = {key: fact for key, fact in base.facts.items() if fact.speaker != "ruth-penny"}
    world.serve(Desk(replace(base, people=people, facts=facts)))
    await world.alice.select(message, ["ruth-penny"])
    assert text(message) == phrases.PERSON_GONE


async def test_a_fact_that_is_gone_says_so(world: World, base: FactBase) -> None:
    message = await opened(world, "who", name="tom-brandt")
    world.serve(without(base, "brandt-reply", "warnings-unread"))
    assert answered(await world.alice.select(message, ["brandt-reply"], custom_id="facts:choose")) == words.GONE


async def test_someone_of_whom_there_are_no_facts_has_only_a_role(world: World, base: FactBase) -> None:
    world.serve(without(base, "brandt-reply", "warnings-unread"))
    message = await opened(world, "who", name="tom-brandt")
    assert phrases.NOTHING_OF_THEM in text(message)
    assert labels(message) == [phrases.EVERYONE]


async def test_without_facts_nobody_is_listed(world: World, base: FactBase) -> None:
    world.serve(empty(base))
    assert text(await opened(world, "who")) == phrases.NOBODY


async def test_its_buttons_outlive_a_restart(world: World, make_bot: Callable[[], FactBot]) -> None:
    message = await opened(world, "who", name="tom-brandt")
    await world.env.restart_bot(make_bot())
    await world.alice.click(message, label=phrases.EVERYONE)
    await world.alice.select(message, ["ruth-penny"], custom_id="who:choose")
    assert "## Ruth Penny" in text(message)
    assert "facts:choose" in custom_ids(message)


async def test_it_works_in_direct_messages_and_for_people_who_installed_it(world: World) -> None:
    names = {"who", "source", "numbers", "disagreements", "support", "help"}
    assert names <= set(world.alice.user.available_commands())
    assert "Tom Brandt" in answered(await world.alice.user.slash("who", name="tom-brandt"))
