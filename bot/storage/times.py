"""Times as the database keeps them: ISO 8601 text in UTC, all of one length, so that text sorts as time does."""

from __future__ import annotations

from datetime import UTC, datetime


def to_text(at: datetime) -> str:
    """A time as text.

    Raises:
        ValueError: the time does not say its zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at} does not say its zone; pass an aware time")
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def to_text_or_none(at: datetime | None) -> str | None:
    """A time as text, where there is one.

    Raises:
        ValueError: the time does not say its zone.
    """
    return None if at is None else to_text(at)


def to_time(text: str) -> datetime:
    """A time that was kept as text."""
    return datetime.fromisoformat(text)


def to_time_or_none(text: str | None) -> datetime | None:
    """A time that was kept as text, where there is one."""
    return None if text is None else to_time(text)


def stamp(at: datetime) -> str:
    """A time for the name of a file: 20261122T143000Z."""
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def from_stamp(text: str) -> datetime:
    """The time in the name of a file."""
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
