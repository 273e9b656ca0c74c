"""A figure against its source, level by level: equal, a slip, another's, of something else, nowhere."""

import datetime
from fractions import Fraction

import pytest

from claims.figures import Interval
from claims.figures.slips import bounds, hint, scale_slip
from tests.kinds.helpers import check, source, table, told

TABLE = "List,Seats\nHarbour List,14\nHill Party,66\nTotal,80\n"
YEAR = {"as_of": datetime.date(2022, 3, 1)}
SAID = "In 2022 the Harbour List won {} seats."


def test_every_source_that_agrees_is_cited_once_the_best_first():
    loose = source("In the 2022 election the Harbour List took between 10 and 20 seats.", "loose.txt")
    note = source("In the 2022 election the Harbour List took 14 seats. In 2022 the Harbour List won 14 seats.")
    result = check("quantity", SAID.format(14), loose, note, table(TABLE, **YEAR))
    assert [one.source for one in result.citations] == ["note.txt", "table.csv", "loose.txt"]
    assert result.citations[0].text == "In the 2022 election the Harbour List took 14 seats."
    assert result.outcome == "ok"


@pytest.mark.parametrize(
    ("draft", "page", "message"),
    [
        (
            "In 2022 the Harbour List received 1.3 billion votes.",
            "In 2022 the Harbour List received 1.3 million votes.",
            "1.3 billion votes (the Harbour List, 2022): note.txt has 1.3 million; this is a thousand times as much.",
        ),
        (
            "In 2022 the Harbour List received 1,204 votes.",
            "In 2022 the Harbour List received 1,204,000 votes.",
            "1,204 votes (the Harbour List, 2022): note.txt has 1,204,000; this is a thousand times less.",
        ),
    ],
)
def test_another_scale_is_a_slip_of_unit(draft, page, message):
    result = check("quantity", draft, source(page))
    assert [(one.rule, one.severity, one.message) for one in result.findings] == [("quantity.unit", "high", message)]


def test_percent_for_percentage_points_is_a_slip_of_unit():
    page = source("In 2022 the Harbour List lost 4 percentage points.")
    result = check("quantity", "In 2022 the Harbour List lost 4 percent.", page)
    assert told(result) == [("quantity.unit", "medium")]
    assert result.findings[0].message.endswith("note.txt has 4 percentage points: percentage points, not percent.")


@pytest.mark.parametrize(
    ("number", "ending"),
    [
        ("41", "table.csv has 14. The digits are the same in another order."),
        ("140", "table.csv has 14. That is a digit too many or too few."),
        ("66", "table.csv has 14. 66 is there for Hill Party."),
        ("17", "table.csv has 14."),
    ],
)
def test_a_mismatch_hints_at_how_it_came_about(number, ending):
    result = check("quantity", SAID.format(number), table(TABLE, **YEAR))
    assert told(result) == [("quantity.mismatch", "high")]
    assert result.findings[0].message.endswith(ending)


def test_rounding_is_shown_with_the_bounds_of_both():
    page = source("In 2022 the Harbour List received 213,412 votes.")
    result = check("quantity", "In 2022 the Harbour List received 213,000 votes.", page)
    assert (result.outcome, told(result)) == ("info", [("quantity.rounding", "info")])
    assert result.findings[0].message == (
        "note.txt gives 213,412; 213,000 agrees with it only by rounding "
        "(212,500 to 213,500, without 213,500 against 213,412)."
    )


def test_a_number_that_the_source_leaves_open_says_so():
    page = source("In 2022 the Harbour List won at least 14 seats.")
    result = check("quantity", SAID.format(15), page)
    assert [(one.rule, one.message) for one in result.findings] == [
        ("quantity.rounding", "note.txt leaves it open (14 or more); the draft has 15.")
    ]
    assert result.notes == ("note.txt has 14 or more for the Harbour List",)


@pytest.mark.parametrize(
    ("draft", "page", "outcome"),
    [
        ("more than 9 million", "more than 9 million", "ok"),
        ("more than 9 million", "more than 9.5 million", "ok"),
        ("more than 9.5 million", "more than 9 million", "info"),
        ("about 70", "73", "ok"),
        ("nearly 75", "73", "ok"),
        ("at least 70", "73", "ok"),
    ],
)
def test_a_hedged_figure_is_borne_out_by_one_that_lies_within(draft, page, outcome):
    said = "In 2022 the Harbour List received {} votes."
    assert check("quantity", said.format(draft), source(said.format(page))).outcome == outcome


def test_percent_for_points_of_nobody_is_a_slip_too():
    result = check("quantity", "Turnout was 43 percentage points.", source("Turnout was 43 percent."))
    assert told(result) == [("quantity.unit", "medium")]


def test_the_number_of_something_else_is_found_elsewhere():
    page = table("List,Seats,Mayors\nHarbour List,14,23\nHill Party,66,9\n", **YEAR)
    result = check("quantity", "In 2019 the Harbour List won 23 seats.", page)
    assert [(one.rule, one.severity, one.message) for one in result.findings] == [
        (
            "quantity.elsewhere",
            "medium",
            "23 seats (the Harbour List, 2019): table.csv has 23, but of “mayor”, not of “seat”.",
        )
    ]


def test_absent_says_what_the_source_has_for_the_subject():
    result = check("quantity", "In 2019 the Harbour List won 23 seats.", table(TABLE, **YEAR))
    assert result.findings[0].message == (
        "23 seats (the Harbour List, 2019): table.csv counts the same thing, but nowhere 23; "
        "it has 14 for Harbour List (2022)."
    )


def test_a_sentence_with_number_and_thing_is_left_to_a_person():
    page = source("In 2022 the Hill Party won 66 seats. Of the seats, those of the Harbour List were 23 by noon.")
    result = check("quantity", "In 2019 the Harbour List won 23 seats.", page)
    assert (result.outcome, told(result)) == ("unchecked", [])
    assert result.unchecked == (
        "note.txt has this number near “seat”: “Of the seats, those of the Harbour List were 23 by noon.”"
    )


def test_a_figure_inside_a_quotation_is_no_claim_of_its_own():
    with pytest.raises(ValueError, match="not enough values"):
        check("quantity", "Ada Brandt said: “The Harbour List won 23 seats in 2022.”", table(TABLE, **YEAR))


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(Fraction(17), Fraction(17)), "17"),
        (Interval(Fraction(2950), Fraction(3050)), "2,950 to 3,050"),
        (Interval(Fraction(12950), Fraction(13050), True, False), "12,950 to 13,050, without 13,050"),
        (Interval(Fraction(9), None), "9 or more"),
        (Interval(Fraction(9), None, False), "more than 9"),
        (Interval(Fraction(0), Fraction(40), True, False), "less than 40"),
        (Interval(Fraction(0), Fraction(40)), "40 or less"),
        (Interval(Fraction(865, 20), Fraction(867, 20)), "43.25 to 43.35"),
    ],
)
def test_bounds_in_words(interval, words):
    assert bounds(interval) == words


def test_no_slip_without_a_scale_between():
    assert scale_slip(Interval(Fraction(5), Fraction(5)), Interval(Fraction(50), Fraction(50))) == ""
    assert scale_slip(Interval(Fraction(0), Fraction(0)), Interval(Fraction(0), Fraction(0))) == ""
    assert scale_slip(Interval(Fraction(5), None), Interval(Fraction(9000), None)) == ""
    assert hint(Fraction(17), Interval(Fraction(71), Fraction(72))) == ""
    assert hint(None, Interval(Fraction(71), Fraction(71))) == ""
