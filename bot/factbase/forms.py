"""Validating and writing out the model with pydantic: every error at once, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter

if TYPE_CHECKING:
    from bot.factbase.model import Entry

E = TypeVar("E", bound="Entry")
_adapters: dict[type[Entry], TypeAdapter[Any]] = {}


def adapter(form: type[E]) -> TypeAdapter[E]:
    """What validates a form; building it takes a while."""
    if form not in _adapters:
        _adapters[form] = TypeAdapter(form)
    return _adapters[form]


def validate(form: type[E], data: object) -> E:
    """Data as an entry of this form.

    Raises:
        pydantic.ValidationError: with every error of the data.
    """
    return adapter(form).validate_python(data)


def plain(entry: Entry) -> dict[str, Any]:
    """An entry as JSON's types, without the fields that have their default."""
    data: dict[str, Any] = adapter(type(entry)).dump_python(entry, mode="json", exclude_defaults=True)
    return data


def schema(form: type[Entry]) -> dict[str, Any]:
    """The JSON Schema of a form."""
    return adapter(form).json_schema()
