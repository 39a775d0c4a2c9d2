"""The model of the fact base: what each YAML file in `facts/` may hold."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]
Edtf = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?[?~%]?(/\d{4}(-\d{2}(-\d{2})?)?[?~%]?)?$")]
NO_REPLY = "none-in-documents"
"""The `reply` of an adverse fact about someone whose answer no document holds."""

Link = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class Entry(BaseModel):
    """A mapping of the fact base: unknown keys are refused, and nothing changes once it is loaded."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Kind(StrEnum):
    """What sort of claim a fact is. `finding` only for an inquiry, an inspection or a commissioned report."""

    FINDING = "finding"
    STATISTIC = "statistic"
    EVENT = "event"
    STATEMENT = "statement"
    OPINION = "opinion"
    RECOMMENDATION = "recommendation"
    RESPONSE = "response"
    DEFINITION = "definition"


class Sensitivity(StrEnum):
    """Whether a fact is kept behind a spoiler and shown with support lines."""

    NONE = "none"
    DISTRESSING = "distressing"


class Figure(Entry):
    """A figure with all that it must not be separated from."""

    value: int | float | Line
    """A number, or the words of the document where it gives no number ("a third")."""
    qualifier: Line
    """"at least", "nearly", …; "none given" where the document gives none."""
    unit: Line
    population: Line
    period: Line
    """The document's own words or years; "not stated" where it gives none."""
    place: Line


class Citation(Entry):
    """Where a document says what the fact says."""

    source: Key
    paragraph: Annotated[int, Field(ge=1)]
    quote: Line | None = None
    """A phrase of at most 15 words, verbatim, found once in the paragraph."""


class About(Entry):
    """A person, organisation or office that the fact is about."""

    who: Key
    adverse: bool | None = None
    """Whether it reflects badly on them; must be said of a living person in a finding, opinion or statement."""
    reply: Key | None = None
    """The fact that gives the reply or the exculpatory part, or `none-in-documents`."""


class Difference(Entry):
    """Another fact that says something else, and how they differ."""

    fact: Key
    how: Line


class Fact(Entry):
    """One claim, who made it, when, and where to read it."""

    id: Key
    title: Annotated[Line, StringConstraints(max_length=80)]
    statement: Annotated[Line, StringConstraints(max_length=400)]
    kind: Kind
    speaker: Key
    """A key of people.yaml: a person, organisation, office or inquiry."""
    happened: Edtf | None = None
    """When what it tells of happened; empty where the document gives only words."""
    said: Edtf
    """When it was said, with the source's certainty."""
    period: Line | None = None
    """The document's own words for a time that no date stands for ("the first twelve years")."""
    as_of: Edtf | None = None
    """For a post-holder, a case or a power: the date at which this was so."""
    origin: Key | None = None
    """A key of `origins` in sources.yaml, where several sources repeat one origin."""
    origin_inferred: bool = False
    """True where the document does not itself name the origin."""
    figures: tuple[Figure, ...] = ()
    citations: Annotated[tuple[Citation, ...], Field(min_length=1, max_length=3)]
    questions: Annotated[tuple[Line, ...], Field(min_length=3)]
    unanswered: tuple[Line, ...] = ()
    """What people ask hereabouts and the fact does not answer: such a question gets it as a suggestion only."""
    topics: Annotated[tuple[Key, ...], Field(min_length=1)]
    about: tuple[About, ...] = ()
    sensitivity: Sensitivity = Sensitivity.NONE
    shown_with: Annotated[tuple[Key, ...], Field(max_length=3)] = ()
    differs: tuple[Difference, ...] = ()
    outside: tuple[Key, ...] = ()
    """Keys of outside.yaml: checks against official pages."""
    limits: Line | None = None
    """What the fact does not say."""


class TopicFile(Entry):
    """A file of facts: `facts/TOPIC.yaml`. Each of its facts has TOPIC among its topics."""

    title: Annotated[Line, StringConstraints(max_length=80)]
    about: Annotated[Line, StringConstraints(max_length=200)]
    facts: tuple[Fact, ...]


class Role(Entry):
    """An office or post that someone held, as a document gives it."""

    title: Line
    organisation: Key | None = None
    from_: Edtf | None = Field(default=None, alias="from")
    until: Edtf | None = None
    as_of: Edtf | None = None
    source: Key
    paragraph: Annotated[int, Field(ge=1)]


class Person(Entry):
    """Someone, or a body or office, that facts may name."""

    id: Key
    name: Line
    """As shown; for an office that no document names a holder of, a description."""
    type: Literal["person", "organisation", "office", "inquiry", "affair"]
    living: Literal["yes", "no", "unknown"] | None = None
    """Persons and offices only; `unknown` counts as yes."""
    investigator: bool = False
    """Whether it is an inquiry, an inspection or a commissioned report, or the author of one: may make a `finding`."""
    roles: tuple[Role, ...] = ()
    aliases: tuple[Line, ...] = ()
    misspellings: tuple[Line, ...] = ()


