"""Every code: a bad entry that it catches, at its line and column, and a good one that it lets pass."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.factbase.findings import CODES, FactBaseError
from tests.factbase.world import FLW, HSJ, LGC, TODAY, World, figure

if TYPE_CHECKING:
    from bot.factbase.findings import Finding
    from tests.factbase.world import Change


def unchanged(world: World) -> None:
    """The small fact base as it is: nothing to be caught."""


@dataclass(frozen=True)
class Case:
    """A change that a code must catch, where, naming what, and a like one that is allowed."""

    code: str
    bad: Change
    file: str
    at: str
    """What stands at the line and column of the finding."""
    says: str
    good: Change = unchanged

    def __str__(self) -> str:
        return f"{self.code}-{self.says[:24]}"


def put(identity: str, **fields: object) -> Change:
    """A change of one fact."""
    return lambda world: world.fact(identity).update(fields)


def cite(identity: str, **fields: object) -> Change:
    """A change of a fact's first citation."""
    return lambda world: world.fact(identity)["citations"][0].update(fields)


def entry(file: str, key: str, identity: str, **fields: object) -> Change:
    """A change of an entry of another file."""
    return lambda world: world.entry(file, key, identity).update(fields)


def text(old: str, new: str, name: str = "council.yaml") -> Change:
    """A change of a file as it is written."""
    return lambda world: world.raw.update({name: world.text(name).replace(old, new, 1)})


def uncited(number: int, **fields: object) -> Change:
    """A change of a line of uncited.yaml."""
    return lambda world: world.files["uncited.yaml"]["uncited"][number].update(fields)


def paragraph(source: str, number: int, words: str) -> Change:
    """A change of a document."""
    return lambda world: world.paragraphs[source].__setitem__(number - 1, words)


def both(*changes: Change) -> Change:
    """Several changes."""
    return lambda world: [change(world) for change in changes]


def locked(change: Change) -> Change:
    """A change after the fact base was verified."""

    def after(world: World) -> None:
        world.write()
        lock = world.check().lock
        assert lock is not None
        world.raw["provenance.lock"] = lock
        change(world)

    return after


