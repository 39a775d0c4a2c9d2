"""What is shown of answers: cards drawn in a terminal, plain text where output is piped or colour is off."""

from __future__ import annotations

import os
import sys
from itertools import groupby
from typing import TYPE_CHECKING

import click

from bot.factbase.dates import spoken
from bot.matching.decision import Outcome
from bot.terminal import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from bot.desk.asking import Answer
    from bot.desk.cards import Card
    from bot.desk.timeline import Event
    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact, Person, Source, SupportLine

ASK_RICH = ("FORCE_COLOR", "TTY_COMPATIBLE")
"""What may be set for colour where there seems to be no terminal, or none where there is one: rich knows."""


class View:
    """Where answers are shown: on a console, or on standard output."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or console_of_terminal()
        """None where plain lines will do, which need not wait for rich."""

    @property
    def drawn(self) -> bool:
        """Whether cards are drawn, and not written as plain text."""
        return self.console is not None and self.console.is_terminal and not os.environ.get("NO_COLOR")

    def say(self, text: str) -> None:
        """A line of plain text."""
        if self.console is None:
            click.echo(text)
        else:
            self.console.print(text, soft_wrap=not self.drawn, markup=False, emoji=False)

    def answer(self, answer: Answer) -> None:
        """An answer, a suggestion, guidance or an abstention."""
        if answer.lead:
            self.say(answer.lead)
        if answer.guidance:
            self.say(f"{answer.guidance.title}\n{answer.guidance.text}")
        if answer.outcome is Outcome.ANSWER:
            self.card(answer.facts[0].card)
            self.others([scored.card for scored in answer.facts[1:]], words.OTHERS)
        elif answer.outcome is Outcome.SUGGEST:
            self.others([scored.card for scored in answer.facts], None)
        if answer.support:
            self.support(answer.support)

    def card(self, card: Card) -> None:
        """A fact with all that belongs to it."""
        if self.console is None or not self.drawn:
            self.say(card.plain())
            return
        from bot.terminal.drawing import panel

        self.console.print(panel(card, self.console.width))

    def others(self, cards: Iterable[Card], heading: str | None) -> None:
        """Facts by their titles."""
        listed = list(cards)
        if heading and listed:
            self.say(heading)
        for card in listed:
            self.say(f"  {card.id}: {card.title}")

    def support(self, lines: Iterable[SupportLine]) -> None:
        """The support lines."""
        self.say(words.SUPPORT)
        for line in lines:
            self.say(f"  {line.name} ({line.audience}): {line.contact} · {line.url}")

    def facts(self, facts: Iterable[Fact]) -> None:
        """Facts by their titles."""
        for fact in facts:
            self.say(f"  {fact.id}: {fact.title}")

    def events(self, events: Iterable[Event]) -> None:
        """Events under their dates."""
        for when, dated in groupby(events, key=lambda event: event.when):
            self.say(when)
            for event in dated:
                self.say(f"  {event.fact}: {event.title}")
                for line in (event.by, *event.notes):
                    self.say(f"    {line}")

    def topics(self, base: FactBase) -> None:
        """The topics, with how many facts each has."""
        for topic in base.topics.values():
            self.say(f"{topic.id} ({len(base.by_topic(topic.id))}): {topic.title}. {topic.about}.")

    def person(self, person: Person, base: FactBase) -> None:
        """Who someone is, as of when, and the facts about them."""
        self.say(person.name)
        for role in person.roles:
            when = [spoken(role.as_of)] if role.as_of else []
            when += [f"{spoken(role.since)} to {spoken(role.until)}"] if role.since and role.until else []
            self.say(
                f"  {role.title}{f' (as of {when[0]})' if when and role.as_of else f' ({when[0]})' if when else ''}"
            )
        self.facts(base.about_person(person.id))

    def source(self, source: Source) -> None:
        """A document: who wrote it, when, and where it is to be read."""
        by = ", ".join(f"{author.name} ({author.role})" for author in source.authors)
        self.say(f"{source.id}: “{source.title}”, {source.publisher}, {source.kind}, {spoken(source.published)}")
        self.say(f"  {f'By {by}. ' if by else ''}{source.note or ''}".rstrip())
        self.say(f"  {source.url}")


def console_of_terminal() -> Console | None:
    """A console where standard output may be a terminal."""
    if not sys.stdout.isatty() and not any(os.environ.get(name) for name in ASK_RICH):
        return None
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)
