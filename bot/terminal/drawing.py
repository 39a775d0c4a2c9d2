"""Drawing a card with rich, in a box as wide as the terminal allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from bot.desk.cards import Card

WIDEST = 100
FRAME = 6
"""What the border takes of a line with a title in it."""


def panel(card: Card, available: int) -> Panel:
    """A card in its box, in a terminal of some width."""
    width = min(WIDEST, available)
    title = Text(card.title, style="bold")
    fits = title.cell_len + FRAME <= width
    return Panel(
        Group(*body(card)) if fits else Group(title, *body(card)),
        title=title if fits else None,
        title_align="left",
        subtitle=Text(card.id, style="dim"),
        subtitle_align="right",
        border_style="cyan",
        padding=(1, 2),
        width=width,
    )


def body(card: Card) -> Iterable[RenderableType]:
    """The parts of a drawn card, in the order in which they are read."""
    yield Text(card.statement)
    yield Text(card.attribution, style="dim")
    for date in card.dates:
        yield Text(date, style="dim")
    for quotation in card.quotations:
        yield Text(quotation, style="italic")
    for note in card.notes:
        yield Text(note, style="yellow")
    for check in card.outside:
        yield Text(check, style="magenta")
    for source in card.sources:
        yield Text(source)
    for other in card.beside:
        yield Padding(Text(f"Beside it: {other.statement}"), (1, 0, 0, 0))
        yield Text(" · ".join(reference.text for reference in other.references), style="dim")