QUOTED = "“We were told far too late,” says Ruth Penny. The letters were lost."
SUPPORT = ("support.yaml", "support", "line")
HALE = "Tom Hale did not read three letters in 2006"
CASES = [
    Case("F01", lambda w: w.raw.update({"x.yaml": b"title: \xff"}), "x.yaml", "title", "byte 7"),
    Case("F02", lambda w: w.raw.update({"x.yaml": "title: [a\n"}), "x.yaml", "", "expected"),
    Case("F03", text("  title: About hale-reply", "\ttitle: x"), "council.yaml", "\ttitle", "tab"),
    Case("F04", text("about: What", "title: Twice\nabout: What"), "council.yaml", "title: Twice", "'title'"),
    Case("F05", text("title: The council", "title: no"), "council.yaml", "no", "no is read", text("The c", "No c")),
    Case("F06", text("title: The council", "title: &x The council"), "council.yaml", "&x", "anchor x"),
    Case(
        "F07",
        put("hale-reply", kind="rumour"),
        "council.yaml",
        "rumour",
        "facts.1.kind",
        put("hale-reply", kind="event"),
    ),
    Case("F08", put("hale-reply", speaker="nobody"), "council.yaml", "nobody", "'nobody'"),
    Case("F09", put("hale-reply", id="hale-letters"), "council.yaml", "hale-letters", "hale-letters"),
    Case("F10", text("title: The council", "title: 'The council'"), "council.yaml", "title: 'The", "canonical"),
    Case(
        "F10",
        text("title: The council", "title: The council # so far"),
        "council.yaml",
        "# so far",
        "would be lost",
        text("facts:\n", "facts:\n# Of the letters.\n"),
    ),
    Case("F11", put("hale-reply", topics=["scale"]), "council.yaml", "[scale]", "hale-reply lacks the topic council"),
    Case(
        "R11",
        put("told-late", limits="Staff left three letters from youth workers lying on his desk."),
        "review.yaml",
        "Staff left",
        f"“left three letters from youth workers lying on” with {FLW} paragraph 5",
        put("told-late", limits="Staff left three letters from youth workers lying, and nobody minded."),
    ),
    Case(
        "R11",  # the run crosses the end of a sentence
        put("told-late", questions=["a", "b", "who runs a clinic the letters of march 2006 were lost again"]),
        "review.yaml",
        "who runs",
        f"{HSJ} paragraph 2",
        put("told-late", questions=["a", "b", "who runs a clinic, and where are the letters of then"]),
    ),
    Case(
        "R11",  # a registered name is one word
        put("told-late", limits="Of Tom Hale, who led the council in 2006, left"),
        "review.yaml",
        "Of Tom",
        "“tom hale who led the council in 2006 left”",
        put("told-late", limits="Of Tom Hale, who led the council in 2006, and of no one else."),
    ),
    Case(
        "R11",
        entry("silences.yaml", "silences", "cost", says="It calls that a careful estimate. A third is missing."),
        "silences.yaml",
        "It calls",
        f"{FLW} paragraph 4",
        entry("silences.yaml", "silences", "cost", says="It calls that a careful estimate, of a third."),
    ),
    Case(
        "R12",
        cite("told-late", quote="far too soon"),
        "review.yaml",
        "far too soon",
        "“far too soon” is not in paragraph 2",
    ),
    Case("R12", cite("told-late", quote="th"), "review.yaml", "th", "“th” is not in", cite("told-late", quote="who")),
    Case("R12", cite("told-late", quote="e"), "review.yaml", "e", "“e” is not in"),
    Case(
        "R12",
        both(cite("told-late", quote="far"), paragraph(HSJ, 2, "It was far too late, by far. Penny says so.")),
        "review.yaml",
        "far",
        "“far” stands 2 times in",
    ),
    Case(
        "R12",
        cite("told-late", quote="The letters of March 2006 were lost"),
        "review.yaml",
        "The letters",
        "whole sentence",
        cite("told-late", quote="letters of March 2006 were lost"),
    ),
    Case(
        "R12",
        cite("pages", quote="Nothing was learned. The review"),
        "review.yaml",
        "Nothing",
        "whole sentence",
    ),
    Case(
        "R12",
        cite("hale-reply", quote="I was never shown any letter"),
        "council.yaml",
        "I was never",
        "whole sentence",
        cite("hale-reply", quote="shown any letter"),
    ),
    Case(
        "R12",
        cite("pages", quote="The review on child S left out whole pages, and the staff were never told of it."),
        "review.yaml",
        "The review",
        "has 17 words",
    ),
    Case(
        "R12",
        lambda w: w.fact("pages")["citations"][0].pop("quote"),
        "review.yaml",
        "{source: health-service-journal, paragraph: 28}",
        "no quotation",
        lambda w: w.fact("pages")["citations"].append({"source": HSJ, "paragraph": 27}),
    ),
    Case(
        "R13",
        put("told-late", statement='In September 2014 Ruth Penny said "much too late".'),
        "review.yaml",
        "In September",
        "“much too late”",
        put("told-late", statement="In September 2014 Ruth Penny said “far too late.”"),
    ),
    Case("R13", put("told-late", title='"ar too lat"'), "review.yaml", "'\"ar too", "“ar too lat”"),
    Case(
        "R21",
        put("told-late", statement="Ruth Penny " + "really " * 45 + "late."),
        "review.yaml",
        ">-",
        "331 characters of at most 300",
        put("marsh-count", statement="The Marsh review of May 2012 counted at least 140, " + "really " * 45 + "late."),
    ),
    Case(
        "R22",
        put("hale-reply", statement="Last week Tom Hale answered that he had not seen the letters."),
        "council.yaml",
        "Last week",
        "“Last week”",
        put("hale-reply", statement='Tom Hale answered in May 2012 of "any letter".'),
    ),
    Case("R22", put("told-late", limits="Of the past few years."), "review.yaml", "Of the", "“past few years”"),
    Case("R22", put("told-late", title="The present leader"), "review.yaml", "The present", "“The present leader”"),
    Case(
        "R22",
        entry("guidance.yaml", "guidance", "coverage", text="Three articles, the newest of last month."),
        "guidance.yaml",
        "Three",
        "“last month”",
    ),
    Case("R23", put("child-s", happened="2011-11"), "review.yaml", '"2011-11"', "November 2011"),
    Case("R23", put("child-s", happened="2010-10"), "review.yaml", '"2010-10"', "October 2010"),
    Case("R23", put("child-s", happened="2010-11-04"), "review.yaml", '"2010-11-04"', "4 November 2010"),
    Case(
        "R23",
        put("child-s", statement="Ruth Penny writes that child S was found dead in May 2010."),
        "review.yaml",
        "Ruth Penny",
        "May 2010",
        put("child-s", statement="Ruth Penny writes that child S may have died in 2010."),
    ),
    Case(
        "R24",
        put("child-s", happened="2010-02-30"),
        "review.yaml",
        '"2010-02-30"',
        "2010-02-30 is no date",
        put("child-s", happened="2010/2013"),
    ),
    Case("R24", put("child-s", happened="2013/2010"), "review.yaml", '"2013/2010"', "2013/2010"),
    Case("R24", entry(*SUPPORT, checked_on="2026-11"), "support.yaml", '"2026-11"', "2026-11 is not a day"),
    Case("R24", entry(*SUPPORT, checked_on="2026-02-31"), "support.yaml", '"2026-02-31"', "2026-02-31 is no date"),
    Case(
        "R24",
        entry("sources.yaml", "sources", LGC, published="2012-06-31"),
        "sources.yaml",
        '"2012-06-31"',
        "2012-06-31",
    ),
    Case(
        "R31",
        put("hale-letters", statement="The Marsh review of May 2012 found four letters."),
        "council.yaml",
        "The Marsh",
        "4 is in no cited paragraph",
        put("hale-letters", statement="The Marsh review of May 2012 found 3 letters, in its 2nd part."),
    ),
    Case(
        "R31",
        put("marsh-count", statement="The Marsh review of May 2012 read half of the files on at least 140 children."),
        "scale.yaml",
        "The Marsh",
        "“half”",
        put("marsh-count", statement="The 16-year Marsh review read a third of the files on at least 140 children."),
    ),
    Case(
        "R31",
        put("marsh-count", figures=[figure(1400, "at least", "children")]),
        "scale.yaml",
        "1400",
        "1400 is in no",
        put("marsh-count", figures=[figure("a third", "none given", "files")]),
    ),
    Case(
        "R32",
        lambda w: w.fact("field-girls").pop("figures"),
        "scale.yaml",
        "id: field-girls",
        "field-girls is a statistic",
        lambda w: (w.fact("field-girls").pop("figures"), w.fact("field-girls").update(kind="opinion")),
    ),
    Case(
        "R32",
        put("marsh-count", statement="The Marsh review of May 2012 counted 140 children in Tarn."),
        "scale.yaml",
        "The Marsh",
        "140 without “at least”",
        put("marsh-count", statement="The Marsh review of May 2012 counted children in Tarn."),
    ),
    Case("R41", put("told-late", kind="finding"), "review.yaml", "finding", "ruth-penny investigated nothing"),
    Case(
        "R51",
        put("told-late", about=[{"who": "tom-hale"}]),
        "review.yaml",
        "{who: tom-hale}",
        "tom-hale",
        put("told-late", about=[{"who": "old-mayor"}, {"who": "tarn-council"}]),
    ),
    Case(
        "R51",  # a person of whom the register does not say whether they live counts as living
        both(
            lambda w: w.entry("people.yaml", "people", "jon-field").pop("living"),
            put("told-late", about=[{"who": "jon-field"}]),
        ),
        "review.yaml",
        "{who: jon-field}",
        "jon-field",
        put("told-late", about=[{"who": "jon-field", "adverse": False}]),
    ),
    Case(
        "R52",
        put("hale-letters", about=[{"who": "tom-hale", "adverse": True}]),
        "council.yaml",
        "{who: tom-hale, adverse: true}",
        "no reply of tom-hale",
        put("hale-letters", about=[{"who": "tom-hale", "adverse": True, "reply": "none-in-documents"}]),
    ),
    Case(
        "R52",
        put("hale-letters", shown_with=[]),
        "council.yaml",
        "{who: tom-hale",
        "hale-reply is not shown beside it",
    ),
    Case(
        "R53",
        put("told-late", statement="In September 2014 Ruth Penny spoke with Zoe Quill."),
        "review.yaml",
        "In September",
        "Zoe Quill",
        put(
            "told-late",
            statement="In September 2014 Ruth Penny spoke. In May Ruth Penny did not. The Tarn Press wrote.",
        ),
    ),
    Case(
        "R53",  # a name that opens a sentence
        put("told-late", limits="Zoe Quill is not asked."),
        "review.yaml",
        "Zoe Quill",
        "Zoe Quill",
        put("told-late", limits="In North Tarn nobody is asked."),
    ),
    Case(
        "R53",
        entry("silences.yaml", "silences", "cost", says="Nobody asks Zoe Quill."),
        "silences.yaml",
        "Nobody",
        "Zoe Quill",
    ),
    Case(
        "R54",
        put("told-late", statement="In September 2014 Ruth Penny said that Tom Hale was told."),
        "review.yaml",
        "In September",
        "tom-hale is named",
        put(
            "told-late",
            statement="In September 2014 Ruth Penny said that Tom Hale was told.",
            about=[{"who": "tom-hale", "adverse": False}],
        ),
    ),
    Case(
        "R54",
        put("told-late", statement="In September 2014 Ruth Penny said that Hale was told."),
        "review.yaml",
        "In September",
        "tom-hale is named",
        put("told-late", statement="In September 2014 Ruth Penny said that the Marsh report came, in a hale voice."),
    ),
    Case(
        "R61",
        put("lark", title="How Ann Lark died"),
        "review.yaml",
        "How Ann",
        "Ann Lark is named",
        put("lark", title="The review into the death of Ann Lark"),
    ),
    Case(
        "R61",
        entry("guidance.yaml", "guidance", "coverage", text="Also of baby Ann."),
        "guidance.yaml",
        "Also",
        "Ann Lark is named",
    ),
    Case(
        "R62",
        put("told-late", limits="It is not about Child S."),
        "review.yaml",
        "id: told-late",
        "Child S",
        put("pages", limits="It is not only about Child S."),
    ),
    Case(
        "R71",
        put("told-late", limits="Some called it a lifestyle choice."),
        "review.yaml",
        "Some called",
        "“lifestyle choice”",
        put("told-late", limits="The agencies had a good relationship with each other and with schools."),
    ),
    Case(
        "R71",
        put("told-late", questions=["a", "b", "was there a paedophile ring"]),
        "review.yaml",
        "was there",
        "“paedophile ring”",
    ),
    Case(
        "R71",
        entry("silences.yaml", "silences", "cost", questions=["a", "b", "had they consented"]),
        "silences.yaml",
        "had they",
        "“consented”",
    ),
    Case(
        "R71",
        put("told-late", title="A relationship with her abuser"),
        "review.yaml",
        "A relation",
        "“relationship with",
    ),
    Case(
        "R81",
        put("told-late", limits="Of Asian drivers it says nothing."),
        "review.yaml",
        "Of Asian",
        "outside its topic",
        put("told-late", limits="Of drivers it says nothing; nor of embracing change."),
    ),
    Case(
        "R82",
        put("lgc-home", shown_with=["lgc-several"], limits="Of Asian drivers it says nothing."),
        "ethnicity.yaml",
        "[lgc-several]",
        f"{FLW} paragraph 24, {FLW} paragraph 27",
        put("lgc-home", limits="Of Asian drivers it says nothing."),
    ),
    Case(
        "R91",  # children here, girls there: one figure all the same
        lambda w: (w.fact("field-girls").pop("origin"), w.fact("field-girls").pop("origin_inferred")),
        "scale.yaml",
        "id: field-girls",
        "140 is in several sources",
        lambda w: w.fact("field-girls").update(figures=[figure(140, "some", "letters")]),
    ),
    Case(
        "R92",
        lambda w: w.fact("field-girls").pop("origin_inferred"),
        "scale.yaml",
        "marsh-2012",
        "names this origin",
        both(
            lambda w: w.fact("field-girls").pop("origin_inferred"),
            paragraph(LGC, 2, "Some 140 girls were harmed in Tarn, as Marsh has it."),
        ),
    ),
    Case(
        "R101",
        lambda w: w.paragraphs[LGC].append("More."),
        "uncited.yaml",
        "uncited:",
        f"{LGC} paragraph 13 is nowhere",
    ),
    Case("R102", uncited(0, paragraphs=[1, 2]), "uncited.yaml", "{source: health", f"{HSJ} paragraph 2"),
    Case("R102", uncited(1, paragraphs=[3, 1]), "uncited.yaml", "{source: health", f"{HSJ} paragraph 1"),
    Case(
        "R103",
        paragraph(HSJ, 3, "Who listens? In 2007 nobody did."),
        "uncited.yaml",
        "{source: health-service-journal, paragraphs: [3]",
        f"{HSJ} paragraph 3 has a figure",
        paragraph(HSJ, 3, "Who listens? Ask the people."),
    ),
    Case("R103", paragraph(HSJ, 3, "Did Tom Hale listen?"), "uncited.yaml", "{source: health", "registered name"),
    Case(
        "R103",
        uncited(5, reason="repeats p9"),
        "uncited.yaml",
        "{source: family",
        f"{FLW} p9 is not cited",
        both(
            paragraph(FLW, 8, "140 children were counted."),
            uncited(4, reason="withdrawn"),
            uncited(5, reason="repeats p8"),
        ),
    ),
    Case("R103", uncited(5, reason="repeats p6"), "uncited.yaml", "{source: family", "does not repeat p6"),
    Case("R103", uncited(6, paragraphs=[1, 99]), "uncited.yaml", "{source: local", f"{LGC} has no paragraph 99"),
    Case("R103", cite("lgc-home", paragraph=40), "ethnicity.yaml", "40", f"{LGC} has no paragraph 40"),
    Case(
        "D01",
        put("told-late", questions=["a", "b", "What of child-s?"]),
        "review.yaml",
        "'What of",
        "child-s has this question",
        put("told-late", questions=["a", "b", "what of child-s, then"]),
    ),
    Case("D01", put("told-late", unanswered=["WHO PAID"]), "silences.yaml", "who paid", "told-late has this question"),
    Case(
        "D02",
        put("hale-reply", statement=f"The Marsh review of May 2012 found that {HALE} ."),
        "council.yaml",
        "The Marsh",
        "what hale-letters says",
    ),
    Case(
        "P01",
        locked(put("told-late", limits="Changed since.")),
        "review.yaml",
        "id: told-late",
        "told-late is not",
        locked(put("told-late", shown_with=["pages"])),
    ),
    Case(
        "P02",
        locked(paragraph(HSJ, 5, "Share pages 5")),
        "sources.yaml",
        f"id: {HSJ}",
        f"the document of {HSJ} is not the one",
    ),
    Case("P02", lambda w: w.paragraphs.pop(LGC), "sources.yaml", f"id: {LGC}", f"the document of {LGC}: No such file"),
    Case(
        "W01",
        entry(*SUPPORT, checked_on="2026-05-25"),
        "support.yaml",
        '"2026-05-25"',
        "Harbour Line was checked 181 days",
        entry(*SUPPORT, checked_on="2026-05-26"),
    ),
]


