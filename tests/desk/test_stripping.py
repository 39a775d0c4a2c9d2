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
        "(202)555-0143",
        "1-800-273-8255",
        "07700/900/123",
        "07700_900123",
        "07700 - 900 - 123",
        "07700\u2011900\u2011123",
        "07700\u200b900123",
        "0 7 7 0 0 9 0 0 1 2 3",
        "2 0 2 5 5 5 0 1 4 3",
        "+44(0)114 249 6000",
        "7700 900 123",
        "example.xyz/path",
        "example.news/a",
        "example.xyz",
        "evil[.]com",
        "evil (dot) com/a",
        "evil dot com",
        "//evil.example/x",
        "192.168.1.1",
        "http://192.168.1.1:8080/x",
        "2001:db8::1",
        "joe at gmail dot com",
        "joe(at)gmail.mail(dot)com",
        "joe@localhost",
        "14 Clifton View",
        "12-14 Clifton Way",
        "12–14 clifton way",
        "12A Oak Mews",
        "14 Wellgate",
        "Flat 3b, 14 Wellgate",
        "12 Ship Hill",
        "7 Old Mill Hill",
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
        "was it 1510000 pounds, or £1510001 or 1510001 euros",
        "from 2004-2005 or 2004\u20112005 or 2004/05 or 2014-08-26",
        "was it 04/02/2015 400 children or 2409 and 16500",
        "in 2014 crown court, 3 years in a row",
        "give me 5 facts this way, or 2 ways",
        "did 14 investigate and/or 9 delegate at 12:30:00",
        "is 1.5 million joining the dots, e.g. in sections 1.2 and 3.4.5",
        "were 1,400 in court and 300 in 2014",
    ],
)
def test_dates_figures_and_words_stay(text: str) -> None:
    assert anonymous(text) == text


def test_of_a_report_links_stay_since_they_may_be_its_source() -> None:
    assert without_mentions("see https://example.org,\n not <@12345678901234567>") == "see https://example.org, not […]"
