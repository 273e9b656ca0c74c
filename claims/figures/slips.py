"""What kind of slip may stand between two numbers, and how a number reads. Pure."""

from fractions import Fraction
from typing import Final

from claims.figures.model import Interval, number_text

SCALES: Final = {1000: "a thousand", 10**6: "a million", 10**9: "a billion"}
"""Factors between two numbers by which a scale word or a thousands separator was read or written wrongly."""

_TELLING: Final = 2


def scale_slip(own: Interval, other: Interval) -> str:
    """How many times the second the first is, in words, where only the scale parts them; else ""."""
    if own.lo is None or other.lo is None or own.lo <= 0 or other.lo <= 0 or None in (own.hi, other.hi):
        return ""
    for factor, words in SCALES.items():
        if other.scaled(factor).meets(own):
            return f"{words} times as much"
        if own.scaled(factor).meets(other):
            return f"{words} times less"
    return ""


def telling(value: Fraction | None) -> bool:
    """Whether a number has two digits or more that are no closing zeros: 5 and 5,000 may meet by chance."""
    return value is not None and len(str(value.numerator).strip("-").rstrip("0")) >= _TELLING


def hint(own: Fraction | None, other: Interval) -> str:
    """How a wrong number may have come about, as the end of a message; "" where nothing offers itself."""
    if own is None or other.lo is None or other.lo != other.hi or own == other.lo:
        return ""
    mine, theirs = number_text(own) or "", number_text(other.lo) or ""
    if len(mine) == len(theirs) and sorted(mine) == sorted(theirs):
        return " The digits are the same in another order."
    if other.lo and own / other.lo in (10, Fraction(1, 10)):
        return " That is a digit too many or too few."
    return ""


def bounds(one: Interval) -> str:
    """The numbers an interval holds, in words: "2,950 to 3,050", "9 or more", "less than 40"."""
    if one.lo is None and one.hi is None:
        return "any number"
    if one.hi is None:
        return f"{shown(one.lo)} or more" if one.lo_closed else f"more than {shown(one.lo)}"
    if one.lo is None or (one.lo == 0 and one.lo != one.hi):
        return f"{shown(one.hi)} or less" if one.hi_closed else f"less than {shown(one.hi)}"
    if one.lo == one.hi:
        return shown(one.lo)
    ends = f"{shown(one.lo)} to {shown(one.hi)}"
    left_out = [shown(end) for end, closed in ((one.lo, one.lo_closed), (one.hi, one.hi_closed)) if not closed]
    return f"{ends}, without {' and '.join(left_out)}" if left_out else ends


def shown(value: Fraction | None) -> str:
    """A number for readers: thousands divided by commas, decimals as they are, other parts as a fraction."""
    text = number_text(value) or ""
    whole, point, decimals = text.partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole.lstrip("-").isdigit() else text
