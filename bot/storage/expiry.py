"""What is not kept for ever, and for how long it is kept."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.storage import times
from bot.storage.copies import expire_copies
from bot.storage.failures import translated

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.database import Database

KEPT = timedelta(days=30)
"""How long gaps are kept after they were last asked, posts after they were posted, a reporter's id after the report was
closed, and drafts after they were last changed."""


@dataclass(frozen=True)
class Expired:
    """How many of each were deleted; of reports, how many lost the id of their reporter."""

    gaps: int
    posts: int
    reporters: int
    drafts: int
    members: int
    copies: int

    def __bool__(self) -> bool:
        """Whether anything was."""
        return any((self.gaps, self.posts, self.reporters, self.drafts, self.members, self.copies))


async def expire(db: Database, now: datetime) -> Expired:
    """Delete what has been kept for its time, in the file and in the log beside it.

    Raises:
        StorageError: the database or the folder of its backups cannot be written to.
    """
    before = times.to_text(now - KEPT)
    async with db.write() as tx:
        gaps = await tx.rows("DELETE FROM gap WHERE last <= ? RETURNING number", before)
        posts = await tx.rows("DELETE FROM post WHERE at <= ? RETURNING message", before)
        reporters = await tx.rows(
            "UPDATE report SET reporter = NULL WHERE reporter IS NOT NULL AND closed <= ? RETURNING number", before
        )
        drafts = await tx.rows("DELETE FROM proposal WHERE state = 'draft' AND changed <= ? RETURNING number", before)
        members = await tx.rows(
            "DELETE FROM member WHERE number NOT IN ("
            " SELECT author FROM revision UNION SELECT reviewer FROM revision WHERE reviewer IS NOT NULL"
            " UNION SELECT author FROM proposal UNION SELECT reviewer FROM proposal WHERE reviewer IS NOT NULL"
            " UNION SELECT reporter FROM report WHERE reporter IS NOT NULL) RETURNING number"
        )
    await db.checkpoint()
    with translated(db.backups):
        old = await asyncio.to_thread(expire_copies, db.path, db.backups, now)
        replaced = await asyncio.to_thread(expire_copies, db.path, db.path.parent, now)
    return Expired(len(gaps), len(posts), len(reporters), len(drafts), len(members), len(old + replaced))
