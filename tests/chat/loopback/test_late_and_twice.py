"""Answers that are too late, that Discord takes without saying so, and clicks that come twice at the same moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from bot.chat import words
from bot.chat.members import words as phrases
from bot.desk.proposing import Actor
from bot.storage import gaps
from bot.storage.connecting import BUSY
from tests.chat.changed import altered
from tests.chat.loopback.seen import APOLOGY, PRIVATE, QUESTION, WRONG, alone, called, manager, settled, text
from tests.desk.curating import NEW, Desks
from tests.fake_discord import interactions, payloads
from tests.fake_discord.faults import lost, refused

if TYPE_CHECKING:
    from tests.chat.loopback.conftest import Loopback
    from tests.fake_discord.faults import Fault
    from tests.fake_discord.payloads import Json

CALLBACK = "interactions/*/callback"
ANNA = Actor(1, int(payloads.GUILD), reviews=True)
DEADLINE = 3.0
"""Seconds for which Discord waits for an answer."""


@pytest.mark.parametrize(
    "interaction",
    [
        interactions.slash("ask", {"question": QUESTION}),
        interactions.slash("curate review", {}, manager()),
        interactions.typed("fact", "name", "apolog"),
        interactions.sent("suggest:file", {"missing": WRONG}),
        interactions.sent("old:form", {"missing": WRONG}),
    ],
    ids=["command", "deferred command", "choices", "form", "unknown form"],
)
async def test_an_answer_that_comes_too_late_is_not_tried_again_and_the_log_says_why(
    loopback: Loopback, interaction: Json
) -> None:
    with capture_logs() as logs:
        used = await loopback.fake.use(interaction, late=True)
        await called(loopback, used)
        await settled(loopback, used)
    assert len([call for call in loopback.fake.calls if used.interaction["id"] in call.path]) == 1
    assert [record["event"] for record in logs if record["log_level"] != "info"] in (
        [],
        ["answered too late: Discord waits for 3 seconds"],
    )


def test_that_the_database_is_busy_is_said_in_time() -> None:
    assert BUSY < DEADLINE - 0.5


async def test_an_answer_that_discord_took_without_saying_so_appears_once_and_can_be_corrected(
    loopback: Loopback,
) -> None:
    loopback.fake.fail("POST", CALLBACK, lost(502))
    used = await loopback.fake.use(interactions.slash("ask", {"question": QUESTION}))
    card = await used.seen.get()
    assert APOLOGY in text(card)
    await settled(loopback, used)
    withheld = {"fact": "police-apology", "reason": "It is not so."}
    assert "Withheld" in text(
        await (await loopback.fake.use(interactions.slash("curate withhold", withheld, manager()))).seen.get()
    )
    while (await loopback.fake.called.get()).method != "PATCH":
        pass
    assert text(loopback.fake.messages[card["id"]]) == words.withheld("police-apology")


async def test_the_rest_of_a_long_answer_follows_a_first_part_that_was_taken_without_a_word(loopback: Loopback) -> None:
    base = loopback.bot.serving.opened.base
    desk = altered(base, "police-apology", limits=" ".join(["limit"] * 900))
    loopback.bot.serving = type(loopback.bot.serving).of(desk)
    loopback.fake.fail("POST", CALLBACK, lost(500))
    used = await loopback.fake.use(interactions.slash("ask", {"question": QUESTION}))
    assert APOLOGY in text(await used.seen.get())
    assert "limit limit" in text(await used.seen.get())


async def test_a_form_that_discord_opened_without_saying_so_is_explained(loopback: Loopback) -> None:
    loopback.fake.fail("POST", CALLBACK, lost(502))
    used = await loopback.fake.use(interactions.slash("suggest", {}))
    assert (await used.seen.get())["title"] == phrases.SUGGEST_TITLE
    assert await alone(used) == words.PERHAPS_ANSWERED


async def test_a_mention_is_answered_once_where_discord_took_the_answer_without_saying_so(loopback: Loopback) -> None:
    loopback.fake.fail("POST", "channels/*/messages", lost(502))
    await loopback.fake.write(f"<@{payloads.BOT}> {QUESTION}")
    assert APOLOGY in text(await loopback.fake.said.get())
    await settled(loopback)
    assert loopback.fake.said.empty()


async def test_a_page_of_a_message_that_was_deleted_says_so(loopback: Loopback) -> None:
    listed = await loopback.fake.slash("topics")
    del loopback.fake.messages[listed["id"]]
    used = await loopback.fake.use(interactions.chosen(listed, "topics:choose", "england"))
    assert await alone(used) == words.NOT_THERE
    await settled(loopback, used)


async def test_where_the_channel_is_gone_the_person_reads_it_directly(loopback: Loopback) -> None:
    loopback.fake.fail("POST", f"channels/{payloads.CHANNEL}/messages", refused(404, 10003), refused(404, 10003))
    await loopback.fake.write(f"<@{payloads.BOT}> {QUESTION}")
    assert text(await loopback.fake.said.get()) == words.NOT_THERE
    assert len(loopback.fake.said_to(payloads.MEMBER)) == 1


@pytest.mark.parametrize("refusal", [refused(403, 50013), refused(403, 50001), refused(400, 160002)])
async def test_where_the_bot_may_not_write_the_person_reads_what_it_needs(loopback: Loopback, refusal: Fault) -> None:
    loopback.fake.fail("POST", f"channels/{payloads.CHANNEL}/messages", refusal, refusal)
    await loopback.fake.write(f"<@{payloads.BOT}> {QUESTION}")
    assert text(await loopback.fake.said.get()) == words.FORBIDDEN
    assert len(loopback.fake.said_to(payloads.MEMBER)) == 1


def desks(loopback: Loopback) -> Desks:
    """The same community, acted on at the desk."""
    assert loopback.bot.curating is not None
    return Desks(loopback.bot.curating.curator)


async def pressed_twice(loopback: Loopback, custom_id: str) -> list[str]:
    """What a moderator reads who presses a button twice at the same moment, in the order of the answers."""
    button = {"type": 2, "style": 2, "label": "Press", "custom_id": custom_id}
    components = [{"type": 1, "components": [button]}]
    message = payloads.message(900, {"flags": PRIVATE, "components": components})
    loopback.fake.messages[message["id"]] = message
    press = interactions.pressed(message, custom_id, manager())
    both = [await loopback.fake.use(press), await loopback.fake.use(press)]
    said = [text(await used.seen.get()) for used in both]
    await settled(loopback, *both)
    return sorted(said, reverse=True)


async def test_of_two_approvals_at_the_same_moment_one_counts_and_the_other_is_told(loopback: Loopback) -> None:
    proposal = await desks(loopback).filed(NEW, ANNA)
    said = await pressed_twice(loopback, f"curate:approve:1:{proposal.version}")
    assert "Proposal 1 has changed since: it is approved" in said[0]
    assert "**Approved.**" in said[1]
    assert len(await loopback.database.rows("SELECT * FROM revision")) == 1


async def test_of_two_drafts_for_one_question_at_the_same_moment_there_is_one(loopback: Loopback) -> None:
    database = loopback.database
    async with database.write() as tx:
        gap = await gaps.file(tx, int(payloads.GUILD), "who taught swimming", loopback.bot.clock())
    said = await pressed_twice(loopback, f"curate:gap:draft:{gap.number}")
    assert all("Proposal 1, a draft" in one for one in said)
    assert len(await database.rows("SELECT * FROM proposal")) == 1
