"""What each community is served."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.desk.asking import Desk


class Serving:
    """The desks: one for each community."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @classmethod
    def of(cls, desk: Desk) -> Serving:
        """The same desk for all."""
        return cls(desk)

    def desk(self, community: int | None) -> Desk:
        """The desk of a community; None: outside of every community."""
        del community
        return self._desk
