"""What members do beside asking: report, suggest, ask for a missing fact, follow, look up changes, and be forgotten."""

from typing import Any

from discord import app_commands

from bot.chat.members import changes, following, missing, privacy, reporting

COMMANDS: tuple[app_commands.Command[Any, ..., None] | app_commands.Group, ...] = (
    missing.suggest,
    following.my_reports,
    changes.corrections,
    privacy.PRIVACY,
)
ITEMS = (reporting.Report, missing.AskToAdd, following.ReportsPage, changes.CorrectionsPage, privacy.ForgetMe)
FORMS = (reporting.REPORTED, missing.SUGGESTED, missing.ASKED)
"""All of them, to be registered at the start."""
