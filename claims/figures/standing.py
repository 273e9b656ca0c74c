"""Where a number of one text stands in another: with the thing it counts, only as a number, or nowhere. Pure.

The plain level below the comparison of figures: whatever a number is (a figure, an ordinal, part of a date, a label),
a text that bears it out has it, and has it in a sentence that speaks of the same thing.
"""

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Literal, cast

from claims.figures.model import Interval
from claims.material import Material
from sources.text import Span
from sources.text.dates import DateMention, find_dates
from sources.text.lexicon.counting import IRREGULAR_PLURALS
from sources.text.lexicon.function_words import FUNCTION_WORDS
from sources.text.quantities import Quantity, numbers_in
from sources.text.segments import words
from sources.text.subjects import measure_key

Sort = Literal["figure", "ordinal", "date", "number", "derived"]
"""derived: a place ("No. 1"), which other words may give, or in brackets the number before it in other units."""
Level = Literal["together", "apart", "absent", "unsure"]
"""together: the number stands in a sentence with what it counts, or in an equal date. apart: it stands, but of
something else. absent: it stands nowhere. unsure: it does not, but need not: it is a derived one."""

_DIGITS: Final = re.compile(r"\d{1,15}(?:[.,٫٬'’\u00a0\u202f]\d{1,15}){0,6}")
_DERIVED: Final = re.compile(r"(?:\b[Nn]os?\.?\s?|\b[Nn]umber |#|\d[- ]?[^\W\d_]{1,12} \()\Z")
_REACH: Final = 30
_RUN: Final = re.compile(r"\d{1,15}")
_YEAR: Final = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_ANY_DAY: Final = datetime.date(2000, 6, 15)
_PERSONS: Final = frozenset(
    "person people man woman child boy girl victim civilian resident citizen worker employee member soldier officer"
    " policeman fighter militant protester passenger student miner death fatality casualty dead wounded killed injured"
    " life body".split()
)
"""Words for people: who is called a man here may be a victim there."""

ABBREVIATED: Final = {
    "kg": ("kilogram", "kilo"), "kilogram": ("kg", "kilo"), "km": ("kilometre", "kilometer"),
    "kilometre": ("km", "kilometer"), "kilometer": ("km", "kilometre"),
    "metre": ("m", "meter"), "meter": ("m", "metre"),
    "mile": ("mi",), "foot": ("ft",), "minute": ("min",), "second": ("sec", "s"), "hour": ("h", "hr"),
    "year": ("yr", "annual", "annually", "yearly"), "tonne": ("ton", "t"), "ton": ("tonne", "t"),
}  # fmt: skip
"""How units are shortened, or named otherwise."""

CONVERTED: Final = {
    ("foot", "m"): "0.3048", ("mile", "km"): "1.609344", ("pound", "kg"): "0.45359237", ("inch", "cm"): "2.54",
    ("acre", "hectare"): "0.40468564", ("yard", "m"): "0.9144", ("ounce", "g"): "28.349523",
}  # fmt: skip
"""What one of the first unit is in the second."""
CONVERTED_WITHIN: Final = Fraction(1, 20)
"""How far a converted number may be from the exact one: writers round what they convert."""

_SMALL: Final = FUNCTION_WORDS["en"]
_SHARED: Final = 2
"""A sentence with the number and this many of the claim's own words speaks of the same, by whatever noun."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it is written at `text[start:end]`, and the numbers it stands for.

    `measure` is what it counts, "" for nothing seen; `date` the date it is part of.
    """

    start: int
    end: int
    raw: str
    meant: Interval
    sort: Sort
    measure: str = ""
    date: DateMention | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """At which level a numeral stands in a text, and the sentence that shows it (None where it is absent)."""

    level: Level
    sentence: Span | None = None


