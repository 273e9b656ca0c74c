"""Exact numbers and the intervals they stand for, units, dates of some precision: the arithmetic under the rules.

Everything is a `Fraction`; a float never takes part in a comparison. An interval has open or closed ends, and an end
that is None is unbounded. The interval table (what "about 17" or "43.3 %" stands for) is `stands_for`.
"""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

Modality = Literal["exact", "approx", "at_least", "more_than", "at_most", "fewer_than", "range", "vague"]

MODALITIES: tuple[Modality, ...] = (
    "exact",
    "approx",
    "at_least",
    "more_than",
    "at_most",
    "fewer_than",
    "range",
    "vague",
)
#: "about n" stands for n give or take this share of it, or half its last significant digit, whichever is more.
APPROXIMATE = Fraction(5, 100)

PERCENT_UNITS = frozenset({"percent", "%", "per cent", "pct"})
POINT_UNITS = frozenset({"percentage point", "pp"})
_ASIDE = str.maketrans({**dict.fromkeys("'’‘ʼʾʿ`"), **dict.fromkeys("-‐‑‒–—_", " ")})

# Digits are bounded so that "1e999999999" or a megabyte of nines cannot be used to exhaust the machine.
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,40}/[0-9]{1,40}|[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:[T ].{0,40})?")


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between `lo` and `hi`; None is unbounded, an end belongs to the interval when it is closed."""

    lo: Fraction | None
    hi: Fraction | None
    lo_closed: bool = True
    hi_closed: bool = True

    @property
    def is_point(self) -> bool:
        """Whether exactly one number is meant."""
        return self.lo is not None and self.lo == self.hi

    def before(self, other: "Interval") -> bool:
        """Whether every number here is smaller than every number of `other`."""
        if self.hi is None or other.lo is None:
            return False
        return self.hi < other.lo or (self.hi == other.lo and not (self.hi_closed and other.lo_closed))

    def disjoint(self, other: "Interval") -> bool:
        """Whether no number is in both."""
        return self.before(other) or other.before(self)

    def within(self, other: "Interval") -> bool:
        """Whether every number here is also in `other`."""
        low = other.lo is None or (
            self.lo is not None
            and (self.lo > other.lo or (self.lo == other.lo and (other.lo_closed or not self.lo_closed)))
        )
        high = other.hi is None or (
            self.hi is not None
            and (self.hi < other.hi or (self.hi == other.hi and (other.hi_closed or not self.hi_closed)))
        )
        return low and high

    def __neg__(self) -> "Interval":
        lo = None if self.hi is None else -self.hi
        hi = None if self.lo is None else -self.lo
        return Interval(lo, hi, self.hi_closed, self.lo_closed)

    def __add__(self, other: "Interval") -> "Interval":
        lo = None if self.lo is None or other.lo is None else self.lo + other.lo
        hi = None if self.hi is None or other.hi is None else self.hi + other.hi
        return Interval(lo, hi, self.lo_closed and other.lo_closed, self.hi_closed and other.hi_closed)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def scaled(self, factor: Fraction | int) -> "Interval":
        """Every number times a positive `factor`."""
        lo = None if self.lo is None else self.lo * factor
        hi = None if self.hi is None else self.hi * factor
        return Interval(lo, hi, self.lo_closed, self.hi_closed)

    def over(self, other: "Interval") -> "Interval | None":
        """Every quotient of a number here by one of `other`; None where a sign or a zero makes that unsafe."""
        if self.lo is None or self.lo < 0 or other.lo is None or other.lo <= 0:
            return None
        lo = Fraction(0) if other.hi is None else self.lo / other.hi
        hi = None if self.hi is None else self.hi / other.lo
        return Interval(
            lo, hi, self.lo_closed and other.hi is not None and other.hi_closed, self.hi_closed and other.lo_closed
        )

    def closed(self) -> "Interval":
        """The same with both ends: a tie may have been rounded either way."""
        return Interval(self.lo, self.hi)

    def magnitude(self) -> "Interval":
        """The sizes without their sign: [-31, -31] gives [31, 31]; an interval across zero starts at zero."""
        if self.lo is not None and self.lo >= 0:
            return self
        if self.hi is not None and self.hi <= 0:
            return -self
        if self.lo is None or self.hi is None:
            return Interval(Fraction(0), None)
        hi = max(-self.lo, self.hi)
        return Interval(Fraction(0), hi)


def parse_number(raw: object) -> tuple[Fraction, int]:
    """Read a number exactly; return it and how many decimals it was written with.

    Accepts int, float (through its shortest decimal form, so 43.3 is 433/10), Decimal, Fraction, and strings like
    "17", "-0.5", "1/3". Raises ValueError that says what was wrong.
    """
    if isinstance(raw, bool) or raw is None:
        raise ValueError(f"{raw!r} is not a number")
    if isinstance(raw, Fraction):
        return raw, decimals_of(raw)
    if isinstance(raw, float | Decimal):
        written = Decimal(str(raw))
        if not written.is_finite() or abs(written.adjusted()) > 40:
            raise ValueError(f"{raw!r} is not a number that can be compared")
        exact = Fraction(written)
        return exact, decimals_of(exact)
    if isinstance(raw, int):
        if raw.bit_length() > 140:
            raise ValueError("the number has more than 40 digits")
        return Fraction(raw), 0
    if not isinstance(raw, str):
        raise ValueError(f"a number is wanted, not {type(raw).__name__}")  # noqa: TRY004 - one error type for bad data
    text = raw.strip().replace("−", "-")
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(f"{raw[:60]!r} is not a number (write 1234, 43.3 or 1/3, without separators or units)")
    try:
        exact = Fraction(text)
    except ZeroDivisionError:
        raise ValueError(f"{raw!r} divides by zero") from None
    return exact, len(text.partition(".")[2])


def decimals_of(value: Fraction) -> int:
    """How many decimals write `value` exactly; 0 for one that has no finite decimal form."""
    return _decimal_places(value) or 0


def _decimal_places(value: Fraction) -> int | None:
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def stands_for(value: Fraction, modality: str, *, percent: bool = False, decimals: int | None = None) -> Interval:
    """The interval that a stated value means, given how it was worded.

    A bare count is itself; a percentage written with d decimals is that give or take half of 10**-d, without the upper
    end (43 % and 44 % share no number); the hedges are the table's ("at most 5" starts at 0). `range` and `vague`
    cannot be told from one value: unbounded.
    """
    places = decimals_of(value) if decimals is None else decimals
    below = Fraction(0) if value >= 0 else None
    if modality in ("", "exact"):
        if not percent or _decimal_places(value) is None:
            return Interval(value, value)
        half = Fraction(1, 2 * 10**places)
        return Interval(value - half, value + half, hi_closed=False)
    if modality == "approx":
        slack = max(_last_digit(value, places) / 2, abs(value) * APPROXIMATE)
        return Interval(value - slack, value + slack)
    if modality in ("at_least", "more_than"):
        return Interval(value, None, modality == "at_least", hi_closed=False)
    if modality in ("at_most", "fewer_than"):
        return Interval(below, value, below is not None, modality == "at_most")
    return Interval(None, None, lo_closed=False, hi_closed=False)


def _last_digit(value: Fraction, decimals: int) -> Fraction:
    """The unit of the last significant digit: 10 for 50, 1/10 for 4.3; 0 for a number without a decimal form."""
    if decimals:
        return Fraction(1, 10**decimals)
    if value.denominator != 1 or value == 0:
        return Fraction(0)
    unit, rest = 1, abs(value.numerator)
    while rest % 10 == 0:
        rest, unit = rest // 10, unit * 10
    return Fraction(unit)


def show(value: Fraction) -> str:
    """A number for reading: "9,629,601", "43.3", "1/3"; "≈ 64.58" where the exact decimal would be long."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    places = decimals_of(value)
    if 0 < places <= 6:
        return _written(value, places)
    if value.denominator <= 12 and abs(value) < 1:
        return f"{value.numerator}/{value.denominator}"
    return f"≈ {_written(value, 2)}"


