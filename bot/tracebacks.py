"""Tracebacks for a log that never holds what anyone wrote: the frames and the types, without the errors' own texts."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def frames(error: BaseException) -> Iterator[str]:
    """The traceback of an error and of what led to it, without their texts, which may quote what was asked."""
    if (earlier := error.__cause__ or error.__context__) is not None:
        yield from frames(earlier)
        yield "which led to\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"
