"""Who has not the reviewer's role finds no way in: every command, completion, button, menu and form is tried.

What is listed here is held against what there is: anything new that is not tried fails.
"""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import app_commands, ui

from bot.chat import curate
from bot.chat.curate import drafts, looking, reported, reviewing, settings
from bot.chat.curate.acting import Curating
from bot.chat.curate.guarding import Guarded, Managed
from bot.chat.curate.steps import STEPS
from bot.chat.layout import Page, row
from bot.desk import words as desk_words
from bot.desk.review import NoSuchError, NotAllowedError
from bot.storage import communities, gaps, reports
from bot.storage.reports import NewReport
from tests.chat.world import answered
from tests.desk.curating import NEW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simcord.actors import MemberActor
    from simcord.builders import ChannelHandle
    from simcord.results import InteractionResult

    from tests.chat.curate.world import Town

BUTTON, FORM = 2, 5
FACT = "new-team"
FILE = ("facts.yaml", NEW.encode())
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
FORMS = {
    drafts.STEP_FILLED: "curate:filled:claim:{number}:{version}",
    drafts.FILING: "curate:filing:{number}:{version}",
    reviewing.REJECTING: "curate:rejecting:{number}:{version}",
    reported.DECLINING: "curate:report:declining:{number}",
}
NAMING = [one for one in (*ITEMS.values(), *FORMS.values()) if "{number}" in one]
"""Those that name something of a community."""
TYPED = {"title": "Forged", "statement": "Forged", "reason": "Forged", "answer": "Forged"}


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


async def kept(town: Town) -> list[tuple[Any, ...]]:
    """Everything in the database but who is known to it."""
    names = await town.world.database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    tables = [row["name"] for row in names if row["name"] not in ("member", "sqlite_sequence")]
    return [(table, *map(tuple, await town.world.database.rows(f"SELECT * FROM {table}"))) for table in tables]  # noqa: S608


async def used(town: Town, who: MemberActor, channel: ChannelHandle, custom_id: str) -> InteractionResult:
    """A button or menu with this custom_id, wherever it came from, used by someone."""
    sent = town.world.bot.get_partial_messageable(channel.id)
    if custom_id == "curate:settings:role":
        menu: Any = ui.RoleSelect(custom_id=custom_id)
        message = await sent.send(view=Page(ui.ActionRow(menu)))
        return await who.select(message, [who.guild.create_role("new")], custom_id=custom_id)
    if custom_id in ("curate:settings:channel", "curate:settings:channels"):
        menu = ui.ChannelSelect(custom_id=custom_id)
        message = await sent.send(view=Page(ui.ActionRow(menu)))
        return await who.select(message, [channel], custom_id=custom_id)
    message = await sent.send(view=Page(row(ui.Button(label="forged", custom_id=custom_id))))
    return await who.click(message, custom_id=custom_id)


async def sent(who: MemberActor, channel: ChannelHandle, custom_id: str) -> InteractionResult:
    """A form with this custom_id, sent by someone."""
    typed = [{"type": 18, "component": {"type": 4, "custom_id": name, "value": value}} for name, value in TYPED.items()]
    return await who._dispatch_interaction(FORM, channel, {"custom_id": custom_id, "components": typed})


async def tried(town: Town, who: MemberActor, custom_id: str) -> InteractionResult:
    """A button, menu or form with this custom_id, used by someone where they are."""
    channel = town.elsewhere if who is town.stella else town.channel
    if any(form.pattern.fullmatch(custom_id) for form in FORMS):
        return await sent(who, channel, custom_id)
    return await used(town, who, channel, custom_id)


def refused(result: InteractionResult) -> bool:
    """Whether someone was told, and no one else, that they may not do this."""
    said = answered(result)
    return bool(result.ephemeral) and (desk_words.NO_REVIEWER[:40] in said or desk_words.NO_MANAGER[:40] in said)


def only(town: Town, expected: type[Exception]) -> bool:
    """Whether commands raised nothing but what their users were told."""
    causes = [getattr(error, "original", error) for error in town.world.env.errors]
    return all(isinstance(error, expected) for error in causes)


def modules() -> Iterator[Any]:
    """Every module of the moderators' commands."""
    return (import_module(one.name) for one in pkgutil.iter_modules(curate.__path__, f"{curate.__name__}."))


def below(kind: type[Guarded]) -> set[type[Guarded]]:
    """Every class that is made from this one."""
    children: list[type[Guarded]] = kind.__subclasses__()
    return {one for child in children for one in (child, *below(child))}


def test_every_command_is_tried(town: Town) -> None:
    assert {one.qualified_name for one in curate.CURATE.walk_commands()} == COMMANDS.keys()
    groups = [one for one in town.world.bot.tree.get_commands() if isinstance(one, app_commands.Group)]
    assert [one.name for one in groups if one.name == "curate"] == ["curate"]


def test_every_button_and_menu_is_tried() -> None:
    assert below(Guarded) - {Managed} == set(curate.ITEMS) == ITEMS.keys()
    for item, custom_id in ITEMS.items():
        assert item.__discord_ui_compiled_template__.fullmatch(custom_id.format(number=1, version=1))


def test_every_form_is_tried() -> None:
    assert set(curate.FORMS) == FORMS.keys()
    for form, custom_id in FORMS.items():
        assert form.pattern.fullmatch(custom_id.format(number=1, version=1))


def test_there_is_no_view_or_modal_that_is_answered_otherwise() -> None:
    kinds = (ui.View, ui.LayoutView, ui.Modal, ui.DynamicItem)
    found = {
        one
        for module in modules()
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, kinds) and one.__module__ == module.__name__
    }
    assert found - set(curate.ITEMS) == {Guarded, Managed}


