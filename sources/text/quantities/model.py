"""What a quantity is: the record that crosses the border."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from sources.text import Mention
from sources.text.lexicon.numbers import Modality

Kind = Literal["count", "fraction", "percent", "money", "ordinal", "range", "delta", "zero", "vague"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a text states, with the interval of exact numbers it stands for.

    `text[start:end] == raw` in code points: the numeral with its sign, currency, percent and scale word, neither the
    hedge nor the counted noun. `value` is the stated number, exact and unsigned; None for a range or a vague word.
    `lo` and `hi` (None = unbounded) carry the sign: a loss is a negative delta, and so is a number with a minus sign.
    Percentages stay as written (43.3, not .433); their direction ("fell by 3 percent") is not put into the interval.

    `unit` is the head of the counted noun's phrase, lower case and singular ("seat" for "parliamentary seats"): the
    first plural noun after the numeral, after "of the", or after the next numeral that shares it ("23 of 140 seats");
    for one of a thing the last word before the phrase ends. "percent" or "percentage point" for percentages, the
    currency's code for money (its bare name where the country is not said: "dinar"), "" where none is seen.
    `subject` is who holds, wins, loses or does it; None where the rules are not sure.
    """

    start: int
    end: int
    raw: str
    value: Fraction | None
    lo: Fraction | None
    hi: Fraction | None
    lo_closed: bool
    hi_closed: bool
    kind: Kind
    unit: str
    modality: Modality
    subject: Mention | None = None


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral as it is read from the tokens `first` to `last` (half open), before its context is looked at.

    `step` is the unit of its last significant digit. `mantissa` is what stands before the scale word, if one does.
    A shape of "skip" marks tokens that look like a number and must not be taken for one, "label" those that name
    a thing ("page 17").
    """

    first: int
    last: int
    value: Fraction
    step: Fraction
    shape: Literal["cardinal", "fraction", "ordinal", "vague", "zero", "skip", "label"] = "cardinal"
    words: bool = False
    mantissa: Fraction | None = None
    vague: tuple[int, int | None] = (0, None)


def skipped(first: int, last: int) -> Numeral:
    """Tokens that are no quantity, whatever they look like."""
    return Numeral(first, last, Fraction(0), Fraction(1), "skip")


def step_of(value: Fraction) -> Fraction:
    """The unit of the last digit that is not a trailing zero: 100 for 4,300, 1 for 17; 1 for 0 and for parts."""
    if value.denominator != 1 or value == 0:
        return Fraction(1)
    digits = str(value.numerator)
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0"))))


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity with the tokens it was read from: `first` with the hedge, `ends` after the numeral with its signs,
    `last` after the noun."""

    quantity: Quantity
    first: int
    last: int
    ends: int
