"""What can go wrong with the database, each in a sentence that says what to do."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

T = TypeVar("T")


class StorageError(Exception):
    """The database could not do what was asked. The text says what happened, where, and what to do."""


class FullError(StorageError):
    """The disk is full."""


class LockedError(StorageError):
    """Another program is writing to the database, and did not finish in time."""


class ReadOnlyError(StorageError):
    """The file or its folder cannot be written to."""


class DamagedError(StorageError):
    """The file is no database, or a damaged one."""


class NewerError(StorageError):
    """The database was made by a newer program."""


class PendingError(StorageError):
    """Migrations are waiting to be applied."""


class MigrationError(StorageError):
    """A migration failed, and the database is as it was before it."""


class HeldError(StorageError):
    """Another process holds the database."""


class AbsentError(StorageError):
    """What was named is not there."""


class StaleError(StorageError, Generic[T]):
    """A write names something that is no longer the newest; `newest` is what stands now, None where nothing does."""

    def __init__(self, message: str, newest: T) -> None:
        self.newest = newest
        super().__init__(message)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Let every error of SQLite and of the file system come out as one that says what to do.

    Raises:
        StorageError: of the kind that fits.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    except OSError as error:
        raise from_system(error, path) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise StorageError(f"{path}: a value cannot be stored ({error}). Nothing was written; correct it.") from error


def from_sqlite(error: sqlite3.Error, path: Path) -> StorageError:
    """What an error of SQLite means for whoever runs the bot."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return full(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LockedError(
            f"{path}: another program is using the database. Nothing was written; try again, or stop that program."
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return read_only(path, str(error))
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path, str(error))
    if code == sqlite3.SQLITE_IOERR:
        return StorageError(f"{path}: the disk failed ({error}). Nothing was written; look after the disk.")
    return StorageError(f"{path}: the database refused this ({error}). Nothing was written.")


def from_system(error: OSError, path: Path) -> StorageError:
    """What an error of the file system means for whoever runs the bot."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return read_only(path, error.strerror)
    return StorageError(
        f"{error.filename or path}: {error.strerror}. Nothing was written; name the right file or folder."
    )


def full(path: Path) -> FullError:
    """The error of a full disk."""
    return FullError(f"{path}: the disk is full. Nothing was written; make room and try again.")


def read_only(path: Path, reason: str | None) -> ReadOnlyError:
    """The error of a file or folder that cannot be written to."""
    return ReadOnlyError(
        f"{path}: cannot be opened or written to ({reason}). Nothing was written; give the bot's user"
        " the right to write to the file and to its folder."
    )


def damaged(path: Path, reason: str) -> DamagedError:
    """The error of a file that is no whole database."""
    return DamagedError(
        f"{path}: not a database, or a damaged one ({reason}). Put a backup in its place: factbot db restore."
    )
