"""Numbers as they are written: powers, mixed numbers, sums of scales, signs; and what is left out as open."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.text.quantities import Number, find_quantities, numbers_in

HALF = Fraction(1, 2)


def values(text: str, language: str | None = "en") -> list[Fraction]:
    return [number.value for number in numbers_in(text, language=language)]


def test_a_number_has_its_place_and_sign():
    assert numbers_in("It was minus twelve.") == [Number(7, 19, "minus twelve", Fraction(-12))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.5e3", [2500]),
        ("1.5^2", [Fraction(9, 4)]),
        ("4^-1", [Fraction(1, 4)]),
        ("-4^-1", [Fraction(-1, 4)]),
        ("3.1x10^4", [31000]),
        ("2^2^2", []),
        ("2^1,5", []),
        ("7^99999", []),
        ("0^-1", []),
        ("-7 and 8-9", [-7, 8, 9]),
        ("- 7", []),
        ("12 - 7", []),
        ("3/5", [Fraction(3, 5)]),
        ("2 3/5", [Fraction(13, 5)]),
        ("9/11", []),
        ("6/17/2020", [6, 17, 2020]),
        ("10.0.0.12", [10, 0, 0, 12]),
        ("22,24,26", [22, 24, 26]),
        ("1 234 567.5 and 30 000", [Fraction(2469135, 2), 30000]),
        ("12 500", []),
        ("7 dozens and five dozen", [84, 60]),
        ("20K, 3M, 5m, 30km, .75 and .5ml", [20000, 3000000, Fraction(3, 4)]),
        ("Room 12 and B-52", [12, 52]),
    ],
)
def test_figures(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two hundred and four thousand", [204000]),
        ("fifty - three", [53]),
        ("three quarters", [Fraction(3, 4)]),
        ("two hundred and three quarters", [Fraction(803, 4)]),
        ("four million and a half", [4500000]),
        ("two billion and a half million", [2000500000]),
        ("eighteen fifths", [Fraction(18, 5)]),
        ("thirty fifths", []),
        ("one hundred and eighteen fifths", [Fraction(118, 5)]),
        ("ninety point seventy-two", [Fraction(9072, 100)]),
        ("nought point nought four", [Fraction(4, 100)]),
        ("one over seven", [Fraction(1, 7)]),
        ("900 over 7 days", [900, 7]),
        ("two out of five", [Fraction(2, 5)]),
        ("8 out of 5", [8, 5]),
        ("6 thousand 2 hundred and 21", [6221]),
        ("6 hundred and 2 hundred", [600, 200]),
        ("This one is the one. Which one?", []),
        ("three hundred dozen", []),
        ("nineteen eighty-four", []),
        ("a twenty-third", [Fraction(1, 23)]),
        ("a twenty-third birthday", []),
        ("a millionth", [Fraction(1, 10**6)]),
        ("first, second, dozens", []),
    ],
)
def test_english_words(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("iki yüz nokta sıfır beş", [Fraction(20005, 100)]),
        ("bir bölü yedi", [Fraction(1, 7)]),
        ("1 bölü yirmi iki", [Fraction(1, 22)]),
        ("eksi on altı", [-16]),
        ("yarım", [HALF]),
        ("bir karar", []),
        (",75", [Fraction(3, 4)]),
        ("3,800", [Fraction(19, 5)]),
        ("yüz bin trilyon", []),
        ("onikibinüçyüz", [12300]),
        ("binbirbin", []),
        ("sıfır", [0]),
    ],
)
def test_turkish(text, expected):
    assert values(text, "tr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("واحد على سبعة", [Fraction(1, 7)]),
        ("ثلاثة من أربعين", [Fraction(3, 40)]),
        ("جزء من سبعة", [Fraction(1, 7)]),
        ("مئتان وجزء من سبعة", []),
        ("مئتان جزء من سبعة", []),
        ("أربعة و نصف", [Fraction(9, 2)]),
        ("أربعة وخمس", []),
        ("مليونان وربع", [2250000]),
        ("أربعة أخماس", [Fraction(4, 5)]),
        ("تسعة أخماس", []),
        ("أربعة دستات", [48]),
        ("سالب تسعة", [-9]),
        ("أربعة فاصلة اثنين", [Fraction(42, 10)]),
        ("الجواب أربعة فاصلة اثنين من مئة", []),
        ("مئة ألف تريليون", []),
        ("صفر", [0]),
        ("أي واحد", []),
        ("31\u202a,\u202a5", [Fraction(63, 2)]),
        ("٣١،٢٥٠,٥", [Fraction(62501, 2)]),
    ],
)
def test_arabic(text, expected):
    assert values(text, "ar") == expected


def test_the_public_finder_leaves_out_what_counts_nothing():
    text = "Room 12, 6/17/2020, 2^3, one over seven, the one they had; 9 ships"
    assert [quantity.raw for quantity in find_quantities(text)] == ["9"]


PIECES = st.sampled_from(
    "12 3/4 1.5 ^ e+ x10^6 - − minus one hundred thousand million and a half quarters fifths point zero over out of "
    "dozen bin yüz nokta bölü buçuk ikibinbeşyüz üçte biri واحد على من جزء مئة وثلاثة ونصف أخماس فاصلة خمس ألف "
    "Green Wave , ; : ( ) won with compared fell from to respectively The It did not any single seats".split()
) | st.text(max_size=3)


@given(st.lists(PIECES, max_size=16), st.sampled_from([" ", " ", ""]), st.sampled_from([None, "en", "tr", "ar"]))
@settings(deadline=None, max_examples=500)
def test_any_text_gives_numbers_in_order(pieces, joint, language):
    text = joint.join(pieces)
    end = 0
    for number in numbers_in(text, language=language):
        assert end <= number.start < number.end <= len(text)
        assert number.raw == text[number.start : number.end]
        end = number.end
    end = 0
    for quantity in find_quantities(text, language=language):
        assert end <= quantity.start < quantity.end
        assert quantity.raw == text[quantity.start : quantity.end]
        end = quantity.end
        if quantity.subject:
            assert text[quantity.subject.start : quantity.subject.end] == quantity.subject.text
