"""Gaps, reports, settings and history at the desk: for those with the role, in their own community."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.desk import answering, drafting, governing, history, importing
from bot.desk.proposing import Actor
from bot.desk.review import NotAllowedError, RulesError
from bot.storage import communities, gaps, reports
from bot.storage.failures import AbsentError, StaleError
from bot.storage.reports import NewReport
from bot.storage.revisions import Action
from tests.desk.curating import ANNA, BEN, MEMBER, MILLBROOK, NEW, STRANGER
from tests.storage.world import NOW

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.desk.curating import Curator
    from tests.desk.curating import Desks

MANAGER = Actor(ANNA.user, MILLBROOK, reviews=False, manages=True)
DOORS: dict[str, Callable[[Curator, Actor], Awaitable[object]]] = {
    "open_gaps": answering.open_gaps,
    "gap_in": lambda c, a: answering.gap_in(c, a, 1),
    "draft_for_gap": lambda c, a: answering.draft_for_gap(c, a, 1),
    "dismiss_gap": lambda c, a: answering.dismiss_gap(c, a, 1),
    "open_reports": answering.open_reports,
    "report_in": lambda c, a: answering.report_in(c, a, 1),
    "draft_for_report": lambda c, a: answering.draft_for_report(c, a, 1),
    "decline_report": lambda c, a: answering.decline_report(c, a, 1, "No."),
    "import_drafts": lambda c, a: importing.import_drafts(c, a, NEW.encode()),
    "history": history.history,
    "settings": governing.settings,
    "change_settings": lambda c, a: governing.change_settings(c, a, two_pairs=False),
}
NUMBERED = [name for name in DOORS if name not in ("open_gaps", "open_reports", "import_drafts", "history")]


@pytest.fixture
async def asked(desks: Desks) -> Desks:
    """A community with a gap and a report."""
    async with desks.curator.database.write() as tx:
        await gaps.file(tx, MILLBROOK, "who taught swimming", NOW)
        await reports.file(tx, NewReport(community=MILLBROOK, fact="new-team", wrong="It was ten."), NOW)
    return desks


@pytest.mark.parametrize("door", DOORS)
async def test_nobody_without_the_role_finds_a_way_in(asked: Desks, door: str) -> None:
    with pytest.raises(NotAllowedError):
        await DOORS[door](asked.curator, MEMBER)


@pytest.mark.parametrize("door", NUMBERED[:6])
async def test_nobody_reaches_what_is_another_communitys(asked: Desks, door: str) -> None:
    with pytest.raises(AbsentError):
        await DOORS[door](asked.curator, STRANGER)


def test_every_door_is_tried() -> None:
    def doors(module: object) -> set[str]:
        own = {name: one for name, one in vars(module).items() if getattr(one, "__module__", "") == module.__name__}  # type: ignore[attr-defined]
        return {name for name, one in own.items() if getattr(one, "__code__", None) and one.__code__.co_flags & 0x80}

    assert doors(answering) | doors(governing) | doors(history) | doors(importing) == DOORS.keys()


async def test_reviewers_do_not_manage_and_managers_need_not_review(asked: Desks) -> None:
    with pytest.raises(NotAllowedError):
        await governing.change_settings(asked.curator, ANNA, two_pairs=False)
    await governing.change_settings(asked.curator, MANAGER, two_pairs=False)
    assert not (await communities.settings(asked.curator.database, MILLBROOK)).two_pairs


async def test_a_gap_or_report_that_was_closed_meanwhile_is_no_reason_against_a_fact(asked: Desks) -> None:
    draft = await answering.draft_for_gap(asked.curator, ANNA, 1)
    assert drafting.fields(draft.text)["questions"] == ["who taught swimming"]
    written = await asked.curator.write(ANNA, draft.number, draft.version, NEW, "The council said so.")
    filed = await asked.curator.file(ANNA, written.number, written.version)
    await answering.dismiss_gap(asked.curator, BEN, 1)
    await asked.curator.approve(BEN, filed.number, filed.version)
    assert "swimming-lessons" in asked.desk().base.facts


@pytest.mark.parametrize("door", ["draft_for_gap", "draft_for_report"])
async def test_a_draft_that_is_asked_for_twice_is_one_for_each_reviewer(asked: Desks, door: str) -> None:
    first, again, bens = [await DOORS[door](asked.curator, who) for who in (ANNA, ANNA, BEN)]
    assert first == again
    assert bens != first


async def test_what_is_closed_is_not_drafted_for(asked: Desks) -> None:
    await answering.dismiss_gap(asked.curator, BEN, 1)
    await answering.decline_report(asked.curator, BEN, 1, "It does say so.")
    for door in (answering.draft_for_gap, answering.draft_for_report):
        with pytest.raises(StaleError, match="Nothing was written; look at those that are open"):
            await door(asked.curator, ANNA, 1)


async def test_a_report_is_not_declined_without_an_answer(asked: Desks) -> None:
    with pytest.raises(RulesError, match="answer is missing"):
        await answering.decline_report(asked.curator, ANNA, 1, " ")


async def test_the_id_of_a_new_fact_may_change_until_it_is_filed(asked: Desks) -> None:
    draft = await asked.curator.start(ANNA, Action.ADD, reason="The council said so.")
    first = await asked.curator.write(ANNA, draft.number, draft.version, NEW)
    other = NEW.replace("id: swimming-lessons", "id: lessons")
    second = await asked.curator.write(ANNA, first.number, first.version, other)
    assert (first.fact, second.fact) == ("swimming-lessons", "lessons")
    filed = await asked.curator.file(ANNA, second.number, second.version)
    with pytest.raises(RulesError, match="permanent"):
        await asked.curator.write(ANNA, filed.number, filed.version, NEW)


async def test_what_was_done_elsewhere_for_all_is_told_without_a_name(home_desks: Desks) -> None:
    await home_desks.curator.withhold(ANNA, "new-team", "The figure is in doubt.")
    (done,) = await history.history(home_desks.curator, STRANGER)
    assert (done.here, done.author) == (False, None)
    (done,) = await history.history(home_desks.curator, BEN)
    assert (done.here, done.author) == (True, ANNA.user)
    assert history.away(home_desks.curator.serving, MILLBROOK) == {"new-team": "The team that the council set up"}
    assert history.undoable(home_desks.curator.serving, STRANGER.community) == []
