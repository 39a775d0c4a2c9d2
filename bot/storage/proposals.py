"""Proposals: drafts that are filled in, filed, and decided. Every change names the version that it was made for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict

from bot.storage import communities, times
from bot.storage.failures import AbsentError, StaleError
from bot.storage.revisions import Action

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime
    from typing import Unpack

    from bot.storage.database import Reader, Transaction


class State(StrEnum):
    """What has become of a proposal."""

    DRAFT = "draft"
    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class NewProposal:
    """A draft that is to be started. `author` is the number of a member."""

    community: int
    action: Action
    author: int
    fact: str | None = None
    """None while a new fact has no id."""
    follows: int | None = None
    """The newest revision of the fact that counted there when its author saw it."""
    text: str | None = None
    reason: str = ""
    gap: int | None = None
    """The gap that it answers."""
    report: int | None = None
    """The report that it answers."""


@dataclass(frozen=True, kw_only=True)
class Proposal(NewProposal):
    """A proposal. `reviewer` is the number of a member."""

    number: int
    state: State
    version: int
    """Grows by one with every change."""
    changed: datetime
    filed: datetime | None
    reviewer: int | None
    decided: datetime | None
    """When it was approved, rejected or withdrawn."""
    why: str | None
    revision: int | None
    """The revision that it became."""


class Fields(TypedDict, total=False):
    """What can be changed of a draft or an open proposal."""

    action: Action
    author: int
    fact: str | None
    follows: int | None
    text: str | None
    reason: str
    gap: int | None
    report: int | None


async def start(tx: Transaction, new: NewProposal, now: datetime) -> Proposal:
    """Start a draft.

    Raises:
        StorageError: the database cannot be written to.
    """
    await communities.ensure(tx, new.community)
    (row,) = await tx.rows(
        "INSERT INTO proposal (community, fact, action, follows, text, reason, author, changed, gap, report)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *",
        new.community,
        new.fact,
        new.action,
        new.follows,
        new.text,
        new.reason,
        new.author,
        times.to_text(now),
        new.gap,
        new.report,
    )
    return of_row(row)


async def change(tx: Transaction, number: int, version: int, now: datetime, **fields: Unpack[Fields]) -> Proposal:
    """Change a draft or an open proposal.

    Raises:
        StaleError: it is no longer of this version, or is decided; carries it as it is.
        AbsentError: there is none of this number.
        StorageError: the database cannot be written to.
    """
    return await store(tx, replace(await current(tx, number, version, State.DRAFT, State.OPEN), **fields), now)


async def file(tx: Transaction, number: int, version: int, now: datetime) -> Proposal:
    """File a draft for review.

    Raises:
        StaleError: it is no longer of this version, or no longer a draft; carries it as it is.
        AbsentError: there is none of this number.
        StorageError: the database cannot be written to, or the draft names no fact.
    """
    draft = await current(tx, number, version, State.DRAFT)
    return await store(tx, replace(draft, state=State.OPEN, filed=now), now)


async def withdraw(tx: Transaction, number: int, version: int, now: datetime) -> Proposal:
    """Withdraw a draft or an open proposal.

    Raises:
        StaleError: it is no longer of this version, or is decided; carries it as it is.
        AbsentError: there is none of this number.
        StorageError: the database cannot be written to.
    """
    proposal = await current(tx, number, version, State.DRAFT, State.OPEN)
    return await store(tx, replace(proposal, state=State.WITHDRAWN, decided=now), now)


async def decide(
    tx: Transaction,
    number: int,
    version: int,
    now: datetime,
    *,
    reviewer: int,
    revision: int | None = None,
    why: str | None = None,
) -> Proposal:
    """Approve an open proposal that has become a `revision`, or reject it where it has not.

    Raises:
        StaleError: it is no longer of this version, or no longer open; carries it as it is.
        AbsentError: there is none of this number.
        StorageError: the database cannot be written to.
    """
    proposal = await current(tx, number, version, State.OPEN)
    state = State.REJECTED if revision is None else State.APPROVED
    return await store(
        tx, replace(proposal, state=state, decided=now, reviewer=reviewer, revision=revision, why=why), now
    )


async def current(tx: Transaction, number: int, version: int, *states: State) -> Proposal:
    """A proposal that is still of this version and in one of these states.

    Raises:
        StaleError: it is not; carries it as it is.
        AbsentError: there is none of this number.
        StorageError: the database cannot be read.
    """
    proposal = await one(tx, number)
    if proposal.version != version or proposal.state not in states:
        raise changed_since(proposal)
    return proposal


def changed_since(proposal: Proposal) -> StaleError[Proposal]:
    """The error of a proposal that is no longer what was seen of it."""
    return StaleError(
        f"Proposal {proposal.number} has changed since: it is {proposal.state}, in version {proposal.version}."
        " Nothing was written; look at it as it is now, and decide again.",
        proposal,
    )


async def store(tx: Transaction, new: Proposal, now: datetime) -> Proposal:
    """Write a proposal in its next version, over the one that it was made from.

    Raises:
        StorageError: the database cannot be written to.
    """
    (row,) = await tx.rows(
        "UPDATE proposal SET fact = ?, action = ?, follows = ?, text = ?, reason = ?, author = ?, gap = ?, report = ?,"
        " state = ?, filed = ?, reviewer = ?, decided = ?, why = ?, revision = ?, changed = ?, version = version + 1"
        " WHERE number = ? AND version = ? RETURNING *",
        new.fact,
        new.action,
        new.follows,
        new.text,
        new.reason,
        new.author,
        new.gap,
        new.report,
        new.state,
        times.to_text_or_none(new.filed),
        new.reviewer,
        times.to_text_or_none(new.decided),
        new.why,
        new.revision,
        times.to_text(now),
        new.number,
        new.version,
    )
    return of_row(row)


async def one(db: Reader, number: int) -> Proposal:
    """A proposal by its number.

    Raises:
        AbsentError: there is none of this number.
        StorageError: the database cannot be read.
    """
    rows = await db.rows("SELECT * FROM proposal WHERE number = ?", number)
    if not rows:
        raise AbsentError(f"There is no proposal {number}: the draft was deleted, or never was. Start it again.")
    return of_row(rows[0])


async def open_in(db: Reader, community: int) -> list[Proposal]:
    """The proposals that wait for review in a community, oldest first.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows(
        "SELECT * FROM proposal WHERE community = ? AND state = 'open' ORDER BY filed, number", community
    )
    return [of_row(row) for row in rows]


