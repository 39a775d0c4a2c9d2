"""`factbot forget`: a person's id removed from the database, and what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.desk.privacy import delete
from bot.storage.database import Database
from bot.storage.times import to_text, to_text_or_none
from bot.terminal import words
from bot.terminal.changes import when

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from bot.storage.forgetting import Forgotten


async def forgotten_in(path: Path, user_id: int, now: datetime) -> Forgotten:
    """Remove a person's id from a database, withdraw what they proposed, and look for the id in the bytes of its files.

    Raises:
        HeldError: another process holds the database, as a running bot does; names the holder.
        StorageError: it cannot be used.
    """
    async with await Database.open(path, now) as db:
        return await delete(db, user_id, now)


def lines(found: Forgotten) -> Iterator[str]:
    """What was removed, where it was looked for, and where it still stands."""
    yield words.NOT_KNOWN if found.member is None else words.FORGOTTEN.format(person=found.member)
    if not found.searched:
        yield words.TOO_SHORT
        return
    yield words.SEARCHED.format(files=", ".join(map(str, found.searched)))
    for file in found.left:
        yield words.STILL_THERE.format(file=file)
    if not found.left:
        yield words.NOT_THERE
    for copy in found.backups:
        yield words.IN_BACKUP.format(file=copy.file, until=when(copy.expires))


def record(found: Forgotten) -> dict[str, Any]:
    """The same as a JSON object."""
    return {
        "person": found.member,
        "searched": [str(file) for file in found.searched],
        "left": [str(file) for file in found.left],
        "backups": [{"file": str(copy.file), "expires": to_text(copy.expires)} for copy in found.backups],
        "until": to_text_or_none(found.until),
    }