def numerals_of(material: Material) -> list[Numeral]:
    """Every number of a text in reading order: figures, ordinals, the days and years of dates, and the rest.

    Parts of dates come one by one ("24 October 1996" is two). Vague words are none. Linear in the length of the text.
    """
    text, taken = material.text, bytearray(len(material.text))
    found: list[Numeral] = []

    def take(one: Numeral, start: int, end: int) -> None:
        if not any(taken[start:end]):
            derived = one.sort != "date" and _DERIVED.search(text, max(0, start - _REACH), start)
            found.append(replace(one, sort="derived") if derived else one)
            taken[start:end] = b"\1" * (end - start)

    for quantity in material.quantities:
        if quantity.kind != "vague" and (quantity.lo is not None or quantity.hi is not None):
            take(_of_quantity(quantity), quantity.start, quantity.end)
    for date in material.dates:
        for run in _RUN.finditer(text, date.start, date.end):
            take(_bare(run.start(), run[0], Fraction(int(run[0])), "date", date), run.start(), run.end())
    for number in numbers_in(text):
        take(_bare(number.start, number.raw, abs(number.value), "number"), number.start, number.end)
    for run in _RUN.finditer(text):
        take(_bare(run.start(), run[0], Fraction(int(run[0])), "number"), run.start(), run.end())
    return sorted(found, key=lambda one: one.start)


def _of_quantity(one: Quantity) -> Numeral:
    meant = Interval(one.lo, one.hi, one.lo_closed, one.hi_closed)
    if one.kind == "delta" and one.value is not None:
        meant = Interval(one.value, one.value)
    sort: Sort = "ordinal" if one.kind == "ordinal" else "figure"
    loose = one.kind == "fraction" or one.raw.casefold() == "one" or (sort == "ordinal" and one.unit.endswith("ed"))
    return Numeral(one.start, one.end, one.raw, meant, sort, "" if loose else one.unit)


def _bare(start: int, raw: str, value: Fraction, sort: Sort, date: DateMention | None = None) -> Numeral:
    return Numeral(start, start + len(raw), raw, Interval(value, value), sort, "", date)


