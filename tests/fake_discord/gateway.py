"""The gateway of the fake: a WebSocket that greets, identifies, resumes with replay, acknowledges and dispatches."""

from __future__ import annotations

import enum
import json
import zlib
from collections import deque
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.fake_discord import payloads
from tests.fake_discord.guard import Told

if TYPE_CHECKING:
    from tests.fake_discord.payloads import Json

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, ACKNOWLEDGED = 0, 1, 2, 6, 7, 9, 10, 11
NOT_ACCEPTED = 4004


class GatewayFault(enum.Enum):
    """What a connection can meet with instead of a greeting."""

    UNAVAILABLE = "answered with status 503"
    DROPPED = "cut before an answer"
    CLOSED = "accepted, then closed without a word"
    SILENT = "accepted, and then left without a word"


class Connection:
    """One WebSocket; sends as one zlib stream where the bot asks for that, and otherwise as text."""

    def __init__(self, socket: web.WebSocketResponse, *, compressed: bool) -> None:
        self.socket = socket
        self.stream = zlib.compressobj() if compressed else None
        self.session = ""
        self.silent = False
        """Whether it is dead, and does not say so: nothing is read from it or sent."""

    async def send(self, operation: int, data: Any = None, event: str | None = None, number: int | None = None) -> None:  # noqa: ANN401
        """Send one message, if it is an event then with its number."""
        if self.silent or self.socket.closed:
            return
        text = json.dumps({"op": operation, "d": data, "t": event, "s": number})
        if self.stream is None:
            await self.socket.send_str(text)
        else:
            packed = self.stream.compress(text.encode()) + self.stream.flush(zlib.Z_SYNC_FLUSH)
            await self.socket.send_bytes(packed)


class Gateway:
    """Accepts bots, and tells when one came and how it went."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.url = ""
        self.heartbeat_seconds = 41.25
        self.faults: deque[GatewayFault] = deque()
        """Met by the next connections, one each."""
        self.invalid: deque[bool] = deque()
        """Met by the next that want to resume, one each: their session is invalid, and whether it may be resumed."""
        self.identified: list[Json] = []
        """The data of every IDENTIFY, accepted or not."""
        self.resumed = 0
        self.online: Told[Connection] = Told()
        """Every connection that was told it is ready, or resumed."""
        self.closed: Told[int | None] = Told()
        """The code of every connection that ended; none where it ended without a close frame."""
        self.connections: set[Connection] = set()
        self._events: dict[str, list[tuple[str, Json]]] = {}
        """All events of each session, to be replayed."""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection."""
        fault = self.faults.popleft() if self.faults else None
        if fault is GatewayFault.UNAVAILABLE:
            return web.Response(status=503)
        if fault is GatewayFault.DROPPED and request.transport is not None:
            request.transport.abort()
            return web.Response()
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connection = Connection(socket, compressed=request.query.get("compress") == "zlib-stream")
        if fault is GatewayFault.CLOSED:
            await socket.close()
            return socket
        connection.silent = fault is GatewayFault.SILENT
        self.connections.add(connection)
        try:
            await connection.send(HELLO, {"heartbeat_interval": round(self.heartbeat_seconds * 1000)})
            async for received in socket:
                if received.type is WSMsgType.TEXT and not connection.silent:
                    await self._answer(connection, json.loads(received.data))
        finally:
            self.connections.discard(connection)
            self.closed.put_nowait(socket.close_code)
        return socket

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event to every session, now or when it is resumed."""
        for session, events in self._events.items():
            events.append((event, data))
            for connection in self.connections:
                if connection.session == session:
                    await connection.send(DISPATCH, data, event, len(events))

    async def tell(self, operation: int, data: Any = None) -> None:  # noqa: ANN401
        """Send what is no event to every connection."""
        for connection in list(self.connections):
            await connection.send(operation, data)

    async def _answer(self, connection: Connection, received: Json) -> None:
        operation, data = received["op"], received["d"]
        if operation == HEARTBEAT:
            await connection.send(ACKNOWLEDGED)
        elif operation == IDENTIFY:
            self.identified.append(data)
            if data["token"] != self.token:
                await connection.socket.close(code=NOT_ACCEPTED)
                return
            connection.session = f"session-{len(self.identified)}"
            self._events = {connection.session: []}
            await self.dispatch("READY", payloads.ready(self.url, connection.session))
            await self.dispatch("GUILD_CREATE", payloads.guild())
            self.online.put_nowait(connection)
        elif operation == RESUME:
            await self._resume(connection, data["session_id"], data["seq"])

    async def _resume(self, connection: Connection, session: str, seen: int) -> None:
        if self.invalid or session not in self._events:
            resumable = self.invalid.popleft() if self.invalid else False
            if not resumable:
                self._events.pop(session, None)
            await connection.send(INVALID_SESSION, resumable)
            return
        self.resumed += 1
        for number, (event, data) in enumerate(self._events[session][seen:], seen + 1):
            await connection.send(DISPATCH, data, event, number)
        connection.session = session
        await self.dispatch("RESUMED", {})
        self.online.put_nowait(connection)
