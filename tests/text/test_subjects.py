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


def test_accepted_groups_that_share_a_spelling_are_one():
    aliases = Aliases.collect([["Harbour List", "Maritime Front"], ["Maritime Front", "Sea Folk"]])
    assert aliases.same("Harbour List", "Sea Folk") is True
