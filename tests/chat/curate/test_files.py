"""Facts as YAML files: out for a pull request, and in as drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.curate import words
from bot.storage.revisions import Action
from tests.chat.world import answered
from tests.conftest import FACTS
from tests.desk.curating import NEW

if TYPE_CHECKING:
    from tests.chat.curate.world import Town


async def test_what_was_changed_here_is_exported(town: Town) -> None:
    assert answered(await town.anna.slash(town.channel, "curate export")) == words.NOTHING_TO_EXPORT
    proposal = await town.desks.filed(NEW, town.actor(town.anna))
    await town.curator.approve(town.actor(town.ben), proposal.number, proposal.version)
    result = await town.anna.slash(town.channel, "curate export")
    assert words.EXPORTED in answered(result)
    assert "factbot check --documents DIR" in answered(result)
    assert result.response is not None
    (file,) = result.response.attachments
    assert file.filename == "council.yaml"
    assert "swimming-lessons" in (await file.read()).decode()


async def test_a_topic_is_imported_as_drafts_of_edits_and_a_list_as_new_ones(town: Town) -> None:
    topic = (FACTS / "council.yaml").read_bytes()
    assert "were started" in answered(
        await town.anna.slash(town.channel, "curate import", file=("council.yaml", topic))
    )
    drafts = await town.curator.drafts(town.actor(town.anna))
    assert {one.action for one in drafts} == {Action.EDIT}
    listed = "- " + NEW.replace("\n", "\n  ")
    said = answered(await town.ben.slash(town.channel, "curate import", file=("new.yaml", listed.encode())))
    assert "1 draft was started" in said
    (draft,) = await town.curator.drafts(town.actor(town.ben))
    assert draft.action is Action.ADD
