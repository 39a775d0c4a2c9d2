"""Looking a proposal over: what the rules find in it, and the facts that say nearly the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.factbase import proposed
from bot.factbase.findings import FactBaseError, only_warnings

if TYPE_CHECKING:
    import datetime
    from collections.abc import Container

    from bot.factbase.base import FactBase
    from bot.factbase.documents import Documents
    from bot.factbase.findings import Finding
    from bot.factbase.model import Fact, ProposedFile
    from bot.storage.proposals import Proposal

ALIKE = 75.0
"""Of 100: how alike two statements are that a reviewer should see side by side."""
MOST = 3


class CuratingError(Exception):
    """Something that may not be done to a fact. The text says why, and what to do."""


class NotAllowedError(CuratingError):
    """The one who asks may not do this."""


class NoSuchError(CuratingError):
    """The fact or revision that was named is not there, or not in a state for this."""


class RulesError(CuratingError):
    """A proposal breaks the editorial rules; `findings` says how, with line and remedy."""

    def __init__(self, message: str, findings: tuple[Finding, ...] = ()) -> None:
        self.findings = findings
        super().__init__("\n".join([message, *map(str, findings)]))


@dataclass(frozen=True)
class Review:
    """A proposal, looked over."""

    proposal: Proposal
    proposed: ProposedFile | None
    """What it holds; None where nothing can be read from it, or it holds no text."""
    findings: tuple[Finding, ...]
    verified: bool
    """Whether its quotations and figures were held against the documents."""
    alike: tuple[str, ...]
    """The facts that say nearly the same."""

    @property
    def clean(self) -> bool:
        """Whether nothing but warnings was found."""
        return only_warnings(self.findings)


def review(
    proposal: Proposal, base: FactBase, documents: Documents | None, today: datetime.date, away: Container[str]
) -> Review:
    """Look a proposal over, against the facts that its community is served, or would be. Takes seconds.

    It may say how it differs from facts that are `away`.
    """
    if proposal.text is None:
        return Review(proposal, None, (), verified=False, alike=())
    try:
        new = proposed.read(proposal.text)
        checked = proposed.check(proposal.text, base, documents, today, away)
    except FactBaseError as error:
        return Review(proposal, None, tuple(error.findings), verified=False, alike=())
    return Review(proposal, new, checked.findings, checked.verified, near_duplicates(new.fact, base))


def near_duplicates(fact: Fact, base: FactBase) -> tuple[str, ...]:
    """The ids of other facts whose statement is much like this one's, the most alike first."""
    alike = [
        (fuzz.token_sort_ratio(fact.statement, other.statement), key)
        for key, other in base.facts.items()
        if key != fact.id
    ]
    return tuple(key for likeness, key in sorted(alike, reverse=True)[:MOST] if likeness >= ALIKE)


def id_in(text: str) -> str | None:
    """The id of the fact in a proposal's text; None where it cannot be read."""
    try:
        return proposed.read(text).fact.id
    except FactBaseError:
        return None
