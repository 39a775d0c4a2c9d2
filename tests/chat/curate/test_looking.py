"""What was done to facts, by whom, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.curate import words
from bot.storage.forgetting import forget
from tests.chat.curate.world import shown
from tests.chat.world import answered

if TYPE_CHECKING:
    from tests.chat.curate.world import Town


async def test_the_history_of_a_fact_says_who_when_why_and_what(town: Town) -> None:
    proposal = await town.desks.edited("new-team", "a team of nine", "a new team of nine", town.actor(town.anna))
    await town.curator.approve(town.actor(town.ben), proposal.number, proposal.version)
    said = answered(await town.anna.slash(town.channel, "curate history", fact="new-team"))
    assert "corrected on 2026-11-22 at 12:00 UTC" in said
    assert town.anna.mention in said
    assert f"approved by {town.ben.mention}" in said
    assert "The council said so." in said
    assert "statement: “" in said
    assert answered(await town.anna.slash(town.channel, "curate history", fact="brandt-reply")) == words.NO_HISTORY


async def test_a_forgotten_person_is_not_named(town: Town) -> None:
    await town.curator.withhold(town.actor(town.anna), "new-team", "It was ten.")
    await forget(town.world.database, town.anna.id)
    said = answered(await town.ben.slash(town.channel, "curate history", fact="new-team"))
    assert words.FORGOTTEN in said
    assert str(town.anna.id) not in said


async def test_the_log_has_pages_and_is_of_this_community_alone(town: Town) -> None:
    assert answered(await town.anna.slash(town.channel, "curate log")) == words.NOTHING_LOGGED
    facts = [key for key, fact in town.desks.desk(town.guild.id).base.facts.items() if not fact.shown_with][:6]
    for fact in facts:
        if fact in town.desks.desk(town.guild.id).base.facts:
            await town.curator.withhold(town.actor(town.anna), fact, f"Not {fact}.")
    log = await town.ben.slash(town.channel, "curate log")
    assert f"Not {facts[-1]}." in answered(log)
    assert log.response is not None
    await town.ben.click(log.response, label="Later")
    assert f"Not {facts[0]}." in shown(log)
    assert answered(await town.stella.slash(town.elsewhere, "curate log")) == words.NOTHING_LOGGED
