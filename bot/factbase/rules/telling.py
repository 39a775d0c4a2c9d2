"""Rules 2 to 4: a statement stands alone, dates and figures are the document's, and kinds are earned."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.factbase.dates import bounds, written_dates
from bot.factbase.documents import fold
from bot.factbase.findings import Place, Problem
from bot.factbase.model import Kind
from bot.factbase.numbers import figures, numbers
from bot.factbase.rules.words import MARKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.factbase.base import FactBase
    from bot.factbase.model import Fact, Figure
    from bot.factbase.rules.context import Context

USUAL, LONGEST = 300, 400
UNNAMED_TODAY = re.compile(
    r"\b(?:today|yesterday|tomorrow|currently|presently|recently|nowadays|these days|to date|to this day|ago"
    r"|(?:last|next|this) (?:night|week|month|year|spring|summer|autumn|winter)"
    r"|(?:last|past|coming|next) (?:few|several|\w+) (?:days|weeks|months|years|decades)"
    r"|at present|at the moment|(?:the|its|their|his|her) (?:current|present) \w+|in recent (?:months|years)"
    r"|(?:until|up to) now)\b",
    re.I,
)
SHARE = re.compile(
    r"\b(?:(?:a|one|two|three) (?:third|quarter|fifth|tenth)s?|half|twice|dozens?|hundreds|thousands|millions)\b", re.I
)
"""Figures that are no numbers."""
QUALIFIERS = frozenset(
    (
        *("at least", "at most", "over", "more than", "just over", "under", "less than", "just under", "up to"),
        *("nearly", "almost", "about", "around", "roughly", "some", "just"),
    )
)
"""The qualifiers that change what a figure says; a statement may not drop them."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NOT_A_FIGURE = re.compile(r"\b(?:paragraph|chapter|p)\s?\d+", re.I)


def length(context: Context) -> Iterator[Problem]:
    """R21: at most 300 characters; 400 where figures, a person's reply or ethnicity need them."""
    for fact, place in context.facts():
        roomy = bool(fact.figures) or any(about.adverse for about in fact.about) or "ethnicity" in fact.topics
        limit = LONGEST if roomy else USUAL
        if (count := len(fact.statement)) > limit:
            yield Problem(
                "R21", place.at("statement"), f"{count} characters of at most {limit}", "shorten it, or split it"
            )


def unnamed_today(context: Context) -> Iterator[Problem]:
    """R22: no "last week", no "the present leader"."""
    for place, text in context.shown():
        if match := UNNAMED_TODAY.search(MARKED.sub("", fold(text))):
            yield Problem("R22", place, f"“{match[0]}” has no date", "write the date instead")


def real_dates(context: Context) -> Iterator[Problem]:
    """R24: every EDTF date is one, the first of an interval before the second; a check has its day."""
    for place, date in dated(context.base):
        if not is_date(date):
            yield Problem("R24", place, f"{date} is no date", 'write "2014-08-26?" or "1997/2013"')
        elif place.path[-1] == "checked_on" and not DAY.fullmatch(date):
            yield Problem("R24", place, f"{date} is not a day", 'write the day, as "2014-08-26"')


def dated(base: FactBase) -> Iterator[tuple[Place, str]]:
    """Every date of the fact base that is not text, with its place."""
    entries: list[tuple[Place, object]] = [(base.places[fact.id], fact) for fact in base.facts.values()]
    for file, key, group in (
        ("sources.yaml", "sources", base.sources),
        ("sources.yaml", "origins", base.origins),
        ("outside.yaml", "checks", base.outside),
        ("support.yaml", "support", base.support),
    ):
        entries += [(Place(file, (key, number)), entry) for number, entry in enumerate(group.values())]
    for index, person in enumerate(base.people.values()):
        place = Place("people.yaml", ("people", index, "roles"))
        entries += [(place.at(number), role) for number, role in enumerate(person.roles)]
    for place, entry in entries:
        for field in ("happened", "said", "as_of", "published", "checked_on", "since", "until"):
            if date := getattr(entry, field, None):
                yield place.at(field), date


