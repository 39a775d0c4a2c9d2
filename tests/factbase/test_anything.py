"""Whatever stands in a file, loading gives a fact base or says what is wrong; it never fails otherwise."""

from __future__ import annotations

import contextlib
import copy
import json
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.factbase import canonical, loading, yamlfile
from bot.factbase.findings import CODES, FactBaseError
from bot.factbase.rules import RULES
from bot.factbase.rules.context import Context
from tests.factbase.world import TODAY, files

BITS = [
    *("a", "facts", ":", ": ", "\n", "  ", "- ", "? ", "[", "]", "{", "}", ",", "|", ">", "#", "&a", "*a", "!!int "),
    *("'", '"', "\t", "%", "---", "...", "<<", "=", "~", "0b", "1_0", "12:30", "2014-08-26", ".inf", "\\x", "\x85"),
]
yamlish = st.lists(st.sampled_from(BITS), max_size=30).map("".join)
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.just([]),
    st.just({}),
    st.lists(st.none(), min_size=1, max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@given(st.one_of(st.text(), yamlish))
@example("a: \x00")
@example("\ufeff\ufeff")
@settings(max_examples=400)
def test_any_text_gives_findings_or_data(text: str) -> None:
    file = yamlfile.parse(text, "x.yaml")
    assert file.findings or file.root is not None
    lines = len(text.splitlines()) + 1
    assert all(1 <= finding.line <= lines + 1 and finding.column >= 1 for finding in file.findings)
    with contextlib.suppress(FactBaseError):
        canonical.canonical(text, "x.yaml")


@given(st.binary(max_size=60))
def test_any_bytes_give_findings_or_data(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.yaml"
        path.write_bytes(content)
        file = yamlfile.read(path, path.name)
    assert file.findings or file.root is not None


def spots(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401
    """The path of everything inside a file's data."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [deeper for key, value in steps for deeper in ((*path, key), *spots(value, (*path, key)))]


WHOLE = files()
SPOTS = [(name, spot) for name, data in WHOLE.items() for spot in spots(data)]


@given(st.sampled_from(SPOTS), st.one_of(st.just("drop"), values))
@settings(max_examples=150, deadline=None)
def test_any_change_of_a_valid_file_is_loaded_or_refused(at: tuple[str, tuple[Any, ...]], change: object) -> None:
    name, (*steps, last) = at
    data = copy.deepcopy(WHOLE)
    inner = data[name]
    for step in steps:
        inner = inner[step]
    if change == "drop":
        del inner[last]
    else:
        inner[last] = change
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        for file, content in data.items():
            text = yaml.dump(content, Dumper=yaml.CSafeDumper) if file == name else json.dumps(content)
            (folder / file).write_text(text, "utf-8")
        try:
            loaded = loading.load(folder)
        except FactBaseError as error:
            problems = error.findings
        else:
            context = Context(loaded.base, None, TODAY)
            problems = [loaded.locate(problem) for rule in RULES for problem in rule(context)]
    assert all(problem.line >= 1 and problem.code in CODES for problem in problems)
