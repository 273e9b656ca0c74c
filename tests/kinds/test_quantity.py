"""Figures against sources: measure, subject, year, exact intervals, and what was not compared."""

import datetime
from fractions import Fraction

import pytest

from claims.figures import Interval, number_text, table_figures
from tests.kinds.helpers import check, claims, examine, source, table, told

TABLE = "List,Seats\nHarbour List,14\nHill Party,66\nTotal,80\n"
YEAR = {"as_of": datetime.date(2022, 3, 1)}


def test_a_claim_says_what_is_counted_whose_and_when():
    draft = "In 2022 the Harbour List won 14 parliamentary seats, in contrast to the 41 seats won in 2019."
    found = claims("quantity", draft)
    assert [(one.text, one.payload_dict()["value"], one.payload_dict()["year"]) for one in found] == [
        ("14 parliamentary seats", "14", "2022"),
        ("41 seats", "41", "2019"),
    ]
    assert found[0].payload_dict()["subject"] == "the Harbour List"


def test_years_dates_and_figures_inside_quotations_are_not_claims():
    draft = (
        "On March 9, 2022, Ada Brandt said: “We have 30 boats left and no money.” It was the fifth storm since 2018."
    )
    assert claims("quantity", draft) == []


def test_a_year_is_carried_from_the_last_dated_sentence_and_says_so():
    draft = "The vote was held in February 2022. The Harbour List won 14 seats."
    (claim,) = claims("quantity", draft)
    assert (claim.payload_dict()["year"], claim.payload_dict()["year_carried"]) == ("2022", True)


def test_the_draft_may_call_a_figure_preliminary():
    (claim,) = claims("quantity", "By the preliminary count of 2022 the Harbour List won 14 seats.")
    assert claim.payload_dict()["worded_as_preliminary"] is True


def test_equal_to_the_table_is_ok_with_the_row_as_citation():
    result = check("quantity", "In 2022 the Harbour List won 14 seats.", table(TABLE, **YEAR))
    assert result.outcome == "ok"
    assert result.notes == ("table.csv has 14 for Harbour List",)
    assert [one.text for one in result.citations] == ["Harbour List | 14"]


def test_another_figure_for_the_same_subject_and_year_is_a_mismatch():
    result = check("quantity", "In 2022 the Harbour List won 17 seats.", table(TABLE, **YEAR))
    assert told(result) == [("quantity.mismatch", "high")]
    assert result.findings[0].message == "17 seats (the Harbour List, 2022): table.csv has 14."


def test_another_year_is_not_a_mismatch():
    result = check("quantity", "In 2019 the Harbour List won 41 seats.", table(TABLE, **YEAR))
    assert ("quantity.mismatch", "high") not in told(result)


def test_the_same_figure_of_another_year_says_so():
    result = check("quantity", "In 2019 the Harbour List won 14 seats.", table(TABLE, **YEAR))
    assert told(result) == [("quantity.elsewhere", "low")]
    assert result.findings[0].message == "14 seats (the Harbour List, 2019): table.csv has 14 for 2022."


def test_the_number_beside_another_subject_is_found_elsewhere():
    result = check("quantity", "In 2019 the Harbour List won 66 seats.", table(TABLE, **YEAR))
    assert told(result) == [("quantity.elsewhere", "medium")]
    assert result.findings[0].message == "66 seats (the Harbour List, 2019): table.csv has 66 only for Hill Party."


def test_an_acronym_that_the_draft_defines_is_its_subject():
    draft = "The Rule of Law Coalition (RoLC) was founded in 2020. In 2022 RoLC won 28 seats."
    result = check("quantity", draft, table("List,Seats\nRule of Law Coalition,28\nOthers,52\n", **YEAR))
    assert (result.outcome, result.notes) == ("ok", ("table.csv has 28 for Rule of Law Coalition",))


def test_an_accepted_spelling_is_the_same_subject():
    draft = "In 2022 the Maritime Front won 14 seats."
    result = check("quantity", draft, table(TABLE, **YEAR), accepted=[["Harbour List", "Maritime Front"]])
    assert result.outcome == "ok"


def test_the_figure_in_running_text_counts_too():
    note = source("In the 2022 election the Harbour List took 14 seats, the commission said.")
    assert check("quantity", "In 2022 the Harbour List won 14 seats.", note).outcome == "ok"
    assert told(check("quantity", "In 2022 the Harbour List won 15 seats.", note)) == [("quantity.mismatch", "high")]


def test_what_no_source_counts_is_unchecked_not_absent():
    result = check("quantity", "The Harbour List owns 14 ferries.", table(TABLE, **YEAR))
    assert (result.outcome, told(result)) == ("unchecked", [])
    assert result.unchecked == "no source counts “ferry”; table.csv has 14, of something else"


