"""A fact that is proposed in chat: read, laid over the fact base, and held against the rules of `factbot check`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from bot.factbase import canonical, forms, yamlfile
from bot.factbase.findings import FactBaseError, Finding, Place
from bot.factbase.loading import fact_references
from bot.factbase.model import Entry, OwnSource, ProposedFile, Source
from bot.factbase.rules import RULES
from bot.factbase.rules.context import Context

if TYPE_CHECKING:
    import datetime
    from collections.abc import Container, Iterator

    from bot.factbase.base import FactBase
    from bot.factbase.documents import Documents
    from bot.factbase.loading import Reference
    from bot.factbase.model import Fact

E = TypeVar("E", bound=Entry)
NAME = "proposal"
"""The file that findings about a proposal name."""
SERVED = "chat"
"""The file that facts from chat stand in for the rules, once they are served."""
OWN = "a source added by a community"


@dataclass(frozen=True)
class Checked:
    """What the rules find in a proposal, and whether its quotations were held against the documents."""

    findings: tuple[Finding, ...]
    verified: bool


def read(text: str) -> ProposedFile:
    """The fact and the source of a proposal's text.

    Raises:
        FactBaseError: with every error of form.
    """
    return read_as(ProposedFile, text)


def read_as(form: type[E], text: str) -> E:
    """A text from chat, or from the log, as an entry of this form.

    Raises:
        FactBaseError: with every error of form.
    """
    file = yamlfile.parse(text, NAME)
    if file.findings:
        raise FactBaseError(list(file.findings))
    try:
        return forms.validate(form, file.data)
    except ValidationError as error:
        raise FactBaseError([file.schema_finding(detail) for detail in error.errors(include_url=False)]) from error


def write(fact: Fact, source: OwnSource | None = None) -> str:
    """A fact as the text of a proposal, in canonical form."""
    return canonical.dump(ProposedFile(fact=fact, source=source))


def source_of(own: OwnSource) -> Source:
    """A community's source as the fact base holds sources."""
    return Source(
        id=own.id,
        document="",
        title=own.title,
        publisher=own.publisher,
        kind=OWN,
        published=own.published,
        url=own.url,
    )


def dangling(proposed: ProposedFile, base: FactBase, away: Container[str]) -> list[Reference]:
    """The references of a proposed fact to what neither it nor a base has.

    It may say how it differs from facts that are `away`: that is not served until they are back.
    """
    whole = laid_over(base, proposed, NAME)
    return [
        one
        for one in fact_references(whole)
        if one.place.file == NAME and one.key not in one.among and not ("differs" in one.place.path and one.key in away)
    ]


def is_taken(own: OwnSource, fact: Fact, base: FactBase) -> bool:
    """Whether another source has this id: a document, or one that other facts rest on."""
    stands = base.sources.get(own.id)
    if stands is None or stands == source_of(own):
        return False
    others = (other for other in base.facts.values() if other.id != fact.id)
    return not stands.own or any(citation.source == own.id for other in others for citation in other.citations)


def own_source(source: Source) -> OwnSource:
    """The other way round."""
    return OwnSource(
        id=source.id, title=source.title, publisher=source.publisher, published=source.published, url=source.url
    )


def laid_over(base: FactBase, proposed: ProposedFile, file: str = SERVED) -> FactBase:
    """The fact base with a fact from chat in it, the last of all, in place of one with the same id.

    Args:
        base: the fact base.
        proposed: the fact, and its source.
        file: what findings about it name as its file.
    """
    fact, own = proposed.fact, proposed.source
    facts = {key: other for key, other in base.facts.items() if key != fact.id} | {fact.id: fact}
    return replace(
        base,
        facts=facts,
        sources={**base.sources, **({own.id: source_of(own)} if own else {})},
        places={**base.places, fact.id: Place(file, ("fact",))},
    )


def borrowed(proposed: ProposedFile, base: FactBase) -> Iterator[Finding]:
    """F08: a community's source that is cited but not carried, so that the fact would fall with another one."""
    carried = proposed.source.id if proposed.source else None
    for citation in proposed.fact.citations:
        source = base.sources.get(citation.source)
        if source is not None and source.own and source.id != carried:
            wrong = f"{source.id} is a source that another fact of this community carries"
            yield Finding(NAME, 1, 1, "F08", "error", wrong, "write it out under `source` here too")


def check(
    text: str, base: FactBase, documents: Documents | None, today: datetime.date, away: Container[str]
) -> Checked:
    """Everything that the rules find in a proposal, as `factbot check` would; see `dangling` for `away`.

    Raises:
        FactBaseError: the text has errors of form; with all of them.
    """
    proposed, file = read(text), yamlfile.parse(text, NAME)
    findings = [
        Finding(
            NAME, 1, 1, "F08", "error", f"there is no {one.what} {one.key!r}", f"correct it, or add that {one.what}"
        )
        for one in dangling(proposed, base, away)
    ]
    findings += borrowed(proposed, base)
    if proposed.source is not None and is_taken(proposed.source, proposed.fact, base):
        wrong = f"there is a source {proposed.source.id} already"
        findings.append(Finding(NAME, 1, 1, "F09", "error", wrong, "cite that one, or give this one another id"))
    if findings:
        return Checked(tuple(findings), verified=False)
    whole = laid_over(base, proposed, NAME)
    context = Context(whole, documents, today)
    problems = [problem for rule in RULES for problem in rule(context) if problem.place.file == NAME]
    cited = {citation.source for citation in proposed.fact.citations if not whole.sources[citation.source].own}
    return Checked(
        tuple(sorted({file.locate(problem) for problem in problems})),
        verified=documents is not None and cited <= documents.by_source.keys(),
    )
