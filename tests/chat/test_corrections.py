"""/corrections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.chat import words
from bot.chat.members import words as phrases
from bot.desk.corrections import Correction
from bot.storage.revisions import Action
from tests.chat.changed import without
from tests.chat.world import NOON, World, answered

if TYPE_CHECKING:
    from bot.factbase.base import FactBase


@pytest.fixture
def changes(world: World, base: FactBase, monkeypatch: pytest.MonkeyPatch) -> list[Correction]:
    """Six changes of a fact, the newest first."""
    before = base.facts["harlow-estimate"]
    after = replace(before, statement="The report says *at least* 330 children.")
    found = [
        Correction(number, before.id, before.title, Action.EDIT, NOON, f"reason {number}", before, after)
        for number in range(6, 0, -1)
    ]
    monkeypatch.setattr(world.bot.serving, "corrections", lambda _community: found)
    return found


async def test_where_nothing_was_changed_it_says_so(world: World) -> None:
    assert answered(await world.alice.slash(world.channel, "corrections")) == phrases.NO_CORRECTIONS


@pytest.mark.usefixtures("changes")
async def test_changes_are_listed_with_what_when_and_why(world: World) -> None:
    result = await world.alice.slash(world.channel, "corrections")
    said = answered(result)
    assert "**22 November 2026, corrected:** How many children were exploited in Millbrook" in said
    assert r"says \*at least\* 330 children" in said
    assert "Why: reason 6" in said
    assert "reason 1" not in said
    assert result.ephemeral
    assert result.response is not None
    await world.alice.click(result.response, label=words.LATER)
    assert "reason 1" in answered(result)


async def test_of_a_fact_that_is_away_nothing_is_told_that_it_said(
    world: World, base: FactBase, changes: list[Correction], monkeypatch: pytest.MonkeyPatch
) -> None:
    world.serve(without(base, "harlow-estimate"))
    monkeypatch.setattr(world.bot.serving, "corrections", lambda _community: changes)
    said = answered(await world.alice.slash(world.channel, "corrections"))
    assert "`harlow-estimate`" in said
    assert "How many children" not in said
    assert "330" not in said
