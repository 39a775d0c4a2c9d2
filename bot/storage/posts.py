"""The answers that were posted in servers, so that they can be corrected later. Nobody's id stands here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.storage import communities, times

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.storage.database import Reader, Transaction


@dataclass(frozen=True, kw_only=True)
class Post:
    """A message in a server's channel that shows a fact."""

    message: int
    channel: int
    community: int
    fact: str
    at: datetime


async def keep(tx: Transaction, post: Post) -> None:
    """Keep a post; one of the same message is replaced, as a message shows one fact at a time.

    Raises:
        StorageError: the database cannot be written to.
    """
    await communities.ensure(tx, post.community)
    await tx.rows(
        "INSERT OR REPLACE INTO post (message, channel, community, fact, at) VALUES (?, ?, ?, ?, ?)",
        post.message,
        post.channel,
        post.community,
        post.fact,
        times.to_text(post.at),
    )


async def of_facts(db: Reader, facts: Iterable[str], since: datetime) -> list[Post]:
    """The posts since a time that show one of these facts, newest first.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows(
        "SELECT * FROM post WHERE fact IN (SELECT value FROM json_each(?)) AND at >= ? ORDER BY at DESC, message DESC",
        json.dumps(sorted(set(facts))),
        times.to_text(since),
    )
    return [
        Post(
            message=row["message"],
            channel=row["channel"],
            community=row["community"],
            fact=row["fact"],
            at=times.to_time(row["at"]),
        )
        for row in rows
    ]


async def drop(tx: Transaction, messages: Iterable[int]) -> None:
    """Forget posts, as of messages that are gone.

    Raises:
        StorageError: the database cannot be written to.
    """
    await tx.rows(
        "DELETE FROM post WHERE message IN (SELECT value FROM json_each(?))", json.dumps(sorted(set(messages)))
    )
