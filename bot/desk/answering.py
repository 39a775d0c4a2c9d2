"""What moderators do about gaps and reports: answer them with a draft, or close them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.desk import drafting, words
from bot.desk import reports as told
from bot.desk.proposing import demand
from bot.desk.review import RulesError
from bot.storage import gaps, reports
from bot.storage.failures import AbsentError
from bot.storage.revisions import Action

if TYPE_CHECKING:
    from bot.desk.curating import Curator
    from bot.desk.proposing import Actor
    from bot.storage.gaps import Gap
    from bot.storage.proposals import Proposal
    from bot.storage.reports import Report


async def open_gaps(curator: Curator, actor: Actor) -> list[Gap]:
    """The questions that nothing answers in the actor's community, most asked first.

    Raises:
        NotAllowedError: the actor does not review here.
        StorageError: the database cannot be read.
    """
    demand(actor)
    return await gaps.open_in(curator.database, actor.community)


async def gap_in(curator: Curator, actor: Actor, number: int) -> Gap:
    """A gap of the actor's community.

    Raises:
        NotAllowedError: the actor does not review here.
        AbsentError: there is none of this number in this community.
        StorageError: the database cannot be read.
    """
    demand(actor)
    gap = await gaps.one(curator.database, number)
    if gap.community != actor.community:
        raise AbsentError(words.no_gap(number))
    return gap


async def draft_for_gap(curator: Curator, actor: Actor, number: int) -> Proposal:
    """Start a draft of a fact that answers a gap, with its question.

    Raises:
        NotAllowedError: the actor does not review here.
        AbsentError: there is none of this number in this community.
        StaleError: it is closed already; carries it as it is.
        StorageError: the database cannot be written to.
    """
    gap = await gap_in(curator, actor, number)
    if gap.state is not gaps.State.OPEN:
        raise gaps.closed(gap)
    text = drafting.filled(None, questions=[gap.question])
    return await curator.start(actor, Action.ADD, text=text, gap=gap.number)


async def dismiss_gap(curator: Curator, actor: Actor, number: int) -> Gap:
    """Close a gap that is not to be answered.

    Raises:
        NotAllowedError: the actor does not review here.
        AbsentError: there is none of this number in this community.
        StaleError: it is closed already; carries it as it is.
        StorageError: the database cannot be written to.
    """
    gap = await gap_in(curator, actor, number)
    async with curator.database.write() as tx:
        return await gaps.close(tx, gap.number)


async def open_reports(curator: Curator, actor: Actor) -> list[Report]:
    """The open reports of the actor's community, most often reported first.

    Raises:
        NotAllowedError: the actor does not review here.
        StorageError: the database cannot be read.
    """
    demand(actor)
    return await reports.open_in(curator.database, actor.community)


async def report_in(curator: Curator, actor: Actor, number: int) -> Report:
    """A report of the actor's community.

    Raises:
        NotAllowedError: the actor does not review here.
        AbsentError: there is none of this number in this community.
        StorageError: the database cannot be read.
    """
    demand(actor)
    return await told.one_in(curator.database, actor.community, number)


async def draft_for_report(curator: Curator, actor: Actor, number: int) -> Proposal:
    """Start a draft that mends what was reported: an edit of its fact, or a new fact where one is missing.

    Raises:
        NotAllowedError: the actor does not review here.
        AbsentError: there is none of this number in this community.
        StaleError: it is closed already; carries it as it is.
        NoSuchError: the fact is no longer served here.
        StorageError: the database cannot be written to.
    """
    report = await report_in(curator, actor, number)
    if report.state is not reports.State.OPEN:
        raise reports.closed(report)
    action = Action.EDIT if report.fact else Action.ADD
    return await curator.start(actor, action, fact=report.fact, report=report.number)


async def decline_report(curator: Curator, actor: Actor, number: int, answer: str) -> Report:
    """Decline a report, with an answer to whoever reported it.

    Raises:
        NotAllowedError: the actor does not review here.
        RulesError: there is no answer.
        AbsentError: there is none of this number in this community.
        StaleError: it is closed already; carries it as it is.
        StorageError: the database cannot be written to.
    """
    demand(actor)
    if not answer.strip():
        raise RulesError(words.NO_ANSWER)
    return await told.close_report(
        curator.database, actor.community, number, accepted=False, answer=answer, now=curator.now()
    )
