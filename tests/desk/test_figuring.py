"""The figures, and which of them people take for one another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bot.desk.figuring import Group, Use, groups, uses
from bot.desk.words import amount, figure_parts
from bot.factbase.model import Difference, Figure

if TYPE_CHECKING:
    from bot.factbase.base import FactBase

ANY: dict[str, Any] = {
    "qualifier": "none given",
    "population": "something",
    "period": "not stated",
    "place": "Millbrook",
}


def figure(value: float | str, unit: str, **more: str) -> Figure:
    return Figure(value=value, unit=unit, **{**ANY, **more})


def counting(base: FactBase, *figured: Figure, **changes: dict[str, Any]) -> FactBase:
    """A base whose facts `n0`, `n1`, … have these figures and no others do."""
    plain = {key: replace(fact, figures=()) for key, fact in base.facts.items()}
    more = {
        f"n{n}": replace(plain["new-team"], id=f"n{n}", figures=(one,), **changes.get(f"n{n}", {}))
        for n, one in enumerate(figured)
    }
    return replace(base, facts={**plain, **more})


def values(used: tuple[Use, ...]) -> list[object]:
    return [use.figure.value for use in used]


def together(base: FactBase, about: str = "") -> list[list[object]]:
    return [values((*group.found, *group.others)) for group in groups(base, about)]


def only(base: FactBase, about: str) -> Group:
    (found,) = groups(base, about)
    return found


def test_every_figure_stands_once_with_all_facts_that_give_it(base: FactBase) -> None:
    same = figure(9, "people")
    known = counting(base, same, replace(same), figure(9, "people", qualifier="about"))
    assert [[fact.id for fact in use.facts] for use in uses(known)] == [["n0", "n1"], ["n2"]]


def test_what_counts_the_same_sort_of_thing_stands_together(base: FactBase) -> None:
    known = counting(
        base,
        figure(320, "children"),
        figure(15, "recommendations"),
        figure(2750, "children", place="England"),
        figure(7, "individual cases"),
        figure(8, "cases"),
    )
    assert together(known) == [[320, 2750], [7, 8], [15]]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("men arrested", "men charged", True),
        ("signs", "people who signed", False),
        ("years", "months", True),
        ("decades of failure", "years covered by the inquiry", True),
        ("years", "years old", False),
        ("years of age", "years old", True),
        ("per cent of councils", "% of referrals", True),
        ("percent", "children", False),
    ],
)
def test_times_ages_and_shares_are_of_one_sort_each(base: FactBase, one: str, other: str, *, alike: bool) -> None:
    assert (len(together(counting(base, figure(2, one), figure(3, other)))) == 1) is alike


def test_facts_that_stand_beside_each_other_have_their_figures_together(base: FactBase) -> None:
    arrested, suspects = figure(18, "men arrested"), figure(70, "suspects")
    both = counting(base, arrested, suspects, n0={"shown_with": ("n1",)}, n1={"shown_with": ("n0",)})
    one = counting(base, arrested, suspects, n0={"shown_with": ("n1",)})
    assert together(both) == [[18, 70]]
    assert together(one) == [[18], [70]]


def test_one_value_of_facts_that_differ_stands_together_whatever_it_counts(base: FactBase) -> None:
    differs = {"differs": (Difference(fact="n1", how="children; girls"),)}
    known = counting(base, figure(320, "children"), figure(320, "girls"), n0=differs)
    assert together(known) == [[320, 320]]
    assert together(counting(base, figure(320, "children"), figure(320, "girls"))) == [[320], [320]]


def test_in_a_group_those_of_one_value_follow_each_other_the_most_told_first(base: FactBase) -> None:
    known = counting(
        base,
        figure(7, "children"),
        figure(320, "children", qualifier="some"),
        figure(9, "children"),
        figure(320, "children", qualifier="at least"),
    )
    assert together(known) == [[320, 320, 7, 9]]


def test_the_same_number_of_something_else_is_told_apart(base: FactBase) -> None:
    known = counting(base, figure(15, "recommendations"), figure(15, "cases"), figure(3, "signs"), figure(3, "reports"))
    same = {use.figure.unit: [one.unit for one in use.same] for group in groups(known) for use in group.found}
    assert same == {"recommendations": ["cases"], "cases": ["recommendations"], "signs": [], "reports": []}


def test_a_search_has_every_word_and_the_very_number(base: FactBase) -> None:
    known = counting(base, figure(16200, "children"), figure(16500, "children", place="England"), figure(2, "reports"))
    assert values(only(known, "16,500").found) == [16500]
    assert values(only(known, "16500").others) == [16200]
    assert values(only(known, "how many childern in england").found) == [16500]
    assert values(only(known, "two reports").found) == [2]
    assert groups(known, "2750") == []
    assert groups(known, "children zzz") == []
    assert groups(known, "of the") == []


def test_a_figure_is_found_by_who_gives_it(base: FactBase) -> None:
    assert {fact.id for group in groups(base, "ombudsman") for use in group.found for fact in use.facts} == {
        "england-count",
        "england-risk",
    }


def test_a_topic_has_its_figures_and_beside_them_those_taken_for_them(base: FactBase) -> None:
    found = groups(base, "england")
    (children,) = [group for group in found if 2750 in values(group.found)]
    assert values(children.found) == [2750, 16200]
    assert 320 in values(children.others)


def test_of_the_others_those_that_share_a_topic_and_a_speaker_come_first(base: FactBase) -> None:
    known = counting(
        base,
        figure(1, "children"),
        figure(2, "children"),
        figure(3, "children"),
        figure(4, "children"),
        n0={"topics": ("scale",)},
        n1={"topics": ("england",), "speaker": "ada-thorne"},
        n2={"topics": ("england",)},
        n3={"topics": ("england",)},
    )
    assert values(only(known, "4").others) == [3, 2, 1]


def test_a_base_without_figures_has_none(base: FactBase) -> None:
    assert groups(counting(base)) == []
    assert groups(replace(base, facts={})) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (figure(1400, "children", qualifier="at least"), "at least 1,400 children"),
        (figure(1400, "children"), "1,400 children"),
        (figure(3, "signs", qualifier="or more"), "3 or more signs"),
        (figure("a third", "cases", qualifier="just over"), "just over a third: cases"),
        (figure("1000's", "children"), "1000's children"),
        (figure(10, "% of referrals", qualifier="less than"), "less than 10% of referrals"),
    ],
)
def test_a_figure_is_said_with_its_qualifier_and_unit(given: Figure, said: str) -> None:
    assert amount(given) == said


def test_what_is_not_stated_says_of_what(base: FactBase) -> None:
    assert figure_parts(base.facts["gazette-girls"].figures[0]) == (
        "some 320 girls",
        "girls exploited",
        "period not stated",
        "Millbrook",
    )
