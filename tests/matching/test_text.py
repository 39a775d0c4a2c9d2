"""Text as it is compared."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.matching.text import normalise, stem, words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ｈｏｗ　ＭＡＮＹ", "how many"),
        ("ﬁndings", "findings"),
        ("STRASSE straße", "strasse strasse"),
        ("café naïve", "cafe naive"),
        ("chil\u200bdr\u00aden\ufeff", "children"),
        ("  how \t many\n\nkids ", "how many kids"),
        ("the council’s", "the council"),
        ("the council`s", "the council"),
        ("children's", "children"),
        ("victims' families", "victims families"),
        ("didn't", "didnt"),
        ("1,400 children", "1400 children"),
        ("16,500,000", "16500000"),
        ("one, two", "one, two"),
        ("in 03", "in 2003"),
        ("in '06", "in 2006"),
        ("in ’06", "in 2006"),
        ("since '14", "since 2014"),
        ("14 children", "14 children"),
        ("10%", "10 percent"),
    ],
)
def test_what_means_the_same_is_written_the_same(text: str, plain: str) -> None:
    assert normalise(text) == plain


@pytest.mark.parametrize(
    "disguised",
    [
        "роlice",  # Cyrillic er and o
        "рolicе",
        "ροlice",  # Greek rho and omicron
    ],
)
def test_letters_that_only_look_latin_are_read_as_they_look(disguised: str) -> None:
    assert not disguised.isascii()
    assert normalise(disguised) == "police"


@pytest.mark.parametrize("disguised", ["Rоthеrham", "Millbrооk", "Αnna", "kіds"])
def test_letters_that_look_and_sound_latin_are_read_so(disguised: str) -> None:
    assert not disguised.isascii()
    assert normalise(disguised) in {"rotherham", "millbrook", "anna", "kids"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fourteen hundred children", ["1400", "children"]),
        ("1,400 children", ["1400", "children"]),
        ("1400 children", ["1400", "children"]),
        ("three hundred and twenty", ["320"]),
        ("two thousand four hundred and nine", ["2409"]),
        ("twenty-three", ["23"]),
        ("Two Hundred", ["200"]),
        ("no one knew", ["no", "one", "knew"]),
        ("the 3rd report", ["the", "third", "report"]),
        ("16-year", ["16", "year"]),
        ("what?! (really)", ["what", "really"]),
        ("**bold** <@123> `code`", ["bold", "123", "code"]),
        ("", []),
        ("…", []),
    ],
)
def test_numbers_in_words_and_figures_are_alike(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("exploited", "exploiting"),
        ("children", "child"),
        ("wrote", "write"),
        ("apologised", "apologise"),
        ("warnings", "warning"),
        ("failures", "failed"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("response", "responsible"), ("officer", "office"), ("1997", "1998")])
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


anything = st.text(st.characters(), max_size=80)
near_the_rules = st.text(st.sampled_from("0123456789',’%.-s\u200b 'aZœßİǅ½Ⅳ①Ｆｆﬁ\u0301\ud800🙂оΑ"), max_size=30)


@given(anything | near_the_rules)
@example("\ud800")
@example("\x00")
@example("'" * 200)
def test_any_text_becomes_plain_ascii(text: str) -> None:
    plain = normalise(text)
    assert plain.isascii()
    assert plain == plain.lower() == plain.strip()
    assert "  " not in plain
    assert all(word.isalnum() for word in words(text))


@given(anything | near_the_rules)
@example("1,'400")
@example("''s")
@example("ع")
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