@cache
def is_date(edtf: str) -> bool:
    """Whether a text is a date or an interval that begins before it ends. Parsing one takes some 15 ms."""
    from edtf import EDTFParseException, parse_edtf

    try:
        parsed = parse_edtf(edtf)
    except EDTFParseException:
        return False
    return bool(parsed.lower_strict() <= parsed.upper_strict())


def dated_by_a_source(context: Context) -> Iterator[Problem]:
    """R23: the dates of a fact are those of a cited paragraph, of its source or of its origin."""
    for fact, place in context.facts():
        if len(paragraphs := context.cited(fact)) < len(fact.citations):
            continue
        given = [date for text in paragraphs for date in written_dates(text)]
        given += [
            date for citation in fact.citations for date in bounds(context.base.sources[citation.source].published)
        ]
        if fact.origin is not None and (published := context.base.origins[fact.origin].published):
            given += bounds(published)
        told = [(field, date) for field in ("title", "statement") for date in written_dates(getattr(fact, field))]
        for field in ("happened", "said", "as_of"):
            told += [(field, date) for date in bounds(getattr(fact, field) or "")]
        for field, date in dict.fromkeys(told):
            if not date.stands_among(given):
                yield Problem(
                    "R23", place.at(field), f"{date} is not in what is cited", "cite where it is, or leave it out"
                )


def figures_of_a_source(context: Context) -> Iterator[Problem]:
    """R31: every figure of a statement and of `figures` stands in a cited paragraph."""
    for fact, place in context.facts():
        if len(paragraphs := context.cited(fact)) < len(fact.citations):
            continue
        given = {value for text in paragraphs for value in numbers(text)}
        for field in ("title", "statement"):
            for value in figures(NOT_A_FIGURE.sub("", getattr(fact, field))):
                if value not in given:
                    yield Problem(
                        "R31", place.at(field), f"{value:g} is in no cited paragraph", "correct it, or leave it out"
                    )
            for share in SHARE.findall(getattr(fact, field)):
                if not any(share.casefold() in text.casefold() for text in paragraphs):
                    yield Problem("R31", place.at(field), f"“{share}” is in no cited paragraph", "correct it")
        for number, figure in enumerate(fact.figures):
            if not stands_in(figure, paragraphs, given):
                at = place.at("figures", number, "value")
                yield Problem("R31", at, f"{figure.value} is in no cited paragraph", "correct it, or leave it out")


def stands_in(figure: Figure, paragraphs: list[str], given: set[float]) -> bool:
    """Whether a figure, as a number or in the document's words, is in one of the paragraphs."""
    if isinstance(figure.value, str):
        return any(fold(figure.value).casefold() in paragraph.casefold() for paragraph in paragraphs)
    return float(figure.value) in given


def statistics_have_figures(context: Context) -> Iterator[Problem]:
    """R32: a statistic lists its figures, with period, place and population; a statement keeps their qualifiers."""
    for fact, place in context.facts():
        if fact.kind is Kind.STATISTIC and not fact.figures:
            yield Problem(
                "R32", place, f"{fact.id} is a statistic without figures", "list them in `figures`, or change its kind"
            )
        for figure in fact.figures:
            qualifier = figure.qualifier.casefold()
            if qualifier in QUALIFIERS and tells(fact, figure) and qualifier not in fact.statement.casefold():
                yield Problem(
                    "R32", place.at("statement"), f"{figure.value} without “{figure.qualifier}”", "add the qualifier"
                )


def tells(fact: Fact, figure: Figure) -> bool:
    """Whether the statement gives a figure."""
    if isinstance(figure.value, str):
        return figure.value.casefold() in fact.statement.casefold()
    return float(figure.value) in numbers(fact.statement)


def earned_kind(context: Context) -> Iterator[Problem]:
    """R41: only who investigated makes a finding; everyone else states or holds an opinion."""
    for fact, place in context.facts():
        if fact.kind is Kind.FINDING and not speaker_investigated(context, fact):
            yield Problem(
                "R41", place.at("kind"), f"{fact.speaker} investigated nothing", "make it a statement or an opinion"
            )


def speaker_investigated(context: Context, fact: Fact) -> bool:
    """Whether the speaker is an inquiry, an inspection or a commissioned report, or the author of one."""
    return context.base.people[fact.speaker].investigator
