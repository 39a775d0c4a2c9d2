"""Numbers and dates as people write them; and never a crash, whatever they write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.factbase.dates import Date, bounds, spoken, written_dates, years
from bot.factbase.documents import fold
from bot.factbase.numbers import figures, numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,400 children", [1400]),
        ("1400 or 16,500", [1400, 16500]),
        ("three of them", [3]),
        ("Twenty-one, ninety and nineteen", [21, 90, 19]),
        ("two hundred, five thousand, one million", [200, 5000, 1_000_000]),
        ("a 16-year period", [16]),
        ("1000's of them", [1000]),
        ("£1,250.50 and £5", [1250.5, 5]),
        ("nearly 70%", [70]),
        ("2.5 of p10", [2.5]),
        ("often, tenth, someone", []),
        ("٣ and ３", [3, 3]),
        ("², ½, Ⅷ", []),
    ],
)
def test_numbers(text: str, found: list[float]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in 1997 and on 26 August 2014", []),
        ("on 26.08.14", []),
        ("one or two of them", []),
        ("the 3rd report of the 21st century", []),
        ("the first three", [3]),
        ("1,400 in 2014", [1400]),
        ("12 months up to August 2011", [12]),
    ],
)
def test_figures_are_no_dates_or_ordinals(text: str, found: list[float]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("edtf", "said", "first_and_last"),
    [
        ("2014", "2014", (2014, 2014)),
        ("2014-08?", "August 2014 (inferred)", (2014, 2014)),
        ("2014-08-06", "6 August 2014", (2014, 2014)),
        ("2014-09~", "September 2014 (approximate)", (2014, 2014)),
        ("2014%", "2014 (approximate and inferred)", (2014, 2014)),
        ("1997/2013", "1997 to 2013", (1997, 2013)),
        ("2002-03?/2002-12-31", "March 2002 (inferred) to 31 December 2002", (2002, 2002)),
    ],
)
def test_dates_are_said_as_people_say_them(edtf: str, said: str, first_and_last: tuple[int, int]) -> None:
    assert spoken(edtf) == said
    assert years(edtf) == first_and_last


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 26 August 2014", {Date(2014, 8, 26), Date(2014)}),
        ("(26.08.14)", {Date(2014, 8, 26)}),
        ("in November", {Date(None, 11)}),
        ("on 3rd May", {Date(None, 5, 3)}),
        ("he may have, in 2004-05", {Date(2004), Date(2005)}),
        ("the late 1980s", set()),
    ],
)
def test_dates_in_a_text(text: str, found: set[Date]) -> None:
    assert set(written_dates(text)) == found


def test_a_date_stands_among_those_given() -> None:
    given_dates = [Date(2014, 8, 26), Date(None, 3), Date(2006)]
    assert all(
        date.stands_among(given_dates)
        for date in (Date(2014), Date(2014, 8), Date(2014, 8, 26), Date(2006, 3), Date(None, 8))
    )
    assert not any(
        date.stands_among(given_dates) for date in (Date(2015), Date(2014, 9), Date(2014, 8, 27), Date(2006, 8))
    )
    assert str(Date(2014, 8, 26)) == "26 August 2014"


@given(st.text())
def test_any_text_has_numbers_and_dates_or_none(text: str) -> None:
    assert all(value >= 0 for value in [*numbers(text), *figures(text)])
    assert all(str(date) for date in written_dates(text))
    assert fold(fold(text)) == fold(text)


@given(st.dates(), st.sampled_from(["", "?", "~", "%"]), st.integers(0, 2))
def test_any_date_can_be_said(day: object, certainty: str, cut: int) -> None:
    edtf = "-".join(str(day).split("-")[: 3 - cut]) + certainty
    assert edtf[:4].lstrip("0") in spoken(edtf).replace(" 0", " ").lstrip("0") or years(edtf)[0] < 1000
    assert bounds(edtf)[0].year == years(edtf)[0]
