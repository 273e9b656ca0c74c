"""Statements: ok only with one passage that has the words, the names, the date and the polarity."""

import pytest

from tests.kinds.helpers import check, claims, source, told

WIRE = (
    "The council of Norhaven approved the new harbour dam on 4 May 2021 after a long debate. "
    "Mayor Ada Brandt said that the dam would protect the old town from the winter floods."
)


@pytest.mark.parametrize(
    ("draft", "form"),
    [
        ("Mayor Ada Brandt said that the dam would protect the old town.", "indirect"),
        ("According to the police, two people were hurt near Norhaven.", "indirect"),
        ("The council of Norhaven approved the dam on 4 May 2021.", "dated"),
        ("Karl Mott, director of the Norhaven Museum, welcomed the plan.", "role"),
    ],
)
def test_the_forms_of_a_statement(draft, form):
    (claim,) = claims("statement", draft)
    assert claim.payload_dict()["form"] == form
    assert claim.text == draft


def test_headings_and_plain_sentences_are_no_statements():
    assert claims("statement", "Ada Brandt in Norhaven, May 2021\n\nThe water rose slowly. Nobody slept.\n") == []


def test_a_statement_ends_where_somebodys_own_words_begin():
    draft = "Karl Mott, director of the Norhaven Museum, said: “We shall reopen the halls in the autumn.”"
    (claim,) = claims("statement", draft)
    assert claim.text == "Karl Mott, director of the Norhaven Museum, said"


def test_the_same_statement_is_ok_and_says_what_agreed():
    result = check("statement", "The council of Norhaven approved the new harbour dam on 4 May 2021.", source(WIRE))
    assert (result.outcome, told(result)) == ("ok", [])
    assert result.notes == ("note.txt: one sentence has all its words; names, dates and polarity agree",)


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("The council of Norhaven approved the new harbour dam on 9 May 2021.", [("statement.date", "medium")]),
        (
            "The council of Norhaven did not approve the new harbour dam on 4 May 2021.",
            [("statement.polarity", "high")],
        ),
        (
            "Mayor Vera Lund said that the dam would protect the old town from the winter floods.",
            [("statement.name", "medium")],
        ),
    ],
)
def test_what_differs_names_the_rule(draft, rules):
    assert told(check("statement", draft, source(WIRE))) == rules


def test_what_the_source_goes_on_to_deny_is_not_the_statement_s():
    said = "Mayor Ada Brandt said that the old dam of Norhaven was tired: “It will not hold for another winter.”"
    (claim,) = claims("statement", said)
    assert claim.text == "Mayor Ada Brandt said that the old dam of Norhaven was tired"
    assert check("statement", said, source(said)).outcome == "ok"


def test_a_not_among_the_shared_words_still_turns_them():
    there = "Mayor Ada Brandt never said that the old dam of Norhaven would hold, and was not asked."
    here = "Mayor Ada Brandt said that the old dam of Norhaven would hold."
    assert told(check("statement", here, source(there))) == [("statement.polarity", "high")]


def test_to_deny_and_to_admit_are_opposites():
    there = "A spokesman for the buyer, Halden Group, denied that jobs at the Norhaven yard would be lost."
    admitted = "Halden Group admitted that jobs at the Norhaven yard would be lost."
    assert told(check("statement", admitted, source(there))) == [("statement.polarity", "high")]
    said = there.replace("denied", "said")
    assert told(check("statement", admitted, source(said))) == []


def test_a_weekday_in_the_same_words_is_no_other_day():
    there = (
        "Several nations announced support. The assembly has met twice. On Friday, the mayor of Norhaven has a "
        "speech scheduled before a meeting of the Harbour Union, a prominent group."
    )
    here = (
        "On Friday, the mayor of Norhaven has a speech scheduled before a meeting of the Harbour Union, "
        "a prominent group."
    )
    assert told(check("statement", here, source(there))) == []


def test_likeness_of_words_supports_nothing():
    result = check("statement", "The council of Norhaven published its yearly fees on 4 May 2021.", source(WIRE))
    assert (result.outcome, told(result)) == ("unchecked", [])
    assert result.unchecked == "the nearest passage (note.txt) has 57% of its words; a person has to compare them"


def test_without_a_source_it_is_unchecked():
    assert (
        check("statement", "The council of Norhaven approved the dam on 4 May 2021.").unchecked == "no source was given"
    )
