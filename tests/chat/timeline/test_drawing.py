"""The picture of a timeline: what can be read of it, at the size of a phone."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from bot.chat.timeline.drawing import GROUND, MARGIN, MARK, WIDTH, Years, picture
from bot.chat.timeline.type import DATE, HEADING, SMALL, TITLE, Style, drawable, has, wrapped
from bot.desk.timeline import Event

EVENT = Event(
    fact="new-team",
    when="2006",
    start=(2006, 0, 0),
    end=(2006, 0, 0),
    uncertain=False,
    title="The team that the council set up",
    by="Millbrook Council · a response",
    notes=(),
)
SPAN = replace(EVENT, when="1997 to 2013", start=(1997, 0, 0), end=(2013, 0, 0))
PHONE = 390
"""Points across a phone; text below 14 of them is small to read."""


def drawn(*events: Event, heading: str = "1 event", first: int = 1997, last: int = 2017) -> Image.Image:
    image = Image.open(BytesIO(picture(heading, events, first, last)))
    assert image.format == "PNG"
    return image.convert("RGB")


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 8 for a, b in zip(one, other, strict=True))


def marked(image: Image.Image) -> int:
    """Pixels in the colour of the marks."""
    counted = image.getcolors(1 << 24)
    assert counted is not None
    return sum(count for count, colour in counted if isinstance(colour, tuple) and near(colour, rgb(MARK)))


def blank(image: Image.Image, left: int, right: int) -> bool:
    """Whether nothing is drawn between two edges."""
    counted = image.crop((left, 0, right, image.height)).getcolors(1 << 16)
    assert counted is not None
    return all(isinstance(colour, tuple) and near(colour, rgb(GROUND)) for _, colour in counted)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in rgb(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_page_is_portrait_and_fits_on_a_phone() -> None:
    full = [replace(EVENT, when=str(year), start=(year, 0, 0), end=(year, 0, 0)) for year in range(2000, 2005)]
    image = drawn(*full)
    assert image.width == WIDTH
    assert image.width < image.height < 2.2 * image.width


@pytest.mark.parametrize("style", [HEADING, DATE, TITLE, SMALL])
def test_type_is_large_and_of_high_contrast(style: Style) -> None:
    assert style.size * PHONE / WIDTH >= 14
    assert (luminance(style.colour) + 0.05) / (luminance(GROUND) + 0.05) >= 7


@pytest.mark.parametrize(
    "text",
    [
        "W" * 80,
        " ".join(["WWWWWWWWWW"] * 8),
        "x " * 40,
        "Überprüfung – naïve café",
        "Привет 你好 مرحبا",
        "🙂 🏴‍☠️ a\u0301",
        "a\u200bb\u202ec",
        "",
    ],
)
def test_nothing_runs_over_the_edges(text: str) -> None:
    event = replace(EVENT, title=text, by=text, when=text, notes=(text,))
    image = drawn(event, heading=text)
    assert blank(image, 0, MARGIN - 8)
    assert blank(image, WIDTH - MARGIN + 8, WIDTH)


def test_a_longer_time_has_a_longer_mark_and_an_uncertain_one_a_hollow_mark() -> None:
    same = replace(SPAN, when=EVENT.when)
    assert marked(drawn(same)) > 2 * marked(drawn(EVENT))
    assert marked(drawn(replace(same, uncertain=True))) < marked(drawn(same))


def test_events_of_one_date_share_it() -> None:
    once, twice = drawn(EVENT), drawn(EVENT, replace(EVENT, fact="other"))
    assert once.height < twice.height
    assert marked(once) == marked(twice)


def test_fifty_events_at_one_date_can_be_drawn() -> None:
    assert drawn(*(replace(EVENT, fact=str(number)) for number in range(50))).height > 5000


@pytest.mark.parametrize(("first", "last"), [(2014, 2014), (2013, 2014), (1997, 2017), (1900, 2100), (0, 9999)])
def test_the_years_that_are_written_out_stand_apart(first: int, last: int) -> None:
    years = Years(first, last)
    places = [years.x(year) for year in years.labelled]
    assert places
    assert all(MARGIN <= place <= WIDTH - MARGIN for place in places)
    assert all(b - a > SMALL.width("2000") + 20 for a, b in pairwise(places))
    event = replace(EVENT, start=(first, 0, 0), end=(last, 12, 31))
    assert blank(drawn(event, first=first, last=last), WIDTH - MARGIN + 8, WIDTH)


def test_the_same_events_give_the_same_picture() -> None:
    first = picture("x", (EVENT,), 2006, 2006)
    picture.cache_clear()
    assert picture("x", (EVENT,), 2006, 2006) == first


def test_what_the_font_does_not_have_is_spelt_in_what_it_has() -> None:
    assert drawable("“Café” – £5") == "“Cafe” - GBP5"
    assert all(has(character) for character in drawable("Überprüfung – Привет"))


def test_every_word_is_kept() -> None:
    text = f"one two {'long' * 40} three"
    assert "".join(wrapped(text, TITLE, 600)).replace(" ", "") == text.replace(" ", "")
    assert all(TITLE.width(line) <= 600 for line in wrapped(text, TITLE, 600))
