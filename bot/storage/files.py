"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step: whoever reads it sees the old content or the new, never a part.

    The new content is forced to disk before it takes the old one's name, so that a crash between the two leaves one
    of them whole.

    Raises:
        OSError: the folder cannot be written to.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def settle(temporary: Path, path: Path) -> None:
    """Force a file that was written beside a path to disk, and let it take that path's name in one step.

    It gets the mode of what it replaces, and its owner where this user may give files away.

    Raises:
        OSError: the folder cannot be written to.
    """
    sync(temporary)
    if path.exists():
        status = path.stat()
        temporary.chmod(status.st_mode & 0o777)
        with suppress(PermissionError):
            os.chown(temporary, status.st_uid, status.st_gid)
    temporary.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Force a file, or the names in a folder, to disk.

    Raises:
        OSError: it cannot be read or written.
    """
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
