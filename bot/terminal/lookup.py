"""`show`, `topics`, `who`, `source` and `timeline`: each draws what it found, or says that there is no such thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.desk import looking
from bot.desk.timeline import events
from bot.factbase.model import Protected
from bot.terminal import words

if TYPE_CHECKING:
    from bot.desk.asking import Desk
    from bot.terminal.view import View


def show(desk: Desk, view: View, name: str) -> bool:
    """One fact whole; False where there is none of this id or title."""
    fact = looking.fact(desk.base, name)
    if fact is None:
        view.say(words.NO_SUCH_FACT.format(name=name))
        if near := looking.similar_ids(desk.base, name):
            view.say(words.PERHAPS.format(names=", ".join(near)))
        return False
    card = desk.card(fact.id)
    view.card(card)
    if card.distressing:
        view.support(desk.base.support.values())
    return True


def topics(desk: Desk, view: View, name: str | None) -> bool:
    """All topics, or the facts of one; False where there is no such topic."""
    if name is None:
        view.topics(desk.base)
        return True
    topic = looking.topic(desk.base, name)
    if topic is None:
        view.say(words.NO_SUCH_TOPIC.format(name=name))
        return False
    view.say(topic.title)
    view.facts(desk.base.by_topic(topic.id))
    return True


def who(desk: Desk, view: View, name: str) -> bool:
    """A person or body; False where the register has none. A protected child gets the anonymity entry."""
    found = looking.person(desk.base, name)
    if found is None:
        view.say(words.NO_SUCH_PERSON)
        return False
    if isinstance(found, Protected):
        anonymity = desk.base.guidance["anonymity"]
        view.say(f"{anonymity.title}\n{anonymity.text}")
        return True
    view.person(found, desk.base)
    return True


def source(desk: Desk, view: View, name: str | None) -> bool:
    """All sources, or one; False where there is no such source."""
    if name is None:
        for one in desk.base.sources.values():
            view.source(one)
        return True
    found = looking.source(desk.base, name)
    if found is None:
        view.say(words.NO_SUCH_SOURCE.format(name=name))
        return False
    view.source(found)
    return True


def timeline(desk: Desk, view: View, name: str | None, since: int | None = None, until: int | None = None) -> bool:
    """The dated events, or those of a topic or of some years; False where there are none."""
    topic = looking.topic(desk.base, name) if name else None
    if name and topic is None:
        view.say(words.NO_SUCH_TOPIC.format(name=name))
        return False
    found = events(desk.base, since, until, topic.id if topic else None)
    if not found:
        view.say(words.NO_EVENTS)
        return False
    view.events(found)
    return True
