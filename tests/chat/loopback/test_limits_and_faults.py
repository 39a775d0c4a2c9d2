"""Where Discord limits the bot, fails, or cannot be reached: answers arrive once, and the bot goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from bot.chat import words
from tests.chat.loopback.seen import APOLOGY, QUESTION, alone, called, settled, text
from tests.fake_discord import interactions, payloads
from tests.fake_discord.faults import at_the_edge, cut, limited, refused

if TYPE_CHECKING:
    from tests.chat.loopback.conftest import Loopback
    from tests.fake_discord.faults import Fault, Scope

CALLBACK = "interactions/*/callback"
MESSAGES = f"channels/{payloads.CHANNEL}/messages"
MENTION = f"<@{payloads.BOT}> {QUESTION}"
SCOPES: list[Scope] = ["user", "global", "shared"]
LONGEST = 5
"""How often discord.py tries."""


@pytest.mark.parametrize("scope", SCOPES)
async def test_a_limit_is_waited_out_while_others_are_answered(loopback: Loopback, scope: Scope) -> None:
    loopback.hurry.go.clear()
    loopback.fake.fail("POST", MESSAGES, limited(scope, 7.5))
    await loopback.fake.write(MENTION)
    await loopback.hurry.waiting.wait()
    assert APOLOGY in text(await loopback.fake.slash("ask", question=QUESTION))
    assert loopback.fake.said.empty()
    loopback.hurry.go.set()
    assert APOLOGY in text(await loopback.fake.said.get())
    assert loopback.hurry.waits[0] == 7.5
    await settled(loopback)
    assert loopback.fake.said.empty()


async def test_of_two_answers_in_one_bucket_the_second_waits_as_well(loopback: Loopback) -> None:
    loopback.hurry.go.clear()
    loopback.fake.fail("POST", MESSAGES, limited("user", 7.5))
    await loopback.fake.write(MENTION)
    await loopback.hurry.waiting.wait()
    await loopback.fake.write(MENTION)
    await settled(loopback)
    assert len([call for call in loopback.fake.calls if call.path == MESSAGES]) == 1
    loopback.hurry.go.set()
    for _ in range(2):
        assert APOLOGY in text(await loopback.fake.said.get())


@pytest.mark.parametrize("scope", SCOPES)
async def test_a_limit_on_the_answer_to_a_command_is_waited_out(loopback: Loopback, scope: Scope) -> None:
    loopback.fake.fail("POST", CALLBACK, limited(scope, 0.25))
    used = await loopback.fake.use(interactions.slash("ask", {"question": QUESTION}))
    assert APOLOGY in text(await used.seen.get())
    assert loopback.hurry.waits == [0.25]
    await settled(loopback, used)


@pytest.mark.parametrize("fault", [at_the_edge(), at_the_edge(via=True), cut()], ids=["edge", "edge via", "cut"])
async def test_a_command_whose_answer_does_not_get_through_is_told_to_be_tried_again(
    loopback: Loopback, fault: Fault
) -> None:
    loopback.fake.fail("POST", CALLBACK, fault)
    used = await loopback.fake.use(interactions.slash("ask", {"question": QUESTION}))
    said = await alone(used)
    assert "try again" in said
    assert (said == words.DISCORD_FAILED) is ("Via" not in fault.headers)
    await settled(loopback, used)


@pytest.mark.parametrize("fault", [at_the_edge(), at_the_edge(via=True), cut()], ids=["edge", "edge via", "cut"])
async def test_where_nothing_gets_through_the_log_says_so_and_the_bot_goes_on(loopback: Loopback, fault: Fault) -> None:
    loopback.fake.fail("POST", CALLBACK, fault, fault)
    with capture_logs() as logs:
        used = await loopback.fake.use(interactions.slash("ask", {"question": QUESTION}))
        await called(loopback, used)
        await called(loopback, used)
        await settled(loopback, used)
    assert logs[-1]["event"] == "the error could not be told"


@pytest.mark.parametrize("fault", [at_the_edge(), cut()], ids=["edge", "cut"])
async def test_a_mention_whose_answer_does_not_get_through_is_told_to_be_tried_again(
    loopback: Loopback, fault: Fault
) -> None:
    loopback.fake.fail("POST", MESSAGES, fault)
    await loopback.fake.write(MENTION)
    assert text(await loopback.fake.said.get()) == words.DISCORD_FAILED


@pytest.mark.parametrize("status", [500, 502])
async def test_a_fault_of_discords_own_is_tried_again_and_the_answer_appears_once(
    loopback: Loopback, status: int
) -> None:
    loopback.fake.fail("POST", CALLBACK, refused(status))
    loopback.fake.fail("POST", MESSAGES, refused(status), refused(status))
    used = await loopback.fake.use(interactions.slash("ask", {"question": QUESTION}))
    assert APOLOGY in text(await used.seen.get())
    assert loopback.hurry.waits == [1]
    await loopback.fake.write(MENTION)
    assert APOLOGY in text(await loopback.fake.said.get())
    await settled(loopback, used)
    assert loopback.fake.said.empty()


async def test_where_discord_fails_for_long_the_log_says_so_and_the_bot_goes_on(loopback: Loopback) -> None:
    loopback.fake.fail("POST", CALLBACK, *[refused(500)] * (2 * LONGEST))
    with capture_logs() as logs:
        used = await loopback.fake.use(interactions.slash("ask", {"question": QUESTION}))
        for _ in range(2 * LONGEST):
            await called(loopback, used)
        await settled(loopback, used)
    assert [record["event"] for record in logs if record["log_level"] == "warning"] == [
        "Discord refused",
        "the error could not be told",
    ]
