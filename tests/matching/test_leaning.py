"""Telling two kinds of text apart by their words."""

from __future__ import annotations

from bot.matching.leaning import Leaning

THESE = [text.split() for text in ("it happened to me", "it happened to my son", "he hurt me", "she hurt me too")]
THOSE = [text.split() for text in ("how many were there", "how many reports", "who wrote reports", "who were they")]


def test_each_text_leans_to_its_own_kind() -> None:
    leaning = Leaning.between(THESE, THOSE)
    assert min(map(leaning.of, THESE)) > max(map(leaning.of, THOSE))
    assert all(0 <= leaning.of(tokens) <= 1 for tokens in (*THESE, *THOSE))


def test_a_text_it_has_not_seen_leans_by_the_words_it_shares() -> None:
    leaning = Leaning.between(THESE, THOSE)
    assert leaning.of(["someone", "hurt", "me"]) > leaning.of(["how", "many", "letters"])


def test_a_text_of_unknown_words_leans_nowhere() -> None:
    leaning = Leaning.between(THESE, THOSE)
    assert leaning.of(["zzz"]) == leaning.of([]) == 0


def test_what_is_learned_is_the_same_each_time() -> None:
    assert Leaning.between(THESE, THOSE) == Leaning.between(THESE, THOSE)


def test_without_texts_nothing_is_learned() -> None:
    assert Leaning.between([], []).of(["how", "many"]) == 0
