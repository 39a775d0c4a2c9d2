"""Keeping the bot connected: the first connection, until it holds; signals; the heartbeat; a clean close."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import random
import signal
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import aiohttp
import discord
import structlog

from bot import heartbeat as sign_of_life
from bot.logs import configure
from bot.storage.failures import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from bot.settings import Settings

C = TypeVar("C", bound=discord.Client)
House: TypeAlias = "Callable[[], AbstractAsyncContextManager[Callable[[], discord.Client]]]"
"""Opens what the bot needs as long as it runs, and closes it afterwards; gives what makes a client on it."""

STOPPED, FAILED, REFUSED = 0, 1, 2
"""Exit codes: stopped as asked, stopped by a failure, and not started for a token that is not accepted."""
FIRST_WAIT, LONGEST_WAIT = 2.0, 300.0
"""Seconds between the first attempts to connect, and at most."""
CLOSING = 8.0
"""Seconds that a close may take; Docker kills after 10."""
TOKEN_REFUSED = 4004
"""The code with which the gateway closes on a token that it does not accept."""
NOT_ACCEPTED = (
    "Discord does not accept the token: make a new one in its Developer Portal (your application → Bot → "
    "Reset Token) and put it where FACTBOT_TOKEN or FACTBOT_TOKEN_FILE has the old one"
)

log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


class UnreachableError(Exception):
    """Discord could not be reached, or had a fault of its own: to be tried again."""


class StoppedError(Exception):
    """The bot cannot run. The message says what to do, and `code` is what the process exits with."""

    def __init__(self, message: str, code: int) -> None:
        self.code = code
        super().__init__(message)


@dataclass(frozen=True)
class Pace:
    """The clock, and how the bot waits and varies its waiting."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random
    """From 0 to 1."""

    def backoff(self, attempt: int) -> float:
        """Seconds to wait after an attempt, counted from 0: ever longer, and varied by chance."""
        longest = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(attempt, 16))
        return longest * (0.5 + self.chance() / 2)


PACE = Pace()


def run_bot(settings: Settings, house: House) -> int:
    """Run the bot until SIGTERM, SIGINT or a failure; the log says which. Gives the exit code."""
    return _exit_code(settings, lambda token: _until_signalled(settings.heartbeat, house, token))


def run_once(settings: Settings, make_client: Callable[[], C], work: Callable[[C], Awaitable[None]]) -> int:
    """Log in, do one piece of work without going online, and give the exit code."""

    async def log_in_and_work(token: str) -> None:
        client = make_client()
        try:
            await log_in(client, token)
            with _faults_of_discord("at work"):
                await work(client)
        except UnreachableError as error:
            raise StoppedError(f"Discord cannot be reached ({error}): try again later", FAILED) from error
        finally:
            await close(client)

    return _exit_code(settings, log_in_and_work)


async def run(
    make_client: Callable[[], discord.Client],
    token: str,
    heartbeat: Path,
    stop: asyncio.Event,
    pace: Pace = PACE,
) -> None:
    """Keep a bot connected until `stop` is set. Each attempt at a first connection has a client of its own.

    Raises:
        StoppedError: Discord does not accept the token, or turns the bot away for good.
    """
    sign_of_life.end(heartbeat)
    for attempt in itertools.count():
        client = make_client()
        try:
            await _first_of(stop.wait(), _live(client, token, heartbeat, pace))
        except UnreachableError as error:
            seconds = pace.backoff(attempt)
            log.warning("Discord cannot be reached: trying again", why=str(error), seconds=round(seconds, 1))
            await _first_of(stop.wait(), pace.sleep(seconds))
        if stop.is_set():
            return


async def log_in(client: discord.Client, token: str) -> None:
    """Log a client in.

    Raises:
        UnreachableError: there is no connection, or Discord answers with a fault of its own.
        StoppedError: Discord does not accept the token, or turns the bot away.
    """
    with _faults_of_discord("at log-in"):
        await client.login(token)


