"""The one way each file of the fact base is written, so that a change shows only what changed.

Comments are kept where they can be: at the head of a file, and on lines of their own before an entry of its list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from bot.factbase import forms, model, yamlfile
from bot.factbase.findings import FactBaseError, Finding
from bot.factbase.loading import form_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.factbase.yamlfile import YamlFile

Dumper: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
WIDTH = 110
FLOW = 100
"""A mapping of scalars that is no longer than this stands on one line."""
SECTION = re.compile(r"(\w+):")
Spot = tuple[str, int]
"""A list of a file, and a position in it."""
HEAD: Spot = ("", 0)
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
    return dump_plain(forms.plain(entry))


def dump_plain(data: object) -> str:
    """Data of JSON's types as canonical YAML."""
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
    try:
        entry = forms.validate(form, file.data)
    except ValidationError as error:
        raise FactBaseError([file.schema_finding(detail) for detail in error.errors(include_url=False)]) from error
    return written(entry, kept_comments(file))


def written(entry: model.Entry, comments: Mapping[Spot, list[str]]) -> str:
    """The text of a file in canonical form, with the comments that stand at its head and before its entries."""
    out = [SCHEMA.format(form=form_name(type(entry))), *comments.get(HEAD, [])]
    section, position = "", 0
    for line in dump(entry).rstrip("\n").split("\n"):
        if match := SECTION.match(line):
            section, position = match[1], 0
        elif line.startswith("- "):
            out += comments.get((section, position), [])
            position += 1
        out.append(line)
    return "\n".join(out) + "\n"


def kept_comments(file: YamlFile) -> dict[Spot, list[str]]:
    """The comment lines of a file by where they stand: at its head, or before an entry of one of its lists.

    Raises:
        FactBaseError: a comment stands where rewriting the file would lose it.
    """
    spots = entry_lines(file.root)
    first = file.root.start_mark.line if file.root else 0
    kept: dict[Spot, list[str]] = {HEAD: []}
    waiting: dict[tuple[int, int], str] = {}
    lost: list[tuple[int, int]] = []
    for number, line in enumerate([*without_scalars(file).split("\n"), "the end"]):
        before, mark, comment = line.rstrip().partition("#")
        if mark and number < first:
            kept[HEAD] += [] if "yaml-language-server" in comment else [mark + comment]
        elif mark and not before:
            waiting[number + 1, 1] = mark + comment
        elif mark:
            lost.append((number + 1, len(before) + 1))
        elif waiting and before:
            if number in spots:
                kept[spots[number]] = [*waiting.values()]
            else:
                lost += waiting
            waiting = {}
    if lost:
        wrong = "a comment here would be lost when the file is rewritten"
        raise FactBaseError([Finding(file.name, *at, "F10", "error", wrong, "move it before an entry") for at in lost])
    return kept


def entry_lines(root: yaml.Node | None) -> dict[int, Spot]:
    """The line, from 0, on which each entry of a file's lists starts."""
    return {
        entry.start_mark.line: (key.value, position)
        for key, value in (root.value if isinstance(root, yaml.MappingNode) else ())
        if isinstance(value, yaml.SequenceNode) and not value.flow_style
        for position, entry in enumerate(value.value)
    }


def without_scalars(file: YamlFile) -> str:
    """The text of a file with its words and numbers taken out, so that each # left starts a comment."""
    pieces: list[str] = []
    end = 0
    for node in sorted(scalars(file.root), key=lambda node: node.start_mark.index):
        start = node.start_mark.index
        header = file.text.find("\n", start) if node.style in ("|", ">") else start
        body = re.sub(r"[^\n]", "x", file.text[header : node.end_mark.index])
        pieces += [file.text[end:header], body]
        end = node.end_mark.index
    return "".join([*pieces, file.text[end:]])


def scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Every scalar below a node."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.CollectionNode):
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                yield from scalars(part)
