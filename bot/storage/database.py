"""The database: one writer at a time, readers that see only what is committed, and errors that say what to do."""

from __future__ import annotations

import asyncio
import os
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Protocol

from bot.storage import migrations
from bot.storage.connecting import BUSY, connect, connect_reading
from bot.storage.failures import ReadOnlyError, translated
from bot.storage.holding import Hold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

    import aiosqlite

Value = str | int | None
"""What a column of ours can hold."""


def backups_of(path: Path) -> Path:
    """The folder in which the backups of a database are kept."""
    return path.with_name("backups")


class Reader(Protocol):
    """What can be read from: a database, or a transaction, which sees its own writes."""

    async def rows(self, sql: str, *values: Value) -> list[sqlite3.Row]:
        """The rows that a statement gives.

        Raises:
            StorageError: the statement failed.
        """


class Connected:
    """A connection whose errors say what to do."""

    def __init__(self, path: Path, connection: aiosqlite.Connection) -> None:
        self.path = path
        self.connection = connection

    async def rows(self, sql: str, *values: Value) -> list[sqlite3.Row]:
        """The rows that a statement gives: those of a SELECT, or what RETURNING returns.

        Raises:
            StorageError: the statement failed.
        """
        with translated(self.path):
            return list(await self.connection.execute_fetchall(sql, values))


class Transaction(Connected):
    """A write under way. It counts once its `async with` block has ended, and not at all where that raised."""


class Database(Connected):
    """An open database. Reads see what is committed, and go on after a write that failed."""

    def __init__(
        self,
        path: Path,
        reader: aiosqlite.Connection,
        closing: AsyncExitStack,
        writer: aiosqlite.Connection | None = None,
        file: int | None = None,
    ) -> None:
        super().__init__(path, reader)
        self._closing = closing
        self._writer = writer
        self._file = file
        self._writing = asyncio.Lock()

    @property
    def backups(self) -> Path:
        """The folder in which its backups are kept."""
        return backups_of(self.path)

    @classmethod
    async def open(cls, path: Path, now: datetime, *, busy: float = BUSY) -> Database:
        """Hold and open a database. A write waits `busy` seconds for those of other programs.

        Raises:
            AbsentError: there is no database yet.
            PendingError: migrations are waiting; none is applied.
            NewerError: it was made by a newer program.
            HeldError: another process holds it; names the holder.
            StorageError: it cannot be opened.
        """
        await migrations.check(path)
        async with AsyncExitStack() as opened:
            opened.enter_context(Hold.take(path, now))
            with translated(path):
                # Closing any descriptor of the file drops the locks that SQLite has on it in this process: the one
                # through which its bytes are looked at is opened before SQLite's own and closed after them.
                file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
                opened.callback(os.close, file)
                writer = await connect(path, busy)
                opened.push_async_callback(writer.close)
                reader = await connect(path, busy)
                opened.push_async_callback(reader.close)
                await reader.execute_fetchall("PRAGMA query_only = ON")
            return cls(path, reader, opened.pop_all(), writer, file)

    @classmethod
    async def read_only(cls, path: Path, *, busy: float = BUSY) -> Database:
        """Open a database for reading alone, whoever holds it.

        Raises:
            AbsentError: there is no database yet.
            PendingError: migrations are waiting.
            NewerError: it was made by a newer program.
            StorageError: it cannot be opened.
        """
        await migrations.check(path)
        async with AsyncExitStack() as opened:
            with translated(path):
                reader = await connect_reading(path, busy)
                opened.push_async_callback(reader.close)
            return cls(path, reader, opened.pop_all())

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """A transaction, one at a time: committed where the block ends, rolled back on any exception.

        It waits for the one before it, for ever if that is around it: pass a transaction on, and begin no second.

        Raises:
            StorageError: it cannot be begun or committed; nothing of it was written.
        """
        writer = self._to_write()
        async with self._writing:
            transaction = Transaction(self.path, writer)
            try:
                await transaction.rows("BEGIN IMMEDIATE")
                yield transaction
                await transaction.rows("COMMIT")
            except BaseException:
                # Also where this task was cancelled while SQLite was at work: its thread takes things in order.
                await writer.rollback()
                raise

    async def checkpoint(self) -> bool:
        """Move what was committed from the log beside the file into the file, and empty that log.

        False where another program was reading, so that a part stays in the log.

        Raises:
            StorageError: the file cannot be written to.
        """
        async with self._writing:
            (outcome,) = await Connected(self.path, self._to_write()).rows("PRAGMA wal_checkpoint(TRUNCATE)")
            return bool(outcome["busy"] == 0)

    async def vacuum(self) -> None:
        """Write the file anew, without what was deleted from it.

        Raises:
            StorageError: the file cannot be written to.
        """
        async with self._writing:
            await Connected(self.path, self._to_write()).rows("VACUUM")

    async def on_disk(self) -> dict[Path, bytes]:
        """The bytes of the file, and of the log beside it, as they are on disk.

        Raises:
            StorageError: they cannot be read.
        """
        self._to_write()
        return await asyncio.to_thread(self._bytes)

    def _bytes(self) -> dict[Path, bytes]:
        """The bytes of the file and its log."""
        log = self.path.with_name(f"{self.path.name}-wal")
        with translated(self.path):
            whole = b"" if self._file is None else os.pread(self._file, os.fstat(self._file).st_size, 0)
            return {self.path: whole, log: log.read_bytes() if log.exists() else b""}

    def _to_write(self) -> aiosqlite.Connection:
        """The connection that writes.

        Raises:
            ReadOnlyError: this database was opened for reading alone.
        """
        if self._writer is None:
            raise ReadOnlyError(f"{self.path}: opened for reading alone. Nothing was written.")
        return self._writer

    async def close(self) -> None:
        """Close the database and let go of it.

        Raises:
            StorageError: what was committed stays in the log beside the file, and is read from there the next time.
        """
        async with self._closing:
            if self._writer is not None:
                await self.checkpoint()

    async def __aenter__(self) -> Database:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()