@dataclass(frozen=True, slots=True)
class DateParts:
    """What a date says of year, month and day; None for what it leaves open."""

    year: int | None
    month: int | None
    day: int | None

    def excludes(self, other: "DateParts") -> bool:
        """Whether the two cannot be one date."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return any(mine is not None and theirs is not None and mine != theirs for mine, theirs in pairs)


def date_parts(raw: str) -> DateParts | None:
    """The parts that the words of one date state; None for a date that the words do not fix, and for a span."""
    found = find_dates(raw, published=_ANY_DAY)
    if len(found) != 1 or found[0].earliest is None or found[0].latest is None:
        return None
    first, last = found[0].earliest, found[0].latest
    year = first.year if _YEAR.search(raw) else None
    if first == last:
        return DateParts(year, first.month, first.day)
    if (first.year, first.month) == (last.year, last.month) and (last - first).days >= 27:
        return DateParts(year, first.month, None)
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    return DateParts(year, None, None) if whole else None


class Stated:
    """The numbers that a text states, by value, with the sentences they stand in and the words of these."""

    def __init__(self, material: Material) -> None:
        self._text = material.text
        self._sentences = material.sentences
        self._by_value: dict[Fraction, list[int]] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._dates: list[tuple[DateParts | None, int]] = []
        starts = [one.start for one in self._sentences]

        def at(position: int) -> int:
            return max(0, bisect_right(starts, position) - 1)

        for one in numerals_of(material):
            for value in {one.meant.lo, one.meant.hi} - {None}:
                self._add(abs(cast(Fraction, value)), at(one.start))
        for quantity in material.quantities:
            if quantity.value is not None:
                self._add(quantity.value, at(quantity.start))
        for run in _DIGITS.finditer(material.text):
            for value in _readings(run[0]):
                self._add(value, at(run.start()))
        for date in material.dates:
            self._dates.append((date_parts(material.text[date.start : date.end]), at(date.start)))
        self._values = sorted(self._by_value)

    def _add(self, value: Fraction, sentence: int) -> None:
        places = self._by_value.setdefault(value, [])
        if not places or places[-1] != sentence:
            places.append(sentence)

    def standing(
        self, numeral: Numeral, *, date: DateParts | None = None, about: frozenset[str] = frozenset()
    ) -> Standing:
        """At which level the numeral stands here.

        `date` is what the date says that it is a part of, `about` the telling words of its own sentence
        (`telling_words`): a sentence that has the number and two of them is about the same thing, whatever noun it
        has. A number whose text does not say what it counts is together where it stands at all, and one in another
        unit than the source's where it is the source's, converted.
        """
        places = self._places(numeral.meant)
        if not places:
            converted = self._converted(numeral)
            nowhere: Level = "unsure" if numeral.sort == "derived" else "absent"
            return Standing(nowhere) if converted is None else Standing("together", converted)
        first = self._sentences[places[0]]
        if numeral.sort == "date":
            return Standing("together", first) if date is None else self._dated(numeral, date, first)
        wanted = nouns(numeral.measure)
        if not wanted:
            return Standing("together", first)
        for place in places:
            if wanted & self._words_of(place) or len(about & self._words_of(place)) >= _SHARED:
                return Standing("together", self._sentences[place])
        return Standing("apart", first)

    def _dated(self, numeral: Numeral, date: DateParts, first: Span) -> Standing:
        """A day stands here in a date with its month, a year with the month or alone; a year alone wherever it does."""
        if date.month is None:
            return Standing("together", first)
        own = date if numeral.meant.lo != date.year else replace(date, day=None)
        for parts, place in self._dates:
            if parts is None or parts.excludes(own) or (own.day is not None and parts.day is None):
                continue
            if parts.month is not None or (date.day is not None and own.day is None):
                return Standing("together", self._sentences[place])
        return Standing("apart", first)

    def _converted(self, numeral: Numeral) -> Span | None:
        """The first sentence with the number in another unit."""
        mine = {measure_key(numeral.measure), *ABBREVIATED.get(measure_key(numeral.measure), ())}
        low, high = numeral.meant.lo, numeral.meant.hi
        if low is None or high is None:
            return None
        for (large, small), factor in CONVERTED.items():
            for unit, times in ((small, 1 / Fraction(factor)), (large, Fraction(factor))):
                if unit in mine:
                    meant = Interval(low * times * (1 - CONVERTED_WITHIN), high * times * (1 + CONVERTED_WITHIN))
                    places = self._places(meant)
                    if places:
                        return self._sentences[places[0]]
        return None

    def _places(self, meant: Interval) -> list[int]:
        """The sentences with a number that lies in the interval, in reading order."""
        low = 0 if meant.lo is None else bisect_left(self._values, meant.lo)
        high = len(self._values) if meant.hi is None else bisect_right(self._values, meant.hi)
        if meant.lo == meant.hi and meant.lo is not None:
            return self._by_value.get(abs(meant.lo), [])
        return sorted({place for value in self._values[low:high] for place in self._by_value[value]})

    def _words_of(self, place: int) -> frozenset[str]:
        if place not in self._words:
            home = self._sentences[place]
            text = self._text[home.start : home.end]
            found = {noun for word in words(text) for noun in _singulars(text[word.start : word.end])}
            found |= {sign for sign in "%٪$€£" if sign in text}
            self._words[place] = frozenset(found)
        return self._words[place]


def _readings(raw: str) -> Iterator[Fraction]:
    """The numbers that digits with marks between them may be: 1,234 in any country, and each run alone."""
    runs = _RUN.findall(raw)
    yield from (Fraction(int(run)) for run in runs)
    if len(runs) > 1:
        yield Fraction(int("".join(runs)))
        yield Fraction(int("".join(runs)), 10 ** len(runs[-1]))


def nouns(measure: str) -> frozenset[str]:
    """The words by which a sentence may name what a measure counts; empty where any sentence will do."""
    if not measure:
        return frozenset()
    if measure in ("percent", "percentage point"):
        return frozenset({"%", "٪", "percent", "percentage", "cent", "pct", "yüzde"})
    if measure.isupper() and len(measure) == 3:
        return frozenset()  # the currency is part of the number
    key = measure_key(measure)
    return _PERSONS if key in _PERSONS else frozenset({key, *ABBREVIATED.get(key, ())})


def telling_words(text: str) -> frozenset[str]:
    """The words of a sentence that tell what it is about: neither small words nor numbers."""
    found = {noun for word in words(text) for noun in _singulars(text[word.start : word.end])}
    return frozenset(word for word in found if len(word) > 3 and word not in _SMALL and not word.isdigit())


def _singulars(word: str) -> Iterator[str]:
    for part in re.split(r"[-‐‑]", word):
        key = measure_key(part)
        yield key
        if part.casefold() in IRREGULAR_PLURALS:
            yield IRREGULAR_PLURALS[part.casefold()]
        elif key.endswith("men") and len(key) > 5:
            yield f"{key[:-3]}man"
