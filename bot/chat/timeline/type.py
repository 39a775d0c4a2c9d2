"""Type for pictures, in the font that comes with Pillow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii
from PIL import ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import ImageDraw

UNDRAWN = "\uffff"
"""No font has it."""


@dataclass(frozen=True)
class Style:
    """How words are written."""

    size: int
    colour: str
    bold: int = 0
    """By how much each stroke is thicker."""

    @property
    def line(self) -> int:
        """From one line to the next."""
        return round(self.size * 1.3)

    def width(self, text: str) -> float:
        """How wide a line is."""
        return font(self.size).getlength(text) + 2 * self.bold

    def draw(self, on: ImageDraw.ImageDraw, x: float, y: float, text: str) -> None:
        """Write a line."""
        on.text((x, y), text, self.colour, font(self.size), stroke_width=self.bold)


HEADING = Style(72, "#FFFFFF", 1)
DATE = Style(56, "#FFD166", 1)
TITLE = Style(50, "#FFFFFF")
SMALL = Style(40, "#C8CDD6")


@lru_cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """The font in a size."""
    found = ImageFont.load_default(size)
    assert isinstance(found, ImageFont.FreeTypeFont), "Pillow was built without FreeType"
    return found


def wrapped(text: str, style: Style, room: int) -> list[str]:
    """A text in lines that fit; a word that is too long for one is broken."""
    lines = [""]
    for piece in pieces(drawable(text), style, room):
        longer = f"{lines[-1]} {piece}".strip()
        if style.width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def pieces(text: str, style: Style, room: int) -> Iterator[str]:
    """The words of a text, those that are wider than a line in parts."""
    for word in text.split():
        if style.width(word) <= room:
            yield word
            continue
        part = ""
        for character in word:
            if style.width(part + character) > room:
                yield part
                part = ""
            part += character
        yield part


def drawable(text: str) -> str:
    """A text in characters that the font has: it has few beyond English, and others are spelt in those."""
    return "".join(character if has(character) else anyascii(character) for character in text)


@lru_cache(maxsize=4096)
def has(character: str) -> bool:
    """Whether the font has a character."""
    drawn, undrawn = (bytes(font(SMALL.size).getmask(one)) for one in (character, UNDRAWN))
    return character.isspace() or drawn != undrawn
