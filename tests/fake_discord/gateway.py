"""The gateway of the fake: a WebSocket that greets, identifies, resumes, acknowledges and dispatches."""

from __future__ import annotations

import asyncio
import enum
import json
import zlib
from collections import deque
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from tests.fake_discord import payloads

if TYPE_CHECKING:
    from tests.fake_discord.payloads import Json

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, HELLO, ACKNOWLEDGED = 0, 1, 2, 6, 10, 11
NOT_ACCEPTED = 4004


class GatewayFault(enum.Enum):
    """What a connection can meet with instead of a greeting."""

    UNAVAILABLE = "answered with status 503"
    DROPPED = "cut before an answer"
    CLOSED = "accepted, then closed without a word"


class Connection:
    """One WebSocket; sends as one zlib stream where the bot asks for that, and otherwise as text."""

    def __init__(self, socket: web.WebSocketResponse, *, compressed: bool) -> None:
        self.socket = socket
        self.stream = zlib.compressobj() if compressed else None
        self.sequence = 0

    async def send(self, operation: int, data: Json | None = None, event: str | None = None) -> None:
        """Send one message; an event counts the sequence up."""
        self.sequence += event is not None
        text = json.dumps({"op": operation, "d": data, "t": event, "s": self.sequence if event else None})
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
        self.faults: deque[GatewayFault] = deque()
        """Met by the next connections, one each."""
        self.identified: list[Json] = []
        """The data of every IDENTIFY, accepted or not."""
        self.resumed = 0
        self.online: asyncio.Queue[Connection] = asyncio.Queue()
        """Every connection that was told it is ready, or resumed."""
        self.closed: asyncio.Queue[int | None] = asyncio.Queue()
        """The code of every connection that ended; none where it ended without a close frame."""
        self.connections: set[Connection] = set()

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
        self.connections.add(connection)
        try:
            await connection.send(HELLO, {"heartbeat_interval": 41250})
            async for received in socket:
                if received.type is WSMsgType.TEXT:
                    await self._answer(connection, json.loads(received.data))
        finally:
            self.connections.discard(connection)
            self.closed.put_nowait(socket.close_code)
        return socket

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event to every bot that is connected."""
        for connection in self.connections:
            await connection.send(DISPATCH, data, event)

    async def _answer(self, connection: Connection, received: Json) -> None:
        operation = received["op"]
        if operation == HEARTBEAT:
            await connection.send(ACKNOWLEDGED)
        elif operation == IDENTIFY:
            self.identified.append(received["d"])
            if received["d"]["token"] != self.token:
                await connection.socket.close(code=NOT_ACCEPTED)
                return
            session = f"session-{len(self.identified)}"
            await connection.send(DISPATCH, payloads.ready(self.url, session), "READY")
            await connection.send(DISPATCH, payloads.guild(), "GUILD_CREATE")
            self.online.put_nowait(connection)
        elif operation == RESUME:
            self.resumed += 1
            await connection.send(DISPATCH, {}, "RESUMED")
            self.online.put_nowait(connection)
