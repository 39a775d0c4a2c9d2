"""The results as a picture that can be read on a phone: what is told by colour is told by shape and words too."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

from bot.bench.peers import OURS, label
from bot.bench.report import milliseconds, share

if TYPE_CHECKING:
    from bot.bench.results import Results

WIDTH, EDGE, ROW, SMOOTH = 1080, 48, 72, 2
"""In pixels; it is drawn larger by the last and made smaller, so that edges are smooth."""
TEXT, SMALL, HEADING = 30, 28, 40
INK, GREY, PAPER, OURS_INK = "#1b1b1b", "#6f6f6f", "#ffffff", "#0b5394"
BARS, BAR = 430, 430
"""Where the bars begin, and how long one for everything is."""
CHART, LEFT, RIGHT, INSIDE, APART = 900, 130, 440, 24, 46
"""Height of the lower part, what it leaves for figures and for names, beside the marks, and between two names."""
MARKS = ((3, 0), (4, 0), (4, 45), (5, 0), (3, 180), (6, 0), (3, 90), (8, 0))
"""Sides and turns of the peers' marks."""


class Canvas:
    """Something to draw on, in units that do not depend on how smooth it is."""

    def __init__(self, height: int) -> None:
        from PIL import Image, ImageDraw

        self.image = Image.new("RGB", (WIDTH * SMOOTH, height * SMOOTH), PAPER)
        self.draw = ImageDraw.Draw(self.image)

    def write(self, x: float, y: float, text: str, size: int = TEXT, colour: str = INK, anchor: str = "lm") -> None:
        """A line of text at a point."""
        from PIL import ImageFont

        self.draw.text((x * SMOOTH, y * SMOOTH), text, colour, ImageFont.load_default(size * SMOOTH), anchor=anchor)

    def line(self, points: list[tuple[float, float]], colour: str, width: float) -> None:
        """A line through some points."""
        self.draw.line([(x * SMOOTH, y * SMOOTH) for x, y in points], colour, round(width * SMOOTH), joint="curve")

    def box(self, x: float, y: float, width: float, height: float, outline: str, fill: str | None) -> None:
        """A box, filled or not."""
        corners = (x * SMOOTH, y * SMOOTH, (x + width) * SMOOTH, (y + height) * SMOOTH)
        self.draw.rectangle(corners, fill, outline, 3 * SMOOTH)

    def mark(self, x: float, y: float, sides: int, turned: int, colour: str) -> None:
        """A mark with so many sides; a disc where it has none."""
        if sides:
            circle = (x * SMOOTH, y * SMOOTH, 14 * SMOOTH)
            self.draw.regular_polygon(circle, sides, turned, fill=PAPER, outline=colour, width=3 * SMOOTH)
        else:
            self.draw.circle((x * SMOOTH, y * SMOOTH), 13 * SMOOTH, colour)

    def png(self) -> bytes:
        """The picture."""
        content = io.BytesIO()
        self.image.reduce(SMOOTH).save(content, "PNG", optimize=True)
        return content.getvalue()


def picture(results: Results) -> bytes:
    """The picture, as a PNG."""
    upper = EDGE + 2 * ROW + ROW * len(results.quality)
    canvas = Canvas(upper + EDGE + (CHART if results.speed else 0))
    bars(canvas, results)
    if results.speed:
        chart(canvas, results, upper + EDGE)
    return canvas.png()


def colour_of(method: str) -> str:
    """Ours stands out."""
    return OURS_INK if method == OURS else GREY


def bars(canvas: Canvas, results: Results) -> None:
    """A bar for each method: what it answers right, and what stands among the three nearest that it gives or offers."""
    canvas.write(EDGE, EDGE + ROW / 3, "Questions answered", HEADING)
    canvas.write(EDGE, EDGE + ROW, "filled: right answer · outline: right among the three nearest", SMALL, GREY)
    for number, one in enumerate(results.quality):
        y = EDGE + ROW * (number + 1.9)
        right, found = one.shares["right"], one.shares["found"]
        colour = colour_of(one.method)
        canvas.write(EDGE, y, label(one.method), TEXT, colour)
        canvas.box(BARS, y - 18, max(3, found * BAR), 36, colour, None)
        canvas.box(BARS, y - 18, max(3, right * BAR), 36, colour, colour)
        canvas.write(BARS + found * BAR + 12, y, f"{share(right)} · {share(found)}", SMALL, colour)


def chart(canvas: Canvas, results: Results, top: float) -> None:
    """A line for each method: median milliseconds a question by facts, both on scales that grow tenfold."""
    canvas.write(EDGE, top + ROW / 3, "Milliseconds a question, by facts", HEADING)
    upper, lower = top + 1.4 * ROW, top + CHART - ROW
    sizes = results.sizes
    medians = [max(one.p50, 1e-4) for one in results.speed]
    least, most = math.floor(math.log10(min(medians))), math.ceil(math.log10(max(medians)) + 1e-9)
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])

    def across(facts: int) -> float:
        share = (math.log10(facts) - first) / (last - first) if last > first else 0.5
        return LEFT + INSIDE + (WIDTH - LEFT - RIGHT - 2 * INSIDE) * share

    def down(value: float) -> float:
        return lower - (lower - upper) * (math.log10(max(value, 1e-4)) - least) / (most - least)

    for power in range(least, most + 1):
        canvas.line([(LEFT, down(10**power)), (WIDTH - RIGHT, down(10**power))], "#dddddd", 1)
        canvas.write(LEFT - 14, down(10**power), f"{10.0**power:,g}", SMALL, GREY, "rm")
    for size in sizes:
        canvas.write(across(size), lower + 32, short(size), SMALL, GREY, "mm")
    ends: list[tuple[float, float, str, float]] = []
    for number, one in reversed(list(enumerate(results.quality))):
        speeds = [speed for size in sizes if (speed := results.speed_of(one.method, size)) is not None]
        if not speeds:
            continue
        points = [(across(speed.facts), down(speed.p50)) for speed in speeds]
        colour = colour_of(one.method)
        canvas.line(points, colour, 7 if one.method == OURS else 3)
        for x, y in points:
            canvas.mark(x, y, *((0, 0) if one.method == OURS else MARKS[(number - 1) % len(MARKS)]), colour)
        ends.append((points[-1][1], points[-1][0], one.method, speeds[-1].p50))
    names(canvas, sorted(ends), lower)


def names(canvas: Canvas, ends: list[tuple[float, float, str, float]], lower: float) -> None:
    """The name of each line and its last figure beside its end, moved apart where ends are close."""
    x = WIDTH - RIGHT + 50
    places = [y for y, *_ in ends]
    for number in range(1, len(places)):
        places[number] = max(places[number], places[number - 1] + APART)
    over = max(0.0, (places[-1] if places else 0.0) - lower)
    places = [place - over for place in places]
    for number in range(len(places) - 2, -1, -1):
        places[number] = min(places[number], places[number + 1] - APART)
    for place, (y, end, method, value) in zip(places, ends, strict=True):
        colour = colour_of(method)
        canvas.line([(end + 16, y), (x - 8, place)], "#bbbbbb", 1)
        canvas.write(x, place, f"{milliseconds(value)} {label(method)}", SMALL, colour)


def short(size: int) -> str:
    """A number of facts in few signs."""
    return f"{size // 1000}k" if size >= 1000 and size % 1000 == 0 else f"{size:,}"
