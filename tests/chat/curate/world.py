"""A community with two reviewers, a member without the role, and another community, in a Discord without Discord."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.chat.client import FactBot
from bot.chat.curate import words
from bot.desk.curating import Curator
from bot.desk.opening import open_base
from bot.desk.proposing import Actor
from bot.desk.serving import Serving
from bot.storage import communities
from tests.chat.world import CONTACT, Clock, World, answered, text
from tests.conftest import FACTS
from tests.desk.curating import Desks

if TYPE_CHECKING:
    from collections.abc import Callable

    from simcord.actors import MemberActor
    from simcord.builders import ChannelHandle, GuildHandle, RoleHandle
    from simcord.results import InteractionResult

    from bot.storage.database import Database

MODERATING = discord.Permissions(manage_messages=True)
CLAIM: dict[str, Any] = {
    "title": "The swimming lessons that the council promised",
    "statement": "In June 2015 Millbrook Council said that its lifeguards would teach swimming to every schoolchild "
    "in the town.",
    "kind": ["response"],
    "limits": "It does not say when.",
}
SPEAKER: dict[str, Any] = {"speaker": "the council", "said": "2015-06?"}
SOURCE: dict[str, Any] = {"source": ["law-digest"], "paragraph": "9", "quote": "teach swimming"}
OWN_SOURCE: dict[str, Any] = {
    "title": "Lessons for all",
    "publisher": "The Town Gazette",
    "published": "2015-06",
    "url": "https://gazette.example/lessons",
}
QUESTIONS: dict[str, Any] = {
    "questions": "do lifeguards teach swimming\nswimming lessons for schoolchildren\nwho teaches swimming in the town",
    "topics": "What the council did",
}
QUESTION = "do lifeguards teach swimming"
LESSONS = "the-swimming-lessons-that-the-council-promised"


@dataclass
class Town:
    """What a test acts on: Anna and Ben review, Alice does not, Stella reviews elsewhere."""

    world: World
    curator: Curator
    role: RoleHandle
    guild: GuildHandle
    anna: MemberActor
    ben: MemberActor
    stella: MemberActor
    elsewhere: ChannelHandle

    @property
    def alice(self) -> MemberActor:
        """A member without the role."""
        return self.world.alice

    @property
    def channel(self) -> ChannelHandle:
        """Where they talk."""
        return self.world.channel

    @property
    def desks(self) -> Desks:
        """The same community, acted on at the desk."""
        return Desks(self.curator)

    def actor(self, who: MemberActor) -> Actor:
        """A reviewer at the desk."""
        return Actor(who.id, self.guild.id, reviews=True)

    async def asked(self, question: str = QUESTION, who: MemberActor | None = None) -> str:
        """What /ask answers."""
        return answered(await (who or self.alice).slash(self.channel, "ask", question=question))

    async def step(
        self, who: MemberActor, card: InteractionResult, name: str, values: dict[str, Any]
    ) -> InteractionResult:
        """Fill in a form of a draft."""
        assert card.response is not None
        shown = await who.click(card.response, label=words.STEPS[name])
        await who.submit_modal(shown, values)
        return card

    async def drafted(self, who: MemberActor) -> InteractionResult:
        """A draft that was filled in step by step."""
        card = await who.slash(self.channel, "curate add")
        for name, values in (
            ("claim", CLAIM),
            ("speaker", SPEAKER),
            ("source", SOURCE),
            ("questions", QUESTIONS),
        ):
            await self.step(who, card, name, values)
        return card

    async def filed(self, who: MemberActor) -> InteractionResult:
        """A draft that was filed."""
        card = await self.drafted(who)
        assert card.response is not None
        return await self.file(who, card)

    async def file(self, who: MemberActor, card: InteractionResult) -> InteractionResult:
        """File a draft."""
        assert card.response is not None
        shown = await who.click(card.response, label=words.FILE)
        return await who.submit_modal(shown, {"reason": "The digest gives it."})

    async def opened(self, who: MemberActor) -> InteractionResult:
        """The first proposal of the queue, opened."""
        queue = await who.slash(self.channel, "curate review")
        assert queue.response is not None
        return await who.click(queue.response, label=words.LOOK)

    async def approved(self, who: MemberActor) -> InteractionResult:
        """The first proposal of the queue, approved."""
        opened = await self.opened(who)
        assert opened.response is not None
        return await who.click(opened.response, label=words.APPROVE)


def shown(result: InteractionResult) -> str:
    """What a message says now that an interaction was answered with."""
    assert result.response is not None
    return text(result.response)


@pytest.fixture
def make_bot(database: Database, clock: Clock) -> Callable[[], FactBot]:
    """Makes another bot on the same facts and database, as a restart does."""
    serving = Serving(open_base(FACTS))
    curator = Curator(database, serving, clock.now, folder=FACTS)
    return lambda: FactBot(serving, CONTACT, database, clock.now, curator)


@pytest.fixture
async def town(world: World, database: Database) -> Town:
    """A community with reviewers."""
    assert world.bot.curating is not None
    guild = world.alice.guild
    role = guild.create_role("reviewers", permissions=MODERATING)
    anna, ben = (guild.add_member(world.env.create_user(name), roles=[role]) for name in ("anna", "ben"))
    other = world.env.create_guild("Elsewhere")
    their_role = other.create_role("reviewers", permissions=MODERATING)
    stella = other.add_member(world.env.create_user("stella"), roles=[their_role])
    async with database.write() as tx:
        await communities.change(tx, guild.id, reviewer_role=role.id)
        await communities.change(tx, other.id, reviewer_role=their_role.id)
    channel = other.create_text_channel("talk")
    return Town(world, world.bot.curating.curator, role, guild, anna, ben, stella, channel)
