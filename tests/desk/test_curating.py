"""Curating: what is proposed, approved, withheld and undone, and what is served then."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.desk.proposing import Actor
from bot.desk.review import NoSuchError, NotAllowedError, RulesError
from bot.storage import communities, proposals, revisions
from bot.storage.failures import StaleError
from bot.storage.revisions import Action
from bot.storage.verifying import verify
from tests.desk.curating import ANNA, BEN, ELSEWHERE, MEMBER, MILLBROOK, NEW, OWN, QUESTION, STRANGER, Desks

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


async def test_a_proposal_becomes_a_fact_when_someone_else_approves_it(desks: Desks) -> None:
    filed = await desks.filed()
    assert "swimming-lessons" not in desks.answers(QUESTION)
    revision = await desks.curator.approve(BEN, filed.number, filed.version)
    assert revision.action is Action.ADD
    assert desks.answers(QUESTION)[0] == "swimming-lessons"
    assert "swimming-lessons" not in desks.answers(QUESTION, ELSEWHERE)
    assert "swimming-lessons" not in desks.answers(QUESTION, None)


async def test_its_author_cannot_approve_it(desks: Desks) -> None:
    filed = await desks.filed()
    with pytest.raises(NotAllowedError, match="someone else"):
        await desks.curator.approve(ANNA, filed.number, filed.version)
    assert await revisions.every(desks.curator.database) == []


async def test_a_community_may_do_without_a_second_pair_of_eyes(desks: Desks) -> None:
    async with desks.curator.database.write() as tx:
        await communities.change(tx, MILLBROOK, two_pairs=False)
    filed = await desks.filed()
    await desks.curator.approve(ANNA, filed.number, filed.version)
    assert desks.answers(QUESTION)[0] == "swimming-lessons"


async def test_who_edits_a_proposal_cannot_approve_it_and_its_first_author_can(desks: Desks) -> None:
    filed = await desks.filed()
    changed = await desks.curator.write(BEN, filed.number, filed.version, NEW.replace("every", "each"))
    with pytest.raises(NotAllowedError):
        await desks.curator.approve(BEN, changed.number, changed.version)
    await desks.curator.approve(ANNA, changed.number, changed.version)
    assert "each schoolchild" in desks.desk().card("swimming-lessons").statement


async def test_the_revisions_of_the_home_community_count_for_all(home_desks: Desks) -> None:
    filed = await home_desks.filed()
    await home_desks.curator.approve(BEN, filed.number, filed.version)
    assert home_desks.answers(QUESTION, None)[0] == "swimming-lessons"
    assert home_desks.answers(QUESTION, ELSEWHERE)[0] == "swimming-lessons"


async def test_a_fact_from_a_new_source_is_the_communitys_own_even_at_home(home_desks: Desks) -> None:
    filed = await home_desks.filed(OWN)
    await home_desks.curator.approve(BEN, filed.number, filed.version)
    assert "swimming-lessons" not in home_desks.answers(QUESTION, None)
    card = home_desks.desk().card("swimming-lessons")
    assert card.own is not None
    assert "not from the five documents" in card.plain()
    assert "https://gazette.example/lessons" in card.plain()
    edited = await home_desks.edited("swimming-lessons", "every schoolchild", "each schoolchild")
    assert not (await home_desks.curator.approve(BEN, edited.number, edited.version)).everywhere
    assert not (
        await home_desks.curator.withhold(ANNA, "swimming-lessons", "The paper took it back.")
    ).revision.everywhere


async def test_a_fact_carries_the_own_source_that_it_cites(home_desks: Desks) -> None:
    first = await home_desks.filed(OWN)
    await home_desks.curator.approve(BEN, first.number, first.version)
    second = OWN.replace("swimming-lessons", "swimming-again").replace("swimming", "swimming twice")
    second = second.replace("id: swimming twice-", "id: swimming-").replace("lifeguards", "guards of lives")
    with pytest.raises(RulesError, match="town-gazette is a source that another fact of this community carries"):
        await home_desks.filed(second[: second.index("source:\n  id:")])
    filed = await home_desks.filed(second)
    assert not (await home_desks.curator.approve(BEN, filed.number, filed.version)).everywhere
    await home_desks.curator.withhold(ANNA, "swimming-lessons", "Told better by the other.")
    assert "https://gazette.example/lessons" in home_desks.desk().card("swimming-again").plain()


async def test_a_corrected_fact_says_what_it_said(desks: Desks) -> None:
    before = desks.desk().card("penny-listening")
    edited = await desks.edited("penny-listening", "without fear for their jobs", "freely")
    await desks.curator.approve(BEN, edited.number, edited.version)
    card = desks.desk().card("penny-listening")
    assert card.corrected is not None
    assert before.statement in card.plain()
    assert "22 November 2026" in card.corrected
    assert desks.desk(None).card("penny-listening") == before


async def test_a_withheld_fact_is_gone_at_once_and_comes_back_with_a_second_person(desks: Desks) -> None:
    before = desks.desk().card("new-team")
    withheld = await desks.curator.withhold(ANNA, "new-team", "The figure is in doubt.")
    assert withheld.along == ()
    assert "new-team" not in desks.answers("what team did the council set up")
    assert "new-team" in desks.answers("what team did the council set up", ELSEWHERE)
    proposed = await desks.curator.propose(ANNA, Action.RESTORE, "new-team", "It was right.")
    assert "new-team" not in desks.desk().base.facts
    await desks.curator.approve(BEN, proposed.number, proposed.version)
    assert desks.desk().card("new-team") == before
    assert await verify(desks.curator.database) == []


async def test_an_adverse_fact_does_not_stand_without_its_reply(desks: Desks) -> None:
    withheld = await desks.curator.withhold(ANNA, "brandt-reply", "The quotation is in doubt.")
    assert withheld.along == ("warnings-unread",)
    assert not {"brandt-reply", "warnings-unread"} & desks.desk().base.facts.keys()


async def test_what_the_home_community_withholds_is_gone_where_it_had_been_edited(home_desks: Desks) -> None:
    text = home_desks.curator.serving.text_of(ELSEWHERE, "penny-listening")
    assert text is not None
    other = Actor(BEN.user, ELSEWHERE, reviews=True)
    filed = await home_desks.filed(text.replace("without fear for their jobs", "freely"), STRANGER, "penny-listening")
    await home_desks.curator.approve(other, filed.number, filed.version)
    await home_desks.curator.withhold(ANNA, "penny-listening", "She took it back.")
    assert "penny-listening" not in home_desks.desk(ELSEWHERE).base.facts


async def test_retiring_needs_a_second_person(desks: Desks) -> None:
    proposed = await desks.curator.propose(ANNA, Action.RETIRE, "penny-listening", "Told better elsewhere.")
    assert "penny-listening" in desks.desk().base.facts
    await desks.curator.approve(BEN, proposed.number, proposed.version)
    assert "penny-listening" not in desks.desk().base.facts


async def test_undoing_an_edit_puts_back_what_was_published(desks: Desks) -> None:
    before = desks.desk().base.facts["penny-listening"]
    edited = await desks.edited("penny-listening", "without fear for their jobs", "freely")
    revision = await desks.curator.approve(BEN, edited.number, edited.version)
    undone = await desks.curator.undo(BEN, revision.number, "It was right before.")
    await desks.curator.approve(ANNA, undone.number, undone.version)
    assert desks.desk().base.facts["penny-listening"] == before


async def test_undoing_an_addition_retires_the_fact(desks: Desks) -> None:
    filed = await desks.filed()
    revision = await desks.curator.approve(BEN, filed.number, filed.version)
    undone = await desks.curator.undo(BEN, revision.number, "It belongs elsewhere.")
    await desks.curator.approve(ANNA, undone.number, undone.version)
    assert "swimming-lessons" not in desks.desk().base.facts


async def test_only_the_newest_revision_of_ones_own_community_can_be_undone(desks: Desks) -> None:
    filed = await desks.filed()
    first = await desks.curator.approve(BEN, filed.number, filed.version)
    edited = await desks.edited("swimming-lessons", "every", "each")
    await desks.curator.approve(BEN, edited.number, edited.version)
    for actor, number in ((ANNA, first.number), (STRANGER, first.number + 1), (ANNA, 99)):
        with pytest.raises(NoSuchError, match="cannot be undone"):
            await desks.curator.undo(actor, number, "x")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("teach swimming to every", "teach swimming to prostitutes and every", "R71"),
        ("speaker: millbrook-council", "speaker: nobody", "F08"),
        ('said: "2015-06?"', "said: 2015-06-01", "F05"),
        ("  kind: response\n", "", "F07"),
        ("do lifeguards teach swimming", "what did the council change", "D01"),
        ("citations:\n  - {source: law-digest, paragraph: 9, quote: teach swimming}", "citations: []", "F07"),
    ],
)
async def test_the_rules_bind_on_filing_and_a_draft_may_break_them(desks: Desks, old: str, new: str, code: str) -> None:
    assert old in NEW
    with pytest.raises(RulesError) as caught:
        await desks.filed(NEW.replace(old, new))
    assert code in [finding.code for finding in caught.value.findings]
    assert await desks.curator.queue(ANNA) == []


async def test_a_proposal_needs_a_reason(desks: Desks) -> None:
    draft = await desks.curator.start(ANNA, Action.ADD, text=NEW)
    with pytest.raises(RulesError, match="reason"):
        await desks.curator.file(ANNA, draft.number, draft.version)
    with pytest.raises(RulesError, match="reason"):
        await desks.curator.withhold(ANNA, "new-team", "  ")


async def test_an_id_is_permanent_and_never_reused(desks: Desks) -> None:
    with pytest.raises(RulesError, match="taken"):
        await desks.filed(NEW.replace("swimming-lessons", "new-team"))
    with pytest.raises(RulesError, match="permanent"):
        await desks.edited("penny-listening", "id: penny-listening", "id: penny-hears")
    filed = await desks.filed()
    revision = await desks.curator.approve(BEN, filed.number, filed.version)
    undone = await desks.curator.undo(ANNA, revision.number, "no")
    await desks.curator.approve(BEN, undone.number, undone.version)
    with pytest.raises(RulesError, match="taken"):
        await desks.filed()


async def test_a_rejected_proposal_changes_nothing_and_carries_why(desks: Desks) -> None:
    filed = await desks.filed()
    rejected = await desks.curator.reject(BEN, filed.number, filed.version, "Told already.")
    assert rejected.why == "Told already."
    assert rejected.state is proposals.State.REJECTED
    with pytest.raises(StaleError):
        await desks.curator.approve(BEN, filed.number, filed.version)


async def test_of_two_who_decide_at_once_one_wins_and_the_other_reads_why(desks: Desks) -> None:
    filed = await desks.filed()
    results = await asyncio.gather(
        desks.curator.approve(BEN, filed.number, filed.version),
        desks.curator.write(ANNA, filed.number, filed.version, NEW.replace("every", "each")),
        return_exceptions=True,
    )
    lost = [one for one in results if isinstance(one, StaleError)]
    assert len(lost) == 1
    assert "has changed since" in str(lost[0])


async def test_of_fifty_at_once_one_wins_and_nothing_is_lost(desks: Desks) -> None:
    first = await desks.edited("penny-listening", "without fear for their jobs", "freely")
    results = await asyncio.gather(
        *(desks.curator.approve(BEN, first.number, first.version) for _ in range(50)), return_exceptions=True
    )
    assert sum(isinstance(one, StaleError) for one in results) == 49
    assert len(await revisions.every(desks.curator.database)) == 1
    assert await verify(desks.curator.database) == []


async def test_an_edit_made_before_another_was_approved_is_stale(desks: Desks) -> None:
    one = await desks.edited("penny-listening", "without fear for their jobs", "freely")
    other = await desks.edited("penny-listening", "without fear for their jobs", "openly")
    await desks.curator.approve(BEN, one.number, one.version)
    with pytest.raises(StaleError, match="draft it anew"):
        await desks.curator.approve(BEN, other.number, other.version)
    assert "freely" in desks.desk().card("penny-listening").statement


DOORS: dict[str, Callable[[Desks, Actor, int], Awaitable[object]]] = {
    "start": lambda d, a, _: d.curator.start(a, Action.ADD),
    "write": lambda d, a, n: d.curator.write(a, n, 2, NEW),
    "file": lambda d, a, n: d.curator.file(a, n, 2),
    "withdraw": lambda d, a, n: d.curator.withdraw(a, n, 3),
    "drafts": lambda d, a, _: d.curator.drafts(a),
    "propose": lambda d, a, _: d.curator.propose(a, Action.RETIRE, "new-team", "x"),
    "undo": lambda d, a, _: d.curator.undo(a, 1, "x"),
    "approve": lambda d, a, n: d.curator.approve(a, n, 3),
    "reject": lambda d, a, n: d.curator.reject(a, n, 3, "x"),
    "withhold": lambda d, a, _: d.curator.withhold(a, "new-team", "x"),
    "queue": lambda d, a, _: d.curator.queue(a),
    "look_over": lambda d, a, n: d.curator.look_over(a, n),
    "one": lambda d, a, n: d.curator.one(a, n),
    "seen": lambda d, a, n: d.curator.seen(a, n, 3),
}


@pytest.mark.parametrize("door", DOORS)
async def test_nobody_without_the_role_finds_a_way_in(desks: Desks, door: str) -> None:
    filed = await desks.filed()
    with pytest.raises(NotAllowedError):
        await DOORS[door](desks, MEMBER, filed.number)
    assert (await proposals.one(desks.curator.database, filed.number)).version == filed.version


@pytest.mark.parametrize("door", ["write", "file", "withdraw", "approve", "reject", "look_over", "one", "seen"])
async def test_nobody_reaches_another_communitys_proposals(desks: Desks, door: str) -> None:
    filed = await desks.filed()
    with pytest.raises(NotAllowedError, match="another community"):
        await DOORS[door](desks, STRANGER, filed.number)


async def test_every_door_is_tried() -> None:
    from bot.desk.curating import Curator

    inner = {
        "begin",
        "followed",
        "refresh",
        "refreshing",
        "reviewed",
        "demand_clean",
        "demand_own_id",
        "newest",
        "revision_of",
        "counts_for_all",
    }
    assert {name for name in dir(Curator) if not name.startswith("_")} - inner == DOORS.keys()


async def test_a_review_shows_the_findings_and_what_says_nearly_the_same(desks: Desks) -> None:
    draft = await desks.curator.start(ANNA, Action.ADD, text="fact: {id: x}")
    review = await desks.curator.look_over(ANNA, draft.number)
    assert not review.clean
    assert review.proposed is None
    twin = desks.curator.serving.text_of(MILLBROOK, "penny-listening")
    assert twin is not None
    draft = await desks.curator.start(ANNA, Action.ADD, text=twin.replace("id: penny-listening", "id: penny-twin"))
    assert (await desks.curator.look_over(ANNA, draft.number)).alike == ("penny-listening",)


async def test_what_the_yaml_has_caught_up_with_is_marked_and_no_longer_laid_over(desks: Desks) -> None:
    edited = await desks.edited("penny-listening", "without fear for their jobs", "freely")
    await desks.curator.approve(BEN, edited.number, edited.version)
    await desks.publish()
    (revision,) = await revisions.every(desks.curator.database)
    assert revision.merged is not None
    assert "freely" in desks.desk(None).card("penny-listening").statement
    assert "without fear for their jobs" in (desks.desk().card("penny-listening").corrected or "")


async def test_corrections_say_what_changed_when_and_why(desks: Desks) -> None:
    edited = await desks.edited("penny-listening", "without fear for their jobs", "freely")
    await desks.curator.approve(BEN, edited.number, edited.version)
    await desks.curator.withhold(ANNA, "new-team", "The figure is in doubt.")
    newest, older = desks.curator.serving.corrections(MILLBROOK)
    assert (newest.action, newest.fact, newest.reason) == (Action.WITHHOLD, "new-team", "The figure is in doubt.")
    (difference,) = older.differences
    assert difference.startswith("statement: “Writing in Care Quarterly")
    assert desks.curator.serving.corrections(ELSEWHERE) == []


SPEAK, FREELY = "  - should staff be able to speak up\n", "  - who asks that youth workers may speak freely\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (SPEAK, "  - may staff speak\n", "removed “should staff be able to speak up”, added “may staff speak”"),
        (SPEAK, f"{SPEAK}  - may staff speak\n", "added “may staff speak”"),
        (FREELY + SPEAK, SPEAK + FREELY, "in another order"),
    ],
)
async def test_of_lists_only_what_changed_is_told(desks: Desks, old: str, new: str, said: str) -> None:
    edited = await desks.edited("penny-listening", old, new)
    await desks.curator.approve(BEN, edited.number, edited.version)
    (correction,) = desks.curator.serving.corrections(MILLBROOK)
    assert correction.differences == [f"questions: {said}"]


async def test_what_is_served_equals_a_replay_of_the_log(desks: Desks) -> None:
    filed = await desks.filed()
    await desks.curator.approve(BEN, filed.number, filed.version)
    await desks.curator.withhold(ANNA, "new-team", "The figure is in doubt.")
    served = desks.desk().base
    await desks.reopen()
    assert desks.desk().base == served
    assert desks.answers(QUESTION)[0] == "swimming-lessons"


async def test_what_was_withheld_stays_away_when_an_older_pull_request_lands(desks: Desks) -> None:
    filed = await desks.filed()
    await desks.curator.approve(BEN, filed.number, filed.version)
    exported = desks.desk().base
    await desks.curator.withhold(ANNA, "swimming-lessons", "The council took it back.")
    await desks.curator.begin()
    await desks.publish(exported)
    assert "swimming-lessons" not in desks.desk().base.facts
    assert "swimming-lessons" not in desks.answers(QUESTION)


async def test_what_was_undone_stays_undone_when_an_older_pull_request_lands(desks: Desks) -> None:
    before = desks.desk().base.facts["penny-listening"]
    edited = await desks.edited("penny-listening", "without fear for their jobs", "freely")
    revision = await desks.curator.approve(BEN, edited.number, edited.version)
    exported = desks.desk().base
    undone = await desks.curator.undo(BEN, revision.number, "It was right before.")
    await desks.curator.approve(ANNA, undone.number, undone.version)
    await desks.curator.begin()
    await desks.publish(exported)
    assert desks.desk().base.facts["penny-listening"] == before


async def test_a_draft_from_before_the_home_community_withheld_cannot_bring_a_fact_back(home_desks: Desks) -> None:
    text = home_desks.curator.serving.text_of(ELSEWHERE, "penny-listening")
    assert text is not None
    other = Actor(BEN.user, ELSEWHERE, reviews=True)
    filed = await home_desks.filed(text.replace("without fear for their jobs", "freely"), STRANGER, "penny-listening")
    await home_desks.curator.withhold(ANNA, "penny-listening", "It names someone.")
    with pytest.raises(StaleError, match="has changed since this was drafted"):
        await home_desks.curator.approve(other, filed.number, filed.version)
    assert "penny-listening" not in home_desks.desk(ELSEWHERE).base.facts


async def test_what_a_community_withheld_stays_away_there_when_the_home_community_edits_it(home_desks: Desks) -> None:
    await home_desks.curator.withhold(STRANGER, "penny-listening", "In doubt.")
    edited = await home_desks.edited("penny-listening", "without fear for their jobs", "freely")
    await home_desks.curator.approve(BEN, edited.number, edited.version)
    assert "penny-listening" not in home_desks.desk(ELSEWHERE).base.facts
    assert "freely" in home_desks.desk().card("penny-listening").statement


async def test_undoing_ones_own_edit_leaves_what_the_home_community_added(home_desks: Desks) -> None:
    filed = await home_desks.filed()
    await home_desks.curator.approve(BEN, filed.number, filed.version)
    other = Actor(BEN.user, ELSEWHERE, reviews=True)
    text = home_desks.curator.serving.text_of(ELSEWHERE, "swimming-lessons")
    assert text is not None
    edit = await home_desks.filed(text.replace("every schoolchild", "each schoolchild"), STRANGER, "swimming-lessons")
    revision = await home_desks.curator.approve(other, edit.number, edit.version)
    undone = await home_desks.curator.undo(other, revision.number, "The home community was right.")
    await home_desks.curator.approve(STRANGER, undone.number, undone.version)
    assert "every schoolchild" in home_desks.desk(ELSEWHERE).card("swimming-lessons").statement


async def test_a_correction_is_told_though_the_fact_was_changed_again_since(desks: Desks) -> None:
    first = desks.desk().card("penny-listening").statement
    edited = await desks.edited("penny-listening", "without fear for their jobs", "freely")
    await desks.curator.approve(BEN, edited.number, edited.version)
    again = await desks.edited("penny-listening", "should staff be able to speak up", "may staff speak up at all")
    await desks.curator.approve(BEN, again.number, again.version)
    assert first in (desks.desk().card("penny-listening").corrected or "")


async def test_what_the_home_community_withholds_is_away_for_all_though_it_had_its_own_version(
    home_desks: Desks,
) -> None:
    text = home_desks.curator.serving.text_of(MILLBROOK, "penny-listening")
    assert text is not None
    source = OWN[OWN.index("source:\n  id") :]
    own = text.replace("source: care-quarterly, paragraph: 6", "source: town-gazette, paragraph: 1") + source
    filed = await home_desks.filed(own, ANNA, "penny-listening")
    assert not (await home_desks.curator.approve(BEN, filed.number, filed.version)).everywhere
    assert "penny-listening" in home_desks.desk(None).base.facts
    await home_desks.curator.withhold(ANNA, "penny-listening", "She took it back.")
    assert "penny-listening" not in home_desks.desk(None).base.facts
    assert "penny-listening" not in home_desks.desk(ELSEWHERE).base.facts


async def test_nobody_writes_into_anothers_draft(desks: Desks) -> None:
    draft = await desks.curator.start(ANNA, Action.ADD)
    with pytest.raises(NotAllowedError):
        await desks.curator.write(BEN, draft.number, draft.version, NEW)


async def test_a_reason_keeps_nobodys_id(desks: Desks) -> None:
    withheld = await desks.curator.withhold(ANNA, "new-team", f"<@{MEMBER.user}> says it is in doubt.")
    assert str(MEMBER.user) not in withheld.revision.reason
    assert "in doubt" in withheld.revision.reason


async def test_differences_come_back_with_the_fact_that_they_speak_of(desks: Desks) -> None:
    differing = next(fact for fact in desks.desk().base.facts.values() if fact.differs)
    other = differing.differs[0].fact
    await desks.curator.withhold(ANNA, other, "In doubt.")
    assert f"fact: {other}" in (desks.curator.serving.text_of(MILLBROOK, differing.id) or "")


async def test_a_fact_is_edited_while_one_that_it_differs_from_is_away(desks: Desks) -> None:
    await desks.curator.withhold(ANNA, "gazette-girls", "In doubt.")
    edited = await desks.edited("harlow-estimate", "called that estimate cautious", "called it cautious")
    review = await desks.curator.look_over(BEN, edited.number)
    assert review.clean
    assert review.proposed is not None
    assert desks.curator.serving.preview(MILLBROOK, review.proposed).card("harlow-estimate").differs == ()
    await desks.curator.approve(BEN, edited.number, edited.version)
    assert desks.desk().card("harlow-estimate").differs == ()
    proposed = await desks.curator.propose(ANNA, Action.RESTORE, "gazette-girls", "It is right.")
    await desks.curator.approve(BEN, proposed.number, proposed.version)
    assert desks.desk().card("harlow-estimate").differs != ()
    assert "called it cautious" in desks.desk().card("harlow-estimate").statement


async def bound(desks: Desks) -> None:
    """Let neither of two facts stand without the other."""
    base = desks.curator.serving.opened.base
    reply = replace(base.facts["brandt-reply"], shown_with=("warnings-unread",))
    await desks.publish(replace(base, facts={**base.facts, reply.id: reply}))


@pytest.mark.parametrize("action", [Action.RETIRE, Action.WITHHOLD])
async def test_of_two_that_do_not_stand_without_each_other_one_is_restored_with_the_other(
    home_desks: Desks, action: Action
) -> None:
    await bound(home_desks)
    before = home_desks.desk(None).base.facts
    if action is Action.WITHHOLD:
        await home_desks.curator.withhold(ANNA, "brandt-reply", "In doubt.")
    else:
        retired = await home_desks.curator.propose(ANNA, action, "brandt-reply", "Told better elsewhere.")
        await home_desks.curator.approve(BEN, retired.number, retired.version)
    await home_desks.publish()
    assert "warnings-unread" not in home_desks.desk(ELSEWHERE).base.facts
    with pytest.raises(NoSuchError, match="went along with another"):
        await home_desks.curator.propose(ANNA, Action.RESTORE, "warnings-unread", "x")
    proposed = await home_desks.curator.propose(ANNA, Action.RESTORE, "brandt-reply", "It is right.")
    review = await home_desks.curator.look_over(BEN, proposed.number)
    assert review.proposed is not None
    beside = home_desks.curator.serving.preview(MILLBROOK, review.proposed).card("brandt-reply").beside
    assert [one.id for one in beside] == ["warnings-unread"]
    assert (await home_desks.curator.approve(BEN, proposed.number, proposed.version)).everywhere
    assert home_desks.desk(None).base.facts == home_desks.desk(ELSEWHERE).base.facts == before


async def test_undoing_a_withholding_brings_back_what_went_along(desks: Desks) -> None:
    await bound(desks)
    before = desks.desk().base.facts
    withheld = await desks.curator.withhold(ANNA, "brandt-reply", "In doubt.")
    await desks.publish()
    undone = await desks.curator.undo(ANNA, withheld.revision.number, "It is right.")
    await desks.curator.approve(BEN, undone.number, undone.version)
    assert desks.desk().base.facts == before


async def test_a_proposal_is_not_refused_for_what_the_rules_find_in_other_facts_from_chat(home_desks: Desks) -> None:
    other = Actor(BEN.user, ELSEWHERE, reviews=True)
    own = await home_desks.filed(NEW.replace("swimming-lessons", "swimming-own"), STRANGER)
    await home_desks.curator.approve(other, own.number, own.version)
    filed = await home_desks.filed()
    await home_desks.curator.approve(BEN, filed.number, filed.version)
    edit = await home_desks.edited("penny-listening", "without fear for their jobs", "freely", STRANGER)
    await home_desks.curator.approve(other, edit.number, edit.version)
    assert "freely" in home_desks.desk(ELSEWHERE).card("penny-listening").statement
