"""What members leave behind: reports, gaps, and the posts that answered them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.storage import gaps, members, posts, reports
from bot.storage.failures import AbsentError, StaleError
from bot.storage.posts import Post, Shown
from bot.storage.reports import NewReport, State
from tests.storage.world import AUTHOR, COMMUNITY, DAY, NOW

if TYPE_CHECKING:
    from bot.storage.database import Database


SHOWN = (
    {"a": Shown.ANSWER},
    {"z": Shown.OFFERED, "b": Shown.OFFERED},
    {"c": Shown.ANSWER, "d": Shown.BESIDE},
    {"e": Shown.ANSWER, "a": Shown.BESIDE},
)


async def test_a_report_is_filed_counted_and_answered(db: Database) -> None:
    async with db.write() as tx:
        reporter = await members.number_of(tx, AUTHOR)
        new = NewReport(community=COMMUNITY, fact="jay-estimate", wrong="1,400 is too low", reporter=reporter)
        report = await reports.file(tx, new, NOW)
        other = await reports.file(tx, NewReport(community=COMMUNITY, fact=None, wrong="Casey", source="p. 3"), NOW)
        counted = await reports.count_up(tx, other.number)
    assert (report.count, counted.count, counted.source, counted.reporter) == (1, 2, "p. 3", None)
    assert await reports.open_in(db, COMMUNITY) == [counted, report]
    assert await reports.open_in(db, 5) == []
    async with db.write() as tx:
        closed = await reports.close(tx, report.number, State.DECLINED, NOW + DAY, "it is what the report says")
    assert (closed.state, closed.closed, closed.answer) == (State.DECLINED, NOW + DAY, "it is what the report says")
    assert await reports.open_in(db, COMMUNITY) == [counted]
    assert await reports.of_member(db, reporter) == [closed]
    with pytest.raises(StaleError, match="Report 1 is declined already") as stale:
        async with db.write() as tx:
            await reports.close(tx, report.number, State.ACCEPTED, NOW, None)
    assert stale.value.newest == closed
    with pytest.raises(AbsentError, match="no report 9"):
        async with db.write() as tx:
            await reports.count_up(tx, 9)


async def test_gaps_are_counted_and_the_most_asked_come_first(db: Database) -> None:
    async with db.write() as tx:
        rare = await gaps.file(tx, COMMUNITY, "who wrote it?", NOW)
        often = await gaps.file(tx, COMMUNITY, "how many?", NOW)
        often = await gaps.count_up(tx, often.number, NOW + DAY)
    assert (often.count, often.first, often.last) == (2, NOW, NOW + DAY)
    assert await gaps.open_in(db, COMMUNITY) == [often, rare]
    async with db.write() as tx:
        answered = await gaps.close(tx, often.number, "jay-estimate")
        dismissed = await gaps.close(tx, rare.number)
    assert (answered.state, answered.fact) == (gaps.State.ANSWERED, "jay-estimate")
    assert (dismissed.state, dismissed.fact) == (gaps.State.DISMISSED, None)
    assert await gaps.open_in(db, COMMUNITY) == []
    with pytest.raises(StaleError, match="answered already"):
        async with db.write() as tx:
            await gaps.count_up(tx, often.number, NOW)
    with pytest.raises(AbsentError, match="no gap 9"):
        async with db.write() as tx:
            await gaps.close(tx, 9)


async def test_posts_are_found_by_any_of_their_facts_until_dropped(db: Database) -> None:
    every = [
        Post(message=number, channel=2, community=COMMUNITY, at=NOW + number * DAY, facts=facts, nearest=("n", "d"))
        for number, facts in enumerate(SHOWN)
    ]
    async with db.write() as tx:
        for post in every:
            await posts.keep(tx, post)
    assert await posts.of_facts(db, ["a", "b"], NOW) == [every[3], every[1], every[0]]
    assert await posts.of_facts(db, ["a", "b"], NOW + DAY) == [every[3], every[1]]
    assert await posts.of_facts(db, ["d", "n"], NOW) == [every[2]]
    again = Post(message=3, channel=2, community=COMMUNITY, at=NOW + 3 * DAY, facts={"b": Shown.ANSWER})
    async with db.write() as tx:
        await posts.keep(tx, again)
        await posts.drop(tx, [0, 1])
    assert await posts.of_facts(db, ["a", "b", "z"], NOW) == [again]
    assert not await db.rows("SELECT * FROM post_fact WHERE message IN (0, 1)")
