"""EDTF dates at run time: plain bounds, and how a date is said. (`check` parses them with the edtf package.)"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.factbase.numbers import MONTH, MONTHS, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CERTAINTY = {"?": "inferred", "~": "approximate", "%": "approximate and inferred"}
WRITTEN = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({MONTH})(?: (\d{{4}}))?\b|\b(\d{{1,2}})[./](\d{{1,2}})[./](\d{{2}}|\d{{4}})"
    r"\b"
)
"""A month with its day and year, or 26.08.14. Capitals count: "may" is no month."""
SPAN = re.compile(r"\b(19|20)\d\d[-–/](\d{2})\b")
"""2004-05."""


def spoken(edtf: str) -> str:
    """A date as people say it, with its certainty: `2014-08-26?` is "26 August 2014 (inferred)"."""
    start, _, end = edtf.partition("/")
    if end:
        return f"{spoken(start)} to {spoken(end)}"
    certainty = CERTAINTY.get(start[-1])
    parts = start.rstrip("?~%").split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    said = " ".join(words)
    return f"{said} ({certainty})" if certainty else said


def years(edtf: str) -> tuple[int, int]:
    """First and last year of a date or an interval."""
    start, _, end = edtf.partition("/")
    return int(start[:4]), int((end or start)[:4])


class Date(NamedTuple):
    """A year, a month of a year, or a day; the year may be left open ("in November")."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        month = MONTHS[self.month - 1] if self.month and self.month <= len(MONTHS) else self.month
        return " ".join(str(part) for part in (self.day, month, self.year) if part is not None)

    def stands_among(self, given: Sequence[Date]) -> bool:
        """Whether its year is among those given, and its month and day together with that year or with none."""
        return (self.year is None or any(date.year == self.year for date in given)) and (
            self.month is None
            or any(
                date.month == self.month
                and self.day in (None, date.day)
                and (None in (date.year, self.year) or date.year == self.year)
                for date in given
            )
        )


def written_dates(text: str) -> Iterator[Date]:
    """The dates and the years of a text."""
    for day, month, year, day_number, month_number, short in WRITTEN.findall(text):
        if month:
            yield Date(int(year) if year else None, MONTHS.index(month) + 1, int(day) if day else None)
        else:
            yield Date(int(short) + (2000 if len(short) == 2 else 0), int(month_number), int(day_number))
    yield from (Date(int(year)) for year in YEAR.findall(text))
    yield from (Date(int(century + year)) for century, year in SPAN.findall(text))


def bounds(edtf: str) -> list[Date]:
    """The date, or both ends of the interval, that EDTF gives; none for an empty text."""
    return [Date(*(int(part) for part in end.rstrip("?~%").split("-"))) for end in edtf.split("/") if end]
