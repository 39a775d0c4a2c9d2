"""`show`, `topics`, `who`, `source` and `timeline`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.terminal.shell import factbot

if TYPE_CHECKING:
    from pathlib import Path


def test_show_gives_a_fact_whole_by_id_or_title() -> None:
    by_id = factbot("show", "harlow-estimate")
    assert by_id.code == 0
    assert "at least 320 children" in by_id.out
    assert "https://digest.example/harlow" in by_id.out
    assert factbot("show", "how many children were exploited in millbrook").out == by_id.out


def test_show_brings_the_support_lines_with_a_distressing_fact() -> None:
    assert "01632 960 002" in factbot("show", "children-threatened").out
    assert "01632 960 002" not in factbot("show", "harlow-estimate").out


def test_show_of_nothing_says_what_was_perhaps_meant() -> None:
    ran = factbot("show", "apology")
    assert ran.code == 1
    assert ran.out == "There is no fact apology.\nPerhaps: police-apology\n"


def test_show_of_nothing_near_says_only_that() -> None:
    ran = factbot("show", "zzz")
    assert (ran.code, ran.out) == (1, "There is no fact zzz.\n")


def test_topics_are_listed_with_how_many_facts_they_have() -> None:
    lines = factbot("topics").out.splitlines()
    assert (
        "police (3): What the police did. How County Police dealt with reports, and what it said afterwards." in lines
    )
    assert len(lines) == 4


@pytest.mark.parametrize("name", ["police", "What the police did", "polise"])
def test_a_topic_lists_its_facts(name: str) -> None:
    ran = factbot("topics", name)
    assert ran.code == 0
    assert "police-apology: The apology of County Police" in ran.out
    assert "harlow-estimate" not in ran.out


def test_a_topic_that_is_not_there_leads_to_the_list() -> None:
    ran = factbot("topics", "zzz")
    assert (ran.code, ran.out) == (1, "There is no topic zzz. `factbot topics` lists them.\n")


def test_who_gives_name_roles_as_of_when_and_facts() -> None:
    ran = factbot("who", "tom brandy")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Tom Brandt",
        "  chief executive of Millbrook Council (as of June 2015 (inferred))",
        "  warnings-unread: Whether the chief executive read the warnings",
        "  brandt-reply: What the chief executive answered",
    ]


@pytest.mark.parametrize("name", ["Smith", "the", "a", "[bold]"])
def test_who_of_nobody_says_so_and_names_nobody(name: str) -> None:
    ran = factbot("who", name)
    assert ran.code == 1
    assert "No one of that name is in the register" in ran.out


def test_a_protected_childs_name_gets_the_anonymity_entry(facts_folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "facts"
    shutil.copytree(facts_folder, copy)
    with (copy / "people.yaml").open("a", encoding="utf-8") as people:
        people.write("protected:\n- {name: Robin Vale, titles: [the Robin Vale review], aliases: [little Robin]}\n")
    for name in ("Robin Vale", "robin vail", "little robin"):
        ran = factbot("who", name, "--facts", str(copy))
        assert ran.code == 0
        assert ran.out.startswith("Who the children were\nNo victim or survivor is named here")
        assert "Robin" not in ran.out


def test_sources_are_listed_with_author_date_and_link() -> None:
    ran = factbot("source")
    assert ran.code == 0
    assert "millbrook-gazette: “What the Harlow report found in Millbrook”, Millbrook Gazette, news feature" in ran.out
    assert "9 March 2016" in ran.out
    assert "By Ada Thorne (author of the article)." in ran.out
    assert ran.out.count("https://") == 3


def test_one_source_is_found_by_its_publisher() -> None:
    ran = factbot("source", "law digst")
    assert ran.code == 0
    assert ran.out.startswith("law-digest: “The Harlow report and the responses”")
    assert "gazette" not in ran.out.lower()


def test_a_source_that_is_not_there_leads_to_the_list() -> None:
    ran = factbot("source", "zzz")
    assert ran.code == 1
    assert ran.out.startswith("There is no source zzz. `factbot source` lists")


def test_the_timeline_lists_events_under_their_dates() -> None:
    ran = factbot("timeline")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "2001 to 2009",
        "2001 to 2012",
        "2006",
        "June 2015 (inferred)",
    ]
    at = lines.index("2006")
    assert lines[at + 1 : at + 4] == [
        "  warnings-unread: Whether the chief executive read the warnings",
        "    Professor Nora Harlow · a finding · 2 June 2015 (inferred)",
        "    Reply: What the chief executive answered",
    ]


def test_the_timeline_can_be_of_a_topic_and_of_some_years() -> None:
    ran = factbot("timeline", "polise", "--from", "2010", "--to", "2016")
    assert ran.code == 0
    assert ran.out.splitlines()[:2] == ["June 2015 (inferred)", "  new-team: The team that the council set up"]
    assert "warnings-unread" not in ran.out


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (("zzz",), "There is no topic zzz. `factbot topics` lists them.\n"),
        (("england",), "No dated event fits that. `factbot timeline` alone lists them all.\n"),
        (("--from", "2013", "--to", "2014"), "No dated event fits that. `factbot timeline` alone lists them all.\n"),
    ],
)
def test_a_timeline_of_nothing_says_so(wanted: tuple[str, ...], said: str) -> None:
    ran = factbot("timeline", *wanted)
    assert (ran.code, ran.out) == (1, said)
