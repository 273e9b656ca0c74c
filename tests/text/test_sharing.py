"""What two texts share of their writers' own words, and when one only repeats the other."""

from sources.text import Span
from sources.text.folding import fold
from sources.text.quotations import find_quotations
from sources.text.sharing import Wording, compare

WIRE = (
    "The ferry company said on Monday that it would stop the night crossing to the islands from the first of March. "
    "Fuel has become too dear, and fewer than forty passengers a night were using the boat during the winter months. "
    "The mayor of the largest island called the plan a blow to shops and to the small hospital near the harbour. "
    "A hearing is planned for the end of the month in the old customs house."
)
OWN = (
    "Islanders will lose their late boat this spring. Captain Ann Poe told the council that the crossing costs more in "
    "diesel than it earns, and the company gave notice two days ago. Shopkeepers fear for their trade. The hospital "
    "has asked for a helicopter. Nobody expects the customs house hearing to change much."
)
QUOTE = "“We have carried the islands for ninety years and we will not leave them alone now,” Poe said."


def wording(text):
    return Wording(fold(text), [Span(one.start, one.end) for one in find_quotations(text)])


def shared(one, other):
    return compare([wording(one), wording(other)])


def test_a_cut_and_touched_up_copy_repeats_the_wire():
    copy = "NORTH BAY — " + WIRE.replace("on Monday", "on Tuesday").replace("too dear", "too expensive")[:330]
    (found,) = shared(WIRE, copy)
    assert found.dependent
    here, there = found.stretches[0]
    assert WIRE[here.start : here.end] == copy[there.start : there.end]
    assert len(WIRE[here.start : here.end].split()) >= 20


def test_a_report_of_its_own_on_the_same_event_does_not():
    assert [one.dependent for one in shared(WIRE, OWN)] in ([], [False])


def test_the_same_quotation_makes_no_copy():
    (first, second) = (f"{WIRE} {QUOTE}", f"{OWN} {QUOTE}")
    assert [one.dependent for one in shared(first, second)] in ([], [False])
    runs = [WIRE[here.start : here.end] for one in shared(first, second) for here, _ in one.stretches]
    assert not any("ninety years" in run for run in runs)


def test_a_standing_paragraph_makes_no_copy():
    standing = (
        "\n\nSign up for our newsletter and read the most important stories of the day every morning before breakfast, "
        "with the weather, the tides and a picture that one of our readers has sent us from the islands."
    )
    assert [one.dependent for one in shared(WIRE + standing, OWN + standing)] in ([], [False])


def test_short_texts_share_too_little_to_tell():
    assert [one.dependent for one in shared("The boat sank near the pier.", "The boat sank near the pier.")] == [False]


def test_any_number_of_texts_and_none():
    assert compare([]) == []
    assert compare([wording("")]) == []
    numbers = [
        (one.first, one.second) for one in compare([wording(WIRE), wording(OWN), wording(WIRE)]) if one.dependent
    ]
    assert numbers == [(0, 2)]
