"""Proposals: from draft to decision, and never over somebody else's change."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.storage import gaps, members, proposals, reports, revisions
from bot.storage.failures import AbsentError, StaleError, StorageError
from bot.storage.proposals import NewProposal, Proposal, State
from bot.storage.reports import NewReport
from bot.storage.revisions import Action, NewRevision
from tests.storage.world import AUTHOR, COMMUNITY, DAY, NOW, REVIEWER, drafted, filed

if TYPE_CHECKING:
    from bot.storage.database import Database


async def approve(db: Database, proposal: Proposal) -> Proposal:
    """Let a proposal become a revision."""
    async with db.write() as tx:
        reviewer = await members.number_of(tx, REVIEWER)
        revision = await revisions.append(
            tx,
            NewRevision(
                community=proposal.community,
                fact=proposal.fact or "",
                action=proposal.action,
                follows=proposal.follows,
                text=proposal.text,
                author=proposal.author,
                reviewer=reviewer,
                reason=proposal.reason,
                at=NOW + DAY,
            ),
        )
        return await proposals.decide(
            tx, proposal.number, proposal.version, NOW + DAY, reviewer=reviewer, revision=revision.number, why="sound"
        )


async def edit(db: Database, proposal: Proposal, text: str) -> Proposal:
    """Change a proposal's text."""
    async with db.write() as tx:
        return await proposals.change(tx, proposal.number, proposal.version, NOW + DAY, text=text)


async def test_a_draft_is_filled_in_filed_and_approved(db: Database) -> None:
    draft = await drafted(db, fact=None)
    assert (draft.state, draft.version, draft.fact, draft.filed) == (State.DRAFT, 1, None, None)
    async with db.write() as tx:
        filled = await proposals.change(tx, draft.number, 1, NOW, fact="jay-estimate", reason="missing")
        assert await proposals.open_in(tx, COMMUNITY) == []
        proposal = await proposals.file(tx, draft.number, filled.version, NOW + DAY)
    assert await proposals.open_in(db, COMMUNITY) == [proposal]
    assert await proposals.drafts_of(db, COMMUNITY, proposal.author) == []
    assert (proposal.version, proposal.filed, proposal.reason) == (3, NOW + DAY, "missing")
    approved = await approve(db, proposal)
    assert (approved.state, approved.decided, approved.why) == (State.APPROVED, NOW + DAY, "sound")
    (revision,) = await revisions.every(db)
    assert approved.revision == revision.number
    assert await proposals.one(db, proposal.number) == approved
    assert await proposals.open_in(db, COMMUNITY) == []


async def test_rejected_with_a_reason(db: Database) -> None:
    proposal = await filed(db)
    async with db.write() as tx:
        reviewer = await members.number_of(tx, REVIEWER)
        rejected = await proposals.decide(tx, proposal.number, proposal.version, NOW, reviewer=reviewer, why="not so")
    assert (rejected.state, rejected.why, rejected.revision) == (State.REJECTED, "not so", None)
    with pytest.raises(StaleError, match=r"it is rejected.*decide again") as stale:
        await edit(db, rejected, "too late")
    assert stale.value.newest == rejected


async def test_withdrawn_by_its_author(db: Database) -> None:
    draft = await drafted(db)
    async with db.write() as tx:
        withdrawn = await proposals.withdraw(tx, draft.number, draft.version, NOW)
    assert (withdrawn.state, withdrawn.decided) == (State.WITHDRAWN, NOW)
    assert await proposals.drafts_of(db, COMMUNITY, draft.author) == []


async def test_approved_and_edited_at_the_same_moment(db: Database) -> None:
    proposal = await filed(db)
    outcomes = await asyncio.gather(approve(db, proposal), edit(db, proposal, "id: y\n"), return_exceptions=True)
    won, lost = sorted(outcomes, key=lambda outcome: isinstance(outcome, Exception))
    assert isinstance(lost, StaleError)
    assert lost.newest == won == await proposals.one(db, proposal.number)
    assert "Nothing was written" in str(lost)


async def test_edited_and_then_approved_as_it_was(db: Database) -> None:
    proposal = await filed(db)
    edited = await edit(db, proposal, "id: y\n")
    with pytest.raises(StaleError) as stale:
        await approve(db, proposal)
    assert stale.value.newest == edited
    assert await revisions.every(db) == []


async def test_fifty_at_once(db: Database) -> None:
    proposal = await filed(db)
    outcomes = await asyncio.gather(
        *(approve(db, proposal) if number % 2 else edit(db, proposal, f"{number}") for number in range(50)),
        return_exceptions=True,
    )
    assert sum(isinstance(outcome, Proposal) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, StaleError) for outcome in outcomes) == 49
    assert (await proposals.one(db, proposal.number)).version == proposal.version + 1


async def test_one_that_names_no_fact_cannot_be_filed(db: Database) -> None:
    draft = await drafted(db, fact=None)
    with pytest.raises(StorageError, match="refused"):
        async with db.write() as tx:
            await proposals.file(tx, draft.number, draft.version, NOW)
    assert await proposals.one(db, draft.number) == draft


async def test_drafts_are_their_author_s_newest_first(db: Database) -> None:
    first, second = await drafted(db, "a"), await drafted(db, "b")
    edited = await edit(db, first, "id: a\n")
    assert await proposals.drafts_of(db, COMMUNITY, first.author) == [edited, second]
    assert await proposals.drafts_of(db, COMMUNITY, first.author + 1) == []
    assert await proposals.drafts_of(db, 5, first.author) == []


async def test_what_it_answers_is_kept(db: Database) -> None:
    async with db.write() as tx:
        gap = await gaps.file(tx, COMMUNITY, "how many?", NOW)
        report = await reports.file(tx, NewReport(community=COMMUNITY, fact=None, wrong="missing"), NOW)
        author = await members.number_of(tx, AUTHOR)
        draft = await proposals.start(
            tx,
            NewProposal(community=COMMUNITY, action=Action.ADD, author=author, gap=gap.number, report=report.number),
            NOW,
        )
    assert (draft.gap, draft.report) == (gap.number, report.number)
    async with db.write() as tx:
        changed = await proposals.change(tx, draft.number, 1, NOW, gap=None)
    assert (changed.gap, changed.report) == (None, report.number)


async def test_one_that_is_not_there(db: Database) -> None:
    with pytest.raises(AbsentError, match="no proposal 7"):
        await proposals.one(db, 7)
