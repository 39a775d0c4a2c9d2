"""What members use: each as Discord tells the bot of it, and what they see of the answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.fake_discord import payloads
from tests.fake_discord.guard import Told

if TYPE_CHECKING:
    from tests.fake_discord.payloads import Json

COMMAND, COMPONENT, AUTOCOMPLETE, FORM = 2, 3, 4, 5
"""The types of interactions."""
MESSAGE, LATER_MESSAGE, LATER_UPDATE, UPDATE = 4, 5, 6, 7
"""The types of answers that show a message, now or later, or change the one that was used."""


@dataclass
class Used:
    """An interaction, and what whoever used it sees."""

    interaction: Json
    late: bool = False
    """Whether three seconds have passed without an answer."""
    answered: int | None = None
    """The type of the answer that was taken."""
    original: str | None = None
    """The message that `@original` stands for."""
    seen: Told[Json] = field(default_factory=Told)
    """Each message, form or list of choices that appeared, and each message that changed."""


def used(kind: int, data: Json, by: Json | None = None) -> Json:
    """An interaction of a member in the channel; by default of one who may only read and write."""
    return {
        "application_id": payloads.APPLICATION,
        "type": kind,
        "version": 1,
        "data": data,
        "guild_id": payloads.GUILD,
        "guild": {"id": payloads.GUILD, "locale": "en-GB", "features": []},
        "channel_id": payloads.CHANNEL,
        "channel": payloads.channel(),
        "member": by or payloads.member(payloads.MEMBER, "reader"),
        "locale": "en-GB",
        "guild_locale": "en-GB",
        "app_permissions": payloads.MAY_TALK,
        "entitlements": [],
        "authorizing_integration_owners": {"0": payloads.GUILD},
        "context": 0,
        "attachment_size_limit": 10485760,
    }


def slash(command: str, options: dict[str, str], by: Json | None = None, file: Json | None = None) -> Json:
    """A slash command with text options, and with a file where there is one."""
    given: list[Json] = [{"type": 3, "name": name, "value": value} for name, value in options.items()]
    data: Json = {"id": "500", "type": 1}
    if file is not None:
        given.append({"type": 11, "name": "file", "value": file["id"]})
        data["resolved"] = {"attachments": {file["id"]: file}}
    name, *inner = command.split()
    for one in reversed(inner):
        given = [{"type": 1, "name": one, "options": given}]
    return used(COMMAND, {**data, "name": name, "options": given}, by)


def typed(command: str, option: str, text: str) -> Json:
    """Text that is being typed into an option that completes it."""
    options = [{"type": 3, "name": option, "value": text, "focused": True}]
    return used(AUTOCOMPLETE, {"id": "500", "name": command, "type": 1, "options": options})


def menu(command: str, message: Json) -> Json:
    """A command of a message's menu."""
    resolved = {"messages": {message["id"]: message}}
    data = {"id": "500", "name": command, "type": 3, "target_id": message["id"], "resolved": resolved}
    return used(COMMAND, data)


def pressed(message: Json, custom_id: str, by: Json | None = None) -> Json:
    """A button of a message."""
    return {**used(COMPONENT, {"custom_id": custom_id, "component_type": 2}, by), "message": message}


def chosen(message: Json, custom_id: str, value: str) -> Json:
    """A choice from a menu in a message."""
    data = {"custom_id": custom_id, "component_type": 3, "values": [value]}
    return {**used(COMPONENT, data), "message": message}


def sent(custom_id: str, fields: dict[str, str], files: dict[str, Json] | None = None) -> Json:
    """A form with what was typed into it, and with the files that were put into it."""
    parts: list[dict[str, Any]] = [{"type": 4, "custom_id": name, "value": value} for name, value in fields.items()]
    parts += [{"type": 19, "custom_id": name, "values": [file["id"]]} for name, file in (files or {}).items()]
    labels = [{"type": 18, "id": 2 * n, "component": {**part, "id": 2 * n + 1}} for n, part in enumerate(parts, 1)]
    resolved = {"attachments": {file["id"]: file for file in (files or {}).values()}}
    return used(FORM, {"custom_id": custom_id, "components": labels, "resolved": resolved})
