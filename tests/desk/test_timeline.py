"""Which facts are events, in which order, and what a line says of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.desk.opening import open_base
from bot.desk.timeline import Event, dated_topics, events
from bot.desk.words import when
from bot.factbase.model import NO_REPLY, About, Kind, Sensitivity

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from tests.chat.payloads import Json


def changed(base: FactBase, key: str, **changes: Json) -> FactBase:
    """A base in which one fact is another."""
    return replace(base, facts={**base.facts, key: replace(base.facts[key], **changes)})


def ids(found: list[Event]) -> list[str]:
    return [event.fact for event in found]


def event_of(base: FactBase, key: str) -> Event:
    return next(event for event in events(base) if event.fact == key)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2002", "2002"),
        ("2006-03", "March 2006"),
        ("2014-08-26", "26 August 2014"),
        ("2014-08-26?", "26 August 2014 (inferred)"),
        ("2017-09~", "about September 2017"),
        ("2017%", "about 2017 (inferred)"),
        ("1997/2013", "1997 to 2013"),
        ("2010-04/2011-03", "April 2010 to March 2011"),
        ("2004~/2009", "between about 2004 and 2009"),
        ("2004/2009?", "between 2004 and 2009 (inferred)"),
    ],
)
def test_a_date_is_said_with_its_uncertainty_first(edtf: str, said: str) -> None:
    assert when(edtf) == said


def test_events_are_what_happened_at_a_date_and_responses_in_the_order_of_time(base: FactBase) -> None:
    assert ids(events(base)) == [
        "police-low-priority",
        "harlow-estimate",
        "warnings-unread",
        "new-team",
        "police-apology",
    ]


def test_what_was_only_said_or_told_of_without_a_date_is_no_event(base: FactBase) -> None:
    told = changed(base, "england-count", kind=Kind.EVENT)
    assert "england-count" not in ids(events(told))
    assert "gazette-girls" not in ids(events(told))


def test_a_year_comes_before_its_months_and_a_day_after_its_month(base: FactBase) -> None:
    dates = {
        "england-count": "2006-01-02",
        "england-risk": "2006-01",
        "new-team": "2006-01-02/2007",
        "gazette-girls": "2005-12",
    }
    for key, date in dates.items():
        base = changed(base, key, happened=date)
    listed = [key for key in ids(events(base)) if key in {*dates, "warnings-unread"}]
    assert listed == ["gazette-girls", "warnings-unread", "england-risk", "england-count", "new-team"]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (2012, None, ["harlow-estimate", "new-team", "police-apology"]),
        (None, 2005, ["police-low-priority", "harlow-estimate"]),
        (2006, 2006, ["police-low-priority", "harlow-estimate", "warnings-unread"]),
        (2010, 2014, ["harlow-estimate"]),
        (2014, 2010, ["harlow-estimate"]),
        (2013, 2014, []),
    ],
)
def test_years_keep_what_reaches_into_them_whichever_comes_first(
    base: FactBase, since: int | None, until: int | None, found: list[str]
) -> None:
    assert ids(events(base, since, until)) == found


def test_a_topic_keeps_its_own(base: FactBase) -> None:
    assert ids(events(base, topic="police")) == ["police-low-priority", "new-team", "police-apology"]
    assert ids(events(base, 2015, topic="police")) == ["new-team", "police-apology"]
    assert events(base, topic="england") == []


def test_only_topics_with_an_event_are_offered(base: FactBase) -> None:
    assert [topic.id for topic in dated_topics(base)] == ["council", "police", "scale"]


def test_a_line_gives_the_title_who_says_it_and_no_statement(base: FactBase) -> None:
    event = event_of(base, "harlow-estimate")
    assert event.when == "2001 to 2012"
    assert event.title == "How many children were exploited in Millbrook"
    assert event.by == "Professor Nora Harlow · a finding · 2 June 2015 (inferred)"
    assert event.notes == ()
    assert "320" not in " ".join((event.when, event.title, event.by))


def test_what_is_adverse_names_its_reply_once(base: FactBase) -> None:
    assert event_of(base, "warnings-unread").notes == ("Reply: What the chief executive answered",)
    both = tuple(About(who=who, adverse=True, reply="brandt-reply") for who in ("tom-brandt", "millbrook-council"))
    assert event_of(changed(base, "warnings-unread", about=both), "warnings-unread").notes == (
        "Reply: What the chief executive answered",
    )


def test_where_the_documents_hold_no_reply_the_line_says_so(base: FactBase) -> None:
    alone = (About(who="tom-brandt", adverse=True, reply=NO_REPLY),)
    assert event_of(changed(base, "warnings-unread", about=alone), "warnings-unread").notes == (
        "Reply: none in the documents",
    )


def test_a_reply_in_the_fact_itself_is_named_as_such_and_none_is_made_up(base: FactBase) -> None:
    for reply, notes in (("warnings-unread", ("Reply: in the same fact",)), (None, ())):
        about = (About(who="tom-brandt", adverse=True, reply=reply),)
        assert event_of(changed(base, "warnings-unread", about=about), "warnings-unread").notes == notes


def test_what_is_distressing_says_so(base: FactBase) -> None:
    marked = changed(base, "new-team", sensitivity=Sensitivity.DISTRESSING)
    assert event_of(marked, "new-team").notes == ("Content note: tells of the abuse of children",)


def test_what_a_community_added_says_so(base: FactBase) -> None:
    own = replace(base.sources["law-digest"], document="")
    marked = replace(base, sources={**base.sources, "law-digest": own})
    assert "Added by this community's moderators" in event_of(marked, "new-team").notes[0]


def test_only_an_uncertain_date_is_marked_as_such(base: FactBase) -> None:
    assert event_of(base, "new-team").uncertain
    assert not event_of(base, "warnings-unread").uncertain


def test_no_facts_no_events(base: FactBase) -> None:
    assert events(replace(base, facts={})) == []
    assert dated_topics(replace(base, facts={})) == []


def test_the_shipped_facts_have_events_that_are_in_order_and_tell_of_their_replies() -> None:
    base = open_base().base
    found = events(base)
    assert len(found) > 20
    assert [event.start for event in found] == sorted(event.start for event in found)
    for event in found:
        answered = any(about.adverse and about.reply for about in base.facts[event.fact].about)
        assert any(note.startswith("Reply: ") for note in event.notes) is answered
