"""The checks on outgoing payloads catch what Discord would refuse."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chat.payloads import DESCRIPTION, Json, PayloadError, check

MESSAGES = "/channels/1/messages"
CALLBACK = "/interactions/1/token/callback"
COMMANDS = "/applications/1/commands"
V2 = 1 << 15


def shown(*components: dict[str, Any], **more: Json) -> dict[str, Any]:
    return {"flags": V2, "components": list(components), **more}


def said(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def button(custom_id: str) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": "x", "custom_id": custom_id}


def choices(*values: str) -> dict[str, Any]:
    return {"type": 8, "data": {"choices": [{"name": value, "value": value} for value in values]}}


def menu(*values: str) -> dict[str, Any]:
    options = [{"label": value, "value": value} for value in values]
    return {"type": 1, "components": [{"type": 3, "custom_id": "menu", "options": options}]}


def field(custom_id: str) -> dict[str, Any]:
    return {"type": 18, "label": "x", "component": {"type": 4, "custom_id": custom_id, "style": 1}}


def form(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": 9, "data": {"title": "x", "custom_id": "form", "components": list(parts)}}


def command(name: str, *options: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "description": "x", "type": 1, "options": list(options)}


def option(name: str, *options: dict[str, Any], description: str = "x", required: bool = False) -> dict[str, Any]:
    return {"name": name, "description": description, "type": 3, "required": required, "options": list(options)}


def test_a_good_message_passes() -> None:
    check("POST", MESSAGES, shown(said("x"), {"type": 1, "components": [button("a"), button("b")]}))
    check("POST", CALLBACK, choices("a"))
    check("POST", CALLBACK, form(field("a"), field("b")))
    check("POST", MESSAGES, shown(menu("a", "b")))
    whole = {"name": "ask", "description": "x", "type": 1}
    check("PUT", COMMANDS, [whole, {"name": "Find Facts", "type": 3}])


@pytest.mark.parametrize(
    ("path", "payload"),
    [
        (MESSAGES, shown(*[said("x" * 1001)] * 4)),
        (MESSAGES, shown({"type": 17, "components": [said("x")] * 40})),
        (MESSAGES, shown(said("x"), content="both")),
        (MESSAGES, shown(said(" "))),
        (MESSAGES, shown({"type": 1, "components": [button("a"), button("a")]})),
        (MESSAGES, shown({"type": 1, "components": [button(str(n)) for n in range(6)]})),
        (MESSAGES, shown(said("x"), allowed_mentions={"parse": ["everyone"]})),
        (MESSAGES, {"flags": 0, "components": [said("x")]}),
        (MESSAGES, {}),
        (MESSAGES, {"content": "x" * 2001}),
        (MESSAGES, shown(said("🏊" * 2001))),
        (MESSAGES, shown(menu("a", "b", "a"))),
        (MESSAGES, {"embeds": [{"fields": [{"name": "x" * 200, "value": "x" * 1000}] * 6}]}),
        (CALLBACK, form(*[field(str(number)) for number in range(6)])),
        (CALLBACK, form(field("a"), field("a"))),
        (CALLBACK, form()),
        (CALLBACK, form({"type": 1, "components": [button("a")]})),
        (CALLBACK, choices(*[str(n) for n in range(26)])),
        (CALLBACK, choices("x" * 101)),
        (CALLBACK, choices("")),
        (COMMANDS, [{"name": "ask", "description": "", "type": 1}]),
        (
            COMMANDS,
            [{"name": "a", "description": "a", "options": [option("b", description="…")]}],
        ),
        (COMMANDS, [command("Ask")]),
        (COMMANDS, [command("ask me")]),
        (COMMANDS, [command("ask"), command("ask")]),
        (COMMANDS, [command(f"ask-{number}") for number in range(101)]),
        (COMMANDS, [command("ask", option("one"), option("one"))]),
        (COMMANDS, [command("ask", option("one"), option("two", required=True))]),
        (COMMANDS, [command("ask", {**option("one", *[option("two", description="x" * 101)]), "type": 1})]),
        ("/channels/1/pins", {"anything": 1}),
    ],
)
def test_what_discord_would_refuse_is_caught(path: str, payload: Json) -> None:
    with pytest.raises(PayloadError):
        check("PUT" if path.endswith("commands") else "POST", path, payload)


@pytest.mark.skipif(not DESCRIPTION.exists(), reason=f"{DESCRIPTION} is not there")
def test_the_published_description_is_held_against() -> None:
    with pytest.raises(PayloadError, match="MessageCreateRequest"):
        check("POST", MESSAGES, {"content": 7})
    with pytest.raises(PayloadError, match="ApplicationCommandUpdateRequest"):
        check("PUT", "/applications/1/commands", [{"name": "x" * 33, "description": "x", "type": 1}])
