"""Looking things up without a question: a fact by its id or title, a person by name, a topic, a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rapidfuzz import fuzz

from bot.matching.strangers import STYLES
from bot.matching.text import FUNCTION_WORDS, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.factbase.base import FactBase, Topic
    from bot.factbase.model import Fact, Person, Protected, Source

T = TypeVar("T")
NEAR_ENOUGH = 80.0
"""Of 100: what a name, a title or a word must resemble to be taken for it."""
SHORT = 4
"""Shorter words must be the same: too many others are one letter away."""


def nearest(text: str, among: Mapping[str, T], limit: int = 1) -> list[T]:
    """The entries whose name is like a text, or has every word of it; the most alike first, none where none is."""
    asked = words(text)
    telling = [word for word in asked if word not in FUNCTION_WORDS and word not in STYLES]
    ranked: list[tuple[float, T]] = []
    for name, entry in among.items():
        named = words(name)
        alike = likeness(asked, named)
        if alike >= NEAR_ENOUGH or (telling and all(has_word(named, word) for word in telling)):
            ranked.append((alike, entry))
    ranked.sort(key=lambda hit: -hit[0])
    return unique([entry for _, entry in ranked])[:limit]


def likeness(asked: list[str], named: list[str]) -> float:
    """How alike two texts are as a whole, in whatever order their words stand, from 0 to 100."""
    return fuzz.token_sort_ratio(" ".join(asked), " ".join(named)) if asked and named else 0.0


def has_word(named: list[str], word: str) -> bool:
    """Whether a name has a word, or one that is spelt much like it."""
    return word in named or (len(word) >= SHORT and any(fuzz.ratio(word, other) >= NEAR_ENOUGH for other in named))


def unique(items: list[T]) -> list[T]:
    """The items without repeats, in order."""
    kept: list[T] = []
    for item in items:
        if item not in kept:
            kept.append(item)
    return kept


def fact(base: FactBase, text: str) -> Fact | None:
    """The fact of this id or title, or of one that is spelt much like it."""
    asked = words(text)
    names = {name: one for one in base.facts.values() for name in (one.id, one.title)}
    alike = [(likeness(asked, words(name)), one) for name, one in names.items()]
    best, found = max(alike, key=lambda hit: hit[0], default=(0.0, None))
    return found if best >= NEAR_ENOUGH else None


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
    names = {key: one for one in base.topics.values() for key in (one.id, one.title)}
    return next(iter(nearest(name, names)), None)


def source(base: FactBase, name: str) -> Source | None:
    """The source of this key, publisher or title."""
    names = {key: one for one in base.sources.values() for key in (one.id, one.publisher, one.title, one.document[:3])}
    return next(iter(nearest(name, names)), None)
