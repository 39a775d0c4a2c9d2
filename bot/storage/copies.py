"""The copies of a database: backups, and files that a backup replaced. Each is kept for 30 days."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.storage import times

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

KEPT = timedelta(days=30)
"""How long a copy is kept."""
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a file, by how the names end."""


@dataclass(frozen=True)
class Copy:
    """A copy of a database, and when it was made."""

    file: Path
    made: datetime

    @property
    def expires(self) -> datetime:
        """When it is to be deleted."""
        return self.made + KEPT


def named(path: Path, now: datetime, *, replaced: bool = False) -> str:
    """The name of a copy of a database that is made now."""
    return f"{path.stem}-{'replaced-' if replaced else ''}{times.stamp(now)}.sqlite3"


def unfinished(folder: Path, name: str) -> Path:
    """Where a copy is written until it is whole."""
    return folder / f".{name}.{os.getpid()}"


def copies(path: Path, folder: Path) -> list[Copy]:
    """The copies of a database in a folder, oldest first, those included that a dying process left unfinished.

    Raises:
        OSError: the folder cannot be read.
    """
    pattern = re.compile(rf"\.?{re.escape(path.stem)}-(?:replaced-)?(\d{{8}}T\d{{6}}Z)\.sqlite3(?:\.\d+)?")
    if not folder.is_dir():
        return []
    matches = ((pattern.fullmatch(file.name), file) for file in folder.iterdir())
    return sorted((Copy(file, times.from_stamp(m[1])) for m, file in matches if m), key=lambda copy: copy.made)


def expire_copies(path: Path, folder: Path, now: datetime) -> list[Copy]:
    """Delete the copies of a database in a folder that have expired, and return them.

    Raises:
        OSError: one cannot be deleted.
    """
    expired = [copy for copy in copies(path, folder) if copy.expires <= now]
    for copy in expired:
        remove(copy.file)
    return expired


def beside(file: Path) -> list[Path]:
    """What SQLite put beside a file."""
    return [other for end in BESIDE if (other := file.with_name(file.name + end)).exists()]


def remove(file: Path) -> None:
    """Delete a database with all that SQLite put beside it.

    Raises:
        OSError: the folder cannot be written to.
    """
    for other in beside(file):
        other.unlink()
    file.unlink(missing_ok=True)
