"""The record, its intervals and subjects; numbers from words; and what must never happen."""

from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.text import Mention
from sources.text.quantities import Quantity, find_quantities, parse_number

TEXTS = [
    "Green Wave won 41 of 140 seats; the Harbour List lost 14, or nearly two fifths, of its own.",
    "Turnout: 51.7% (1,234,567 votes), −2.4 percentage points; between 40 and 44 seats for $2.5bn, 10–12 dozen.",
    "yüzde 51,7 ile 3 milyon 200 bin kişi, on dokuz sandalye, üçte iki, 2.345.678 oy, 52'den 19'a",
    "ثلاثة ملايين ومئتا ألف ناخب و٢٣ مقعدا من أصل ١٤٠ بين 40 و44 في المئة عشرات الآلاف",
    "one in 5, 1 in 5, a hundred and one, twenty-first, two and a half million, half a dozen, 2½, ⅔, 3/5 of, 60+",
]


def only(text: str, **options: str) -> Quantity:
    (quantity,) = find_quantities(text, **options)
    return quantity


def test_a_quantity_is_frozen_and_complete():
    quantity = only("The Harbour List won 23 seats.")
    assert quantity == Quantity(
        start=21,
        end=23,
        raw="23",
        value=Fraction(23),
        lo=Fraction(23),
        hi=Fraction(23),
        lo_closed=True,
        hi_closed=True,
        kind="count",
        unit="seat",
        modality="exact",
        subject=Mention("The Harbour List", 0, 16),
    )
    with pytest.raises(FrozenInstanceError):
        quantity.value = Fraction(24)


def test_values_are_exact():
    assert only("43.3 percent").value == Fraction(433, 10)
    assert only("a third of the seats").value == Fraction(1, 3)
    assert only("0.1 million votes").value == 100000


def test_the_span_leaves_out_hedge_and_noun():
    text = "More than US$1.5bn was paid."
    quantity = only(text)
    assert text[quantity.start : quantity.end] == quantity.raw == "US$1.5bn"


def test_a_loss_is_a_negative_interval_and_an_unsigned_value():
    quantity = only("They lost at least 12 seats.")
    assert (quantity.value, quantity.lo, quantity.hi) == (12, None, -12)
    assert (quantity.lo_closed, quantity.hi_closed, quantity.kind) == (False, True, "delta")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Wave gained 21 seats.", ["count"]),
        ("Wave gained 21 more seats.", ["delta"]),
        ("Wave won another 21 seats.", ["delta"]),
        ("Wave gained a seat.", ["delta"]),
        ("Seats rose by 21.", ["delta"]),
        ("an increase of 21", ["delta"]),
        ("They won by 21 votes.", ["count"]),
    ],
)
def test_a_gain_is_a_change_only_where_the_words_say_so(text, kinds):
    assert [quantity.kind for quantity in find_quantities(text)] == kinds


def test_their_takes_the_subject_before_it():
    quantities = find_quantities("Orchard Alliance won 19 seats in contrast to their 33 seats.")
    assert [quantity.subject.text for quantity in quantities if quantity.subject] == ["Orchard Alliance"] * 2


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The early count had given the HRL 33 seats.", "the HRL"),
        ("The early count gave the Harbour List only 33 seats.", "the Harbour List"),
        ("Voters handed the party 12 seats.", "the party"),
        ("The deal gave 12 seats to the Harbour List.", "the Harbour List"),
        ("The deal gave them 12 seats.", None),
        ("The deal gave Green Wave and Ann Poe 12 seats.", None),
        ("Ann Poe gave away 12 seats.", None),
        ("Ann Poe had 12 seats.", "Ann Poe"),
    ],
)
def test_what_is_given_is_the_receivers(text, subject):
    (quantity,) = find_quantities(text)
    assert (quantity.subject and quantity.subject.text) == subject


def test_a_subject_does_not_reach_over_a_sentence():
    first, second = find_quantities("Wave won 19 seats. Their 33 seats are gone.")
    assert first.subject == Mention("Wave", 0, 4)
    assert second.subject is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("seventeen", 17),
        ("17", 17),
        (" ١٧ ", 17),
        ("1,234", 1234),
        ("forty-eight", 48),
        ("two-thirds", Fraction(2, 3)),
        ("1.5 million", 1500000),
        ("one", 1),
        ("zero", 0),
        ("on yedi", 17),
        ("سبعة عشر", 17),
        ("½", Fraction(1, 2)),
        ("second", None),
        ("dozens", None),
        ("17 seats", None),
        ("17%", None),
        ("1.234", None),
        ("", None),
        ("a" * 300, None),
    ],
)
def test_parse_number(words, number):
    assert parse_number(words) == number


def test_the_language_settles_a_separator():
    assert parse_number("1.234", language="tr") == 1234
    assert parse_number("1.234", language="en") == Fraction(1234, 1000)
    assert find_quantities("1.234 oy aldı")[0].value == 1234
    assert find_quantities("It cost 1.234 in the end.") == []


def check(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        end = quantity.end
        assert quantity.raw == text[quantity.start : quantity.end]
        assert quantity.lo is None or quantity.hi is None or quantity.lo <= quantity.hi
        assert quantity.value is None or quantity.value >= 0
        assert (quantity.value is None) == (quantity.kind in {"range", "vague"})
        assert quantity.lo is not None or not quantity.lo_closed
        assert quantity.hi is not None or not quantity.hi_closed
        if quantity.subject:
            assert text[quantity.subject.start : quantity.subject.end] == quantity.subject.text
    assert end <= len(text)


SIGNS = "-–—−+.,:;'’/%$€()\n\t\u00a0\u200f\u0301½²①ⅣA1٫٬"
PIECE = st.sampled_from([word for text in TEXTS for word in text.split(" ")] + list(SIGNS)) | st.text(max_size=3)


@given(st.lists(PIECE, max_size=14), st.sampled_from([" ", "", "-"]))
@settings(deadline=None, max_examples=400)
def test_any_text_gives_valid_quantities(pieces, joint):
    check(joint.join(pieces))


@given(st.text(st.characters(categories=["N"]), max_size=8), st.text(max_size=12))
@settings(deadline=None)
def test_any_figures_give_valid_quantities(figures, rest):
    check(f"{figures} seats {rest}")
    assert parse_number(figures) is None or parse_number(figures) >= 0


@pytest.mark.parametrize(
    "text",
    ["9" * 5000, "7 000 " * 2000, "1," * 3000, "one hundred and " * 500, "٧٬" * 2000, "\ud800 17 seats", "7-" * 3000],
    ids=["long", "groups", "commas", "words", "arabic", "surrogate", "dashes"],
)
def test_endless_numbers_are_survived(text):
    check(text)


def test_cuts_of_a_text_give_valid_quantities():
    for text in TEXTS:
        for start in range(0, len(text), 3):
            check(text[start:])
            check(text[: len(text) - start])
