"""A bot that runs against the fake, and its waiting: none of it takes time, and all of it is remembered."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.chat.running import Pace, run
from bot.heartbeat import INTERVAL

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    import discord
    import pytest

    from tests.fake_discord.gateway import Gateway

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.GfAkEx.not-a-token-of-anyone-00000000000000"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass
class Waits:
    """The waiting of a bot under test: none between attempts; the second heartbeat never comes."""

    seconds: list[float] = field(default_factory=list)
    beaten: asyncio.Event = field(default_factory=asyncio.Event)

    async def sleep(self, seconds: float) -> None:
        if seconds == INTERVAL:
            self.beaten.set()
            await asyncio.Event().wait()
        self.seconds.append(seconds)

    def pace(self) -> Pace:
        return Pace(now=lambda: NOON, sleep=self.sleep, chance=lambda: 1.0)


class Hurry:
    """What discord.py takes for asyncio: it waits no longer than a test lets it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.waits: list[float] = []
        """For how many seconds discord.py wanted to wait."""
        self.waiting = asyncio.Event()
        """Set as soon as it waits."""
        self.go = asyncio.Event()
        """Waiting is over at once while this is set."""
        self.go.set()
        for module in ("client", "http", "webhook.async_"):
            monkeypatch.setattr(f"discord.{module}.asyncio", self)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever asyncio has
        return getattr(asyncio, name)

    async def sleep(self, seconds: float) -> None:
        if seconds > 0:
            self.waits.append(seconds)
            self.waiting.set()
            await self.go.wait()


def impatient(client: discord.Client, gateway: Gateway) -> None:
    """Let a client take its next connections for dead after half a second, and the gateway keep them alive."""
    client._connection.heartbeat_timeout = 0.5
    gateway.heartbeat_seconds = 0.05


@contextlib.asynccontextmanager
async def running(tmp_path: Path, waits: Waits, make: Callable[[], discord.Client]) -> AsyncIterator[None]:
    """A bot that runs until the end of the block, and then stops as asked."""
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(run(make, TOKEN, tmp_path / "beat", stop, waits.pace()))
        try:
            yield
        finally:
            stop.set()
