"""Every payload that goes out, held against Discord's published description and limits it cannot express."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import jsonschema_rs

if TYPE_CHECKING:
    from collections.abc import Iterator

Json: TypeAlias = Any
"""What JSON can hold."""

DESCRIPTION = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"
CALLBACKS = {
    4: "CreateMessageInteractionCallbackRequest",
    5: "CreateMessageInteractionCallbackRequest",
    6: "UpdateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}
SCHEMAS = (
    ("POST", "/channels/*/messages", "MessageCreateRequest"),
    ("PATCH", "/channels/*/messages/*", "MessageEditRequestPartial"),
    ("PATCH", "/webhooks/*/messages/*", "IncomingWebhookUpdateRequestPartial"),
    ("POST", "/webhooks/*", "IncomingWebhookRequestPartial"),
    ("PUT", "/applications/*/commands", "ApplicationCommandUpdateRequest[]"),
    ("POST", "/users/@me/channels", "CreatePrivateChannelRequest"),
    ("POST", "/channels/*/threads", "CreateTextThreadWithoutMessageRequest"),
)
"""The schemas of requests, by their method and path."""
DEFERRED = (5, 6)
"""Callbacks that only ask for more time."""
ROW, BUTTON, TEXT_DISPLAY, CONTAINER_KEYS = 1, 2, 10, ("components", "component", "accessory")
NAME = re.compile(r"[-_\w]{1,32}")
"""What a slash command, or an option, can be called, in lower case."""
SUBCOMMANDS = (1, 2)
"""The types of options that are commands themselves, or groups of them."""
V2 = 1 << 15


class PayloadError(AssertionError):
    """A payload that Discord would refuse."""


def check(method: str, path: str, payload: Json) -> None:
    """Raise if Discord would refuse a request of the bot's.

    Raises:
        PayloadError: with what is wrong.
    """
    if payload is None:
        return
    name = schema_of(method, path, payload)
    if validator := validator_for(name):
        for error in validator.iter_errors(payload):
            raise PayloadError(f"{method} {path} ({name}): {error}")
    for problem in problems(path, payload):
        raise PayloadError(f"{method} {path}: {problem}")


def schema_of(method: str, path: str, payload: Json) -> str:
    """The name of the schema that a request must satisfy.

    Raises:
        PayloadError: none is named for it here.
    """
    if path.endswith("/callback"):
        return CALLBACKS[payload["type"]]
    for known, pattern, name in SCHEMAS:
        if method == known and fnmatchcase(path, pattern):
            return name
    raise PayloadError(f"{method} {path}: no schema is named for it")


@cache
def validator_for(name: str) -> jsonschema_rs.Draft202012Validator | None:
    """A validator for a schema; None where the description is not at hand: a test of its own then skips."""
    if not DESCRIPTION.exists():
        return None
    whole = adapted(json.loads(DESCRIPTION.read_text("utf-8")))
    reference = {"$ref": f"#/components/schemas/{name.removesuffix('[]')}"}
    schema = {"type": "array", "items": reference} if name.endswith("[]") else reference
    return jsonschema_rs.Draft202012Validator({**schema, "components": whole["components"]})


def adapted(schema: Json) -> Json:
    """The description without what raises false alarms: ids may be integers, and `oneOf` is `anyOf`."""
    if isinstance(schema, list):
        return [adapted(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    out = {("anyOf" if key == "oneOf" else key): adapted(value) for key, value in schema.items()}
    if out.get("format") == "snowflake" or out.get("pattern") == "^(0|[1-9][0-9]*)$":
        return {"type": ["string", "integer"]}
    return out


def problems(path: str, payload: Json) -> Iterator[str]:
    """What is wrong with a payload that no schema says."""
    if path.endswith("/commands"):
        yield from command_problems(payload)
    elif path.endswith("/callback") and payload["type"] == 8:
        yield from choice_problems(payload["data"]["choices"])
    elif path.endswith("/callback") and payload["type"] in DEFERRED:
        return
    elif path != "/users/@me/channels" and not path.endswith("/threads"):
        data = payload["data"] if path.endswith("/callback") else payload
        yield from component_problems(list(walk(data.get("components") or [])))
        yield from form_problems(data) if "title" in data else message_problems(data)


def form_problems(data: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a form as a whole."""
    if not 1 <= len(data["components"]) <= 5:
        yield f"a form with {len(data['components'])} parts"
    if any(one["type"] in (BUTTON, ROW) for one in walk(data["components"])):
        yield "a form with buttons or rows"


