"""The timeline as a picture: portrait, for a phone, with large type on a dark ground.

Each event has its place on one line of years, which is drawn again under every date. The picture says nothing that the
words beside it do not say: a shape stands for a date, a longer one for a span, a hollow one for an uncertain date.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PIL import Image, ImageDraw

from bot.chat.timeline import words
from bot.chat.timeline.type import DATE, HEADING, SMALL, TITLE, Style, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.desk.timeline import Day, Event

WIDTH = 1080
MARGIN = 64
ROOM = WIDTH - 2 * MARGIN
GROUND, RULE, GRID, MARK = "#16181D", "#8B93A1", "#2A2E37", "#FFD166"
MOST_LABELS = 6
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
"""Years from one label to the next; the first that leaves room for them is taken."""


class Years(NamedTuple):
    """The years that the line shows, the last one whole."""

    first: int
    last: int

    @property
    def labelled(self) -> range:
        """The years that are written out."""
        spans = self.last + 1 - self.first
        step = next((step for step in STEPS if spans / step < MOST_LABELS), STEPS[-1])
        return range(-(-self.first // step) * step, self.last + 2, step)

    def x(self, year: float) -> float:
        """Where a moment stands."""
        return MARGIN + ROOM * (year - self.first) / (self.last + 1 - self.first)


class Part(Protocol):
    """Something that is drawn from a height downwards."""

    @property
    def height(self) -> int:
        """What it takes."""

    def draw(self, on: ImageDraw.ImageDraw, y: int) -> None:
        """Draw it."""


@dataclass(frozen=True)
class Text:
    """Words, in as many lines as they take."""

    text: str
    style: Style
    after: int = 0

    @cached_property
    def lines(self) -> list[str]:
        """The lines."""
        return wrapped(self.text, self.style, ROOM)

    @property
    def height(self) -> int:
        """What it takes, with the room after it."""
        return len(self.lines) * self.style.line + self.after

    def draw(self, on: ImageDraw.ImageDraw, y: int) -> None:
        """Draw it."""
        for line in self.lines:
            self.style.draw(on, MARGIN, y, line)
            y += self.style.line


@dataclass(frozen=True)
class Axis:
    """The years, written out."""

    years: Years
    height: int = 72

    def draw(self, on: ImageDraw.ImageDraw, y: int) -> None:
        """Draw it; what stands at an edge is kept inside."""
        for year in self.years.labelled:
            width = SMALL.width(str(year))
            x = min(max(self.years.x(year) - width / 2, MARGIN), WIDTH - MARGIN - width)
            SMALL.draw(on, x, y, str(year))


@dataclass(frozen=True)
class Track:
    """Where on the line of years a date stands."""

    years: Years
    start: float
    end: float
    hollow: bool
    height: int = 72
    thick: int = 30

    def draw(self, on: ImageDraw.ImageDraw, y: int) -> None:
        """Draw it; a date that is shorter than a dot is a dot."""
        middle = y + self.height // 2 - 4
        on.line((MARGIN, middle, WIDTH - MARGIN, middle), RULE, 4)
        for year in self.years.labelled:
            on.line((self.years.x(year), middle - 10, self.years.x(year), middle + 10), RULE, 4)
        left, right = self.years.x(self.start), self.years.x(self.end)
        if right - left < self.thick:
            left = min(max((left + right - self.thick) / 2, MARGIN), WIDTH - MARGIN - self.thick)
            right = left + self.thick
        box = (left, middle - self.thick / 2, right, middle + self.thick / 2)
        on.rounded_rectangle(box, self.thick / 2, GROUND if self.hollow else MARK, MARK, 7)


@dataclass(frozen=True)
class Gap:
    """Room, with a line across it where something new begins."""

    height: int
    ruled: bool = False

    def draw(self, on: ImageDraw.ImageDraw, y: int) -> None:
        """Draw the line."""
        if self.ruled:
            middle = y + self.height // 2
            on.line((MARGIN, middle, WIDTH - MARGIN, middle), GRID, 4)


@lru_cache(maxsize=32)
def picture(heading: str, events: tuple[Event, ...], first: int, last: int) -> bytes:
    """Events as a PNG. It takes some hundredths of a second: not to be done where others wait.

    Args:
        heading: what is shown, in a line.
        events: those to draw, in their order.
        first: the first year of the line.
        last: its last year.
    """
    parts = list(parts_of(heading, events, Years(first, last)))
    image = Image.new("RGB", (WIDTH, 2 * MARGIN + sum(part.height for part in parts)), GROUND)
    on, y = ImageDraw.Draw(image), MARGIN
    for part in parts:
        part.draw(on, y)
        y += part.height
    written = BytesIO()
    image.quantize(32, Image.Quantize.FASTOCTREE).save(written, "PNG")
    return written.getvalue()


def parts_of(heading: str, events: Sequence[Event], years: Years) -> Iterator[Part]:
    """What is drawn, from the top; events of one date stand under one date."""
    yield Text(words.TITLE, HEADING)
    yield Text(heading, SMALL, after=28)
    yield Axis(years)
    for when, dated in groupby(events, key=lambda event: event.when):
        together = list(dated)
        yield Gap(48, ruled=True)
        yield Text(when, DATE)
        yield Track(years, moment(together[0].start), after(together[0].end), together[0].uncertain)
        for number, event in enumerate(together):
            yield Gap(28 if number else 0)
            yield Text(event.title, TITLE, after=6)
            for line in (event.by, *event.notes):
                yield Text(line, SMALL)
    yield Gap(56, ruled=True)
    yield Text(words.ON_CARD, SMALL)


def moment(day: Day) -> float:
    """When a year, a month or a day begins, in years."""
    year, month, date = day
    return year + max(month - 1, 0) / 12 + max(date - 1, 0) / 365


def after(day: Day) -> float:
    """When a year, a month or a day is over, in years."""
    _, month, date = day
    return moment(day) + (1 / 365 if date else 1 / 12 if month else 1)
