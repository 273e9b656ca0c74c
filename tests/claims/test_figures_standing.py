"""Where a number of one text stands in another: with the thing it counts, of something else, or nowhere."""

import pytest

from claims.figures.standing import DateParts, Stated, date_parts, numerals_of, telling_words
from claims.material import Material


def levels(claim: str, page: str) -> list[tuple[str, str]]:
    own, stated = Material(claim), Stated(Material(page))
    about = telling_words(claim)
    found = []
    for one in numerals_of(own):
        date = date_parts(claim[one.date.start : one.date.end]) if one.date else None
        found.append((one.raw, stated.standing(one, date=date, about=about).level))
    return found


def test_every_number_of_a_text_is_found_with_its_sort():
    claim = "On 9 March 2022 the third ferry carried 40 lorries to Pier 7."
    found = [(one.raw, one.sort, one.measure) for one in numerals_of(Material(claim))]
    assert found == [
        ("9", "date", ""),
        ("2022", "date", ""),
        ("third", "ordinal", "ferry"),
        ("40", "figure", "lorry"),
        ("7", "number", ""),
    ]


@pytest.mark.parametrize(
    ("claim", "page", "level"),
    [
        ("It has 14 ferries.", "Fourteen ferries lie in the harbour.", "together"),
        ("It has 14 ferries.", "The ferry company employs many. Its 14 piers are old.", "apart"),
        ("It has 14 ferries.", "The ferry company is old.", "absent"),
        ("It has about 14,000 berths.", "There were 13,940 berths.", "together"),
        ("The storm killed 12 men.", "Twelve sailors lay ill. The storm took 12 victims.", "together"),
        ("It is 100 feet long.", "The hull measures 30.5 m.", "together"),
        ("It is 100 feet long.", "The hull measures 45 m.", "absent"),
        ("The board owns a quarter of the fleet.", "One quarter belongs to the board.", "together"),
        ("It has 40 cranes.", "About 40 percent stayed away.", "apart"),
        ("Turnout was 51 percent.", "Turnout rose to 51%.", "together"),
        ("Turnout was 51 percent.", "They counted 51 boxes.", "apart"),
        ("It raised $5 million.", "The round closed at 5 million.", "together"),
        ("The harbour's 12th crane fell.", "The 12th storm came early. A crane is red.", "apart"),
        ("The new harbour company owns 14 ferries.", "The harbour company has 14 vessels.", "together"),
        ("It went to No. 1.", "It topped the list.", "unsure"),
    ],
)
def test_the_level_of_a_number(claim, page, level):
    assert [found for _, found in levels(claim, page)] == [level]


@pytest.mark.parametrize(
    ("claim", "page", "expected"),
    [
        ("She left on 9 March 2022.", "She left on March 9, 2022.", ["together", "together"]),
        ("She left on 9 March 2022.", "On March 9 she left.", ["together", "absent"]),
        ("She left on 9 March 2022.", "She left on 9 May 2022.", ["apart", "apart"]),
        ("She left on 9 March 2022.", "In 2022 she left the 9 others.", ["apart", "together"]),
        ("She left on 9 March 2022.", "2022-03-09: she left", ["together", "together"]),
        ("She left in March 2022.", "In 2022 she left.", ["apart"]),
        ("She left in 2022.", "Updated 1 June 2022", ["together"]),
    ],
)
def test_the_parts_of_a_date_stand_in_a_date_that_can_be_the_same(claim, page, expected):
    assert [level for _, level in levels(claim, page)] == expected


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("9 March 2022", DateParts(2022, 3, 9)),
        ("March 9", DateParts(None, 3, 9)),
        ("March 2022", DateParts(2022, 3, None)),
        ("2022", DateParts(2022, None, None)),
        ("03/04/2022", None),
        ("2018-2021", None),
    ],
)
def test_date_parts(raw, parts):
    assert date_parts(raw) == parts


def test_a_standing_shows_the_sentence():
    page = "The yard is old. It has 14 ferries, two of them at sea."
    (numeral,) = numerals_of(Material("It has 14 ferries."))
    standing = Stated(Material(page)).standing(numeral)
    assert standing.sentence is not None
    assert page[standing.sentence.start : standing.sentence.end] == "It has 14 ferries, two of them at sea."
