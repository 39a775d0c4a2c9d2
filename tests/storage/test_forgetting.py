"""What is kept goes when its time has come, and a person's id goes from the bytes of the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.storage import gaps, members, posts, proposals, reports, revisions
from bot.storage.backups import backup, restore
from bot.storage.database import Database
from bot.storage.expiry import Expired, expire
from bot.storage.failures import AbsentError, LockedError
from bot.storage.forgetting import forget
from bot.storage.posts import Post, Shown
from bot.storage.reports import NewReport, State
from bot.storage.verifying import verify
from tests.storage.world import AUTHOR, COMMUNITY, DAY, NOW, REVIEWER, appended, approved, drafted, new_revision, raw

if TYPE_CHECKING:
    from pathlib import Path


def bytes_of(folder: Path) -> bytes:
    """All that the files of a folder hold."""
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file())


@pytest.mark.parametrize("user_id", [AUTHOR, 12_345_678_901_234, (1 << 63) - 1])
async def test_the_id_leaves_the_bytes_of_the_file_and_the_log_stays(path: Path, user_id: int) -> None:
    content = user_id.to_bytes(8 if user_id >= 1 << 47 else 6, "big")
    async with await Database.open(path, NOW) as db:
        async with db.write() as tx:
            author = await members.number_of(tx, user_id)
            written = await approved(tx, replace(await new_revision(tx), author=author))
        assert content in bytes_of(path.parent)
        forgotten = await forget(db, user_id)
        assert content not in bytes_of(path.parent)
        assert (forgotten.member, forgotten.left, forgotten.backups, forgotten.until) == (author, (), (), None)
        assert [file.name for file in forgotten.searched] == ["facts.sqlite3", "facts.sqlite3-wal"]
        assert await revisions.every(db) == [written]
        assert await members.user_ids(db, [author, 2]) == {2: AUTHOR} if user_id != AUTHOR else True
        assert await members.find(db, user_id) is None
        assert await verify(db) == []
    assert content not in bytes_of(path.parent)


async def test_those_who_are_forgotten_are_new_when_they_come_back(db: Database) -> None:
    first = await appended(db)
    assert (await forget(db, AUTHOR)).member == first.author
    assert (await forget(db, AUTHOR)).member is None
    assert (await appended(db, follows=first.number)).author != first.author


async def test_bytes_that_an_earlier_deletion_left_are_overwritten(path: Path) -> None:
    raw(
        path,
        "PRAGMA secure_delete = OFF",
        *["INSERT INTO member (user_id) SELECT 1200000000000000002 + count(*) FROM member"] * 5,
        "DELETE FROM member WHERE user_id = 1200000000000000004",
    )
    assert (AUTHOR + 2).to_bytes(8, "big") in path.read_bytes()
    async with await Database.open(path, NOW) as db:
        assert (await forget(db, AUTHOR + 2)).member is None
    assert (AUTHOR + 2).to_bytes(8, "big") not in path.read_bytes()


async def test_an_id_that_someone_wrote_in_words_is_told(db: Database) -> None:
    async with db.write() as tx:
        await revisions.append(tx, replace(await new_revision(tx), reason=f"asked by <@{AUTHOR}>"))
    assert (await forget(db, AUTHOR)).left == (db.path,)


async def test_an_id_at_the_end_of_what_someone_wrote_is_found_before_a_date(db: Database) -> None:
    async with db.write() as tx:
        await gaps.file(tx, COMMUNITY, f"who is {AUTHOR}", NOW)
    assert (await forget(db, AUTHOR)).left == (db.path,)


async def test_backups_that_hold_it_are_told_until_they_expire(path: Path) -> None:
    async with await Database.open(path, NOW) as db:
        before = await backup(db, db.backups, NOW - 2 * DAY)
        await appended(db)
        old = await backup(db, db.backups, NOW - DAY)
        new = await backup(db, db.backups, NOW)
    replaced = await restore(old, path, NOW + DAY)
    async with await Database.open(path, NOW) as db:
        forgotten = await forget(db, AUTHOR)
        assert [copy.file for copy in forgotten.backups] == [old, new, replaced]
        assert forgotten.until == NOW + 31 * DAY
        assert (await expire(db, NOW + 29.5 * DAY)).copies == 2
        assert (await expire(db, NOW + 31 * DAY)).copies == 2
        assert (await forget(db, AUTHOR)).until is None
        assert not before.exists()


async def test_another_reader_keeps_old_bytes_in_the_log_for_a_while(db: Database, path: Path) -> None:
    await appended(db)
    async with await Database.read_only(path) as other:
        await other.rows("BEGIN")
        assert await members.find(other, AUTHOR) == 1
        with pytest.raises(LockedError, match="Forget the person again"):
            await forget(db, AUTHOR)
        await other.rows("ROLLBACK")
    assert await members.find(db, AUTHOR) is None
    assert (await forget(db, AUTHOR)).left == ()
    assert AUTHOR.to_bytes(8, "big") not in bytes_of(path.parent)


async def test_an_id_too_short_to_be_looked_for(db: Database) -> None:
    async with db.write() as tx:
        await members.number_of(tx, 7)
    assert (await forget(db, 7)).searched == ()
    assert await members.find(db, 7) is None


SNOWFLAKES = st.integers(10**17, 10**19 // 2).filter(lambda number: len(set(number.to_bytes(8, "big"))) > 5)
"""Ids as Discord makes them: a number that is mostly zeros stands in any file by chance."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
@given(ids=st.lists(SNOWFLAKES, min_size=1, max_size=200, unique=True), data=st.data())
async def test_any_id_among_many(db: Database, ids: list[int], data: st.DataObject) -> None:
    async with db.write() as tx:
        for user_id in ids:
            await members.number_of(tx, user_id)
    chosen = data.draw(st.sampled_from(ids))
    assert (await forget(db, chosen)).left == ()
    assert chosen.to_bytes(8, "big") not in bytes_of(db.path.parent)