class Protected(Entry):
    """A child whose name may stand only inside the title of a published review."""

    name: Line
    titles: Annotated[tuple[Line, ...], Field(min_length=1)]
    """The only forms of words in which the name is shown."""
    aliases: tuple[Line, ...] = ()
    """Other forms in which people ask; understood, never shown."""


class PeopleFile(Entry):
    """`people.yaml`: the register. No one else is named."""

    people: tuple[Person, ...]
    protected: tuple[Protected, ...] = ()


class Author(Entry):
    """Who wrote a source, and in what role."""

    name: Line
    role: Line


class Source(Entry):
    """A document that facts are drawn from."""

    id: Key
    document: Annotated[str, StringConstraints(pattern=r"^[\w.-]+\.txt$")]
    title: Line
    title_note: Line | None = None
    authors: tuple[Author, ...] = ()
    publisher: Line
    kind: Line
    published: Edtf
    """With its certainty: bare as printed, `?` inferred, `~` approximate."""
    url: Link
    note: Line | None = None


class Origin(Entry):
    """A report or inquiry that several sources repeat; figures of one origin count once."""

    id: Key
    title: Line
    published: Edtf | None = None
    evidence: Line
    """How its date and title are known from the documents."""


class SourcesFile(Entry):
    """`sources.yaml`."""

    sources: tuple[Source, ...]
    origins: tuple[Origin, ...] = ()


class Outside(Entry):
    """A check of a document's claim against an official page."""

    id: Key
    source: Key
    paragraph: Annotated[int, Field(ge=1)]
    verdict: Literal["qualifies", "contradicts", "updates"]
    says: Line
    publisher: Line
    url: Link
    checked_on: Edtf


class OutsideFile(Entry):
    """`outside.yaml`."""

    checks: tuple[Outside, ...]


class Uncited(Entry):
    """Paragraphs that no fact cites, and why."""

    source: Key
    paragraphs: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(min_length=1)]
    reason: Annotated[
        str,
        StringConstraints(pattern=r"^(furniture|heading|reader comment|rhetoric|would identify|repeats p\d+)$"),
    ]


class UncitedFile(Entry):
    """`uncited.yaml`."""

    uncited: tuple[Uncited, ...]


class Abbreviation(Entry):
    """A short form and what it stands for."""

    short: Line
    long: Line




class Misspelling(Entry):
    """Spellings that spelling correction alone would miss."""

    right: Line
    wrong: Annotated[tuple[Line, ...], Field(min_length=1)]


class VocabularyFile(Entry):
    """`vocabulary.yaml`: how people's words are understood. Never displayed."""

    abbreviations: tuple[Abbreviation, ...] = ()
    synonyms: tuple[Annotated[tuple[Line, ...], Field(min_length=2)], ...] = ()
    """Groups of words or phrases that people use for one thing; the first is the head."""
    related: tuple[Annotated[tuple[Line, ...], Field(min_length=2)], ...] = ()
    """Looser groups: words that often stand for one another in a question."""
    misspellings: tuple[Misspelling, ...] = ()
    places: tuple[Line, ...] = ()
    """Places that the documents name."""


class Guidance(Entry):
    """An answer that is no fact: victims' anonymity, a disclosure, what the bot covers, a verdict on a person."""

    id: Key
    title: Line
    text: Line
    private: bool = False
    """Answered to the asker alone, and never kept as an unanswered question."""
    support: bool = False
    """Shown with the support lines."""
    when: tuple[tuple[tuple[Line, ...], ...], ...] = ()
    """Alternatives, each a list of groups of words: given when a question has a word of every group of one of them."""
    unless: tuple[Line, ...] = ()
    questions: tuple[Line, ...] = ()


class GuidanceFile(Entry):
    """`guidance.yaml`."""

    guidance: tuple[Guidance, ...]


class Silence(Entry):
    """Something people ask near the topic that no document says: a known gap, answered as one."""

    id: Key
    says: Line
    questions: Annotated[tuple[Line, ...], Field(min_length=3)]


class SilencesFile(Entry):
    """`silences.yaml`."""

    silences: tuple[Silence, ...]


class SupportLine(Entry):
    """A helpline in the United Kingdom."""

    id: Key
    name: Line
    contact: Line
    audience: Line
    url: Link
    checked_on: Edtf


class SupportFile(Entry):
    """`support.yaml`."""

    support: tuple[SupportLine, ...]
