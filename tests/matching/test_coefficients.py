"""The file of what was fitted."""

from __future__ import annotations

import json

import pytest

from bot.matching.coefficients import Coefficients


def test_the_file_round_trips() -> None:
    shipped = Coefficients.fitted()
    assert Coefficients.from_json(shipped.to_json()) == shipped


def test_the_shipped_thresholds_are_probabilities_in_order() -> None:
    shipped = Coefficients.fitted()
    assert 0 < shipped.suggest < shipped.answer < 1


@pytest.mark.parametrize("part", ["signals", "grounds", "pairs"])
@pytest.mark.parametrize("change", ["more", "fewer"])
def test_a_file_of_another_version_says_what_to_do(part: str, change: str) -> None:
    data = json.loads(Coefficients.fitted().to_json())
    if change == "more":
        data[part]["a signal of tomorrow"] = 1.0
    else:
        del data[part][next(iter(data[part]))]
    with pytest.raises(ValueError, match="another version: run `factbot fit` again"):
        Coefficients.from_json(json.dumps(data))


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"signals": {}}'])
def test_a_file_that_holds_no_coefficients_says_what_to_do(text: str) -> None:
    with pytest.raises(ValueError, match="run `factbot fit` again"):
        Coefficients.from_json(text)
