"""The committed JSON Schemas: current, named in each file, and satisfied by it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest
import yaml

from bot.factbase import schema
from bot.factbase.canonical import form_name
from bot.factbase.loading import form_of
from tests.factbase.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FILES = [*sorted((ROOT / "facts").glob("*.yaml")), *sorted((ROOT / "tests" / "facts").glob("*.yaml"))]
MODELINE = "# yaml-language-server: $schema="


@pytest.mark.parametrize("path", schema.schemas(), ids=lambda path: path.name)
def test_the_committed_schema_is_current(path: Path) -> None:
    assert path.read_text("utf-8") == schema.schemas()[path], "run `factbot schema`"


def test_no_schema_is_left_over() -> None:
    assert set((ROOT / "bot" / "factbase" / "schema").glob("*.json")) == set(schema.schemas())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_each_file_names_its_schema_and_satisfies_it(path: Path) -> None:
    text = path.read_text("utf-8")
    first = text.partition("\n")[0]
    assert first.startswith(MODELINE)
    named = (ROOT / "facts" / first.removeprefix(MODELINE)).resolve()
    assert named.name == f"{form_name(form_of(path.name))}.schema.json"
    validator = jsonschema_rs.validator_for(json.loads(named.read_text("utf-8")))
    assert [error.message for error in validator.iter_errors(yaml.load(text, Loader=yaml.CSafeLoader))] == []


def test_a_schema_refuses_what_the_model_refuses() -> None:
    texts = {path.name: text for path, text in schema.schemas().items()}
    validator = jsonschema_rs.validator_for(json.loads(texts["silences.schema.json"]))
    entry = {"id": "a", "says": "Nothing.", "questions": ["b", "c", "d"]}
    assert validator.is_valid({"silences": [entry]})
    for wrong in ({"id": "A b"}, {"says": " x"}, {"questions": ["b"]}, {"more": 1}, {"says": 1}):
        assert not validator.is_valid({"silences": [{**entry, **wrong}]})
