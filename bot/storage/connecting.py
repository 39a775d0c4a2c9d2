"""Opening SQLite files, each connection with the same promises."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import aiosqlite

if TYPE_CHECKING:
    from pathlib import Path

BUSY = 2.0
"""Seconds for which a write waits for another program's: fewer than the three for which Discord waits to be told so."""
PROMISES = ("foreign_keys = ON", "secure_delete = ON", "synchronous = FULL", "recursive_triggers = ON")
"""What makes references hold, deleted content vanish from the file, and an acknowledged write outlive a power cut; and
what lets the triggers of a table see rows that an INSERT OR REPLACE would take away."""


async def connect(path: Path, busy: float = BUSY) -> aiosqlite.Connection:
    """A connection that reads and writes; the file is made where there is none.

    Raises:
        sqlite3.Error: it cannot be opened, or is no database.
    """
    return await opened(path, "journal_mode = WAL", *PROMISES, busy=busy)


async def connect_reading(path: Path, busy: float = BUSY) -> aiosqlite.Connection:
    """A connection that only reads, and creates nothing.

    Raises:
        sqlite3.Error: it cannot be opened, or is no database.
    """
    return await opened(reading(path), "query_only = ON", busy=busy)


def reading(path: Path) -> str:
    """The URI under which a file is only read.

    Without a write-ahead log beside it nobody has the file open: it does not change, and SQLite need not make that
    log, which it could not do in a folder that is read-only.
    """
    alone = not path.with_name(f"{path.name}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"


async def opened(file: Path | str, *pragmas: str, busy: float = BUSY) -> aiosqlite.Connection:
    """A connection to a file, or to a URI where it is text, with its pragmas set.

    Raises:
        sqlite3.Error: it cannot be opened, or is no database.
    """
    # Opened here, since aiosqlite's own thread outlives an opening that fails, and may find the event loop closed.
    bare = sqlite3.connect(file, uri=isinstance(file, str), timeout=busy, isolation_level=None, check_same_thread=False)
    bare.row_factory = sqlite3.Row
    connection = await aiosqlite.Connection(lambda: bare, iter_chunk_size=64)
    try:
        for pragma in pragmas:
            await connection.execute_fetchall(f"PRAGMA {pragma}")
    except BaseException:
        await connection.close()
        raise
    return connection
