"""Canonical form: one way to write each file, nothing lost on the way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.factbase import canonical, forms, model, yamlfile
from bot.factbase.findings import FactBaseError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.factbase.world import World

HEAD = "# yaml-language-server: $schema=../bot/factbase/schema/{}.schema.json\n"
SAYS = "Nothing is said of it in any of the three articles, nor of anything that is like it."
SILENCES = HEAD.format("silences") + f"silences:\n- id: a\n  says: {SAYS}\n  questions: [b, c, d]\n"

visible = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"))
awkward = st.sampled_from(
    [" ", "  ", ":", ": ", " #", "- ", '"', "'", "“", "é", "🦊", "\u2028", "\xa0", "1", "no", ","]
)
lines = (
    st.lists(st.one_of(st.text(visible, max_size=40), awkward, st.just("word " * 30)), min_size=1, max_size=8)
    .map(lambda parts: "".join(parts).replace("\n", " ").strip())
    .filter(bool)
)


@given(st.lists(lines, min_size=3, max_size=5), lines)
def test_what_is_written_is_read_again(questions: list[str], says: str) -> None:
    entry = model.SilencesFile(silences=(model.Silence(id="a", says=says, questions=tuple(questions)),))
    text = canonical.dump(entry)
    assert forms.validate(model.SilencesFile, yaml.safe_load(text)) == entry
    once = canonical.canonical(text, "silences.yaml")
    assert canonical.canonical(once, "silences.yaml") == once


def test_the_form_is_kept(world: World) -> None:
    world.write()
    for path in world.folder.iterdir():
        text = path.read_text("utf-8")
        assert canonical.canonical(text, path.name) == text


def test_another_style_is_rewritten() -> None:
    text = json.dumps({"silences": [{"says": SAYS, "questions": ["b", "c", "d"], "id": "a"}]})
    assert canonical.canonical(text, "silences.yaml") == SILENCES
    assert canonical.canonical(SILENCES.replace("\n", "\r\n"), "silences.yaml") == SILENCES


def test_defaults_are_left_out() -> None:
    text = "guidance:\n- {id: a, title: T, text: X, private: false, support: true, questions: []}\n"
    assert canonical.canonical(text, "guidance.yaml") == (
        HEAD.format("guidance") + "guidance:\n- {id: a, title: T, text: X, support: true}\n"
    )


def test_comments_at_the_head_and_before_entries_are_kept() -> None:
    text = SILENCES.replace("silences:\n", "# One\n# Two\nsilences:\n# Three\n") + (
        "\n# Four\n\n#Five\n- id: e\n  says: 'x # y'\n  questions:\n  - f#g\n" + "  - >-\n    # h\n    - i\n  - j\n"
    )
    wanted = (
        HEAD.format("silences")
        + f"# One\n# Two\nsilences:\n# Three\n- id: a\n  says: {SAYS}\n  questions: [b, c, d]\n"
        + "# Four\n#Five\n- {id: e, says: 'x # y', questions: [f#g, '# h - i', j]}\n"
    )
    assert canonical.canonical(text, "silences.yaml") == wanted
    assert canonical.canonical(wanted, "silences.yaml") == wanted


def test_a_comment_stays_with_its_entry_when_the_lists_change_places() -> None:
    text = (
        "places:\n# of one\n- A place with so long a name\n"
        "abbreviations:\n- {short: a, long: b}\n# of two\n- {short: c, long: d}\n"
    )
    written = canonical.canonical(text, "vocabulary.yaml")
    assert "# of two\n- {short: c, long: d}\n" in written
    assert "# of one\n- A place" in written


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        (SAYS, f"{SAYS} # why", (4, 10 + len(SAYS))),
        ("  says:", "  # why\n  says:", (4, 3)),
        ("  says:", "# why\n  says:", (4, 1)),
        (SAYS, f">- # why\n    {SAYS}", (4, 12)),
        ("[b, c, d]", "[b, # why\n    c, d]", (5, 18)),
        ("[b, c, d]\n", "[b, c, d]\n# why\n", (6, 1)),
        ("[b, c, d]\n", "[b, c, d]\n# why", (6, 1)),
        ("silences:\n", "silences: # why\n", (2, 11)),
    ],
)
def test_a_comment_elsewhere_is_refused_rather_than_lost(old: str, new: str, at: tuple[int, int]) -> None:
    with pytest.raises(FactBaseError, match="would be lost") as caught:
        canonical.canonical(SILENCES.replace(old, new), "silences.yaml")
    assert [(finding.line, finding.column) for finding in caught.value.findings] == [at]


@pytest.mark.parametrize("text", ["silences: [", "silences: 1", "silence: []", "silences: no"])
def test_what_is_no_file_of_the_fact_base_is_refused(text: str) -> None:
    with pytest.raises(FactBaseError):
        canonical.canonical(text, "silences.yaml")


def test_every_real_file_is_canonical(real_facts: Path) -> None:
    for path in sorted(real_facts.glob("*.yaml")):
        text = path.read_text("utf-8")
        assert not yamlfile.parse(text, path.name).findings
        assert canonical.canonical(text, path.name) == text, f"{path.name}: run `factbot format`"
