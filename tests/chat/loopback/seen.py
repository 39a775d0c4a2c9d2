"""What the tests over sockets ask, and what they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.chat.payloads import TEXT_DISPLAY, walk
from tests.fake_discord import payloads

if TYPE_CHECKING:
    from tests.chat.loopback.conftest import Loopback
    from tests.fake_discord.interactions import Used
    from tests.fake_discord.payloads import Json

WRONG = "The report says 330, not 320"
QUESTION = "did the police apologise?"
APOLOGY = "apologised to every child"
PRIVATE = 64
"""The flag of a message that only its reader sees."""


def text(shown: Json) -> str:
    """All that a message says."""
    return "\n".join(one["content"] for one in walk(shown["components"]) if one["type"] == TEXT_DISPLAY)


def manager() -> Json:
    """A member who may manage the server, and so curates."""
    return payloads.member(payloads.MODERATOR, "moderator", may=payloads.MAY_MANAGE)


async def alone(used: Used) -> str:
    """What the next message says, which only its reader sees."""
    shown = await used.seen.get()
    assert shown["flags"] & PRIVATE
    return text(shown)


async def called(loopback: Loopback, used: Used) -> None:
    """The bot's next request about something that was used is over."""
    while used.interaction["id"] not in (await loopback.fake.called.get()).path:
        pass


async def settled(loopback: Loopback, *used: Used) -> None:
    """After a later command is answered, nothing more has appeared of these."""
    await loopback.fake.slash("about")
    assert all(one.seen.empty() for one in used)
