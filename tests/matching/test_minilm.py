"""The real model, where the extra `meaning` is installed."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching import minilm
from bot.matching.distilling import distilled
from bot.matching.minilm import MiniLM, ModelError, installed

real = pytest.mark.skipif(not installed(), reason="needs the extra `meaning`")


@real
def test_what_means_the_same_comes_near() -> None:
    one, same, other = MiniLM().embed(
        ["How many children were harmed?", "What was the number of young victims?", "When does the library open?"]
    )
    assert one @ same > 0.5 > one @ other


@real
def test_texts_of_any_length_get_a_vector_of_length_1() -> None:
    found = MiniLM().embed(["", "a", "word " * 1_000, "🙂"])
    assert found.shape == (4, 384)
    assert np.linalg.norm(found, axis=1) == pytest.approx(1)


@real
def test_words_of_like_meaning_are_distilled_to_like_rows() -> None:
    words = ["police", "officers", "officer", "banana", "apple", "said", "Not-a-word"]
    stems, table = distilled(dict.fromkeys(words, 500), MiniLM())
    assert stems == sorted({"polic", "officer", "banana", "appl", "say"})
    rows = table / np.linalg.norm(table.astype(float), axis=1, keepdims=True)
    apple, banana, officer, *_ = rows
    assert apple @ banana > apple @ officer


def test_a_file_that_is_another_is_refused() -> None:
    with pytest.raises(ModelError, match="is not the one that was measured"):
        minilm.carried("pytest", "__init__.py", "0" * 64)
