"""Gaps: questions that nothing answers, as members asked moderators to answer them. Nobody's id stands here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.storage import communities, times
from bot.storage.failures import AbsentError, StaleError

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from bot.storage.database import Reader, Transaction


class State(StrEnum):
    """What has become of a gap."""

    OPEN = "open"
    ANSWERED = "answered"
    DISMISSED = "dismissed"


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A question that nothing answers, how often it was asked, and when first and last."""

    number: int
    community: int
    question: str
    count: int
    first: datetime
    last: datetime
    state: State
    fact: str | None
    """The fact that answers it now."""


async def file(tx: Transaction, community: int, question: str, now: datetime) -> Gap:
    """File a question.

    Raises:
        StorageError: the database cannot be written to.
    """
    await communities.ensure(tx, community)
    at = times.to_text(now)
    (row,) = await tx.rows(
        "INSERT INTO gap (community, question, first, last) VALUES (?, ?, ?, ?) RETURNING *",
        community,
        question,
        at,
        at,
    )
    return of_row(row)


async def count_up(tx: Transaction, number: int, now: datetime) -> Gap:
    """Count a question that asks the same as an open gap.

    Raises:
        StaleError: it is closed by now; carries it as it is.
        AbsentError: there is none of this number.
        StorageError: the database cannot be written to.
    """
    rows = await tx.rows(
        "UPDATE gap SET count = count + 1, last = ? WHERE number = ? AND state = 'open' RETURNING *",
        times.to_text(now),
        number,
    )
    return await written(tx, number, rows)


async def close(tx: Transaction, number: int, fact: str | None = None) -> Gap:
    """Close an open gap: answered by a fact, or else dismissed.

    Raises:
        StaleError: it is closed already; carries it as it is.
        AbsentError: there is none of this number.
        StorageError: the database cannot be written to.
    """
    rows = await tx.rows(
        "UPDATE gap SET state = ?, fact = ? WHERE number = ? AND state = 'open' RETURNING *",
        State.DISMISSED if fact is None else State.ANSWERED,
        fact,
        number,
    )
    return await written(tx, number, rows)


async def written(tx: Transaction, number: int, rows: list[sqlite3.Row]) -> Gap:
    """The gap that a write returned.

    Raises:
        StaleError: it returned none, as the gap is closed; carries it as it is.
        AbsentError: there is none of this number.
        StorageError: the database cannot be read.
    """
    if rows:
        return of_row(rows[0])
    raise closed(await one(tx, number))


def closed(gap: Gap) -> StaleError[Gap]:
    """The error of a gap that is closed already."""
    return StaleError(
        f"Gap {gap.number} is {gap.state} already. Nothing was written; look at those that are open.", gap
    )


async def one(db: Reader, number: int) -> Gap:
    """A gap by its number.

    Raises:
        AbsentError: there is none of this number.
        StorageError: the database cannot be read.
    """
    rows = await db.rows("SELECT * FROM gap WHERE number = ?", number)
    if not rows:
        raise AbsentError(f"There is no gap {number}: gaps are deleted 30 days after they were last asked.")
    return of_row(rows[0])


async def open_in(db: Reader, community: int) -> list[Gap]:
    """The open gaps of a community, most asked first.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows(
        "SELECT * FROM gap WHERE community = ? AND state = 'open' ORDER BY count DESC, last DESC, number", community
    )
    return [of_row(row) for row in rows]


def of_row(row: sqlite3.Row) -> Gap:
    """A gap as the database keeps it."""
    return Gap(
        number=row["number"],
        community=row["community"],
        question=row["question"],
        count=row["count"],
        first=times.to_time(row["first"]),
        last=times.to_time(row["last"]),
        state=State(row["state"]),
        fact=row["fact"],
    )
