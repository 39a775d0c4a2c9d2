"""Opening a fact base."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.desk.opening import open_base, open_desk, shipped
from bot.factbase.findings import FactBaseError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_opens_as_a_desk_that_answers(facts_folder: Path) -> None:
    assert open_desk(facts_folder).ask("did the police apologise").facts[0].card.id == "police-apology"


def test_without_a_folder_the_shipped_facts_open() -> None:
    assert shipped().is_dir()
    assert (shipped() / "people.yaml").is_file()


def test_a_folder_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    with pytest.raises(FactBaseError) as caught:
        open_base(tmp_path)
    assert "no YAML file in this folder" in str(caught.value)
