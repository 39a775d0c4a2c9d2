"""What is put into the slots of one made-up fact: the same for the same slot in all its sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.bench.shapes import YEAR

if TYPE_CHECKING:
    import random

    from bot.bench.names import Names
    from bot.bench.shapes import Shape, Slot

LEAP, EARLIEST, LATEST = 4, -12, 2
"""Years are moved by a multiple of four, so that every date stays one."""
DAYS, LAST_DAY = 31, 28
"""Figures up to this may be days of a month, for which there stands a day that every month has."""
HOME = ""
"""The place of a fact that names none."""


class Filling:
    """The people, places, years and figures of a fact."""

    def __init__(self, shape: Shape, number: int, names: Names, order: random.Random) -> None:
        self.shape, self.names, self.order = shape, names, order
        self.moved = LEAP * order.randint(EARLIEST, LATEST)
        self.drawn: dict[tuple[str, str], str] = {}
        home = self.drawn_for("place", next((slot.key for slot in self.slots("place")), HOME))
        said = self.date(shape.fact.said)
        self.extras = (f"in {home}", f"in {said[:4]}", f"in file {number + 1}")
        """What sets it apart from others that are worded alike."""

    def slots(self, kind: str) -> list[Slot]:
        """The slots of a kind in its statement."""
        return [slot for slot in self.shape.cut(self.shape.fact.statement).slots if slot.kind == kind]

    def fill(self, text: str) -> str:
        """A text of the real fact, told of these."""
        return self.shape.cut(text).filled(self.value)

    def date(self, edtf: str) -> str:
        """A date, moved with all the others."""
        return re.sub(YEAR, lambda year: self.drawn_for("year", year[0]), edtf)

    def value(self, slot: Slot) -> str:
        """What stands in a slot, in small letters where the name that stood there was."""
        found = self.drawn_for(slot.kind, slot.key)
        if slot.kind == "figure" and "," in slot.typed:
            return f"{int(found):,}"
        return found.lower() if slot.typed.islower() else found

    def drawn_for(self, kind: str, key: str) -> str:
        """What stands for something, drawn when it is first met."""
        if (kind, key) not in self.drawn:
            self.drawn[kind, key] = self.draw(kind, key)
        return self.drawn[kind, key]

    def draw(self, kind: str, key: str) -> str:
        """Something to stand for something of a kind."""
        match kind:
            case "year":
                return str(int(key) + self.moved)
            case "figure":
                return self.figure(key)
            case "place":
                return self.names.places.draw(self.others(kind))
            case "body":
                return f"{self.names.families.draw()} {key}"
            case "person":
                return self.names.people.draw(self.others(kind))
        given, family = self.drawn_for("person", key).split(" ", 1)
        return given if kind == "given" else family

    def others(self, kind: str) -> set[str]:
        """What stands for others of a kind already."""
        return {name for (other, _), name in self.drawn.items() if other == kind}

    def figure(self, digits: str) -> str:
        """A figure of about the same size."""
        if "." in digits:
            return f"{float(digits) * self.order.uniform(0.5, 2):.1f}"
        if int(digits) <= DAYS:
            return str(self.order.randint(2, LAST_DAY))
        return str(round(int(digits) * self.order.uniform(0.4, 2.5)))
