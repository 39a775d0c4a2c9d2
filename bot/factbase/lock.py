"""`provenance.lock`: what was verified against the documents, so that a change since is seen without them."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from bot.factbase import forms
from bot.factbase.findings import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.factbase.documents import Documents
    from bot.factbase.loading import Loaded
    from bot.factbase.model import Fact

NAME = "provenance.lock"
NOT_CHECKED = frozenset({"topics", "shown_with"})
HEAD = "# What was verified, by `factbot check --documents`: key, SHA-256 of the entry, SHA-256 of its paragraphs.\n"


def fact_sum(fact: Fact) -> str:
    """A SHA-256 over all of a fact that is checked against the documents."""
    checked = {key: value for key, value in forms.plain(fact).items() if key not in NOT_CHECKED}
    return hashlib.sha256(json.dumps(checked, sort_keys=True).encode()).hexdigest()


def paragraphs_sum(fact: Fact, documents: Documents) -> str:
    """A SHA-256 over the paragraphs that a fact cites."""
    whole = hashlib.sha256()
    for citation in fact.citations:
        document = documents.by_source.get(citation.source)
        whole.update(((document.paragraph(citation.paragraph) if document else None) or "").encode())
    return whole.hexdigest()


def write(loaded: Loaded, documents: Documents) -> str:
    """The text of the lock for a fact base that was just verified."""
    sums = [f"{key} {document.sha256} -" for key, document in documents.by_source.items()]
    sums += [f"{fact.id} {fact_sum(fact)} {paragraphs_sum(fact, documents)}" for fact in loaded.base.facts.values()]
    return HEAD + "".join(f"{line}\n" for line in sorted(sums))


def read(text: str) -> dict[str, str]:
    """The SHA-256 of each entry of a lock, by key."""
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {parts[0]: parts[1] for parts in lines if len(parts) == 3}


def unverified(loaded: Loaded, locked: dict[str, str]) -> Iterator[Problem]:
    """P01: facts that changed since they were last verified; for when the documents are not at hand."""
    for fact in loaded.base.facts.values():
        if locked.get(fact.id) != fact_sum(fact):
            yield Problem(
                "P01",
                loaded.base.places[fact.id],
                f"{fact.id} is not verified as it stands now",
                "run `factbot check --documents DIR`, and commit provenance.lock",
            )


def changed_documents(loaded: Loaded, documents: Documents, locked: dict[str, str]) -> Iterator[Problem]:
    """P02: documents that cannot be read, or are not those that the lock knows."""
    for number, key in enumerate(loaded.base.sources):
        place = Place("sources.yaml", ("sources", number))
        if (reason := documents.missing.get(key)) is not None:
            remedy = "put every document into the folder of --documents"
            yield Problem("P02", place, f"the document of {key}: {reason}", remedy)
        elif (sha256 := documents.by_source[key].sha256) != locked.get(key, sha256):
            yield Problem(
                "P02",
                place,
                f"the document of {key} is not the one that the facts were checked against",
                f"restore it; if the change is meant, remove {key} from {NAME} and check again",
            )
