"""Whether two mentions name one subject, and whether two measures count one thing."""

import pytest

from sources.text.subjects import Aliases, measure_key, subject_key


@pytest.mark.parametrize(
    ("measure", "key"),
    [
        ("parliamentary seats", "seat"), ("Seats", "seat"), ("weeks", "week"), ("ferries", "ferry"),
        ("boxes", "box"), ("glass", "glass"), ("percentage point", "point"), ("مقعد", "مقعد"), ("", ""), ("–", ""),
    ],
)  # fmt: skip
def test_measure_key(measure, key):
    assert measure_key(measure) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("the Fatah Alliance", "fatah"), ("Fatah bloc", "fatah"), ("Maliki-led SoL", "sol"),
        ("the alliance", "aliance"),
        ("Hill Party’s", "hil"),
    ],
)  # fmt: skip
def test_subject_key(name, key):
    assert subject_key(name) == key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Fatah Alliance", "Fatah bloc", True),
        ("National Alliance", "the National Party", False),
        ("Fatah", "Fatah Alliance", True),
        ("she", "Ada Brandt", None),
        ("Ada Brandt", "he", None),
        ("Ada Brandt", "Karl Mott", False),
        ("", "Karl Mott", None),
        ("RoLC", "Rule of Law Coalition", True),
        ("Bakri-led RoLC", "the Rule of Law Coalition", True),
    ],
)
def test_same(one, other, same):
    aliases = Aliases.collect(texts=["The Rule of Law Coalition (RoLC) was founded in May."])
    assert aliases.same(one, other) is same


NAMESAKES = [["Hasan al-Masri", "al-Masri"], ["Husayn al-Masri", "al-Masri", "حسين المصري"]]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Husayn al-Masri", "حسين المصري", True),  # accepted for one person, in two scripts
        ("Hasan al-Masri", "Husayn al-Masri", False),
        ("Hasan al-Masri", "al-Masri", None),  # two bear it
        ("al-Masri", "al-Masri", None),
        ("al-Masri", "Ada Brandt", False),
    ],
)
def test_a_spelling_that_two_people_share_makes_neither_the_other(one, other, same):
    aliases = Aliases.collect(NAMESAKES)
    assert aliases.same(one, other) is same
    assert aliases.same(other, one) is same


def test_bodies_of_two_sorts_are_not_merged_by_an_accepted_spelling():
    aliases = Aliases.collect([["Fatah Alliance", "FA"], ["Fatah Movement", "FM"]])
    assert [aliases.same(*pair) for pair in (("FA", "Fatah Alliance"), ("FM", "the Fatah Movement"))] == [True, True]
    assert [aliases.same(*pair) for pair in (("FA", "Fatah Movement"), ("Fatah", "Fatah Alliance"))] == [False, None]
    only = Aliases.collect([["Fatah Alliance", "FA"]])
    assert [only.same("FA", other) for other in ("the Fatah bloc", "Fatah Movement")] == [True, False]


def test_two_accepted_actors_are_two_until_a_person_merges_them():
    aliases = Aliases.collect([["Mohamed al-Halbousi"], ["Mohammed al-Halboosi"]])
    assert aliases.same("Mohamed al-Halbousi", "Mohammed al-Halboosi") is None
    assert Aliases().same("Mohamed al-Halbousi", "Mohammed al-Halboosi") is True


def test_what_a_person_told_apart_is_apart_in_those_spellings():
    aliases = Aliases.collect(apart=[("Karim al-Amiri", "Karim al-Ameri")])
    assert aliases.same("Minister Karim al-Ameri", "Karim Al-Amiri") is False
    assert aliases.same("Karim al-Ameri", "Karim al-Ameri") is True


@pytest.mark.parametrize(
    ("accepted", "texts", "one", "other", "same"),
    [
        ([], ["The People's Movement (PM) won.", "The Party of Miners (PM) lost."], "PM", "Party of Miners", None),
        ([["Harbour List", "HL"]], ["The Hill League (HL) lost."], "HL", "Hill League", None),
        ([["Harbour List", "HL"]], ["The Harbour List (HL) won."], "HL", "the Harbour List", True),
        ([["RoL", "Dawlat"]], ["The Rule of Law Coalition (RoL) won."], "Dawlat", "Rule of Law Coalition", True),
        ([["RoL", "Rule of Law"]], ["Rule of Law Coalition (RoL)"], "Rule of Law Coalition", "Rule of Law", True),
        ([], ["The Harbour List (HL) won.", "Of the Harbour List (HL) 3 came."], "HL", "Harbour List", True),
    ],
)
def test_letters_that_two_bodies_go_by_name_neither(accepted, texts, one, other, same):
    assert Aliases.collect(accepted, texts).same(one, other) is same


def test_the_house_spelling_is_the_first_accepted_one():
    aliases = Aliases.collect([["Mohamed al-Halbousi", "al-Halboosi", "الحلبوسي"], *NAMESAKES])
    houses = [aliases.house(name) for name in ("Speaker al-Halbousi", "الحلبوسي", "al-Masri", "Ada Brandt", "")]
    assert houses == ["Mohamed al-Halbousi", "Mohamed al-Halbousi", "", "", ""]
