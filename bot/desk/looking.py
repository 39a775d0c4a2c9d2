"""Looking things up without a question: a fact by its id or title, a person by name, a topic, a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rapidfuzz import fuzz, process

from bot.matching.text import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.factbase.base import FactBase, Topic
    from bot.factbase.model import Fact, Person, Protected, Source

T = TypeVar("T")
NEAR_ENOUGH = 80.0
"""Of 100: what a name or title must resemble to be taken for it."""


def nearest(text: str, among: Mapping[str, T], limit: int = 1) -> list[T]:
    """The entries whose name is most like a text, best first; none where nothing is near enough."""
    plain = {name: normalise(name) for name in among}
    wanted = normalise(text)
    exact = [among[name] for name, form in plain.items() if form == wanted]
    found = process.extract(wanted, plain, scorer=fuzz.WRatio, score_cutoff=NEAR_ENOUGH, limit=limit * 4)
    ranked = sorted(found, key=lambda hit: (-hit[1], abs(len(plain[hit[2]]) - len(wanted))))
    return unique([*exact, *(among[name] for _, _, name in ranked)])[:limit]


def unique(items: list[T]) -> list[T]:
    """The items without repeats, in order."""
    kept: list[T] = []
    for item in items:
        if item not in kept:
            kept.append(item)
    return kept


def fact(base: FactBase, text: str) -> Fact | None:
    """The fact of this id, or of a title like this."""
    return base.facts.get(text.strip()) or next(
        iter(nearest(text, {one.title: one for one in base.facts.values()})), None
    )


def similar_ids(base: FactBase, text: str) -> list[str]:
    """Ids and titles like a text, for saying what was perhaps meant."""
    names = {name: one.id for one in base.facts.values() for name in (one.id, one.title)}
    return nearest(text, names, 3)


def person(base: FactBase, name: str) -> Person | Protected | None:
    """Who goes by a name, an alias or a common misspelling; a protected child where it is one's name."""
    names: dict[str, Person | Protected] = {
        name: one for one in base.people.values() for name in (one.name, *one.aliases, *one.misspellings, one.id)
    }
    names |= {alias: one for one in base.protected for alias in (one.name, *one.aliases)}
    return next(iter(nearest(name, names)), None)


def topic(base: FactBase, name: str) -> Topic | None:
    """The topic of this key or title."""
    return base.topics.get(name) or next(iter(nearest(name, {one.title: one for one in base.topics.values()})), None)


def source(base: FactBase, name: str) -> Source | None:
    """The source of this key, publisher or title."""
    names = {key: one for one in base.sources.values() for key in (one.id, one.publisher, one.title, one.document[:3])}
    return next(iter(nearest(name, names)), None)
