"""Whatever fact of the shipped base is taken away: what is exported is in order, and it comes back as it was.

A sample of the facts; every one where FACTBOT_SLOW is 1.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.desk import along, overlay, restoring
from bot.desk.exporting import export
from bot.desk.uncited import paragraphs
from bot.factbase import checking, documents, forms, loading, proposed, yamlfile
from bot.factbase.rules import fairness, provenance
from bot.factbase.rules.context import Context
from bot.storage.revisions import Action, Revision
from tests.factbase.conftest import real_documents, real_facts
from tests.factbase.world import TODAY
from tests.storage.world import COMMUNITY, NOW

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.factbase.base import FactBase
    from bot.factbase.findings import Problem
    from bot.factbase.loading import Loaded

__all__ = ["real_documents", "real_facts"]

EVERY = os.environ.get("FACTBOT_SLOW") == "1"
ACROSS = (
    fairness.adverse_or_not,
    fairness.ethnicity_kept_whole,
    provenance.shared_origins,
    provenance.inferred_origins,
    provenance.every_paragraph,
)
"""The rules that look from one fact at others; the rest find nothing new where one goes."""


@pytest.fixture(scope="module")
def loaded(real_facts: Path) -> Loaded:
    """The shipped facts."""
    return loading.load(real_facts)


def retired(facts: Iterable[str]) -> list[Revision]:
    """A log in which these facts are retired."""
    return [
        Revision(
            number=number,
            community=COMMUNITY,
            fact=fact,
            action=Action.RETIRE,
            follows=None,
            text=None,
            author=1,
            reason="So it is.",
            at=NOW,
            everywhere=True,
        )
        for number, fact in enumerate(facts, 1)
    ]


def only_citing(base: FactBase) -> list[str]:
    """The facts that alone cite a paragraph."""
    counted = Counter(one for fact in base.facts.values() for one in paragraphs([fact]))
    return [fact.id for fact in base.facts.values() if any(counted[one] == 1 for one in paragraphs([fact]))]


def repeated(base: FactBase) -> list[str]:
    """The facts that alone cite a paragraph which others repeat."""
    reasons = [(one.source, one.reason.removeprefix("repeats p")) for one in base.uncited]
    told = {(source, int(reason)) for source, reason in reasons if reason.isdigit()}
    return [fact for fact in only_citing(base) if paragraphs([base.facts[fact]]) & told]


def test_each_alone(loaded: Loaded, real_documents: Path) -> None:
    base = loaded.base
    sample = base.facts if EVERY else {*list(base.facts)[::12], *only_citing(base)[::12], *repeated(base)}
    assert repeated(base)
    entries = {name: forms.validate(loading.form_of(name), file.data) for name, file in loaded.files.items()}
    read = documents.read(real_documents, base.sources.values())
    found = {}
    for fact in sample:
        files = export(loaded, retired([fact]), None).files
        new = {name: forms.validate(loading.form_of(name), yamlfile.parse(files[name], name).data) for name in files}
        problems: list[Problem] = []
        context = Context(loading.assemble(entries | new, problems), read, TODAY)
        problems += [problem for rule in ACROSS for problem in rule(context)]
        if problems:
            found[fact] = problems
    assert found == {}


def test_each_withheld_and_merged_is_with_all_that_went_along_as_it_was_once_it_is_restored(loaded: Loaded) -> None:
    base = loaded.base
    for fact in base.facts if EVERY else [*base.facts][::5]:
        (retired_one,) = retired([fact])
        taken = replace(retired_one, before=proposed.write(base.facts[fact]), along=along.changed_by(base.facts, fact))
        merged = overlay.laid_over(base, [taken], None)
        log = [replace(taken, merged=NOW)]
        text = restoring.last_text(merged, log, None, fact)
        assert text is not None
        assert proposed.dangling(proposed.read(text), restoring.with_restored(merged, log, None, fact), ()) == []
        log.append(replace(taken, number=2, follows=1, action=Action.RESTORE, text=text, before=None, along=None))
        assert overlay.laid_over(merged, log, None).facts == base.facts


def test_many_at_once_as_the_whole_check_sees_them(
    loaded: Loaded, real_facts: Path, real_documents: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(real_facts, tmp_path / "facts")
    for name, text in export(loaded, retired([*loaded.base.facts][::10]), None).files.items():
        (folder / name).write_text(text, "utf-8")
    report = checking.check(folder, real_documents, TODAY, lambda _: None)
    assert [str(finding) for finding in report.findings] == []
    assert report.lock is not None
