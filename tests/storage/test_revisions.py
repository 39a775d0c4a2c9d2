"""The log: one revision follows another, none is lost, and none ever changes."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.storage import revisions
from bot.storage.failures import StaleError, StorageError
from bot.storage.revisions import Action, NewRevision
from tests.storage.world import COMMUNITY, DAY, NOW, appended, new_revision, raw

if TYPE_CHECKING:
    from pathlib import Path

    from bot.storage.database import Database


async def append(db: Database, new: NewRevision) -> revisions.Revision:
    """A revision written by itself."""
    async with db.write() as tx:
        return await revisions.append(tx, new)


async def test_two_that_follow_the_same_one(db: Database) -> None:
    first = await appended(db)
    won = await appended(db, follows=first.number)
    with pytest.raises(
        StaleError, match=r"decided after revision 1, but its newest is revision 2.*decide again"
    ) as lost:
        await appended(db, follows=first.number)
    assert lost.value.newest == won
    assert await revisions.history(db, COMMUNITY, "jay-estimate") == [first, won]


async def test_two_that_are_the_first(db: Database) -> None:
    first = await appended(db)
    with pytest.raises(StaleError, match="when it had no revision") as lost:
        await appended(db)
    assert lost.value.newest == first


async def test_one_that_follows_nothing(db: Database) -> None:
    with pytest.raises(StaleError, match="but it has none") as lost:
        await appended(db, follows=7)
    assert lost.value.newest is None


async def test_fifty_at_once(db: Database) -> None:
    first = await appended(db)
    outcomes = await asyncio.gather(*(appended(db, follows=first.number) for _ in range(50)), return_exceptions=True)
    won = [outcome for outcome in outcomes if isinstance(outcome, revisions.Revision)]
    lost = [outcome.newest for outcome in outcomes if isinstance(outcome, StaleError)]
    assert len(won) == 1
    assert lost == won * 49
    assert await revisions.every(db) == [first, *won]


async def test_fifty_of_their_own_at_once(db: Database) -> None:
    written = await asyncio.gather(*(appended(db, f"fact-{number}") for number in range(50)))
    assert await revisions.every(db) == sorted(written, key=lambda revision: revision.number)


async def test_communities_have_logs_of_their_own(db: Database) -> None:
    first = await appended(db)
    other = await append(db, replace(await written(db), community=5))
    assert (first.follows, other.follows) == (None, None)
    assert await revisions.newest(db, 5, "jay-estimate") == other
    assert await revisions.newest(db, COMMUNITY, "jay-estimate") == first
    assert await revisions.newest(db, COMMUNITY, "other") is None


async def written(db: Database) -> NewRevision:
    """A revision to change."""
    async with db.write() as tx:
        return await new_revision(tx)


async def test_each_kind_has_a_text_or_none(db: Database) -> None:
    new = await written(db)
    with pytest.raises(StorageError, match="refused"):
        await append(db, replace(new, text=None))
    with pytest.raises(StorageError, match="refused"):
        await append(db, replace(new, action=Action.WITHHOLD))
    withheld = await append(db, replace(new, action=Action.WITHHOLD, text=None, everywhere=True, reviewer=None))
    restored = await append(db, replace(new, action=Action.RESTORE, follows=withheld.number))
    retired = await append(db, replace(new, action=Action.RETIRE, text=None, follows=restored.number))
    assert await revisions.every(db) == [withheld, restored, retired]
    assert withheld.everywhere
    assert not restored.everywhere


async def test_marked_as_merged_once(db: Database) -> None:
    first, second = await appended(db, "a"), await appended(db, "b")
    async with db.write() as tx:
        await revisions.mark_merged(tx, [first.number], NOW + DAY)
    assert await revisions.unmerged(db) == [second]
    async with db.write() as tx:
        await revisions.mark_merged(tx, [first.number, second.number], NOW + 2 * DAY)
    assert [revision.merged for revision in await revisions.every(db)] == [NOW + DAY, NOW + 2 * DAY]


NEW = "INSERT {0} INTO revision (number, community, fact, action, follows, text, author, reason, at) VALUES "


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM revision",
        "DELETE FROM revision WHERE number = 2",
        "UPDATE revision SET text = 'other'",
        "UPDATE revision SET number = 9 WHERE number = 2",
        "UPDATE revision SET rowid = 9 WHERE number = 2",
        "UPDATE revision SET reviewer = 1, merged = 'now' WHERE number = 2",
        "UPDATE revision SET merged = 'later' WHERE number = 1",
        "UPDATE revision SET merged = NULL WHERE number = 1",
        "UPDATE OR REPLACE revision SET number = 2 WHERE number = 1",
        f"{NEW.format('OR REPLACE')} (2, 1, 'a', 'edit', 1, 'x', 1, 'r', 'now')",
        f"{NEW.format('OR REPLACE')} (NULL, 1, 'a', 'edit', 1, 'x', 1, 'r', 'now')",
        f"{NEW.format('OR REPLACE')} (NULL, 1, 'a', 'add', NULL, 'x', 1, 'r', 'now')",
        f"{NEW.format('')} (NULL, 1, 'a', 'edit', 1, 'x', 1, 'r', 'now')",
        f"{NEW.format('')} (NULL, 1, 'b', 'edit', 2, 'x', 1, 'r', 'now')",
        f"{NEW.format('')} (NULL, 2, 'a', 'edit', 2, 'x', 1, 'r', 'now')",
        f"{NEW.format('')} (NULL, 1, 'a', 'edit', 9, 'x', 1, 'r', 'now')",
    ],
)
def test_the_database_itself_refuses_to_lose_or_change_one(path: Path, statement: str) -> None:
    raw(
        path,
        "INSERT INTO member VALUES (1, 2)",
        "INSERT INTO community (id) VALUES (1), (2)",
        f"{NEW.format('')} (NULL, 1, 'a', 'add', NULL, 'x', 1, 'r', 'now')",
        f"{NEW.format('')} (NULL, 1, 'a', 'edit', 1, 'x', 1, 'r', 'now')",
        "UPDATE revision SET merged = 'now' WHERE number = 1",
    )
    before = raw(path, "SELECT * FROM revision")
    with pytest.raises(sqlite3.IntegrityError):
        raw(path, statement)
    assert raw(path, "SELECT * FROM revision") == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(text=st.text(), reason=st.text(), fact=st.text(min_size=1))
async def test_any_text_comes_back_as_it_was(db: Database, text: str, reason: str, fact: str) -> None:
    last = await revisions.newest(db, COMMUNITY, fact)
    new = replace(await written(db), fact=fact, text=text, reason=reason, follows=last.number if last else None)
    revision = await append(db, new)
    assert await revisions.newest(db, COMMUNITY, fact) == revision
    assert (revision.fact, revision.text, revision.reason) == (fact, text, reason)


async def test_a_time_without_its_zone_is_refused(db: Database) -> None:
    with pytest.raises(ValueError, match="pass an aware time"):
        await append(db, replace(await written(db), at=NOW.replace(tzinfo=None)))
