"""The timeline: dated events as text and as a picture."""

from typing import Any

from discord import app_commands

from bot.chat.timeline import showing

COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (showing.timeline,)
ITEMS = (showing.TimelinePage,)
"""All of them, to be registered at the start."""