def test_every_command_is_for_servers_alone_and_hidden_from_most() -> None:
    assert curate.CURATE.default_permissions is not None
    assert curate.CURATE.guild_only
    assert curate.CURATE.allowed_installs is not None
    assert not curate.CURATE.allowed_installs.user


@pytest.mark.parametrize("name", COMMANDS)
async def test_no_command_is_for_someone_without_the_role(busy: Town, name: str) -> None:
    before = await kept(busy)
    assert refused(await busy.alice.slash(busy.channel, name, **COMMANDS[name]))
    assert await kept(busy) == before
    assert only(busy, NotAllowedError)


async def test_nothing_is_offered_while_someone_without_the_role_types(busy: Town) -> None:
    tried = 0
    for command in curate.CURATE.walk_commands():
        assert isinstance(command, app_commands.Command)
        for option in command.parameters:
            if option.autocomplete:
                name = command.qualified_name
                assert await busy.alice.autocomplete(busy.channel, name, option.name, "") == []
                assert await busy.stella.autocomplete(busy.elsewhere, name, option.name, "police apology") is not None
                offered = await busy.anna.autocomplete(busy.channel, name, option.name, "")
                assert offered, f"{name} {option.name}"
                tried += 1
    assert tried == 7


@pytest.mark.parametrize("custom_id", ITEMS.values())
async def test_no_button_or_menu_is_for_someone_without_the_role(busy: Town, custom_id: str) -> None:
    before = await kept(busy)
    proposal = await busy.curator.one(busy.actor(busy.anna), 1)
    custom_id = custom_id.format(number=1, version=proposal.version)
    assert refused(await used(busy, busy.alice, busy.channel, custom_id))
    assert await kept(busy) == before


@pytest.mark.parametrize("custom_id", FORMS.values())
async def test_no_form_is_for_someone_without_the_role(busy: Town, custom_id: str) -> None:
    before = await kept(busy)
    proposal = await busy.curator.one(busy.actor(busy.anna), 1)
    assert refused(await sent(busy.alice, busy.channel, custom_id.format(number=1, version=proposal.version)))
    assert await kept(busy) == before


@pytest.mark.parametrize("custom_id", NAMING)
async def test_another_communitys_numbers_lead_nowhere(busy: Town, custom_id: str) -> None:
    before = await kept(busy)
    proposal = await busy.curator.one(busy.actor(busy.anna), 1)
    said = answered(await tried(busy, busy.stella, custom_id.format(number=1, version=proposal.version)))
    assert "another community" in said or "There is no" in said
    assert "swimming" not in said
    assert await kept(busy) == before


@pytest.mark.parametrize("custom_id", NAMING)
async def test_forged_numbers_lead_nowhere(busy: Town, custom_id: str) -> None:
    before = await kept(busy)
    for number in ("999", "0", "9" * 15):
        said = answered(await tried(busy, busy.anna, custom_id.format(number=number, version=1)))
        assert "There is no" in said
    assert await kept(busy) == before


@pytest.mark.parametrize("custom_id", ["curate:step:forged:1:2", "curate:approve:1:999", "curate:file:1:1"])
async def test_forged_steps_and_versions_change_nothing(busy: Town, custom_id: str) -> None:
    before = await kept(busy)
    await used(busy, busy.ben, busy.channel, custom_id)
    assert await kept(busy) == before


async def test_a_form_of_an_unknown_step_changes_nothing(busy: Town) -> None:
    before = await kept(busy)
    assert "forged" not in STEPS
    await sent(busy.anna, busy.channel, "curate:filled:forged:1:2")
    assert await kept(busy) == before


async def test_a_fact_elsewhere_is_not_told_of_here(busy: Town) -> None:
    said = answered(await busy.stella.slash(busy.elsewhere, "curate history", fact="police-apology"))
    assert "It is not so." not in said
    said = answered(await busy.stella.slash(busy.elsewhere, "curate restore", fact="police-apology", reason="x"))
    assert "There is nothing to restore" in said
    assert only(busy, NoSuchError)


async def test_another_role_counts_no_more_once_it_is_changed(busy: Town) -> None:
    async with busy.world.database.write() as tx:
        await communities.change(tx, busy.guild.id, reviewer_role=busy.guild.create_role("others").id)
    assert refused(await used(busy, busy.anna, busy.channel, "curate:queue:1"))


async def test_while_no_role_is_set_those_who_manage_the_server_review(busy: Town) -> None:
    async with busy.world.database.write() as tx:
        await communities.change(tx, busy.guild.id, reviewer_role=None)
    managing = busy.guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    carol = busy.guild.add_member(busy.world.env.create_user("carol"), roles=[managing])
    assert refused(await used(busy, busy.anna, busy.channel, "curate:queue:1"))
    assert not refused(await used(busy, carol, busy.channel, "curate:queue:1"))


async def test_a_proposal_of_someone_else_cannot_be_withdrawn(busy: Town) -> None:
    before = await kept(busy)
    proposal = await busy.curator.one(busy.actor(busy.anna), 1)
    said = answered(await used(busy, busy.ben, busy.channel, f"curate:withdraw:1:{proposal.version}"))
    assert "someone else's" in said
    assert await kept(busy) == before


async def test_without_a_database_nothing_can_be_curated(busy: Town) -> None:
    assert isinstance(busy.world.bot.curating, Curating)
    busy.world.bot.curating = None
    said = answered(await used(busy, busy.anna, busy.channel, "curate:queue:1"))
    assert "keeps nothing" in said
