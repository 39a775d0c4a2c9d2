"""Conversations in Discord take place in the world of `tests/chat/world.py`."""

from tests.chat.curate.world import town
from tests.chat.world import clock, database, faithful, make_bot, simcord_bot, world

__all__ = ["clock", "database", "faithful", "make_bot", "simcord_bot", "town", "world"]
