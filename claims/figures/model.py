"""What a figure is: the numbers it stands for, of what, whose and when. Pure."""

from dataclasses import dataclass
from fractions import Fraction

from claims.figures.senses import Sense
from claims.material import Evidence

UNSAID = Sense()
"""The sense of a figure whose words add nothing."""

NOT_CLAIMED = ("ordinal", "vague")
"""Kinds of quantity that state no figure to compare: "the fifth", "dozens"."""


_SCALES = frozenset(Fraction(1000) ** power for power in range(-3, 4))


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers a figure stands for; None = unbounded."""

    lo: Fraction | None
    hi: Fraction | None
    lo_closed: bool = True
    hi_closed: bool = True

    def meets(self, other: "Interval") -> bool:
        """Whether some number lies in both."""
        return not (_below(self, other) or _below(other, self))

    def mirrored(self) -> "Interval":
        """The same numbers with the other sign."""
        low, high = (None if end is None else -end for end in (self.hi, self.lo))
        return Interval(low, high, self.hi_closed, self.lo_closed)

    def scaled(self, factor: Fraction | int) -> "Interval":
        """All numbers times a factor above zero."""
        low, high = (None if end is None else end * factor for end in (self.lo, self.hi))
        return Interval(low, high, self.lo_closed, self.hi_closed)

    def middle_times(self, other: "Interval") -> bool:
        """Whether the middles of the two, the stated numbers, have the same digits: 1.4 million and 1.4 billion."""
        if None in (self.lo, self.hi, other.lo, other.hi):
            return False
        mine, theirs = (self.lo or 0) + (self.hi or 0), (other.lo or 0) + (other.hi or 0)
        return bool(theirs) and mine / theirs in _SCALES

    def within(self, other: "Interval") -> bool:
        """Whether all of this lies in the other."""
        return _starts_in(self, other) and _ends_in(self, other)


def _below(one: Interval, other: Interval) -> bool:
    """Whether all of `one` lies under all of `other`."""
    if one.hi is None or other.lo is None:
        return False
    return one.hi < other.lo or (one.hi == other.lo and not (one.hi_closed and other.lo_closed))


def _starts_in(one: Interval, other: Interval) -> bool:
    if one.lo is None or other.lo is None:
        return other.lo is None
    return one.lo > other.lo or (one.lo == other.lo and (other.lo_closed or not one.lo_closed))


def _ends_in(one: Interval, other: Interval) -> bool:
    if one.hi is None or other.hi is None:
        return other.hi is None
    return one.hi < other.hi or (one.hi == other.hi and (other.hi_closed or not one.hi_closed))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands in the tables of its source: table, row and column, each counted from 0.

    Rows are those of `Table.rows`, without the header.
    """

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a source: in running text or in a table cell. `year` "" and `subject` "" = not stated.

    `place` is None in running text; `sense` is what its words add there (the way it went, a fate).
    """

    source: str
    raw: str
    interval: Interval
    kind: str
    measure: str
    subject: str
    year: str
    evidence: Evidence
    total_of: bool = False
    place: Place | None = None
    sense: Sense = UNSAID


def number_text(value: Fraction | None) -> str | None:
    """An exact number as text: "17", "43.3", "1/3"; None stays None."""
    if value is None:
        return None
    if value.denominator == 1:
        return str(value.numerator)
    scaled = value
    for places in range(1, 10):
        scaled *= 10
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"
    return str(value)
