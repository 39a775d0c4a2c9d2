"""Numbered changes of the schema: each applied whole or not at all."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from bot.storage import times
from bot.storage.connecting import connect, connect_reading
from bot.storage.failures import (
    AbsentError,
    MigrationError,
    NewerError,
    PendingError,
    StorageError,
    from_sqlite,
    translated,
)
from bot.storage.holding import Hold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    import aiosqlite

FOLDER = Path(str(resources.files("bot.storage"))) / "sql"
NAME = re.compile(r"(\d{4})_(\w+)\.sql")


@dataclass(frozen=True)
class Migration:
    """A change of the schema: the file `0001_log.sql` is number 1, named `log`."""

    number: int
    name: str
    file: Path = field(repr=False)

    def __str__(self) -> str:
        return f"{self.number:04d} {self.name}"

    def statements(self) -> Iterator[str]:
        """Its statements one by one: SQLite's own way to run a script would commit first."""
        statement = ""
        for part in re.split(r"(?<=;)", self.file.read_text("utf-8")):
            statement += part
            if sqlite3.complete_statement(statement):
                yield statement.strip()
                statement = ""
        if statement.strip():
            yield statement.strip()


def known(folder: Path = FOLDER) -> list[Migration]:
    """Every migration of this program, in order."""
    matches = ((NAME.fullmatch(file.name), file) for file in folder.iterdir())
    return sorted((Migration(int(m[1]), m[2], file) for m, file in matches if m), key=lambda one: one.number)


async def pending(path: Path, folder: Path = FOLDER) -> list[Migration]:
    """The migrations that the database at this path lacks; all of them where there is none. Creates nothing.

    Raises:
        NewerError: the database was made by a newer program.
        StorageError: it cannot be read.
    """
    every = known(folder)
    if not is_there(path):
        return every
    with translated(path):
        connection = await connect_reading(path)
        try:
            ((version,),) = await connection.execute_fetchall("PRAGMA user_version")
        finally:
            await connection.close()
    newest = every[-1].number if every else 0
    if version > newest:
        raise NewerError(
            f"{path}: made by a newer program (its schema is {version}, this program knows {newest})."
            " Nothing was changed; run the newer program, or restore an older backup."
        )
    return [migration for migration in every if migration.number > version]


def is_there(path: Path) -> bool:
    """Whether there is a database at a path; a file without content is none yet.

    Raises:
        StorageError: it is a folder, or its folder cannot be read.
    """
    with translated(path):
        if path.is_dir():
            raise StorageError(
                f"{path}: this is a folder. Nothing was written; name the file of the database in it, such as"
                f" {path / 'facts.sqlite3'}."
            )
        return path.exists() and path.stat().st_size > 0


def make(path: Path) -> None:
    """Make a file that its owner alone can read, where there is none: it will have people's ids.

    Raises:
        OSError: the folder cannot be written to.
    """
    if not path.exists():
        path.touch(mode=0o600)


async def check(path: Path, folder: Path = FOLDER) -> None:
    """Refuse a database that this program cannot use as it is.

    Raises:
        AbsentError: there is none.
        PendingError: it lacks migrations; names them.
        NewerError: it was made by a newer program.
        StorageError: it cannot be read.
    """
    if not is_there(path):
        raise AbsentError(f"{path}: there is no database. Nothing was made; check --database or FACTBOT_DATABASE.")
    if waiting := await pending(path, folder):
        names = ", ".join(str(migration) for migration in waiting)
        raise PendingError(f"{path}: migrations are waiting: {names}. Apply them: factbot db migrate.")


async def migrate(path: Path, now: datetime, folder: Path = FOLDER) -> list[Migration]:
    """Apply the migrations that a database lacks, and return them; the database is made where there is none.

    Raises:
        MigrationError: one failed; those before it are applied, and nothing of it or after it.
        NewerError: the database was made by a newer program.
        HeldError: another process holds it.
        StorageError: it cannot be read or written.
    """
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with Hold.take(path, now):
            # Looked at first by a connection that only reads: to open a damaged file to write may cost its log.
            if not (waiting := await pending(path, folder)):
                return []
            make(path)
            connection = await connect(path)
            try:
                for migration in waiting:
                    await apply(connection, path, migration, now)
            finally:
                await connection.close()
    return waiting


async def apply(connection: aiosqlite.Connection, path: Path, migration: Migration, now: datetime) -> None:
    """Apply one migration.

    Raises:
        MigrationError: a statement failed; nothing of the migration is left.
        sqlite3.Error: the database cannot be written to.
    """
    await connection.execute_fetchall("BEGIN IMMEDIATE")
    try:
        for statement in migration.statements():
            try:
                await connection.execute_fetchall(statement)
            except sqlite3.Error as error:
                raise failed(path, migration, statement, error) from error
        await connection.execute_fetchall(
            "INSERT INTO migration (number, name, applied) VALUES (?, ?, ?)",
            (migration.number, migration.name, times.to_text(now)),
        )
        await connection.execute_fetchall(f"PRAGMA user_version = {migration.number}")
        await connection.execute_fetchall("COMMIT")
    except BaseException:
        await connection.rollback()
        raise


def failed(path: Path, migration: Migration, statement: str, error: sqlite3.Error) -> StorageError:
    """The error of a statement: of the migration itself, or of the disk that it was to be written to."""
    reason = from_sqlite(error, path)
    why = str(reason) if type(reason) is not StorageError else str(error)
    return MigrationError(
        f"{migration.file}: this statement failed: {why}\n\n{statement}\n\n"
        f"{path} is as it was before this migration. Correct the cause, and run factbot db migrate again."
    )
