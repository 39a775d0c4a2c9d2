"""A community with moderators, for tests of curating."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.desk.curating import Curator
from bot.desk.opening import Opened
from bot.desk.proposing import Actor
from bot.desk.serving import Serving
from bot.matching.index import Index
from bot.storage.revisions import Action

if TYPE_CHECKING:
    from bot.desk.asking import Desk
    from bot.factbase.base import FactBase
    from bot.storage.proposals import Proposal

MILLBROOK, ELSEWHERE = 1_100_000_000_000_000_001, 1_100_000_000_000_000_009
ANNA = Actor(1_200_000_000_000_000_002, MILLBROOK, reviews=True)
BEN = Actor(1_300_000_000_000_000_003, MILLBROOK, reviews=True)
MEMBER = Actor(1_400_000_000_000_000_004, MILLBROOK, reviews=False)
STRANGER = Actor(1_500_000_000_000_000_005, ELSEWHERE, reviews=True)

NEW = """\
fact:
  id: swimming-lessons
  title: The swimming lessons that the council promised
  statement: >-
    In June 2015 Millbrook Council said that its lifeguards would teach swimming to every schoolchild in the town.
  kind: response
  speaker: millbrook-council
  said: "2015-06?"
  citations:
  - {source: law-digest, paragraph: 9, quote: teach swimming}
  questions:
  - do lifeguards teach swimming
  - swimming lessons for schoolchildren
  - who teaches swimming in the town
  topics: [council]
"""
OWN = (
    NEW.replace("source: law-digest, paragraph: 9", "source: town-gazette, paragraph: 1")
    + """\
source:
  id: town-gazette
  title: Lessons for all
  publisher: The Town Gazette
  published: "2015-06"
  url: https://gazette.example/lessons
"""
)
QUESTION = "do lifeguards teach swimming"


@dataclass
class Desks:
    """What moderators and members of a community act on."""

    curator: Curator

    def desk(self, community: int | None = MILLBROOK) -> Desk:
        """The desk of a community."""
        return self.curator.serving.desk(community)

    def answers(self, question: str, community: int | None = MILLBROOK) -> list[str]:
        """The ids of the facts that a question brings."""
        return [one.card.id for one in self.desk(community).ask(question).facts]

    async def filed(self, text: str = NEW, actor: Actor = ANNA, fact: str | None = None) -> Proposal:
        """A proposal that waits for review: a new fact, or an edit of one."""
        action = Action.EDIT if fact else Action.ADD
        draft = await self.curator.start(actor, action, fact=fact, reason="The council said so.")
        written = await self.curator.write(actor, draft.number, draft.version, text)
        return await self.curator.file(actor, written.number, written.version)

    async def edited(self, fact: str, old: str, new: str, actor: Actor = ANNA) -> Proposal:
        """A filed edit of a fact."""
        text = self.curator.serving.text_of(actor.community, fact)
        assert text is not None
        assert old in text
        return await self.filed(text.replace(old, new), actor, fact)

    async def publish(self, base: FactBase | None = None) -> None:
        """Take what the community is served (or was) into the published base, as a commit in git would."""
        opened = self.curator.serving.opened
        served = replace(base or self.desk().base, corrected={}, places=opened.base.places)
        await self.reopen(Opened(served, Index.of(served)))

    async def reopen(self, opened: Opened | None = None) -> None:
        """Start again with what the database has."""
        old = self.curator
        serving = Serving(opened or old.serving.opened)
        self.curator = Curator(old.database, serving, old.now, home=old.home, documents=old.documents)
        await self.curator.begin()
