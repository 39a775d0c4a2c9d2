"""From a gap to a fact, and from a report to a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.curate import words
from bot.storage import gaps, reports
from bot.storage.reports import NewReport
from tests.chat.curate.world import CLAIM, QUESTIONS, SOURCE, SPEAKER, shown
from tests.chat.world import answered

if TYPE_CHECKING:
    from tests.chat.curate.world import Town

ASKED = "when will the pool teach swimming"


async def gap(town: Town, question: str = ASKED, times: int = 1) -> int:
    async with town.world.database.write() as tx:
        filed = await gaps.file(tx, town.guild.id, question, town.world.clock.now())
        for _ in range(times - 1):
            await gaps.count_up(tx, filed.number, town.world.clock.now())
    return filed.number


async def report(town: Town, fact: str | None = "new-team") -> int:
    async with town.world.database.write() as tx:
        new = NewReport(community=town.guild.id, fact=fact, wrong="It was **ten** @everyone", source="The Gazette")
        return (await reports.file(tx, new, town.world.clock.now())).number


async def test_a_gap_becomes_a_fact(town: Town) -> None:
    number = await gap(town)
    listed = await town.anna.slash(town.channel, "curate gaps")
    assert ASKED in answered(listed)
    assert listed.response is not None
    card = await town.anna.click(listed.response, custom_id=f"curate:gap:draft:{number}")
    assert ASKED in shown(card)
    await town.step(town.anna, card, "claim", CLAIM)
    await town.step(town.anna, card, "speaker", SPEAKER)
    await town.step(town.anna, card, "source", SOURCE)
    await town.step(town.anna, card, "questions", {**QUESTIONS, "questions": f"{QUESTIONS['questions']}\n{ASKED}"})
    await town.file(town.anna, card)
    await town.approved(town.ben)
    assert "lifeguards would teach swimming" in await town.asked(ASKED)
    assert answered(await town.anna.slash(town.channel, "curate gaps")) == words.NO_GAPS


async def test_gaps_are_listed_most_asked_first_and_dismissed(town: Town) -> None:
    first, second = await gap(town, "who runs the pool"), await gap(town, "who owns the pool", times=3)
    listed = await town.anna.slash(town.channel, "curate gaps")
    said = answered(listed)
    assert said.index("who owns the pool") < said.index("who runs the pool")
    assert "Asked 3 times" in said
    assert listed.response is not None
    await town.anna.click(listed.response, custom_id=f"curate:gap:dismiss:{second}")
    assert "who owns the pool" not in shown(listed)
    await town.anna.click(listed.response, custom_id=f"curate:gap:dismiss:{first}")
    assert shown(listed) == words.NO_GAPS


async def test_many_gaps_have_pages(town: Town) -> None:
    for number in range(7):
        await gap(town, f"question number {number}")
    listed = await town.anna.slash(town.channel, "curate gaps")
    assert listed.response is not None
    await town.anna.click(listed.response, label="Later")
    assert "Page 2 of 2" in shown(listed)


async def test_a_report_becomes_a_correction(town: Town) -> None:
    number = await report(town)
    listed = await town.anna.slash(town.channel, "curate reports")
    said = answered(listed)
    assert "The team that the council set up" in said
    assert "**ten**" not in said
    assert "@everyone" not in said
    assert listed.response is not None
    card = await town.anna.click(listed.response, custom_id=f"curate:report:draft:{number}")
    changed = "In June 2015 Millbrook Council said that it had a new team of nine social workers and police officers."
    await town.step(
        town.anna, card, "claim", {"title": "The team", "statement": changed, "kind": ["response"], "limits": ""}
    )
    await town.file(town.anna, card)
    await town.approved(town.ben)
    assert (await reports.one(town.world.database, number)).state is reports.State.ACCEPTED
    assert answered(await town.anna.slash(town.channel, "curate reports")) == words.NO_REPORTS


async def test_a_report_of_something_missing_becomes_a_new_draft(town: Town) -> None:
    number = await report(town, None)
    listed = await town.anna.slash(town.channel, "curate reports")
    assert listed.response is not None
    card = await town.anna.click(listed.response, custom_id=f"curate:report:draft:{number}")
    assert "a new fact" in shown(card)


async def test_a_report_is_declined_with_an_answer(town: Town) -> None:
    number = await report(town)
    listed = await town.anna.slash(town.channel, "curate reports")
    assert listed.response is not None
    form = await town.anna.click(listed.response, custom_id=f"curate:report:decline:{number}")
    await town.anna.submit_modal(form, {"answer": "The digest says nine."})
    assert shown(listed) == words.DECLINED
    closed = await reports.one(town.world.database, number)
    assert (closed.state, closed.answer) == (reports.State.DECLINED, "The digest says nine.")
    form = await town.ben._dispatch_interaction(
        5,
        town.channel,
        {
            "custom_id": f"curate:report:declining:{number}",
            "components": [{"type": 18, "component": {"type": 4, "custom_id": "answer", "value": "Again."}}],
        },
    )
    assert "declined already" in answered(form)
