"""What leads to a person is taken out of a text before it is kept."""

from __future__ import annotations

import pytest

from bot.desk.stripping import anonymous, without_mentions


@pytest.mark.parametrize(
    "text",
    [
        "<@123456789012345678>",
        "<@!123456789012345678>",
        "<@&123456789012345678>",
        "<#123456789012345678>",
        "</ask:123456789012345678>",
        "<:wave:123456789012345678>",
        "@everyone",
        "@here",
        "123456789012345678",
        "https://example.org/page?x=1",
        "HTTP://EXAMPLE.ORG",
        "www.example.org",
        "discord.gg/abcdef",
        "example.co.uk",
        "nora@example.org",
        "nora.o'hara+x@mail.example.co.uk",
        "@nora.h",
        "nora#1234",
        "S60 1AE",
        "sw1a2aa",
        "12 Mill Road",
        "Flat 3, 12b Old Mill Lane",
        "01709 382121",
        "(01709) 382 121",
        "07700-900-123",
        "+44 7700 900123",
        "0044 7700 900123",
        "07700900123",
        "202-555-0143",
    ],
)
def test_what_leads_to_a_person_is_taken_out(text: str) -> None:
    assert anonymous(f"was it {text} who said so").replace("[…]", "").split() == ["was", "it", "who", "said", "so"]


@pytest.mark.parametrize(
    "text",
    [
        "were there 1,400 children from 1997-2013",
        "in 1997 2003 2013 and 2014",
        "on 26.08.2014 or 04/02/2015",
        "the 15 recommendations",
        "what did £1.2 million buy",
        "16,500 of 16 to 24 year olds",
        "council vs. police in 2014?",
        "is section 20 the same as article 8",
        "who said “it was 1,400”?",
        "did 3 people on the street know",
    ],
)
def test_dates_figures_and_words_stay(text: str) -> None:
    assert anonymous(text) == text


def test_of_a_report_links_stay_since_they_may_be_its_source() -> None:
    assert without_mentions("see https://example.org,\n not <@12345678901234567>") == "see https://example.org, not […]"