def test_a_counted_thing_whose_number_stands_nowhere_is_absent():
    result = check("quantity", "In 2019 the Harbour List won 23 seats.", table(TABLE, **YEAR))
    assert told(result) == [("quantity.absent", "medium")]


def test_no_source_and_unreadable_sources_are_unchecked():
    draft = "In 2022 the Harbour List won 14 seats."
    assert check("quantity", draft).unchecked == "no source was given"
    broken = source("", "scan.pdf", unreadable="no text layer")
    assert check("quantity", draft, broken).unchecked == "scan.pdf could not be read: no text layer"


def test_a_number_that_a_table_gives_to_somebody_supports_no_figure_of_nobody():
    result = check("quantity", "In 2022, 66 seats changed hands.", table(TABLE, **YEAR))
    assert (result.outcome, told(result)) == ("unchecked", [])
    assert result.unchecked == "the draft's words do not say whose this is; table.csv has 66 for Hill Party"


def test_a_duration_is_not_held_against_other_durations():
    result = check("quantity", "Seven weeks later the talks began.", source("One week after the vote it rained."))
    assert (result.outcome, result.unchecked) == ("unchecked", "no source gives this number of “week”")


def test_gained_may_mean_the_change_between_two_figures():
    rows = table("List,Seats 2019,Seats 2022\nHarbour List,8,14\n")
    result = check("quantity", "In 2022 the Harbour List gained 6 seats.", rows)
    assert (result.outcome, result.notes) == ("ok", ("6 is the change from 8 (table.csv) to 14 (table.csv)",))
    assert told(check("quantity", "In 2022 the Harbour List gained 7 seats.", rows)) == [("quantity.mismatch", "high")]


@pytest.mark.parametrize(
    ("draft", "years"),
    [
        ("The vote was held in 2022. The List won 14 seats, in contrast to 41 in 2019.", ["2022", "2019"]),
        ("In 2022 the List won 14 seats and 30 towns.", ["2022", "2022"]),
        ("The List won 14 seats and 30 towns in 2022.", ["2022", "2022"]),
        ("The vote was in 2022. Born of the protests of 2019, the List won 9 seats.", ["2022"]),
        ("In the election of 2019 the List won 9 seats.", ["2019"]),
        ("In 2019 it won 41 seats, compared with 14 seats in 2022.", ["2019", "2022"]),
    ],
)
def test_the_year_of_a_figure(draft, years):
    assert [one.payload_dict()["year"] for one in claims("quantity", draft)] == years


def test_a_carried_year_is_not_held_against_an_equal_figure():
    draft = "The protests began in 2019 and went on. The Harbour List won 14 seats."
    assert check("quantity", draft, table(TABLE, **YEAR)).outcome == "ok"


def test_table_figures_take_measure_subject_year_and_total_from_the_table():
    found = list(table_figures(table("List,Seats 2019,Seats 2022\nHarbour List,41,14\nTotal,80,80\n")))
    assert [(one.subject, one.measure, one.year, one.interval.lo, one.total_of) for one in found] == [
        ("Harbour List", "seat", "2019", 41, False),
        ("Harbour List", "seat", "2022", 14, False),
        ("Total", "seat", "2019", 80, True),
        ("Total", "seat", "2022", 80, True),
    ]


def test_a_table_without_a_header_gives_no_figures():
    assert list(table_figures(table("14,66\n28,2\n"))) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(17), "17"), (Fraction(433, 10), "43.3"), (Fraction(1, 3), "1/3"), (Fraction(-31), "-31"),
     (Fraction(-1, 100), "-0.01"), (Fraction(5, 100), "0.05"), (None, None)],
)  # fmt: skip
def test_numbers_are_written_exactly(value, text):
    assert number_text(value) == text


def test_intervals_meet_only_at_closed_ends():
    low, high = Interval(Fraction(1), Fraction(2)), Interval(Fraction(2), Fraction(3))
    assert low.meets(high)
    assert not low.meets(Interval(Fraction(2), Fraction(3), lo_closed=False))
    assert Interval(None, Fraction(2)).meets(low)
    assert not Interval(Fraction(5), None).meets(low)


TALLY = "The city council of Lorne voted 31 to 14 on Tuesday to sell the terminal."


@pytest.mark.parametrize(
    ("draft", "outcomes"),
    [
        ("The city council of Lorne voted 31-14 to sell.", ["ok", "ok"]),
        ("The sale was approved by 31 votes to 14.", ["ok", "ok"]),
        ("The city council of Lorne voted 31 to 15 to sell.", ["ok", "problem"]),
    ],
)
def test_the_sides_of_a_vote_count_votes(draft, outcomes):
    report = examine(draft, source(TALLY))
    assert [one.outcome for one in report.claims if one.claim.kind == "quantity"] == outcomes
