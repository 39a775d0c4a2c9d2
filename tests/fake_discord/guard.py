"""Waiting that has an end: a test that hangs fails."""

from __future__ import annotations

import asyncio
from typing import TypeVar

T = TypeVar("T")
GUARD = 20
"""Seconds after which a test that hangs is given up; nothing is measured with it."""


class Told(asyncio.Queue[T]):
    """What happens, one after the other, to be waited for."""

    async def get(self) -> T:
        """The next thing that happens."""
        async with asyncio.timeout(GUARD):
            return await super().get()