def _written(value: Fraction, places: int) -> str:
    """A number with so many decimals, in whole-number arithmetic: a Decimal would run out of digits."""
    whole, rest = divmod(round(abs(value) * 10**places), 10**places)
    return f"{'-' if value < 0 else ''}{whole:,}.{rest:0{places}}"


def show_interval(interval: Interval) -> str:
    """An interval for reading: "17", "43.25 to 43.35", "more than 20", "at most 5"."""
    lo, hi = interval.lo, interval.hi
    if lo is not None and hi is not None:
        return show(lo) if lo == hi else f"{show(lo)} to {show(hi)}"
    if lo is not None:
        return f"{'at least' if interval.lo_closed else 'more than'} {show(lo)}"
    if hi is not None:
        return f"{'at most' if interval.hi_closed else 'less than'} {show(hi)}"
    return "any number"


@dataclass(frozen=True, slots=True)
class Days:
    """The days a date of some precision may mean: "2021-11" is the first to the thirtieth."""

    first: date
    last: date

    def same(self, other: "Days") -> bool:
        """Whether both were written for the very same day, month or year."""
        return self == other

    def before(self, other: "Days") -> bool:
        """Whether this is certainly earlier."""
        return self.last < other.first

    def differ(self, other: "Days") -> bool:
        """Whether the two certainly are different days."""
        return self.before(other) or other.before(self)


def parse_days(text: str) -> Days | None:
    """The days an ISO date means ("2021", "2021-11", "2021-11-30", with or without a time); None for "".

    Raises ValueError when it is not such a date.
    """
    if not text:
        return None
    found = _DATE.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text[:60]!r} is not a date (write 2021, 2021-11 or 2021-11-30)")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year is None or month is None:
            return Days(date(year or 0, 1, 1), date(year or 0, 12, 31))
        if day is None:
            return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return Days(date(year, month, day), date(year, month, day))
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"{text[:60]!r} is no day of the calendar") from None


def is_percent(unit: str) -> bool:
    """Whether a figure in this unit is written with so many decimals and rounded to them."""
    return fold_key(unit) in PERCENT_UNITS or is_point(unit)


def is_point(unit: str) -> bool:
    """Whether the unit is percentage points."""
    return fold_noun(unit) in POINT_UNITS


@lru_cache(maxsize=65536)
def fold_key(text: str) -> str:
    """A key for comparing names that a desk typed: case, accents, apostrophes, dashes and spacing aside.

    Nothing else makes two names one: whose spellings belong together is for a person to say.
    """
    letters = unicodedata.normalize("NFKD", (text or "").casefold()).translate(_ASIDE)
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split())


@lru_cache(maxsize=4096)
def fold_noun(text: str) -> str:
    """Like `fold_key` for a counted noun: "seat" and "seats" are one."""
    folded = fold_key(text)
    return folded[:-1] if len(folded) > 3 and folded.endswith("s") and not folded.endswith("ss") else folded


@lru_cache(maxsize=4096)
def days(text: str) -> Days | None:
    """The days an ISO date means; None for "" or for what is no date (a fact made in code may carry one)."""
    try:
        return parse_days(text)
    except ValueError:
        return None
