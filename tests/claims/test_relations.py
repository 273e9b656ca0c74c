"""What a draft's own wording says of how its figures hang together, found and checked."""

import datetime as dt

import pytest

from claims.examination import Draft, examine_draft
from claims.kinds import SourceText
from claims.material import Material


def told(text: str, published: dt.date | None = dt.date(2031, 6, 1)) -> list[tuple[str, str, str]]:
    """Rule, the place in the draft, the arithmetic of each finding across claims on a relation."""
    report = examine_draft(Draft(Material(text, published=published)), [])
    return [
        (one.rule, one.mentions[0].text, one.arithmetic) for one in report.cross if one.rule.startswith("quantity.")
    ]


WON = "In the 2027 election, the Harbour List won 37 seats and the Union won 40 seats. "


@pytest.mark.parametrize(
    ("text", "rule", "place", "arithmetic"),
    [
        ("Seats fell from 17 to 48.", "quantity.delta", "fell from 17 to 48", "48 - 17 = +31"),
        ("Support fell by 75 percent from 48 to 17.", "quantity.delta", "fell by 75 percent from 48 to 17",
         "(17 - 48) / 48 ≈ -64.58 %"),
        ("The yard employs 240 people, down 80 from 310 in 2019.", "quantity.delta", "240 people, down 80 from 310",
         "240 - 310 = -70"),
        ("Sales came to 17 percent, up from 48 percent.", "quantity.delta", "17 percent, up from 48 percent",
         "(16.5 to 17.5) - (47.5 to 48.5) = -32 to -30"),
        ("Membership doubled from 20 to 55.", "quantity.delta", "doubled from 20 to 55", "55 / 20 = 2.75"),
        ("5.3 percent of the 329 seats went to women.", "quantity.share", "5.3 percent of the 329",
         "17 / 329 ≈ 5.17 %; 18 / 329 ≈ 5.47 %"),
        ("The list won 17 of the 329 seats, or 6 percent.", "quantity.share", "17 of the 329 seats, or 6 percent",
         "17 / 329 × 100 ≈ 5.17 %"),
        ("Forty-three independents (38 men and 6 women) won seats.", "quantity.total",
         "Forty-three independents (38 men and 6 women)", "38 + 6 = 44"),
        ("Four people were arrested: Anna Bell, Carl Dorn and Eve Fox.", "quantity.listing",
         "Four people were arrested: Anna Bell, Carl Dorn and Eve Fox", "1 + 1 + 1 = 3"),
        (WON + "The Harbour List is the largest bloc.", "quantity.rank", "Harbour List is the largest bloc",
         "40 > [37]"),
        ("It needs a two-thirds majority of 219 in the 329-member parliament.", "quantity.rank",
         "two-thirds majority of 219", "329 × 2/3 ≈ 219.33; at least 220; stated: 219"),
        ("It met on Monday, 10 October 2021 in the town.", "quantity.time", "Monday, 10 October 2021",
         "2021-10-10 = Sunday"),
        ("The count began on 11 October 2021. Four days later, on 14 October 2021, it ended.", "quantity.time",
         "Four days later, on 14 October 2021", "2021-10-11 to 2021-10-14 = 3 days"),
        ("Anna Bell, 57, was born on 3 May 1975.", "quantity.time", "57, was born on 3 May 1975",
         "1975-05-03 to 2031-06-01 = 56 full years"),
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_told_with_its_place(text: str, rule: str, place: str, arithmetic: str) -> None:
    assert told(text) == [(rule, place, arithmetic)]


@pytest.mark.parametrize(
    "text",
    [
        "Seats fell from 48 to 17.",
        "Support fell by 65 percent from 48 to 17.",
        "Membership more than doubled from 20 to 55.",
        "Support has risen over the past two weeks, going from 40 percent to 46 percent.",
        "It won in three provinces led by allies: Coast and Govs. Anna Bell and Carl Dorn of Lake and Hill.",
        "5.2 percent of the 329 seats went to women.",
        "Some 5.3 percent of the 329 seats went to women.",
        "The list won 17 of the 329 seats, or 5.2 percent.",
        "Forty-three independents (38 men and 5 women) won seats.",
        "It won three provinces: the Coast, Hill and Lake Country.",
        "Two ministers resigned: Anna Bell and Carl Dorn.",
        "Two ministries were merged: Trade, and Health and Labour.",
        "Two offices were closed: Trade, Health and Labour.",
        WON + "The Union is the largest bloc.",
        WON + "The Harbour List is the second-largest bloc.",
        WON + "The River Party is the largest bloc.",
        WON + "The Harbour List is the largest bloc of the opposition.",
        "It needs a two-thirds majority of 220 in the 329-member parliament.",
        "The motion passed by a majority of 20 in the 329-member parliament.",
        "It met on Sunday, 10 October 2021 in the town.",
        "It met on Monday, 10 October in the town.",
        "“We met on Monday, 10 October 2021 in the town,” said Anna Bell.",
        "The count began on 11 October 2021. Three days later, on 14 October 2021, it ended.",
        "Anna Bell, 56, was born on 3 May 1975.",
        "Anna Bell, 40, when she died the best known of those born on 3 May 1975, was a judge.",
    ],
)
def test_what_adds_up_or_has_another_reading_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The yard employs 240 people, down 70 from 310 in 2019.",
        "The list won 17 seats, down 31 from 48 in 2027.",
        "Three people came down from the hills with 20 goats.",
        "He had 12 votes, 5 up from the last count of 7.",
    ],
)
def test_down_from_adds_up_or_is_another_down(text: str) -> None:
    assert told(text) == []


def test_the_year_behind_down_from_is_not_the_first_figure_s() -> None:
    report = examine_draft(Draft(Material("The yard employs 240 people, down 70 from 310 in 2019.")), [])
    years = {one.claim.text: one.claim.payload.year for one in report.claims if one.claim.kind == "quantity"}
    assert (years["240"], years["310"]) == ("", "2019")


def test_two_thirds_of_what_the_claims_say() -> None:
    won = "In the 2027 election, the Harbour List won 48 seats. In the 2031 election, the Harbour List won 17 seats. "
    assert told(f"{won}The Harbour List lost nearly two thirds of its seats.") == []
    assert told(f"{won}The Harbour List lost more than two thirds of its seats.") == [
        ("quantity.delta", "lost more than two thirds", "(17 - 48) / 48 ≈ -0.65")
    ]


def test_a_figure_that_follows_needs_no_source_of_its_own() -> None:
    source = SourceText(id="log", material=Material("In 2031 the Harbour List had 48 members, then 17 members."))
    text = "In 2031, membership of the Harbour List fell by 65 percent from 48 to 17."
    report = examine_draft(Draft(Material(text)), [source])
    percent = next(one for one in report.claims if one.claim.text.startswith("65"))
    assert percent.check.notes[-1] == "derived: (17 - 48) / 48 ≈ -64.58 %"
    assert percent.outcome == "ok"


def test_the_claims_in_the_wording_are_named() -> None:
    report = examine_draft(Draft(Material("Seats fell from 17 to 48.")), [])
    (finding,) = [one for one in report.cross if one.rule == "quantity.delta"]
    assert finding.claims == ("c1", "c2")
    assert (finding.mentions[0].start, finding.mentions[0].end) == (6, 24)
