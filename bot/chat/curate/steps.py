"""The steps in which a draft is filled in: a form each, since a form has at most five fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord

from bot.chat.buttons import OPTION
from bot.chat.curate import words
from bot.chat.errors import SaidError
from bot.chat.forms import choice, field
from bot.chat.text import cut
from bot.desk import drafting
from bot.desk.words import KINDS
from bot.storage.revisions import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from discord import ui

    from bot.factbase.base import FactBase
    from bot.storage.proposals import Proposal

    Fields = list[ui.Label[Any]]
    Typed = Mapping[str, str]

LINE, PARAGRAPH, LONGEST = 200, 1000, 4000
OTHERS = ("sensitivity", "origin", "origin_inferred", "outside")


@dataclass(frozen=True)
class Step:
    """A form of the draft: how it is drawn, and the text that comes of what is typed into it."""

    draw: Callable[[Proposal, FactBase], Fields]
    take: Callable[[Proposal, FactBase, Typed], str]


def asked(name: str, label: str, longest: int, value: object, hint: str | None = None, *, long: bool = False) -> Any:  # noqa: ANN401
    """A field that need not be filled in, with what the draft has.

    Raises:
        SaidError: that is longer than the field takes, so it would be cut.
    """
    filled = "" if value is None else str(value)
    if len(filled) > longest:
        raise SaidError(words.TOO_LONG_FOR_A_FORM)
    return field(name, label, longest=longest, hint=hint, required=False, long=long, filled=filled)


def claim(draft: Proposal, _: FactBase) -> Fields:
    """Id, title, statement, kind, limits."""
    has = drafting.fields(draft.text)
    kinds = [discord.SelectOption(label=str(kind), value=str(kind), default=kind == has.get("kind")) for kind in KINDS]
    key = [asked("id", words.ID, drafting.LONGEST_ID, has.get("id"), words.ID_HINT)]
    return [
        *(key if draft.action is Action.ADD else []),
        asked("title", words.TITLE, 80, has.get("title")),
        asked("statement", words.STATEMENT, 400, has.get("statement"), words.STATEMENT_HINT, long=True),
        choice("kind", words.KIND, kinds),
        asked("limits", words.LIMITS, PARAGRAPH, has.get("limits"), long=True),
    ]


def take_claim(draft: Proposal, _: FactBase, typed: Typed) -> str:
    """The draft with what was typed."""
    has = {name: drafting.line(typed.get(name, "")) for name in ("title", "statement", "kind", "limits")}
    key = drafting.line(typed.get("id", "")) or drafting.slug(has["title"])
    return drafting.filled(draft.text, **has, **({"id": key} if draft.action is Action.ADD else {}))


def speaker(draft: Proposal, _: FactBase) -> Fields:
    """Who says it, and when."""
    has = drafting.fields(draft.text)
    return [
        asked("speaker", words.SPEAKER, LINE, has.get("speaker")),
        asked("said", words.SAID, 30, has.get("said"), words.SAID_HINT),
        asked("happened", words.HAPPENED, 30, has.get("happened"), words.HAPPENED_HINT),
        asked("as_of", words.AS_OF, 30, has.get("as_of"), words.AS_OF_HINT),
        asked("period", words.PERIOD, LINE, has.get("period")),
    ]


def take_speaker(draft: Proposal, base: FactBase, typed: Typed) -> str:
    """The draft with what was typed."""
    has = {name: drafting.line(typed.get(name, "")) for name in ("said", "happened", "as_of", "period")}
    return drafting.filled(draft.text, speaker=drafting.person(typed.get("speaker", ""), base), **has)


def source(draft: Proposal, base: FactBase) -> Fields:
    """The citations: the first by its parts, further ones as YAML."""
    first, *rest = drafting.citations_of(draft.text) or [{}]
    documents = [one for one in base.sources.values() if not one.own][:24]
    chosen = first.get("source")
    own = chosen is not None and chosen not in {one.id for one in documents}
    options = [
        discord.SelectOption(label=cut(one.title, OPTION), value=one.id, default=one.id == chosen) for one in documents
    ]
    options.append(discord.SelectOption(label=words.NEW_SOURCE, value=drafting.NEW, default=own))
    return [
        choice("source", words.SOURCE, options, hint=words.SOURCE_HINT),
        asked("paragraph", words.PARAGRAPH, 9, first.get("paragraph")),
        asked("quote", words.QUOTE, LINE, first.get("quote")),
        asked("more", words.MORE_CITATIONS, PARAGRAPH, drafting.shown(rest), words.MORE_CITATIONS_HINT, long=True),
    ]


def take_source(draft: Proposal, _: FactBase, typed: Typed) -> str:
    """The draft with what was typed."""
    paragraph, quote = (drafting.line(typed.get(name, "")) for name in ("paragraph", "quote"))
    first = {"source": typed.get("source", ""), "paragraph": drafting.number(paragraph or "1"), "quote": quote}
    kept = [{key: value for key, value in first.items() if value}] if first["source"] else []
    return drafting.cited(draft.text, [*kept, *mappings(typed, "more", words.MORE_CITATIONS)])


def own(draft: Proposal, _: FactBase) -> Fields:
    """A source of the community's own."""
    has = drafting.source(draft.text)
    return [
        asked("title", words.SOURCE_TITLE, LINE, has.get("title")),
        asked("publisher", words.PUBLISHER, LINE, has.get("publisher")),
        asked("published", words.PUBLISHED, 30, has.get("published"), words.SAID_HINT),
        asked("url", words.ADDRESS, PARAGRAPH, has.get("url")),
    ]


