"""The kind of a question."""

from __future__ import annotations

import pytest

from bot.matching.kinds import Asked, kind_of
from bot.matching.text import words


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("who wrote the report", Asked.WHO),
        ("Who left the warnings unanswered?", Asked.WHO),
        ("who is Tom Brandt", Asked.WHO_IS),
        ("whos tom brandt", Asked.WHO_IS),
        ("what is Brandt's job", Asked.WHO_IS),
        ("when did the report come out", Asked.WHEN),
        ("what year was it", Asked.WHEN),
        ("how many kids was it", Asked.HOW_MANY),
        ("HOW MUCH did it cost", Asked.HOW_MANY),
        ("what percentage were known", Asked.HOW_MANY),
        ("why did nobody act", Asked.WHY),
        ("how come nobody acted", Asked.WHY),
        ("where did it happen", Asked.WHERE),
        ("what does CSE stand for", Asked.MEANING),
        ("did the police apologise", Asked.OTHER),
        ("", Asked.OTHER),
        ("🙂", Asked.OTHER),
        ("whole", Asked.OTHER),
        ("whenever", Asked.OTHER),
    ],
)
def test_questions_are_of_their_kind(question: str, asked: Asked) -> None:
    assert kind_of(words(question)) is asked
