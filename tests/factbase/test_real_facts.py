"""The fact base that is served: clean, verified where the documents are at hand, and described for its curators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.factbase import checking
from bot.factbase.findings import CODES
from tests.factbase.conftest import ROOT
from tests.factbase.world import TODAY

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_clean_against_the_documents(real_facts: Path, real_documents: Path) -> None:
    report = checking.check(real_facts, real_documents, TODAY, lambda _: None)
    assert [str(finding) for finding in report.findings] == []
    assert report.verified
    assert report.lock == (real_facts / "provenance.lock").read_text("utf-8"), "run `factbot check --documents DIR`"


def test_it_is_clean_without_them_thanks_to_the_lock(real_facts: Path) -> None:
    report = checking.check(real_facts, None, TODAY, lambda _: None)
    assert [str(finding) for finding in report.findings] == []
    assert not report.verified


def test_each_code_is_explained_to_curators() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [code for code in CODES if not re.search(rf"\b{code}\b", text)] == []
