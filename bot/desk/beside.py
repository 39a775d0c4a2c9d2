"""Work that takes its time, done beside the event loop, so that a bot goes on answering meanwhile."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")
WORKER = ThreadPoolExecutor(1, "desk")
"""One thread for all questions: they would take turns anyway, and what one leaves for the next needs no lock."""


async def beside(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What some work on questions comes to."""
    return await asyncio.get_running_loop().run_in_executor(WORKER, partial(work, *args, **kwargs))
