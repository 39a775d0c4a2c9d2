"""Export: what the log comes to in the files of the fact base, which the next check finds in order."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.desk import overlay
from bot.desk.exporting import Export, export, exported
from bot.desk.opening import Opened
from bot.factbase import checking
from bot.factbase.findings import FactBaseError
from bot.factbase.loading import load
from bot.matching.index import Index
from bot.storage import revisions
from bot.storage.revisions import Action
from tests.conftest import FACTS
from tests.desk.curating import ANNA, BEN, ELSEWHERE, MILLBROOK, NEW, OWN, QUESTION, STRANGER, Desks
from tests.storage.world import NOW

if TYPE_CHECKING:
    from pathlib import Path

HEARS = ("without fear for their jobs", "freely")
"""An edit of the statement of penny-listening."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the published facts."""
    return shutil.copytree(FACTS, tmp_path / "facts")


class Operator:
    """Someone who exports the log of some communities into a folder, and publishes what comes of it."""

    def __init__(self, desks: Desks, folder: Path) -> None:
        self.desks, self.folder = desks, folder

    async def log(self) -> list[revisions.Revision]:
        """The log."""
        return await revisions.every(self.desks.curator.database)

    async def export(self, community: int | None = MILLBROOK) -> Export:
        """What would be written."""
        return export(load(self.folder), await self.log(), community)

    async def write(self, community: int | None = MILLBROOK) -> set[str]:
        """Write the files, and hold them against the rules; their names."""
        files = exported(self.folder, await self.log(), community)
        for name, text in files.items():
            (self.folder / name).write_text(text, "utf-8")
        report = checking.check(self.folder, None, NOW.date(), lambda _: None)
        assert {finding.code for finding in report.findings} == {"P01"}, report.findings
        return set(files)

    async def publish(self) -> list[int]:
        """Start the bot again on what was written; the revisions that are not merged."""
        base = load(self.folder).base
        await self.desks.reopen(Opened(base, Index.of(base)))
        return [one.number for one in await self.log() if one.merged is None]

    def text(self, name: str) -> str:
        """A file."""
        return (self.folder / name).read_text("utf-8")


@pytest.fixture
def operator(desks: Desks, folder: Path) -> Operator:
    """An operator of Millbrook."""
    return Operator(desks, folder)


async def approve_edit(desks: Desks, fact: str, old: str, new: str) -> None:
    """Edit a fact, with both pairs of eyes."""
    filed = await desks.edited(fact, old, new)
    await desks.curator.approve(BEN, filed.number, filed.version)


async def approve_new(desks: Desks, text: str = NEW) -> None:
    """Add a fact, with both pairs of eyes."""
    filed = await desks.filed(text)
    await desks.curator.approve(BEN, filed.number, filed.version)


async def approve(desks: Desks, action: Action, fact: str) -> None:
    """Retire or restore a fact, with both pairs of eyes."""
    filed = await desks.curator.propose(ANNA, action, fact, "So it is.")
    await desks.curator.approve(BEN, filed.number, filed.version)


async def test_a_log_without_revisions_changes_no_file(operator: Operator) -> None:
    assert await operator.write() == set()


async def test_what_is_exported_and_published_is_merged(operator: Operator, desks: Desks) -> None:
    await approve_new(desks)
    await approve_edit(desks, "penny-listening", *HEARS)
    await approve_edit(desks, "harlow-estimate", "called that estimate cautious", "called it cautious")
    await approve(desks, Action.RETIRE, "known-to-services")
    served = desks.desk().base
    assert await operator.write() == {"council.yaml", "scale.yaml", "uncited.yaml"}
    assert await operator.publish() == []
    assert desks.desk(None).base.facts == served.facts
    assert desks.answers(QUESTION, None)[0] == "swimming-lessons"
    assert await operator.write() == set()
    assert (await operator.export()).revisions == ()


async def test_only_the_lines_of_the_fact_change_and_comments_stay(operator: Operator, desks: Desks) -> None:
    path = operator.folder / "council.yaml"
    commented = operator.text("council.yaml").replace(
        "title: What the council did", "# The head.\ntitle: What the council did"
    )
    commented = commented.replace("- id: penny", "# Of Penny.\n- id: penny").replace(
        "- id: new-team", "# The team.\n# Of nine.\n- id: new-team"
    )
    path.write_text(commented, "utf-8")
    await approve_edit(desks, "penny-listening", *HEARS)
    await operator.write()
    old = "argued that councils should let youth workers speak\n    without fear for their jobs."
    new = "argued that councils should let youth workers speak\n    freely."
    assert operator.text("council.yaml") == commented.replace(old, new)


