"""Everything that can be used, as it is used in a community that has something of everything.

What is listed here is held against what there is: anything new that is not listed fails a test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import ui

from bot.chat import audience, browse, curate, items, words
from bot.chat.buttons import digest
from bot.chat.curate import drafts, looking, reported, reviewing, settings
from bot.chat.layout import Page, row
from bot.chat.members import changes, following, missing, privacy, reporting
from bot.chat.timeline import showing
from bot.storage import gaps, reports
from bot.storage.reports import NewReport
from tests.desk.curating import NEW

if TYPE_CHECKING:
    from simcord.actors import MemberActor
    from simcord.builders import ChannelHandle, UserHandle
    from simcord.results import InteractionResult

    from bot.chat.curate.guarding import Guarded
    from bot.chat.forms import Answering
    from bot.chat.items import Pressed
    from tests.chat.curate.world import Town
    from tests.chat.world import Message

FORM = 5
FACT = "new-team"
FILE = ("facts.yaml", NEW.encode())
MEMBERS_COMMANDS: dict[str, dict[str, Any]] = {
    "ask": {"question": "how many children were exploited in Millbrook"},
    "fact": {"name": FACT},
    "topics": {"topic": "council"},
    "about": {},
    "who": {"name": "nora-harlow"},
    "source": {"name": "care-quarterly"},
    "numbers": {"about": "council"},
    "disagreements": {},
    "timeline": {"about": "council"},
    "support": {},
    "help": {},
    "suggest": {},
    "my-reports": {"number": 1},
    "corrections": {},
    "privacy show": {},
    "privacy delete": {},
}
COMMANDS: dict[str, dict[str, Any]] = {
    "curate add": {"topic": "council", "file": FILE},
    "curate edit": {"fact": FACT},
    "curate drafts": {},
    "curate review": {},
    "curate withhold": {"fact": FACT, "reason": "because"},
    "curate restore": {"fact": "police-apology", "reason": "because"},
    "curate retire": {"fact": FACT, "reason": "because"},
    "curate undo": {"revision": "1", "reason": "because"},
    "curate history": {"fact": "police-apology"},
    "curate log": {},
    "curate gaps": {},
    "curate reports": {},
    "curate export": {},
    "curate import": {"file": FILE},
    "curate settings": {},
}
MENUS = (words.MENU,)
MEMBERS_ITEMS: dict[type[Pressed], str] = {
    items.OpenFact: f"fact:open:{FACT}",
    items.OpenChosenFact: "facts:choose",
    items.Details: f"fact:details:{FACT}",
    items.DetailsOfAnswer: f"fact:asked:{digest(FACT)}:who taught swimming",
    items.Copy: f"fact:copy:{FACT}",
    audience.Share: f"fact:share:{FACT}",
    audience.Delete: "answer:delete",
    items.NearestOthers: f"facts:near:{digest(FACT)}",
    items.OpenTopic: "topics:choose",
    items.TopicPage: "topic:page:council:1",
    items.TopicsPage: "topics:page:1",
    browse.who.ProfilePage: "who:page:nora-harlow:1",
    browse.who.OpenPerson: "who:choose",
    browse.who.RegisterPage: "who:all:1",
    browse.sources.SourcesPage: "source:all:1",
    browse.sources.SourcePage: "source:page:care-quarterly:1",
    browse.sources.OpenSource: "source:choose",
    browse.numbers.NumbersPage: "numbers:page:council:1",
    browse.numbers.OpenFigures: "numbers:choose",
    browse.disagreements.DifferencesPage: "differs:page::1",
    browse.disagreements.OpenDifferences: "differs:choose",
    showing.TimelinePage: "timeline:page::::1",
    reporting.Report: f"fact:report:{FACT}",
    missing.AskToAdd: "gap:ask:who taught swimming",
    following.ReportsPage: "reports:page:1",
    changes.CorrectionsPage: "corrections:page:1",
    privacy.ForgetMe: "privacy:forget",
}
ITEMS: dict[type[Guarded], str] = {
    drafts.DraftsPage: "curate:drafts:1",
    drafts.OpenDraft: "curate:draft:{number}",
    drafts.OpenStep: "curate:step:claim:{number}:{version}",
    drafts.File: "curate:file:{number}:{version}",
    drafts.Withdraw: "curate:withdraw:{number}:{version}",
    reviewing.QueuePage: "curate:queue:1",
    reviewing.Look: "curate:look:{number}",
    reviewing.Approve: "curate:approve:{number}:{version}",
    reviewing.Reject: "curate:reject:{number}:{version}",
    looking.LogPage: "curate:log:1",
    looking.HistoryPage: "curate:history:police-apology:1",
    curate.asked.GapsPage: "curate:gaps:1",
    curate.asked.DraftForGap: "curate:gap:draft:{number}",
    curate.asked.DismissGap: "curate:gap:dismiss:{number}",
    reported.ReportsPage: "curate:reports:1",
    reported.DraftForReport: "curate:report:draft:{number}",
    reported.DeclineReport: "curate:report:decline:{number}",
    settings.ChooseRole: "curate:settings:role",
    settings.ChooseChannel: "curate:settings:channel",
    settings.ChooseChannels: "curate:settings:channels",
    settings.TurnPairs: "curate:settings:pairs:off",
    settings.TurnPrivate: "curate:settings:private:on",
}
MEMBERS_FORMS: dict[Answering, str] = {
    reporting.REPORTED: f"report:file:{FACT}",
    missing.SUGGESTED: "suggest:file",
    missing.ASKED: "gap:file",
}
FORMS: dict[Answering, str] = {
    drafts.STEP_FILLED: "curate:filled:claim:{number}:{version}",
    drafts.FILING: "curate:filing:{number}:{version}",
    reviewing.REJECTING: "curate:rejecting:{number}:{version}",
    reported.DECLINING: "curate:report:declining:{number}",
}
CHOSEN = {
    "facts:choose": FACT,
    "topics:choose": "council",
    "who:choose": "nora-harlow",
    "source:choose": "care-quarterly",
    "numbers:choose": "council",
    "differs:choose": "council",
}
"""What is chosen from menus of texts."""
TYPED = {
    "title": "Forged",
    "statement": "Forged",
    "reason": "Forged",
    "answer": "Forged",
    "wrong": "The report says 330, not 320",
    "missing": "What the lifeguards said",
    "question": "who taught the lifeguards",
}


@pytest.fixture
async def busy(town: Town) -> Town:
    """A community in which there is something of everything, each with the number 1, and a fact away."""
    world = town.world
    proposal = await town.desks.filed(NEW, town.actor(town.anna))
    await town.curator.withhold(town.actor(town.ben), "police-apology", "It is not so.")
    async with world.database.write() as tx:
        gap = await gaps.file(tx, world.community, "who taught swimming", world.clock.now())
        report = await reports.file(
            tx, NewReport(community=world.community, fact=FACT, wrong="It was ten."), world.clock.now()
        )
    assert (proposal.number, gap.number, report.number) == (1, 1, 1)
    command = next(one for one in await world.bot.tree.fetch_commands() if one.name == "curate")
    for guild, who in ((town.guild, town.alice), (town.stella.guild, town.stella)):
        guild.set_command_permissions(command, {who: True})
    return town


def manager_of(town: Town) -> MemberActor:
    """Someone who reviews and may manage the server: who may do everything."""
    managing = town.guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    return town.guild.add_member(town.world.env.create_user("carol"), roles=[managing, town.role])


async def kept(town: Town) -> list[tuple[Any, ...]]:
    """Everything in the database but who is known to it."""
    names = await town.world.database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    tables = [row["name"] for row in names if row["name"] not in ("member", "sqlite_sequence")]
    return [(table, *map(tuple, await town.world.database.rows(f"SELECT * FROM {table}"))) for table in tables]  # noqa: S608


async def forged(town: Town, channel: ChannelHandle, custom_id: str) -> Message:
    """A message with a button or menu of this custom_id, wherever it came from."""
    part: Any = ui.Button(label="forged", custom_id=custom_id)
    if custom_id == "curate:settings:role":
        part = ui.RoleSelect(custom_id=custom_id)
    elif custom_id in ("curate:settings:channel", "curate:settings:channels"):
        part = ui.ChannelSelect(custom_id=custom_id)
    elif custom_id in CHOSEN:
        options = [discord.SelectOption(label=one, value=one) for one in (CHOSEN[custom_id], "gone")]
        part = ui.Select(custom_id=custom_id, options=options)
    return await town.world.bot.get_partial_messageable(channel.id).send(view=Page(row(part)))


async def pressed(
    who: MemberActor | UserHandle,
    message: Message,
    custom_id: str,
    value: Any = None,  # noqa: ANN401
) -> InteractionResult:
    """The button or menu of a message, used by someone; from a menu, the `value` is chosen."""
    if value is not None:
        return await who.select(message, [value], custom_id=custom_id)
    return await who.click(message, custom_id=custom_id)


def chosen(who: MemberActor, channel: ChannelHandle, custom_id: str) -> Any:  # noqa: ANN401
    """What is chosen from a menu with this custom_id; None: it is a button."""
    if custom_id == "curate:settings:role":
        return who.guild.create_role("new")
    return channel if custom_id.startswith("curate:settings:channel") else CHOSEN.get(custom_id)


async def used(town: Town, who: MemberActor, channel: ChannelHandle, custom_id: str) -> InteractionResult:
    """A button or menu with this custom_id, wherever it came from, used by someone."""
    return await pressed(who, await forged(town, channel, custom_id), custom_id, chosen(who, channel, custom_id))


async def sent(who: MemberActor, channel: ChannelHandle, custom_id: str) -> InteractionResult:
    """A form with this custom_id, sent by someone."""
    typed = [{"type": 18, "component": {"type": 4, "custom_id": name, "value": value}} for name, value in TYPED.items()]
    return await who._dispatch_interaction(FORM, channel, {"custom_id": custom_id, "components": typed})
