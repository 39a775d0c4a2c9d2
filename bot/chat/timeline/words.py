"""Every wording of the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.text import cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.desk.timeline import Event

# The command, as Discord lists it
TIMELINE = "Dated events in their order, as a picture and as text; only you see it"
FROM = "The first year to show"
TO = "The last year to show"
ABOUT = "One topic, to show its events alone"

TITLE = "Timeline"
ON_CARD = "Each fact's card has what is said, its limits, any reply, and the source."
ONLY_DATED = (
    "-# Only what a document dates stands here. Most facts have no date of their own: `/topics` lists them all."
)
NO_EVENTS = "No fact here tells of anything that a document dates. `/topics` lists what can be asked."
ALTERNATIVE = 1024
"""The most that Discord takes of a text in place of a picture."""


def summary(count: int, first: int, last: int, since: int | None, until: int | None, topic: str | None) -> str:
    """What is shown: how many events, of which years, and about what."""
    of = "1 event" if count == 1 else f"{count} events"
    if since is None and until is None:
        span = f", {first}" if first == last else f", {first} to {last}"
    else:
        span = f" from {since}" if until is None else f" until {until}" if since is None else f" in {since} to {until}"
        span = f" in {since}" if since == until else span
    return f"{of}{span}{f' · {topic}' if topic else ''}"


def paged(summary: str, number: int, last: int) -> str:
    """What is shown, and which page of it, for a picture that may go its own ways."""
    return summary if last == 1 else f"{summary} · page {number} of {last}"


def alternative(events: Iterable[Event]) -> str:
    """What the picture shows, for those who do not see it."""
    listed = "; ".join(f"{event.when}: {event.title}" for event in events)
    return cut(f"Picture of the events that follow as text, each on a line of years. {listed}", ALTERNATIVE)


def no_such_topic(titles: Iterable[str]) -> str:
    """That there is no such topic, and which have events."""
    return f"There is no such topic. These have dated events: {' · '.join(titles)}"


def none_fits(first: int, last: int) -> str:
    """That no event fits what was asked for."""
    return (
        f"**No dated event fits that.** There are some from {first} to {last}: "
        "give other years or another topic, or `/timeline` alone for all of them."
    )
