"""What moderators do: draft, review, withhold, answer gaps and reports, and look at what was done."""

from typing import Any

import discord
from discord import app_commands

from bot.chat.curate import asked, drafts, files, looking, reported, reviewing, settings, taking, words
from bot.chat.curate.guarding import Guarded
from bot.chat.forms import Answering

CURATE = app_commands.Group(
    name="curate",
    description=words.GROUP,
    guild_only=True,
    # Only a hint to Discord: every command looks by itself who uses it.
    default_permissions=discord.Permissions(manage_messages=True),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)
SUBCOMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (
    drafts.add,
    drafts.edit,
    drafts.drafts,
    reviewing.review,
    taking.withhold,
    taking.restore,
    taking.retire,
    taking.undo,
    looking.history,
    looking.log,
    asked.gaps,
    reported.reports,
    files.export,
    files.import_file,
    settings.show_settings,
)
for command in SUBCOMMANDS:
    CURATE.add_command(command)
COMMANDS = (CURATE,)
ITEMS: tuple[type[Guarded], ...] = (
    drafts.DraftsPage,
    drafts.OpenDraft,
    drafts.OpenStep,
    drafts.File,
    drafts.Withdraw,
    reviewing.QueuePage,
    reviewing.Look,
    reviewing.Approve,
    reviewing.Reject,
    looking.LogPage,
    looking.HistoryPage,
    asked.GapsPage,
    asked.DraftForGap,
    asked.DismissGap,
    reported.ReportsPage,
    reported.DraftForReport,
    reported.DeclineReport,
    settings.ChooseRole,
    settings.ChooseChannel,
    settings.ChooseChannels,
    settings.TurnPairs,
    settings.TurnPrivate,
)
FORMS: tuple[Answering, ...] = (drafts.STEP_FILLED, drafts.FILING, reviewing.REJECTING, reported.DECLINING)
"""All of them, to be registered at the start."""
