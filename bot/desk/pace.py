"""How often something may be done, so that nobody can flood a channel or keep the bot busy alone."""

from __future__ import annotations

from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime

MINUTE = timedelta(minutes=1)


class Pace:
    """So many times in a span, for each key. It is kept in memory alone; what is older goes with the next use."""

    def __init__(self, most: int, span: timedelta = MINUTE) -> None:
        self.most = most
        self.span = span
        self._uses: dict[Hashable, deque[datetime]] = {}

    def wait(self, key: Hashable, now: datetime) -> datetime | None:
        """When to go on; None: at once."""
        uses = self._uses.get(key)
        if uses is None or len(uses) < self.most or (again := uses[0] + self.span) <= now:
            return None
        return again

    def count(self, key: Hashable, now: datetime) -> None:
        """Count a use."""
        # What was used last stands last, so what can be forgotten stands first.
        self._uses[key] = uses = self._uses.pop(key, deque(maxlen=self.most))
        uses.append(now)
        while (first := next(iter(self._uses))) != key and self._uses[first][-1] + self.span <= now:
            del self._uses[first]


class Paces:
    """How often people ask, how often a channel is answered for everyone, and how often one thing is said in it."""

    def __init__(self) -> None:
        self.person = Pace(10)
        self.channel = Pace(15)
        self.once = Pace(1)
