"""The log of revisions: added to, never changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.storage import communities, times
from bot.storage.failures import StaleError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime

    from bot.storage.database import Reader, Transaction


class Action(StrEnum):
    """What a revision does to a fact."""

    ADD = "add"
    EDIT = "edit"
    WITHHOLD = "withhold"
    RESTORE = "restore"
    RETIRE = "retire"


@dataclass(frozen=True, kw_only=True)
class NewRevision:
    """A revision that is to be added. `author` and `reviewer` are numbers of members."""

    community: int
    fact: str
    action: Action
    follows: int | None
    """The number of the newest revision that its author saw; None where there was none."""
    text: str | None
    """The whole new text, as YAML; None where the fact is withheld or retired."""
    author: int
    reason: str
    at: datetime
    reviewer: int | None = None
    everywhere: bool = False
    """It counts for all communities."""
    before: str | None = None
    """How the fact stood there before, as text; None where it was not served."""
    along: str | None = None
    """How the published facts stood that are changed by taking this one away, as text; None where none is."""


@dataclass(frozen=True, kw_only=True)
class Revision(NewRevision):
    """A revision in the log."""

    number: int
    merged: datetime | None = None
    """When the published base had caught up with it."""


async def append(tx: Transaction, new: NewRevision) -> Revision:
    """Add a revision to the log.

    Raises:
        StaleError: it does not follow the newest one of its fact; names that.
        StorageError: the database cannot be written to, or refuses the revision.
    """
    last = await newest(tx, new.community, new.fact)
    if (last.number if last else None) != new.follows:
        seen = f"after revision {new.follows}" if new.follows else "when it had no revision"
        stands = f"its newest is revision {last.number}" if last else "it has none"
        raise StaleError(
            f"{new.fact}: this was decided {seen}, but {stands}."
            " Nothing was written; look at what stands now, and decide again.",
            last,
        )
    await communities.ensure(tx, new.community)
    (row,) = await tx.rows(
        "INSERT INTO revision"
        " (community, fact, action, follows, text, before, along, everywhere, author, reviewer, reason, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *",
        new.community,
        new.fact,
        new.action,
        new.follows,
        new.text,
        new.before,
        new.along,
        new.everywhere,
        new.author,
        new.reviewer,
        new.reason,
        times.to_text(new.at),
    )
    return of_row(row)


async def newest(db: Reader, community: int, fact: str) -> Revision | None:
    """The newest revision of a fact in a community.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows(
        "SELECT * FROM revision WHERE community = ? AND fact = ? ORDER BY number DESC LIMIT 1", community, fact
    )
    return of_row(rows[0]) if rows else None


async def newest_visible(db: Reader, community: int, fact: str) -> Revision | None:
    """The newest revision of a fact that counts in a community: its own, or one that counts everywhere.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows(
        "SELECT * FROM revision WHERE fact = ? AND (community = ? OR everywhere = 1) ORDER BY number DESC LIMIT 1",
        fact,
        community,
    )
    return of_row(rows[0]) if rows else None


async def every(db: Reader) -> list[Revision]:
    """The whole log, oldest first.

    Raises:
        StorageError: the database cannot be read.
    """
    return [of_row(row) for row in await db.rows("SELECT * FROM revision ORDER BY number")]


async def history(db: Reader, community: int, fact: str) -> list[Revision]:
    """The revisions of a fact in a community, oldest first.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows("SELECT * FROM revision WHERE community = ? AND fact = ? ORDER BY number", community, fact)
    return [of_row(row) for row in rows]


async def unmerged(db: Reader) -> list[Revision]:
    """The revisions that the published base has not caught up with, oldest first.

    Raises:
        StorageError: the database cannot be read.
    """
    return [of_row(row) for row in await db.rows("SELECT * FROM revision WHERE merged IS NULL ORDER BY number")]


async def mark_merged(tx: Transaction, numbers: Iterable[int], at: datetime) -> None:
    """Mark revisions as merged; one that is keeps its time.

    Raises:
        StorageError: the database cannot be written to.
    """
    await tx.rows(
        "UPDATE revision SET merged = ? WHERE merged IS NULL AND number IN (SELECT value FROM json_each(?))",
        times.to_text(at),
        json.dumps(sorted(set(numbers))),
    )


def of_row(row: sqlite3.Row) -> Revision:
    """A revision as the database keeps it."""
    return Revision(
        number=row["number"],
        community=row["community"],
        fact=row["fact"],
        action=Action(row["action"]),
        follows=row["follows"],
        text=row["text"],
        before=row["before"],
        along=row["along"],
        author=row["author"],
        reason=row["reason"],
        at=times.to_time(row["at"]),
        reviewer=row["reviewer"],
        everywhere=bool(row["everywhere"]),
        merged=times.to_time_or_none(row["merged"]),
    )
