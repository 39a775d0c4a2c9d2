"""The model of the fact base: what each YAML file in `facts/` may hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from annotated_types import Ge, MaxLen, MinLen

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import CoreSchema


@dataclass(frozen=True)
class Pattern:
    """What a text must look like from end to end. Read by pydantic, which is only imported to validate."""

    regex: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:  # noqa: ANN401
        """The text that pydantic validates."""
        from pydantic_core import core_schema

        return core_schema.str_schema(pattern=f"^(?:{self.regex})$")


Key = Annotated[str, Pattern(r"[a-z0-9]+(-[a-z0-9]+)*"), MaxLen(60)]
Line = Annotated[str, Pattern(r"\S(.*\S)?")]
DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?"
Edtf = Annotated[str, Pattern(rf"{DATE}(/{DATE})?")]
Paragraph = Annotated[int, Ge(1)]
NO_REPLY = "none-in-documents"
"""The `reply` of an adverse fact about someone whose answer no document holds."""
WITHDRAWN = "withdrawn"
"""The reason of paragraphs that a fact cited which moderators took away; the log and git's history say why."""

Link = Annotated[str, Pattern(r"https?://\S+")]


class Entry:
    """A mapping of the fact base: unknown keys are refused, and nothing changes once it is loaded.

    Plain dataclasses, because asking a question must not wait for pydantic to build its models.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "use_attribute_docstrings": True}


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


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Citation(Entry):
    """Where a document says what the fact says."""

    source: Key
    paragraph: Paragraph
    quote: Line | None = None
    """A phrase of at most 15 words, verbatim, found once in the paragraph."""


@dataclass(frozen=True, kw_only=True)
class About(Entry):
    """A person, organisation or office that the fact is about."""

    who: Key
    adverse: bool | None = None
    """Whether it reflects badly on them; must be said of a living person in a finding, opinion or statement."""
    reply: Key | None = None
    """The fact that gives the reply or the exculpatory part, or `none-in-documents`."""


@dataclass(frozen=True, kw_only=True)
class Difference(Entry):
    """Another fact that says something else, and how they differ."""

    fact: Key
    how: Line


@dataclass(frozen=True, kw_only=True)
class Fact(Entry):
    """One claim, who made it, when, and where to read it."""

    id: Key
    title: Annotated[Line, MaxLen(80)]
    statement: Annotated[Line, MaxLen(400)]
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
    citations: Annotated[tuple[Citation, ...], MinLen(1), MaxLen(3)]
    questions: Annotated[tuple[Line, ...], MinLen(3)]
    unanswered: tuple[Line, ...] = ()
    """What people ask hereabouts and the fact does not answer: such a question gets it as a suggestion only."""
    topics: Annotated[tuple[Key, ...], MinLen(1)]
    about: tuple[About, ...] = ()
    sensitivity: Sensitivity = Sensitivity.NONE
    shown_with: Annotated[tuple[Key, ...], MaxLen(3)] = ()
    differs: tuple[Difference, ...] = ()
    outside: tuple[Key, ...] = ()
    """Keys of outside.yaml: checks against official pages."""
    limits: Line | None = None
    """What the fact does not say."""


@dataclass(frozen=True, kw_only=True)
class TopicFile(Entry):
    """A file of facts: `facts/TOPIC.yaml`. Each of its facts has TOPIC among its topics."""

    title: Annotated[Line, MaxLen(80)]
    about: Annotated[Line, MaxLen(200)]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Role(Entry):
    """An office or post that someone held, as a document gives it."""

    title: Line
    organisation: Key | None = None
    since: Edtf | None = None
    until: Edtf | None = None
    as_of: Edtf | None = None
    source: Key
    paragraph: Paragraph


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Protected(Entry):
    """A child whose name may stand only inside the title of a published review."""

    name: Line
    titles: Annotated[tuple[Line, ...], MinLen(1)]
    """The only forms of words in which the name is shown."""
    aliases: tuple[Line, ...] = ()
    """Other forms in which people ask; understood, never shown."""


@dataclass(frozen=True, kw_only=True)
class PeopleFile(Entry):
    """`people.yaml`: the register. No one else is named."""

    people: tuple[Person, ...]
    protected: tuple[Protected, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Author(Entry):
    """Who wrote a source, and in what role."""

    name: Line
    role: Line


@dataclass(frozen=True, kw_only=True)
class Source(Entry):
    """A document that facts are drawn from."""

    id: Key
    document: Annotated[str, Pattern(r"[\w.-]+\.txt")]
    """Its file among the documents; empty for a source that a community added in chat."""
    title: Line
    title_note: Line | None = None
    authors: tuple[Author, ...] = ()
    publisher: Line
    kind: Line
    published: Edtf
    """With its certainty: bare as printed, `?` inferred, `~` approximate."""
    url: Link
    note: Line | None = None

    @property
    def own(self) -> bool:
        """Whether a community added it in chat: it is none of the documents."""
        return not self.document


@dataclass(frozen=True, kw_only=True)
class OwnSource(Entry):
    """A source that a community's moderators add in chat, for facts of their own."""

    id: Key
    title: Line
    publisher: Line
    published: Edtf
    url: Annotated[str, Pattern(r"https://\S+")]


