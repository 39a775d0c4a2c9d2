"""The buttons and menus of messages, and what their custom_ids carry. What answers them is in `items.py`."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from hashlib import blake2s
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.chat import words
from bot.chat.text import cut, slices
from bot.desk.stripping import anonymous
from bot.matching.text import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.chat.layout import Page
    from bot.chat.places import Place
    from bot.desk.cards import Card
    from bot.factbase.base import FactBase, Topic

KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*"
CHOSEN = re.compile(rf"fact:(?P<fact>{KEY})")
"""The value of a choice that is offered while someone types."""
OPEN = re.compile(rf"fact:open:(?P<fact>{KEY})")
DETAILS = re.compile(rf"fact:details:(?P<fact>{KEY})")
ASKED = re.compile(r"fact:asked:(?P<digest>[\w-]{8}):(?P<question>.*)", re.DOTALL)
"""Details of a fact that answers a question: with the first words of that."""
COPY = re.compile(rf"fact:copy:(?P<fact>{KEY})")
SHARE = re.compile(rf"fact:share:(?P<fact>{KEY})")
DELETE = re.compile(r"answer:delete")
NEAREST = re.compile(r"facts:near(?P<digests>(?::[\w-]{8})+)")
TOPIC_PAGE = re.compile(rf"topic:page:(?P<topic>{KEY}):(?P<page>\d{{1,4}})")
TOPICS_PAGE = re.compile(r"topics:page:(?P<page>\d{1,4})")
TOPIC_MENU = re.compile(r"topics:choose")
FACT_MENU = re.compile(r"facts:choose")
REPORT = re.compile(rf"fact:report:(?P<fact>{KEY})")
GAP = re.compile(r"gap:ask(?::(?P<question>.*))?", re.DOTALL)
"""Without a question on buttons that were posted before they carried it."""
REPORTS_PAGE = re.compile(r"reports:page:(?P<page>\d{1,4})")
CORRECTIONS_PAGE = re.compile(r"corrections:page:(?P<page>\d{1,4})")
FORGET = re.compile(r"privacy:forget")
CUT = "…"
LABEL = 80
OPTION = 100
CUSTOM_ID = 100
"""The most that Discord takes of a button's label, of an option's, and of a custom_id."""


def open_button(fact: str, label: str) -> ui.Button[Page]:
    """Opens a fact."""
    return ui.Button(label=cut(label, LABEL), custom_id=f"fact:open:{fact}")


def details_button(fact: str, question: str = "") -> ui.Button[Page]:
    """Shows all there is about a fact, and why it answers a question, as much of which as fits it carries."""
    custom_id = carrying(f"fact:asked:{digest(fact)}:", question) if question.strip() else f"fact:details:{fact}"
    return ui.Button(label=words.DETAILS, custom_id=custom_id, style=discord.ButtonStyle.primary)


def copy_button(fact: str) -> ui.Button[Page]:
    """Gives a fact as text that can be pasted anywhere."""
    return ui.Button(label=words.COPY, custom_id=f"fact:copy:{fact}")


def last_button(here: Place, fact: str | None = None) -> list[ui.Button[Page]]:
    """What can be done about who sees an answer: a private fact can be shared, a public answer deleted."""
    if not here.private:
        return [ui.Button(label=words.DELETE, custom_id="answer:delete")]
    shareable = fact is not None and here.audience and here.closed is None
    return [ui.Button(label=words.SHARE, custom_id=f"fact:share:{fact}")] if shareable else []


def report_button(fact: str) -> ui.Button[Page]:
    """Lets someone say what is wrong with a fact."""
    return ui.Button(label=words.REPORT, custom_id=f"fact:report:{fact}")


def gap_button(question: str) -> ui.Button[Page]:
    """Lets someone ask the moderators to answer a question, and carries as much of it as a custom_id takes.

    Whoever sees the button can read it there: what leads to a person is taken out.
    """
    return ui.Button(label=words.ASK_TO_ADD, custom_id=carrying("gap:ask:", question))


def carrying(prefix: str, question: str) -> str:
    """A custom_id with as much of a question as it takes; an ellipsis stands for the rest."""
    start, *rest = slices(anonymous(question[:LONGEST]), CUSTOM_ID - len(prefix) - 1)
    return f"{prefix}{start}{CUT if rest else ''}"


def forget_button() -> ui.Button[Page]:
    """Removes the id of whoever presses it."""
    return ui.Button(label=words.FORGET_ME, custom_id="privacy:forget", style=discord.ButtonStyle.danger)


def nearest_button(facts: Sequence[str]) -> ui.Button[Page]:
    """Offers other facts; a digest stands for each, since four ids may be too long for one custom_id."""
    return ui.Button(label=words.NOT_THIS, custom_id=f"facts:near:{':'.join(map(digest, facts))}")


def facts_of(digests: str, base: FactBase) -> list[str]:
    """The facts that the digests of a custom_id stand for; those that are no longer there are left out."""
    known = {digest(fact): fact for fact in base.facts}
    return [known[one] for one in digests.split(":") if one in known]


def digest(fact: str) -> str:
    """Eight characters that stand for a fact's id."""
    return urlsafe_b64encode(blake2s(fact.encode(), digest_size=6).digest()).decode()


def page_button(custom_id: str, label: str, *, enabled: bool) -> ui.Button[Page]:
    """Turns to another page."""
    return ui.Button(label=label, custom_id=custom_id, disabled=not enabled)


def fact_menu(cards: Iterable[Card], placeholder: str = words.CHOOSE_FACT) -> ui.Select[Page]:
    """Lets one of at most 25 facts be chosen."""
    options = [
        discord.SelectOption(label=cut(card.title, OPTION), value=card.id, description=cut(card.attribution, OPTION))
        for card in cards
    ]
    return ui.Select(custom_id="facts:choose", placeholder=placeholder, options=options)


def topic_menu(topics: Iterable[Topic]) -> ui.Select[Page]:
    """Lets one of at most 25 topics be chosen."""
    options = [
        discord.SelectOption(label=cut(topic.title, OPTION), value=topic.id, description=cut(topic.about, OPTION))
        for topic in topics
    ]
    return ui.Select(custom_id="topics:choose", placeholder=words.CHOOSE_TOPIC, options=options)
