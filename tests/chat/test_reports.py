"""Reporting a problem, suggesting a fact, and following what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from bot.chat import words
from bot.chat.members import words as phrases
from bot.desk import reports
from bot.storage import reports as stored
from bot.storage.failures import FullError
from tests.chat.changed import without
from tests.chat.world import CONTACT, World, answered, labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from simcord.actors import MemberActor
    from simcord.results import InteractionResult

    from bot.chat.client import FactBot
    from bot.factbase.base import FactBase

QUESTION = "how many children were exploited in Millbrook"
WRONG = "The report says 330, not 320"


async def opened(world: World, who: MemberActor) -> InteractionResult:
    """The form in which someone says what is wrong with a fact."""
    asked = await who.slash(world.channel, "ask", question=QUESTION)
    assert asked.response is not None
    return await who.click(asked.response, label=words.REPORT)


async def reported(world: World, who: MemberActor, wrong: str = WRONG, source: str = "") -> str:
    """What someone is told who reports a problem."""
    result = await who.submit_modal(await opened(world, who), {"wrong": wrong, "source": source})
    assert result.ephemeral
    return answered(result)


async def test_a_report_is_filed_and_its_reporter_can_follow_it(world: World) -> None:
    form = await opened(world, world.alice)
    assert form.modal is not None
    assert "How many children were exploited in Millbrook" in str(form.modal)
    assert "Your Discord id is kept" in str(form.modal)
    said = answered(await world.alice.submit_modal(form, {"wrong": f"{WRONG} <@{world.bob.id}>", "source": "p. 12"}))
    assert said == phrases.reported(1)
    (report,) = await stored.open_in(world.database, world.community)
    assert (report.fact, report.wrong, report.source) == ("harlow-estimate", f"{WRONG} […]", "p. 12")

    following = answered(await world.alice.slash(world.channel, "my-reports"))
    assert "**Report 1:** How many children were exploited in Millbrook" in following
    assert "Open" in following
    assert WRONG in following

    await reports.close_report(
        world.database, world.community, 1, accepted=False, answer="The report *does* say 320", now=world.clock.time
    )
    following = answered(await world.alice.slash(world.channel, "my-reports"))
    assert "Declined" in following
    assert r"Their answer: The report \*does\* say 320" in following


async def test_the_same_report_of_another_is_counted_and_can_be_followed_by_its_number(world: World) -> None:
    await reported(world, world.alice)
    assert await reported(world, world.bob, "the report says 330 not 320!") == phrases.reported_again(1, 2)
    assert answered(await world.bob.slash(world.channel, "my-reports")) == phrases.NO_REPORTS
    following = answered(await world.bob.slash(world.channel, "my-reports", number=1))
    assert "Reported 2 times" in following
    assert WRONG not in following


async def test_a_report_of_another_number_is_not_there(world: World) -> None:
    result = await world.bob.slash(world.channel, "my-reports", number=7)
    assert "no report 7" in answered(result)
    assert result.ephemeral
    assert len(world.env.errors) == 1


async def test_many_reports_come_in_pages(world: World) -> None:
    for number in range(7):
        await reported(world, world.alice, f"Figure {number} of the ombudsman")
    first = await world.alice.slash(world.channel, "my-reports")
    assert "Figure 6" in answered(first)
    assert "Figure 0" not in answered(first)
    assert first.response is not None
    await world.alice.click(first.response, label=words.LATER)
    assert "Figure 0" in answered(first)


async def test_a_missing_fact_can_be_suggested(world: World) -> None:
    form = await world.alice.slash(world.channel, "suggest")
    values = {"missing": "What the lifeguards said", "source": ""}
    assert answered(await world.alice.submit_modal(form, values)) == phrases.reported(1)
    (report,) = await stored.open_in(world.database, world.community)
    assert (report.fact, report.wrong, report.source) == (None, "What the lifeguards said", None)
    assert "a missing fact" in answered(await world.alice.slash(world.channel, "my-reports"))


@pytest.mark.parametrize("field", ["wrong", "source"])
async def test_a_report_that_tells_of_abuse_is_answered_kindly_and_kept_nowhere(world: World, field: str) -> None:
    values = {"wrong": WRONG, "source": "", field: "I was abused by a neighbour and told nobody"}
    said = await reported(world, world.alice, **values)
    assert "not your fault" in said
    assert "01632 960 002" in said
    assert "Nothing was filed" in said
    assert CONTACT in said
    assert not await world.database.rows("SELECT * FROM report")
    assert not await world.database.rows("SELECT * FROM member")


async def test_a_report_without_words_is_not_filed_and_given_back(world: World) -> None:
    said = await reported(world, world.alice, "…?!")
    assert words.EMPTY_REPORT in said
    assert "```\n…?!\n```" in said
    assert not await world.database.rows("SELECT * FROM report")


async def test_one_person_cannot_fill_the_queue(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "MOST_OPEN", 1)
    await reported(world, world.alice)
    assert words.TOO_MANY_REPORTS in await reported(world, world.alice, "and the date is wrong as well")
    assert phrases.reported(2) in await reported(world, world.bob, "and the date is wrong as well")


async def test_a_form_from_before_a_restart_is_taken_all_the_same(
    world: World, make_bot: Callable[[], FactBot]
) -> None:
    form = await opened(world, world.alice)
    await world.env.restart_bot(make_bot())
    assert answered(await world.alice.submit_modal(form, {"wrong": WRONG})) == phrases.reported(1)


async def test_nothing_of_a_form_is_kept(world: World) -> None:
    await opened(world, world.alice)
    assert not world.bot._connection._view_store._modals


async def test_what_was_typed_about_a_fact_that_is_gone_is_given_back(world: World, base: FactBase) -> None:
    form = await opened(world, world.alice)
    world.serve(without(base, "harlow-estimate"))
    said = answered(await world.alice.submit_modal(form, {"wrong": WRONG}))
    assert words.GONE in said
    assert WRONG in said


async def test_a_database_that_fails_gives_back_what_was_typed_and_the_log_has_why(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise FullError("the disk is full")

    form = await opened(world, world.alice)
    monkeypatch.setattr(world.database, "write", full)
    with capture_logs() as logs:
        said = answered(await world.alice.submit_modal(form, {"wrong": WRONG}))
    assert words.STORAGE_FAILED in said
    assert WRONG in said
    assert [record["why"] for record in logs] == ["the disk is full"]


async def test_if_discord_does_not_take_what_is_given_back_the_form_does_not_fail(world: World) -> None:
    form = await opened(world, world.alice)
    world.env.inject_error("POST", "/interactions/*/callback", status=400, code=50035, times=None)
    world.env.inject_error("POST", "/webhooks/*", status=400, code=50035, times=None)
    with capture_logs() as logs:
        result = await world.alice.submit_modal(form, {"wrong": WRONG})
    assert not result.acknowledged
    assert not world.env.errors
    assert {record["event"] for record in logs} == {"Discord refused", "the error could not be told"}


async def test_in_a_direct_message_a_report_leads_to_the_contact(world: World) -> None:
    asked = await world.alice.user.slash("ask", question=QUESTION)
    assert asked.response is not None
    assert words.REPORT in labels(asked.response)
    assert CONTACT in answered(await world.alice.user.click(asked.response, label=words.REPORT))
    assert CONTACT in answered(await world.alice.user.slash("suggest"))
    assert answered(await world.alice.user.slash("my-reports")) == phrases.NO_REPORTS
    assert len(world.env.errors) == 1


async def test_a_bot_without_a_database_says_that_it_keeps_nothing(world: World) -> None:
    world.bot.database = None
    asked = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert asked.response is not None
    for told in (
        await world.alice.click(asked.response, label=words.REPORT),
        await world.alice.slash(world.channel, "suggest"),
        await world.alice.slash(world.channel, "my-reports"),
        await world.alice.slash(world.channel, "privacy show"),
        await world.alice.slash(world.channel, "privacy delete"),
    ):
        assert answered(told) == phrases.keeps_nothing(CONTACT)
        assert told.ephemeral
    assert len(world.env.errors) == 4
