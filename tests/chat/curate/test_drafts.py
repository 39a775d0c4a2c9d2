"""From a draft to a fact that is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.curate import words
from tests.chat.curate.world import LESSONS, shown
from tests.chat.world import answered

if TYPE_CHECKING:
    from tests.chat.curate.world import Town


async def test_a_draft_that_is_filled_in_filed_and_approved_is_answered(town: Town) -> None:
    card = await town.drafted(town.anna)
    assert card.ephemeral
    assert words.CLEAN in shown(card)
    assert words.NOT_VERIFIED in shown(card)
    await town.file(town.anna, card)
    assert shown(card) == words.FILED
    assert "teach swimming" not in await town.asked()
    preview = await town.opened(town.ben)
    assert "lifeguards would teach swimming" in answered(preview)
    assert preview.response is not None
    await town.ben.click(preview.response, label=words.APPROVE)
    assert "Approved" in shown(preview)
    assert "lifeguards would teach swimming" in await town.asked()
    assert LESSONS in town.desks.desk(town.guild.id).base.facts