async def test_a_comment_goes_with_the_fact_that_it_stands_before(operator: Operator, desks: Desks) -> None:
    path = operator.folder / "council.yaml"
    path.write_text(operator.text("council.yaml").replace("- id: new-team", "# The team.\n- id: new-team"), "utf-8")
    await approve_edit(desks, "new-team", "topics: [council, police]", "topics: [police]")
    assert await operator.write() == {"council.yaml", "police.yaml"}
    assert "The team" not in operator.text("council.yaml")
    assert "# The team.\n- id: new-team" in operator.text("police.yaml")
    await desks.curator.withhold(ANNA, "new-team", "The figure is in doubt.")
    await operator.write()
    assert "The team" not in operator.text("police.yaml")


async def test_a_comment_that_would_be_lost_is_said_and_only_where_a_file_changes(
    operator: Operator, desks: Desks
) -> None:
    for name in ("council.yaml", "england.yaml"):
        path = operator.folder / name
        path.write_text(operator.text(name).replace("  kind:", "  # inside an entry\n  kind:", 1), "utf-8")
    await approve_edit(desks, "penny-listening", *HEARS)
    with pytest.raises(FactBaseError) as caught:
        await operator.export()
    assert [finding.file for finding in caught.value.findings] == ["council.yaml"]


async def test_a_new_fact_comes_last_in_the_file_of_its_first_topic(operator: Operator, desks: Desks) -> None:
    await approve_new(desks, NEW.replace("topics: [council]", "topics: [police, council]"))
    assert await operator.write() == {"police.yaml"}
    assert "- id: " not in operator.text("police.yaml").partition("- id: swimming-lessons")[2]


async def test_a_restored_fact_comes_back(operator: Operator, desks: Desks) -> None:
    await approve_edit(desks, "new-team", "The team that the council set up", "The council's new team")
    await desks.curator.withhold(ANNA, "new-team", "The figure is in doubt.")
    await operator.write()
    assert await operator.publish() == []
    assert "new-team" not in desks.desk(None).base.facts
    await approve(desks, Action.RESTORE, "new-team")
    await operator.write()
    assert await operator.publish() == []
    assert "new-team" in desks.desk(None).base.facts


async def test_what_may_not_stand_without_a_withheld_fact_goes_along_and_is_named(
    operator: Operator, desks: Desks
) -> None:
    await approve_edit(desks, "warnings-unread", "left two warnings", "left both warnings")
    await approve_edit(desks, "brandt-reply", "neither warning had been passed", "no warning had been passed")
    await desks.curator.withhold(ANNA, "brandt-reply", "The quotation is in doubt.")
    found = await operator.export()
    assert found.along == ("warnings-unread",)
    assert [one.fact for one in found.revisions] == ["brandt-reply"]
    assert [one.fact for one in found.left_out] == ["warnings-unread"]
    await operator.write()
    assert await operator.publish() == [1]
    assert not {"brandt-reply", "warnings-unread"} & desks.desk().base.facts.keys()
    assert await operator.write() == set()
    await approve(desks, Action.RESTORE, "brandt-reply")
    await operator.write()
    assert await operator.publish() == []
    assert {"brandt-reply", "warnings-unread"} <= desks.desk(None).base.facts.keys()


async def test_a_fact_no_longer_speaks_of_its_difference_from_one_that_is_gone(
    operator: Operator, desks: Desks
) -> None:
    await approve_edit(desks, "harlow-estimate", "called that estimate cautious", "called it cautious")
    await desks.curator.withhold(ANNA, "gazette-girls", "The figure is in doubt.")
    await operator.write()
    assert "gazette-girls" not in operator.text("scale.yaml")
    assert await operator.publish() == []
    assert desks.desk().base.facts["harlow-estimate"].differs == ()


# what comes back


async def withheld_and_merged(operator: Operator, desks: Desks, *facts: str) -> None:
    """Withhold facts, export that and publish it."""
    for fact in facts:
        await desks.curator.withhold(ANNA, fact, "It is in doubt.")
    await operator.write()
    assert await operator.publish() == []


async def restored_and_merged(operator: Operator, desks: Desks, *facts: str) -> Export:
    """Restore facts, export that and publish it; what was exported."""
    for fact in facts:
        await approve(desks, Action.RESTORE, fact)
    found = await operator.export()
    await operator.write()
    assert await operator.publish() == []
    return found


async def test_what_went_along_comes_back_though_the_published_base_has_it_no_more(
    operator: Operator, desks: Desks
) -> None:
    published, listed = load(operator.folder).base.facts, operator.text("uncited.yaml")
    await withheld_and_merged(operator, desks, "brandt-reply")
    assert published.keys() - load(operator.folder).base.facts.keys() == {"brandt-reply", "warnings-unread"}
    found = await restored_and_merged(operator, desks, "brandt-reply")
    assert found.back == ("warnings-unread",)
    assert desks.desk(None).base.facts == published
    assert operator.text("uncited.yaml") == listed


