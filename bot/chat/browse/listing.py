"""Lists that tell what facts say, in pages that each hold what must be read with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.chat import words
from bot.chat.browse import words as phrases
from bot.chat.buttons import OPTION, fact_menu
from bot.chat.layout import MOST_CHARACTERS, Block, characters, components, pages, row
from bot.chat.lists import BROWSING, part, turning
from bot.chat.text import cut, label, link, plain
from bot.desk.fairness import read_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.chat.layout import Page
    from bot.desk.asking import Desk
    from bot.desk.cards import Card, Check
    from bot.factbase.base import Topic

MOST_ENTRIES = 8
MOST_OPTIONS = 25
"""The most that Discord takes in a menu."""
ROOM = 26
SPARE = 100
"""Components for entries, and characters kept free, beside the menus, the buttons, and the number of the page."""


@dataclass(frozen=True)
class Entry:
    """Something in a list."""

    text: str
    facts: tuple[str, ...]
    """The facts that it tells of."""
    section: str
    """What stands over it, and over those that follow with the same; said again on the next page."""


def listing_pages(
    desk: Desk,
    head: Sequence[Block],
    entries: Sequence[Entry],
    number: int,
    custom_id: str,
    *,
    buttons: Sequence[ui.Button[Page]] = (),
    menu: ui.Select[Page] | None = None,
) -> list[Page]:
    """A page of a list, with a menu that opens its facts.

    Args:
        desk: knows the facts.
        head: stands over each page.
        entries: all of them.
        number: of the page.
        custom_id: of the buttons that turn the pages, but for the number.
        buttons: stand beside those.
        menu: stands under them.
    """
    (shown,), number, last = part(portions(desk, head, entries), number, 1)
    turn = turning(custom_id, number, last) if last > 1 else ()
    rows = [row(fact_menu(map(desk.card, offered(desk, shown))))]
    rows += [row(*turn, *buttons)] if turn or buttons else []
    rows += [row(menu)] if menu else []
    told = [*blocks_of(desk, head, shown), *([Block(words.page(number, last), apart=True)] if last > 1 else [])]
    return pages(told, rows, BROWSING)


def narrowing_menu(custom_id: str, topics: Iterable[Topic]) -> ui.Select[Page] | None:
    """Lets a list be narrowed to one of at most 25 topics; None where there is no choice."""
    options = [discord.SelectOption(label=cut(one.title, OPTION), value=one.id) for one in topics][:MOST_OPTIONS]
    if len(options) < 2:
        return None
    return ui.Select(custom_id=custom_id, placeholder=phrases.ONE_TOPIC, options=options)


def portions(desk: Desk, head: Sequence[Block], entries: Sequence[Entry]) -> list[list[Entry]]:
    """The entries of each page; one that is too long for a page has one of its own."""
    found: list[list[Entry]] = [[]]
    for entry in entries:
        if found[-1] and not fit_on_a_page(desk, head, [*found[-1], entry]):
            found.append([])
        found[-1].append(entry)
    return found


def fit_on_a_page(desk: Desk, head: Sequence[Block], entries: Sequence[Entry]) -> bool:
    """Whether entries fit into one message, with all that must be read with them."""
    if len(entries) > MOST_ENTRIES or len(offered(desk, entries)) > MOST_OPTIONS:
        return False
    told = list(blocks_of(desk, head, entries))
    return characters(told) <= MOST_CHARACTERS - SPARE and components(told) <= ROOM


def blocks_of(desk: Desk, head: Sequence[Block], entries: Sequence[Entry]) -> Iterator[Block]:
    """Entries under their headings, and at the end what fairness demands beside them, and the outside checks."""
    yield from head
    section = ""
    for entry in entries:
        begins = entry.section != section
        if begins:
            section = entry.section
            yield Block(section, ruled=True)
        yield Block(entry.text, apart=True, ruled=not begins)
    others = beside(desk, entries)
    if others:
        yield Block(phrases.BESIDE, ruled=True)
    yield from (Block(told(other), apart=True, ruled=number > 0) for number, other in enumerate(others))
    shown = [*map(desk.card, open_here(desk, entries)), *others]
    checks = dict.fromkeys(check for card in shown for check in card.checks)
    yield from (Block(checked(check), ruled=not number) for number, check in enumerate(checks))


def offered(desk: Desk, entries: Iterable[Entry]) -> list[str]:
    """The facts that can be opened from a page: those of its entries, and those beside them."""
    listed = list(entries)
    return [*facts_of(listed), *(card.id for card in beside(desk, listed))]


def facts_of(entries: Iterable[Entry]) -> list[str]:
    """The facts that entries tell of, each once."""
    return list(dict.fromkeys(fact for entry in entries for fact in entry.facts))


def open_here(desk: Desk, entries: Iterable[Entry]) -> list[str]:
    """The facts that entries tell, and do not leave to their cards."""
    return [fact for fact in facts_of(entries) if not is_hidden(desk.card(fact))]


def beside(desk: Desk, entries: Iterable[Entry]) -> list[Card]:
    """What fairness demands beside the facts that entries tell, and none of them tells."""
    return [replace(desk.card(fact), beside=()) for fact in read_with(desk.base, open_here(desk, entries))]


def is_hidden(card: Card) -> bool:
    """Whether a fact is read only on its card, behind a spoiler and with support lines."""
    return card.distressing or any(other.distressing for other in card.beside)


def told(card: Card, *notes: str, title: str = "**{}**") -> str:
    """A fact in a list: what it says, who says it, what belongs beside it, and notes."""
    lines = [title.format(plain(card.title)), phrases.HIDDEN if is_hidden(card) else plain(card.statement)]
    lines += [f"-# {plain(line)}" for line in (card.attribution, card.own) if line]
    if card.beside and not is_hidden(card):
        lines.append(phrases.read_with(" · ".join(plain(other.title) for other in card.beside)))
    return "\n".join([*lines, *notes])


def checked(check: Check) -> str:
    """A check against an official page."""
    return f"{label(check.text)} {link(words.CHECKED_AT, check.url)}"
