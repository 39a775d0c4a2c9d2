"""/fact, /topics and /about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat import words
from bot.desk.asking import Desk
from bot.factbase.base import FactBase, Topic
from tests.chat.changed import crowded, empty, without
from tests.chat.world import CONTACT, World, answered, custom_ids, labels, text


@pytest.mark.parametrize(
    "name",
    [
        "police-apology",
        "The apology of County Police",
        "the  apology of county police",
        "fact:police-apology",
    ],
)
async def test_a_fact_opens_by_id_and_by_title(world: World, name: str) -> None:
    result = await world.alice.slash(world.channel, "fact", name=name)
    assert "apologised to every child" in answered(result)
    assert not result.ephemeral


async def test_a_name_that_no_fact_has_offers_the_nearest(world: World) -> None:
    result = await world.alice.slash(world.channel, "fact", name="apology of the police")
    assert answered(result).startswith(words.NO_SUCH_FACT)
    assert "fact:open:police-apology" in custom_ids(result.response)


async def test_a_name_that_is_near_nothing_says_where_to_look(world: World) -> None:
    assert answered(await world.alice.slash(world.channel, "fact", name="zzz")) == words.NO_SUCH_FACT_NOR_NEAR


async def test_a_fact_that_was_withdrawn_is_said_to_be_gone(world: World, base: FactBase) -> None:
    world.serve(without(base, "police-apology"))
    assert answered(await world.alice.slash(world.channel, "fact", name="fact:police-apology")) == words.GONE
    assert len(world.env.errors) == 1


async def test_topics_are_listed_and_lead_to_facts(world: World) -> None:
    listed = await world.alice.slash(world.channel, "topics")
    assert "**England as a whole** · 2 facts" in answered(listed)
    assert listed.ephemeral
    topic = await world.alice.select(listed.response, ["scale"], custom_id="topics:choose")  # type: ignore[arg-type]
    assert topic.acknowledged
    assert "What children were threatened with" in text(listed.response)
    opened = await world.alice.select(listed.response, ["harlow-estimate"], custom_id="facts:choose")  # type: ignore[arg-type]
    assert "at least 320 children" in answered(opened)
    assert opened.ephemeral
    await world.alice.click(listed.response, label=words.ALL_TOPICS)  # type: ignore[arg-type]
    assert "England as a whole" in text(listed.response)


@pytest.mark.parametrize("topic", ["england", "England as a whole", "ENGLAND AS A WHOLE"])
async def test_a_topic_opens_by_id_and_by_title(world: World, topic: str) -> None:
    result = await world.alice.slash(world.channel, "topics", topic=topic)
    assert "at high risk in England" in answered(result)


async def test_an_unknown_topic_is_said_to_be_unknown_and_all_are_shown(world: World) -> None:
    said = answered(await world.alice.slash(world.channel, "topics", topic="pizza"))
    assert words.NO_SUCH_TOPIC in said
    assert "England as a whole" in said


async def test_a_topic_with_many_facts_is_paged(world: World, base: FactBase) -> None:
    world.serve(crowded(base, 40))
    result = await world.alice.slash(world.channel, "topics", topic="scale")
    assert "Page 1 of 3" in answered(result)
    seen = text(result.response)
    for page in ("Page 2 of 3", "Page 3 of 3"):
        await world.alice.click(result.response, label=words.LATER)  # type: ignore[arg-type]
        assert page in text(result.response)
        seen += text(result.response)
    assert all(fact.title in seen for fact in world.desk.base.by_topic("scale"))
    await world.alice.click(result.response, label=words.EARLIER)  # type: ignore[arg-type]
    assert "Page 2 of 3" in text(result.response)


async def test_a_page_that_is_no_longer_there_shows_the_nearest(world: World, base: FactBase) -> None:
    world.serve(crowded(base, 40))
    result = await world.alice.slash(world.channel, "topics", topic="scale")
    world.serve(Desk(base))
    await world.alice.click(result.response, label=words.LATER)  # type: ignore[arg-type]
    assert "4 facts" in text(result.response)


async def test_many_topics_are_paged(world: World, base: FactBase) -> None:
    more = {f"topic-{n}": Topic(f"topic-{n}", f"Topic number {n}", "about it") for n in range(30)}
    world.serve(Desk(replace(base, topics={**base.topics, **more})))
    result = await world.alice.slash(world.channel, "topics")
    assert "Page 1 of 2" in answered(result)
    await world.alice.click(result.response, label=words.LATER)  # type: ignore[arg-type]
    assert "Topic number 29" in text(result.response)


async def test_a_topic_without_facts_leads_back(world: World, base: FactBase) -> None:
    world.serve(Desk(replace(base, topics={**base.topics, "new": Topic("new", "New", "Nothing yet")})))
    result = await world.alice.slash(world.channel, "topics", topic="new")
    assert "0 facts" in answered(result)
    assert labels(result.response) == [words.ALL_TOPICS]


async def test_a_topic_that_is_gone_shows_all_topics(world: World, base: FactBase) -> None:
    listed = await world.alice.slash(world.channel, "topics")
    topics = {key: topic for key, topic in base.topics.items() if key != "scale"}
    world.serve(Desk(replace(base, topics=topics, facts={})))
    await world.alice.select(listed.response, ["scale"])  # type: ignore[arg-type]
    assert "3 topics" in text(listed.response)


async def test_about_names_the_documents_the_contact_and_the_support_lines(world: World) -> None:
    result = await world.alice.slash(world.channel, "about")
    said = answered(result)
    assert CONTACT in said
    assert "The 3 documents" in said
    assert "(https://gazette.example/millbrook)" in said
    assert "01632 960 001" in said
    assert "/ask" in said
    assert result.ephemeral


async def test_about_works_without_facts(world: World, base: FactBase) -> None:
    world.serve(empty(base))
    assert CONTACT in answered(await world.alice.slash(world.channel, "about"))


async def test_the_commands_work_in_direct_messages(world: World) -> None:
    assert {"ask", "fact", "topics", "about"} <= set(world.alice.user.available_commands())
    assert "/topics" in answered(await world.alice.user.slash("about"))