async def test_others_speak_again_of_their_difference_from_a_fact_that_is_back(
    operator: Operator, desks: Desks
) -> None:
    published = load(operator.folder).base.facts
    await withheld_and_merged(operator, desks, "gazette-girls")
    assert load(operator.folder).base.facts["harlow-estimate"].differs == ()
    await restored_and_merged(operator, desks, "gazette-girls")
    assert desks.desk(None).base.facts == published


async def test_two_facts_that_differ_are_restored_one_after_the_other(operator: Operator, desks: Desks) -> None:
    published = load(operator.folder).base.facts
    await withheld_and_merged(operator, desks, "gazette-girls", "harlow-estimate")
    await restored_and_merged(operator, desks, "harlow-estimate")
    assert desks.desk().base.facts["harlow-estimate"].differs == ()
    await restored_and_merged(operator, desks, "gazette-girls")
    assert desks.desk(None).base.facts == published


async def test_what_was_edited_in_git_meanwhile_stays_as_it_is_there(operator: Operator, desks: Desks) -> None:
    await withheld_and_merged(operator, desks, "gazette-girls")
    path = operator.folder / "scale.yaml"
    path.write_text(operator.text("scale.yaml").replace("called that estimate cautious", "called it cautious"), "utf-8")
    await operator.publish()
    await restored_and_merged(operator, desks, "gazette-girls")
    told = load(operator.folder).base.facts["harlow-estimate"]
    assert "called it cautious" in told.statement
    assert [one.fact for one in told.differs] == ["gazette-girls"]


async def test_what_git_took_away_by_itself_does_not_come_back_with_what_was_withheld(
    operator: Operator, desks: Desks
) -> None:
    await desks.curator.withhold(ANNA, "brandt-reply", "It is in doubt.")
    path = operator.folder / "council.yaml"
    text = operator.text("council.yaml")
    start, end = text.index("- id: warnings-unread"), text.index("- id: brandt-reply")
    path.write_text(text[:start] + text[end:], "utf-8")
    await operator.publish()
    await approve(desks, Action.RESTORE, "brandt-reply")
    assert "brandt-reply" in desks.desk().base.facts
    assert "warnings-unread" not in desks.desk().base.facts


async def test_what_is_published_again_stays_away_and_is_named_until_it_is_restored(
    operator: Operator, desks: Desks
) -> None:
    before = operator.text("council.yaml")
    await withheld_and_merged(operator, desks, "new-team")
    assert (await operator.export()).again == ()
    (operator.folder / "council.yaml").write_text(before.replace("had set up a team", "had formed a team"), "utf-8")
    (operator.folder / "uncited.yaml").write_text((FACTS / "uncited.yaml").read_text("utf-8"), "utf-8")
    await operator.publish()
    assert "new-team" not in desks.desk().base.facts
    assert desks.curator.serving.published_again() == {"new-team"}
    found = await operator.export()
    assert found.again == ("new-team",)
    assert [one.fact for one in found.revisions] == ["new-team"]
    assert "new-team" not in found.files["council.yaml"]
    await approve(desks, Action.RESTORE, "new-team")
    assert "had formed a team" in desks.desk().card("new-team").statement
    assert await operator.publish() == []
    assert desks.curator.serving.published_again() == set()
    assert await operator.write() == set()


# uncited paragraphs

MORE_UNCITED = """\
- {source: law-digest, paragraphs: [20, 21], reason: heading}
# An end.
- {source: law-digest, paragraphs: [22], reason: heading}
"""


async def test_a_paragraph_that_is_cited_now_is_no_longer_listed(operator: Operator, desks: Desks) -> None:
    path = operator.folder / "uncited.yaml"
    path.write_text(operator.text("uncited.yaml") + MORE_UNCITED, "utf-8")
    both = "paragraph: 21, quote: teach swimming}\n  - {source: law-digest, paragraph: 22"
    await approve_new(desks, NEW.replace("paragraph: 9", both))
    assert await operator.write() == {"council.yaml", "uncited.yaml"}
    assert operator.text("uncited.yaml").endswith("- {source: law-digest, paragraphs: [20], reason: heading}\n")


async def test_a_paragraph_that_only_a_fact_cited_that_is_away_is_listed_as_withdrawn_until_it_is_back(
    operator: Operator, desks: Desks
) -> None:
    before = operator.text("uncited.yaml")
    await desks.curator.withhold(ANNA, "gazette-girls", "The figure is in doubt.")
    await desks.curator.withhold(ANNA, "brandt-reply", "The quotation is in doubt.")
    await operator.write()
    assert operator.text("uncited.yaml") == (
        f"{before}- {{source: millbrook-gazette, paragraphs: [5], reason: withdrawn}}\n"
        "- {source: law-digest, paragraphs: [7, 8], reason: withdrawn}\n"
    )
    await operator.publish()
    await approve(desks, Action.RETIRE, "new-team")
    await operator.write()
    assert operator.text("uncited.yaml").endswith("- {source: law-digest, paragraphs: [7, 8, 9], reason: withdrawn}\n")
    await operator.publish()
    for fact in ("gazette-girls", "new-team"):
        await approve(desks, Action.RESTORE, fact)
    await operator.write()
    assert operator.text("uncited.yaml") == f"{before}- {{source: law-digest, paragraphs: [7, 8], reason: withdrawn}}\n"


