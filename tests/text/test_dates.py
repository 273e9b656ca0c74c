"""Dates with the precision that was written, and words and figures that are no dates."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.text.dates import DateMention, find_dates

PUBLISHED = date(2020, 6, 17)  # a Wednesday


def found(text: str, **options):
    return [
        (text[mention.start : mention.end], str(mention.earliest), str(mention.latest))
        for mention in find_dates(text, **options)
    ]


@pytest.mark.parametrize(
    ("text", "raw", "earliest", "latest"),
    [
        ("It happened on May 4, 2020, at noon.", "May 4, 2020", "2020-05-04", "2020-05-04"),
        ("the vote of 4 May 2020", "4 May 2020", "2020-05-04", "2020-05-04"),
        ("the 4th of May 2020", "4th of May 2020", "2020-05-04", "2020-05-04"),
        ("on Sept. 9, 2019", "Sept. 9, 2019", "2019-09-09", "2019-09-09"),
        ("10-12 October 2018", "10-12 October 2018", "2018-10-10", "2018-10-12"),
        ("posted 10.27.2019 at noon", "10.27.2019", "2019-10-27", "2019-10-27"),
        ("between 10 and 12 May 2018", "10 and 12 May 2018", "2018-05-10", "2018-05-12"),
        ("in February 2020", "February 2020", "2020-02-01", "2020-02-29"),
        ("the 2015 council elections", "2015", "2015-01-01", "2015-12-31"),
        ("since 1998", "1998", "1998-01-01", "1998-12-31"),
        ("in the 1990s", "1990s", "1990-01-01", "1999-12-31"),
        ("the 2018-19 season", "2018-19", "2018-01-01", "2019-12-31"),
        ("2020-05-04T10:00:00Z", "2020-05-04T10:00:00Z", "2020-05-04", "2020-05-04"),
        ("on 31/12/2019", "31/12/2019", "2019-12-31", "2019-12-31"),
        ("on 12/31/2019", "12/31/2019", "2019-12-31", "2019-12-31"),
        ("on 03.04.2019", "03.04.2019", "2019-04-03", "2019-04-03"),
        ("12 Mayıs 2019 tarihinde", "12 Mayıs 2019", "2019-05-12", "2019-05-12"),
        ("Kasım 2019'da", "Kasım 2019", "2019-11-01", "2019-11-30"),
        ("في 12 أيار 2019", "12 أيار 2019", "2019-05-12", "2019-05-12"),
        ("في ١٢ كانون الأول ٢٠١٩", "١٢ كانون الأول ٢٠١٩", "2019-12-12", "2019-12-12"),
        ("في 12 أيار/مايو 2019", "12 أيار/مايو 2019", "2019-05-12", "2019-05-12"),
        ("الخامس من آذار 2019", "الخامس من آذار 2019", "2019-03-05", "2019-03-05"),
        ("عام 2018", "2018", "2018-01-01", "2018-12-31"),
    ],
)
def test_a_full_date_needs_no_anchor(text, raw, earliest, latest):
    assert found(text) == [(raw, earliest, latest)]


@pytest.mark.parametrize(
    "text",
    [
        "They may take 23 seats in march order.",
        "Theresa May said so.",
        "The march on the capital began.",
        "two weeks later",
        "took 23 seats",
        "Resolution 1973 and page 2010",
        "won 2018 votes",
        "$2018 and 2018%",
        "an august body",
        "version 2018.1.2",
        "at 10:30",
        "24/7",
        "late on Saturday",
        "yesterday",
    ],
)
def test_no_date(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "raw", "day"),
    [
        ("on May 4 it rained", "May 4", "2020-05-04"),
        ("the December 3 vote", "December 3", "2019-12-03"),
        ("until July 1", "July 1", "2020-07-01"),
        ("12 Mayıs seçimleri", "12 Mayıs", "2020-05-12"),
        ("on mayıs", "on mayıs", "2020-05-10"),
        ("early on Saturday", "Saturday", "2020-06-13"),
        ("on Wednesday", "Wednesday", "2020-06-17"),
        ("next Monday", "Monday", "2020-06-22"),
        ("talks will be held on Friday", "Friday", "2020-06-19"),
        ("yesterday", "yesterday", "2020-06-16"),
    ],
)
def test_an_open_date_is_anchored_at_the_day_of_publication(text, raw, day):
    assert found(text, published=PUBLISHED) == [(raw, day, day)]


def test_an_open_date_without_an_anchor_is_marked_and_stays_open():
    assert find_dates("on May 4 it rained") == [DateMention(3, 8, None, None)]


def test_last_month_and_last_year_are_spans():
    assert found("last month", published=PUBLISHED) == [("last month", "2020-05-01", "2020-05-31")]
    assert found("last year", published=date(2021, 1, 5)) == [("last year", "2020-01-01", "2020-12-31")]


def test_a_stroke_date_is_open_unless_the_language_tells():
    assert found("03/04/2019") == [("03/04/2019", "None", "None")]
    assert found("03/04/2019", language="tr") == [("03/04/2019", "2019-04-03", "2019-04-03")]


def test_a_count_after_a_month_is_no_day():
    assert found("in October 12 people voted", published=PUBLISHED) == [("October", "2019-10-01", "2019-10-31")]


def test_a_day_no_calendar_has_is_marked_and_open():
    assert found("on 31 June 2019") == [("31 June 2019", "None", "None")]


PIECES = (
    "May|4, 2020|31/12/2019|12 Mayıs|on|last|Monday|yesterday|next month|99|9999|1990s|2018-19|الأول|تشرين|من|٢٠١٩|/|."
)
PIECE = st.sampled_from(PIECES.split("|")) | st.text(max_size=3)


@given(st.lists(PIECE, max_size=9), st.sampled_from([" ", "", "/"]), st.none() | st.dates())
@settings(deadline=None)
def test_any_text_gives_valid_dates(pieces, joint, published):
    text, end = joint.join(pieces), 0
    for mention in find_dates(text, published=published):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        assert (mention.earliest is None) == (mention.latest is None)
        assert mention.earliest is None or mention.latest is None or mention.earliest <= mention.latest


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("open from 10 October to 12 November 2021", ["2021-10-10", "2021-11-12"]),
        ("closed from 28 December until 3 January 2022", ["2021-12-28", "2022-01-03"]),
        ("on 10 October; the list of 12 November 2020", ["2021-10-10", "2020-11-12"]),
    ],
)
def test_the_second_of_two_days_gives_the_first_its_year(text, days):
    found = find_dates(text, published=date(2021, 11, 24))
    assert [str(mention.earliest) for mention in found] == days


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met on Sunday, October 10, in town.", ["October 10"]),
        ("on Sunday 10 October", ["10 October"]),
        ("10 Ekim 2021 Pazar günü", ["10 Ekim 2021"]),
        ("They met on Sunday, and in October 2020 again.", ["Sunday", "October 2020"]),
        ("Pazar kurdu, Pazar günü geldi", ["Pazar"]),
    ],
)
def test_a_weekday_beside_a_date_is_no_date_of_its_own(text, words):
    found = find_dates(text, published=date(2021, 11, 24))
    assert [text[mention.start : mention.end] for mention in found] == words
