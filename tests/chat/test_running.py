"""The bot in its process, against a Discord of our own: connecting, trying again, and closing."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import discord
import pytest
from discord import app_commands
from discord.http import Route
from pydantic import SecretStr

from bot.chat import running as keeping
from bot.chat.running import Pace, StoppedError, run, run_bot, run_once
from bot.heartbeat import healthy
from bot.settings import Settings
from tests.fake_discord import FakeDiscord, GatewayFault
from tests.fake_discord.faults import at_the_edge, refused
from tests.fake_discord.guard import GUARD
from tests.fake_discord.launch import point_at
from tests.fake_discord.waiting import NOON, TOKEN, Waits, impatient, running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from contextlib import AbstractAsyncContextManager

LOG_IN = "users/@me"
QUESTION = "who is the prime minister of Norway"


class Greeter(discord.Client):
    """A bot with one command."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0.01)
        self.tree = app_commands.CommandTree(self)
        self.tree.command(name="greet", description="Greets.")(greet)


@app_commands.describe(name="Who is greeted.")
async def greet(interaction: discord.Interaction[Greeter], name: str) -> None:
    await interaction.response.send_message(f"Hello, {name}")


@pytest.fixture
async def fake(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord(TOKEN) as fake:
        point_at(fake.port, monkeypatch)
        yield fake


@pytest.fixture
def logging_restored() -> Iterator[None]:
    root, library = logging.root, logging.getLogger("discord")
    before = root.handlers[:], root.level, library.level
    yield
    root.handlers[:], root.level, library.level = before


def bot(tmp_path: Path, waits: Waits) -> AbstractAsyncContextManager[None]:
    """A bot with one command, until the end of the block."""
    return running(tmp_path, waits, Greeter)


async def test_a_slash_command_is_answered(fake: FakeDiscord, tmp_path: Path) -> None:
    async with bot(tmp_path, Waits()):
        await fake.gateway.online.get()
        answer = await fake.slash("greet", name="Ada")
    assert answer["content"] == "Hello, Ada"


async def test_stopping_says_goodbye_to_the_gateway(fake: FakeDiscord, tmp_path: Path) -> None:
    async with bot(tmp_path, Waits()):
        await fake.gateway.online.get()
    assert await fake.gateway.closed.get() == 1000


@pytest.mark.usefixtures("fake")
async def test_the_heartbeat_is_there_while_the_bot_is(tmp_path: Path) -> None:
    waits = Waits()
    (tmp_path / "beat").write_text("left by a crash", "utf-8")
    async with bot(tmp_path, waits):
        await waits.beaten.wait()
        assert healthy(tmp_path / "beat", NOON)
    assert not (tmp_path / "beat").exists()


async def test_a_bot_goes_on_where_its_heartbeat_cannot_be_written(fake: FakeDiscord, tmp_path: Path) -> None:
    waits = Waits()
    async with bot(tmp_path / "nowhere", waits):
        await waits.beaten.wait()
        answer = await fake.slash("greet", name="Ada")
    assert answer["content"] == "Hello, Ada"


async def test_faults_at_log_in_are_tried_again_ever_more_slowly(fake: FakeDiscord, tmp_path: Path) -> None:
    fake.fail("GET", LOG_IN, refused(503), at_the_edge(), refused(503))
    waits = Waits()
    async with bot(tmp_path, waits):
        await fake.gateway.online.get()
    assert waits.seconds == [2.0, 4.0, 8.0]


@pytest.mark.parametrize("gateway_alone", [False, True], ids=["all of it", "the gateway alone"])
async def test_a_first_connection_that_is_refused_is_tried_again(
    fake: FakeDiscord,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    unused_tcp_port: int,
    gateway_alone: bool,
) -> None:
    point_at(unused_tcp_port, monkeypatch)
    if gateway_alone:
        monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{fake.port}/api/v10")
    waits = Waits()

    async def sleep(seconds: float) -> None:
        point_at(fake.port, monkeypatch)
        await waits.sleep(seconds)

    stop = asyncio.Event()
    async with asyncio.timeout(GUARD), asyncio.TaskGroup() as group:
        group.create_task(run(Greeter, TOKEN, tmp_path / "beat", stop, Pace(sleep=sleep)))
        await fake.gateway.online.get()
        answer = await fake.slash("greet", name="Ada")
        stop.set()
    assert answer["content"] == "Hello, Ada"
    assert len(waits.seconds) == 1


@pytest.mark.parametrize("fault", GatewayFault)
async def test_a_first_connection_that_fails_is_tried_again(
    fake: FakeDiscord, tmp_path: Path, fault: GatewayFault
) -> None:
    def make() -> Greeter:
        client = Greeter()
        impatient(client, fake.gateway)
        return client

    fake.gateway.faults.extend([fault] * 3)
    waits = Waits()
    async with running(tmp_path, waits, make):
        await fake.gateway.online.get()
        answer = await fake.slash("greet", name="Ada")
    assert answer["content"] == "Hello, Ada"
    assert waits.seconds[0] == 2.0


async def test_a_connection_that_held_is_resumed(fake: FakeDiscord, tmp_path: Path) -> None:
    waits = Waits()
    async with bot(tmp_path, waits):
        connection = await fake.gateway.online.get()
        await connection.socket.close(code=4000)
        await fake.gateway.online.get()
        answer = await fake.slash("greet", name="Ada")
    assert answer["content"] == "Hello, Ada"
    assert (fake.gateway.resumed, waits.seconds) == (1, [])


async def test_a_wrong_token_is_said_once_and_not_tried_again(fake: FakeDiscord, tmp_path: Path) -> None:
    fake.token = "another"
    waits = Waits()
    with pytest.raises(StoppedError, match="does not accept the token") as caught:
        await run(Greeter, TOKEN, tmp_path / "beat", asyncio.Event(), waits.pace())
    assert caught.value.code == 2
    assert (len(fake.calls), waits.seconds) == (1, [])


async def test_a_token_that_the_gateway_alone_refuses_is_wrong_as_well(fake: FakeDiscord, tmp_path: Path) -> None:
    fake.gateway.token = "another"
    with pytest.raises(StoppedError, match="does not accept the token") as caught:
        await run(Greeter, TOKEN, tmp_path / "beat", asyncio.Event(), Waits().pace())
    assert caught.value.code == 2


async def test_being_turned_away_for_good_is_not_tried_again(fake: FakeDiscord, tmp_path: Path) -> None:
    fake.fail("GET", LOG_IN, refused(403))
    with pytest.raises(StoppedError, match="turned the bot away at log-in") as caught:
        await run(Greeter, TOKEN, tmp_path / "beat", asyncio.Event(), Waits().pace())
    assert caught.value.code == 1


async def test_a_connection_that_is_closed_for_good_ends_the_bot(fake: FakeDiscord, tmp_path: Path) -> None:
    task = asyncio.create_task(run(Greeter, TOKEN, tmp_path / "beat", asyncio.Event(), Waits().pace()))
    async with asyncio.timeout(GUARD):
        connection = await fake.gateway.online.get()
        await connection.socket.close(code=4012)
        with pytest.raises(StoppedError, match="closed the connection for good"):
            await task


async def test_a_client_that_closes_itself_ends_the_bot(fake: FakeDiscord, tmp_path: Path) -> None:
    client = Greeter()
    task = asyncio.create_task(run(lambda: client, TOKEN, tmp_path / "beat", asyncio.Event(), Waits().pace()))
    async with asyncio.timeout(GUARD):
        await fake.gateway.online.get()
        await client.close()
        with pytest.raises(StoppedError, match="closed from within"):
            await task


async def test_the_wait_between_attempts_ends_where_the_bot_is_to_stop(fake: FakeDiscord, tmp_path: Path) -> None:
    fake.fail("GET", LOG_IN, refused(503))
    stop, waiting = asyncio.Event(), asyncio.Event()

    async def sleep(_seconds: float) -> None:
        waiting.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(run(Greeter, TOKEN, tmp_path / "beat", stop, Pace(sleep=sleep)))
    async with asyncio.timeout(GUARD):
        await waiting.wait()
        stop.set()
        await task
    assert not fake.gateway.identified


def test_the_waits_grow_vary_and_have_an_end() -> None:
    shortest, longest = Pace(chance=lambda: 0.0), Pace(chance=lambda: 1.0)
    assert [shortest.backoff(attempt) for attempt in range(3)] == [1.0, 2.0, 4.0]
    assert [longest.backoff(attempt) for attempt in range(3)] == [2.0, 4.0, 8.0]
    assert longest.backoff(100_000) == keeping.LONGEST_WAIT


async def test_a_close_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hanging(discord.Client):
        async def close(self) -> None:
            await asyncio.Event().wait()

    monkeypatch.setattr(keeping, "CLOSING", 0)
    async with asyncio.timeout(GUARD):
        await keeping.close(Hanging(intents=discord.Intents.none()))


def settings(tmp_path: Path) -> Settings:
    return Settings(token=SecretStr(TOKEN), contact="facts@example.org", heartbeat=tmp_path / "beat", log_json=True)


@pytest.mark.usefixtures("logging_restored")
class TestFromOutside:
    """What the command does: exit codes, and what stands in the log."""

    async def test_a_wrong_token_gives_2_and_one_clear_line(
        self, fake: FakeDiscord, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        fake.token = "another"
        code = await asyncio.to_thread(run_once, settings(tmp_path), Greeter, register)
        log = capsys.readouterr().err
        said = [record["event"] for record in map(json.loads, log.splitlines()) if record["level"] == "error"]
        assert (code, said) == (2, [keeping.NOT_ACCEPTED])
        assert TOKEN not in log

    async def test_one_piece_of_work_is_done_without_going_online(self, fake: FakeDiscord, tmp_path: Path) -> None:
        assert await asyncio.to_thread(run_once, settings(tmp_path), Greeter, register) == 0
        assert [command["name"] for command in fake.commands] == ["greet"]
        assert not fake.gateway.identified

    async def test_one_piece_of_work_is_not_tried_again(
        self, fake: FakeDiscord, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        fake.fail("GET", LOG_IN, refused(503))
        assert await asyncio.to_thread(run_once, settings(tmp_path), Greeter, register) == 1
        assert "Discord cannot be reached (status 503 at log-in): try again later" in capsys.readouterr().err

    def test_a_fault_of_the_bot_gives_1_and_a_traceback_without_the_token(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def broken() -> discord.Client:
            raise RuntimeError(f"no client with {TOKEN}")

        assert run_bot(settings(tmp_path), lambda: contextlib.nullcontext(broken)) == 1
        log = capsys.readouterr().err
        assert "Traceback" in log
        assert TOKEN not in log

    def test_an_interruption_before_the_start_is_a_stop(self, tmp_path: Path) -> None:
        def interrupted() -> discord.Client:
            raise KeyboardInterrupt

        assert run_bot(settings(tmp_path), lambda: contextlib.nullcontext(interrupted)) == 0


async def register(client: Greeter) -> None:
    await client.tree.sync()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_closes_the_bot_as_it_is_run(
    fake: FakeDiscord, tmp_path: Path, facts_folder: Path, number: signal.Signals
) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("FACTBOT_")},
        "FACTBOT_TOKEN": TOKEN,
        "FACTBOT_CONTACT": "facts@example.org",
        "FACTBOT_FACTS": str(facts_folder),
        "FACTBOT_HEARTBEAT": str(tmp_path / "beat"),
        "FACTBOT_DATABASE": str(tmp_path / "data" / "factbot.sqlite3"),
        "FACTBOT_LOG_LEVEL": "DEBUG",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.fake_discord.launch", str(fake.port), "run"),
        cwd=tmp_path,
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(GUARD):
            online = asyncio.create_task(fake.gateway.online.get())
            over = asyncio.create_task(process.communicate())
            await asyncio.wait({online, over}, return_when=asyncio.FIRST_COMPLETED)
            assert online.done(), over.result()[1].decode()
            assert (await fake.slash("ask", question=QUESTION))["components"]
            process.send_signal(number)
            _, log = await over
    finally:
        if process.returncode is None:
            process.kill()
    assert process.returncode == 0, log.decode()
    assert await fake.gateway.closed.get() == 1000
    assert "Traceback" not in log.decode()
    assert TOKEN not in log.decode()
    assert QUESTION not in log.decode()
    assert not (tmp_path / "beat").exists()
