"""What each community has set for itself."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Unpack

    from bot.storage.database import Reader, Transaction


@dataclass(frozen=True, kw_only=True)
class Community:
    """A community (its id is that of its server) and its settings."""

    id: int
    reviewer_role: int | None = None
    log_channel: int | None = None
    two_pairs: bool = True
    """A proposal needs someone other than its author."""
    private_answers: bool = False
    channels: tuple[int, ...] = ()
    """In which everyone may be answered; none: in all."""


class Settings(TypedDict, total=False):
    """The settings that can be changed."""

    reviewer_role: int | None
    log_channel: int | None
    two_pairs: bool
    private_answers: bool
    channels: tuple[int, ...]


async def settings(db: Reader, community: int) -> Community:
    """A community's settings; those that hold at first where it has changed none.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows("SELECT * FROM community WHERE id = ?", community)
    return (
        Community(
            id=row["id"],
            reviewer_role=row["reviewer_role"],
            log_channel=row["log_channel"],
            two_pairs=bool(row["two_pairs"]),
            private_answers=bool(row["private_answers"]),
            channels=tuple(json.loads(row["channels"])),
        )
        if (row := next(iter(rows), None))
        else Community(id=community)
    )


async def change(tx: Transaction, community: int, **fields: Unpack[Settings]) -> Community:
    """Change some of a community's settings, and return all of them.

    Raises:
        StorageError: the database cannot be written to.
    """
    await ensure(tx, community)
    new = replace(await settings(tx, community), **fields)
    await tx.rows(
        "UPDATE community SET reviewer_role = ?, log_channel = ?, two_pairs = ?, private_answers = ?, channels = ?"
        " WHERE id = ?",
        new.reviewer_role,
        new.log_channel,
        new.two_pairs,
        new.private_answers,
        json.dumps(new.channels),
        community,
    )
    return new


async def ensure(tx: Transaction, community: int) -> None:
    """Let rows refer to a community, which need not have set anything.

    Raises:
        StorageError: the database cannot be written to.
    """
    await tx.rows("INSERT INTO community (id) VALUES (?) ON CONFLICT DO NOTHING", community)
