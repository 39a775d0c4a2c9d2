"""Facts and known gaps taken apart: each question and title, and all the words of each entry."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from bot.factbase import dates
from bot.factbase.numbers import YEAR
from bot.matching.analysis import worded
from bot.matching.entries import FACT, SILENCE, Entry, Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact, Silence
    from bot.matching.analysis import Wording
    from bot.matching.lexicon import Lexicon

BODY = 0.8
"""A word that only the statement or a name has, against one that a question has."""
ASIDE = 0.4
"""A word that only the limits or a disagreement has: what a fact does not say hardly speaks for it."""
NOT_STATED = "not stated"


class Taker:
    """Takes the entries of one fact base apart; what many of them share, as a name, once."""

    def __init__(self, base: FactBase, lexicon: Lexicon) -> None:
        self.base = base
        self.lexicon = lexicon
        self.shared: dict[str, Wording] = {}

    def all(self) -> Iterator[Taken]:
        """Every fact, then every known gap, one at a time: there may be very many."""
        yield from map(self.fact, self.base.facts.values())
        yield from map(self.silence, self.base.silences.values())

    def fact(self, fact: Fact) -> Taken:
        """Take a fact apart: its questions, its statement, the people in it and its limits."""
        base, wording = self.base, self.wording
        people = [base.people[key] for key in (fact.speaker, *(about.who for about in fact.about))]
        title, statement = wording(fact.title), wording(fact.statement)
        body = [
            statement,
            *(wording(citation.quote) for citation in fact.citations if citation.quote),
            *(self.common(f"{person.name} {' '.join(role.title for role in person.roles)}") for person in people),
            *(self.common(base.sources[citation.source].publisher) for citation in fact.citations),
            *(self.common(base.topics[topic].title) for topic in fact.topics),
            *([self.common(fact.period)] if fact.period else []),
        ]
        aside = [wording(text) for text in (fact.limits, *(one.how for one in fact.differs)) if text]
        asked = [(title, True), *((wording(text), True) for text in fact.questions)]
        asked += [(wording(text), False) for text in fact.unanswered]
        found = taken(fact.id, FACT, asked, [title, statement], body, aside, self.lexicon)
        entry = replace(
            found.entry,
            about=tuple(about.who for about in fact.about),
            years=years_of(fact),
            figures=figures_of(fact),
            cited=tuple((citation.source, citation.paragraph) for citation in fact.citations),
        )
        return found._replace(entry=entry)

    def silence(self, silence: Silence) -> Taken:
        """Take a known gap apart: its questions, and what is said of it."""
        says = self.wording(silence.says)
        asked = [(self.wording(text), True) for text in silence.questions]
        return taken(silence.id, SILENCE, asked, [says], [says], [], self.lexicon)

    def wording(self, text: str) -> Wording:
        """A text, taken apart."""
        return worded(text, self.lexicon)

    def common(self, text: str) -> Wording:
        """A text that many entries have, taken apart once."""
        if (known := self.shared.get(text)) is None:
            known = self.shared[text] = self.wording(text)
        return known


def taken(
    key: str,
    form: str,
    asked: list[tuple[Wording, bool]],
    told: list[Wording],
    body: list[Wording],
    aside: list[Wording],
    lexicon: Lexicon,
) -> Taken:
    """An entry of either form, taken apart.

    Args:
        key: its id.
        form: `FACT` or `SILENCE`.
        asked: the ways of asking for it, and whether it answers them.
        told: title and statement.
        body: texts that speak for it.
        aside: texts that hardly do.
        lexicon: the vocabulary.
    """
    answered = [wording for wording, answers in asked if answers]
    factors = dict.fromkeys(terms_of(aside), ASIDE)
    factors.update(dict.fromkeys(terms_of(body), BODY))
    factors.update(dict.fromkeys(terms_of(answered), 1.0))
    signs = lexicon.signs(factors)
    numbers = {term: factor for term, factor in factors.items() if term.isdigit()}
    entry = Entry(
        id=key,
        form=form,
        numbers=tuple(number for number, factor in numbers.items() if factor > ASIDE),
        places=tuple(sign[1:] for sign, value in signs.items() if sign[0] == "#" and value >= BODY),
        people=people_in(lexicon.signs(dict.fromkeys(terms_of([*told, *body]), 1.0))),
        about=(),
        mentions=(*people_in(signs), *numbers),
    )
    spelt = [*told[-1].tokens, *chain.from_iterable(wording.tokens for wording, _ in asked)]
    return Taken(entry, asked, factors, set(terms_of(told)), spelt)


def terms_of(wordings: Iterable[Wording]) -> Iterable[str]:
    """All the words and phrases of some texts."""
    return chain.from_iterable(wording.terms for wording in wordings)


def people_in(signs: dict[str, float]) -> tuple[str, ...]:
    """The people that some signs stand for, near enough."""
    return tuple(sign[1:] for sign, value in signs.items() if sign[0] == "@" and value >= ASIDE)


def years_of(fact: Fact) -> tuple[tuple[int, int], ...]:
    """The years that a fact speaks of, as first and last."""
    spans = [dates.years(date) for date in (fact.happened, fact.said, fact.as_of) if date]
    spans += [(int(year), int(year)) for year in YEAR.findall(f"{fact.title} {fact.statement}")]
    spans += [(int(year), int(year)) for figure in fact.figures for year in YEAR.findall(figure.period)]
    return tuple(sorted(set(spans)))


def figures_of(fact: Fact) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The figures of a fact, each with the words of its places."""
    places: dict[str, list[str]] = defaultdict(list)
    for figure in fact.figures:
        if not isinstance(figure.value, str) and figure.place != NOT_STATED:
            places[f"{figure.value:.15g}"].append(figure.place)
    return tuple((value, tuple(dict.fromkeys(found))) for value, found in places.items())
