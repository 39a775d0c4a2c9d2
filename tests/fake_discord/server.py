"""The fake as a whole: what was called, what is to fail, what members do, and what they see of it."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.chat.payloads import PayloadError, check
from tests.fake_discord import interactions, payloads
from tests.fake_discord.faults import Fault, refused
from tests.fake_discord.gateway import Gateway
from tests.fake_discord.guard import Told
from tests.fake_discord.interactions import LATER_MESSAGE, LATER_UPDATE, MESSAGE, UPDATE, Used

if TYPE_CHECKING:
    from types import TracebackType

    from tests.fake_discord.payloads import Json

UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION, ALREADY_ANSWERED = 10008, 10015, 10062, 40060
"""Codes of errors of Discord's."""


@dataclass(frozen=True)
class Call:
    """A request that the bot made."""

    method: str
    path: str
    body: Any
    files: tuple[str, ...] = ()


class FakeDiscord:
    """Discord, for one bot. Use it as an async context manager; it listens on loopback alone.

    Every payload is held against Discord's description: at the end, the first that Discord would refuse is raised.
    """

    def __init__(self, token: str) -> None:
        self.token = token
        self.gateway = Gateway(token)
        self.calls: list[Call] = []
        self.commands: list[Json] = []
        """The commands that the bot has registered."""
        self.messages: dict[str, Json] = {}
        """Every message of the bot's, as it stands."""
        self.said: Told[Json] = Told()
        """Each message that the bot wrote to a channel, not in answer to an interaction."""
        self.called: Told[Call] = Told()
        """Each request, once it is answered."""
        self.port = 0
        self._faults: list[tuple[str, str, Fault]] = []
        self._wrong: list[PayloadError] = []
        self._used: dict[str, Used] = {}
        self._files: dict[str, bytes] = {}
        self._nonces: dict[str, Json] = {}
        self._numbers = itertools.count(1001)
        app = web.Application()
        app.router.add_get("/gateway", self.gateway.handle)
        app.router.add_get("/files/{name}", self._file)
        app.router.add_route("*", "/api/v10/{path:.*}", self._handle)
        self._runner = web.AppRunner(app, shutdown_timeout=1)

    async def __aenter__(self) -> FakeDiscord:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.gateway.url = f"ws://127.0.0.1:{self.port}/gateway"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for connection in list(self.gateway.connections):
            await connection.socket.close()
        await self._runner.cleanup()
        if self._wrong and error is None:
            raise self._wrong[0]

    def fail(self, method: str, path: str, *faults: Fault) -> None:
        """Let the next requests of this method to this path, which may hold `*`, meet these faults, one each."""
        self._faults += [(method, path, fault) for fault in faults]

    async def use(self, interaction: Json, *, late: bool = False) -> Used:
        """Let a member use something; `late` as if the bot had not answered for three seconds."""
        number = str(next(self._numbers))
        told = {**interaction, "id": number, "token": f"token-{number}"}
        self._used[number] = used = Used(told, late=late)
        await self.gateway.dispatch("INTERACTION_CREATE", told)
        return used

    async def slash(self, command: str, **options: str) -> Json:
        """A member uses a slash command: the first that they see of the answer."""
        return await (await self.use(interactions.slash(command, options))).seen.get()

    async def write(self, text: str) -> Json:
        """A member writes to the channel."""
        message = payloads.written(next(self._numbers), text)
        await self.gateway.dispatch("MESSAGE_CREATE", message)
        return message

    def upload(self, name: str, content: bytes) -> Json:
        """A member's file, as it is attached to something."""
        self._files[name] = content
        url = f"http://127.0.0.1:{self.port}/files/{name}"
        return payloads.attachment(next(self._numbers), name, content, url)

    def said_to(self, person: str) -> list[Json]:
        """The direct messages that someone has."""
        channel = payloads.direct_channel(person)["id"]
        return [one for one in self.messages.values() if one["channel_id"] == channel]

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self._files[request.match_info["name"]])

    async def _handle(self, request: web.Request) -> web.Response:
        call = await call_of(request)
        self.calls.append(call)
        try:
            check(call.method, f"/{call.path}", call.body)
        except PayloadError as error:
            self._wrong.append(error)
            return failed(refused(400))
        fault = self._fault(call)
        authorized = request.headers.get("Authorization") == f"Bot {self.token}"
        answer = failed(fault) if fault is not None and not fault.taken else self._answer(call, authorized)
        self.called.put_nowait(call)
        if fault is not None and fault.status == 0 and request.transport is not None:
            request.transport.abort()
        return failed(fault) if fault is not None else answer

    def _fault(self, call: Call) -> Fault | None:
        for one in self._faults:
            if one[0] == call.method and fnmatchcase(call.path, one[1]):
                self._faults.remove(one)
                return one[2]
        return None

    def _answer(self, call: Call, authorized: bool) -> web.Response:
        match call.path.split("/"):
            case ["interactions", number, _, "callback"]:
                return self._callback(self._used[number], call)
            case ["webhooks", _, token, *which]:
                return self._webhook(call, self._used[token.removeprefix("token-")], which[1:])
        return self._own(call) if authorized else failed(refused(401))

    def _own(self, call: Call) -> web.Response:
        match call.method, call.path.split("/"):
            case "GET", ["users", "@me"]:
                return reply(payloads.user(payloads.BOT, "Facts", bot=True))
            case "GET", ["oauth2", "applications", "@me"]:
                return reply(payloads.application())
            case "GET", ["applications", _, "commands"]:
                return reply(self.commands)
            case "PUT", ["applications", _, "commands"]:
                self.commands = [registered(number, command) for number, command in enumerate(call.body, 500)]
                return reply(self.commands)
            case "POST", ["users", "@me", "channels"]:
                return reply(payloads.direct_channel(str(call.body["recipient_id"])))
            case "POST", ["channels", channel, "messages"]:
                return reply(self._post(call.body, channel))
            case "PATCH", ["channels", _, "messages", number]:
                return self._edit(number, call.body)
        return failed(refused(404))

    def _callback(self, used: Used, call: Call) -> web.Response:
        if used.late:
            return failed(refused(404, UNKNOWN_INTERACTION))
        if used.answered is not None:
            return failed(refused(400, ALREADY_ANSWERED))
        kind, data = call.body["type"], call.body.get("data")
        source = used.interaction.get("message", {}).get("id")
        if kind == UPDATE and source not in self.messages:
            return failed(refused(404, UNKNOWN_MESSAGE))
        used.answered = kind
        told: Json = {"interaction": {"id": used.interaction["id"], "type": 2}}
        if kind in (LATER_UPDATE, UPDATE):
            used.original = source
        if kind == MESSAGE:
            message = self._new(data, payloads.CHANNEL)
            used.original = message["id"]
            told["interaction"]["response_message_id"] = message["id"]
            told["resource"] = {"type": kind, "message": message}
            used.seen.put_nowait(message)
        elif kind == UPDATE:
            used.seen.put_nowait(self._change(source, data))
        elif kind not in (LATER_MESSAGE, LATER_UPDATE):
            used.seen.put_nowait(data)
        return reply(told)

    def _webhook(self, call: Call, used: Used, which: list[str]) -> web.Response:
        if used.answered is None:
            return failed(refused(404, UNKNOWN_WEBHOOK))
        if call.method == "POST":
            message = self._new(call.body, payloads.CHANNEL)
            used.original = used.original or message["id"]
            used.seen.put_nowait(message)
            return reply(message)
        number = used.original if which == ["@original"] else which[0]
        if number not in self.messages:
            return failed(refused(404, UNKNOWN_MESSAGE))
        if call.method == "PATCH":
            used.seen.put_nowait(self._change(number, call.body))
        return reply(self.messages[number])

    def _post(self, data: Json, channel: str) -> Json:
        nonce = data.get("nonce") if data.get("enforce_nonce") else None
        known = self._nonces.get(nonce) if nonce is not None else None
        if known is not None:
            return known
        message = self._new(data, channel)
        if nonce is not None:
            self._nonces[nonce] = message
        self.said.put_nowait(message)
        return message

    def _new(self, data: Json, channel: str) -> Json:
        message = payloads.message(next(self._numbers), data, channel)
        self.messages[message["id"]] = message
        return message

    def _change(self, number: str, data: Json) -> Json:
        self.messages[number] = changed = {**self.messages[number], **data}
        return changed

    def _edit(self, number: str, data: Json) -> web.Response:
        if number not in self.messages:
            return failed(refused(404, UNKNOWN_MESSAGE))
        return reply(self._change(number, data))


def registered(number: int, command: Json) -> Json:
    """A command as Discord gives it back."""
    return {**command, "id": str(number), "application_id": payloads.APPLICATION, "version": str(number)}


def failed(fault: Fault) -> web.Response:
    """A fault, as an answer."""
    if isinstance(fault.body, str):
        return web.Response(
            text=fault.body, status=fault.status or 500, headers=fault.headers, content_type="text/html"
        )
    return reply(fault.body, fault.status, fault.headers)


def reply(body: Json | list[Json], status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """A JSON answer. With a character set in its type, discord.py would take it for text."""
    headers = {**(headers or {}), "Content-Type": "application/json"}
    return web.Response(body=json.dumps(body).encode(), status=status, headers=headers)


async def call_of(request: web.Request) -> Call:
    """A request with its JSON, be it the whole body or the part of a form beside files."""
    body, files = None, tuple[str, ...]()
    if request.content_type.startswith("multipart/"):
        form = await request.post()
        body = json.loads(str(form["payload_json"]))
        files = tuple(one.filename for one in form.values() if isinstance(one, web.FileField))
    elif request.can_read_body:
        body = await request.json()
    return Call(request.method, request.match_info["path"], body, files)
