"""The one way each file of the fact base is written, so that a change shows only what changed.

Comments are kept where they can be: at the head of a file, and on lines of their own before an entry of its list.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from bot.factbase import forms, model, yamlfile
from bot.factbase.findings import FactBaseError, Finding
from bot.factbase.loading import form_of

Dumper: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
WIDTH = 110
FLOW = 100
"""A mapping of scalars that is no longer than this stands on one line."""
ENTRY = re.compile(r"^- ")
SCHEMA = "# yaml-language-server: $schema=../bot/factbase/schema/{form}.schema.json"


class Canonical(Dumper):  # type: ignore[misc, valid-type]
    """Writes long text folded, dates quoted, and small mappings on one line."""


def text_node(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    """Text as a scalar: quoted where YAML would misread it, folded where it is long."""
    style = ">" if len(text) > FLOW and text.isprintable() else None
    if style is None and (text[:4].isdigit() or "\n" in text):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def mapping_node(dumper: yaml.SafeDumper, mapping: dict[str, Any]) -> yaml.Node:
    """A mapping: on one line where all of it is short and flat."""
    values = mapping.values()
    flat = all(is_flat(value) for value in values)
    small = flat and sum(len(str(key)) + len(str(value)) + 4 for key, value in mapping.items()) <= FLOW
    return dumper.represent_mapping("tag:yaml.org,2002:map", mapping, flow_style=small)


def list_node(dumper: yaml.SafeDumper, entries: list[Any]) -> yaml.Node:
    """A list: words on one line, anything longer an entry a line."""
    words = all(isinstance(entry, str | int) and len(str(entry)) <= 24 for entry in entries)
    small = words and sum(len(str(entry)) + 2 for entry in entries) <= FLOW
    return dumper.represent_sequence("tag:yaml.org,2002:seq", entries, flow_style=small)


def is_flat(value: object) -> bool:
    """Whether a value fits into a mapping on one line."""
    if isinstance(value, list):
        return all(isinstance(entry, str | int) and len(str(entry)) <= 24 for entry in value)
    return not isinstance(value, dict)


Canonical.add_representer(str, text_node)
Canonical.add_representer(dict, mapping_node)
Canonical.add_representer(list, list_node)


def dump(entry: model.Entry) -> str:
    """An entry as canonical YAML, without comments: fields in the order of the model, empty ones left out."""
    data = forms.plain(entry)
    return str(yaml.dump(data, Dumper=Canonical, sort_keys=False, allow_unicode=True, width=WIDTH))


def form_name(form: type[model.Entry]) -> str:
    """The name of a form's schema: `TopicFile` is `topic`."""
    return form.__name__.removesuffix("File").lower()


def canonical(text: str, name: str) -> str:
    """The text of a file in canonical form.

    Raises:
        FactBaseError: the text is no valid file of the fact base, or has a comment that would be lost.
    """
    file = yamlfile.parse(text, name)
    if file.findings:
        raise FactBaseError(list(file.findings))
    form = form_of(name)
    comments = comment_blocks(text, name)
    lines = dump(forms.validate(form, file.data)).splitlines()
    head = [SCHEMA.format(form=form_name(form)), *comments.pop(-1, [])]
    out: list[str] = []
    entry = -1
    for line in lines:
        if ENTRY.match(line):
            entry += 1
            out += comments.get(entry, [])
        out.append(line)
    return "\n".join([*head, *out]) + "\n"


def comment_blocks(text: str, name: str) -> dict[int, list[str]]:
    """The comment lines of a file by the number of the entry they stand before; -1 for the head of the file.

    Raises:
        FactBaseError: a comment stands where rewriting the file would lose it.
    """
    blocks: dict[int, list[str]] = {}
    waiting: list[str] = []
    entry, started = -1, False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            if "yaml-language-server" not in line:
                waiting.append(line)
            continue
        if ENTRY.match(line):
            entry += 1
        elif waiting and started:
            wrong = "a comment inside an entry would be lost"
            raise FactBaseError([Finding(name, number - 1, 1, "F10", "error", wrong, "move it before the entry")])
        if waiting and line.strip():
            blocks[entry if started else -1] = waiting
            waiting = []
        started = started or bool(line.strip())
    return blocks