def take_own(draft: Proposal, _: FactBase, typed: Typed) -> str:
    """The draft with what was typed."""
    title, publisher, published, url = (
        drafting.line(typed.get(name, "")) for name in ("title", "publisher", "published", "url")
    )
    return drafting.sourced(draft.text, title=title, publisher=publisher, published=published, url=url)


def questions(draft: Proposal, _: FactBase) -> Fields:
    """Questions and topics."""
    has = drafting.fields(draft.text)
    return [
        asked("questions", words.QUESTIONS, LONGEST, joined(has.get("questions")), words.QUESTIONS_HINT, long=True),
        asked("unanswered", words.UNANSWERED, LONGEST, joined(has.get("unanswered")), words.UNANSWERED_HINT, long=True),
        asked("topics", words.TOPICS, PARAGRAPH, joined(has.get("topics"), ", ")),
    ]


def take_questions(draft: Proposal, base: FactBase, typed: Typed) -> str:
    """The draft with what was typed."""
    return drafting.filled(
        draft.text,
        questions=drafting.lines(typed.get("questions", "")),
        unanswered=drafting.lines(typed.get("unanswered", "")),
        topics=drafting.topics(typed.get("topics", ""), base),
    )


def people(draft: Proposal, _: FactBase) -> Fields:
    """What few facts need: as YAML."""
    has = drafting.fields(draft.text)
    others = drafting.shown({name: has[name] for name in OTHERS if name in has})
    return [
        asked("about", words.ABOUT, LONGEST, drafting.shown(has.get("about")), words.ABOUT_HINT, long=True),
        asked("figures", words.FIGURES, LONGEST, drafting.shown(has.get("figures")), words.FIGURES_HINT, long=True),
        asked("shown_with", words.SHOWN_WITH, PARAGRAPH, joined(has.get("shown_with"), ", ")),
        asked("differs", words.DIFFERS, LONGEST, drafting.shown(has.get("differs")), words.DIFFERS_HINT, long=True),
        asked("others", words.OTHERS, PARAGRAPH, others, words.OTHERS_HINT, long=True),
    ]


def take_people(draft: Proposal, _: FactBase, typed: Typed) -> str:
    """The draft with what was typed."""
    others = drafting.parsed(typed.get("others", ""), words.OTHERS)
    if not isinstance(others or {}, dict) or set(others or {}) - set(OTHERS):
        raise SaidError(words.NOT_A_MAPPING.format(label=words.OTHERS, names=", ".join(OTHERS)))
    return drafting.filled(
        draft.text,
        about=mappings(typed, "about", words.ABOUT),
        figures=mappings(typed, "figures", words.FIGURES),
        shown_with=drafting.keys(typed.get("shown_with", "")),
        differs=mappings(typed, "differs", words.DIFFERS),
        **{name: (others or {}).get(name) for name in OTHERS},
    )


def mappings(typed: Typed, name: str, label: str) -> list[dict[str, Any]]:
    """What was typed as a list of mappings.

    Raises:
        RulesError: it is no YAML.
        SaidError: it is something else.
    """
    found = drafting.parsed(typed.get(name, ""), label) or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise SaidError(words.NOT_A_LIST.format(label=label))
    return found


def joined(value: object, between: str = "\n") -> str:
    """A list as someone types it."""
    return between.join(map(str, value)) if isinstance(value, list) else ""


STEPS = {
    "claim": Step(claim, take_claim),
    "speaker": Step(speaker, take_speaker),
    "source": Step(source, take_source),
    "own": Step(own, take_own),
    "questions": Step(questions, take_questions),
    "people": Step(people, take_people),
}
"""All of them, in their order, by the names that custom_ids have for them."""
