"""The tests of the moderators' commands act in the world of `tests/chat/curate/world.py`."""

from tests.chat.curate.everything import busy
from tests.chat.curate.world import make_bot, town
from tests.terminal.shell import home, own_folders

__all__ = ["busy", "home", "make_bot", "own_folders", "town"]
