"""The facts that belong with a fact: what someone who read it may want to read next."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact

MOST = 10


def related(base: FactBase, fact: Fact) -> list[str]:
    """The ids of at most ten facts, those first that say something of it."""
    return [key for key in dict.fromkeys(chain(*ties(base, fact))) if key != fact.id][:MOST]


def ties(base: FactBase, fact: Fact) -> Iterator[list[str]]:
    """What ties facts to a fact, the closest first."""
    facts = base.facts.values()
    paragraphs = {(cited.source, cited.paragraph) for cited in fact.citations}
    people = {about.who for about in fact.about}
    yield [*fact.shown_with, *(one.fact for one in fact.differs)]
    yield [other.id for other in facts if fact.id in (*other.shown_with, *(one.fact for one in other.differs))]
    yield [other.id for other in facts if fact.origin is not None and other.origin == fact.origin]
    yield [other.id for other in facts if paragraphs & {(cited.source, cited.paragraph) for cited in other.citations}]
    yield [other.id for other in facts if people & {about.who for about in other.about}]
    yield [other.id for topic in fact.topics[:1] for other in base.by_topic(topic)]
