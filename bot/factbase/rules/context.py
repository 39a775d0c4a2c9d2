"""What the editorial rules look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.factbase.findings import Place
from bot.factbase.rules.names import Register

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from bot.factbase.base import FactBase
    from bot.factbase.documents import Documents
    from bot.factbase.model import Citation, Fact, Guidance, Silence


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

    def shown(self) -> Iterator[tuple[Place, str]]:
        """Each text of ours that a reader may see, in facts and elsewhere."""
        for fact, place in self.facts():
            yield from ((place.at(*path), text) for path, text in displayed(fact))
        yield from other_texts(self.base)

    def texts(self) -> Iterator[tuple[Place, str]]:
        """Each text of ours: what is shown, and the questions."""
        yield from self.shown()
        yield from ((place, question) for _, place, question in asked(self.base))

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


def other_texts(base: FactBase) -> Iterator[tuple[Place, str]]:
    """Each text of ours outside the facts that a reader may see, with its place."""
    for file, key, entries, fields in (
        ("guidance.yaml", "guidance", base.guidance, ("title", "text")),
        ("silences.yaml", "silences", base.silences, ("says",)),
        ("outside.yaml", "checks", base.outside, ("says",)),
        ("sources.yaml", "sources", base.sources, ("title_note", "note")),
        ("sources.yaml", "origins", base.origins, ("evidence",)),
    ):
        for number, entry in enumerate(entries.values()):
            for field in fields:
                if text := getattr(entry, field):
                    yield Place(file, (key, number, field)), text
    for topic in base.topics.values():
        yield from ((Place(f"{topic.id}.yaml", (field,)), getattr(topic, field)) for field in ("title", "about"))


def asked(base: FactBase) -> Iterator[tuple[str, Place, str]]:
    """Every question of the fact base, with whose it is and where it stands."""
    for fact in base.facts.values():
        for field in ("questions", "unanswered"):
            for number, question in enumerate(getattr(fact, field)):
                yield fact.id, base.places[fact.id].at(field, number), question
    entries: list[tuple[Place, Guidance | Silence]] = []
    entries += [(Place("guidance.yaml", ("guidance", n)), entry) for n, entry in enumerate(base.guidance.values())]
    entries += [(Place("silences.yaml", ("silences", n)), entry) for n, entry in enumerate(base.silences.values())]
    for place, entry in entries:
        for number, question in enumerate(entry.questions):
            yield entry.id, place.at("questions", number), question
