"""Reports: what members say is wrong with a fact, or missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from bot.storage import communities, times
from bot.storage.failures import AbsentError, StaleError

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from bot.storage.database import Reader, Transaction


class State(StrEnum):
    """What has become of a report."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class NewReport:
    """A report that is to be filed."""

    community: int
    fact: str | None
    """None: something is missing."""
    wrong: str
    source: str | None = None
    reporter: int | None = None
    """The number of a member, who is told what becomes of it."""


@dataclass(frozen=True, kw_only=True)
class Report(NewReport):
    """A report that was filed."""

    number: int
    count: int
    """How often the same was reported."""
    state: State
    answer: str | None
    filed: datetime
    closed: datetime | None


async def file(tx: Transaction, new: NewReport, now: datetime) -> Report:
    """File a report.

    Raises:
        StorageError: the database cannot be written to.
    """
    await communities.ensure(tx, new.community)
    (row,) = await tx.rows(
        "INSERT INTO report (community, fact, wrong, source, reporter, filed) VALUES (?, ?, ?, ?, ?, ?) RETURNING *",
        new.community,
        new.fact,
        new.wrong,
        new.source,
        new.reporter,
        times.to_text(now),
    )
    return of_row(row)


async def count_up(tx: Transaction, number: int) -> Report:
    """Count a report that says the same as an open one.

    Raises:
        StaleError: it is closed by now; carries it as it is.
        AbsentError: there is none of this number.
        StorageError: the database cannot be written to.
    """
    rows = await tx.rows("UPDATE report SET count = count + 1 WHERE number = ? AND state = 'open' RETURNING *", number)
    return await written(tx, number, rows)


async def close(
    tx: Transaction, number: int, state: Literal[State.ACCEPTED, State.DECLINED], now: datetime, answer: str | None
) -> Report:
    """Close an open report, with an answer to those who reported it.

    Raises:
        StaleError: it is closed already; carries it as it is.
        AbsentError: there is none of this number.
        StorageError: the database cannot be written to.
    """
    rows = await tx.rows(
        "UPDATE report SET state = ?, answer = ?, closed = ? WHERE number = ? AND state = 'open' RETURNING *",
        state,
        answer,
        times.to_text(now),
        number,
    )
    return await written(tx, number, rows)


async def written(tx: Transaction, number: int, rows: list[sqlite3.Row]) -> Report:
    """The report that a write returned.

    Raises:
        StaleError: it returned none, as the report is closed; carries it as it is.
        AbsentError: there is none of this number.
        StorageError: the database cannot be read.
    """
    if rows:
        return of_row(rows[0])
    raise closed(await one(tx, number))


def closed(report: Report) -> StaleError[Report]:
    """The error of a report that is closed already."""
    return StaleError(
        f"Report {report.number} is {report.state} already. Nothing was written; look at those that are open.", report
    )


async def one(db: Reader, number: int) -> Report:
    """A report by its number.

    Raises:
        AbsentError: there is none of this number.
        StorageError: the database cannot be read.
    """
    rows = await db.rows("SELECT * FROM report WHERE number = ?", number)
    if not rows:
        raise AbsentError(f"There is no report {number}. Look at the reports that there are.")
    return of_row(rows[0])


async def open_in(db: Reader, community: int) -> list[Report]:
    """The open reports of a community, most often reported first.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows(
        "SELECT * FROM report WHERE community = ? AND state = 'open' ORDER BY count DESC, number", community
    )
    return [of_row(row) for row in rows]


async def of_member(db: Reader, member: int) -> list[Report]:
    """A member's reports in all communities, newest first.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows("SELECT * FROM report WHERE reporter = ? ORDER BY number DESC", member)
    return [of_row(row) for row in rows]


def of_row(row: sqlite3.Row) -> Report:
    """A report as the database keeps it."""
    return Report(
        number=row["number"],
        community=row["community"],
        fact=row["fact"],
        wrong=row["wrong"],
        source=row["source"],
        reporter=row["reporter"],
        count=row["count"],
        state=State(row["state"]),
        answer=row["answer"],
        filed=times.to_time(row["filed"]),
        closed=times.to_time_or_none(row["closed"]),
    )
