"""Reports and gaps at the desk: what is counted and not filed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.desk.alike import same
from bot.desk.gaps import Became, file_gap
from bot.desk.reports import LONGEST_WRONG, close_report, file_report, of_reporter, one_in
from bot.storage.failures import AbsentError, StaleError
from bot.storage.reports import State
from tests.storage.world import AUTHOR, COMMUNITY, DAY, NOW, REVIEWER

if TYPE_CHECKING:
    from bot.desk.asking import Desk
    from bot.storage.database import Database


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The report says 330, not 320", "the report says 330 not 320!!"),
        ("who wrote the report?", "Who wrote teh report"),
        ("is the date wrong", "the date is wrong"),
    ],
)
def test_the_same_in_other_spelling_or_order_is_the_same(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("how many were convicted in 2013", "how many were convicted in 2014"),
        ("it says 330 children", "it says 320 children"),
        ("who wrote the report", "what did the police say"),
    ],
)
def test_another_figure_or_another_matter_is_not_the_same(one: str, other: str) -> None:
    assert not same(one, other)


async def test_only_the_same_report_on_the_same_fact_in_the_same_community_is_counted(database: Database) -> None:
    async def filed(fact: str | None, community: int = COMMUNITY, who: int = AUTHOR) -> tuple[int, bool]:
        one = await file_report(database, community, who, fact, "the figure is wrong", "", NOW)
        return one.report.number, one.again

    assert await filed("a") == (1, False)
    assert await filed("a", who=REVIEWER) == (1, True)
    assert await filed("b") == (2, False)
    assert await filed(None) == (3, False)
    assert await filed("a", community=5) == (4, False)
    await close_report(database, COMMUNITY, 1, accepted=True, answer="", now=NOW)
    assert await filed("a") == (5, False)
    assert [report.number for report in await of_reporter(database, AUTHOR)] == [5, 4, 3, 2, 1]
    assert await of_reporter(database, REVIEWER) == []


async def test_a_report_is_closed_once_and_by_its_own_community(database: Database) -> None:
    await file_report(database, COMMUNITY, AUTHOR, "a", "x" * 2 * LONGEST_WRONG, "", NOW)
    with pytest.raises(AbsentError, match="no report 1 here"):
        await close_report(database, 5, 1, accepted=True, answer="", now=NOW)
    report = await close_report(database, COMMUNITY, 1, accepted=True, answer="so it is, <@1234567>", now=NOW + DAY)
    assert (report.state, report.answer, len(report.wrong)) == (State.ACCEPTED, "so it is, […]", LONGEST_WRONG)
    with pytest.raises(StaleError):
        await close_report(database, COMMUNITY, 1, accepted=False, answer="", now=NOW)
    assert await one_in(database, COMMUNITY, 1) == report


@pytest.mark.parametrize(
    ("question", "became"),
    [
        ("what did the lifeguards say", Became.FILED),
        ("What did lifeguards say?", Became.COUNTED),
        ("@nora.h 01632 960001", Became.EMPTY),
        ("I was abused by a neighbour and told nobody", Became.GUIDED),
        ("who were the victims", Became.GUIDED),
        ("who were the victims https://example.org", Became.GUIDED),
        ("what do you cover", Became.GUIDED),
    ],
)
async def test_what_becomes_of_a_question(database: Database, desk: Desk, question: str, became: Became) -> None:
    if became is Became.COUNTED:
        await file_gap(database, desk, COMMUNITY, "what did the lifeguards say", NOW)
    asked = await file_gap(database, desk, COMMUNITY, question, NOW)
    assert asked.became is became
    assert len(await database.rows("SELECT * FROM gap")) == (became in (Became.FILED, Became.COUNTED))
    assert (asked.answer.guidance is not None) == (became is Became.GUIDED)
