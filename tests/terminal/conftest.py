"""Each of these tests has folders of its own."""

from tests.terminal.shell import home, own_folders

__all__ = ["home", "own_folders"]
