"""What people read, and what the log has, when something goes wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord
import pytest
from structlog.testing import capture_logs

from bot.chat import words
from bot.desk.asking import Answer, Desk
from tests.chat.changed import unsure
from tests.chat.world import World, answered, text

if TYPE_CHECKING:
    from bot.desk.cards import Card
    from bot.factbase.base import FactBase

SECRET = "what the member typed"


class Broken(Desk):
    """A desk that fails, with an error that quotes the question."""

    def ask(self, question: str) -> Answer:
        try:
            raise KeyError(question)
        except KeyError as error:
            raise RuntimeError(f"cannot answer {question}") from error

    def card(self, fact: str) -> Card:
        raise RuntimeError(f"{SECRET} {fact}")


def reference_in(said: str) -> str:
    found = re.search(r"reference \*\*([0-9A-F]{6})\*\*", said)
    assert found is not None
    return found[1]


@pytest.fixture
def broken(world: World, base: FactBase) -> World:
    world.serve(Broken(base))
    return world


async def test_an_unforeseen_error_of_a_command_has_one_reference_in_the_answer_and_the_log(
    broken: World,
) -> None:
    with capture_logs() as logs:
        result = await broken.alice.slash(broken.channel, "ask", question=SECRET)
    assert result.ephemeral
    assert logs[0]["reference"] == reference_in(answered(result))
    assert "in ask" in logs[0]["event"]
    assert "builtins.RuntimeError" in logs[0]["event"]
    assert "builtins.KeyError" in logs[0]["event"]
    assert SECRET not in str(logs)
    assert len(broken.env.errors) == 1


async def test_an_unforeseen_error_of_a_button_is_told(world: World, base: FactBase) -> None:
    world.serve(unsure(base))
    asked = await world.alice.slash(world.channel, "ask", question="did the police apologise")
    world.serve(Broken(base))
    with capture_logs() as logs:
        result = await world.alice.click(asked.response, custom_id="fact:open:police-apology")  # type: ignore[arg-type]
    assert logs[0]["reference"] == reference_in(answered(result))
    assert SECRET not in str(logs)


async def test_an_unforeseen_error_of_a_mention_is_told(broken: World) -> None:
    with capture_logs() as logs:
        await broken.alice.send(broken.channel, f"{broken.mention} {SECRET}")
    assert logs[0]["reference"] == reference_in(text(broken.said[0]))
    assert SECRET not in str(logs)


async def test_an_unforeseen_error_of_the_menu_is_told(broken: World) -> None:
    message = await broken.alice.send(broken.channel, SECRET)
    with capture_logs() as logs:
        result = await broken.alice.context_menu(broken.channel, words.MENU, message)
    assert logs[0]["reference"] == reference_in(answered(result))
    assert len(broken.env.errors) == 1


async def test_where_it_may_not_write_it_says_directly_what_it_needs(world: World) -> None:
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=403, code=50013, times=None)
    with capture_logs() as logs:
        await world.alice.send(world.channel, f"{world.mention} did the police apologise?")
    assert text(world.alice.user.dm_channel.last_message) == words.FORBIDDEN
    assert logs == [
        {"event": "Discord refused", "where": "mention", "status": 403, "code": 50013, "log_level": "warning"}
    ]


async def test_where_it_may_write_nowhere_the_log_has_it(world: World) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=None)
    with capture_logs() as logs:
        await world.alice.send(world.channel, f"{world.mention} did the police apologise?")
    assert logs[-1]["event"] == "the error could not be told"


async def test_when_discord_fails_once_the_person_is_told_to_try_again(world: World) -> None:
    world.env.inject_error("POST", "/interactions/*/callback", status=400, code=50035)
    result = await world.alice.slash(world.channel, "about")
    assert answered(result) == words.DISCORD_FAILED
    assert len(world.env.errors) == 1


async def test_an_error_after_the_first_message_is_told_in_another(world: World) -> None:
    world.env.inject_error("POST", "/webhooks/*", status=400, code=50035)
    result = await world.alice.slash(world.channel, "topics", topic="unknown")
    assert words.NO_SUCH_TOPIC in answered(result)
    assert text(result.followups[-1]) == words.DISCORD_FAILED
    assert len(world.env.errors) == 1


async def test_a_command_that_is_registered_but_no_longer_there_is_told(world: World) -> None:
    world.bot.tree.remove_command("about")
    result = await world.alice.slash(world.channel, "about")
    assert answered(result) == words.COMMAND_CHANGED
    assert len(world.env.errors) == 1


async def test_it_asks_for_no_privileged_intent_and_pings_no_one(world: World) -> None:
    intents = world.bot.intents
    assert not (intents.message_content)
    assert not (intents.members)
    assert not (intents.presences)
    assert world.bot.allowed_mentions is not None
    assert world.bot.allowed_mentions.to_dict() == discord.AllowedMentions.none().to_dict()
