"""Telling Discord of the commands, only when they changed: it limits how often that may be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.chat.client import FactBot

Payload = dict[str, Any]
DEFAULTS: Payload = {
    "type": 1,
    "description": "",
    "nsfw": False,
    "default_member_permissions": None,
    "contexts": None,
    "integration_types": [0],
    "name_localizations": None,
    "description_localizations": None,
    "options": [],
}
"""What Discord takes a command to have where a payload says nothing."""
OPTION_DEFAULTS: Payload = {
    "description": "",
    "required": False,
    "autocomplete": False,
    "choices": [],
    "channel_types": [],
    "min_value": None,
    "max_value": None,
    "min_length": None,
    "max_length": None,
    "name_localizations": None,
    "description_localizations": None,
    "options": [],
}


async def sync(client: FactBot) -> bool:
    """Register the commands with Discord where what it has is something else; whether that was so.

    The client must be logged in; it need not be connected.

    Raises:
        discord.app_commands.MissingApplicationID: the client has not logged in.
        discord.HTTPException: Discord does not answer, or refuses the commands.
    """
    if client.application_id is None:
        raise app_commands.MissingApplicationID
    ours = [command.to_dict(client.tree) for command in client.tree.get_commands()]
    theirs = await client.http.get_global_commands(client.application_id)
    if canonical(ours) == canonical(theirs):
        return False
    await client.tree.sync()
    return True


def canonical(commands: list[Any]) -> list[Payload]:
    """Commands in the one form in which they can be compared, whoever wrote them out."""
    forms = [form(command, DEFAULTS) for command in commands]
    return sorted(forms, key=lambda command: (command["type"], command["name"]))


def form(given: Mapping[str, Any], defaults: Payload) -> Payload:
    """A command or option with every default written out, and nothing that Discord adds of its own."""
    known = {"name": given["name"], "type": given.get("type", 1)}
    for field, default in defaults.items():
        value = given.get(field)
        known[field] = default if value in (None, {}) else value
    if known.get("default_member_permissions") is not None:
        known["default_member_permissions"] = str(known["default_member_permissions"])
    for field in ("contexts", "integration_types", "channel_types"):
        if known.get(field):
            known[field] = sorted(known[field])
    known["options"] = [form(option, OPTION_DEFAULTS) for option in known["options"]]
    return known
