"""How requests fail: refused, limited, at Discord's edge, or after they were taken."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from tests.fake_discord.payloads import Json

Scope: TypeAlias = Literal["user", "global", "shared"]
"""Whose limit a request met: the route's, the whole bot's, or one that all bots share."""


@dataclass(frozen=True)
class Fault:
    """An answer in place of the one that the request would have had."""

    status: int
    body: Json | str
    headers: dict[str, str] = field(default_factory=dict)
    taken: bool = False
    """Whether the request had its effect, and only the answer to it was lost."""


def refused(status: int, code: int = 0) -> Fault:
    """An error as Discord words it, by its status and by the code of its API."""
    return Fault(status, {"code": code, "message": f"{status}: as the test wants"})


def lost(status: int) -> Fault:
    """An error of Discord's own after it had done what was asked."""
    return replace(refused(status), taken=True)


def cut() -> Fault:
    """The connection breaks instead of an answer."""
    return Fault(0, "")


def limited(scope: Scope, seconds: float) -> Fault:
    """A limit of the API, which says how long to wait."""
    bucket = {
        "X-RateLimit-Limit": "5",
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset-After": str(seconds),
        "X-RateLimit-Bucket": "a-bucket",
    }
    headers = {"Via": "1.1 google", "Retry-After": str(seconds), "X-RateLimit-Scope": scope}
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    else:
        headers.update(bucket)
    told = {"message": "You are being rate limited.", "retry_after": seconds, "global": scope == "global"}
    return Fault(429, told, headers)


def at_the_edge(*, via: bool = False) -> Fault:
    """A limit of the servers before the API, which answer with a page; `via` as if it had come from behind them."""
    return Fault(429, "<html>error code: 1015</html>", {"Via": "1.1 google"} if via else {})
