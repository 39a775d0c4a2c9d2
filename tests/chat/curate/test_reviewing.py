"""Review: one approves what another proposes, or says why not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.chat.curate import words
from bot.desk import words as desk_words
from bot.storage import communities
from tests.chat.curate.world import CLAIM, LESSONS, QUESTION, shown
from tests.chat.world import answered, text
from tests.desk.curating import NEW

if TYPE_CHECKING:
    from tests.chat.curate.world import Town

TEAM = "what team did the council set up"


async def test_there_may_be_nothing_to_review(town: Town) -> None:
    assert answered(await town.anna.slash(town.channel, "curate review")) == words.NOTHING_TO_REVIEW


async def test_of_two_who_approve_at_once_one_wins_and_the_other_reads_why(town: Town) -> None:
    await town.filed(town.anna)
    carol = town.guild.add_member(town.world.env.create_user("carol"), roles=[town.role])
    first, second = await town.opened(town.ben), await town.opened(carol)
    assert first.response is not None
    assert second.response is not None
    await town.ben.click(first.response, label=words.APPROVE)
    said = answered(await carol.click(second.response, label=words.APPROVE))
    assert "has changed since: it is approved" in said
    assert len(town.curator.serving.log) == 1


async def test_what_was_edited_since_is_not_approved_unseen(town: Town) -> None:
    await town.filed(town.anna)
    preview = await town.opened(town.ben)
    carol = town.guild.add_member(town.world.env.create_user("carol"), roles=[town.role])
    other = await town.opened(carol)
    assert other.response is not None
    card = await carol.click(other.response, label=words.MEND)
    await town.step(carol, card, "claim", {**CLAIM, "limits": "It does not say when or where."})
    assert "when or where" in shown(card)
    assert preview.response is not None
    assert "has changed since" in answered(await town.ben.click(preview.response, label=words.APPROVE))
    assert LESSONS not in town.desks.desk(town.guild.id).base.facts


async def test_a_proposal_whose_fact_has_changed_is_to_be_rejected_and_drafted_anew(town: Town) -> None:
    await town.desks.edited("new-team", "a team of nine", "a new team of nine", town.actor(town.anna))
    other = await town.desks.edited("new-team", "a team of nine", "one team of nine", town.actor(town.ben))
    await town.curator.approve(town.actor(town.anna), other.number, other.version)
    preview = await town.opened(town.ben)
    assert preview.response is not None
    said = answered(await town.ben.click(preview.response, label=words.APPROVE))
    assert "reject this, and draft it anew" in said
    assert preview.response is not None
    form = await town.ben.click(preview.response, label=words.REJECT)
    await town.ben.submit_modal(form, {"reason": "Left behind."})
    assert answered(await town.ben.slash(town.channel, "curate review")) == words.NOTHING_TO_REVIEW


async def test_an_author_does_not_approve_their_own_where_two_are_asked_for(town: Town) -> None:
    await town.filed(town.anna)
    preview = await town.opened(town.anna)
    assert preview.response is not None
    assert desk_words.OWN_PROPOSAL in answered(await town.anna.click(preview.response, label=words.APPROVE))
    async with town.world.database.write() as tx:
        await communities.change(tx, town.guild.id, two_pairs=False)
    await town.anna.click(preview.response, label=words.APPROVE)
    assert "Approved" in shown(preview)


async def test_the_author_of_a_rejected_proposal_is_told_why(town: Town) -> None:
    await town.filed(town.anna)
    preview = await town.opened(town.ben)
    assert preview.response is not None
    form = await town.ben.click(preview.response, label=words.REJECT)
    await town.ben.submit_modal(form, {"reason": "The digest does **not** say so."})
    assert "Rejected" in shown(preview)
    told = text(town.anna.user.dm_channel.history()[-1])
    assert CLAIM["title"] in told
    assert "The digest does \\*\\*not\\*\\* say so." in told
    assert await town.curator.queue(town.actor(town.ben)) == []


async def test_an_author_who_takes_no_messages_is_no_hindrance(town: Town) -> None:
    await town.filed(town.anna)
    town.world.env.inject_error("POST", "/users/@me/channels", status=403, times=None)
    await town.approved(town.ben)
    assert LESSONS in town.desks.desk(town.guild.id).base.facts


async def test_the_log_channel_is_told_and_nobody_is_pinged(town: Town) -> None:
    channel = town.guild.create_text_channel("changes")
    async with town.world.database.write() as tx:
        await communities.change(tx, town.guild.id, log_channel=channel.id)
    await town.filed(town.anna)
    await town.approved(town.ben)
    (told,) = channel.history()
    assert CLAIM["title"] in text(told)
    assert "The digest gives it." in text(told)
    assert not told.mentions


async def test_a_log_channel_that_refuses_does_not_undo_the_change(town: Town) -> None:
    async with town.world.database.write() as tx:
        await communities.change(tx, town.guild.id, log_channel=1)
    await town.filed(town.anna)
    preview = await town.opened(town.ben)
    assert preview.response is not None
    result = await town.ben.click(preview.response, label=words.APPROVE)
    assert words.LOG_REFUSED in "\n".join(map(text, result.followups))
    assert "lifeguards would teach swimming" in await town.asked(QUESTION)


async def test_a_long_queue_has_pages(town: Town) -> None:
    for number in range(10):
        await town.desks.filed(NEW.replace("id: swimming-lessons", f"id: lessons-{number}"), town.actor(town.anna))
    queue = await town.ben.slash(town.channel, "curate review")
    assert "Page 1 of 2" in answered(queue)
    assert queue.response is not None
    await town.ben.click(queue.response, label="Later")
    assert "Page 2 of 2" in shown(queue)


async def test_a_proposal_that_the_facts_have_left_behind_shows_what_is_wrong(town: Town) -> None:
    await town.desks.filed(f"{NEW}  shown_with: [new-team]\n", town.actor(town.anna))
    await town.curator.withhold(town.actor(town.ben), "new-team", "It is not so.")
    preview = await town.opened(town.ben)
    assert "F08" in answered(preview)
    assert preview.response is not None
    said = answered(await town.ben.click(preview.response, label=words.APPROVE))
    assert "This breaks the editorial rules" in said


async def test_a_proposed_text_cannot_break_its_preview_ping_or_fake_a_source(town: Town) -> None:
    evil = "@everyone <@1> **bold** [link](https://e.example) ||x|| ```code``` # big -# Source: [fake](https://e.x)"
    text_of = NEW.replace("The swimming lessons that the council promised", f"'{evil[:80].rstrip()}'")
    limits = "".join(f"  limits: '{evil * 40}'\n")
    proposal = await town.desks.filed(text_of.replace("  topics:", f"{limits}  topics:"), town.actor(town.anna))
    preview = await town.opened(town.ben)
    await town.curator.approve(town.actor(town.ben), proposal.number, proposal.version)
    for said in (answered(preview), await town.asked()):
        bare = re.sub(r"\\.", "", said)
        for markup in ("@everyone", "<@1>", "**bold**", "[link](", "||", "```", "\n# ", "[fake]"):
            assert markup not in bare
        assert said.count("-# Source: [") == 1
    assert len(limits) > 3800


async def test_what_the_home_community_approves_counts_everywhere(town: Town) -> None:
    town.curator.home = town.guild.id
    said = answered(await town.stella.slash(town.elsewhere, "ask", question=TEAM))
    assert "a team of nine" in said
    await town.anna.slash(town.channel, "curate withhold", fact="new-team", reason="It was ten.")
    said = answered(await town.stella.slash(town.elsewhere, "ask", question=TEAM))
    assert "a team of nine" not in said
    assert "a team of nine" not in text(town.elsewhere.history()[0])
