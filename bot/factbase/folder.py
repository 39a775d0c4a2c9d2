"""The folder of a fact base, before anything in it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.factbase.findings import FactBaseError, Finding

if TYPE_CHECKING:
    from pathlib import Path


def paths(folder: Path) -> list[Path]:
    """The YAML files of a fact base, in order.

    Raises:
        FactBaseError: the folder is missing, is no folder, holds no YAML, or holds YAML under a name that is not read.
    """
    if not folder.is_dir():
        raise FactBaseError(
            [finding_for(folder, "there is no such folder", "give a folder with --facts or FACTBOT_FACTS")]
        )
    if unread := sorted(folder.glob("*.yml")):
        raise FactBaseError([finding_for(path, "not read under this name", "end its name in .yaml") for path in unread])
    found = sorted(folder.glob("*.yaml"))
    if not found:
        raise FactBaseError([finding_for(folder, "no YAML file in this folder", "give the folder of a fact base")])
    return found


def finding_for(path: Path, wrong: str, remedy: str) -> Finding:
    """A finding about the folder, or about a file in it that is not read."""
    return Finding(str(path), 1, 1, "F01", "error", wrong, remedy)
