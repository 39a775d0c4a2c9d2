"""What is shown that is no card: suggestions, abstentions, guidance, topics, and what this is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import discord

from bot.chat import words
from bot.chat.buttons import fact_menu, gap_button, last_button, open_button, page_button, topic_menu
from bot.chat.cards import small_lines, support
from bot.chat.layout import Block, pages, row
from bot.chat.text import cut, link, opening, plain
from bot.factbase.dates import spoken
from bot.factbase.model import Sensitivity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from discord import ui

    from bot.chat.layout import Page
    from bot.chat.places import Place
    from bot.desk.asking import Desk
    from bot.desk.cards import Card
    from bot.desk.claims import Claim
    from bot.factbase.base import FactBase, Topic
    from bot.factbase.model import Fact, Guidance, SupportLine

Entry = TypeVar("Entry")
QUIET = discord.Colour(0x8A8F98)
GUIDING = discord.Colour(0x4F8A7B)
BROWSING = discord.Colour(0x3E6E8E)
CLAIM = 120
"""Characters of a claim that are repeated."""
FACTS_A_PAGE = 15
TOPICS_A_PAGE = 25


def suggestion_pages(
    lead: str, cards: Iterable[Card], here: Place, closing: Iterable[str] = (), *, unanswered: str | None = None
) -> list[Page]:
    """Facts that are offered, each with a button that opens it; moderators can be asked the `unanswered` question."""
    blocks = [Block(lead), *(offered(card) for card in cards), *small_lines(closing)]
    return pages(blocks, under(here, unanswered), QUIET)


def offered(card: Card) -> Block:
    """A fact in a list of suggestions.

    Its statement is given only where it may stand alone: a distressing one, and one with others or a check
    beside it, is read on its card.
    """
    alone = not (card.distressing or card.beside or card.checks)
    told = plain(card.statement) if alone else f"-# {plain(card.attribution)}"
    note = [words.DISTRESSING] if card.distressing else []
    return Block(
        "\n".join([f"**{plain(card.title)}**", *note, told]),
        ruled=True,
        button=open_button(card.id, words.READ),
    )


def claims_pages(claims: Sequence[Claim], here: Place, closing: Iterable[str] = ()) -> list[Page]:
    """A line for each claim in a message, with the fact that speaks of it and a button that opens its card."""
    blocks = [Block(words.claims_found(len(claims)))]
    for claim in claims:
        card, note = claim.card, [words.DISTRESSING] if claim.card.distressing else []
        premise = [plain(claim.answer.lead)] if claim.answer.lead else []
        told = [words.claimed(plain(cut(claim.said, CLAIM))), *premise, f"**{plain(card.title)}**", *note]
        lines = "\n".join([*told, f"-# {plain(card.attribution)}"])
        blocks.append(Block(lines, ruled=True, button=open_button(card.id, words.READ)))
    return pages([*blocks, *small_lines(closing)], under(here), QUIET)


def abstention_pages(
    lead: str, base: FactBase, here: Place, closing: Iterable[str] = (), *, unanswered: str | None = None
) -> list[Page]:
    """No fact on that, and what can be asked instead; moderators can be asked the `unanswered` question."""
    topics = list(base.topics.values())[:TOPICS_A_PAGE]
    listed = " · ".join(plain(topic.title) for topic in topics)
    blocks = [
        Block(opening(lead)),
        *([Block(f"{words.WHAT_CAN_BE_ASKED}\n{listed}", ruled=True)] if topics else []),
        Block(words.ASK_OTHERWISE, apart=True),
        *small_lines(closing),
    ]
    menu = [row(topic_menu(topics))] if topics else []
    return pages(blocks, [*menu, *under(here, unanswered)], QUIET)


def under(here: Place, unanswered: str | None = None) -> list[ui.ActionRow[Page]]:
    """What stands under an answer that is no card: moderators can be asked, and a public answer can be deleted."""
    buttons = [*([] if unanswered is None else [gap_button(unanswered)]), *last_button(here)]
    return [row(*buttons)] if buttons else []


def guidance_pages(
    guidance: Guidance, lines: Iterable[SupportLine], here: Place, closing: Iterable[str] = ()
) -> list[Page]:
    """An answer that is no fact."""
    blocks = [Block(f"### {plain(guidance.title)}"), Block(plain(guidance.text)), *support(lines)]
    return pages([*blocks, *small_lines(closing)], under(here), GUIDING)


def said_pages(text: str, lines: Iterable[SupportLine] = ()) -> list[Page]:
    """Words of ours, with support lines where they are needed."""
    return pages([Block(text), *support(lines)], colour=QUIET)


def how_to_ask_pages(base: FactBase) -> list[Page]:
    """How to ask."""
    return said_pages(words.HOW_TO_ASK.format(example=example_of(base)))


def example_of(base: FactBase) -> str:
    """A question that has an answer here, not distressing and about no one: of the fact that is asked in most ways."""
    easy = [fact for fact in base.facts.values() if fact.sensitivity is Sensitivity.NONE and not fact.about]
    return plain(max(easy, key=lambda fact: len(fact.questions)).questions[0]) if easy else words.EXAMPLE


def topics_pages(base: FactBase, number: int, *, lead: str | None = None) -> list[Page]:
    """All topics, a page of them, under a line that says why where something else was asked for."""
    shown, number, last = part(list(base.topics.values()), number, TOPICS_A_PAGE)
    if not shown:
        return said_pages(words.NO_FACTS)
    lines = [words.topic_line(plain(topic.title), plain(topic.about), len(base.by_topic(topic.id))) for topic in shown]
    blocks = [Block(lead)] if lead else []
    blocks += [Block(words.topics_title(len(base.topics))), Block("\n".join(lines), ruled=True)]
    if last == 1:
        return pages(blocks, [row(topic_menu(shown))], BROWSING)
    turn = turning("topics:page", number, last)
    return pages([*blocks, Block(words.page(number, last))], [row(topic_menu(shown)), row(*turn)], BROWSING)


def topic_pages(desk: Desk, topic: Topic, number: int) -> list[Page]:
    """The facts of a topic, a page of them."""
    facts = desk.base.by_topic(topic.id)
    heading = [Block(words.topic_title(plain(topic.title), plain(topic.about), len(facts)))]
    back = page_button("topics:page:1", words.ALL_TOPICS, enabled=True)
    return listed_pages(desk, heading, facts, number, f"topic:page:{topic.id}", back)


def listed_pages(
    desk: Desk, heading: Sequence[Block], facts: Sequence[Fact], number: int, custom_id: str, back: ui.Button[Page]
) -> list[Page]:
    """Facts by their titles, a page of them, with a menu that opens each.

    Args:
        desk: has their cards.
        heading: what stands above them.
        facts: all of them.
        number: which page.
        custom_id: what the buttons that turn the pages begin with.
        back: leads to what this is one of.
    """
    shown, number, last = part(facts, number, FACTS_A_PAGE)
    if not shown:
        return pages(heading, [row(back)], BROWSING)
    blocks = [*heading, Block("\n".join(f"• {plain(fact.title)}" for fact in shown), ruled=True)]
    menu = row(fact_menu(desk.card(fact.id) for fact in shown))
    if last == 1:
        return pages(blocks, [menu, row(back)], BROWSING)
    turn = turning(custom_id, number, last)
    return pages([*blocks, Block(words.page(number, last))], [menu, row(*turn, back)], BROWSING)


def about_pages(base: FactBase, contact: str) -> list[Page]:
    """What this is, how to ask, the documents, where to ask for a correction, and the support lines."""
    listed = [
        words.document(link(source.title, source.url), plain(source.publisher), plain(spoken(source.published)))
        for source in base.sources.values()
    ]
    blocks = [
        Block(words.WHAT_THIS_IS),
        Block(words.HOW, ruled=True),
        Block("\n".join([words.documents(len(listed)), *listed]), ruled=True),
        Block(words.contact(contact), ruled=True),
        *support(base.support.values()),
    ]
    return pages(blocks, colour=GUIDING)


def part(entries: Sequence[Entry], number: int, size: int) -> tuple[Sequence[Entry], int, int]:
    """A page of a list, its number, and the last number; a number out of range is the nearest there is."""
    last = max(1, -(-len(entries) // size))
    number = min(max(1, number), last)
    return entries[(number - 1) * size : number * size], number, last


def turning(custom_id: str, number: int, last: int) -> tuple[ui.Button[Page], ui.Button[Page]]:
    """The buttons to the page before and the page after."""
    return (
        page_button(f"{custom_id}:{number - 1}", words.EARLIER, enabled=number > 1),
        page_button(f"{custom_id}:{number + 1}", words.LATER, enabled=number < last),
    )
