"""Messages in Components V2, kept within what Discord takes: 4,000 characters and 40 components."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from discord import MediaGalleryItem, ui

from bot.chat import words
from bot.chat.text import size, slices

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import discord

MOST_CHARACTERS = 4000
MOST_COMPONENTS = 40
PLAIN = ("", "")
SPOILER = ("||", "||")
FENCE = ("```\n", "\n```")
HIDDEN_FENCE = ("||```\n", "\n```||")


@dataclass(frozen=True)
class Block:
    """A paragraph of a message."""

    text: str
    drop: int = 0
    """0 stays, whatever happens; of the rest, the highest number is left out first where there is no room."""
    ruled: bool = False
    """Whether a line is drawn above it."""
    apart: bool = False
    """Whether some room is left above it."""
    around: tuple[str, str] = PLAIN
    button: ui.Button[Page] | None = None
    """Stands beside the text."""
    attached: str | None = None
    """The name of an attached picture that is shown, with the text as its alternative for those who do not see it."""

    @property
    def written(self) -> str:
        """The text as it is sent."""
        return f"{self.around[0]}{self.text}{self.around[1]}"


class Page(ui.LayoutView):
    """One message.

    It is finished as soon as it is drawn: its buttons are answered by what `items.py` registers, so nothing
    of it needs to be kept in memory, and it works after a restart.
    """

    def __init__(self, *parts: ui.Item[Page]) -> None:
        super().__init__(timeout=None)
        for part in parts:
            self.add_item(part)
        self.stop()


def pages(
    blocks: Sequence[Block],
    rows: Sequence[ui.ActionRow[Page]] = (),
    colour: discord.Colour | None = None,
    more: str = words.MORE,
) -> list[Page]:
    """The blocks as one message, or as several where even what must stay is too long for one.

    The rows of buttons stand under the last. `more` tells where to find what was left out.
    """
    room = MOST_COMPONENTS - sum(1 + len(row.children) for row in rows) - 1
    return [
        Page(*([container(group, colour)] if group else []), *(rows if last else ()))
        for group, last in with_last(spread(fitting(blocks, room, more), room))
    ]


def with_last(groups: list[list[Block]]) -> Iterable[tuple[list[Block], bool]]:
    """Each group, and whether it is the last."""
    return ((group, number == len(groups)) for number, group in enumerate(groups, 1))


def fitting(blocks: Sequence[Block], room: int, more: str = words.MORE) -> list[Block]:
    """The blocks that fit into one message, the least needed left out, with a line that says so."""
    kept = list(blocks)
    while not fits(kept, room) and (least := max((block.drop for block in kept), default=0)):
        last = max(number for number, block in enumerate(kept) if block.drop == least)
        del kept[last]
        kept = [block for block in kept if block.text != more] + [Block(more)]
    return kept


def fits(blocks: Sequence[Block], room: int) -> bool:
    """Whether blocks fit into one message."""
    return characters(blocks) <= MOST_CHARACTERS and components(blocks) <= room


def characters(blocks: Iterable[Block]) -> int:
    """The characters of blocks, with the line ends between them."""
    return sum(size(block.written) + 1 for block in blocks)


def components(blocks: Iterable[Block]) -> int:
    """The most components that blocks can take."""
    return sum(1 + block.ruled + 2 * (block.button is not None) for block in blocks)


def spread(blocks: Sequence[Block], room: int) -> list[list[Block]]:
    """Blocks in groups that each fit into a message; a block that is too long for one is cut into several."""
    longest = MOST_CHARACTERS - 20
    whole = [
        replace(block, text=piece, ruled=block.ruled and first, button=block.button if first else None)
        for block in blocks
        for piece, first in ((piece, not at) for at, piece in enumerate(slices(block.text, longest)))
    ]
    groups: list[list[Block]] = [[]]
    for block in whole:
        if groups[-1] and not fits([*groups[-1], block], room):
            groups.append([])
        groups[-1].append(block)
    return groups


def container(blocks: Sequence[Block], colour: discord.Colour | None) -> ui.Container[Page]:
    """Blocks in a frame; those that follow each other without room between them share one text."""
    box: ui.Container[Page] = ui.Container(accent_colour=colour)
    waiting: list[str] = []

    def flush() -> None:
        if waiting:
            box.add_item(ui.TextDisplay("\n".join(waiting)))
            waiting.clear()

    for number, block in enumerate(blocks):
        if block.ruled and number:
            flush()
            box.add_item(ui.Separator())
        elif block.apart:
            flush()
        if block.button is not None:
            flush()
            box.add_item(ui.Section(block.written, accessory=block.button))
        elif block.attached is not None:
            flush()
            box.add_item(ui.MediaGallery(MediaGalleryItem(f"attachment://{block.attached}", description=block.text)))
        else:
            waiting.append(block.written)
    flush()
    return box


def row(*items: ui.Button[Page] | ui.Select[Page]) -> ui.ActionRow[Page]:
    """A row of at most five buttons, or of one menu."""
    found: ui.ActionRow[Any] = ui.ActionRow(*items)
    return found
