"""The tests of the moderators' commands act in the world of `tests/chat/curate/world.py`."""

from tests.chat.curate.world import database, make_bot, town
from tests.terminal.shell import home, own_folders

__all__ = ["database", "home", "make_bot", "own_folders", "town"]
