"""What a member says is wrong or missing, until it is corrected or answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat import words
from bot.desk.curating import Curator
from bot.desk.proposing import Actor
from bot.storage import gaps
from bot.storage.revisions import Action
from tests.chat.world import World, answered, text
from tests.desk.curating import NEW, QUESTION

if TYPE_CHECKING:
    from bot.storage.revisions import Revision

ANNA, BEN = 1_200_000_000_000_000_002, 1_300_000_000_000_000_003


class Moderators:
    """Two moderators of the server, one of whom proposes what the other approves."""

    def __init__(self, world: World) -> None:
        self.curator = Curator(world.database, world.bot.serving, world.clock.now)
        self.anna, self.ben = (Actor(user, world.community, reviews=True) for user in (ANNA, BEN))

    async def decide(
        self,
        action: Action,
        fact: str | None,
        text: str,
        reason: str,
        *,
        gap: int | None = None,
        report: int | None = None,
    ) -> Revision:
        draft = await self.curator.start(self.anna, action, fact=fact, text=text, reason=reason, gap=gap, report=report)
        if fact is None:
            draft = await self.curator.write(self.anna, draft.number, draft.version, text)
        filed = await self.curator.file(self.anna, draft.number, draft.version)
        return await self.curator.approve(self.ben, filed.number, filed.version)


@pytest.fixture
def moderators(world: World) -> Moderators:
    return Moderators(world)


async def test_a_report_leads_to_a_correction_of_what_was_posted(world: World, moderators: Moderators) -> None:
    await world.alice.slash(world.channel, "ask", question="how many children were exploited in Millbrook")
    card = world.said[-1]
    form = await world.bob.click(card, label=words.REPORT)
    await world.bob.submit_modal(form, {"wrong": "It should say that the estimate is a minimum", "source": "p. 5"})
    assert "Open" in answered(await world.bob.slash(world.channel, "my-reports"))

    before = moderators.curator.serving.text_of(world.community, "harlow-estimate")
    assert before is not None
    changed = before.replace("called that estimate cautious", "called that estimate a cautious minimum")
    assert changed != before
    await moderators.decide(Action.EDIT, "harlow-estimate", changed, "the report calls it a minimum", report=1)
    await world.bot.after_change(world.community, ["harlow-estimate"])

    said = text(world.said[-1])
    assert "a cautious minimum" in said
    assert "Corrected on" in said
    assert words.BROUGHT_UP_TO_DATE in said
    following = answered(await world.bob.slash(world.channel, "my-reports"))
    assert "Accepted" in following
    assert "the report calls it a minimum" in following
    listed = answered(await world.alice.slash(world.channel, "corrections"))
    assert "corrected:** How many children were exploited in Millbrook" in listed
    assert "Why: the report calls it a minimum" in listed


async def test_a_gap_becomes_a_fact(world: World, moderators: Moderators) -> None:
    asked = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert "teach swimming" not in answered(asked)
    assert asked.response is not None
    form = await world.alice.click(asked.response, label=words.ASK_TO_ADD)
    assert QUESTION in answered(await world.alice.submit_modal(form, {"question": QUESTION}))
    (gap,) = await gaps.open_in(world.database, world.community)

    await moderators.decide(Action.ADD, None, NEW, "members ask for it", gap=gap.number)

    assert "teach swimming" in answered(await world.alice.slash(world.channel, "ask", question=QUESTION))
    assert await gaps.open_in(world.database, world.community) == []
    elsewhere = answered(await world.alice.user.slash("ask", question=QUESTION))
    assert "teach swimming" not in elsewhere


async def test_what_is_withheld_is_gone_from_what_was_posted_before_anyone_asks_again(
    world: World, moderators: Moderators
) -> None:
    await world.alice.send(world.channel, f"{world.mention} did the police apologise?")
    withheld = await moderators.curator.withhold(moderators.anna, "police-apology", "under review")
    await world.bot.after_change(world.community, [withheld.revision.fact, *withheld.along])
    assert text(world.said[-1]) == words.withheld("police-apology")
    offered = await world.bob.autocomplete(world.channel, "fact", "name", "apology of County")
    assert "fact:police-apology" not in [choice["value"] for choice in offered]
    listed = answered(await world.bob.slash(world.channel, "corrections"))
    assert "withheld:** `police-apology`" in listed
    assert "Why: under review" in listed
    assert "apologised" not in listed


async def test_what_was_withheld_while_the_bot_was_away_is_corrected_once_it_is_back(
    world: World, moderators: Moderators
) -> None:
    await world.alice.send(world.channel, f"{world.mention} did the police apologise?")
    await moderators.curator.withhold(moderators.anna, "police-apology", "under review")
    assert text(world.said[-1]) != words.withheld("police-apology")
    await world.bot.on_ready()
    assert text(world.said[-1]) == words.withheld("police-apology")