@dataclass(frozen=True, kw_only=True)
class ProposedFile(Entry):
    """What a proposal holds: a whole fact and, where it rests on none of the documents, its source."""

    fact: Fact
    source: OwnSource | None = None


@dataclass(frozen=True, kw_only=True)
class AlongFile(Entry):
    """What the log keeps with a fact that was taken away: how the facts stood that this changed."""

    along: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Origin(Entry):
    """A report or inquiry that several sources repeat; figures of one origin count once."""

    id: Key
    title: Line
    published: Edtf | None = None
    evidence: Line
    """How its date and title are known from the documents."""


@dataclass(frozen=True, kw_only=True)
class SourcesFile(Entry):
    """`sources.yaml`."""

    sources: tuple[Source, ...]
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outside(Entry):
    """A check of a document's claim against an official page."""

    id: Key
    source: Key
    paragraph: Paragraph
    verdict: Literal["qualifies", "contradicts", "updates"]
    says: Line
    publisher: Line
    url: Link
    checked_on: Edtf


@dataclass(frozen=True, kw_only=True)
class OutsideFile(Entry):
    """`outside.yaml`."""

    checks: tuple[Outside, ...]


@dataclass(frozen=True, kw_only=True)
class Uncited(Entry):
    """Paragraphs that no fact cites, and why."""

    source: Key
    paragraphs: Annotated[tuple[Paragraph, ...], MinLen(1)]
    reason: Annotated[
        str, Pattern(rf"furniture|heading|reader comment|rhetoric|would identify|{WITHDRAWN}|repeats p\d+")
    ]
    """`repeats pN`: of a paragraph that is cited or withdrawn. `withdrawn`: moderators took away what cited it, and the
    log and git's history say why."""


@dataclass(frozen=True, kw_only=True)
class UncitedFile(Entry):
    """`uncited.yaml`."""

    uncited: tuple[Uncited, ...]


@dataclass(frozen=True, kw_only=True)
class Abbreviation(Entry):
    """A short form and what it stands for."""

    short: Line
    long: Line


@dataclass(frozen=True, kw_only=True)
class Misspelling(Entry):
    """Spellings that spelling correction alone would miss."""

    right: Line
    wrong: Annotated[tuple[Line, ...], MinLen(1)]


@dataclass(frozen=True, kw_only=True)
class VocabularyFile(Entry):
    """`vocabulary.yaml`: how people's words are understood. Never displayed."""

    abbreviations: tuple[Abbreviation, ...] = ()
    synonyms: tuple[Annotated[tuple[Line, ...], MinLen(2)], ...] = ()
    """Groups of words or phrases that people use for one thing; the first is the head."""
    related: tuple[Annotated[tuple[Line, ...], MinLen(2)], ...] = ()
    """Looser groups: words that often stand for one another in a question."""
    misspellings: tuple[Misspelling, ...] = ()
    grave: tuple[Annotated[tuple[Line, ...], MinLen(1)], ...] = ()
    """Groups of words that accuse, judge or sort people: a fact that does not say so itself is no answer to them."""
    deeds: tuple[Line, ...] = ()
    """Crimes: a question that says someone named did one gets no fact about them."""
    places: tuple[Line, ...] = ()
    """Places that the documents name."""


@dataclass(frozen=True, kw_only=True)
class Guidance(Entry):
    """An answer that is no fact: victims' anonymity, a disclosure, what the bot covers, a verdict on a person."""

    id: Key
    title: Line
    text: Line
    private: bool = False
    """Answered to the asker alone, and never kept as an unanswered question."""
    support: bool = False
    """Shown with the support lines."""
    questions: tuple[Line, ...] = ()
    """What such messages are like: the bot learns from these to know others."""
    unlike: tuple[Line, ...] = ()
    """Messages that share words with those and are ordinary questions."""


@dataclass(frozen=True, kw_only=True)
class GuidanceFile(Entry):
    """`guidance.yaml`."""

    guidance: tuple[Guidance, ...]


@dataclass(frozen=True, kw_only=True)
class Silence(Entry):
    """Something people ask near the topic that no document says: a known gap, answered as one."""

    id: Key
    says: Line
    questions: Annotated[tuple[Line, ...], MinLen(3)]


@dataclass(frozen=True, kw_only=True)
class SilencesFile(Entry):
    """`silences.yaml`."""

    silences: tuple[Silence, ...]


@dataclass(frozen=True, kw_only=True)
class SupportLine(Entry):
    """A helpline in the United Kingdom."""

    id: Key
    name: Line
    contact: Line
    audience: Line
    url: Link
    checked_on: Edtf


@dataclass(frozen=True, kw_only=True)
class SupportFile(Entry):
    """`support.yaml`."""

    support: tuple[SupportLine, ...]
