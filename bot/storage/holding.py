"""One process holds a database: a lock beside it, which the kernel releases when that process dies."""

from __future__ import annotations

import fcntl
import json
import os
import socket
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bot.storage import times
from bot.storage.failures import HeldError, translated

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType


@dataclass(frozen=True)
class Holder:
    """Who holds a database: process, machine, and since when (ISO 8601, UTC)."""

    pid: int
    host: str
    since: str

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, since {self.since}"


class Hold:
    """A database that is held by this process, until `release`."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    @classmethod
    def take(cls, path: Path, now: datetime) -> Hold:
        """Hold the database at this path.

        The lock file stays when it is released: taking it away could take it from under the next holder.

        Raises:
            HeldError: another process holds it, or this one does already; names the holder.
            StorageError: the lock file cannot be written.
        """
        lock = path.with_name(f"{path.name}.lock")
        with translated(lock):
            handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                holder = Holder(os.getpid(), socket.gethostname(), times.to_text(now))
                os.ftruncate(handle, 0)
                os.pwrite(handle, json.dumps(asdict(holder)).encode(), 0)
            except BlockingIOError:
                holder_now = named(handle)
                os.close(handle)
                raise HeldError(
                    f"{path}: held by {holder_now}. Stop that process first; only one may write to a database."
                ) from None
            except BaseException:
                os.close(handle)
                raise
        return cls(handle)

    def release(self) -> None:
        """Let go of the database."""
        os.ftruncate(self._handle, 0)
        os.close(self._handle)

    def __enter__(self) -> Hold:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()


def named(handle: int) -> str:
    """Who wrote a lock file; it may be empty for a moment."""
    try:
        return str(Holder(**json.loads(os.pread(handle, 4096, 0))))
    except (ValueError, TypeError):
        return "another process"
