"""Facts that are taken away, and brought back by two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.curate import words
from tests.chat.curate.world import shown
from tests.chat.world import answered, text

if TYPE_CHECKING:
    from tests.chat.curate.world import Town

TEAM = "what team did the council set up"


async def test_a_fact_that_is_withheld_is_gone_everywhere_at_once(town: Town) -> None:
    assert "a team of nine" in await town.asked(TEAM)
    (posted,) = town.world.said
    result = await town.anna.slash(town.channel, "curate withhold", fact="new-team", reason="It was ten.")
    assert "Withheld" in answered(result)
    assert "a team of nine" not in await town.asked(TEAM)
    offered = await town.alice.autocomplete(town.channel, "ask", "question", "team")
    assert "fact:new-team" not in [one["value"] for one in offered]
    assert "new-team" not in [
        one["value"] for one in await town.anna.autocomplete(town.channel, "curate withhold", "fact", "team")
    ]
    now = next(one for one in town.channel.history() if one.id == posted.id)
    assert "a team of nine" not in text(now)


async def test_what_may_not_stand_without_it_goes_too_and_is_named(town: Town) -> None:
    said = answered(await town.anna.slash(town.channel, "curate withhold", fact="brandt-reply", reason="No."))
    assert "`warnings-unread`" in said


async def test_a_withheld_fact_comes_back_when_a_second_person_approves(town: Town) -> None:
    await town.anna.slash(town.channel, "curate withhold", fact="new-team", reason="It was ten.")
    (offered,) = await town.anna.autocomplete(town.channel, "curate restore", "fact", "team")
    assert offered["value"] == "new-team"
    said = answered(
        await town.anna.slash(town.channel, "curate restore", fact="new-team", reason="It was nine after all.")
    )
    assert "Filed as proposal" in said
    assert "a team of nine" not in await town.asked(TEAM)
    await town.approved(town.ben)
    assert "a team of nine" in await town.asked(TEAM)


async def test_a_fact_is_retired_by_two(town: Town) -> None:
    await town.anna.slash(town.channel, "curate retire", fact="new-team", reason="It is no more.")
    preview = await town.opened(town.ben)
    assert words.TO_GO in answered(preview)
    assert preview.response is not None
    await town.ben.click(preview.response, label=words.APPROVE)
    assert "away now" in shown(preview)
    assert "a team of nine" not in await town.asked(TEAM)


async def test_what_goes_along_with_a_retired_fact_is_named_before_and_after_and_its_posts_are_corrected(
    town: Town,
) -> None:
    gone = town.desks.desk(town.guild.id).base.facts["warnings-unread"]
    await town.alice.slash(town.channel, "fact", name="fact:warnings-unread")
    (posted,) = town.world.said
    assert gone.title in text(posted)
    filed = await town.anna.slash(town.channel, "curate retire", fact="brandt-reply", reason="It is no more.")
    assert "`warnings-unread`" in answered(filed)
    preview = await town.opened(town.ben)
    assert "`warnings-unread`" in answered(preview)
    assert preview.response is not None
    await town.ben.click(preview.response, label=words.APPROVE)
    assert "away now" in shown(preview)
    assert "`warnings-unread`" in shown(preview)
    now = next(one for one in town.channel.history() if one.id == posted.id)
    assert gone.statement not in text(now)


async def test_the_newest_revision_is_undone_by_two(town: Town) -> None:
    await town.anna.slash(town.channel, "curate withhold", fact="new-team", reason="It was ten.")
    (offered,) = await town.anna.autocomplete(town.channel, "curate undo", "revision", "")
    assert "withheld" in offered["name"]
    await town.anna.slash(town.channel, "curate undo", revision=offered["value"], reason="It was nine.")
    await town.approved(town.ben)
    assert "a team of nine" in await town.asked(TEAM)


async def test_only_a_revision_is_undone(town: Town) -> None:
    said = answered(await town.anna.slash(town.channel, "curate undo", revision="the last", reason="x"))
    assert words.NOT_A_REVISION in said
    assert "cannot be undone" in answered(await town.anna.slash(town.channel, "curate undo", revision="7", reason="x"))
    assert len(town.world.env.errors) == 2


async def test_another_community_keeps_what_is_withheld_here(town: Town) -> None:
    await town.anna.slash(town.channel, "curate withhold", fact="new-team", reason="It was ten.")
    assert "a team of nine" in answered(await town.stella.slash(town.elsewhere, "ask", question=TEAM))
