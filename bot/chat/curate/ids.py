"""What the custom_ids of buttons, menus and forms carry: the number of a proposal, and the version that was seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.chat.buttons import LABEL
from bot.chat.text import cut

if TYPE_CHECKING:
    from bot.storage.proposals import Proposal

NUMBER = r"(?P<number>\d{1,15})"
SEEN = rf"{NUMBER}:(?P<version>\d{{1,15}})"
PAGE = r"(?P<page>\d{1,4})"
STEP = re.compile(rf"curate:step:(?P<step>[a-z]+):{SEEN}")
FILLED = re.compile(rf"curate:filled:(?P<step>[a-z]+):{SEEN}")
DRAFT = re.compile(rf"curate:draft:{NUMBER}")
DRAFTS = re.compile(rf"curate:drafts:{PAGE}")
FILE = re.compile(rf"curate:file:{SEEN}")
FILING = re.compile(rf"curate:filing:{SEEN}")
WITHDRAW = re.compile(rf"curate:withdraw:{SEEN}")
QUEUE = re.compile(rf"curate:queue:{PAGE}")
LOOK = re.compile(rf"curate:look:{NUMBER}")
APPROVE = re.compile(rf"curate:approve:{SEEN}")
REJECT = re.compile(rf"curate:reject:{SEEN}")
REJECTING = re.compile(rf"curate:rejecting:{SEEN}")
GAPS = re.compile(rf"curate:gaps:{PAGE}")
GAP_DRAFT = re.compile(rf"curate:gap:draft:{NUMBER}")
GAP_DISMISS = re.compile(rf"curate:gap:dismiss:{NUMBER}")
REPORTS = re.compile(rf"curate:reports:{PAGE}")
REPORT_DRAFT = re.compile(rf"curate:report:draft:{NUMBER}")
REPORT_DECLINE = re.compile(rf"curate:report:decline:{NUMBER}")
DECLINING = re.compile(rf"curate:report:declining:{NUMBER}")
LOG = re.compile(rf"curate:log:{PAGE}")
HISTORY = re.compile(rf"curate:history:(?P<fact>[a-z0-9]+(?:-[a-z0-9]+)*):{PAGE}")
ROLE = re.compile(r"curate:settings:role")
CHANNEL = re.compile(r"curate:settings:channel")
CHANNELS = re.compile(r"curate:settings:channels")
PAIRS = re.compile(r"curate:settings:pairs:(?P<on>on|off)")
PRIVATE = re.compile(r"curate:settings:private:(?P<on>on|off)")


def seen(what: str, proposal: Proposal) -> str:
    """The custom_id of something to be done to a proposal as it was seen."""
    return f"curate:{what}:{proposal.number}:{proposal.version}"


def button(
    custom_id: str, label: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary, *, enabled: bool = True
) -> ui.Button[Any]:
    """A button."""
    return ui.Button(custom_id=custom_id, label=cut(label, LABEL), style=style, disabled=not enabled)
