"""Which spellings a person is asked about: those that may keep one name apart, and never a mere surname or initial."""

import pytest

from sources.text.names import bare_name, likely_same, plain_spelling


@pytest.mark.parametrize(
    ("name", "bare", "plain"),
    [
        ("Prime Minister Karim al-Amiri", "Karim al-Amiri", "karim al amiri"),
        ("the Harbour List", "Harbour List", "harbour list"),
        ("Vice-President Ada Brandt,", "Ada Brandt", "ada brandt"),
        ("Sa‘id Al-Amiri", "Sa‘id Al-Amiri", "sa'id al amiri"),
        ("President", "President", "president"),
        ("", "", ""),
    ],
)
def test_bare_name(name, bare, plain):
    assert (bare_name(name), plain_spelling(name)) == (bare, plain)


@pytest.mark.parametrize(
    ("names", "asked"),
    [
        (["Mohamed al-Halbousi", "al-Halboosi"], [("Mohamed al-Halbousi", "al-Halboosi", False)]),
        (["Karim al-Amiri", "Speaker Karim al-Ameri"], [("Karim al-Amiri", "Karim al-Ameri", True)]),
        (["Karim al-Amiri", "كريم الأميري"], [("Karim al-Amiri", "كريم الأميري", False)]),
        (["al-Halbousi", "الحلبوسي"], [("al-Halbousi", "الحلبوسي", False)]),
        (["Geert Suprée", "Geert Supree"], [("Geert Suprée", "Geert Supree", True)]),
        (["Ali Hasan", "Ali Hasan al-Tikriti"], [("Ali Hasan", "Ali Hasan al-Tikriti", False)]),
        # What every text does, and what is another name:
        (["Mohamed al-Halbousi", "al-Halbousi", "Halbousi", "M. al-Halbousi"], []),
        (["Karim al-Amiri", "Nuri al-Ameri"], []),
        (["Hasan al-Masri", "Husayn al-Masri"], []),
        (["New York", "New York Times"], []),
        (["State of Law Coalition", "SoL"], []),
        (["Bell", "Bill", "Ada Bell", "Ada Bill"], []),
        (["Karim Al-Amiri", "Karim al-Amiri", "Karim al Amiri", "Karim Amiri"], []),
        ([], []),
    ],
)
def test_likely_same(names, asked):
    assert [(one.first, one.second, one.sure) for one in likely_same(names)] == asked


def test_a_question_says_why_it_is_not_settled():
    (one,) = likely_same(["Karim al-Amiri", "كريم الأميري"])
    assert one.reason == "the consonants agree across two scripts"
