"""The answers that were posted in servers, so that they can be corrected later. Nobody's id stands here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.storage import communities, times

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.storage.database import Reader, Transaction


class Shown(StrEnum):
    """How a message shows a fact."""

    ANSWER = "answer"
    """The message is its card."""
    BESIDE = "beside"
    """It stands beside the one that the message is the card of."""
    OFFERED = "offered"
    """It is one of several that are offered."""
    REST = "rest"
    """The message goes on with its card."""


@dataclass(frozen=True, kw_only=True)
class Post:
    """A message in a server's channel that shows facts."""

    message: int
    channel: int
    community: int
    at: datetime
    facts: Mapping[str, Shown]
    """The facts that it shows, in their order, and how."""
    nearest: Sequence[str] = ()
    """Those that its button offers instead. What changes in them does not change the message."""


async def keep(tx: Transaction, post: Post) -> None:
    """Keep a post; what was kept of the same message is replaced.

    Raises:
        StorageError: the database cannot be written to.
    """
    await communities.ensure(tx, post.community)
    await drop(tx, [post.message])
    await tx.rows(
        "INSERT INTO post (message, channel, community, at, nearest) VALUES (?, ?, ?, ?, ?)",
        post.message,
        post.channel,
        post.community,
        times.to_text(post.at),
        json.dumps(post.nearest),
    )
    for fact, shown in post.facts.items():
        await tx.rows("INSERT INTO post_fact (message, fact, shown) VALUES (?, ?, ?)", post.message, fact, shown)


async def of_facts(db: Reader, facts: Iterable[str], since: datetime) -> list[Post]:
    """The posts since a time that show any of these facts, newest first.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows(
        "SELECT post.*, fact, shown FROM post JOIN post_fact USING (message) WHERE at >= ? AND message IN ("
        " SELECT message FROM post_fact WHERE fact IN (SELECT value FROM json_each(?)))"
        " ORDER BY at DESC, message DESC, post_fact.rowid",
        times.to_text(since),
        json.dumps(sorted(set(facts))),
    )
    found: dict[int, dict[str, Shown]] = {}
    for row in rows:
        found.setdefault(row["message"], {})[row["fact"]] = Shown(row["shown"])
    posts = {
        row["message"]: Post(
            message=row["message"],
            channel=row["channel"],
            community=row["community"],
            at=times.to_time(row["at"]),
            facts=found[row["message"]],
            nearest=tuple(json.loads(row["nearest"])),
        )
        for row in rows
    }
    return list(posts.values())


async def drop(tx: Transaction, messages: Iterable[int]) -> None:
    """Forget posts, as of messages that are gone.

    Raises:
        StorageError: the database cannot be written to.
    """
    await tx.rows(
        "DELETE FROM post WHERE message IN (SELECT value FROM json_each(?))", json.dumps(sorted(set(messages)))
    )
