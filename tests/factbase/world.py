"""A small valid fact base of an invented inquiry, with its documents, in which a test changes one thing."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from bot.factbase import canonical, checking, forms, loading
from bot.factbase.findings import FactBaseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.factbase.checking import Report
    from bot.factbase.findings import Finding

    Change = Callable[["World"], object]

TODAY = datetime.date(2026, 11, 22)
HSJ, FLW, LGC = "health-service-journal", "family-law-week", "local-government-chronicle"
"""The ids that rules 6 and 8 know; the texts are invented."""

WRITTEN: dict[str, dict[int, str]] = {
    HSJ: {
        1: "What a review in Tarn is for",
        2: "“We were told far too late,” says Ruth Penny, who runs a clinic. The letters of March 2006 were lost.",
        3: "Who listens? Nobody did, and nobody wanted to.",
        27: "In November 2010 “child S” was found dead. A review followed in 2013.",
        28: "Nothing was learned. The review on child S left out whole pages, and the staff were never told of it.",
        29: "Her clinic later read the review into the death of Ann Lark, published in 2008.",
    },
    FLW: {
        1: "The Marsh review and the answers to it",
        4: "The review by Professor Vera Marsh counted at least 140 children who came to harm in the years 2001 to "
        "2009. It calls that a careful estimate. A third of the files were read in the 16-year search.",
        5: "Tom Hale, who led the council in 2006, left three letters from youth workers lying on his desk unread.",
        6: "Mr Hale said: 'I was never shown any letter'. He added that he regretted it.",
        7: "At least 140 children were counted by the review.",
        24: "Most of the men in Tarn are described as Asian. To look for one pattern only would be to miss others.",
        27: "The association asks that the ethnic side of it be looked at, with care.",
    },
    LGC: {
        1: "More than a promise",
        2: "Some 140 girls were harmed in Tarn, people here say.",
        11: "Particular communities call for particular answers, and Asian drivers are one case of several.",
        12: "Most abuse happens at home, and does not involve groups of men at all.",
    },
}
LENGTHS = {HSJ: 29, FLW: 27, LGC: 12}


class World:
    """A fact base as data, and its documents, to be changed before `findings` writes and checks them."""

    def __init__(self, root: Path) -> None:
        self.folder, self.documents = root / "facts", root / "documents"
        self.folder.mkdir()
        self.documents.mkdir()
        self.paragraphs = {
            source: [texts.get(number, f"Share page {number}") for number in range(1, LENGTHS[source] + 1)]
            for source, texts in WRITTEN.items()
        }
        self.files: dict[str, Any] = files()
        self.raw: dict[str, str | bytes] = {}
        """Files as text, in place of what `files` says."""

    def fact(self, identity: str) -> dict[str, Any]:
        """One fact, to be changed."""
        facts = [fact for data in self.files.values() for fact in data.get("facts", ())]
        found: dict[str, Any] = next(fact for fact in facts if fact["id"] == identity)
        return found

    def entry(self, file: str, key: str, identity: str) -> dict[str, Any]:
        """One entry of another file, to be changed."""
        found: dict[str, Any] = next(entry for entry in self.files[file][key] if entry["id"] == identity)
        return found

    def text(self, name: str) -> str:
        """A file as it is written: in canonical form where it can be."""
        form = loading.form_of(name)
        try:
            text = canonical.dump(forms.validate(form, self.files[name]))
        except ValidationError:
            text = yaml.safe_dump(self.files[name], sort_keys=False, allow_unicode=True, width=1000)
        return f"{canonical.SCHEMA.format(form=canonical.form_name(form))}\n{text}"

    def write(self) -> None:
        """Write the fact base and its documents."""
        for name in self.files:
            (self.folder / name).write_text(self.text(name), "utf-8")
        for name, raw in self.raw.items():
            (self.folder / name).write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        for source in self.files["sources.yaml"]["sources"]:
            if (paragraphs := self.paragraphs.get(source["id"])) is not None:
                (self.documents / source["document"]).write_text("\n\n".join(paragraphs), "utf-8")

    def check(self, *, documents: bool = True, today: datetime.date = TODAY) -> Report:
        """Check what stands on the disk."""
        return checking.check(self.folder, self.documents if documents else None, today, lambda _: None)

    def findings(self, *, today: datetime.date = TODAY) -> list[Finding]:
        """Write everything, check it, and give what was found, whether it could be loaded or not."""
        self.write()
        try:
            return list(self.check(today=today).findings)
        except FactBaseError as error:
            return error.findings

    def at(self, finding: Finding) -> str:
        """What stands at a finding's line and column."""
        lines = (self.folder / finding.file).read_text("utf-8-sig", "replace").split("\n")
        return lines[finding.line - 1][finding.column - 1 :]


