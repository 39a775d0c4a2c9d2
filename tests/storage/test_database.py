"""The database: whole writes, errors that say what to do, and reads that go on."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import resource
import socket
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot.storage import communities, failures, members, revisions
from bot.storage.database import Database
from bot.storage.failures import (
    AbsentError,
    DamagedError,
    FullError,
    HeldError,
    LockedError,
    NewerError,
    ReadOnlyError,
    StorageError,
)
from bot.storage.migrations import migrate
from tests.storage.world import AUTHOR, COMMUNITY, NOW, appended, new_revision, raw

if TYPE_CHECKING:
    from pathlib import Path


async def test_what_was_written_is_there_after_a_restart(path: Path) -> None:
    async with await Database.open(path, NOW) as db:
        revision = await appended(db)
    async with await Database.open(path, NOW) as db:
        assert await revisions.every(db) == [revision]
    assert sorted(file.name for file in path.parent.iterdir()) == ["facts.sqlite3", "facts.sqlite3.lock"]


async def test_a_write_that_raises_leaves_nothing(db: Database) -> None:
    async def write() -> None:
        async with db.write() as tx:
            await revisions.append(tx, await new_revision(tx))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await write()
    assert await revisions.every(db) == []
    assert await members.find(db, AUTHOR) is None
    assert (await appended(db)).number == 1


async def test_a_write_that_is_cancelled_leaves_nothing(db: Database) -> None:
    begun = asyncio.Event()

    async def write() -> None:
        async with db.write() as tx:
            await revisions.append(tx, await new_revision(tx))
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await revisions.every(db) == []
    assert (await appended(db)).number == 1


async def test_writes_that_are_cancelled_anywhere_are_whole_or_not_at_all(db: Database) -> None:
    for steps in range(40):
        task = asyncio.create_task(appended(db, f"fact-{steps}"))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await appended(db, "last")
    log = await revisions.every(db)
    assert log[-1].fact == "last"
    assert [revision.number for revision in log] == list(range(1, len(log) + 1))


async def test_a_reader_sees_only_what_is_committed(db: Database) -> None:
    async with db.write() as tx:
        await revisions.append(tx, await new_revision(tx))
        assert len(await revisions.every(tx)) == 1
        assert await revisions.every(db) == []
    assert len(await revisions.every(db)) == 1


async def test_the_log_can_be_read_while_another_process_holds_the_database(path: Path, db: Database) -> None:
    async with await Database.read_only(path) as other:
        revision = await appended(db)
        assert await revisions.every(other) == [revision]
        with pytest.raises(ReadOnlyError, match="for reading alone"):
            async with other.write():
                pass


async def test_reading_alone_leaves_nothing_behind(path: Path) -> None:
    before = sorted(path.parent.iterdir())
    async with await Database.read_only(path) as db:
        assert await revisions.every(db) == []
        with pytest.raises(ReadOnlyError):
            await db.rows("DELETE FROM member")
        with pytest.raises(ReadOnlyError):
            await db.checkpoint()
    assert sorted(path.parent.iterdir()) == before


async def test_the_file_is_for_its_owner_alone(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600


async def appended_many(db: Database) -> None:
    """More revisions than a few pages hold."""
    for number in range(1000):
        await appended(db, f"fact-{number}")


async def test_a_full_disk_loses_nothing_and_reads_go_on(db: Database) -> None:
    first = await appended(db)
    async with db.write() as tx:
        await tx.rows("PRAGMA max_page_count = 1")
    with pytest.raises(FullError, match=r"facts\.sqlite3: the disk is full.*make room"):
        await appended_many(db)
    log = await revisions.every(db)
    assert log[0] == first
    async with db.write() as tx:
        await tx.rows("PRAGMA max_page_count = 1000000")
    assert (await appended(db, "after")).number == log[-1].number + 1


async def test_another_program_that_writes_is_waited_for_and_then_named_as_the_cause(db: Database, path: Path) -> None:
    first = await appended(db)
    other = sqlite3.connect(path, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedError, match=r"another program is using the database.*try again"):
            await appended(db, "second")
        assert await revisions.every(db) == [first]
        other.execute("ROLLBACK")
        assert (await appended(db, "second")).number == 2
    finally:
        other.close()


async def test_closing_waits_for_no_other_reader(path: Path) -> None:
    db = await Database.open(path, NOW, busy=0)
    await appended(db)
    async with await Database.read_only(path) as other:
        connection = other.connection
        await connection.execute_fetchall("BEGIN")
        await other.rows("SELECT * FROM revision")
        assert not await db.checkpoint()
        await db.close()
        assert len(await revisions.every(other)) == 1
    async with await Database.open(path, NOW) as db:
        assert len(await revisions.every(db)) == 1


@pytest.mark.parametrize("content", [b"not a database, but long enough to be taken for one" * 10, b"SQLite format 3\0"])
async def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "facts.sqlite3"
    path.write_bytes(content)
    log = path.with_name("facts.sqlite3-wal")
    log.write_bytes(b"what may still be read from its log")
    for attempt in (Database.open(path, NOW), Database.read_only(path), migrate(path, NOW)):
        with pytest.raises(DamagedError, match=r"facts\.sqlite3.*factbot db restore"):
            await attempt
    assert path.read_bytes() == content
    assert log.read_bytes() == b"what may still be read from its log"


async def test_a_damaged_page_is_named_when_it_is_read(path: Path) -> None:
    async with await Database.open(path, NOW) as db:
        for number in range(200):
            await appended(db, f"fact-{number}")
    whole = bytearray(path.read_bytes())
    page = 4096 * (raw(path, "SELECT rootpage FROM sqlite_master WHERE name = 'revision'")[0][0] - 1)
    whole[page : page + 4096] = b"\xff" * 4096
    path.write_bytes(whole)
    async with await Database.open(path, NOW) as db:
        with pytest.raises(DamagedError):
            await revisions.every(db)
        assert await members.find(db, AUTHOR) == 1


async def test_without_a_database_it_says_so(tmp_path: Path) -> None:
    path = tmp_path / "data" / "facts.sqlite3"
    for attempt in (Database.open(path, NOW), Database.read_only(path)):
        with pytest.raises(AbsentError, match=r"there is no database.*FACTBOT_DATABASE"):
            await attempt
    assert list(tmp_path.iterdir()) == []


async def test_a_newer_database_is_left_alone(path: Path) -> None:
    raw(path, "PRAGMA user_version = 999")
    before = path.read_bytes()
    for attempt in (Database.open(path, NOW), Database.read_only(path), migrate(path, NOW)):
        with pytest.raises(NewerError, match=r"newer program.*999.*run the newer program"):
            await attempt
    assert path.read_bytes() == before


async def test_a_file_that_cannot_be_written_to(unprivileged: Path) -> None:
    path = unprivileged / "facts.sqlite3"
    await migrate(path, NOW)
    path.chmod(0o400)
    with pytest.raises(ReadOnlyError, match="give the bot's user the right to write"):
        async with await Database.open(path, NOW) as db:
            await appended(db)
    async with await Database.read_only(path) as db:
        assert await revisions.every(db) == []


async def test_a_folder_that_cannot_be_written_to(unprivileged: Path) -> None:
    path = unprivileged / "facts.sqlite3"
    await migrate(path, NOW)
    path.with_name("facts.sqlite3.lock").unlink()
    unprivileged.chmod(0o500)
    with pytest.raises(ReadOnlyError, match="to its folder"):
        await Database.open(path, NOW)
    with pytest.raises(ReadOnlyError):
        await migrate(unprivileged / "deeper" / "facts.sqlite3", NOW)
    async with await Database.read_only(path) as db:
        assert await revisions.every(db) == []
    path.chmod(0)
    with pytest.raises(ReadOnlyError):
        await Database.read_only(path)


async def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StorageError, match="name the right file or folder"):
        await migrate(tmp_path / "data" / "facts.sqlite3", NOW)


async def test_the_holder_is_named(path: Path, db: Database) -> None:
    holder = rf"held by process {os.getpid()} on {socket.gethostname()}, since 2026-11-22T12:30:00\.000000Z"
    for attempt in (Database.open(path, NOW), migrate(path, NOW)):
        with pytest.raises(HeldError, match=holder):
            await attempt
    await appended(db)


async def test_a_hold_ends_with_its_process(path: Path) -> None:
    program = (
        "import sys, datetime, pathlib, os, signal\n"
        "from bot.storage.holding import Hold\n"
        f"hold = Hold.take(pathlib.Path({str(path)!r}), datetime.datetime.now(datetime.UTC))\n"
        "print(os.getpid(), flush=True)\n"
        "signal.pause()\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        pid = process.stdout.readline().strip()
        assert json.loads(path.with_name("facts.sqlite3.lock").read_text())["pid"] == int(pid)
        with pytest.raises(HeldError, match=f"process {pid} "):
            await Database.open(path, NOW)
        process.kill()
    async with await Database.open(path, NOW) as db:
        await appended(db)


@pytest.mark.usefixtures("db")
async def test_a_holder_that_left_no_name(path: Path) -> None:
    path.with_name("facts.sqlite3.lock").write_text("")
    with pytest.raises(HeldError, match="held by another process"):
        await Database.open(path, NOW)


async def test_a_value_that_cannot_be_stored(db: Database) -> None:
    with pytest.raises(StorageError, match="a value cannot be stored"):
        async with db.write() as tx:
            await tx.rows("INSERT INTO gap (question) VALUES (?)", "\ud800")
    with pytest.raises(StorageError, match="a value cannot be stored"):
        await communities.settings(db, 1 << 64)


async def test_a_statement_that_the_schema_refuses(db: Database) -> None:
    with pytest.raises(StorageError, match="refused") as refused:
        async with db.write() as tx:
            await tx.rows("INSERT INTO post VALUES (1, 2, 3, 'now', '[]')")
    assert type(refused.value) is StorageError


async def test_a_disk_that_fails_loses_nothing_and_reads_go_on(db: Database) -> None:
    first = await appended(db)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(StorageError, match=r"the disk failed.*look after the disk"):
            await appended(db, "second")
        assert await revisions.every(db) == [first]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (await appended(db, "second")).number == 2


def test_a_full_disk_is_full_whoever_finds_it_so(path: Path) -> None:
    with pytest.raises(FullError, match="make room"), failures.translated(path):
        raise OSError(errno.ENOSPC, "No space left on device")


async def test_settings_hold_for_one_community(db: Database) -> None:
    assert await communities.settings(db, COMMUNITY) == communities.Community(id=COMMUNITY)
    async with db.write() as tx:
        await communities.change(tx, COMMUNITY, reviewer_role=7, two_pairs=False)
        changed = await communities.change(tx, COMMUNITY, private_answers=True, log_channel=8)
    assert changed == await communities.settings(db, COMMUNITY)
    assert changed == communities.Community(
        id=COMMUNITY, reviewer_role=7, log_channel=8, two_pairs=False, private_answers=True
    )
    assert await communities.settings(db, 5) == communities.Community(id=5)


async def test_a_member_keeps_one_number(db: Database) -> None:
    async with db.write() as tx:
        first = await members.number_of(tx, AUTHOR)
        assert await members.number_of(tx, AUTHOR) == first
        second = await members.number_of(tx, 4)
    assert await members.user_ids(db, [first, second, 99]) == {first: AUTHOR, second: 4}
    assert await members.find(db, AUTHOR) == first
    assert await members.find(db, 5) is None
