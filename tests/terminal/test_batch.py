"""The batch interface, which other programs read: exactly what design says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.terminal.shell import Ran, factbot

KEYS = ["id", "q", "outcome", "facts", "guidance", "ms"]


def batch(*lines: object) -> Ran:
    """Run a batch of objects, or of lines as they are."""
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return factbot("ask", "--batch", stdin=b"\n".join(raw) + b"\n")


def records(ran: Ran) -> list[dict[str, Any]]:
    """The objects on standard output; there is nothing else there."""
    assert ran.out.endswith("\n")
    return [json.loads(line) for line in ran.out.removesuffix("\n").split("\n")]


def one(ran: Ran) -> dict[str, Any]:
    (record,) = records(ran)
    return record


def test_an_answer_has_exactly_the_keys_of_the_contract_in_order() -> None:
    ran = batch({"id": "D001", "q": "how many kids was it"})
    record = one(ran)
    assert (ran.code, ran.err) == (0, "")
    assert list(record) == KEYS
    assert (record["id"], record["q"]) == ("D001", "how many kids was it")
    assert (record["outcome"], record["guidance"]) == ("answer", None)
    assert isinstance(record["ms"], float)
    first = record["facts"][0]
    assert list(first) == ["id", "score", "text", "citations"]
    assert first["id"] == "harlow-estimate"
    assert 0 < first["score"] <= 1
    assert first["citations"] == [{"document": "102_digest.txt", "paragraph": 3, "quote": "a cautious estimate"}]


def test_the_text_is_all_that_the_asker_reads() -> None:
    text = one(batch({"id": 1, "q": "did Tom Brandt ignore the warnings"}))["facts"][0]["text"]
    order = [
        "Whether the chief executive read the warnings",
        "left two warnings",
        "Professor Nora Harlow",
        "As of 2006",
        "“left without an answer”",
        "It does not say that he read them",
        "Law Digest",
        "neither warning had been passed on to him",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_what_is_shown_with_a_fact_takes_no_place_among_the_facts() -> None:
    record = one(batch({"id": 1, "q": "did the police take it seriously"}))
    assert record["facts"][0]["id"] == "police-low-priority"
    assert "apologised to every child" in record["facts"][0]["text"]
    assert len(record["facts"]) <= 5


def test_a_false_premise_is_corrected_in_the_text() -> None:
    text = one(batch({"id": 1, "q": "what is the 2750 figure for Millbrook"}))["facts"][0]["text"]
    assert text.startswith("The documents do not say 2,750 of Millbrook; they say it of England.\n")


def test_answers_keep_the_order_of_the_questions() -> None:
    asked = ["did the police apologise", "who were the victims", "zzz", "how many kids was it"]
    ran = batch(*({"id": number, "q": q} for number, q in enumerate(asked)))
    assert [(record["id"], record["q"]) for record in records(ran)] == list(enumerate(asked))


def test_guidance_and_abstention_have_no_facts() -> None:
    guided, nothing = records(batch({"id": 1, "q": "who were the victims"}, {"id": 2, "q": "🙂"}))
    assert (guided["outcome"], guided["guidance"], guided["facts"]) == ("guidance", "anonymity", [])
    assert (nothing["outcome"], nothing["guidance"], nothing["facts"]) == ("abstain", None, [])


def test_there_are_never_more_than_five_facts() -> None:
    asked = ["how many children", "children in Millbrook", "what did the Harlow report find", "police", "exploited"]
    found = records(batch(*({"id": q, "q": q} for q in asked)))
    assert all(len(record["facts"]) <= 5 for record in found)
    assert any(len(record["facts"]) == 5 for record in found)


@pytest.mark.parametrize("identity", [None, 0, -1.5, "", "x", "🙂", True, [1, [2]], {"a": None}])
def test_the_id_is_given_back_as_it_came(identity: object) -> None:
    record = one(batch({"id": identity, "q": "zzz"}))
    assert record["id"] == identity
    assert type(record["id"]) is type(identity)


def test_an_id_that_is_not_given_is_null() -> None:
    assert one(batch({"q": "zzz"}))["id"] is None


def test_other_keys_are_ignored() -> None:
    record = one(batch({"facts": [1], "q": "zzz", "gold": [], "id": 7, "outcome": "answer", "type": "paraphrase"}))
    assert list(record) == KEYS
    assert (record["id"], record["outcome"]) == (7, "abstain")


@pytest.mark.parametrize(
    ("line", "identity", "wrong"),
    [
        (b"not json", None, "not JSON"),
        (b'{"id": 1, "q": "cut off', None, "not JSON"),
        (b'{"id": 1, "q": "\xff"}', None, "UTF-8"),
        (b"\xff\xfe\x00", None, "UTF-8"),
        (b"[]", None, "not a JSON object"),
        (b'"a question"', None, "not a JSON object"),
        (b"null", None, "not a JSON object"),
        (b'{"id": 1}', 1, "`q` is missing or not text"),
        (b'{"id": 1, "q": null}', 1, "`q` is missing or not text"),
        (b'{"id": 1, "q": ["a"]}', 1, "`q` is missing or not text"),
        (b'{"id": 1, "q": 320}', 1, "`q` is missing or not text"),
        (b'{"id": NaN, "q": "a"}', None, "NaN is no JSON value"),
        (b'{"id": ' + b"[" * 100_000, None, "not JSON"),
        (b'{"id": 1' + b"0" * 5000 + b', "q": "a"}', None, "not JSON"),
    ],
)
def test_a_broken_line_gets_an_error_object_and_the_rest_go_on(line: bytes, identity: object, wrong: str) -> None:
    ran = batch({"id": "before", "q": "zzz"}, line, {"id": "after", "q": "did the police apologise"})
    before, broken, after = records(ran)
    assert ran.code == 1
    assert ran.err == ""
    assert (before["id"], after["id"]) == ("before", "after")
    assert after["outcome"] == "answer"
    assert list(broken) == ["id", "line", "error"]
    assert (broken["id"], broken["line"]) == (identity, 2)
    assert wrong in broken["error"]
    assert broken["error"].endswith('write {"id": …, "q": "…"}')


def test_empty_lines_are_passed_over_and_counted() -> None:
    ran = batch(b"", b"  \t", {"id": 1, "q": "zzz"}, b"\r", b"oops")
    answered, broken = records(ran)
    assert answered["id"] == 1
    assert broken["line"] == 5


def test_no_lines_give_no_answers() -> None:
    assert factbot("ask", "--batch") == Ran(0, "", "")


def test_a_last_line_without_an_end_is_answered() -> None:
    assert one(factbot("ask", "--batch", stdin=b'{"id": 1, "q": "zzz"}'))["id"] == 1


@pytest.mark.parametrize(
    "question",
    [
        "",
        " ",
        "x" * 10_000,
        "how many " * 1200,
        "🙂🙃",
        "@everyone",
        "**bold** [/] `code`",
        "\x00\x1b[31m",
        "\u202e؟كم",
    ],
)
def test_odd_questions_are_given_back_whole(question: str) -> None:
    record = one(batch({"id": 1, "q": question}))
    assert record["q"] == question
    assert record["outcome"] in ("abstain", "suggest")


def test_half_a_surrogate_pair_is_answered_like_any_other_question() -> None:
    ran = batch(b'{"id": "\\ud800", "q": "did the police apologise \\udfff"}', {"id": 2, "q": "zzz"})
    first, second = records(ran)
    assert ran.code == 0
    assert first["id"] == "\ud800"
    assert first["facts"][0]["id"] == "police-apology"
    assert second["id"] == 2


def test_output_in_another_encoding_is_still_json() -> None:
    ran = factbot("ask", "--batch", stdin='{"id": "🙂", "q": "did the police apologise"}'.encode(), encoding="latin-1")
    record = one(ran)
    assert record["id"] == "🙂"
    assert "“we are sorry”" in record["facts"][0]["text"]
