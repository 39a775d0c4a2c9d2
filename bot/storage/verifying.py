"""Looking a database through: what SQLite can tell, and what only we know of its log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage.failures import DamagedError

if TYPE_CHECKING:
    from bot.storage.database import Reader

CHECKS = (
    (
        "migration {number} is not recorded, or not next to the one before it",
        "SELECT number FROM (SELECT number, row_number() OVER (ORDER BY number) AS due FROM migration)"
        " WHERE number != due UNION SELECT user_version FROM pragma_user_version"
        " WHERE user_version != (SELECT count(*) FROM migration)",
    ),
    (
        "revision {number} is missing from the log",
        "WITH RECURSIVE due (number) AS ("
        " SELECT 1 UNION ALL SELECT number + 1 FROM due"
        " WHERE number < (SELECT max(seq) FROM sqlite_sequence WHERE name = 'revision'))"
        " SELECT number FROM due WHERE EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'revision' AND seq > 0)"
        " AND number NOT IN (SELECT number FROM revision)",
    ),
    (
        "revision {number} does not follow the one before it of its community and fact",
        "SELECT number FROM (SELECT number, follows,"
        " lag(number) OVER (PARTITION BY community, fact ORDER BY number) AS before FROM revision)"
        " WHERE follows IS NOT before",
    ),
    (
        "proposal {number} is approved, and its revision is missing or of another community, fact or kind",
        "SELECT number FROM proposal WHERE state = 'approved' AND NOT EXISTS (SELECT 1 FROM revision"
        " WHERE revision.number = proposal.revision AND revision.community = proposal.community"
        " AND revision.fact = proposal.fact AND revision.action = proposal.action)",
    ),
    (
        "proposal {number} has a revision, and is not approved",
        "SELECT number FROM proposal WHERE state != 'approved' AND revision IS NOT NULL",
    ),
    (
        "revision {number} needs a second person, and no approved proposal became it",
        "SELECT number FROM revision WHERE (action != 'withhold' OR reviewer IS NOT NULL) AND NOT EXISTS ("
        "SELECT 1 FROM proposal WHERE proposal.revision = revision.number AND proposal.state = 'approved')",
    ),
    (
        "proposal {number} is {state}, and its dates are not those of one",
        "SELECT number, state FROM proposal WHERE (decided IS NULL) != (state IN ('draft', 'open'))"
        " OR (state = 'draft' AND filed IS NOT NULL) OR (state IN ('open', 'approved', 'rejected') AND filed IS NULL)",
    ),
    (
        "report {number} is {state}, and its dates are not those of one",
        "SELECT number, state FROM report WHERE (closed IS NULL) != (state = 'open')",
    ),
)
"""A problem, and the statement that finds what has it."""


async def verify(db: Reader) -> list[str]:
    """The problems of a database; none where it is whole.

    The log: nothing is missing, and each revision follows the one before it. Each approved proposal has its revision,
    and each revision its approved proposal, but for what one person withheld at once.

    Raises:
        StorageError: it cannot be read for another reason than damage.
    """
    try:
        problems = await unsound(db)
        for problem, sql in CHECKS:
            problems += [problem.format(**dict(row)) for row in await db.rows(sql)]
    except DamagedError as error:
        return [str(error)]
    return problems


async def unsound(db: Reader) -> list[str]:
    """The problems that SQLite itself finds, whatever the schema: damage, and references to nothing.

    Raises:
        DamagedError: it is too damaged to be looked through.
        StorageError: it cannot be read.
    """
    integrity = [str(row[0]) for row in await db.rows("PRAGMA integrity_check")]
    return [line for line in integrity if line != "ok"] + [
        f"row {row['rowid']} of {row['table']} refers to a {row['parent']} that is not there"
        for row in await db.rows("PRAGMA foreign_key_check")
    ]
