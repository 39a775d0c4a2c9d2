"""Opening a database as a running bot does: brought up to date first, after a backup of it as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage import migrations
from bot.storage.backups import backup_unopened
from bot.storage.database import Database

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


async def open_current(path: Path, now: datetime) -> Database:
    """Open a database, which is made where there is none; one that lacks migrations gets them after a backup of it.

    Raises:
        MigrationError: a migration failed; the database is as it was before that.
        NewerError: it was made by a newer program.
        HeldError: another process holds it; names the holder.
        StorageError: it cannot be opened, or no backup be made of it.
    """
    if await migrations.pending(path):
        if migrations.is_there(path):
            await backup_unopened(path, now)
        await migrations.migrate(path, now)
    return await Database.open(path, now)
