"""One log for the bot and for discord.py: structlog through the handlers of the standard library.

A log never holds what a member wrote, and never a token.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from structlog.typing import EventDict, Processor, WrappedLogger

REDACTED = "[redacted]"
WITHHELD = frozenset({"content", "message", "question", "text"})
"""Keys under which what a member wrote would be logged."""
BOT_TOKEN = re.compile(r"[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}")
ANSWERING_TOKEN = re.compile(r"(/(?:interactions|webhooks)/\d+/)[^/\s\"']+")
"""In a URL of Discord's: with it, anyone can answer in the bot's name for 15 minutes."""


def configure(level: str, *, json: bool, token: str = "") -> None:
    """Send every log line to standard error, from this level on, as JSON or for reading."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        withhold,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(token, shared, as_json() if json else for_reading()))
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(level)
    # On DEBUG, discord.py writes out whole messages and payloads.
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.root.level))


class Redacting(structlog.stdlib.ProcessorFormatter):
    """Renders a line, and takes tokens out of the whole of it, tracebacks included."""

    def __init__(
        self,
        token: str,
        shared: list[Processor],
        renderers: list[Processor],
    ) -> None:
        self.token = token
        drop_meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
        super().__init__(foreign_pre_chain=shared, processors=[drop_meta, *renderers])

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written."""
        return redact(super().format(record), self.token)


def redact(line: str, token: str) -> str:
    """A text without the token, without whatever looks like one, and without the tokens of interactions."""
    if token:
        line = line.replace(token, REDACTED)
    return ANSWERING_TOKEN.sub(rf"\1{REDACTED}", BOT_TOKEN.sub(REDACTED, line))


def withhold(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Take out what a member wrote, where it was logged by mistake."""
    for key in WITHHELD & event.keys():
        event[key] = REDACTED
    return event


def as_json() -> list[Processor]:
    """A JSON object a line."""
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]


def for_reading() -> list[Processor]:
    """Lines for a person, coloured on a terminal. Tracebacks without variables: those hold what was asked."""
    colours = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    plain = structlog.dev.plain_traceback
    return [structlog.dev.ConsoleRenderer(colors=colours, exception_formatter=plain)]
