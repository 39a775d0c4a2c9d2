"""How often something may be done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.desk.pace import Pace

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_it_may_be_done_so_many_times_in_a_span() -> None:
    pace = Pace(2)
    for second in (0, 20):
        assert pace.wait("alice", NOON + second * SECOND) is None
        pace.count("alice", NOON + second * SECOND)
    assert pace.wait("alice", NOON + 21 * SECOND) == NOON + 60 * SECOND
    assert pace.wait("bob", NOON + 21 * SECOND) is None
    assert pace.wait("alice", NOON + 60 * SECOND) is None
    pace.count("alice", NOON + 60 * SECOND)
    assert pace.wait("alice", NOON + 61 * SECOND) == NOON + 80 * SECOND


def test_nobody_is_kept_longer_than_the_span() -> None:
    pace = Pace(2)
    for second in range(1000):
        pace.count(second, NOON + second * SECOND)
    assert len(pace._uses) == 60
