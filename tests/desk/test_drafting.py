"""The text of drafts: read though it is incomplete, and filled in field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk import drafting
from bot.desk.review import RulesError
from bot.factbase import proposed
from tests.desk.curating import NEW, OWN

if TYPE_CHECKING:
    from bot.factbase.base import FactBase


def test_a_draft_that_is_nothing_yet_has_no_fields_and_misses_all_that_is_needed() -> None:
    assert drafting.fields(None) == drafting.fields("- 1") == drafting.fields("fact: 1") == {}
    assert drafting.source("source: x") == {}
    assert drafting.missing(None) == drafting.REQUIRED
    assert {"id", "statement", "citations", "questions"} <= set(drafting.REQUIRED)
    assert "limits" not in drafting.REQUIRED


def test_a_whole_draft_misses_nothing_and_stays_as_it_is() -> None:
    assert drafting.missing(NEW) == ()
    assert proposed.read(drafting.filled(NEW)) == proposed.read(NEW)
    assert proposed.read(drafting.filled(OWN)) == proposed.read(OWN)


def test_a_field_is_filled_in_and_taken_out_again_in_the_order_of_the_model() -> None:
    text = drafting.filled(drafting.filled(None, limits="None.", title="A"), id="a")
    assert list(drafting.fields(text)) == ["id", "title", "limits"]
    assert drafting.fields(drafting.filled(text, title="", limits=None)) == {"id": "a"}


@given(st.text())
def test_whatever_is_typed_comes_back_as_one_line(typed: str) -> None:
    said = drafting.line(typed)
    kept = drafting.fields(drafting.filled(None, title=said, questions=drafting.lines(typed)))
    assert kept.get("title", "") == said
    assert "\n" not in said


def test_a_new_source_gets_an_id_and_its_citations_follow() -> None:
    text = drafting.cited(None, [{"source": drafting.NEW, "paragraph": 1, "quote": "lessons"}])
    known = {"publisher": "The Town Gazette", "published": "2015-06", "url": "https://gazette.example/lessons"}
    text = drafting.sourced(text, title="Lessons", **known)
    assert drafting.source(text)["id"] == "the-town-gazette-lessons"
    assert drafting.citations_of(text) == [{"source": "the-town-gazette-lessons", "paragraph": 1, "quote": "lessons"}]
    text = drafting.sourced(text, title="Lessons for all", **known)
    assert drafting.citations_of(text)[0]["source"] == drafting.source(text)["id"]
    assert drafting.source(text)["id"] == "the-town-gazette-lessons-for-all"


def test_a_source_that_is_cited_no_more_goes() -> None:
    assert drafting.source(drafting.cited(OWN, [{"source": "law-digest", "paragraph": 9}])) == {}
    assert drafting.source(drafting.cited(OWN, [{"source": drafting.NEW, "paragraph": 1}]))["id"] == "town-gazette"


def test_people_and_topics_may_be_typed_by_name(base: FactBase) -> None:
    assert drafting.person(" Brandt ", base) == "tom-brandt"
    assert drafting.person("Nobody", base) == "Nobody"
    assert drafting.topics("What the council did,\nscale, other", base) == ["council", "scale", "other"]


def test_a_number_is_a_number_and_anything_else_stays() -> None:
    assert [drafting.number(one) for one in ("9", "nine", "²", "1" * 10)] == [9, "nine", "²", "1" * 10]


def test_a_file_may_hold_a_proposal_a_fact_or_a_topic() -> None:
    bare = NEW.replace("fact:\n  ", "").replace("\n  ", "\n")
    topic = "title: A\nabout: B\nfacts:\n- {id: a}\n- {id: b}\n"
    assert proposed.read(drafting.accepted(NEW.encode())) == proposed.read(NEW)
    assert proposed.read(drafting.accepted(bare.encode())) == proposed.read(NEW)
    assert [drafting.fields(one)["id"] for one in drafting.each(topic.encode())] == ["a", "b"]


@pytest.mark.parametrize("content", ["", "[]", "1", "facts: []", "- 1", "fact: {}", "a: &b 1", "id: 2015-06-02"])
def test_a_file_without_a_fact_is_refused(content: str) -> None:
    with pytest.raises(RulesError):
        drafting.each(content.encode())


def test_a_file_with_too_many_facts_or_bytes_is_refused() -> None:
    with pytest.raises(RulesError, match="51 facts"):
        drafting.each("".join(f"- {{fact: {{id: f{number}}}}}\n" for number in range(51)).encode())
    with pytest.raises(RulesError, match="64 KiB"):
        drafting.each(b"#" * (drafting.LARGEST + 1))
