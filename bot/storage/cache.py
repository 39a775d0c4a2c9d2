"""What takes long to build, kept between runs: the index of a fact base takes seconds, reading it a tenth of one.

The file is a pickle in the user's own cache folder, so it is trusted as far as that folder is: one that others can
write to is not read.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

import bot
from bot.storage.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    T = TypeVar("T")


SEAL = hashlib.sha256().digest_size


def digest(files: Iterable[Path]) -> str:
    """A name for what was built from these files by this code: it changes with either."""
    whole = hashlib.sha256(sys.version.encode())
    for module in sorted(Path(bot.__file__).parent.glob("*/*.py")):
        status = module.stat()
        whole.update(f"{module.name} {status.st_size} {status.st_mtime_ns}".encode())
    for file in files:
        whole.update(file.name.encode())
        whole.update(file.read_bytes())
    return whole.hexdigest()


def cached(files: Iterable[Path], kind: type[T], build: Callable[[], T]) -> T:
    """What was built from these files before, or else build it now and keep it.

    A cache that cannot be read or written costs time and nothing else.
    """
    path = folder() / f"{digest(files)}.pickle"
    if (found := read(path, kind)) is not None:
        return found
    built = build()
    keep(path, built)
    return built


def folder() -> Path:
    """The user's cache folder."""
    return Path(platformdirs.user_cache_dir("factbot"))


def sealed(content: bytes) -> bytes:
    """Content with its checksum before it: a damaged pickle may be read back as something else."""
    return hashlib.sha256(content).digest() + content


def read(path: Path, kind: type[T]) -> T | None:
    """What a cache file holds; None where it cannot be trusted or read.

    Collecting garbage while so many objects are made would double the time, and there is none. They stay as long as
    the program, so they are never looked through for garbage later either, not even when it ends.
    """
    gc.disable()
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if status.st_uid != os.getuid() or status.st_mode & 0o022:
                return None
            whole = memoryview(file.read())
        seal, content = whole[:SEAL], whole[SEAL:]
        if hashlib.sha256(content).digest() != seal:
            return None
        found = pickle.loads(content)  # noqa: S301
        gc.freeze()
    except Exception:  # A pickle of another version may raise anything at all, and is built anew.
        return None
    finally:
        gc.enable()
    return found if isinstance(found, kind) else None


def keep(path: Path, built: object) -> None:
    """Put a cache file in place of the older ones of its kind."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for older in path.parent.glob(f"*{path.suffix}"):
            older.unlink(missing_ok=True)
        write_whole(path, sealed(pickle.dumps(built, protocol=pickle.HIGHEST_PROTOCOL)))
    except OSError:
        return
