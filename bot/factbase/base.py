"""The fact base as a whole, as it is served."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.factbase.findings import Place
    from bot.factbase.model import (
        Fact,
        Guidance,
        Origin,
        Outside,
        Person,
        Protected,
        Silence,
        Source,
        SupportLine,
        Uncited,
        VocabularyFile,
    )


@dataclass(frozen=True)
class Topic:
    """A subject that facts are filed under."""

    id: str
    title: str
    about: str


@dataclass(frozen=True)
class Corrected:
    """That a fact was corrected in chat: on which day (ISO), and the statement that it had before."""

    on: str
    said: str


@dataclass(frozen=True)
class FactBase:
    """Everything that is known, by key, in the order of the files."""

    facts: dict[str, Fact]
    topics: dict[str, Topic]
    people: dict[str, Person]
    protected: tuple[Protected, ...]
    sources: dict[str, Source]
    origins: dict[str, Origin]
    outside: dict[str, Outside]
    uncited: tuple[Uncited, ...]
    vocabulary: VocabularyFile
    guidance: dict[str, Guidance]
    silences: dict[str, Silence]
    support: dict[str, SupportLine]
    places: dict[str, Place] = field(default_factory=dict, compare=False)
    """Where each fact stands."""
    corrected: dict[str, Corrected] = field(default_factory=dict)
    """The facts that were corrected in chat."""

    def source_of(self, fact: Fact) -> Source:
        """The source of the citation that is quoted: the first."""
        return self.sources[fact.citations[0].source]

    def is_own(self, fact: Fact) -> bool:
        """Whether a fact rests on a source that a community added in chat, and not on the documents."""
        return any(self.sources[citation.source].own for citation in fact.citations)

    def by_topic(self, topic: str) -> list[Fact]:
        """The facts of a topic, in the order of the files."""
        return [fact for fact in self.facts.values() if topic in fact.topics]

    def differing(self, other: FactBase) -> set[str]:
        """The ids of the facts that this base and another do not have alike."""
        known = self.facts.keys() | other.facts.keys()
        return {key for key in known if self.facts.get(key) != other.facts.get(key)}

    def by_source(self, source: str) -> list[Fact]:
        """The facts that cite a source, in the order of the files."""
        return [fact for fact in self.facts.values() if any(one.source == source for one in fact.citations)]

    @cached_property
    def newest(self) -> str:
        """The date of the newest document."""
        return max(source.published for source in self.sources.values() if not source.own)
