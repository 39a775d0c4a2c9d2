"""What was changed in chat, when and why: public, whoever changed it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from bot.desk import overlay
from bot.factbase import forms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.factbase.model import Fact
    from bot.storage.revisions import Action, Revision


@dataclass(frozen=True)
class Correction:
    """One change to a fact."""

    revision: int
    fact: str
    title: str
    action: Action
    at: datetime
    reason: str
    before: Fact | None
    after: Fact | None

    @property
    def differences(self) -> list[str]:
        """What changed, in words, a line each."""
        return differences(self.before, self.after) if self.before and self.after else []


def corrections(log: Sequence[Revision], community: int | None) -> list[Correction]:
    """The changes that count in a community, the newest first."""
    return sorted(map(correction, overlay.visible(log, community)), key=lambda one: -one.revision)


def correction(one: Revision) -> Correction:
    """What a revision changed."""
    before, after = (overlay.proposed_by(text).fact if text is not None else None for text in (one.before, one.text))
    title = next((fact.title for fact in (after, before) if fact), one.fact)
    return Correction(one.number, one.fact, title, one.action, one.at, one.reason, before, after)


def differences(before: Fact, after: Fact) -> list[str]:
    """What differs between two versions of a fact, a line for each field."""
    had, has = forms.plain(before), forms.plain(after)
    names = [field.name for field in fields(before) if had.get(field.name) != has.get(field.name)]
    return [f"{name.replace('_', ' ')}: {difference(had.get(name), has.get(name))}" for name in names]


def difference(had: object, has: object) -> str:
    """How a field's value differs: of lists what was added and what was removed, and not the whole of both."""
    if not (isinstance(had, list) and isinstance(has, list)):
        return f"{told(had)} → {told(has)}"
    removed = [one for one in had if one not in has]
    added = [one for one in has if one not in had]
    parts = [f"{done} {told(these)}" for done, these in (("removed", removed), ("added", added)) if these]
    return ", ".join(parts) or "in another order"


def told(value: object) -> str:
    """A field's value in words."""
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return "; ".join(told(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {told(one)}" for key, one in value.items())
    return f"“{value}”" if isinstance(value, str) else str(value)
