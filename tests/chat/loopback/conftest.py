"""The whole bot, with a database and moderators, against a Discord of our own over real sockets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.chat.client import FactBot
from bot.desk.curating import Curator
from bot.desk.opening import open_base
from bot.desk.serving import Serving
from tests.chat.world import CONTACT
from tests.fake_discord import FakeDiscord
from tests.fake_discord.launch import point_at
from tests.fake_discord.waiting import TOKEN, Hurry, Waits, running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.storage.database import Database
    from tests.chat.world import Clock


@dataclass
class Loopback:
    """What a test acts on."""

    fake: FakeDiscord
    bot: FactBot
    database: Database
    hurry: Hurry


@pytest.fixture
async def fake(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord(TOKEN) as fake:
        point_at(fake.port, monkeypatch)
        yield fake


@pytest.fixture
async def hurry(monkeypatch: pytest.MonkeyPatch) -> Hurry:
    return Hurry(monkeypatch)


@pytest.fixture
def fact_bot(facts_folder: Path, database: Database, clock: Clock) -> FactBot:
    serving = Serving(open_base(facts_folder))
    curator = Curator(database, serving, clock.now, folder=facts_folder)
    return FactBot(serving, CONTACT, database, clock.now, curator)


@pytest.fixture
async def loopback(
    fake: FakeDiscord, hurry: Hurry, fact_bot: FactBot, database: Database, tmp_path: Path
) -> AsyncIterator[Loopback]:
    """The bot, online."""
    async with running(tmp_path, Waits(), lambda: fact_bot):
        await fake.gateway.online.get()
        yield Loopback(fake, fact_bot, database, hurry)
