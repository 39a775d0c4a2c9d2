"""The bot's sign of life: a file with the time at which it was last connected."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.storage.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

INTERVAL = 15.0
"""Seconds from one beat to the next."""
OLDEST = timedelta(seconds=3 * INTERVAL)
"""A bot that has missed three beats is not well."""


def beat(heartbeat: Path, now: datetime) -> None:
    """Write down that the bot is connected now.

    Raises:
        OSError: the folder is missing or cannot be written to.
    """
    write_whole(heartbeat, now.isoformat().encode())


def end(heartbeat: Path) -> None:
    """Take the sign of life away, where there is one."""
    heartbeat.unlink(missing_ok=True)


def healthy(heartbeat: Path, now: datetime) -> bool:
    """Whether the bot was connected a moment ago."""
    try:
        return abs(now - datetime.fromisoformat(heartbeat.read_text("utf-8"))) <= OLDEST
    except (OSError, ValueError, TypeError):
        return False
