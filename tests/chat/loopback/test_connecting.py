"""Connections that are lost, die silently, or are not taken up again: what was asked meanwhile is answered, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chat.loopback.seen import APOLOGY, QUESTION, settled, text
from tests.fake_discord import GatewayFault, payloads
from tests.fake_discord.gateway import INVALID_SESSION, RECONNECT
from tests.fake_discord.waiting import Waits, impatient, running

if TYPE_CHECKING:
    from pathlib import Path

    from bot.chat.client import FactBot
    from tests.chat.loopback.conftest import Loopback
    from tests.fake_discord import FakeDiscord
    from tests.fake_discord.gateway import Connection

MENTION = f"<@{payloads.BOT}> {QUESTION}"


async def asked_while_away(fake: FakeDiscord) -> Connection:
    """A connection over which nothing comes any more, and a question that was asked since."""
    (connection,) = fake.gateway.connections
    connection.silent = True
    await fake.write(MENTION)
    return connection


async def answered_once(loopback: Loopback) -> None:
    """The question is answered, and no other, and the bot goes on."""
    assert APOLOGY in text(await loopback.fake.said.get())
    await settled(loopback)
    assert loopback.fake.said.empty()


async def test_what_was_asked_while_the_connection_was_lost_is_answered_once(loopback: Loopback) -> None:
    await loopback.fake.write(MENTION)
    assert APOLOGY in text(await loopback.fake.said.get())
    connection = await asked_while_away(loopback.fake)
    await connection.socket.close(code=4000)
    await answered_once(loopback)
    assert (loopback.fake.gateway.resumed, len(loopback.fake.gateway.identified)) == (1, 1)


async def test_discord_may_ask_for_another_connection(loopback: Loopback) -> None:
    await loopback.fake.gateway.tell(RECONNECT)
    await asked_while_away(loopback.fake)
    await answered_once(loopback)
    assert loopback.fake.gateway.resumed == 1


@pytest.mark.parametrize("fault", GatewayFault)
async def test_a_lost_connection_is_taken_up_again_however_often_that_fails(
    loopback: Loopback, fault: GatewayFault
) -> None:
    connection = await asked_while_away(loopback.fake)
    impatient(loopback.bot, loopback.fake.gateway)
    loopback.fake.gateway.faults.extend([fault] * 3)
    await connection.socket.close(code=4000)
    await answered_once(loopback)
    assert loopback.fake.gateway.resumed == 1


@pytest.mark.parametrize(("resumable", "sessions"), [(True, 1), (False, 2)])
async def test_a_session_that_is_invalid_in_use(loopback: Loopback, resumable: bool, sessions: int) -> None:
    await loopback.fake.gateway.tell(INVALID_SESSION, resumable)
    await loopback.fake.gateway.online.get()
    await loopback.fake.write(MENTION)
    await answered_once(loopback)
    assert len(loopback.fake.gateway.identified) == sessions


@pytest.mark.parametrize(("resumable", "sessions"), [(True, 1), (False, 2)])
async def test_a_session_that_is_invalid_when_it_is_to_be_resumed(
    loopback: Loopback,
    resumable: bool,
    sessions: int,
) -> None:
    loopback.fake.gateway.invalid.append(resumable)
    (connection,) = loopback.fake.gateway.connections
    await connection.socket.close(code=4000)
    await loopback.fake.gateway.online.get()
    await loopback.fake.write(MENTION)
    await answered_once(loopback)
    assert len(loopback.fake.gateway.identified) == sessions


async def test_a_connection_that_died_without_a_word_is_noticed_and_replaced(
    fake: FakeDiscord, fact_bot: FactBot, tmp_path: Path
) -> None:
    impatient(fact_bot, fake.gateway)
    async with running(tmp_path, Waits(), lambda: fact_bot):
        await fake.gateway.online.get()
        await asked_while_away(fake)
        assert APOLOGY in text(await fake.said.get())
    assert fake.gateway.resumed
