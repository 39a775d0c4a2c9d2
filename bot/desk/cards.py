"""A fact with everything that must be read with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.desk import words
from bot.factbase.model import Sensitivity

if TYPE_CHECKING:
    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact


@dataclass(frozen=True)
class Reference:
    """Where to read it: the source as cited, its link, and the paragraph (for those who count them)."""

    text: str
    url: str
    document: str
    paragraph: int
    quote: str | None


@dataclass(frozen=True)
class Check:
    """A check against an official page."""

    text: str
    url: str


@dataclass(frozen=True)
class Card:
    """All that an asker reads of a fact, in the order in which it is read."""

    id: str
    title: str
    statement: str
    attribution: str
    tells_of: str | None
    """When what it tells of happened."""
    as_of: str | None
    own: str | None
    """That a community's moderators added it, and no document says it."""
    corrected: str | None
    """When it was corrected, and what it said before."""
    limits: str | None
    differs: tuple[str, ...]
    """Where sources differ, and how."""
    origin: str | None
    checks: tuple[Check, ...]
    references: tuple[Reference, ...]
    beside: tuple[Card, ...]
    """The facts that fairness demands beside it; they have none of their own."""
    distressing: bool

    @property
    def dates(self) -> tuple[str, ...]:
        """When what it tells of happened, and as of when it was so, a line each."""
        return tuple(line for line in (self.tells_of, self.as_of) if line)

    @property
    def quotations(self) -> tuple[str, ...]:
        """The sources' own words, in quotation marks, a line each."""
        return tuple(f"“{reference.quote}”" for reference in self.references if reference.quote)

    @property
    def notes(self) -> tuple[str, ...]:
        """That it was added or corrected, its limits, disagreements and origin, a line each."""
        first = (self.own, self.corrected, self.limits)
        return tuple(line for line in (*first, *words.differs(self.differs), self.origin) if line)

    @property
    def outside(self) -> tuple[str, ...]:
        """The checks against official pages with their links, a line each."""
        return tuple(f"{check.text} {check.url}" for check in self.checks)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where to read it, a line each."""
        return tuple(f"Source: {reference.text} {reference.url}" for reference in self.references)

    def plain(self) -> str:
        """The card as plain text."""
        lines = [self.title, self.statement, self.attribution, *self.dates, *self.quotations]
        lines += [*self.notes, *self.outside, *self.sources]
        for card in self.beside:
            lines += [f"Beside it: {card.statement}", *(reference.text for reference in card.references)]
        return "\n".join(lines)

    def copied(self) -> str:
        """What may be pasted elsewhere: statement, speaker, date and link, with what must not be left out there."""
        lines = [words.CONTENT_NOTE] if self.distressing or any(card.distressing for card in self.beside) else []
        lines += [self.statement, f"— {self.attribution}", *(line for line in (self.own, self.as_of) if line)]
        lines += [*self.outside, *(f"{reference.text}\n{reference.url}" for reference in self.references[:1])]
        for card in self.beside:
            lines += ["", f"{words.BESIDE}: {card.statement}", f"— {card.attribution}"]
            lines += [f"{reference.text}\n{reference.url}" for reference in card.references[:1]]
        return "\n".join(lines)


def card_of(fact: Fact, base: FactBase, *, alone: bool = False) -> Card:
    """The card of a fact; `alone` leaves out what is shown beside it."""
    named = base.origins[fact.origin] if fact.origin else None
    checks = [base.outside[key] for key in fact.outside]
    return Card(
        id=fact.id,
        title=fact.title,
        statement=fact.statement,
        attribution=words.attribution(base.people[fact.speaker], fact),
        tells_of=words.tells_of(fact),
        as_of=words.as_of(fact, base.newest),
        own=words.OWN if base.is_own(fact) else None,
        corrected=words.corrected(base.corrected[fact.id]) if fact.id in base.corrected else None,
        limits=words.limits(fact.limits) if fact.limits else None,
        differs=tuple(difference.how for difference in fact.differs),
        origin=words.origin(named.title, inferred=fact.origin_inferred) if named else None,
        checks=tuple(Check(words.outside(check), check.url) for check in checks),
        references=references(fact, base),
        beside=() if alone else tuple(card_of(base.facts[key], base, alone=True) for key in fact.shown_with),
        distressing=fact.sensitivity is Sensitivity.DISTRESSING,
    )


def references(fact: Fact, base: FactBase) -> tuple[Reference, ...]:
    """The citations of a fact, with their sources."""
    cited = [(base.sources[citation.source], citation) for citation in fact.citations]
    return tuple(
        Reference(words.source(source), source.url, source.document, citation.paragraph, citation.quote)
        for source, citation in cited
    )
