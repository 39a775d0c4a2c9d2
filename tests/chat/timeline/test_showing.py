"""/timeline: dated events as a picture and as text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bot.chat import words
from bot.chat.timeline import words as phrases
from bot.desk.asking import Desk
from bot.factbase.model import About, Sensitivity
from tests.chat.changed import altered, empty, without
from tests.chat.world import Message, World, answered, components, custom_ids, labels, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.chat.client import FactBot
    from bot.factbase.base import FactBase
    from tests.chat.payloads import Json

GALLERY = 12


def pictures(message: Message | None) -> list[dict[str, Any]]:
    """The pictures that a message shows."""
    assert message is not None
    return [item for one in components(message) if one["type"] == GALLERY for item in one["items"]]


def many(base: FactBase, count: int, happened: str = "2006-03", **changes: Json) -> Desk:
    """A desk on a base with so many more events."""
    model = base.facts["new-team"]
    more = {
        f"more-{number}": replace(
            model, **{"id": f"more-{number}", "title": f"Event number {number}.", "happened": happened, **changes}
        )
        for number in range(count)
    }
    return Desk(replace(base, facts={**base.facts, **more}))


async def test_events_are_shown_in_order_as_a_picture_and_as_text(world: World) -> None:
    result = await world.alice.slash(world.channel, "timeline")
    said = answered(result)
    assert result.ephemeral
    assert "5 events, 2001 to 2015" in said
    places = [
        said.index(one) for one in ("**2001 to 2009**", "**2001 to 2012**", "**2006**", "**June 2015 (inferred)**")
    ]
    assert places == sorted(places)
    assert said.count("**June 2015 (inferred)**") == 1
    assert "Professor Nora Harlow · a finding · 2 June 2015 (inferred)" in said
    assert "**Reply:** What the chief executive answered" in said
    assert "unanswered" not in said
    assert result.response is not None
    (attached,) = result.response.attachments
    assert attached.filename == "timeline.png"
    assert (await attached.read())[:8] == b"\x89PNG\r\n\x1a\n"
    (shown,) = pictures(result.response)
    assert shown["media"]["url"] == attached.url
    for described in (shown["description"], attached.description):
        assert described is not None
        assert "2006: Whether the chief executive read the warnings" in described


async def test_each_event_opens_its_card(world: World) -> None:
    result = await world.alice.slash(world.channel, "timeline")
    opened = await world.alice.select(result.response, ["warnings-unread"])  # type: ignore[arg-type]
    card = answered(opened)
    assert "left two warnings from youth workers unanswered" in card
    assert "neither warning had been passed on to him" in card
    assert opened.ephemeral


@pytest.mark.parametrize(
    ("options", "summary", "kept", "left"),
    [
        ({"from": 2010}, "3 events from 2010", "2001 to 2012", "**2006**"),
        ({"to": 2006}, "3 events until 2006", "2006", "**June 2015"),
        ({"from": 2006, "to": 2006}, "3 events in 2006", "2006", "**June 2015"),
        ({"from": 2014, "to": 2010}, "1 event in 2010 to 2014", "2001 to 2012", "2001 to 2009"),
        ({"about": "council"}, "2 events, 2006 to 2015 · What the council did", "2006", "2001 to 2009"),
        ({"about": "What the police did", "from": 2015}, "2 events from 2015 · What the police", "apology", "priority"),
    ],
)
async def test_years_and_a_topic_narrow_it(
    world: World, options: dict[str, Any], summary: str, kept: str, left: str
) -> None:
    said = answered(await world.alice.slash(world.channel, "timeline", **options))
    assert summary in said
    assert kept in said
    assert left not in said


async def test_topics_that_have_events_are_offered(world: World) -> None:
    offered = await world.alice.autocomplete(world.channel, "timeline", "about", "")
    assert [choice["value"] for choice in offered] == ["council", "police", "scale"]
    assert await world.alice.autocomplete(world.channel, "timeline", "about", "england") == []


async def test_an_unknown_topic_is_said_to_be_unknown_with_those_that_have_events(world: World) -> None:
    said = answered(await world.alice.slash(world.channel, "timeline", about="pizza"))
    assert said == phrases.no_such_topic(["What the council did", "What the police did", "How many children"])


@pytest.mark.parametrize("options", [{"from": 2013, "to": 2014}, {"about": "england"}])
async def test_where_nothing_fits_the_years_that_have_events_are_told(world: World, options: dict[str, Any]) -> None:
    result = await world.alice.slash(world.channel, "timeline", **options)
    assert answered(result) == phrases.none_fits(2001, 2015)
    assert result.ephemeral


@pytest.mark.parametrize("options", [{}, {"about": "scale"}])
async def test_without_any_event_it_says_where_else_to_look(
    world: World, base: FactBase, options: dict[str, Any]
) -> None:
    world.serve(empty(base))
    assert answered(await world.alice.slash(world.channel, "timeline", **options)) == phrases.NO_EVENTS


async def test_one_event_has_no_pages_to_turn(world: World) -> None:
    result = await world.alice.slash(world.channel, "timeline", about="scale")
    assert "1 event, 2001 to 2012" in answered(result)
    assert labels(result.response) == []
    assert custom_ids(result.response) == ["facts:choose"]


async def test_many_events_at_one_date_are_paged_each_page_with_its_own_picture(world: World, base: FactBase) -> None:
    world.serve(many(base, 50))
    result = await world.alice.slash(world.channel, "timeline", **{"from": 2006, "to": 2006, "about": "council"})
    assert result.response is not None
    assert "Page 1 of 11" in answered(result)
    seen, described = text(result.response), set()
    for number in range(2, 12):
        await world.alice.click(result.response, label=words.LATER)
        assert f"Page {number} of 11" in text(result.response)
        assert len(result.response.attachments) == 1
        described.add(pictures(result.response)[0]["description"])
        seen += text(result.response)
    assert len(described) == 10
    assert all(f"Event number {number}." in seen for number in range(50))
    assert text(result.response).count("**March 2006**") == 1
    await world.alice.click(result.response, label=words.EARLIER)
    assert "Page 10 of 11" in text(result.response)


async def test_a_page_keeps_its_filter_after_a_restart(
    world: World, base: FactBase, make_bot: Callable[[], FactBot]
) -> None:
    world.serve(many(base, 20))
    result = await world.alice.slash(world.channel, "timeline", **{"from": 2006, "about": "council"})
    restarted = make_bot()
    restarted.serving = world.bot.serving
    await world.env.restart_bot(restarted)
    await world.alice.click(result.response, label=words.LATER)  # type: ignore[arg-type]
    assert "22 events from 2006 · What the council did" in text(result.response)
    assert "Page 2 of 5" in text(result.response)


async def test_a_page_that_is_no_longer_there_shows_the_nearest(world: World, base: FactBase) -> None:
    world.serve(many(base, 20))
    result = await world.alice.slash(world.channel, "timeline")
    world.serve(Desk(base))
    await world.alice.click(result.response, label=words.LATER)  # type: ignore[arg-type]
    assert "5 events, 2001 to 2015" in text(result.response)
    assert labels(result.response) == []


async def test_a_page_of_a_topic_that_is_gone_says_so(world: World, base: FactBase) -> None:
    world.serve(many(base, 20))
    result = await world.alice.slash(world.channel, "timeline", about="council")
    kept = {key: fact for key, fact in base.facts.items() if "council" not in fact.topics}
    topics = {key: topic for key, topic in base.topics.items() if key != "council"}
    world.serve(Desk(replace(base, facts=kept, topics=topics)))
    clicked = await world.alice.click(result.response, label=words.LATER)  # type: ignore[arg-type]
    assert answered(clicked) == phrases.none_fits(2001, 2015)


async def test_an_event_that_was_withheld_since_is_said_to_be_gone(world: World, base: FactBase) -> None:
    result = await world.alice.slash(world.channel, "timeline")
    world.serve(without(base, "new-team"))
    assert answered(await world.alice.select(result.response, ["new-team"])) == words.GONE  # type: ignore[arg-type]


async def test_an_event_of_abuse_says_so_and_an_uncertain_date_too(world: World, base: FactBase) -> None:
    world.serve(altered(base, "new-team", happened="2010~/2012", sensitivity=Sensitivity.DISTRESSING))
    said = answered(await world.alice.slash(world.channel, "timeline"))
    assert "**Between about 2010 and 2012**" in said
    assert "**Content note:** tells of the abuse of children" in said


async def test_what_is_written_is_shown_as_it_is(world: World, base: FactBase) -> None:
    world.serve(altered(base, "new-team", title="1. *A* _title_ @everyone [x](https://evil.example)"))
    said = answered(await world.alice.slash(world.channel, "timeline"))
    assert r"1\. \*A\* \_title\_" in said
    assert "@everyone" not in said


async def test_the_longest_events_still_fit(world: World, base: FactBase) -> None:
    replies = tuple(replace(base.facts["brandt-reply"], id=f"reply-{number}", title="*" * 80) for number in range(3))
    base = replace(base, facts={**base.facts, **{one.id: one for one in replies}})
    about = tuple(About(who="tom-brandt", adverse=True, reply=one.id) for one in replies)
    longest = many(
        base,
        8,
        "2010-11-28~/2011-11-30%",
        title="*" * 80,
        about=about,
        shown_with=tuple(one.id for one in replies),
        sensitivity=Sensitivity.DISTRESSING,
    )
    world.serve(longest)
    result = await world.alice.slash(world.channel, "timeline", **{"from": 2010, "to": 2011, "about": "police"})
    assert "8 events in 2010 to 2011" in answered(result)
    assert pictures(result.response)
    assert result.response is not None
    parts = [result.response, *result.followups]
    assert sum(text(part).count("**Reply:**") for part in parts) == 15
    await world.alice.click(parts[-1], label=words.LATER)
    assert "Page 2 of 2" in text(parts[-1])


async def test_it_works_in_direct_messages(world: World) -> None:
    assert "5 events" in answered(await world.alice.user.slash("timeline"))


async def test_years_out_of_reach_are_refused_by_discord_itself(world: World) -> None:
    (registered,) = world.requests("PUT", "/commands")[:1]
    (command,) = (one for one in registered if one["name"] == "timeline")
    limits = {one["name"]: (one.get("min_value"), one.get("max_value")) for one in command["options"]}
    assert limits == {"from": (1000, 9999), "to": (1000, 9999), "about": (None, None)}
