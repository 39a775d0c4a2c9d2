"""The texts of facts and known gaps, each with whose it is and what it is to it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from bot.factbase.model import Fact
from bot.matching.numbered import Numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.factbase.base import FactBase
    from bot.factbase.model import Silence
    from bot.matching.arrays import Ints

TITLE, QUESTION, UNANSWERED, STATEMENT, BODY, ASIDE = range(6)
"""What a text is to an entry: its title, a question that it answers or one that it does not, what it says, other words
that speak for it (quotations, names), or words that hardly do, as what a fact does not say.

The ways of asking for an entry are those up to `UNANSWERED`; of these it answers those up to `QUESTION`.
"""
AT_ONCE = 2_048
"""Entries that are taken apart together: more would take more memory, and fewer more time."""


@dataclass(frozen=True, eq=False)
class Batch:
    """Some entries with all their texts."""

    told: Sequence[Fact | Silence]
    texts: list[str]
    """Each once, though many entries may have it."""
    numbers: Ints
    """For each use of a text its number in `texts`; the uses of an entry stand together, in the order of entries."""
    owners: Ints
    """For each use whose it is, by the place in `told`."""
    roles: Ints
    """For each use what the text is to the entry: `TITLE` and so on."""

    @classmethod
    def of(cls, told: Sequence[Fact | Silence], base: FactBase) -> Batch:
        """The texts of some entries of a fact base."""
        texts = Numbered()
        numbers: list[int] = []
        roles: list[int] = []
        counts = []
        for one in told:
            before = len(numbers)
            for role, found in fact_texts(one, base) if isinstance(one, Fact) else silence_texts(one):
                numbers += map(texts.__getitem__, found)
                roles += [role] * len(found)
            counts.append(len(numbers) - before)
        owners = np.repeat(np.arange(len(told), dtype=np.int32), counts)
        return cls(told, list(texts), np.array(numbers, np.int32), owners, np.array(roles, np.uint8))


def batches(base: FactBase, told: Iterable[Fact | Silence]) -> Iterator[Batch]:
    """Entries of a fact base, so many at a time: there may be very many."""
    rest = iter(told)
    while some := list(islice(rest, AT_ONCE)):
        yield Batch.of(some, base)


def fact_texts(fact: Fact, base: FactBase) -> Iterable[tuple[int, Sequence[str]]]:
    """The texts of a fact: its questions, its statement, the people in it and its limits."""
    people = [base.people[key] for key in (fact.speaker, *(about.who for about in fact.about))]
    body = [
        *(citation.quote for citation in fact.citations if citation.quote),
        *(f"{person.name} {' '.join([role.title for role in person.roles])}" for person in people),
        *(base.sources[citation.source].publisher for citation in fact.citations),
        *(base.topics[topic].title for topic in fact.topics),
        *((fact.period,) if fact.period else ()),
    ]
    aside = [text for text in (fact.limits, *(one.how for one in fact.differs)) if text]
    asked = ((TITLE, [fact.title]), (QUESTION, fact.questions), (UNANSWERED, fact.unanswered))
    return (*asked, (STATEMENT, [fact.statement]), (BODY, body), (ASIDE, aside))


def silence_texts(silence: Silence) -> Iterable[tuple[int, Sequence[str]]]:
    """The texts of a known gap: its questions, and what is said of it."""
    return (QUESTION, silence.questions), (STATEMENT, [silence.says])
