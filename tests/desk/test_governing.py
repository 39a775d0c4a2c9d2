"""What someone may do in a community."""

from __future__ import annotations

import pytest

from bot.desk.governing import actor_in
from bot.storage.communities import Community
from tests.desk.curating import ANNA, MILLBROOK

REVIEWERS, OTHERS = 1_600_000_000_000_000_006, 1_600_000_000_000_000_007


@pytest.mark.parametrize("manages", [True, False])
@pytest.mark.parametrize(("roles", "reviews"), [([], False), ([OTHERS], False), ([OTHERS, REVIEWERS], True)])
def test_whoever_has_the_reviewers_role_reviews(roles: list[int], *, reviews: bool, manages: bool) -> None:
    actor = actor_in(Community(id=MILLBROOK, reviewer_role=REVIEWERS), ANNA.user, roles, manages=manages)
    assert (actor.user, actor.community) == (ANNA.user, MILLBROOK)
    assert (actor.reviews, actor.manages) == (reviews, manages)


@pytest.mark.parametrize("manages", [True, False])
def test_while_no_role_is_set_whoever_manages_the_community_reviews(*, manages: bool) -> None:
    actor = actor_in(Community(id=MILLBROOK), ANNA.user, [OTHERS], manages=manages)
    assert (actor.reviews, actor.manages) == (manages, manages)
