"""Full names behind a surname, a pronoun, a description or a short form, and where none is given."""

import pytest

from sources.text.lexicon import given
from sources.text.lexicon.nicknames import may_be_one
from sources.text.quotations import find_quotations

HOBARTS = "Mr. Dale Hobart runs the mill. His wife, Nora Hobart, keeps the books. "


def names(text: str) -> list[str | None]:
    """The full names of those quoted, in order."""
    return [one.resolved for one in find_quotations(text) if one.kind in ("direct", "mixed")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (HOBARTS + "“We open at six,” Mrs. Hobart said. “And close at nine,” Mr. Hobart said.",
         ["Nora Hobart", "Dale Hobart"]),
        ("Nora Hobart and her brother Dale Hobart run the mill.\n\n“We open at six,” he said.", ["Dale Hobart"]),
        ("Kim Hobart and Lee Hobart run the mill.\n\n“We open at six,” Hobart said.", [None]),
        ("“The pier is closed,” Stroud said.\n\nEvan Stroud has run the port since May.", ["Evan Stroud"]),
        ("Robert “Bob” Stroud has run the port since May. “The pier is closed,” Stroud said.", ["Robert Stroud"]),
        ("Hugh Bell Jr. left early. “I had a train to catch,” Bell said.", ["Hugh Bell Jr."]),
        ("Hugh J. Bell left early. “I had a train to catch,” Bell said.", ["Hugh J. Bell"]),
        ("Yusuf al-Karimi heads the council. “The pier is closed,” al-Karimi said. “It stays closed,” he said.",
         ["Yusuf al-Karimi", "Yusuf al-Karimi"]),
        ("Elif Demirtaş limana geldi. Demirtaş, “Kimse içeri girmeyecek” diye konuştu.", ["Elif Demirtaş"]),
    ],
)  # fmt: skip
def test_surnames(text, wanted):
    assert names(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ella Marsh met Hugh Bell at the pier.\n\n“It was cold,” she said.\n\n“It was not,” he said.",
         ["Ella Marsh", "Hugh Bell"]),
        ("“Bell never asked us,” said Ella Marsh. “He should have,” she added.", ["Ella Marsh", "Ella Marsh"]),
        ("Clerks like Hugh Bell saw an “open door” first, Carl Marsh writes. “It was a mistake,” he writes.",
         ["Carl Marsh", "Carl Marsh"]),
        ("The plan of Hugh Bell failed, Carl Marsh writes in his book. “It was too dear,” he writes.", ["Carl Marsh"]),
        ("Doug Lind lost the race. The same plan helped Salem clerk Amadou Sarr, 50. “I had no idea,” he says.",
         ["Amadou Sarr"]),
        ("Down the street, Amadou Sarr also waved a flag. “We won,” he said. Ella Marsh turned away.",
         ["Amadou Sarr"]),
        ("“It is over,” said Katy Bell. Down the street, Amadou Sarr also cheered. “We won,” he said.",
         ["Katy Bell", "Amadou Sarr"]),
        ("Black Canadians had few jobs, Carl Marsh writes. They had to fight “every single day,” he writes.",
         ["Carl Marsh"]),
    ],
)  # fmt: skip
def test_pronouns(text, wanted):
    assert names(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mayor Ella Marsh met Senator Hugh Bell. “It is closed,” the mayor said. “It must open,” the senator said.",
         ["Ella Marsh", "Hugh Bell"]),
        ("Senator Hugh Bell of Ohio left early. “I had a train to catch,” the Ohio Republican said.", ["Hugh Bell"]),
        ("“It is closed,” said Ines Roth, a spokeswoman for the port. “No date is set,” the spokeswoman said.",
         ["Ines Roth", "Ines Roth"]),
        ("Salem-based Corvel Energy reported a loss. Corvel closed two wells.\n\n"
         "The company said it would “review every site”.", ["Corvel Energy"]),
        ("The Salem Port Authority (SPA) owns the pier. “The pier is closed,” the SPA said.",
         ["The Salem Port Authority"]),
        ("The Harbour Trust owns the pier. “It is closed,” the trust said in a statement. “No date is set,” it said.",
         ["The Harbour Trust", "The Harbour Trust"]),
    ],
)  # fmt: skip
def test_descriptions_and_bodies(text, wanted):
    assert names(text) == wanted


def test_an_epithet_alone_is_no_name():
    assert names("“I had a train to catch,” the Ohio Republican said.") == [None]


def test_short_forms_of_given_names():
    assert may_be_one("bill", "william")
    assert may_be_one("mike", "mick")
    assert not may_be_one("ann", "anna")
    assert not may_be_one("bill", "bob")


def test_no_given_name_is_both_a_womans_and_a_mans():
    assert sorted(given.FEMALE & given.MALE) == []


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Poe welcomed the vote, adding: “It came two years late, but it came.”", "high"),
        ("Poe said on Monday, when he was asked about the long delay of the works on the northern pier, that it was "
         "“a matter of money and not of will”.", "high"),
        ("Vale praised the report in which Poe said: “It came two years late, but it came.”", "medium"),
        ("Ann Poe scolded him: “It came two years late, but it came,” she said.", "medium"),
    ],
)  # fmt: skip
def test_how_sure(text, sure):
    assert [one.confidence for one in find_quotations(text)] == [sure]


def test_a_name_before_the_colon_wins_over_the_pronoun_behind():
    (found,) = find_quotations("Ann Poe scolded him: “It came two years late, but it came,” she said.")
    assert found.speaker is not None
    assert found.speaker.text == "Ann Poe"
