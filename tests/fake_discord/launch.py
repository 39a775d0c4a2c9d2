"""Runs `factbot` against a fake Discord: `python -m tests.fake_discord.launch PORT COMMAND…`.

Nothing but this launcher, and tests in whose process the fake runs, ever points the bot at another Discord.
"""

from __future__ import annotations

import ipaddress
import sys
from typing import TYPE_CHECKING, Any

import yarl
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket
from discord.http import Route

if TYPE_CHECKING:
    import pytest


def point_at(port: int, monkeypatch: pytest.MonkeyPatch | None = None) -> None:
    """Make discord.py take loopback for Discord, for one test where its `monkeypatch` is given."""
    put = monkeypatch.setattr if monkeypatch else setattr
    put(Route, "BASE", f"http://127.0.0.1:{port}/api/v10")
    put(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(f"ws://127.0.0.1:{port}/gateway"))
    # discord.py spreads its own first retry over two seconds.
    put(ExponentialBackoff, "delay", lambda _self: 0)


def refuse_other_hosts(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook that lets no connection leave the machine."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = str(arguments[1][0])
    elif event == "socket.getaddrinfo":
        host = str(arguments[0])
    else:
        return
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise PermissionError(f"a test wanted to reach {host}: only loopback is allowed")


def main() -> None:
    """Run the command."""
    from bot.cli import main as factbot

    sys.addaudithook(refuse_other_hosts)
    point_at(int(sys.argv[1]))
    sys.argv = ["factbot", *sys.argv[2:]]
    factbot()


if __name__ == "__main__":
    main()
