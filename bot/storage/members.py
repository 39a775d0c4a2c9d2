"""The people that the log refers to, by number; their ids stand here alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.storage.database import Reader, Transaction


async def number_of(tx: Transaction, user_id: int) -> int:
    """The number of a person, who gets one now where they have none.

    It is to be used in the same transaction: a person to whom nothing refers may be gone after it.

    Raises:
        StorageError: the database cannot be written to.
    """
    await tx.rows("INSERT INTO member (user_id) VALUES (?) ON CONFLICT DO NOTHING", user_id)
    ((number,),) = await tx.rows("SELECT number FROM member WHERE user_id = ?", user_id)
    return int(number)


async def find(db: Reader, user_id: int) -> int | None:
    """The number of a person; None where nothing refers to them.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows("SELECT number FROM member WHERE user_id = ?", user_id)
    return rows[0]["number"] if rows else None


async def user_ids(db: Reader, numbers: Iterable[int]) -> dict[int, int]:
    """The ids of people by their numbers, without those who are forgotten.

    Raises:
        StorageError: the database cannot be read.
    """
    rows = await db.rows(
        "SELECT number, user_id FROM member WHERE user_id IS NOT NULL AND number IN (SELECT value FROM json_each(?))",
        json.dumps(sorted(set(numbers))),
    )
    return {row["number"]: row["user_id"] for row in rows}
