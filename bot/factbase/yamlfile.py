"""Reading one YAML file, with the place of everything in it, and none of YAML 1.1's surprises."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from yaml.reader import ReaderError

from bot.factbase.findings import Finding, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic_core import ErrorDetails

Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLAIN_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
PLAIN_FLOAT = re.compile(r"[-+]?[0-9]{1,9}\.[0-9]{1,9}")
STANDARD_TAG = "tag:yaml.org,2002:"
DEEPEST = 50
"""The fact base nests six deep. Composing a file that nests ten thousand deep would end the process."""


@dataclass(frozen=True)
class YamlFile:
    """A file that was read: its data (None where it could not be), its nodes, and what is wrong with it."""

    name: str
    text: str
    data: Any
    root: yaml.Node | None
    findings: tuple[Finding, ...]

    def locate(self, problem: Problem) -> Finding:
        """The problem as a finding, at the line of the deepest node on its path."""
        line, column = position(self.root, problem.place.path)
        return Finding(self.name, line, column, problem.code, problem.severity, problem.wrong, problem.remedy)

    def schema_finding(self, error: ErrorDetails) -> Finding:
        """One of pydantic's errors as a finding."""
        field = ".".join(str(step) for step in error["loc"]) or "the file"
        problem = Problem(
            "F07", Place(self.name, tuple(error["loc"])), f"{field}: {error['msg']}", remedy_for(error["type"])
        )
        return self.locate(problem)


def remedy_for(error_type: str) -> str:
    """What to do about a pydantic error of this type."""
    known = {
        "missing": "add the field",
        "extra_forbidden": "remove the field, or correct its spelling",
        "string_type": "write text; put quotes around a number or a date",
        "enum": "use one of the words listed",
        "too_short": "add more",
        "too_long": "keep fewer",
        "string_too_long": "shorten it",
        "string_pattern_mismatch": "write it in the form that the schema gives",
    }
    return known.get(error_type, "correct the value; CONTRIBUTING.md describes each field")


def read(path: Path, name: str) -> YamlFile:
    """Read a file. Never raises for what the file holds: that is in `findings`."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return failed(name, "", "F01", 1, 1, error.strerror or str(error), "make the file readable")
    except UnicodeDecodeError as error:
        return failed(name, "", "F01", 1, 1, f"not UTF-8 at byte {error.start}", "save the file as UTF-8")
    return parse(text, name)


def parse(text: str, name: str) -> YamlFile:
    """Parse YAML text. Never raises for what the text holds."""
    try:
        if unwanted := list(refused(text, name)):
            return YamlFile(name, text, None, None, tuple(unwanted))
        loader = Loader(text)
        try:
            root = loader.get_single_node()
            if root is None:
                return failed(name, text, "F02", 1, 1, "the file is empty", "write its entries, or remove the file")
            findings = tuple(surprises(root, name))
            data = None if findings else loader.construct_document(root)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if (tab := tab_near(text, line)) is not None:
            return failed(name, text, "F03", *tab, "a tab in the indentation", "use spaces")
        wrong = " ".join(part for part in (error.context, error.problem) if part)
        return failed(name, text, "F02", line, column, wrong, "correct the YAML at this place")
    except ReaderError as error:
        before = text[: text.index(chr(error.character))].split("\n")
        wrong = f"the character U+{error.character:04X} cannot be seen"
        return failed(name, text, "F02", len(before), len(before[-1]) + 1, wrong, "remove it")
    return YamlFile(name, text, data, root, findings)


def refused(text: str, name: str) -> Iterator[Finding]:
    """Anchors, aliases and tags, and the first list or mapping that is nested too deep.

    Raises:
        yaml.YAMLError: the text is no YAML.
    """
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor is not None:
                yield at_mark(event, name, "F06", f"the anchor {event.anchor}", "write the value out")
            if (tag := getattr(event, "tag", None)) is not None:
                yield at_mark(event, name, "F06", f"the tag {tag}", "remove the tag")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            if depth > DEEPEST:
                wrong = f"more than {DEEPEST} lists and mappings inside one another"
                yield at_mark(event, name, "F02", wrong, "close what was opened before")
                return


def failed(name: str, text: str, code: str, line: int, column: int, wrong: str, remedy: str) -> YamlFile:
    """A file of which nothing can be used."""
    return YamlFile(name, text, None, None, (Finding(name, line, column, code, "error", wrong, remedy),))


def tab_near(text: str, line: int) -> tuple[int, int] | None:
    """Line and column of a tab in the indentation at or just before a line, if there is one."""
    lines = text.splitlines()
    for number in (line, line - 1):
        if 0 < number <= len(lines):
            indentation = re.match(r"\s*", lines[number - 1])
            if indentation and "\t" in indentation[0]:
                return number, indentation[0].index("\t") + 1
    return None


def surprises(root: yaml.Node, name: str) -> Iterator[Finding]:
    """Duplicate keys, and values that YAML 1.1 misreads, anywhere below a node."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            keys: set[object] = set()
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode):
                    if key.value in keys:
                        yield at_mark(key, name, "F04", f"the key {key.value!r} stands twice", "keep one of the two")
                    keys.add(key.value)
                waiting += [key, value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.ScalarNode) and (trap := misread(node)):
            yield at_mark(node, name, "F05", trap, "put quotes around it")


def misread(node: yaml.ScalarNode) -> str | None:
    """What YAML 1.1 makes of an unquoted value that a person would read otherwise."""
    kind, value = node.tag.removeprefix(STANDARD_TAG), str(node.value)
    if node.style:
        return None
    if kind == "bool" and value not in ("true", "false"):
        return f"{value} is read as true or false"
    if kind == "int" and not PLAIN_INTEGER.fullmatch(value):
        return f"{value} is read as a number, and not as the one it looks like"
    if kind == "float" and not PLAIN_FLOAT.fullmatch(value):
        return f"{value} is read as a floating-point number"
    if kind == "timestamp":
        return f"{value} is read as a date object"
    if kind in ("merge", "value"):
        return f"{value} has a meaning of its own in YAML 1.1"
    return None


def at_mark(marked: yaml.Node | yaml.Event, name: str, code: str, wrong: str, remedy: str) -> Finding:
    """A finding where a node or an event starts."""
    return Finding(name, *start_of(marked), code, "error", wrong, remedy)


def start_of(marked: yaml.Node | yaml.Event) -> tuple[int, int]:
    """Line and column, from 1."""
    mark = marked.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def position(root: yaml.Node | None, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Line and column, from 1, of the deepest node that a path reaches."""
    node = root
    for step in path:
        child = below(node, step)
        if child is None:
            break
        node = child
    return (1, 1) if node is None else start_of(node)


def below(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    """The value of a key, or the entry at a position; None where there is none."""
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        entry: yaml.Node = node.value[step]
        return entry
    return None
