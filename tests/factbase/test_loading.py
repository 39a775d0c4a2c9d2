"""Reading YAML and putting a fact base together: every error, with its place, and never an exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.factbase import loading, yamlfile
from bot.factbase.findings import FactBaseError
from tests.factbase.world import FLW, World

if TYPE_CHECKING:
    from tests.factbase.world import Change


def errors(world: World) -> list[str]:
    """What loading says, each finding as a line."""
    world.write()
    with pytest.raises(FactBaseError) as caught:
        loading.load(world.folder)
    assert caught.value.findings == sorted(caught.value.findings)
    return [str(finding) for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: F02 the file is empty"),
        ("# only a comment\n", "1:1: F02 the file is empty"),
        ("a: [b\n", "2:1: F02"),
        ("a: 1\n---\nb: 2\n", "2:1: F02"),
        ("a:\n\tb: 1\n", "2:1: F03 a tab"),
        ("a:\n  b: 1\n \tc: 2\n", "3:2: F03 a tab"),
        ("a: 1\nb: 2\na: 3\n", "3:1: F04 the key 'a' stands twice"),
        ("x:\n- {b: 1, b: 2}\n", "2:10: F04 the key 'b' stands twice"),
        ("a: yes\n", "1:4: F05 yes is read as true or false"),
        ("a: No\n", "1:4: F05 No is"),
        ("a: on\n", "1:4: F05 on is"),
        ("a: [off]\n", "1:5: F05 off is"),
        ("a: TRUE\n", "1:4: F05 TRUE is"),
        ("no: 1\n", "1:1: F05 no is"),
        ("a: 12:30\n", "1:4: F05 12:30 is read as a number"),
        ("a: 010\n", "1:4: F05 010 is"),
        ("a: 1_000\n", "1:4: F05 1_000 is"),
        ("a: 0x1F\n", "1:4: F05 0x1F is"),
        ("a: 0b_\n", "1:4: F05 0b_ is"),
        (f"a: {'9' * 5000}\n", "1:4: F05 999"),
        ("a: 2014-08-26\n", "1:4: F05 2014-08-26 is read as a date"),
        ("a: 2014-99-99\n", "1:4: F05 2014-99-99 is read as a date"),
        ("a: .inf\n", "1:4: F05 .inf is read as a floating-point"),
        ("a: .NaN\n", "1:4: F05 .NaN is"),
        ("a: 1.5e+3\n", "1:4: F05 1.5e+3 is"),
        ("a: {<<: b}\n", "1:5: F05 << has a meaning of its own"),
        ("=: 1\n", "1:1: F05 = has a meaning of its own"),
        ("a: &b c\n", "1:4: F06 the anchor b"),
        ("a: &b c\nd: *b\n", "2:4: F06 the anchor b"),
        ("a: &b [*b]\n", "1:4: F06 the anchor b"),
        ("a: !x c\n", "1:4: F06 the tag !x"),
        ("a: !!bool maybe\n", "1:4: F06 the tag tag:yaml.org,2002:bool"),
        ("a: !!python/name:os.system x\n", "1:4: F06 the tag"),
        ("a: b\x07c\n", "1:5: F02 the character U+0007 cannot be seen"),
        ('a: "\\ud800"\n', "1:7: F02"),
        ("? [a]\n: b\n", "1:3: F02"),
        ("? {a: b}\n: c\n", "1:3: F02"),
        ("[" * 100_000, "1:51: F02 more than 50"),
        ("a: " + "{b: " * 60 + "}" * 60, "F02 more than 50"),
        ("- " * 100 + "a\n", "1:101: F02 more than 50"),
    ],
    ids=repr,
)
def test_what_yaml_may_not_hold(text: str, said: str) -> None:
    file = yamlfile.parse(text, "x.yaml")
    assert file.data is None
    assert any(said in str(finding) for finding in file.findings), [str(finding) for finding in file.findings]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 'yes'", {"a": "yes"}),
        ('a: "12:30"', {"a": "12:30"}),
        ("a: >-\n  010", {"a": "010"}),
        ("a: |-\n  no", {"a": "no"}),
        ("a: [true, false, -3, 0, 2.5]", {"a": [True, False, -3, 0, 2.5]}),
        ("a: north", {"a": "north"}),
        ("a: b\tc", {"a": "b\tc"}),
        ("é: '🦊'", {"é": "🦊"}),
    ],
)
def test_what_yaml_may_hold(text: str, data: object) -> None:
    file = yamlfile.parse(text, "x.yaml")
    assert file.findings == ()
    assert file.data == data


def test_a_byte_order_mark_is_no_part_of_the_text(world: World) -> None:
    world.raw["council.yaml"] = b"\xef\xbb\xbf" + world.text("council.yaml").encode()
    assert world.findings() == []


def test_a_folder_in_place_of_a_file(world: World) -> None:
    (world.folder / "x.yaml").mkdir()
    assert errors(world) == ["x.yaml:1:1: F01 Is a directory → make the file readable"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda w: w.fact("hale-reply").pop("said"),
            "council.yaml:27:3: F07 facts.1.said: Field required → add the field",
        ),
        (lambda w: w.fact("hale-reply").update(sayd="x"), "F07 facts.1.sayd: Unexpected keyword argument"),
        (lambda w: w.fact("hale-reply").update(title="x" * 81), "F07 facts.1.title: String should have at most 80"),
        (lambda w: w.fact("hale-reply").update(statement="x" * 401), "F07 facts.1.statement: "),
        (lambda w: w.fact("hale-reply").update(statement=" x"), "F07 facts.1.statement: "),
        (lambda w: w.fact("hale-reply").update(statement="x\ny"), "F07 facts.1.statement: "),
        (lambda w: w.fact("hale-reply").update(id="Hale Reply"), "F07 facts.1.id: "),
        (lambda w: w.fact("hale-reply").update(said="2012-13"), "F07 facts.1.said: "),
        (lambda w: w.fact("hale-reply").update(said="2012/.."), "F07 facts.1.said: "),
        (lambda w: w.fact("hale-reply").update(said=2012), "F07 facts.1.said: "),
        (lambda w: w.fact("hale-reply").update(questions=["one", "two"]), "F07 facts.1.questions: "),
        (lambda w: w.fact("hale-reply").update(citations=[]), "F07 facts.1.citations: "),
        (lambda w: w.fact("hale-reply")["citations"][0].update(paragraph=0), "F07 facts.1.citations.0.paragraph: "),
        (
            lambda w: w.fact("hale-reply").update(citations=[{"source": FLW, "paragraph": n} for n in (1, 2, 3, 4)]),
            "F07 facts.1.citations: ",
        ),
        (lambda w: w.files.update({"x.yaml": ["not a mapping"]}), "x.yaml:2:1: F07 the file: "),
        (lambda w: w.files["uncited.yaml"]["uncited"][0].update(reason="dull"), "F07 uncited.0.reason: "),
        (lambda w: w.entry("sources.yaml", "sources", FLW).update(url="ftp://x"), "F07 sources.1.url: "),
    ],
)
def test_a_field_that_is_not_of_its_form(world: World, change: Change, said: str) -> None:
    change(world)
    lines = errors(world)
    assert any(said in line for line in lines), lines


REFERENCES: dict[str, Change] = {
    "person": lambda w: w.fact("hale-reply").update(speaker="nobody"),
    "origin": lambda w: w.fact("hale-reply").update(origin="nobody"),
    "source": lambda w: w.fact("hale-reply")["citations"][0].update(source="nobody"),
    "topic": lambda w: w.fact("hale-reply")["topics"].append("nobody"),
    "fact": lambda w: w.fact("hale-letters")["about"][0].update(reply="nobody"),
    "other fact": lambda w: w.fact("hale-letters").update(shown_with=["nobody"]),
    "outside check": lambda w: w.fact("hale-reply").update(outside=["nobody"]),
    "organisation": lambda w: w.entry("people.yaml", "people", "tom-hale")["roles"][0].update(organisation="nobody"),
}
MORE: dict[str, Change] = {
    "about": lambda w: w.fact("hale-reply").update(about=[{"who": "nobody"}]),
    "differs": lambda w: w.fact("hale-reply").update(differs=[{"fact": "nobody", "how": "It does."}]),
    "check": lambda w: w.entry("outside.yaml", "checks", "ombudsman").update(source="nobody"),
    "uncited": lambda w: w.files["uncited.yaml"]["uncited"][0].update(source="nobody"),
    "role": lambda w: w.entry("people.yaml", "people", "tom-hale")["roles"][0].update(source="nobody"),
}


@pytest.mark.parametrize("kind", [*REFERENCES, *MORE])
def test_a_reference_to_nothing(world: World, kind: str) -> None:
    (REFERENCES | MORE)[kind](world)
    findings = world.findings()
    assert [finding.code for finding in findings] == ["F08"]
    assert "'nobody'" in findings[0].wrong
    assert world.at(findings[0]).startswith(("nobody", "[nobody]"))
    if kind in REFERENCES:
        assert f"there is no {kind} 'nobody'" in findings[0].wrong


def test_a_fact_is_not_shown_with_itself(world: World) -> None:
    world.fact("hale-reply").update(shown_with=["hale-reply"], differs=[{"fact": "hale-reply", "how": "x"}])
    assert len([line for line in errors(world) if "F08 there is no other fact 'hale-reply'" in line]) == 2


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("people.yaml", "people"),
        ("sources.yaml", "sources"),
        ("sources.yaml", "origins"),
        ("outside.yaml", "checks"),
        ("guidance.yaml", "guidance"),
        ("silences.yaml", "silences"),
        ("support.yaml", "support"),
    ],
)
def test_an_id_that_stands_twice(world: World, file: str, key: str) -> None:
    entries = world.files[file][key]
    entries.append(entries[0])
    findings = world.findings()
    assert [(finding.file, finding.code) for finding in findings] == [(file, "F09")]
    assert f"the id {entries[0]['id']} stands twice" in findings[0].wrong


def test_a_double_does_not_shift_the_line_of_what_follows(world: World) -> None:
    world.files["outside.yaml"]["checks"] *= 2
    world.files["outside.yaml"]["checks"].append(
        {**world.files["outside.yaml"]["checks"][0], "id": "b", "source": "nobody"}
    )
    findings = {finding.code: finding for finding in world.findings()}
    assert world.at(findings["F08"]).startswith("nobody")


def test_all_errors_are_told_at_once(world: World) -> None:
    world.fact("hale-reply").update(kind="rumour", said="never")
    world.fact("child-s").pop("questions")
    world.raw["support.yaml"] = "support: no\nsupport: 12:30\n"
    world.raw["x.yaml"] = b"\xff"
    told = [line.split(" ")[0:2] for line in errors(world)]
    assert [(place.split(":")[0], code) for place, code in told] == [
        ("council.yaml", "F07"),
        ("council.yaml", "F07"),
        ("review.yaml", "F07"),
        ("support.yaml", "F05"),
        ("support.yaml", "F04"),
        ("support.yaml", "F05"),
        ("x.yaml", "F01"),
    ]


def test_the_error_tells_the_first_and_counts_the_rest(world: World) -> None:
    world.fact("hale-reply").update(kind="rumour", said="never")
    world.write()
    with pytest.raises(FactBaseError, match=r"council\.yaml:\d+:\d+: F07 .* \(and 1 more\)$"):
        loading.load(world.folder)


def test_what_was_loaded(world: World) -> None:
    world.write()
    base = loading.load(world.folder).base
    assert base.source_of(base.facts["child-s"]).document == "200_hsj.txt"
    assert [fact.id for fact in base.by_topic("council")] == ["hale-letters", "hale-reply"]
    assert [fact.id for fact in base.by_source("health-service-journal")][:1] == ["child-s"]
    assert base.newest == "2014-09~"
    assert list(base.topics) == ["council", "ethnicity", "review", "scale"]
