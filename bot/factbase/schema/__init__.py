"""JSON Schemas of the fact base, generated from the model, so that editors check and complete YAML as people type."""

from __future__ import annotations

import json
from pathlib import Path

from bot.factbase import forms
from bot.factbase.canonical import form_name
from bot.factbase.loading import FILES
from bot.factbase.model import Entry, TopicFile

FORMS: tuple[type[Entry], ...] = (TopicFile, *FILES.values())


def schemas() -> dict[Path, str]:
    """Each schema file with its text."""
    folder = Path(__file__).parent
    return {
        folder / f"{form_name(form)}.schema.json": json.dumps(forms.schema(form), indent=2, ensure_ascii=False) + "\n"
        for form in FORMS
    }


def write() -> list[Path]:
    """Write every schema file."""
    texts = schemas()
    for path, text in texts.items():
        path.write_text(text, "utf-8")
    return list(texts)
