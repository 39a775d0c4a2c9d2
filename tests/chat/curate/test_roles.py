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
from bot.chat.curate.acting import Curating
from bot.chat.curate.guarding import Guarded, Managed
from bot.chat.curate.steps import STEPS
from bot.desk import words as desk_words
from bot.desk.review import NoSuchError, NotAllowedError
from bot.storage import communities
from tests.chat.curate.everything import COMMANDS, FORMS, ITEMS, kept, sent, used
from tests.chat.world import answered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simcord.actors import MemberActor
    from simcord.results import InteractionResult

    from tests.chat.curate.world import Town

NAMING = [one for one in (*ITEMS.values(), *FORMS.values()) if "{number}" in one]
"""Those that name something of a community."""


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
