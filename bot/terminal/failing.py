"""An error that no one foresaw: its traceback goes to a log file, and the person gets a reference to it."""

from __future__ import annotations

import datetime
import secrets
from pathlib import Path

import platformdirs

from bot.terminal import words
from bot.tracebacks import frames


def log_file() -> Path:
    """Where tracebacks are written."""
    return Path(platformdirs.user_log_dir("factbot", appauthor=False)) / "factbot.log"


def told(error: BaseException) -> str:
    """What a person reads of an error, once it is in the log."""
    reference = secrets.token_hex(3).upper()
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{now} {reference}\n{''.join(frames(error))}\n")
    except OSError:
        return words.UNEXPECTED_UNLOGGED.format(kind=type(error).__name__, path=path)
    return words.UNEXPECTED.format(reference=reference, path=path)
