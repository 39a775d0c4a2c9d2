"""Matching knows nothing of its subject: whatever is about that is data of the fact base."""

from __future__ import annotations

from pathlib import Path

import bot.matching
from bot.desk.opening import open_base


def test_no_name_place_or_document_of_the_shipped_facts_stands_in_its_code() -> None:
    base = open_base().base
    names = {name for person in base.people.values() for name in (person.name, *person.aliases) if " " in name}
    subject = names | set(base.vocabulary.places) | {source.title for source in base.sources.values()}
    code = " ".join(path.read_text("utf-8").lower() for path in Path(bot.matching.__file__).parent.glob("*.py"))
    assert "question" in code
    assert not [word for word in sorted(subject) if f" {word.lower()} " in " ".join(code.split())]
