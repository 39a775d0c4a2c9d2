"""What a member reports becomes, by the moderators' own hands, a correction of what was posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat import words
from bot.chat.curate import words as curating
from tests.chat.curate import world as curated
from tests.chat.curate.world import shown
from tests.chat.world import answered, text

if TYPE_CHECKING:
    from tests.chat.curate.world import Town

make_bot = curated.make_bot
"""The bot of these tests has a curator."""
TEAM = "what team did the council set up"
TITLE = "The team that the council set up"
STATEMENT = "In June 2015 Millbrook Council said that it had a new team of nine social workers and police officers."


async def test_a_report_on_a_posted_card_becomes_a_correction_of_it(town: Town) -> None:
    assert "a team of nine" in await town.asked(TEAM)
    (card,) = town.world.said
    form = await town.world.bob.click(card, label=words.REPORT)
    await town.world.bob.submit_modal(form, {"wrong": "The team was a new one", "source": "the digest"})
    assert "Open" in answered(await town.world.bob.slash(town.channel, "my-reports"))

    listed = await town.anna.slash(town.channel, "curate reports")
    assert "The team was a new one" in answered(listed)
    assert listed.response is not None
    draft = await town.anna.click(listed.response, label=curating.numbered(curating.DRAFT_CORRECTION, 1))
    await town.step(
        town.anna, draft, "claim", {"title": TITLE, "statement": STATEMENT, "kind": ["response"], "limits": ""}
    )
    assert curating.CLEAN in shown(draft)
    await town.file(town.anna, draft)
    assert shown(draft) == curating.FILED

    (posted,) = town.world.said
    assert "a new team of nine" not in text(posted)
    assert answered(await town.alice.slash(town.channel, "corrections")).startswith("Nothing was changed")

    preview = await town.opened(town.ben)
    assert curating.DIFFERENCES in answered(preview)
    assert "a new team of nine" in answered(preview)
    assert preview.response is not None
    await town.ben.click(preview.response, label=curating.APPROVE)
    assert "Approved" in shown(preview)

    (posted,) = town.world.said
    assert posted.id == card.id
    assert "a new team of nine" in text(posted)
    assert "Corrected on 22 November 2026" in text(posted)
    assert words.BROUGHT_UP_TO_DATE in text(posted)
    told = answered(await town.alice.slash(town.channel, "corrections"))
    assert f"corrected:** {TITLE} (`new-team`)" in told
    assert "a new team of nine" in told
    assert "Why: The digest gives it." in told
    following = answered(await town.world.bob.slash(town.channel, "my-reports"))
    assert "Accepted" in following
    assert "Their answer: The digest gives it." in following
    assert answered(await town.anna.slash(town.channel, "curate reports")) == curating.NO_REPORTS