async def close(client: discord.Client) -> None:
    """Close a client, in a bounded time."""
    try:
        await asyncio.wait_for(client.close(), CLOSING)
    except TimeoutError:
        log.warning("Discord did not answer the close; going all the same")


@contextlib.contextmanager
def _faults_of_discord(when: str) -> Iterator[None]:
    try:
        yield
    except discord.LoginFailure:
        raise StoppedError(NOT_ACCEPTED, REFUSED) from None
    except discord.HTTPException as error:
        if error.status >= 500 or error.status == 429:
            raise UnreachableError(f"status {error.status} {when}") from error
        raise StoppedError(f"Discord turned the bot away {when}: {error}", FAILED) from error
    except (aiohttp.ClientError, ConnectionError, TimeoutError) as error:
        raise UnreachableError(str(error) or type(error).__name__) from error


async def _live(client: discord.Client, token: str, heartbeat: Path, pace: Pace) -> None:
    try:
        await log_in(client, token)
        await _first_of(_connect(client), _beat(client, heartbeat, pace))
    finally:
        sign_of_life.end(heartbeat)
        await close(client)


async def _connect(client: discord.Client) -> None:
    try:
        await client.connect()
    except AttributeError as error:
        # Where the first connection fails, discord.py 2.7.1 looks for its state on a socket it never had.
        if client.ws is not None:
            raise
        raise UnreachableError("the gateway did not take the first connection") from error
    except discord.ConnectionClosed as error:
        if error.code == TOKEN_REFUSED:
            raise StoppedError(NOT_ACCEPTED, REFUSED) from None
        raise StoppedError(f"Discord closed the connection for good: {error}", FAILED) from error
    raise StoppedError("The connection was closed from within: start the bot again", FAILED)


async def _beat(client: discord.Client, heartbeat: Path, pace: Pace) -> None:
    await client.wait_until_ready()
    log.info("connected")
    while True:
        if client.ws.open:
            try:
                sign_of_life.beat(heartbeat, pace.now())
            except OSError as error:
                log.warning("the heartbeat cannot be written: see FACTBOT_HEARTBEAT", why=str(error))
        await pace.sleep(sign_of_life.INTERVAL)


async def _first_of(*coroutines: Awaitable[object]) -> None:
    """Run these until one of them is done, cancel the others, and raise what any of them raised."""
    tasks = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        if not task.cancelled():
            task.result()


async def _until_signalled(heartbeat: Path, house: House, token: str) -> None:
    stop = asyncio.Event()
    with _signals(stop):
        async with house() as make_client:
            await run(make_client, token, heartbeat, stop)
    log.info("closed")


@contextlib.contextmanager
def _signals(stop: asyncio.Event) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    asked = (signal.SIGTERM, signal.SIGINT)
    # Windows has no signal handlers on the loop: there, asyncio makes a cancellation of Ctrl-C by itself.
    with contextlib.suppress(NotImplementedError):
        for number in asked:
            loop.add_signal_handler(number, stop.set)
    try:
        yield
    finally:
        with contextlib.suppress(NotImplementedError):
            for number in asked:
                loop.remove_signal_handler(number)


def _exit_code(settings: Settings, work: Callable[[str], Coroutine[None, None, None]]) -> int:
    token = settings.token.get_secret_value()
    configure(settings.log_level, json=settings.log_json, token=token)
    # No voice is needed here, so nobody needs a warning that there is none.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # a bot without voice needs no codecs
    try:
        asyncio.run(work(token))
    except KeyboardInterrupt:
        return STOPPED
    except StoppedError as error:
        log.error(str(error))
        return error.code
    except StorageError as error:
        log.error(str(error))
        return FAILED
    except Exception:
        log.exception("The bot stopped for a reason that it does not know: please report the lines below")
        return FAILED
    return STOPPED
