from __future__ import annotations

import numpy as np
import pytest

from bot.matching.alignment import Alignment
from bot.matching.nearness import nearness
from bot.matching.senses import Senses
from bot.matching.text import stem

WAYS = ("who wrote the report", "when was the report written", "how many taxis were there", "zorblax")


def near(question: str) -> list[float]:
    spoken = Alignment.of([" ".join(map(stem, way.split())) for way in WAYS])
    stems = [stem(word) for word in question.split()]
    held = spoken.held_against(stems, np.arange(len(WAYS)))
    return [float(one) for one in held.likeness]


def test_words_that_mean_alike_are_near_each_other_and_others_are_not() -> None:
    taxi, cab, blame = Senses.shipped().of(["taxi", "cab", "blame"])
    assert taxi @ cab > 0.5
    assert abs(taxi @ blame) < 0.3


def test_a_word_that_the_table_lacks_means_nothing() -> None:
    assert not Senses.shipped().of(["zorblax"]).any()
    assert Senses.shipped().of([]).shape == (0, 128)


@pytest.mark.parametrize(
    ("question", "way"),
    [("number of cabs", 2), ("who is the author of the report", 0), ("zorblax", 3), ("zorblax please", 3)],
)
def test_other_words_of_the_same_meaning_come_nearest(question: str, way: int) -> None:
    found = near(question)
    assert found.index(max(found)) == way


def test_the_same_words_are_as_near_as_can_be() -> None:
    assert near("who wrote the report")[0] == pytest.approx(1)


def test_function_words_tell_who_from_when() -> None:
    who, when, *_ = near("who wrote the report")
    assert who > when


def test_words_that_nothing_is_like_come_near_nothing() -> None:
    assert near("qwxyz") == [0, 0, 0, 0]


def test_entries_by_how_near_their_ways_of_asking_are() -> None:
    likeness, owners = np.array([0.9, 0.6, 0.3, 0.8, 0.2]), np.array([0, 0, 0, 1, 1])
    rows = nearness(likeness, np.array([True, True, True, False, True]), owners, 3)
    top, few, beyond, share, votes = rows.T
    assert top.tolist() == pytest.approx([0.9, 0.2, 0])
    assert few.tolist() == pytest.approx([0.6, 0.2, 0])
    assert beyond.tolist() == pytest.approx([0.9, -0.6, 0])
    assert share.sum() == pytest.approx(1)
    assert votes.sum() < 1
    assert votes[0] > votes[1]


def test_nothing_is_near_where_there_is_nothing() -> None:
    empty = np.array([], np.int64)
    assert nearness(empty.astype(float), empty > 0, empty, 1)[0].tolist() == pytest.approx([0, 0, 0, 1, 0])