def found(world: World, case: Case) -> list[Finding]:
    """What of a case's code is found after a change was made."""
    if case.code == "P01":
        world.write()
        return [finding for finding in world.check(documents=False).findings if finding.code == "P01"]
    return [finding for finding in world.findings() if finding.code == case.code]


def test_every_code_has_a_case() -> None:
    assert {case.code for case in CASES} == set(CODES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_catches_the_bad(world: World, case: Case) -> None:
    case.bad(world)
    findings = [finding for finding in found(world, case) if case.says in finding.wrong]
    assert findings, [str(finding) for finding in world.findings()]
    finding = next(
        (each for each in findings if (each.file, world.at(each)[: len(case.at)]) == (case.file, case.at)), None
    )
    assert finding, [(str(each), world.at(each)[:40]) for each in findings]
    assert finding.remedy
    assert finding.severity == ("warning" if case.code.startswith("W") else "error")
    assert str(finding).startswith(f"{finding.file}:{finding.line}:{finding.column}: {case.code} ")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_lets_the_good_pass(world: World, case: Case) -> None:
    case.good(world)
    assert not found(world, case)


def test_the_small_fact_base_is_clean(world: World) -> None:
    assert world.findings() == []


@pytest.mark.parametrize("unreadable", ["missing", "a file", "no yaml"])
def test_a_folder_that_is_none(world: World, unreadable: str) -> None:
    world.folder.rmdir()
    if unreadable == "a file":
        world.folder.write_text("x")
    elif unreadable == "no yaml":
        world.folder.mkdir()
        (world.folder / "notes.txt").write_text("x")
    world.files = {}
    with pytest.raises(FactBaseError, match=str(world.folder)) as caught:
        world.check()
    assert [finding.code for finding in caught.value.findings] == ["F01"]


def test_yaml_under_a_name_that_is_not_read(world: World) -> None:
    world.write()
    (world.folder / "more.yml").write_text("title: More\n")
    with pytest.raises(FactBaseError, match=r"more\.yml.*end its name in \.yaml") as caught:
        world.check()
    assert [finding.code for finding in caught.value.findings] == ["F01"]


def test_warnings_leave_a_report_clean(world: World) -> None:
    world.write()
    report = world.check(today=TODAY + datetime.timedelta(days=400))
    assert [finding.code for finding in report.findings] == ["W01"]
    assert report.clean
    assert report.lock is not None
