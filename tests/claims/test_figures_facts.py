"""Facts of figures: a change that is worded like a level is set apart where the sources bear it out."""

import pytest

from tests.kinds.helpers import examine, table

ROWS = "List,Seats 2018,Seats 2022\nHarbour List,8,14\nHill Party,40,34\n"


@pytest.mark.parametrize(
    ("number", "found"),
    [(6, []), (14, []), (7, ["quantity.mismatch"])],
    ids=["the change", "the level", "neither"],
)
def test_gained_seats_conflict_with_no_level_where_they_are_the_change(number, found):
    report = examine(f"In 2022 the Harbour List gained {number} seats.", table(ROWS, publisher="Board"))
    told = [finding.rule for one in report.claims for finding in one.check.findings]
    cross = [one.rule for one in report.cross if one.severity != "info"]
    assert (cross, told) == ([], found)


def test_what_was_gained_is_a_change_when_figures_meet():
    report = examine("In 2018 the Harbour List gained 6 seats.", table(ROWS, publisher="Board"))
    assert [one.rule for one in report.cross if one.severity != "info"] == []
    assert [one.outcome for one in report.claims] == ["ok"]
