"""Names by number."""

from __future__ import annotations


class Numbered(dict[str, int]):
    """Names by number: a new one gets the next."""

    def __missing__(self, name: str) -> int:
        self[name] = number = len(self)
        return number
