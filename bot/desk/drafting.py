"""The text of a draft: read though it may be incomplete, and filled in field by field."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

from anyascii import anyascii

from bot.desk import words
from bot.desk.review import RulesError
from bot.factbase import canonical, yamlfile
from bot.factbase.model import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.factbase.base import FactBase

LARGEST = 64 * 1024
"""Bytes that a file may have."""
MOST_FACTS = 50
"""Facts that one file may bring."""
LONGEST_ID = 60
LONGEST_REASON = 500
"""Characters of a reason for or against a change."""
FIELDS = tuple(field.name for field in dataclasses.fields(Fact))
REQUIRED = tuple(field.name for field in dataclasses.fields(Fact) if field.default is dataclasses.MISSING)
NEW = "new"
"""Stands in a citation for the community's own source, until that has an id."""


def fields(text: str | None) -> dict[str, Any]:
    """The fields of the fact that a draft has so far; none where it cannot be read."""
    fact = _data(text).get("fact")
    return dict(fact) if isinstance(fact, dict) else {}


def source(text: str | None) -> dict[str, Any]:
    """The fields of the community's own source that a draft has so far."""
    own = _data(text).get("source")
    return dict(own) if isinstance(own, dict) else {}


def missing(text: str | None) -> tuple[str, ...]:
    """The fields that a draft still needs."""
    has = fields(text)
    return tuple(name for name in REQUIRED if not has.get(name))


def filled(text: str | None, **changes: object) -> str:
    """A draft with these fields of its fact; one that is None, or empty, is taken out."""
    return _written({**fields(text), **changes}, source(text))


def sourced(text: str | None, *, title: str, publisher: str, published: str, url: str) -> str:
    """A draft with a source of the community's own, and its citations of that source following it."""
    key = slug(f"{publisher} {title}") or NEW
    had = {NEW, source(text).get("id")}
    citations = [_cited(one, key if one.get("source") in had else None) for one in citations_of(text)]
    own = {"id": key, "title": title, "publisher": publisher, "published": published, "url": url}
    return _written({**fields(text), "citations": citations or [{"source": key, "paragraph": 1}]}, own)


def cited(text: str | None, citations: Iterable[Mapping[str, Any]]) -> str:
    """A draft with these citations; its own source goes where none of them is of it."""
    own = source(text)
    key = own.get("id", NEW)
    listed = [_cited(one, key if one.get("source") == NEW else None) for one in citations]
    kept = own if any(one.get("source") == key for one in listed) else {}
    return _written({**fields(text), "citations": listed}, kept)


def citations_of(text: str | None) -> list[dict[str, Any]]:
    """The citations that a draft has so far."""
    found = fields(text).get("citations")
    return [dict(one) for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def slug(text: str) -> str:
    """Text as an id."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower()).strip("-")[:LONGEST_ID].strip("-")


def line(text: str) -> str:
    """What was typed, as one line."""
    return " ".join(text.split())


def lines(text: str) -> list[str]:
    """What was typed, line by line."""
    return [one for one in map(line, text.splitlines()) if one]


def number(text: str) -> int | str:
    """What was typed as a number, where it is one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text


def person(text: str, base: FactBase) -> str:
    """The key of a person who was typed by key, name or alias; what was typed where it is none."""
    wanted = line(text).casefold()
    named = (key for key, one in base.people.items() if wanted in map(str.casefold, (key, one.name, *one.aliases)))
    return next(named, line(text))


def topics(text: str, base: FactBase) -> list[str]:
    """The keys of topics that were typed by key or title, one a line or with commas between them."""
    titles = {topic.title.casefold(): key for key, topic in base.topics.items()}
    return [titles.get(one.casefold(), one) for one in keys(text)]


def keys(text: str) -> list[str]:
    """Keys that were typed, one a line or with commas between them."""
    return [one for one in map(line, re.split(r"[,\n]", text)) if one]


def parsed(text: str, name: str) -> Any:  # noqa: ANN401 - whatever YAML can hold
    """What was typed as YAML; None where nothing was.

    Raises:
        RulesError: it is no YAML that the fact base takes.
    """
    if not text.strip():
        return None
    file = yamlfile.parse(text, name)
    if file.findings:
        raise RulesError(words.NOT_YAML, file.findings)
    return file.data


def shown(value: object) -> str:
    """A value as someone types it as YAML; nothing for none."""
    return canonical.dump_plain(value).rstrip("\n") if value else ""


def accepted(content: bytes) -> str:
    """A file as the text of one draft.

    Raises:
        RulesError: it cannot be read, or holds more facts than one.
    """
    texts = each(content)
    if len(texts) != 1:
        raise RulesError(words.one_fact_expected(len(texts)))
    return texts[0]


def each(content: bytes) -> list[str]:
    """A file as the texts of drafts: it holds a proposal or a list of proposals, a fact, or a topic with its facts.

    Raises:
        RulesError: it cannot be read, or holds no facts or too many.
    """
    if len(content) > LARGEST:
        raise RulesError(words.file_too_large(LARGEST))
    try:
        data = parsed(content.decode("utf-8-sig"), "file")
    except UnicodeDecodeError as error:
        raise RulesError(words.NOT_UTF8) from error
    if isinstance(data, dict) and isinstance(data.get("facts"), list):
        entries = [{"fact": fact} for fact in data["facts"]]
    else:
        entries = data if isinstance(data, list) else [data]
    found = [one if isinstance(one, dict) and "fact" in one else {"fact": one} for one in entries]
    if not found or not all(isinstance(one["fact"], dict) and one["fact"] for one in found):
        raise RulesError(words.NO_FACTS_IN_FILE)
    if len(found) > MOST_FACTS:
        raise RulesError(words.too_many_facts(len(found), MOST_FACTS))
    return [canonical.dump_plain(one) for one in found]


def _data(text: str | None) -> dict[str, Any]:
    data = yamlfile.parse(text, "draft").data if text else None
    return data if isinstance(data, dict) else {}


def _cited(citation: Mapping[str, Any], key: str | None) -> dict[str, Any]:
    return {**citation, "source": key} if key else dict(citation)


def _written(fact: Mapping[str, Any], own: Mapping[str, Any]) -> str:
    order = {name: place for place, name in enumerate(FIELDS)}
    kept = {key: fact[key] for key in sorted(fact, key=lambda key: order.get(key, len(order))) if fact[key]}
    return canonical.dump_plain({"fact": kept, **({"source": dict(own)} if own else {})})
