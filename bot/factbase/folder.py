"""The folder of a fact base, before anything in it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.factbase.findings import FactBaseError, Finding

if TYPE_CHECKING:
    from pathlib import Path


def paths(folder: Path) -> list[Path]:
    """The YAML files of a fact base, in order.

    Raises:
        FactBaseError: the folder is missing, is no folder, or holds no YAML.
    """
    if not folder.is_dir():
        raise FactBaseError(
            [finding_for(folder, "there is no such folder", "give a folder with --facts or FACTBOT_FACTS")]
        )
    found = sorted(folder.glob("*.yaml"))
    if not found:
        raise FactBaseError([finding_for(folder, "no YAML file in this folder", "give the folder of a fact base")])
    return found


def finding_for(folder: Path, wrong: str, remedy: str) -> Finding:
    """A finding about the folder itself."""
    return Finding(str(folder), 1, 1, "F01", "error", wrong, remedy)
