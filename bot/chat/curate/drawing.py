"""How a draft, or a proposal whose card cannot be drawn, looks: what it has, what it lacks, what the rules find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.chat.curate import ids, words
from bot.chat.curate.steps import OTHERS, STEPS
from bot.chat.layout import Block, pages, row
from bot.chat.text import cut, plain
from bot.desk import drafting
from bot.desk.along import taken_along
from bot.desk.corrections import told
from bot.desk.overlay import AWAY
from bot.storage.proposals import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.chat.layout import Page
    from bot.desk.review import Review
    from bot.factbase.base import FactBase
    from bot.storage.proposals import Proposal
    from bot.storage.revisions import Action

DRAFT = discord.Colour(0xB98A2E)
SHORT, LONG, FINDING, MOST_FINDINGS = 120, 500, 250, 5
ROW = 3
LEAST = 1
"""What the forms have, and a card that would be too long has not."""


def draft_pages(draft: Proposal, review: Review | None, base: FactBase) -> list[Page]:
    """A draft, or an open proposal that is being mended: with the forms to fill it in. One message.

    Args:
        draft: is drawn.
        review: what the rules find; None where they are not yet applied.
        base: what its community is served.
    """
    key = drafting.fields(draft.text).get("id")
    about = draft.fact or (key if isinstance(key, str) else None)
    blocks = [
        Block(words.draft_title(draft.number, draft.state, draft.action, short(about) if about else words.NEW_FACT)),
        *content(draft),
        *(judged(review, base) if review else [Block(words.missing(drafting.missing(draft.text)), ruled=True)]),
    ]
    steps = [ids.button(ids.seen(f"step:{name}", draft), words.STEPS[name]) for name in STEPS]
    closing = [ids.button(ids.seen("withdraw", draft), words.WITHDRAW, discord.ButtonStyle.danger)]
    if draft.state is State.DRAFT:
        ready = ids.button(ids.seen("file", draft), words.FILE, discord.ButtonStyle.success, enabled=review is not None)
        closing.insert(0, ready)
    rows = [row(*steps[:ROW]), row(*steps[ROW:]), row(*closing)]
    return pages(blocks, rows, DRAFT, words.MORE_IN_THE_FORMS)


def content(draft: Proposal) -> Iterator[Block]:
    """What a proposal has so far."""
    has = drafting.fields(draft.text)
    if "title" in has:
        yield Block(f"**{short(has['title'])}**", ruled=True)
    if "statement" in has:
        yield Block(cut(plain(str(has["statement"])), LONG))
    quiet = [short(has[name]) for name in ("kind", "speaker", "said") if name in has]
    if quiet:
        yield Block(f"-# {' · '.join(quiet)}")
    yield from named(has, "happened", "as_of", "period", "limits")
    yield from cited(draft)
    yield from named(has, "questions", "unanswered", "topics", "about", "figures", "shown_with", "differs", *OTHERS)
    if draft.reason:
        yield Block(words.reason(short(draft.reason)))


def named(has: dict[str, Any], *names: str) -> Iterator[Block]:
    """Fields, a line each."""
    for name in names:
        if name in has:
            value = has[name] if isinstance(has[name], str) else told(has[name])
            yield Block(words.field(name.replace("_", " ").capitalize(), short(value)), LEAST)


def cited(draft: Proposal) -> Iterator[Block]:
    """The citations of a proposal, and its own source."""
    for number, one in enumerate(drafting.citations_of(draft.text)[:3]):
        parts = (short(one.get(name, "")) for name in ("source", "paragraph", "quote"))
        yield Block(words.field(words.SOURCE, words.citation(*parts)), LEAST if number else 0)
    if own := drafting.source(draft.text):
        parts = (short(own.get(name, "")) for name in ("title", "publisher", "published", "url"))
        yield Block(words.field(words.NEW_SOURCE, words.own_source(*parts)))


def judged(review: Review, base: FactBase) -> Iterator[Block]:
    """What the rules find, whether the documents were at hand, and the facts that say nearly the same."""
    if review.proposal.text is None:
        return
    found = [words.finding(cut(plain(f"{one.code} {one.wrong} → {one.remedy}"), FINDING)) for one in review.findings]
    yield Block(words.FINDINGS if found else words.CLEAN, ruled=True)
    for line in found[:MOST_FINDINGS]:
        yield Block(line)
    if len(found) > MOST_FINDINGS:
        yield Block(words.more(len(found) - MOST_FINDINGS))
    yield Block(words.VERIFIED if review.verified else words.NOT_VERIFIED)
    if review.alike:
        yield Block(words.ALIKE, apart=True)
        for key in review.alike:
            yield Block(words.change(f"{short(base.facts[key].title)} (`{key}`)"))


def going_along(base: FactBase, action: Action, fact: str | None) -> list[str]:
    """The ids of the facts that go along with one that is taken away, in order."""
    return sorted(taken_along(base.facts, {fact}) - {fact}) if fact and action in AWAY else []


def short(value: Any) -> str:  # noqa: ANN401 - whatever a draft may hold
    """A value in a few words that cannot break anything."""
    return cut(plain(str(value)), SHORT)
