"""Messages keep within what Discord takes, whatever is put into them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.layout import FENCE, PLAIN, SPOILER, Block, characters, components, fits, fitting, pages, spread
from bot.chat.text import size

ROOM = 37
BLOCKS = st.lists(
    st.builds(
        Block,
        text=st.one_of(st.text(min_size=1, max_size=40), st.sampled_from(["word " * 900, "x" * 9000, "😀" * 3000])),
        drop=st.integers(0, 5),
        ruled=st.booleans(),
        apart=st.booleans(),
        around=st.sampled_from([PLAIN, SPOILER, FENCE]),
    ),
    max_size=60,
)


@given(BLOCKS)
def test_every_group_fits_into_a_message(blocks: list[Block]) -> None:
    for group in spread(blocks, ROOM):
        assert characters(group) <= 4000
        assert components(group) <= ROOM


@given(BLOCKS)
def test_nothing_is_lost_by_spreading(blocks: list[Block]) -> None:
    def letters(some: list[Block]) -> str:
        return "".join("".join(block.text.split()) for block in some)

    assert letters([block for group in spread(blocks, ROOM) for block in group]) == letters(blocks)


@given(BLOCKS)
def test_what_must_stay_stays_and_the_rest_leaves_only_where_it_must(blocks: list[Block]) -> None:
    kept = fitting(blocks, ROOM)
    assert [block for block in blocks if not block.drop] == [b for b in kept if not b.drop and b in blocks]
    if fits(blocks, ROOM):
        assert kept == blocks


async def test_many_short_blocks_share_messages_of_at_most_forty_components() -> None:
    drawn = pages([Block(f"line {number}", ruled=True) for number in range(100)])
    assert len(drawn) > 1
    assert all(len(list(page.walk_children())) <= 40 for page in drawn)
    assert all(page.content_length() <= 4000 for page in drawn)


def test_characters_outside_the_basic_plane_count_twice() -> None:
    assert size("a😀") == 3
