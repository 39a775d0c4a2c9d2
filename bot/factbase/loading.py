"""Loading a folder of YAML into a fact base: all or nothing, and every error with its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pydantic import ValidationError

from bot.factbase import forms, model, yamlfile
from bot.factbase.base import FactBase, Topic
from bot.factbase.findings import FactBaseError, Finding, Place, Problem
from bot.factbase.folder import paths

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator
    from pathlib import Path

    from bot.factbase.yamlfile import YamlFile

FILES: dict[str, type[model.Entry]] = {
    "people.yaml": model.PeopleFile,
    "sources.yaml": model.SourcesFile,
    "outside.yaml": model.OutsideFile,
    "uncited.yaml": model.UncitedFile,
    "vocabulary.yaml": model.VocabularyFile,
    "guidance.yaml": model.GuidanceFile,
    "silences.yaml": model.SilencesFile,
    "support.yaml": model.SupportFile,
}
"""The files with a form of their own; every other one is a topic."""

E = TypeVar("E", bound=model.Entry)
K = TypeVar("K")


@dataclass(frozen=True)
class Loaded:
    """A fact base with the files it came from, so that findings can be given a line."""

    base: FactBase
    files: dict[str, YamlFile]

    def locate(self, problem: Problem) -> Finding:
        """A problem with its line and column."""
        if (file := self.files.get(problem.place.file)) is not None:
            return file.locate(problem)
        return Finding(problem.place.file, 1, 1, problem.code, problem.severity, problem.wrong, problem.remedy)


def form_of(name: str) -> type[model.Entry]:
    """The model that a file of this name must satisfy."""
    return FILES.get(name, model.TopicFile)


def load(folder: Path) -> Loaded:
    """Read, validate and put together a fact base.

    Raises:
        FactBaseError: with every error of form, reference and uniqueness in the folder.
    """
    files = {path.name: yamlfile.read(path, path.name) for path in paths(folder)}
    findings = [finding for file in files.values() for finding in file.findings]
    entries: dict[str, model.Entry] = {}
    for name, file in files.items():
        if file.root is not None and not file.findings:
            try:
                entries[name] = forms.validate(form_of(name), file.data)
            except ValidationError as error:
                findings += [file.schema_finding(detail) for detail in error.errors(include_url=False)]
    if findings:
        raise FactBaseError(sorted(findings))
    problems: list[Problem] = []
    loaded = Loaded(assemble(entries, problems), files)
    if problems:
        raise FactBaseError(sorted(loaded.locate(problem) for problem in problems))
    return loaded


def assemble(entries: dict[str, model.Entry], problems: list[Problem]) -> FactBase:
    """Put the files together; a key that stands twice is added to `problems`."""

    def part(name: str, empty: E) -> E:
        entry = entries.get(name)
        return entry if isinstance(entry, type(empty)) else empty

    def by_id(name: str, key: str, items: Iterable[K], id_of: Callable[[K], str]) -> dict[str, K]:
        found: dict[str, K] = {}
        for number, item in enumerate(items):
            if (identity := id_of(item)) in found:
                problems.append(twice(identity, Place(name, (key, number, "id"))))
            found.setdefault(identity, item)
        return found

    topics = {name.removesuffix(".yaml"): e for name, e in entries.items() if isinstance(e, model.TopicFile)}
    facts, places = gather(topics, problems)
    people = part("people.yaml", model.PeopleFile(people=()))
    sources = part("sources.yaml", model.SourcesFile(sources=()))
    outside = part("outside.yaml", model.OutsideFile(checks=()))
    guidance = part("guidance.yaml", model.GuidanceFile(guidance=()))
    silences = part("silences.yaml", model.SilencesFile(silences=()))
    support = part("support.yaml", model.SupportFile(support=()))
    base = FactBase(
        facts=facts,
        topics={key: Topic(key, file.title, file.about) for key, file in topics.items()},
        people=by_id("people.yaml", "people", people.people, lambda e: e.id),
        protected=people.protected,
        sources=by_id("sources.yaml", "sources", sources.sources, lambda e: e.id),
        origins=by_id("sources.yaml", "origins", sources.origins, lambda e: e.id),
        outside=by_id("outside.yaml", "checks", outside.checks, lambda e: e.id),
        uncited=part("uncited.yaml", model.UncitedFile(uncited=())).uncited,
        vocabulary=part("vocabulary.yaml", model.VocabularyFile()),
        guidance=by_id("guidance.yaml", "guidance", guidance.guidance, lambda e: e.id),
        silences=by_id("silences.yaml", "silences", silences.silences, lambda e: e.id),
        support=by_id("support.yaml", "support", support.support, lambda e: e.id),
        places=places,
    )
    for reference in (*fact_references(base), *other_references(base, outside.checks, people.people)):
        if reference.key not in reference.among:
            what = reference.what
            wrong = f"there is no {what} {reference.key!r}"
            problems.append(Problem("F08", reference.place, wrong, f"correct it, or add that {what}"))
    return base


def gather(
    topics: dict[str, model.TopicFile], problems: list[Problem]
) -> tuple[dict[str, model.Fact], dict[str, Place]]:
    """The facts of all topics, and where each stands; one that stands twice or misplaced is added to `problems`."""
    facts: dict[str, model.Fact] = {}
    places: dict[str, Place] = {}
    for topic, file in topics.items():
        for number, fact in enumerate(file.facts):
            place = Place(f"{topic}.yaml", ("facts", number))
            if fact.id in facts:
                problems.append(twice(fact.id, place.at("id")))
            if topic not in fact.topics:
                problems.append(
                    Problem("F11", place.at("topics"), f"{fact.id} lacks the topic {topic}", f"add {topic}, or move it")
                )
            facts.setdefault(fact.id, fact)
            places.setdefault(fact.id, place)
    return facts, places


def twice(identity: str, place: Place) -> Problem:
    """The problem of an id that stands twice."""
    return Problem("F09", place, f"the id {identity} stands twice", "give one of the two another id")


class Reference(NamedTuple):
    """A key that must be among others."""

    key: str
    among: Container[str]
    what: str
    place: Place


def fact_references(base: FactBase) -> Iterator[Reference]:
    """Every reference that a fact makes."""
    for fact in base.facts.values():
        place, others = base.places[fact.id], base.facts.keys() - {fact.id}
        yield Reference(fact.speaker, base.people, "person", place.at("speaker"))
        if fact.origin is not None:
            yield Reference(fact.origin, base.origins, "origin", place.at("origin"))
        for number, citation in enumerate(fact.citations):
            yield Reference(citation.source, base.sources, "source", place.at("citations", number, "source"))
        for number, about in enumerate(fact.about):
            yield Reference(about.who, base.people, "person", place.at("about", number, "who"))
            if about.reply is not None and about.reply != model.NO_REPLY:
                yield Reference(about.reply, base.facts, "fact", place.at("about", number, "reply"))
        for number, difference in enumerate(fact.differs):
            yield Reference(difference.fact, others, "other fact", place.at("differs", number, "fact"))
        for field, among, what in (
            ("topics", base.topics, "topic"),
            ("shown_with", others, "other fact"),
            ("outside", base.outside, "outside check"),
        ):
            for number, key in enumerate(getattr(fact, field)):
                yield Reference(key, among, what, place.at(field, number))


def other_references(
    base: FactBase, checks: Iterable[model.Outside], people: Iterable[model.Person]
) -> Iterator[Reference]:
    """Every reference of the outside checks, the uncited paragraphs and the roles of people."""
    for index, check in enumerate(checks):
        yield Reference(check.source, base.sources, "source", Place("outside.yaml", ("checks", index, "source")))
    for index, uncited in enumerate(base.uncited):
        yield Reference(uncited.source, base.sources, "source", Place("uncited.yaml", ("uncited", index, "source")))
    for index, person in enumerate(people):
        for number, role in enumerate(person.roles):
            place = Place("people.yaml", ("people", index, "roles", number))
            yield Reference(role.source, base.sources, "source", place.at("source"))
            if role.organisation is not None:
                yield Reference(role.organisation, base.people, "organisation", place.at("organisation"))
