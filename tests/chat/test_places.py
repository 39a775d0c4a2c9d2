"""What a community has set for its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from bot.chat import words
from bot.storage import communities
from bot.storage.failures import DamagedError
from tests.chat.world import World, answered, text

if TYPE_CHECKING:
    from bot.storage.communities import Community

QUESTION = "did the police apologise?"


@pytest.fixture
async def private(world: World) -> World:
    """A world whose community wants answers to be private."""
    async with world.database.write() as tx:
        await communities.change(tx, world.community, private_answers=True)
    return world


async def test_answers_can_be_for_the_asker_alone(private: World) -> None:
    for result in (
        await private.alice.slash(private.channel, "ask", question=QUESTION),
        await private.alice.slash(private.channel, "fact", name="police-apology"),
    ):
        assert result.ephemeral
        assert "/fact police-apology" in answered(result)
    assert not await private.database.rows("SELECT * FROM post")


async def test_a_mention_is_then_answered_in_a_direct_message(private: World) -> None:
    await private.alice.send(private.channel, f"{private.mention} {QUESTION}")
    assert [text(message) for message in private.said] == [words.ANSWERED_PRIVATELY]
    assert "apologised to every child" in text(private.alice.user.dm_channel.last_message)


async def test_where_the_settings_cannot_be_read_questions_are_still_answered(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def damaged(*_: object) -> Community:
        raise DamagedError("not a database")

    monkeypatch.setattr("bot.chat.places.settings", damaged)
    with capture_logs() as logs:
        assert "apologised" in answered(await world.alice.slash(world.channel, "ask", question=QUESTION))
    assert logs[0]["why"] == "not a database"
