"""The REST side of the fake, and the whole of it: what was called, what is to fail, what members do."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.fake_discord import payloads
from tests.fake_discord.gateway import Gateway

if TYPE_CHECKING:
    from types import TracebackType

    from tests.fake_discord.payloads import Json


@dataclass(frozen=True)
class Call:
    """A request that the bot made."""

    method: str
    path: str
    body: Any


class FakeDiscord:
    """Discord, for one bot. Use it as an async context manager; it listens on loopback alone."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.gateway = Gateway(token)
        self.calls: list[Call] = []
        self.login_faults: deque[int] = deque()
        """Statuses with which the next log-ins are answered."""
        self.commands: list[Json] = []
        """The commands that the bot has registered."""
        self.port = 0
        self._answers: dict[str, asyncio.Future[Call]] = {}
        self._numbers = itertools.count(1)
        app = web.Application()
        app.router.add_get("/gateway", self.gateway.handle)
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

    async def slash(self, command: str, **options: str) -> Call:
        """A member uses a slash command: the bot's first answer to that."""
        interaction = payloads.slash(next(self._numbers), command, options)
        answer: asyncio.Future[Call] = asyncio.get_running_loop().create_future()
        self._answers[interaction["id"]] = answer
        await self.gateway.dispatch("INTERACTION_CREATE", interaction)
        return await answer

    async def _handle(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        call = Call(request.method, path, await body_of(request))
        self.calls.append(call)
        if call.method == "GET" and path == "users/@me" and self.login_faults:
            return error(self.login_faults.popleft())
        if path.startswith("interactions/"):
            return self._callback(call)
        if request.headers.get("Authorization") != f"Bot {self.token}":
            return error(401)
        match call.method, path.split("/"):
            case "GET", ["users", "@me"]:
                return reply(payloads.user(payloads.BOT, "Facts", bot=True))
            case "GET", ["oauth2", "applications", "@me"]:
                return reply(payloads.application())
            case "GET", ["applications", _, "commands"]:
                return reply(self.commands)
            case "PUT", ["applications", _, "commands"]:
                self.commands = [registered(number, command) for number, command in enumerate(call.body, 500)]
                return reply(self.commands)
        return error(404)

    def _callback(self, call: Call) -> web.Response:
        identity = call.path.split("/")[1]
        answer = self._answers.get(identity)
        if answer is None:
            return error(404)
        if answer.done():
            return error(400)
        answer.set_result(call)
        kind = call.body["type"]
        told: Json = {"interaction": {"id": identity, "type": 2, "response_message_id": None}}
        if kind == 4:
            told["interaction"]["response_message_id"] = f"9{identity}"
            message = payloads.message(int(f"9{identity}"), call.body["data"])
            told["resource"] = {"type": kind, "message": message}
        return reply(told)


def registered(number: int, command: Json) -> Json:
    """A command as Discord gives it back."""
    return {**command, "id": str(number), "application_id": payloads.APPLICATION, "version": str(number)}


def error(status: int) -> web.Response:
    """An error as Discord words it."""
    return reply({"code": 0, "message": f"{status}: as the test wants"}, status)


def reply(body: Json | list[Json], status: int = 200) -> web.Response:
    """A JSON answer. With a character set in its type, discord.py would take it for text."""
    return web.Response(body=json.dumps(body).encode(), status=status, headers={"Content-Type": "application/json"})


async def body_of(request: web.Request) -> object:
    """The JSON of a request, be it the whole body or the part of a form beside files."""
    if request.content_type.startswith("multipart/"):
        form = await request.post()
        return json.loads(str(form["payload_json"]))
    return await request.json() if request.can_read_body else None