async def test_a_paragraph_that_another_fact_cites_too_is_not_withdrawn(operator: Operator, desks: Desks) -> None:
    await approve_new(desks)
    await desks.curator.withhold(ANNA, "new-team", "The figure is in doubt.")
    assert await operator.write() == {"council.yaml"}


async def test_a_paragraph_that_a_fact_cites_no_more_is_listed_too(operator: Operator, desks: Desks) -> None:
    await approve_edit(desks, "new-team", "paragraph: 9", "paragraph: 14")
    await operator.write()
    assert operator.text("uncited.yaml").endswith("- {source: law-digest, paragraphs: [9], reason: withdrawn}\n")


async def test_a_base_in_which_nothing_accounts_for_what_was_withheld_gets_it_listed(
    operator: Operator, desks: Desks
) -> None:
    before = operator.text("uncited.yaml")
    await desks.curator.withhold(ANNA, "new-team", "The figure is in doubt.")
    await operator.write()
    (operator.folder / "uncited.yaml").unlink()
    await operator.publish()
    assert await operator.write() == {"uncited.yaml"}
    first, _ = before.split("\n", 1)
    listed = "- {source: law-digest, paragraphs: [9], reason: withdrawn}\n"
    assert operator.text("uncited.yaml") == f"{first}\nuncited:\n{listed}"


# whose facts


async def test_facts_of_a_communitys_own_source_are_left_out_with_those_that_rest_on_them(
    operator: Operator, desks: Desks
) -> None:
    await approve_new(desks, OWN)
    with_it = "topics: [council]\n  shown_with: [swimming-lessons]\n"
    await approve_edit(desks, "penny-listening", "topics: [council]\n", with_it)
    found = await operator.export()
    assert (found.files, found.revisions, found.along) == ({}, (), ())
    assert [one.fact for one in found.left_out] == ["swimming-lessons", "penny-listening"]


async def test_a_fact_of_the_documents_that_came_to_rest_on_an_own_source_stays_as_published(
    operator: Operator, desks: Desks
) -> None:
    await approve_edit(desks, "penny-listening", *HEARS)
    text = desks.curator.serving.text_of(MILLBROOK, "penny-listening")
    assert text is not None
    own = OWN[OWN.index("source:\n") :]
    filed = await desks.filed(
        text.replace("source: care-quarterly", "source: town-gazette") + own, ANNA, "penny-listening"
    )
    await desks.curator.approve(BEN, filed.number, filed.version)
    found = await operator.export()
    assert found.files == {}
    assert [one.number for one in found.left_out] == [2]


async def test_what_a_community_changed_is_exported_for_it_alone(operator: Operator, desks: Desks) -> None:
    await approve_new(desks)
    await desks.curator.withhold(STRANGER, "new-team", "The figure is in doubt.")
    assert await operator.write(None) == set()
    assert [one.fact for one in (await operator.export(ELSEWHERE)).revisions] == ["new-team"]
    assert await operator.write() == {"council.yaml"}
    assert "new-team" in operator.text("council.yaml")


async def test_what_the_home_community_changed_is_exported_for_all(home_desks: Desks, folder: Path) -> None:
    await approve_new(home_desks)
    operator = Operator(home_desks, folder)
    assert await operator.write(None) == {"council.yaml"}
    assert await operator.publish() == []


async def test_only_the_newest_of_a_facts_revisions_is_written(operator: Operator, desks: Desks) -> None:
    await approve_new(desks)
    await approve_edit(desks, "swimming-lessons", "every schoolchild", "each schoolchild")
    assert [one.number for one in (await operator.export()).revisions] == [2]
    await operator.write()
    assert await operator.publish() == []


async def test_a_published_base_without_a_fact_that_others_need_beside_them_serves_neither(desks: Desks) -> None:
    await approve_edit(desks, "warnings-unread", "left two warnings", "left both warnings")
    published = load(FACTS).base
    facts = {key: fact for key, fact in published.facts.items() if key not in ("warnings-unread", "brandt-reply")}
    base = replace(published, facts=facts)
    log = await revisions.every(desks.curator.database)
    assert overlay.laid_over(base, log, MILLBROOK).facts.keys() == facts.keys()
