"""Loading a folder of YAML into a fact base: all or nothing, and every error with its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from bot.factbase import forms, model, yamlfile
from bot.factbase.base import FactBase, Topic
from bot.factbase.findings import FactBaseError, Finding, Place, Problem
from bot.factbase.folder import paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
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

    def part(name: str, form: type[E]) -> E | None:
        entry = entries.get(name)
        return entry if isinstance(entry, form) else None

    def by_id(name: str, key: str, items: Iterable[K], id_of: Callable[[K], str]) -> dict[str, K]:
        found: dict[str, K] = {}
        for number, item in enumerate(items):
            if (identity := id_of(item)) in found:
                problems.append(twice(identity, Place(name, (key, number, "id"))))
            found.setdefault(identity, item)
        return found

    topics = {name.removesuffix(".yaml"): e for name, e in entries.items() if isinstance(e, model.TopicFile)}
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
    people = part("people.yaml", model.PeopleFile)
    sources = part("sources.yaml", model.SourcesFile)
    outside = part("outside.yaml", model.OutsideFile)
    uncited = part("uncited.yaml", model.UncitedFile)
    guidance = part("guidance.yaml", model.GuidanceFile)
    silences = part("silences.yaml", model.SilencesFile)
    support = part("support.yaml", model.SupportFile)
    base = FactBase(
        facts=facts,
        topics={key: Topic(key, file.title, file.about) for key, file in topics.items()},
        people=by_id("people.yaml", "people", people.people if people else (), lambda e: e.id),
        protected=people.protected if people else (),
        sources=by_id("sources.yaml", "sources", sources.sources if sources else (), lambda e: e.id),
        origins=by_id("sources.yaml", "origins", sources.origins if sources else (), lambda e: e.id),
        outside=by_id("outside.yaml", "checks", outside.checks if outside else (), lambda e: e.id),
        uncited=uncited.uncited if uncited else (),
        vocabulary=part("vocabulary.yaml", model.VocabularyFile) or model.VocabularyFile(),
        guidance=by_id("guidance.yaml", "guidance", guidance.guidance if guidance else (), lambda e: e.id),
        silences=by_id("silences.yaml", "silences", silences.silences if silences else (), lambda e: e.id),
        support=by_id("support.yaml", "support", support.support if support else (), lambda e: e.id),
        places=places,
    )
    problems += references(base)
    return base


def twice(identity: str, place: Place) -> Problem:
    """The problem of an id that stands twice."""
    return Problem("F09", place, f"the id {identity} stands twice", "give one of the two another id")


def references(base: FactBase) -> list[Problem]:
    """Every reference of a fact, a check or a role that leads to nothing."""
    problems: list[Problem] = []

    def need(key: str, among: Iterable[str], what: str, place: Place) -> None:
        if key not in among:
            problems.append(Problem("F08", place, f"there is no {what} {key!r}", f"correct it, or add that {what}"))

    for fact in base.facts.values():
        place = base.places[fact.id]
        need(fact.speaker, base.people, "person", place.at("speaker"))
        if fact.origin is not None:
            need(fact.origin, base.origins, "origin", place.at("origin"))
        for number, citation in enumerate(fact.citations):
            need(citation.source, base.sources, "source", place.at("citations", number, "source"))
        for number, topic in enumerate(fact.topics):
            need(topic, base.topics, "topic", place.at("topics", number))
        for number, about in enumerate(fact.about):
            need(about.who, base.people, "person", place.at("about", number, "who"))
            if about.reply not in (None, model.NO_REPLY):
                need(about.reply, base.facts, "fact", place.at("about", number, "reply"))
        for number, key in enumerate(fact.shown_with):
            need(key, base.facts.keys() - {fact.id}, "other fact", place.at("shown_with", number))
        for number, difference in enumerate(fact.differs):
            need(difference.fact, base.facts.keys() - {fact.id}, "other fact", place.at("differs", number, "fact"))
        for number, key in enumerate(fact.outside):
            need(key, base.outside, "outside check", place.at("outside", number))
    for index, check in enumerate(base.outside.values()):
        need(check.source, base.sources, "source", Place("outside.yaml", ("checks", index, "source")))
    for index, uncited in enumerate(base.uncited):
        need(uncited.source, base.sources, "source", Place("uncited.yaml", ("uncited", index, "source")))
    for index, person in enumerate(base.people.values()):
        for number, role in enumerate(person.roles):
            place = Place("people.yaml", ("people", index, "roles", number))
            need(role.source, base.sources, "source", place.at("source"))
            if role.organisation is not None:
                need(role.organisation, base.people, "organisation", place.at("organisation"))
    return problems
