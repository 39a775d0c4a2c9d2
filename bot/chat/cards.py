"""The card of a fact, and all there is about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.chat import words
from bot.chat.buttons import copy_button, details_button, fact_menu, last_button, nearest_button, report_button
from bot.chat.layout import FENCE, HIDDEN_FENCE, PLAIN, SPOILER, Block, pages, row
from bot.chat.text import fenced, label, link, opening, plain
from bot.desk.related import related
from bot.desk.words import differs, figure_parts
from bot.factbase.dates import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.chat.layout import Page
    from bot.chat.places import Place
    from bot.desk.asking import Desk
    from bot.desk.cards import Card, Reference
    from bot.desk.reasons import Reasons
    from bot.factbase.model import Fact, SupportLine

FACT = discord.Colour(0x3E6E8E)
SOURCES, TELLS_OF, ORIGIN, DIFFERS, CHECKS = range(5, 0, -1)
"""What moves behind *Details* where a card is too long, the first first. What is not here never does: the
statement, its limits, and what fairness demands beside it."""


def fact_pages(
    desk: Desk,
    card: Card,
    here: Place,
    *,
    lead: str | None = None,
    nearest: Sequence[str] = (),
    closing: Iterable[str] = (),
    question: str = "",
) -> list[Page]:
    """A fact as it is answered.

    Args:
        desk: knows which support lines belong with it.
        card: the fact.
        here: where it is answered: a private answer can be shared, a public one deleted.
        lead: a line to be read before it.
        nearest: ids of the facts to offer instead.
        closing: small lines under it.
        question: what it answers; *Details* then tells why.
    """
    others = [nearest_button(nearest)] if nearest else []
    buttons = [details_button(card.id, question), *others, report_button(card.id), *last_button(here, card.id)]
    blocks = [
        *([Block(opening(lead))] if lead else []),
        *card_blocks(desk, card, ruled=lead is not None),
        *small_lines(closing),
    ]
    return pages(blocks, [row(*buttons)], FACT)


def card_blocks(desk: Desk, card: Card, *, ruled: bool) -> list[Block]:
    """A fact with what must be read with it; `ruled` draws a line above."""
    return [
        *heading(card, ruled=ruled),
        *notes(card),
        *beside(card),
        *sources(card),
        *support(desk.support(card)),
    ]


def details_pages(desk: Desk, card: Card, why: Sequence[Block] = ()) -> list[Page]:
    """All there is about a fact, in as many messages as it takes; `why` tells why it was the answer."""
    fact = desk.base.facts[card.id]
    blocks = [
        *heading(card, ruled=False),
        *notes(card),
        *figures(fact),
        *beside(card, full=True),
        *sources(card),
        *about_sources(desk, fact),
        *why,
        *support(desk.support(card)),
        *small_lines([words.look_up(card.id)]),
    ]
    others = [desk.card(key) for key in related(desk.base, fact)]
    menu = [row(fact_menu(others, words.CHOOSE_RELATED))] if others else []
    buttons = row(copy_button(card.id), report_button(card.id))
    return pages([replace(block, drop=0) for block in blocks], [*menu, buttons], FACT)


def why_blocks(reasons: Reasons | None, *, cut: bool) -> list[Block]:
    """Why a fact was the answer; None: that cannot be told any more. Of a long question only the start may be known."""
    lines = [words.WHY]
    if reasons is None:
        lines.append(words.WHY_UNKNOWN_CUT if cut else words.WHY_UNKNOWN)
    else:
        told = ((words.WHY_MATCHED, reasons.matched), (words.WHY_UNMATCHED, reasons.unmatched))
        known = (*told, (words.WHY_READ_AS, reasons.misspelt))
        lines += [f"{name}: {', '.join(f'*{plain(word)}*' for word in found)}" for name, found in known if found]
        lines += [words.WHY_CUT] if cut else [words.why_score(reasons.score)]
        lines += [words.why_next(plain(reasons.next.title))] if reasons.next else []
    return [Block("\n".join(lines), ruled=True)]


def copy_pages(card: Card) -> list[Page]:
    """A fact as text that can be pasted anywhere."""
    hidden = card.distressing or any(other.distressing for other in card.beside)
    return pages([Block(words.COPY_THIS), Block(fenced(card.copied()), around=HIDDEN_FENCE if hidden else FENCE)])


def small_lines(lines: Iterable[str]) -> Iterator[Block]:
    """What stands under a reply."""
    return (Block(line, apart=not number) for number, line in enumerate(lines))


def hidden(card: Card) -> tuple[str, str]:
    """What stands around the text of a card: a distressing one is read only by those who open it."""
    return SPOILER if card.distressing else PLAIN


def heading(card: Card, *, ruled: bool) -> Iterator[Block]:
    """Title, statement, and who says it."""
    yield Block(f"### {plain(card.title)}", ruled=ruled)
    if card.distressing or any(other.distressing for other in card.beside):
        yield Block(words.CONTENT_NOTE)
    yield Block(plain(card.statement), around=hidden(card))
    yield Block(f"-# {plain(card.attribution)}")


def notes(card: Card) -> Iterator[Block]:
    """That it was added or corrected, limits, dates, disagreements, outside checks and origin."""
    if card.own:
        yield Block(f"**{plain(card.own)}**", apart=True)
    if card.corrected:
        yield Block(label(card.corrected), around=hidden(card), apart=True)
    if card.limits:
        yield Block(label(card.limits), around=hidden(card), apart=True)
    for number, line in enumerate(differs(card.differs)):
        told = plain(line) if line.startswith("•") else label(line)
        yield Block(told, DIFFERS, around=hidden(card), apart=not number)
    for check in card.checks:
        text = f"{label(check.text)} {link(words.CHECKED_AT, check.url)}"
        yield Block(text, CHECKS, around=hidden(card), apart=True)
    dated = ((card.as_of, 0), (card.tells_of, TELLS_OF), (card.origin, ORIGIN))
    for number, (note, drop) in enumerate((note, drop) for note, drop in dated if note):
        yield Block(f"-# {label(note or '')}", drop, apart=not number)


def beside(card: Card, *, full: bool = False) -> Iterator[Block]:
    """What fairness demands beside a fact: statements, by whom, and where; in full with their limits too."""
    own = {reference.url for reference in card.references}
    if card.beside:
        yield Block(words.beside(len(card.beside)), ruled=True)
    for other in card.beside:
        yield Block(plain(other.statement), around=hidden(other), apart=True)
        if full and other.limits:
            yield Block(label(other.limits), around=hidden(other))
        cited = " · ".join(
            link(words.SAME_SOURCE if reference.url in own else reference.text, reference.url)
            for reference in once(other.references)
        )
        yield Block(f"-# {plain(other.attribution)} · {cited}")


def sources(card: Card) -> Iterator[Block]:
    """The quotations, and where to read them; the first is the one that is quoted and always stays."""
    seen: set[str] = set()
    for number, reference in enumerate(card.references):
        drop = SOURCES if number else 0
        if reference.quote:
            yield Block(f"“{plain(reference.quote)}”", drop, ruled=not number, around=hidden(card))
        if reference.url not in seen:
            seen.add(reference.url)
            yield Block(source(reference), drop, ruled=not number and not reference.quote)


def source(reference: Reference) -> str:
    """Where to read it."""
    return f"-# {words.SOURCE}: {link(reference.text, reference.url)}"


def once(references: Iterable[Reference]) -> list[Reference]:
    """Each source once, though several paragraphs of it may be cited."""
    return list({reference.url: reference for reference in references}.values())


def support(lines: Iterable[SupportLine]) -> Iterator[Block]:
    """The support lines."""
    listed = [
        words.support_line(link(line.name, line.url), plain(line.contact), plain(line.audience)) for line in lines
    ]
    if listed:
        yield Block("\n".join([words.SUPPORT, *listed]), ruled=True)


def figures(fact: Fact) -> Iterator[Block]:
    """The figures of a fact, each with its qualifier, unit, population, period and place."""
    if fact.figures:
        yield Block(f"**{words.FIGURES}**", ruled=True)
    for figure in fact.figures:
        yield Block(words.figure(plain(part) for part in figure_parts(figure)))


def about_sources(desk: Desk, fact: Fact) -> Iterator[Block]:
    """What is known of the sources: the kind of each, by whom, how it is dated; and the fact's topics."""
    for key in dict.fromkeys(citation.source for citation in fact.citations):
        cited = desk.base.sources[key]
        by = "; ".join(f"{author.name}, {author.role}" for author in cited.authors)
        known = (cited.kind, by, spoken(cited.published), cited.title_note, cited.note)
        yield Block(f"-# {words.about_source(plain(cited.publisher), [plain(part) for part in known if part])}")
    topics = ", ".join(plain(desk.base.topics[topic].title) for topic in fact.topics)
    yield Block(f"-# {words.TOPICS_OF_FACT}: {topics}")
