"""Backups: whole copies of the database, looked through before they count; and putting one in its place."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.storage import migrations
from bot.storage.connecting import connect, connect_reading, opened
from bot.storage.copies import beside, expire_copies, named, remove, unfinished
from bot.storage.database import Connected, backups_of
from bot.storage.failures import AbsentError, damaged, translated
from bot.storage.files import settle, sync
from bot.storage.holding import Hold
from bot.storage.verifying import unsound

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bot.storage.database import Database


async def backup(db: Database, folder: Path, now: datetime) -> Path:
    """Write a backup of what is committed into a folder, and delete there those that have expired.

    `forget` and `expire` know those in `db.backups`; elsewhere they are the operator's to delete.

    Raises:
        DamagedError: the database is damaged; no backup is made of it.
        FullError: the disk is full.
        StorageError: the folder or the database cannot be used.
    """
    name = named(db.path, now)
    await require_sound(db)
    with translated(folder):
        await copy(db, begin(folder, name), folder / name)
        expire_copies(db.path, folder, now)
    return folder / name


async def backup_unopened(path: Path, now: datetime) -> Path:
    """Write a backup of a database that is not open, as of one that lacks migrations, beside its other backups.

    Raises:
        DamagedError: the database is damaged; no backup is made of it.
        HeldError: another process holds it; names the holder.
        FullError: the disk is full.
        StorageError: the folder or the database cannot be used.
    """
    name, folder = named(path, now), backups_of(path)
    with translated(path), Hold.take(path, now):
        source = Connected(path, await connect_reading(path))
        try:
            await require_sound(source)
            await copy(source, begin(folder, name), folder / name)
        finally:
            await source.connection.close()
    return folder / name


async def restore(backup: Path, path: Path, now: datetime) -> Path | None:
    """Put a backup in the place of a database, and return where the replaced file is kept beside it for 30 days.

    Raises:
        AbsentError: there is no such backup.
        DamagedError: the backup is damaged; nothing was replaced.
        NewerError: the backup was made by a newer program; nothing was replaced.
        HeldError: another process holds the database; names the holder.
        StorageError: the folder cannot be written to.
    """
    if not migrations.is_there(backup):
        raise AbsentError(f"{backup}: there is no such backup. Name one of those that factbot db backup wrote.")
    await migrations.pending(backup)
    with translated(backup):
        source = Connected(backup, await connect_reading(backup))
    try:
        await require_sound(source)
        with translated(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with Hold.take(path, now):
                replaced = await set_aside(path, path.with_name(named(path, now, replaced=True)))
                await copy(source, begin(path.parent, named(path, now)), path)
    finally:
        await source.connection.close()
    return replaced


async def set_aside(path: Path, replaced: Path) -> Path | None:
    """Copy what is to be replaced, and leave no log beside it that SQLite would apply to what takes its place.

    Raises:
        OSError: the folder cannot be written to.
    """
    if not migrations.is_there(path):
        return None
    await asyncio.to_thread(keep, path, replaced)
    # The last connection to close moves the log into the file, so that even now it has all that was committed.
    with suppress(sqlite3.Error):
        await (await connect(path)).close()
    for file in beside(path):
        file.unlink()
    return replaced


def keep(path: Path, replaced: Path) -> None:
    """Copy a file and what SQLite put beside it, byte for byte: to open a damaged one may cost its log.

    Raises:
        OSError: the folder cannot be written to.
    """
    for file in (path, *beside(path)):
        target = replaced.with_name(replaced.name + file.name.removeprefix(path.name))
        target.touch(mode=0o600)
        shutil.copyfile(file, target)
        sync(target)
    sync(replaced.parent)


def begin(folder: Path, name: str) -> Path:
    """An empty file for a copy, in a folder that is made where it is missing; both are private, for people's ids.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = unfinished(folder, name)
    temporary.touch(mode=0o600)
    return temporary


async def copy(source: Connected, temporary: Path, final: Path) -> None:
    """Copy a database page by page into one file, which takes its name when it is found to be whole.

    Raises:
        DamagedError: the copy is not whole, and is gone.
        sqlite3.Error: the source cannot be read, or the file not written.
        OSError: the file cannot be put in place.
    """
    try:
        target = Connected(final, await opened(temporary))
        try:
            await source.connection.backup(target.connection)
            await target.rows("PRAGMA journal_mode = DELETE")
            await require_sound(target)
        finally:
            await target.connection.close()
        await asyncio.to_thread(settle, temporary, final)
    finally:
        remove(temporary)


async def require_sound(connected: Connected) -> None:
    """Refuse a file with problems that SQLite itself finds.

    Raises:
        DamagedError: it has some; says which.
        StorageError: it cannot be read.
    """
    if problems := await unsound(connected):
        raise damaged(connected.path, "; ".join(problems))
