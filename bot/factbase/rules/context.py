"""What the editorial rules look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.factbase.rules.names import Register

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from bot.factbase.base import FactBase
    from bot.factbase.documents import Documents
    from bot.factbase.findings import Place
    from bot.factbase.model import Citation, Fact


@dataclass(frozen=True)
class Context:
    """The fact base, the documents where they are at hand, and today's date."""

    base: FactBase
    documents: Documents | None
    today: datetime.date

    @cached_property
    def register(self) -> Register:
        """The registered names."""
        return Register(self.base)

    def facts(self) -> Iterator[tuple[Fact, Place]]:
        """Each fact with where it stands."""
        for fact in self.base.facts.values():
            yield fact, self.base.places[fact.id]

    def paragraph(self, citation: Citation) -> str | None:
        """The cited paragraph, where its document is at hand and has it."""
        document = self.documents.by_source.get(citation.source) if self.documents else None
        return document.paragraph(citation.paragraph) if document else None

    def cited(self, fact: Fact) -> list[str]:
        """The cited paragraphs that are at hand."""
        return [text for citation in fact.citations if (text := self.paragraph(citation)) is not None]


def displayed(fact: Fact) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each text of ours that a reader of the fact sees, with its path."""
    yield ("title",), fact.title
    yield ("statement",), fact.statement
    if fact.limits is not None:
        yield ("limits",), fact.limits
    for number, difference in enumerate(fact.differs):
        yield ("differs", number, "how"), difference.how


def written(fact: Fact) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each text of ours in a fact: what is displayed, and its questions."""
    yield from displayed(fact)
    for number, question in enumerate(fact.questions):
        yield ("questions", number), question
