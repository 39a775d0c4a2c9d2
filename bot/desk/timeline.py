"""The dated events: which facts are some, in which order, and what a line says of each.

A line never holds the statement: that, its limits and what fairness demands beside it are read together on the card.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.desk import words
from bot.factbase.dates import CERTAINTY, bounds, years
from bot.factbase.model import NO_REPLY, Kind, Sensitivity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.factbase.base import FactBase, Topic
    from bot.factbase.model import Fact

YEARS = (0, 9999)
"""The first and the last that a date can have."""
Day = tuple[int, int, int]
"""Year, month and day; 0 for a month or a day that is left open."""


@dataclass(frozen=True)
class Event:
    """A fact as a line of the timeline."""

    fact: str
    when: str
    """The date in words, with its uncertainty."""
    start: Day
    end: Day
    uncertain: bool
    title: str
    by: str
    """Who says it, as what and, where that is not the date of the event, when."""
    notes: tuple[str, ...]
    """Where the reply is, that it tells of abuse, and that a community added it; a line each."""


def events(base: FactBase, since: int | None = None, until: int | None = None, topic: str | None = None) -> list[Event]:
    """The events in the order of time: of a topic, and reaching into some years, given in whichever order."""
    first, last = sorted((YEARS[0] if since is None else since, YEARS[1] if until is None else until))
    found: list[Event] = []
    for fact in base.facts.values():
        edtf = date_of(fact)
        if edtf is None or (topic is not None and topic not in fact.topics):
            continue
        start, end = years(edtf)
        if start <= last and end >= first:
            found.append(event(fact, edtf, base))
    return sorted(found, key=lambda one: (one.start, one.end))


def dated_topics(base: FactBase) -> list[Topic]:
    """The topics that have an event."""
    dated = {topic for fact in base.facts.values() if date_of(fact) for topic in fact.topics}
    return [topic for key, topic in base.topics.items() if key in dated]


def date_of(fact: Fact) -> str | None:
    """When what a fact tells of happened: a response is itself what happened, when it was said.

    What else was only said, at whatever date, is no event; nor is one that no document dates.
    """
    return fact.happened or (fact.said if fact.kind is Kind.RESPONSE else None)


def event(fact: Fact, edtf: str, base: FactBase) -> Event:
    """The line of a fact that happened at a date."""
    ends = [(one.year or 0, one.month or 0, one.day or 0) for one in bounds(edtf)]
    return Event(
        fact=fact.id,
        when=capital(words.when(edtf)),
        start=ends[0],
        end=ends[-1],
        uncertain=any(mark in edtf for mark in CERTAINTY),
        title=fact.title,
        by=words.by(base.people[fact.speaker], fact, edtf),
        notes=tuple(notes(fact, base)),
    )


def capital(text: str) -> str:
    """A text with a capital at its start."""
    return text[:1].upper() + text[1:]


def notes(fact: Fact, base: FactBase) -> Iterator[str]:
    """What must be known of an event before its card is opened."""
    if fact.sensitivity is Sensitivity.DISTRESSING:
        yield words.CONTENT_NOTE
    for reply in dict.fromkeys(about.reply for about in fact.about if about.adverse and about.reply):
        own = {NO_REPLY: words.NO_REPLY, fact.id: words.REPLY_IN_FACT}
        yield own.get(reply) or words.reply(base.facts[reply].title)
    if base.is_own(fact):
        yield words.OWN
