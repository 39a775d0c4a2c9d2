"""What must be read with facts that are told together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.desk.fairness import read_with
from bot.factbase.model import NO_REPLY, About

if TYPE_CHECKING:
    from bot.factbase.base import FactBase


def test_what_fairness_demands_beside_a_fact_is_read_with_it(base: FactBase) -> None:
    assert read_with(base, ["warnings-unread", "police-low-priority"]) == ["brandt-reply", "police-apology"]


def test_what_stands_there_already_is_not_told_again(base: FactBase) -> None:
    assert read_with(base, ["warnings-unread", "brandt-reply"]) == []


def test_what_is_adverse_in_it_brings_its_own_reply(base: FactBase) -> None:
    harsh = replace(base.facts["new-team"], shown_with=("warnings-unread",))
    assert read_with(replace(base, facts={**base.facts, "new-team": harsh}), ["new-team"]) == [
        "warnings-unread",
        "brandt-reply",
    ]


def test_a_reply_that_no_document_holds_is_no_fact(base: FactBase) -> None:
    silent = replace(
        base.facts["warnings-unread"],
        about=(About(who="tom-brandt", adverse=True, reply=NO_REPLY),),
        shown_with=(),
    )
    harsh = replace(base.facts["new-team"], shown_with=("warnings-unread",))
    facts = {**base.facts, "new-team": harsh, "warnings-unread": silent}
    assert read_with(replace(base, facts=facts), ["new-team"]) == ["warnings-unread"]
