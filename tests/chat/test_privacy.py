"""What is kept of a person, and how their id is removed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.chat import words
from bot.chat.members import words as phrases
from bot.storage import gaps
from bot.storage.backups import backup
from tests.chat.changed import lost
from tests.chat.test_reports import reported
from tests.chat.world import CONTACT, World, answered

if TYPE_CHECKING:
    from bot.factbase.base import FactBase

QUESTION = "what did the lifeguards say about the inquiry"


async def held(world: World) -> dict[str, str]:
    """All that each table holds, but for the one with people's ids."""
    tables = await world.database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name != 'member'")
    return {
        name: str([tuple(row) for row in await world.database.rows(f"SELECT * FROM {name}")])  # noqa: S608
        for (name,) in tables
    }


async def test_no_table_but_one_has_anyones_id_and_no_question_is_kept_unless_asked(
    world: World, base: FactBase
) -> None:
    await world.alice.slash(world.channel, "ask", question="did the police apologise")
    await world.alice.send(world.channel, f"{world.mention} how many children were exploited in Millbrook")
    await reported(world, world.alice, f"The report says 330, ask <@{world.bob.id}> or {world.alice.id}")
    world.serve(lost(base))
    asked = await world.bob.slash(world.channel, "ask", question=QUESTION)
    assert asked.response is not None
    form = await world.bob.click(asked.response, label=words.ASK_TO_ADD)
    await world.bob.submit_modal(form, {"question": f"{QUESTION} <@{world.alice.id}>"})
    kept = await held(world)
    assert {name for name, rows in kept.items() if str(world.alice.id) in rows or str(world.bob.id) in rows} == set()
    assert "apologise" not in str(kept)
    assert QUESTION in kept["gap"]
    assert "330" in kept["report"]
    assert [tuple(row) for row in await world.database.rows("SELECT user_id FROM member")] == [(world.alice.id,)]


async def test_it_says_what_is_kept_and_what_of_whom(world: World) -> None:
    said = answered(await world.alice.slash(world.channel, "privacy show"))
    assert phrases.WHAT_IS_KEPT in said
    assert phrases.NOTHING_OF_YOU in said
    assert CONTACT in said
    await reported(world, world.alice)
    await reported(world, world.alice, "And the date is another one")
    result = await world.alice.slash(world.channel, "privacy show")
    assert "with 2 reports." in answered(result)
    assert result.ephemeral


async def test_an_id_is_removed_in_two_steps_and_it_is_said_until_when_backups_hold_it(world: World) -> None:
    await reported(world, world.alice)
    await backup(world.database, world.database.backups, world.clock.time)
    asked = await world.alice.slash(world.channel, "privacy delete")
    assert "with 1 report." in answered(asked)
    assert asked.response is not None
    said = answered(await world.alice.click(asked.response, label=words.FORGET_ME))
    assert phrases.ID_REMOVED in said
    assert "One backup still holds it; that is deleted by 22 December 2026." in said
    assert answered(await world.alice.slash(world.channel, "my-reports")) == phrases.NO_REPORTS
    assert world.alice.id.to_bytes(8, "big") not in world.database.path.read_bytes()
    again = answered(await world.alice.click(asked.response, label=words.FORGET_ME))
    assert phrases.NO_ID in again
    assert "One backup" in again


async def test_where_there_is_nothing_to_remove_it_says_so(world: World) -> None:
    asked = await world.alice.user.slash("privacy delete")
    assert asked.response is not None
    said = answered(await world.alice.user.click(asked.response, label=words.FORGET_ME))
    assert said == f"{phrases.NO_ID}\n{phrases.IN_NO_BACKUP}"


async def test_an_id_in_someones_words_is_told_with_whom_to_ask(world: World) -> None:
    await reported(world, world.alice)
    async with world.database.write() as tx:
        await gaps.file(tx, world.community, f"who is {world.alice.id}", world.clock.time)
    for _ in range(2):
        await backup(world.database, world.database.backups, world.clock.time)
        world.clock.time += timedelta(days=1)
    asked = await world.alice.slash(world.channel, "privacy delete")
    assert asked.response is not None
    said = answered(await world.alice.click(asked.response, label=words.FORGET_ME))
    assert "2 backups still hold it; the last of them is deleted by 23 December 2026." in said
    assert phrases.id_left(CONTACT) in said