async def every_open(db: Reader) -> list[Proposal]:
    """The proposals that wait for review in any community, oldest first.

    Raises:
        StorageError: the database cannot be read.
    """
    return [of_row(row) for row in await db.rows("SELECT * FROM proposal WHERE state = 'open' ORDER BY filed, number")]


async def drafts_of(db: Reader, community: int, member: int) -> list[Proposal]:
    """A member's drafts in a community, the one changed last first.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows(
        "SELECT * FROM proposal WHERE community = ? AND author = ? AND state = 'draft'"
        " ORDER BY changed DESC, number DESC",
        community,
        member,
    )
    return [of_row(row) for row in rows]


async def undecided_of(db: Reader, member: int) -> list[Proposal]:
    """A member's drafts and open proposals in all communities, oldest first.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows(
        "SELECT * FROM proposal WHERE author = ? AND state IN ('draft', 'open') ORDER BY number", member
    )
    return [of_row(row) for row in rows]


def of_row(row: sqlite3.Row) -> Proposal:
    """A proposal as the database keeps it."""
    return Proposal(
        number=row["number"],
        community=row["community"],
        fact=row["fact"],
        action=Action(row["action"]),
        follows=row["follows"],
        text=row["text"],
        reason=row["reason"],
        author=row["author"],
        state=State(row["state"]),
        version=row["version"],
        changed=times.to_time(row["changed"]),
        filed=times.to_time_or_none(row["filed"]),
        reviewer=row["reviewer"],
        decided=times.to_time_or_none(row["decided"]),
        why=row["why"],
        revision=row["revision"],
        gap=row["gap"],
        report=row["report"],
    )
