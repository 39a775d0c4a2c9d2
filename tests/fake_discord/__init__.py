"""A Discord of our own on loopback: REST and gateway, version 10, over real HTTP, WebSocket and zlib."""

from tests.fake_discord.gateway import GatewayFault
from tests.fake_discord.server import Call, FakeDiscord

__all__ = ["Call", "FakeDiscord", "GatewayFault"]
