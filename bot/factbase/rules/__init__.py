"""The editorial rules that every fact base must satisfy, each with a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.factbase.rules import doubles, fairness, provenance, telling, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.factbase.findings import Problem
    from bot.factbase.rules.context import Context

    Rule = Callable[[Context], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    words.own_words,
    words.quotations,
    words.marked_quotations,
    telling.length,
    telling.unnamed_today,
    telling.real_dates,
    telling.dated_by_a_source,
    telling.figures_of_a_source,
    telling.statistics_have_figures,
    telling.earned_kind,
    fairness.adverse_or_not,
    fairness.registered_names,
    fairness.protected_names,
    words.refused_words,
    fairness.ethnicity_kept_whole,
    provenance.shared_origins,
    provenance.inferred_origins,
    provenance.every_paragraph,
    doubles.questions,
    doubles.statements,
    doubles.stale_support,
)
