"""Forgetting a person: their id leaves the file itself, and that is looked up in its bytes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.storage import members
from bot.storage.copies import Copy, beside, copies
from bot.storage.failures import LockedError, translated

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bot.storage.database import Database

SHORTEST = 1 << 31
"""Ids below are none of Discord's, and so short that their bytes occur anywhere."""


@dataclass(frozen=True)
class Forgotten:
    """What became of a person's id."""

    member: int | None
    """The number that was theirs and is nobody's now; None where there was no id to remove."""
    searched: tuple[Path, ...]
    """The files whose bytes were searched for the id, as a number and as text; none where it is too short for that."""
    left: tuple[Path, ...]
    """Those of them in which it still stands, as in words that someone wrote."""
    backups: tuple[Copy, ...]
    """The backups that still hold it, oldest first."""

    @property
    def until(self) -> datetime | None:
        """When the last backup that holds it is deleted."""
        return max((copy.expires for copy in self.backups), default=None)


async def forget(db: Database, user_id: int) -> Forgotten:
    """Remove a person's id from the database, and look for it in the bytes of its files.

    What they did stays in the log, by a number that is nobody's. Doing it again does no harm and looks again.

    Raises:
        LockedError: another program reads the database, so that old bytes stay in the log beside the file for now.
        StorageError: the database cannot be written to, or a file not be read.
    """
    async with db.write() as tx:
        member = await members.find(tx, user_id)
        await tx.rows("UPDATE member SET user_id = NULL WHERE number = ?", member)
    await emptied(db)
    files = await db.on_disk()
    if any(stands_as_number(user_id, content) for content in files.values()):
        await db.vacuum()
        await emptied(db)
        files = await db.on_disk()
    if user_id < SHORTEST:
        return Forgotten(member, (), (), ())
    with translated(db.backups):
        holding = await asyncio.to_thread(in_copies, db.path, db.backups, user_id)
    left = tuple(file for file, content in files.items() if stands(user_id, content))
    return Forgotten(member, tuple(files), left, holding)


async def emptied(db: Database) -> None:
    """Empty the log beside the file, which has old bytes.

    Raises:
        LockedError: another program reads from it.
        StorageError: the file cannot be written to.
    """
    if not await db.checkpoint():
        raise LockedError(
            f"{db.path}: the id is removed, but another program is reading the database, so that old bytes stay in"
            " the log beside it. Forget the person again when that program has ended, to see that they are gone."
        )


def in_copies(path: Path, folder: Path, user_id: int) -> tuple[Copy, ...]:
    """The backups, and the files that a backup replaced, in whose bytes an id stands.

    Raises:
        OSError: one cannot be read.
    """
    found = sorted((*copies(path, folder), *copies(path, path.parent)), key=lambda copy: copy.made)
    return tuple(
        copy for copy in found if any(stands(user_id, file.read_bytes()) for file in (copy.file, *beside(copy.file)))
    )


def stands(user_id: int, content: bytes) -> bool:
    """Whether an id stands in a file, as a number or as text.

    Digits around it say nothing: SQLite puts one column after the other, and the next may begin with a digit.
    """
    return stands_as_number(user_id, content) or b"%d" % user_id in content


def stands_as_number(user_id: int, content: bytes) -> bool:
    """Whether an id stands in a file as SQLite writes a number of its size: in 8 bytes, or in 6 where they suffice."""
    return user_id >= SHORTEST and user_id.to_bytes(6 if user_id < 1 << 47 else 8, "big") in content
