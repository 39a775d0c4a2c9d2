"""What a run found, as JSON, as a page and as a picture."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, replace

from PIL import Image

from bot.bench.ablation import Earned
from bot.bench.peers import OURS, PEERS, label
from bot.bench.picture import WIDTH, picture
from bot.bench.quality import Quality
from bot.bench.report import earned, milliseconds, page, ratios, summary
from bot.bench.results import Results, machine, versions
from bot.bench.speed import Speed

SHARES = {"right": 0.7, "found": 0.9, "wrong": 0.02, "false": 0.04, "offered": 0.2}


def quality(method: str, right: float) -> Quality:
    shares = SHARES | {"right": right}
    types = {
        "typo": {"answerable": 7, "unanswerable": 0, **shares},
        "off": {"answerable": 0, "unanswerable": 3, **shares},
    }
    return Quality(method, 0.95, shares, 0.97, None, 1.5, 12.25, types)


def speed(method: str, facts: int, p50: float, asked: int = 1000) -> Speed:
    return Speed(method, facts, 6 * facts, 1.25, 31.5, asked, 0.91, p50, 3 * p50, 9 * p50)


METHODS = [OURS, *PEERS]
RESULTS = Results(
    day="2026-11-26",
    machine="a machine",
    versions={"thefuzz": "0.22"},
    facts=312,
    answerable=7,
    unanswerable=3,
    quality=tuple(quality(method, 0.1 * number) for number, method in enumerate(METHODS)),
    earned=(Earned(None, 0.9, SHARES, 0.95), Earned("wording", 0.8, SHARES, None)),
    speed=(
        *(speed(method, 300, 0.1 * number) for number, method in enumerate(METHODS, 1)),
        speed(OURS, 100_000, 4.0),
        speed("rapidfuzz-wratio", 100_000, 1234.5, asked=20),
    ),
)


def test_json_holds_everything_and_what_came_of_the_goals() -> None:
    read = json.loads(RESULTS.to_json())
    goals = read.pop("goals")
    assert read == json.loads(json.dumps(asdict(RESULTS)))
    assert [goal["peer"] for goal in goals] == ["rapidfuzz-wratio", "fts5-porter"]
    assert goals[0]["was"] == 1234.5 / 4


def test_the_table_has_a_row_for_each_method_and_a_column_for_each_size() -> None:
    table = summary(RESULTS)
    assert table.head[-2:] == ("300", "100,000")
    assert [row[0] for row in table.rows] == [label(method) for method in METHODS]
    assert table.rows[0][1:] == (".000", ".900", ".020", ".040", ".200", ".970", "0.10", "4.00")
    assert table.rows[-1][-1] == "–"


def test_what_each_ground_earns_is_told() -> None:
    assert earned(RESULTS).rows == (
        ("(all)", ".900", ".700", ".900", ".020", ".040", ".200", ".950"),
        ("wording", ".800", ".700", ".900", ".020", ".040", ".200", "–"),
    )


def test_goals_are_told_where_both_were_measured() -> None:
    assert ratios(RESULTS) == [
        "At 100,000 facts factbot is 308.6 times as fast as rapidfuzz, WRatio (goal: at least 50; met).",
        "At 300 facts factbot takes 0.1 times as long as SQLite FTS5, porter (goal: at most 15; met).",
    ]
    assert ratios(replace(RESULTS, speed=(speed(OURS, 300, 20.0), speed("fts5-porter", 300, 1.0)))) == [
        "At 300 facts factbot takes 20.0 times as long as SQLite FTS5, porter (goal: at most 15; not met)."
    ]
    assert ratios(replace(RESULTS, speed=())) == []


def test_the_page_tells_what_was_killed_and_what_was_asked_little() -> None:
    text = page(RESULTS, "b.png")
    assert "](b.png)" in text
    assert "10 labelled questions, 7 with an answer, were asked of 312 facts" in text
    assert "| rapidfuzz, WRatio | 0.20 / 0.60 | 1,234 / 3,704* |" in text
    assert "| typo | 7 | .000 | .900 | .020 | – | – |" in text
    assert "| off | 3 | – | – | – | .040 | .200 |" in text
    assert "was killed" in text
    assert "\n\n\n" not in text


def test_without_sizes_the_page_says_nothing_of_speed() -> None:
    text = page(replace(RESULTS, speed=()), "b.png")
    assert "by facts" not in text
    assert "median milliseconds" not in text


def test_the_picture_can_be_seen() -> None:
    whole, upper = (Image.open(io.BytesIO(picture(one))) for one in (RESULTS, replace(RESULTS, speed=())))
    assert whole.size[0] == upper.size[0] == WIDTH
    assert whole.size[1] > upper.size[1]
    assert len(whole.getcolors(1_000_000) or []) > 3


def test_one_size_is_enough_for_a_picture() -> None:
    assert picture(replace(RESULTS, speed=(speed(OURS, 300, 1.0), speed("bm25s", 300, 1.0))))


def test_digits_tell_something() -> None:
    assert list(map(milliseconds, (1234.5, 45.67, 4.567, 0.0123))) == ["1,234", "45.7", "4.57", "0.012"]


def test_the_machine_is_told() -> None:
    assert "Python 3" in machine()
    assert versions(["fts5-porter"])["fts5-porter"].startswith("3.")
