"""What `factbot run` opens, keeps and closes around the bot."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from bot.chat.housing import DAY, housed
from bot.chat.running import Pace, StoppedError
from bot.desk.curating import Curator
from bot.desk.opening import Opened
from bot.desk.proposing import Actor
from bot.desk.serving import Serving
from bot.settings import Settings
from bot.storage import gaps
from bot.storage.database import Database
from bot.storage.failures import HeldError
from bot.storage.holding import Hold
from bot.storage.migrations import migrate
from tests.chat.world import NOON
from tests.storage.world import raw

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bot.desk.asking import Desk

COMMUNITY = 1_100_000_000_000_000_001


@dataclass
class Days:
    """The days of a bot under test: the next one begins when the test says so."""

    time: datetime = NOON
    asleep: asyncio.Event = field(default_factory=asyncio.Event)
    morning: asyncio.Event = field(default_factory=asyncio.Event)

    async def sleep(self, seconds: float) -> None:
        assert seconds == DAY
        self.asleep.set()
        await self.morning.wait()
        self.morning.clear()

    async def pass_by(self, count: int) -> None:
        """Let so many days go by."""
        await self.asleep.wait()
        self.asleep.clear()
        self.time += timedelta(days=count)
        self.morning.set()
        await self.asleep.wait()

    def pace(self) -> Pace:
        return Pace(now=lambda: self.time, sleep=self.sleep)


@pytest.fixture
def opened(desk: Desk) -> Opened:
    return Opened(desk.base, desk.matcher.index)


def settings(database: Path | None) -> Settings:
    return Settings(token=SecretStr("a-token"), contact="facts@example.org", database=database)


async def test_the_database_is_made_held_and_closed(tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "data" / "factbot.sqlite3"
    async with housed(settings(path), opened, Days().pace()) as make_client:
        client = make_client()
        assert client.database is not None
        assert client.clock() == NOON
        with pytest.raises(HeldError):
            Hold.take(path, NOON)
    assert not path.with_name(f"{path.name}-wal").exists()
    Hold.take(path, NOON).release()


async def test_a_bot_can_run_without_a_database(opened: Opened) -> None:
    async with housed(settings(None), opened, Days().pace()) as make_client:
        assert make_client().database is None


async def test_what_moderators_changed_before_is_served(tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "factbot.sqlite3"
    await migrate(path, NOON)
    async with await Database.open(path, NOON) as database:
        curator = Curator(database, Serving(opened), lambda: NOON)
        await curator.withhold(Actor(1_200_000_000_000_000_002, COMMUNITY, reviews=True), "police-apology", "wrong")
    async with housed(settings(path), opened, Days().pace()) as make_client:
        client = make_client()
        assert "police-apology" not in client.desk_for(COMMUNITY).base.facts
        assert "police-apology" in client.desk_for(None).base.facts


async def test_what_was_published_again_though_moderators_took_it_away_is_logged_at_the_start(
    tmp_path: Path, opened: Opened
) -> None:
    path, actor = tmp_path / "factbot.sqlite3", Actor(1_200_000_000_000_000_002, COMMUNITY, reviews=True)
    facts = {key: fact for key, fact in opened.base.facts.items() if key != "new-team"}
    without = Opened(replace(opened.base, facts=facts), opened.index)
    await migrate(path, NOON)
    async with await Database.open(path, NOON) as database:
        await Curator(database, Serving(opened), lambda: NOON).withhold(actor, "new-team", "wrong")
    for base, told in ((opened, []), (without, []), (opened, [["new-team"]])):
        with capture_logs() as logs:
            async with housed(settings(path), base, Days().pace()) as make_client:
                assert "new-team" not in make_client().desk_for(COMMUNITY).base.facts
        assert [one["facts"] for one in logs if one["log_level"] == "warning"] == told


async def test_what_was_kept_for_its_time_is_deleted_every_day(tmp_path: Path, opened: Opened) -> None:
    days = Days()
    async with housed(settings(tmp_path / "factbot.sqlite3"), opened, days.pace()) as make_client:
        database = make_client().database
        assert database is not None
        async with database.write() as tx:
            await gaps.file(tx, COMMUNITY, "what did the lifeguards say", NOON)
        await days.pass_by(29)
        assert len(await gaps.open_in(database, COMMUNITY)) == 1
        await days.pass_by(1)
        assert await gaps.open_in(database, COMMUNITY) == []


async def test_a_day_on_which_nothing_can_be_deleted_is_logged_and_the_next_is_tried(
    tmp_path: Path, opened: Opened
) -> None:
    days, path = Days(), tmp_path / "factbot.sqlite3"
    async with housed(settings(path), opened, days.pace()) as make_client:
        database = make_client().database
        assert database is not None
        async with database.write() as tx:
            await gaps.file(tx, COMMUNITY, "what did the lifeguards say", NOON)
            await tx.rows("CREATE TRIGGER broken BEFORE DELETE ON gap BEGIN SELECT RAISE(ABORT, 'broken'); END")
        with capture_logs() as logs:
            await days.pass_by(30)
        assert [record["log_level"] for record in logs] == ["error"]
        async with database.write() as tx:
            await tx.rows("DROP TRIGGER broken")
        await days.pass_by(1)
        assert await gaps.open_in(database, COMMUNITY) == []


async def test_a_database_that_another_process_holds_is_named_and_the_bot_does_not_start(
    tmp_path: Path, opened: Opened
) -> None:
    path = tmp_path / "factbot.sqlite3"
    await migrate(path, NOON)
    with Hold.take(path, NOON), pytest.raises(StoppedError, match="held by process") as stopped:
        async with housed(settings(path), opened, Days().pace()):
            pass
    assert stopped.value.code == 2


async def test_a_file_that_is_no_database_is_named_and_left_as_it_is(tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "factbot.sqlite3"
    path.write_text("my shopping list" * 100, "utf-8")
    with pytest.raises(StoppedError, match="not a database"):
        async with housed(settings(path), opened, Days().pace()):
            pass
    assert path.read_text("utf-8") == "my shopping list" * 100


async def test_a_log_that_cannot_be_read_stops_the_bot_and_the_database_is_let_go_of(
    tmp_path: Path, opened: Opened
) -> None:
    path = tmp_path / "factbot.sqlite3"
    await migrate(path, NOON)
    raw(path, "ALTER TABLE revision RENAME TO gone")
    with pytest.raises(StoppedError, match="no such table"):
        async with housed(settings(path), opened, Days().pace()):
            pass
    Hold.take(path, NOON).release()
