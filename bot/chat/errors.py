"""The one registry of errors, for commands, menus, buttons, forms, mentions and completion.

What is known is told in words. Anything else gets a reference, which both the person and the log have. The
log never holds what anyone wrote: of an exception it has the frames and the type, and not its own text, which
may quote it.
"""

from __future__ import annotations

import secrets

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.chat import words
from bot.chat.lists import said_pages
from bot.chat.text import plain
from bot.desk.reports import EmptyReportError, TooManyReportsError
from bot.desk.review import CuratingError
from bot.storage.failures import AbsentError, LockedError, StaleError, StorageError
from bot.tracebacks import frames

log: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(__name__)


class SaidError(Exception):
    """Something that cannot be done here. Its text is what the person reads."""


class FactGoneError(Exception):
    """A fact that was offered is there no more."""


KNOWN: tuple[tuple[type[Exception], str], ...] = (
    (FactGoneError, words.GONE),
    (app_commands.CommandNotFound, words.COMMAND_CHANGED),
    (app_commands.CommandSignatureMismatch, words.COMMAND_CHANGED),
    (app_commands.TransformerError, words.COMMAND_CHANGED),
    (discord.Forbidden, words.FORBIDDEN),
    (discord.HTTPException, words.DISCORD_FAILED),
    (aiohttp.ClientError, words.DISCORD_FAILED),
    (ConnectionError, words.DISCORD_FAILED),
    (TimeoutError, words.DISCORD_FAILED),
    (EmptyReportError, words.EMPTY_REPORT),
    (TooManyReportsError, words.TOO_MANY_REPORTS),
    (LockedError, words.STORAGE_BUSY),
    (StorageError, words.STORAGE_FAILED),
)
"""What is told of an exception; the first that fits holds."""
ANSWERED = 40060
"""The code with which Discord says that it has an answer already."""
CODES = {10003: words.NOT_THERE, 10008: words.NOT_THERE, ANSWERED: words.PERHAPS_ANSWERED, 160002: words.FORBIDDEN}
"""What is told of an error of Discord's by its code: a channel or a message is unknown, an answer was given before, the
history may not be read; before what is told of its kind."""
TOO_LATE = frozenset({10015, 10062, 50027})
"""The codes with which Discord says that nobody waits for an answer any more: 3 seconds have passed without the first,
or 15 minutes since it."""
UNDELIVERED = (discord.HTTPException, aiohttp.ClientError, ConnectionError, TimeoutError)
"""What is raised where Discord did not take something, or could not be reached."""


def told(error: Exception, where: str) -> str:
    """What a person reads of an error. One that is not known goes to the log."""
    error = cause(error)
    if isinstance(error, SaidError | AbsentError | StaleError):
        return str(error)
    if isinstance(error, CuratingError):
        return "\n".join(plain(line) for line in str(error).splitlines())
    text = CODES.get(code_of(error)) or next((text for known, text in KNOWN if isinstance(error, known)), None)
    if text is None:
        return words.unexpected(logged(error, where))
    if isinstance(error, UNDELIVERED):
        log.warning("Discord refused", where=where, **why(error))
    if isinstance(error, StorageError):
        log.error("the database failed", where=where, why=str(error))
    return text


def cause(error: Exception) -> Exception:
    """The exception that a command raised, without what discord.py wraps around it."""
    return error.original if isinstance(error, app_commands.CommandInvokeError) else error


def logged(error: Exception, where: str) -> str:
    """Log an error that no one foresaw; the reference to it."""
    reference = secrets.token_hex(3).upper()
    log.error(f"{where} failed\n{''.join(frames(error))}", reference=reference)
    return reference


def code_of(error: Exception) -> int:
    """The code of an error of Discord's; 0 for any other."""
    return error.code if isinstance(error, discord.HTTPException) else 0


def why(error: Exception) -> dict[str, str | int]:
    """What the log says of something that was not delivered."""
    if isinstance(error, discord.HTTPException):
        return {"status": error.status, "code": error.code}
    return {"kind": type(error).__name__}


async def answer(interaction: discord.Interaction, error: Exception) -> bool:
    """Tell whoever pressed or typed something, and no one else, what went wrong; whether that could be told."""
    where, code = place(interaction), code_of(cause(error))
    if code in TOO_LATE:
        log.warning("answered too late: Discord waits for 3 seconds", where=where, code=code)
        return False
    try:
        for page in said_pages(told(error, where)):
            if interaction.response.is_done() or code == ANSWERED:
                await interaction.followup.send(view=page, ephemeral=True)
            else:
                await interaction.response.send_message(view=page, ephemeral=True)
    except Exception as failure:  # nothing comes after the registry
        untold(where, failure)
        return False
    return True


async def answer_message(message: discord.Message, error: Exception) -> None:
    """Tell whoever mentioned the bot what went wrong: in the channel or, where that is refused, directly."""
    page = said_pages(told(error, "mention"))[0]
    try:
        await message.channel.send(view=page, reference=message.to_reference(fail_if_not_exists=False))
    except UNDELIVERED:
        try:
            await message.author.send(view=page)
        except UNDELIVERED as failure:
            untold("mention", failure)


def untold(where: str, failure: Exception) -> None:
    """Log that not even the error could be told: the message is gone, or too long ago."""
    log.warning("the error could not be told", where=where, **why(failure))


def place(interaction: discord.Interaction) -> str:
    """What was used, without anything that was typed."""
    name = interaction.command.qualified_name if interaction.command else interaction.type.name
    return f"interaction {name}"