def message_problems(data: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a message as a whole."""
    found = list(walk(data.get("components") or []))
    content = data.get("content") or ""
    v2 = bool(data.get("flags", 0) & V2)
    if v2 and (content or data.get("embeds")):
        yield "content or embeds in a message of components"
    if not v2 and any(one["type"] == TEXT_DISPLAY for one in found):
        yield "text displays, but the flag for them is not set"
    if not found and not content:
        yield "an empty message"
    if sum(size(text) for embed in data.get("embeds") or [] for text in texts_of(embed)) > 6000:
        yield "embeds over 6,000 characters"
    if len(content) > 2000:
        yield "content over 2,000 characters"
    if (data.get("allowed_mentions") or {}).get("parse"):
        yield "a message that may ping"


def component_problems(found: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with the components of a message or a form."""
    texts = [one["content"] for one in found if one["type"] == TEXT_DISPLAY]
    ids = [one["custom_id"] for one in found if "custom_id" in one]
    if sum(size(text) for text in texts) > 4000:
        yield "more than 4,000 characters"
    if any(not text.strip() for text in texts):
        yield "an empty text"
    if len(found) > 40:
        yield f"{len(found)} components"
    if len(ids) != len(set(ids)):
        yield "a custom_id stands twice"
    if any(size(one) > 100 for one in ids):
        yield "a custom_id over 100 characters"
    if any(one["type"] == ROW and len(one["components"]) > 5 for one in found):
        yield "more than five buttons in a row"
    for one in found:
        values = [option["value"] for option in one.get("options") or []]
        if len(values) != len(set(values)):
            yield "two options of a menu have one value"


def size(text: str) -> int:
    """Characters as Discord may count them: those outside the basic plane as two."""
    return len(text.encode("utf-16-le")) // 2


def choice_problems(choices: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with choices offered while someone types."""
    if len(choices) > 25:
        yield f"{len(choices)} choices"
    for choice in choices:
        if not 1 <= len(choice["name"]) <= 100 or not 1 <= len(choice["value"]) <= 100:
            yield f"a choice whose name or value is empty or over 100 characters: {choice}"


def command_problems(commands: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with commands that are registered."""
    for kind, most in ((1, 100), (2, 15), (3, 15)):
        if sum(command.get("type", 1) == kind for command in commands) > most:
            yield f"more than {most} commands of type {kind}"
    if len({(command.get("type", 1), command["name"]) for command in commands}) != len(commands):
        yield "two commands of one name"
    for command in commands:
        if command.get("type", 1) == 1:
            yield from described(f"/{command['name']}", command)


def described(path: str, one: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a command, a group or an option, and with all in it."""
    if not NAME.fullmatch(one["name"]) or one["name"] != one["name"].lower():
        yield f"{path} cannot be called that"
    if not 1 <= len(one["description"]) <= 100 or one["description"] == "…":
        yield f"{path} has no description, or one over 100 characters"
    options = one.get("options") or []
    if len(options) > 25:
        yield f"{path} has {len(options)} options"
    if len({option["name"] for option in options}) != len(options):
        yield f"{path} has two options of one name"
    wanted = [bool(option.get("required")) for option in options if option["type"] not in SUBCOMMANDS]
    if wanted != sorted(wanted, reverse=True):
        yield f"{path} requires an option after one that it does not"
    for option in options:
        yield from described(f"{path} {option['name']}", option)


def texts_of(part: Json) -> Iterator[str]:
    """Every text in an embed."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key in ("title", "description", "name", "value", "text") and isinstance(value, str):
                yield value
            else:
                yield from texts_of(value)
    elif isinstance(part, list):
        for one in part:
            yield from texts_of(one)


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, however deep it stands."""
    for component in components:
        yield component
        for key in CONTAINER_KEYS:
            inner = component.get(key)
            yield from walk(inner if isinstance(inner, list) else [inner] if inner else [])