async def test_what_is_kept_for_thirty_days(db: Database) -> None:
    draft = await drafted(db)
    async with db.write() as tx:
        gap = await gaps.file(tx, COMMUNITY, "how many?", NOW - DAY)
        gap = await gaps.count_up(tx, gap.number, NOW)
        linked = await proposals.change(tx, draft.number, draft.version, NOW, gap=gap.number)
        await proposals.file(tx, draft.number, linked.version, NOW)
        await posts.keep(tx, Post(message=1, channel=2, community=COMMUNITY, at=NOW, facts={"a": Shown.ANSWER}))
        reporter = await members.number_of(tx, 5)
        closed = await reports.file(
            tx, NewReport(community=COMMUNITY, fact="a", wrong="all", reporter=reporter), NOW - 90 * DAY
        )
        waiting = await reports.file(
            tx, NewReport(community=COMMUNITY, fact="b", wrong="all", reporter=await members.number_of(tx, 6)), NOW
        )
        await reports.close(tx, closed.number, State.ACCEPTED, NOW, "so it is")
        await members.number_of(tx, 7)
    dropped = await drafted(db)
    assert await expire(db, NOW + 29 * DAY) == Expired(0, 0, 0, 0, members=1, copies=0)
    assert not await expire(db, NOW + 29 * DAY)
    assert await gaps.open_in(db, COMMUNITY) == [gap]
    assert len(await posts.of_facts(db, ["a"], NOW)) == 1
    assert len(await reports.of_member(db, reporter)) == 1
    assert await expire(db, NOW + 31 * DAY) == Expired(gaps=1, posts=1, reporters=1, drafts=1, members=1, copies=0)
    assert await gaps.open_in(db, COMMUNITY) == []
    assert await posts.of_facts(db, ["a"], NOW) == []
    assert (await reports.one(db, closed.number)).reporter is None
    assert (await reports.one(db, waiting.number)).reporter == await members.find(db, 6)
    assert await members.find(db, 5) is None
    with pytest.raises(AbsentError):
        await proposals.one(db, dropped.number)
    assert (await proposals.one(db, draft.number)).gap is None
    assert await verify(db) == []


async def test_the_log_never_expires(db: Database) -> None:
    revision = await appended(db)
    assert not await expire(db, NOW + 10_000 * DAY)
    assert await revisions.every(db) == [revision]
    assert await members.user_ids(db, [1, 2]) == {1: AUTHOR, 2: REVIEWER}
