"""Answering a question that goes on from a fact: from the fact itself, or with what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.desk import words
from bot.desk.followups import Follow, follow_of, leans, of
from bot.desk.related import related
from bot.factbase.model import NO_REPLY
from bot.matching.decision import Outcome
from bot.matching.text import words as words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.desk.asking import Answer, Desk
    from bot.desk.cards import Card
    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact

MOST = 5


@dataclass(frozen=True)
class Followed:
    """What a question that goes on from a fact comes to: one of these, or nothing."""

    lead: str | None = None
    """What the fact itself says to that."""
    answer: Answer | None = None
    """Of a question that stands by itself, or that is not for facts to answer."""
    offered: tuple[Card, ...] = ()
    """Other facts near to what may be asked."""


def follow(desk: Desk, key: str, asked: str) -> Followed:
    """Answer a question that goes on from a fact.

    Raises:
        KeyError: there is no such fact.
    """
    fact, card = desk.base.facts[key], desk.card(key)
    wanted = follow_of(fact, asked)
    if wanted is Follow.MORE:
        return Followed(offered=tuple(desk.card(other) for other in related(desk.base, fact)[:MOST]))
    if wanted is not None and (lead := told(fact, card, wanted)) is not None:
        return Followed(lead=lead)
    alone = desk.ask(asked)
    if alone.outcome is Outcome.GUIDANCE or not leans(asked):
        return Followed(answer=alone)
    both = desk.ask(f"{asked} {subject(fact, asked, desk.base)}")
    # Nobody tells of abuse by what a title adds to their words.
    guided = both.guidance is not None and not both.guidance.support
    if guided or both.match.decision.accused:
        return Followed(answer=both)
    return Followed(offered=tuple(one.card for one in both.facts if one.card.id != key))


def told(fact: Fact, card: Card, wanted: Follow) -> str | None:
    """What a fact says to that, in a line to be read before its card; None where it does not."""
    return TOLD[wanted](fact, card)


def where(fact: Fact, _card: Card) -> str | None:
    """Of what place a fact is, as its figures say."""
    places = list(dict.fromkeys(figure.place for figure in fact.figures))
    return words.where_it_was(places) if places else None


def replied(fact: Fact, _card: Card) -> str | None:
    """Whether those whom a fact reflects badly on answered; None where it reflects badly on no one."""
    replies = {about.reply for about in fact.about if about.adverse}
    if replies & set(fact.shown_with):
        return words.REPLY_BESIDE
    return words.NOT_ANSWERED if NO_REPLY in replies else None


TOLD: Mapping[Follow, Callable[[Fact, Card], str | None]] = {
    Follow.WHO: lambda _, card: words.who_says(card.attribution),
    Follow.WHEN: lambda fact, _: words.when_it_was(fact),
    Follow.SOURCE: lambda _, card: words.where_from(reference.text for reference in card.references),
    Follow.WHERE: where,
    Follow.HOW_MANY: lambda fact, card: words.how_many(fact.figures, hidden=card.distressing),
    Follow.SURE: lambda _, card: words.how_sure(card.attribution, limited=card.limits is not None),
    Follow.DIFFER: lambda _, card: words.SOURCES_DIFFER if card.differs else words.NO_DIFFERENCE,
    Follow.QUOTE: lambda _, card: words.QUOTED_BELOW if card.quotations else words.NOT_QUOTED,
    Follow.REPLY: replied,
}


def subject(fact: Fact, asked: str, base: FactBase) -> str:
    """What a fact is about, as words to ask with: for a "he" or "she" the person, otherwise its title."""
    if not of("he she him her his").isdisjoint(words_of(asked)):
        named = [about.who for about in fact.about] or [fact.speaker]
        return " ".join(base.people[who].name for who in named)
    return fact.title
