"""Reports: a member says what is wrong with a fact, or missing, and reads what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.desk.alike import same
from bot.desk.stripping import without_mentions
from bot.storage import members, reports
from bot.storage.failures import AbsentError
from bot.storage.reports import NewReport, Report, State

if TYPE_CHECKING:
    from datetime import datetime

    from bot.desk.asking import Desk
    from bot.factbase.model import Guidance
    from bot.storage.database import Database

LONGEST_WRONG, LONGEST_SOURCE, LONGEST_ANSWER = 1000, 300, 500
"""Characters of what is wrong, of the source that is named for it, and of the answer to it."""
MOST_OPEN = 20
"""Reports of one person that may be open at a time in a community."""


class EmptyReportError(Exception):
    """A report without words."""


class TooManyReportsError(Exception):
    """A person has as many open reports as a person may have."""


@dataclass(frozen=True)
class Filed:
    """A report, and whether it was filed before by this or another person, and is only counted now."""

    report: Report
    again: bool


def disclosed(desk: Desk, *texts: str) -> Guidance | None:
    """The guidance for someone who tells of abuse, where a text does that: such a report is not filed."""
    found = (desk.ask(text).guidance for text in texts if text.strip())
    return next((guidance for guidance in found if guidance and guidance.private and guidance.support), None)


async def file_report(
    database: Database,
    community: int,
    reporter_user_id: int,
    fact: str | None,
    wrong: str,
    source: str,
    now: datetime,
) -> Filed:
    """File a report, or count it where an open one says the same of the same fact.

    Args:
        database: keeps it.
        community: whose moderators are to read it.
        reporter_user_id: who reports; they read what becomes of it until it is closed, and for 30 days more.
        fact: the fact that something is wrong with; None where a fact is missing.
        wrong: what is wrong, or missing.
        source: where that can be read; may be empty.
        now: when it is filed.

    Raises:
        EmptyReportError: it says nothing.
        TooManyReportsError: the reporter has too many open ones.
        StorageError: the database cannot be written to.
    """
    wrong = without_mentions(wrong)[:LONGEST_WRONG]
    source = without_mentions(source)[:LONGEST_SOURCE]
    if not any(character.isalnum() for character in wrong):
        raise EmptyReportError
    async with database.write() as tx:
        opened = await reports.open_in(tx, community)
        known = next((one for one in opened if one.fact == fact and same(one.wrong, wrong)), None)
        if known is not None:
            return Filed(await reports.count_up(tx, known.number), again=True)
        reporter = await members.number_of(tx, reporter_user_id)
        if sum(one.reporter == reporter for one in opened) >= MOST_OPEN:
            raise TooManyReportsError
        new = NewReport(community=community, fact=fact, wrong=wrong, source=source or None, reporter=reporter)
        return Filed(await reports.file(tx, new, now), again=False)


async def of_reporter(database: Database, user_id: int) -> list[Report]:
    """A person's reports, newest first.

    Raises:
        StorageError: the database cannot be read.
    """
    member = await members.find(database, user_id)
    return [] if member is None else await reports.of_member(database, member)


async def one_in(database: Database, community: int, number: int) -> Report:
    """A report of a community by its number.

    Raises:
        AbsentError: there is none of this number in this community.
        StorageError: the database cannot be read.
    """
    report = await reports.one(database, number)
    if report.community != community:
        raise AbsentError(f"There is no report {number} here. Look at the reports that there are.")
    return report


async def close_report(
    database: Database, community: int, number: int, *, accepted: bool, answer: str, now: datetime
) -> Report:
    """Accept or decline a report, with an answer to those who reported it.

    Raises:
        AbsentError: there is none of this number in this community.
        StaleError: it is closed already; carries it as it is.
        StorageError: the database cannot be written to.
    """
    told = without_mentions(answer)[:LONGEST_ANSWER] or None
    await one_in(database, community, number)
    async with database.write() as tx:
        return await reports.close(tx, number, State.ACCEPTED if accepted else State.DECLINED, now, told)
