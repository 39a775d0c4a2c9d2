"""A Discord without Discord: a server with a channel, Alice, Bob and the bot. Only here is simcord used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import discord
import pytest
import simcord
import simcord.interactions
from simcord.results import InteractionResult, ResponseMessage

from bot.chat.client import FactBot
from bot.chat.sync import sync
from bot.desk.serving import Serving
from bot.storage.database import Database
from bot.storage.migrations import migrate
from tests.chat import payloads

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from simcord.actors import MemberActor
    from simcord.builders import ChannelHandle

    from bot.desk.asking import Desk

CONTACT = "corrections@millbrook.example"
BUTTON = 2
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

Message = ResponseMessage | discord.Message


@dataclass
class Clock:
    """The time that the bot reads."""

    time: datetime = NOON

    def now(self) -> datetime:
        """The time."""
        return self.time


@dataclass
class World:
    """What a test acts on."""

    env: simcord.Env
    bot: FactBot
    channel: ChannelHandle
    alice: MemberActor
    bob: MemberActor
    database: Database
    clock: Clock

    @property
    def community(self) -> int:
        """The id of the server."""
        return self.alice.guild.id

    @property
    def desk(self) -> Desk:
        """The desk that answers in the server."""
        return self.bot.desk_for(self.community)

    def serve(self, desk: Desk) -> None:
        """Let another desk answer everywhere."""
        self.bot.serving = Serving.of(desk)

    @property
    def mention(self) -> str:
        """The bot's mention, as someone types it."""
        assert self.bot.user is not None
        return self.bot.user.mention

    @property
    def said(self) -> list[discord.Message]:
        """What the bot said in the channel that everyone can see."""
        assert self.bot.user is not None
        own = self.bot.user.id
        return [one for one in self.channel.history() if one.author.id == own and not one.flags.ephemeral]

    def requests(self, method: str, ending: str) -> list[Any]:
        """The bodies of the bot's requests of a kind."""
        found = [one for one in self.env.http_requests if one.method == method and one.path.endswith(ending)]
        return [one.json for one in found]


def components(message: Message) -> list[dict[str, Any]]:
    """Every component of a message."""
    if isinstance(message, ResponseMessage):
        return list(payloads.walk(message.components))
    return list(payloads.walk([component.to_dict() for component in message.components]))  # type: ignore[misc]


def text(message: Message | None) -> str:
    """All that a message says."""
    assert message is not None
    return "\n".join(one["content"] for one in components(message) if one["type"] == payloads.TEXT_DISPLAY)


def labels(message: Message | None) -> list[str]:
    """The labels of a message's buttons."""
    assert message is not None
    return [one["label"] for one in components(message) if one["type"] == BUTTON]


def custom_ids(message: Message | None) -> list[str]:
    """The custom_ids of a message's buttons and menus."""
    assert message is not None
    return [one["custom_id"] for one in components(message) if "custom_id" in one]


def answered(result: InteractionResult) -> str:
    """All that an interaction was answered with; an interaction that is not answered fails."""
    assert result.acknowledged
    assert result.response is not None
    return "\n".join(text(message) for message in (result.response, *result.followups))


@pytest.fixture
def faithful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait less, and say by what installation a command is used, as Discord does and simcord does not."""
    defaults = simcord.Env._settle_internal.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "idle", 0.002)
    monkeypatch.setattr(simcord.interactions, "base_payload", owned(simcord.interactions.base_payload))


def owned(original: Callable[..., Any]) -> Callable[..., Any]:
    """What makes the payload of an interaction, made to say by what installation a command is used."""

    def with_owner(*args: payloads.Json, **kwargs: payloads.Json) -> payloads.Json:
        record, payload = original(*args, **kwargs)
        owner = {"0": payload["guild_id"]} if "guild_id" in payload else {"0": "0"}
        payload["authorizing_integration_owners"] = owner
        return record, payload

    return with_owner


@pytest.fixture
def clock() -> Clock:
    """The time that the bot reads."""
    return Clock()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    path = tmp_path / "data" / "factbot.sqlite3"
    await migrate(path, NOON)
    async with await Database.open(path, NOON) as database:
        yield database


@pytest.fixture
def make_bot(desk: Desk, database: Database, clock: Clock) -> Callable[[], FactBot]:
    """Makes another bot on the same desk and database, as a restart does."""
    return lambda: FactBot(Serving.of(desk), CONTACT, database, clock.now)


@pytest.fixture
def simcord_bot(faithful: None, make_bot: Callable[[], FactBot]) -> FactBot:  # noqa: ARG001 - for its effect
    """The bot that simcord's own fixture starts."""
    return make_bot()


@pytest.fixture
async def world(
    simcord_env: simcord.Env, simcord_bot: FactBot, database: Database, clock: Clock
) -> AsyncIterator[World]:
    """A running world. When the test is over, every payload that went out is checked."""
    await sync(simcord_bot)
    guild = simcord_env.create_guild("Readers")
    channel = guild.create_text_channel("questions")
    alice, bob = (guild.add_member(simcord_env.create_user(name)) for name in ("alice", "bob"))
    yield World(simcord_env, simcord_bot, channel, alice, bob, database, clock)
    for request in simcord_env.http_requests:
        payloads.check(request.method, request.path, request.json)
