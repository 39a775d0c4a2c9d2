"""What members browse: people, sources, figures, differences, support lines, and how to ask."""

from typing import Any

from discord import app_commands

from bot.chat.browse import disagreements, helping, numbers, sources, who

COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (
    who.who,
    sources.source,
    numbers.numbers,
    disagreements.disagreements,
    helping.support,
    helping.help_command,
)
ITEMS = (
    who.ProfilePage,
    who.OpenPerson,
    who.RegisterPage,
    sources.SourcesPage,
    sources.SourcePage,
    sources.OpenSource,
    numbers.NumbersPage,
    numbers.OpenFigures,
    disagreements.DifferencesPage,
    disagreements.OpenDifferences,
)
"""All of them, to be registered at the start."""
