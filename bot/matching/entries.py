"""What a question can be matched with: a fact, or a known gap."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from bot.factbase import dates
from bot.factbase.model import Fact, Silence
from bot.factbase.numbers import YEAR

FACT, SILENCE = "fact", "silence"
"""The two forms of an entry."""
NOT_STATED = "not stated"
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a question can be matched with. Tuples, since there may be very many."""

    id: str
    form: str
    numbers: Names
    places: Names
    people: Names
    """The people that it speaks of itself: who is only named in its questions, limits or disagreements is not."""
    about: Names
    """Those that it is about, as against those who say it."""
    mentions: Names
    """Everyone, and every number, that is named there too."""
    years: tuple[tuple[int, int], ...] = ()
    figures: tuple[tuple[str, Names], ...] = ()
    """Each figure with the places that it is of."""
    cited: tuple[tuple[str, int], ...] = ()
    """The paragraphs that it rests on, as source and number."""

    @property
    def is_fact(self) -> bool:
        """Whether it is a fact, and no known gap."""
        return self.form == FACT

    @classmethod
    def of(cls, told: Fact | Silence, named: Named) -> Entry:
        """The entry of a fact or of a known gap, of which all that it names is known."""
        if not isinstance(told, Fact):
            return cls(told.id, SILENCE, named.numbers, named.places, named.people, (), named.mentions)
        return cls(
            told.id,
            FACT,
            named.numbers,
            named.places,
            named.people,
            tuple([about.who for about in told.about]),
            named.mentions,
            years_of(told),
            figures_of(told),
            tuple([(citation.source, citation.paragraph) for citation in told.citations]),
        )


class Named(NamedTuple):
    """What an entry names, as its words tell: see `Entry`."""

    numbers: Names
    places: Names
    people: Names
    mentions: Names


def years_of(fact: Fact) -> tuple[tuple[int, int], ...]:
    """The years that a fact speaks of, as first and last."""
    spans = {dates.years(date) for date in (fact.happened, fact.said, fact.as_of) if date}
    told = " ".join([fact.title, fact.statement, *(figure.period for figure in fact.figures)])
    return tuple(sorted(spans.union((int(year), int(year)) for year in YEAR.findall(told))))


def figures_of(fact: Fact) -> tuple[tuple[str, Names], ...]:
    """The figures of a fact, each with the words of its places."""
    places: dict[str, list[str]] = defaultdict(list)
    for figure in fact.figures:
        if not isinstance(figure.value, str) and figure.place != NOT_STATED:
            places[f"{figure.value:.15g}"].append(figure.place)
    return tuple((value, tuple(dict.fromkeys(found))) for value, found in places.items())
