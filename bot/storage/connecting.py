"""Opening SQLite files, each connection with the same promises."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import aiosqlite

if TYPE_CHECKING:
    from pathlib import Path

BUSY = 5.0
"""Seconds for which a write waits for another program's."""
PROMISES = ("foreign_keys = ON", "secure_delete = ON", "synchronous = FULL", "recursive_triggers = ON")
"""What makes references hold, deleted content vanish from the file, and an acknowledged write outlive a power cut; and
what lets the triggers of a table see rows that an INSERT OR REPLACE would take away."""


async def connect(path: Path, busy: float = BUSY) -> aiosqlite.Connection:
    """A connection that reads and writes; the file is made where there is none.

    Raises:
        sqlite3.Error: it cannot be opened, or is no database.
    """
    connection = await aiosqlite.connect(path, isolation_level=None, timeout=busy)
    return await prepared(connection, ("journal_mode = WAL", *PROMISES))


async def connect_reading(path: Path, busy: float = BUSY) -> aiosqlite.Connection:
    """A connection that only reads, and creates nothing.

    Raises:
        sqlite3.Error: it cannot be opened, or is no database.
    """
    connection = await aiosqlite.connect(reading(path), uri=True, isolation_level=None, timeout=busy)
    return await prepared(connection, ("query_only = ON",))


def reading(path: Path) -> str:
    """The URI under which a file is only read.

    Without a write-ahead log beside it nobody has the file open: it does not change, and SQLite need not make that
    log, which it could not do in a folder that is read-only.
    """
    alone = not path.with_name(f"{path.name}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"


async def prepared(connection: aiosqlite.Connection, pragmas: tuple[str, ...]) -> aiosqlite.Connection:
    """A connection with its pragmas set; closed where one cannot be."""
    try:
        connection.row_factory = sqlite3.Row
        for pragma in pragmas:
            await connection.execute_fetchall(f"PRAGMA {pragma}")
    except BaseException:
        await connection.close()
        raise
    return connection
