"""Every payload that goes out, held against Discord's published description and limits it cannot express."""

from __future__ import annotations

import json
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
DEFERRED = (5, 6)
"""Callbacks that only ask for more time."""
TEXT_DISPLAY, CONTAINER_KEYS = 10, ("components", "component", "accessory")
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
    if (name := schema_of(method, path, payload)) is not None and (validator := validator_for(name)):
        for error in validator.iter_errors(payload):
            raise PayloadError(f"{method} {path} ({name}): {error}")
    for problem in problems(path, payload):
        raise PayloadError(f"{method} {path}: {problem}")


def schema_of(method: str, path: str, payload: Json) -> str | None:
    """The name of the schema that a request must satisfy."""
    if path.endswith("/callback"):
        return CALLBACKS[payload["type"]]
    if method == "POST" and path.endswith("/messages"):
        return "MessageCreateRequest"
    if method == "PATCH" and "/messages/" in path:
        return "IncomingWebhookUpdateRequestPartial" if path.startswith("/webhooks/") else "MessageEditRequestPartial"
    if method == "POST" and path.startswith("/webhooks/"):
        return "IncomingWebhookRequestPartial"
    if method == "PUT" and path.endswith("/commands"):
        return "ApplicationCommandUpdateRequest[]"
    return None


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
    elif path.endswith(("/callback", "/messages")) or "/messages/" in path or "/webhooks/" in path:
        if path.endswith("/callback") and payload["type"] in (5, 6):
            return
        data = payload.get("data", payload) if path.endswith("/callback") else payload
        if isinstance(data, dict):
            yield from component_problems(list(walk(data.get("components") or [])))
        if isinstance(data, dict) and "title" not in data:
            yield from message_problems(data)


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
    if any(one["type"] == 1 and len(one["components"]) > 5 for one in found):
        yield "more than five buttons in a row"


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
    if len(commands) > 100:
        yield f"{len(commands)} commands"
    for command in commands:
        if command.get("type", 1) == 1 and not 1 <= len(command["description"]) <= 100:
            yield f"/{command['name']} has no description, or one over 100 characters"
        for option in command.get("options", []):
            if not 1 <= len(option["description"]) <= 100 or option["description"] == "…":
                yield f"the option {option['name']} of /{command['name']} is not described"


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, however deep it stands."""
    for component in components:
        yield component
        for key in CONTAINER_KEYS:
            inner = component.get(key)
            yield from walk(inner if isinstance(inner, list) else [inner] if inner else [])