def fact(identity: str, speaker: str, source: str, paragraph: int, quote: str, **fields: object) -> dict[str, Any]:
    """A fact with all that it must have."""
    return {
        "id": identity,
        "title": fields.pop("title", f"About {identity}"),
        "statement": fields.pop("statement"),
        "kind": fields.pop("kind", "statement"),
        "speaker": speaker,
        "said": fields.pop("said", "2012-05?"),
        "citations": [{"source": source, "paragraph": paragraph, "quote": quote}],
        "questions": [f"{word} {identity}" for word in ("what of", "who on", "when was")],
        **fields,
    }


def files() -> dict[str, Any]:
    """The files of the fact base, new each time."""
    on_ethnicity = [
        ("marsh-pattern", "vera-marsh", FLW, 24, "described as Asian", "Vera Marsh wrote of mostly Asian men in Tarn."),
        ("marsh-care", "vera-marsh", FLW, 27, "the ethnic side", "Vera Marsh asked for care with the ethnic side."),
        (
            "lgc-several",
            "jon-field",
            LGC,
            11,
            "one case of several",
            "Jon Field calls Asian drivers one case of several.",
        ),
        ("lgc-home", "jon-field", LGC, 12, "happens at home", "Jon Field says that abuse is mostly at home."),
    ]
    return {
        "scale.yaml": {
            "title": "How many",
            "about": "How many children were harmed in Tarn",
            "facts": [
                fact(
                    "marsh-count",
                    "vera-marsh",
                    FLW,
                    4,
                    "a careful estimate",
                    statement="The Marsh review of May 2012 counted at least 140 children in Tarn, 2001 to 2009.",
                    kind="finding",
                    happened="2001/2009",
                    origin="marsh-2012",
                    figures=[figure(140, "at least", "children")],
                    topics=["scale"],
                    differs=[{"fact": "field-girls", "how": "Marsh says children; Jon Field says girls."}],
                    outside=["ombudsman"],
                    limits="It leaves out those whom nobody knew of.",
                ),
                fact(
                    "field-girls",
                    "jon-field",
                    LGC,
                    2,
                    "Some 140 girls",
                    statement="In about July 2012 Jon Field wrote of some 140 girls in Tarn.",
                    kind="statistic",
                    said="2012-07~",
                    origin="marsh-2012",
                    origin_inferred=True,
                    figures=[figure(140, "some", "girls")],
                    topics=["scale"],
                ),
            ],
        },
        "council.yaml": {
            "title": "The council",
            "about": "What the council did in Tarn",
            "facts": [
                fact(
                    "hale-letters",
                    "vera-marsh",
                    FLW,
                    5,
                    "lying on his desk",
                    statement="The Marsh review of May 2012 found that Tom Hale did not read three letters in 2006.",
                    kind="finding",
                    topics=["council"],
                    about=[{"who": "tom-hale", "adverse": True, "reply": "hale-reply"}],
                    shown_with=["hale-reply"],
                ),
                fact(
                    "hale-reply",
                    "tom-hale",
                    FLW,
                    6,
                    "never shown",
                    statement="In May 2012 Tom Hale answered that he had not seen the letters.",
                    topics=["council"],
                ),
            ],
        },
        "review.yaml": {
            "title": "Reviews",
            "about": "Reviews of cases, and who read them",
            "facts": [
                fact(
                    "child-s",
                    "ruth-penny",
                    HSJ,
                    27,
                    "A review followed",
                    statement="Ruth Penny writes that child S was found dead in November 2010.",
                    said="2014-09~",
                    happened="2010-11",
                    topics=["review"],
                    sensitivity="distressing",
                ),
                fact(
                    "told-late",
                    "ruth-penny",
                    HSJ,
                    2,
                    "far too late",
                    statement='In September 2014 Ruth Penny said that staff heard of it "far too late".',
                    said="2014-09~",
                    kind="opinion",
                    topics=["review"],
                ),
                fact(
                    "pages",
                    "ruth-penny",
                    HSJ,
                    28,
                    "left out whole pages",
                    statement="In September 2014 Ruth Penny said that the review on child S was incomplete.",
                    said="2014-09~",
                    topics=["review"],
                ),
                fact(
                    "lark",
                    "ruth-penny",
                    HSJ,
                    29,
                    "Her clinic later read",
                    statement="Ruth Penny read the review into the death of Ann Lark, of 2008.",
                    said="2014-09~",
                    topics=["review"],
                ),
            ],
        },
        "ethnicity.yaml": {
            "title": "Backgrounds",
            "about": "What was said of backgrounds, whole",
            "facts": [
                fact(
                    *(identity, speaker, source, paragraph, quote),
                    statement=statement,
                    said="2012-05?" if source == FLW else "2012-07~",
                    kind="opinion",
                    topics=["ethnicity"],
                    shown_with=[other[0] for other in on_ethnicity if other[0] != identity],
                )
                for identity, speaker, source, paragraph, quote, statement in on_ethnicity
            ],
        },
        "people.yaml": {
            "people": [
                {
                    "id": "vera-marsh",
                    "name": "Professor Vera Marsh",
                    "type": "person",
                    "living": "unknown",
                    "investigator": True,
                    "roles": [{"title": "author of the review in Tarn", "source": FLW, "paragraph": 4}],
                    "aliases": ["Vera Marsh", "Marsh"],
                },
                {
                    "id": "tom-hale",
                    "name": "Tom Hale",
                    "type": "person",
                    "living": "unknown",
                    "roles": [
                        {
                            "title": "leader of the council",
                            "organisation": "tarn-council",
                            "as_of": "2006",
                            "source": FLW,
                            "paragraph": 5,
                        }
                    ],
                    "aliases": ["Hale", "Mr Hale"],
                },
                {"id": "jon-field", "name": "Jon Field", "type": "person", "living": "unknown"},
                {"id": "ruth-penny", "name": "Ruth Penny", "type": "person", "living": "unknown"},
                {"id": "old-mayor", "name": "Ada Grey", "type": "person", "living": "no"},
                {"id": "tarn-council", "name": "Tarn Council", "type": "organisation"},
            ],
            "protected": [
                {"name": "Ann Lark", "titles": ["the review into the death of Ann Lark"], "aliases": ["baby Ann"]}
            ],
        },
        "sources.yaml": {
            "sources": [
                source(HSJ, "200_hsj.txt", "2014-09~"),
                source(FLW, "201_flw.txt", "2012-05?"),
                source(LGC, "202_lgc.txt", "2012-07~"),
            ],
            "origins": [
                {
                    "id": "marsh-2012",
                    "title": "the Marsh review",
                    "published": "2012-05?",
                    "evidence": "The answers date it.",
                }
            ],
        },
        "outside.yaml": {
            "checks": [
                {
                    "id": "ombudsman",
                    "source": FLW,
                    "paragraph": 4,
                    "verdict": "qualifies",
                    "says": "The ombudsman's page limits the count to groups.",
                    "publisher": "Ombudsman",
                    "url": "https://ombudsman.example/count",
                    "checked_on": "2026-11-01",
                }
            ]
        },
        "uncited.yaml": {
            "uncited": [
                {"source": HSJ, "paragraphs": [1], "reason": "heading"},
                {"source": HSJ, "paragraphs": [3], "reason": "rhetoric"},
                {"source": HSJ, "paragraphs": list(range(4, 27)), "reason": "furniture"},
                {"source": FLW, "paragraphs": [1], "reason": "heading"},
                {"source": FLW, "paragraphs": [2, 3, *range(8, 24), 25, 26], "reason": "furniture"},
                {"source": FLW, "paragraphs": [7], "reason": "repeats p4"},
                {"source": LGC, "paragraphs": [1], "reason": "heading"},
                {"source": LGC, "paragraphs": list(range(3, 11)), "reason": "furniture"},
            ]
        },
        "guidance.yaml": {
            "guidance": [
                {
                    "id": "coverage",
                    "title": "What is covered",
                    "text": "Three articles on Tarn.",
                    "questions": ["what do you know"],
                }
            ]
        },
        "silences.yaml": {
            "silences": [
                {
                    "id": "cost",
                    "says": "The documents name no sum.",
                    "questions": ["what did it cost", "who paid", "how many pounds"],
                }
            ]
        },
        "support.yaml": {
            "support": [
                {
                    "id": "line",
                    "name": "Harbour Line",
                    "contact": "01632 960 001",
                    "audience": "anyone",
                    "url": "https://harbour.example/",
                    "checked_on": "2026-11-01",
                }
            ]
        },
        "vocabulary.yaml": {
            "abbreviations": [{"short": "tc", "long": "Tarn Council"}],
            "synonyms": [["children", "kids"]],
            "places": ["Tarn"],
        },
    }


def figure(value: object, qualifier: str, unit: str) -> dict[str, Any]:
    """A figure with all that travels with it."""
    return {
        "value": value,
        "qualifier": qualifier,
        "unit": unit,
        "population": "those harmed",
        "period": "not stated",
        "place": "Tarn",
    }


def source(identity: str, document: str, published: str) -> dict[str, Any]:
    """A source of the invented inquiry."""
    return {
        "id": identity,
        "document": document,
        "title": f"On Tarn, in {document[:3]}",
        "publisher": "Tarn Press",
        "kind": "comment",
        "published": published,
        "url": f"https://press.example/{document}",
    }
