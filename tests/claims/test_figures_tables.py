"""Tables as evidence: whose a figure is, of what, of which year, and the cell; what is not sure gives no figure."""

import datetime

import pytest

from claims.facts import Namer, source_facts
from claims.figures import Figure, table_figures
from claims.figures.headings import Heading, heading_of, joined, year_in
from claims.material import Material, SourceText
from claims.rules import Total
from sources.readers import read
from sources.text.subjects import Aliases


def figures(data: str, name: str = "table.csv", **known: object) -> list[Figure]:
    return list(table_figures(given(data, name, **known)))


def given(data: str, name: str = "table.csv", **known: object) -> SourceText:
    document = read(data.encode(), filename=name)
    return SourceText(name, Material(document.text), tables=document.tables, **known)  # type: ignore[arg-type]


def told(found: list[Figure]) -> list[tuple[str, str, str, str]]:
    return [(one.subject, one.raw, one.measure, one.year) for one in found]


def test_two_levels_of_headings_name_measure_and_year():
    html = (
        "<table><caption>Council elections</caption><tr><th rowspan=2>Party</th><th colspan=2>Seats</th>"
        "<th colspan=2>Votes (%)</th></tr><tr><th>2018</th><th>2022</th><th>2018</th><th>2022</th></tr>"
        "<tr><td>Harbour List</td><td>41</td><td>14</td><td>30.1</td><td>9.5</td></tr></table>"
    )
    assert told(figures(html, "table.html")) == [
        ("Harbour List", "41", "seat", "2018"),
        ("Harbour List", "14", "seat", "2022"),
        ("Harbour List", "30.1%", "percent", "2018"),
        ("Harbour List", "9.5%", "percent", "2022"),
    ]


def test_two_levels_in_a_file_that_marks_no_headings():
    csv = "Party,Seats,,Votes,\n,2018,2022,2018,2022\nHarbour List,41,14,1000,2000\nHill Party,39,66,100,200\n"
    found = figures(csv)
    assert told(found)[:3] == [
        ("Harbour List", "41", "seat", "2018"),
        ("Harbour List", "14", "seat", "2022"),
        ("Harbour List", "1000", "vote", "2018"),
    ]
    assert [(one.place.row, one.place.column) for one in found[:2] if one.place] == [(2, 1), (2, 2)]


def test_years_as_headings_take_the_measure_of_the_caption_or_none():
    rows = (
        "<tr><th>Party</th><th>2018</th><th>2022</th></tr><tr><td>Hill Party</td><td>39</td><td>66*</td></tr></table>"
    )
    assert told(figures("<table><caption>Seats won by party</caption>" + rows, "t.html")) == [
        ("Hill Party", "39", "seat", "2018"),
        ("Hill Party", "66", "seat", "2022"),
    ]
    assert figures("<table><caption>Results by party</caption>" + rows, "t.html") == []


def test_the_subject_may_stand_in_a_later_column_and_the_total_in_another():
    csv = 'Rank,Party,Leader,Seats won,"Votes (thousands)"\n1,Harbour List,Ada Brandt,14*,"1,204"\n'
    csv += "2,Hill Party,Jon Vale,66,–\n,Total,,80,1204\n"
    found = figures(csv)
    assert told(found) == [
        ("Harbour List", "14", "seat", ""),
        ("Harbour List", "1,204 × 1,000", "vote", ""),
        ("Hill Party", "66", "seat", ""),
        ("Total", "80", "seat", ""),
        ("Total", "1204 × 1,000", "vote", ""),
    ]
    assert (found[1].interval.lo, found[1].interval.hi) == (1_203_500, 1_204_500)
    assert [one.total_of for one in found] == [False, False, False, True, True]


def test_subjects_may_head_the_columns():
    csv = ",Harbour List,Hill Party,Total\nSeats,14,66,80\nVotes (%),9.5,51.0,100\n"
    assert told(figures(csv, as_of=datetime.date(2022, 3, 1))) == [
        ("Harbour List", "14", "seat", "2022"),
        ("Hill Party", "66", "seat", "2022"),
        ("Harbour List", "9.5%", "percent", "2022"),
        ("Hill Party", "51.0%", "percent", "2022"),
    ]
    assert figures("Year,Harbour List,Hill Party\n2018,41,39\n2022,14,66\n") == []


def test_changes_are_changes():
    found = figures("Party,Seats,Change in seats,+/-\nHarbour List,14,-27,-27\nHill Party,66,+27,+27\n")
    assert [(one.raw, one.kind, one.interval.lo) for one in found] == [
        ("14", "count", 14), ("-27", "delta", -27), ("66", "count", 66), ("+27", "delta", 27),
    ]  # fmt: skip


def test_a_total_is_tied_to_the_column_above_it_only():
    csv = "Party,Seats 2018,Seats 2022\nHarbour List,41,14\nHill Party,39,66\nTotal,80,80\n"
    facts = {one.id: one for one in source_facts([given(csv)], Namer(Aliases()))}
    totals = [one for one in facts.values() if isinstance(one.relation, Total)]
    assert [[facts[id_].value for id_ in one.relation.parts] for one in totals] == [[41, 39], [14, 66]]  # type: ignore[union-attr]


def test_a_column_with_a_cell_that_cannot_be_read_has_no_total():
    found = figures("Party,Seats\nHarbour List,14\nHill Party,60 or 66\nReed List,–\nTotal,80\n")
    assert [(one.subject, one.total_of) for one in found] == [("Harbour List", False), ("Total", False)]


@pytest.mark.parametrize(
    ("words", "caption", "heading"),
    [
        ("Seats", "", Heading("seat")),
        ("Seats won", "", Heading("seat")),
        ("Seats (2022)", "", Heading("seat", "2022")),
        ("Number of seats", "", Heading("seat")),
        ("Votes cast [a]", "", Heading("vote")),
        ("Votes (millions)", "", Heading("vote", scale=10**6)),
        ("Votes ('000)", "", Heading("vote", scale=1000)),
        ("Vote share", "", Heading("percent", percent=True)),
        ("%", "", Heading("percent", percent=True)),
        ("+/-", "", Heading("", change=True)),
        ("Seat change", "", Heading("seat", change=True)),
        ("2022", "", Heading("", "2022")),
        ("2022", "Votes by district, 2018 and 2022", Heading("vote", "2022")),
        ("Rank", "", Heading()),
        ("", "Seats", Heading()),
    ],
)
def test_what_a_heading_says(words, caption, heading):
    assert heading_of(words, caption) == heading


def test_headings_of_several_rows_are_joined():
    assert joined([["Party", "Seats", "", ""], ["", "2018", "2022", ""]]) == ["Party", "Seats 2018", "Seats 2022", ""]
    assert joined([["Party", "Seats"], ["Party", "2018"]]) == ["Party", "Seats 2018"]


def test_the_year_of_the_first_text_that_states_one():
    assert year_in("Seats", "2018 and 2022", "in 2019") == "2019"
    assert year_in("none") == ""
