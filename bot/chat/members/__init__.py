"""What members do beside asking: report, suggest, ask for a missing fact, follow, look up changes, and be forgotten."""

from bot.chat.members import changes, following, missing, privacy, reporting

COMMANDS = (missing.suggest, following.my_reports, changes.corrections, privacy.PRIVACY)
ITEMS = (reporting.Report, missing.AskToAdd, following.ReportsPage, changes.CorrectionsPage, privacy.ForgetMe)
FORMS = (reporting.REPORTED, missing.SUGGESTED, missing.ASKED)
"""All of them, to be registered at the start."""
