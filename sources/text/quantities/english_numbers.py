"""The grammar of English numbers in words: cardinals, mixed numbers, decimals read out, shares, dozens."""

from fractions import Fraction
from typing import Final

from sources.text.lexicon import word_set
from sources.text.lexicon.numbers import (
    EN_DENOMINATORS,
    EN_ORDINALS,
    EN_SCALES,
    EN_TEENS,
    EN_TENS,
    EN_UNITS,
    SHARE_STEP,
)
from sources.text.quantities.model import Numeral, skipped, step_of
from sources.text.quantities.tokens import Scan

BELOW_HUNDRED: Final = EN_UNITS | EN_TEENS | EN_TENS
ZEROS: Final = word_set("zero nought naught oh")
DASHES: Final = frozenset("-‐‑")
NOT_HALF: Final = word_set("first second other latter better last next previous this and")
_DOZENS: Final = word_set("dozen dozens dzs dozs")
_TAILS: Final = word_set("of were are was is have had has said")
_SURE_PARTS: Final = word_set("half quarter third")
_LARGE: Final = 10**15
_MAX_WORDS: Final = 24


def following(scan: Scan, index: int) -> int:
    """The token after `index` that may belong to the same number: next word, or the word after a hyphen; -1 if none."""
    if scan.spaced(index + 1) and scan.at(index + 1).kind == "w":
        return index + 1
    if scan.key(index + 1) in DASHES and scan.joined(index + 1) and scan.joined(index + 2):
        return index + 2
    return -1


def _spread(scan: Scan, index: int) -> int:
    """As `following`, in plain reading also past a hyphen with spaces round it: "fifty - two"."""
    if scan.plain and scan.key(index + 1) in DASHES and scan.spaced(index + 1) and scan.spaced(index + 2):
        return index + 2
    return following(scan, index)


def _below_hundred(scan: Scan, first: int) -> tuple[int, int] | None:
    """A number below a hundred: (value, index of its last token)."""
    key = scan.key(first)
    if key in EN_TENS:
        unit = _spread(scan, first)
        if unit > 0 and scan.key(unit) in EN_UNITS:
            return EN_TENS[key] + EN_UNITS[scan.key(unit)], unit
        return EN_TENS[key], first
    value = EN_TEENS.get(key) or EN_UNITS.get(key)
    return None if value is None else (value, first)


def _below_thousand(scan: Scan, first: int) -> tuple[int, int] | None:
    """A number with hundreds ("a hundred and six"): (value, index of its last token)."""
    if scan.key(first) in {"a", "an"} and scan.key(first + 1) == "hundred":
        small: tuple[int, int] | None = (1, first)
    elif scan.plain and scan.key(first) == "hundred":
        return 100, first
    else:
        small = _below_hundred(scan, first)
    if small is None:
        return None
    hundred = following(scan, small[1])
    if hundred < 0 or scan.key(hundred) not in {"hundred", "hundreds"}:
        return small
    value, last = small[0] * 100, hundred
    rest = _rest(scan, last)
    tail = _below_hundred(scan, rest) if rest > 0 else None
    return (value + tail[0], tail[1]) if tail and not _parted(scan, tail, rest) else (value, last)


def _parted(scan: Scan, tail: tuple[int, int], start: int) -> bool:
    """Whether the next word makes a share of the number before it: "five billion and three quarters".

    Not of one that is no proper part or not joined by "and": "one hundred thirty-two fifths" are fifths throughout.
    """
    after = following(scan, tail[1])
    if after < 0 or scan.key(after) not in EN_DENOMINATORS:
        return False
    whole = tail[0] >= EN_DENOMINATORS[scan.key(after)] or scan.key(start - 1) != "and"
    return not whole


def _rest(scan: Scan, last: int) -> int:
    """Where the smaller part of a number may go on: past an "and"."""
    index = following(scan, last)
    return following(scan, index) if index > 0 and scan.key(index) == "and" else index


def cardinal(scan: Scan, first: int) -> Numeral | None:
    """A cardinal in words with its scale words, the part after them ("and a half", "point five"), or dozens."""
    total, limit, start, last, scaled = 0, _LARGE, first, first - 1, False
    mantissa: Fraction | None = None
    while start > 0 or start == first:
        part = _below_thousand(scan, start)
        if part is None and scan.key(start) in {"a", "an"} and scan.key(start + 1) in {"dozen", *EN_SCALES}:
            part = (1, start)
        if part is None or start - first > _MAX_WORDS:
            break
        value, end = part
        scale, size = _scale(scan, end)
        if scaled and (size >= limit or (not size and (value >= limit or _parted(scan, part, start)))):
            break
        if not size:
            total, last, scaled = total + value, end, False
            break
        mantissa = Fraction(value) if not total else None
        total, limit, last, scaled = total + value * size, size, scale, True
        start = _rest(scan, last)
    if last < first:
        return None
    summed = Fraction(total)
    whole = Numeral(first, last + 1, summed, step_of(summed), words=True, mantissa=mantissa if scaled else None)
    return _with_part(scan, whole, limit if scaled else 1)


def _scale(scan: Scan, last: int) -> tuple[int, int]:
    """The scale word after a token: (its index, its size), size 0 for none; "lakh crore" is one scale."""
    place = following(scan, last)
    size = EN_SCALES.get(scan.key(place), 0) if place > 0 else 0
    after = following(scan, place) if size else -1
    if scan.key(after) == "crore" and scan.key(place) == "lakh":
        return after, size * EN_SCALES["crore"]
    return place, size


def _with_part(scan: Scan, number: Numeral, size: int) -> Numeral:
    """The number with "and a half", "point five" or "dozen" after it, and a scale word after those.

    `size` is that of the scale word it ends on, 1 for none: "three million and a half" is 3,500,000.
    """
    last = number.last - 1
    if scan.key(last + 1) in _DOZENS:
        if number.value >= 100:
            return skipped(number.first, last + 2)
        return Numeral(number.first, last + 2, number.value * 12, Fraction(1), words=True)
    if number.mantissa and scan.key(last + 1) in EN_SCALES and scan.spaced(last + 1):
        return skipped(number.first, last + 2)  # "three thousand million"
    mixed = mixed_after(scan, last + 1, quarters=number.value < 100 or size > 1)
    if mixed is not None:
        share, end = mixed
        scale = EN_SCALES.get(scan.key(end), 0) if scan.spaced(end) else 0
        if not share or (size > 1 and scale and not (scan.plain and scale < size)):
            return skipped(number.first, end)
        if size > 1:
            value, end = number.value + share * (scale or size), end + bool(scale)
            return Numeral(number.first, end, value, Fraction(size, 10), words=True)
        return _scaled(number.first, end, number.value + share, Fraction(1, 10), scale)
    if scan.key(last + 1) == "point" and size == 1:
        decimals = decimals_after(scan, last + 1)
        if decimals is None:
            return number
        digits, end = decimals
        value = number.value + Fraction(int(digits or 0), 10 ** len(digits))
        scale = EN_SCALES.get(scan.key(end), 0) if scan.spaced(end) else 0
        return _scaled(number.first, end, value, Fraction(1, 10 ** len(digits)), scale)
    return number


def _scaled(first: int, last: int, value: Fraction, step: Fraction, scale: int) -> Numeral:
    if scale:
        return Numeral(first, last + 1, value * scale, step * scale, words=True, mantissa=value)
    return Numeral(first, last, value, step, words=True)


def decimals_after(scan: Scan, point: int) -> tuple[str, int] | None:
    """The figures read out after "point": "five two", "seventy-one"; (figures, index after them), None for none."""
    if not scan.spaced(point + 1):
        return None
    figures, end = "", point
    while (key := scan.key(end + 1)) in EN_UNITS or key in ZEROS:
        figures, end = figures + str(EN_UNITS.get(key, 0)), end + 1
        if len(figures) > _MAX_WORDS:
            return None
    if figures:
        return figures, end + 1
    small = _below_hundred(scan, point + 1)
    return (str(small[0]), small[1] + 1) if small and small[0] >= 10 else None


def mixed_after(scan: Scan, index: int, *, quarters: bool = True) -> tuple[Fraction, int] | None:
    """The part in "and a half", "and three quarters" at a token: (its value, index after it); None for none.

    A value of 0 stands for one not to be sure of: "ten and a third of the voters", "ten and a fifth seat". `quarters`
    says that "three quarters" can be no stretches of a year here.
    """
    if scan.key(index) != "and":
        return None
    one = scan.key(index + 1) in {"a", "an", "one"}
    top = (1, index + 1) if one else _below_hundred(scan, index + 1)
    if top is None:
        return None
    place = _spread(scan, top[1])
    key = scan.key(place) if place > 0 else ""
    if key not in EN_DENOMINATORS or (top[0] > 1) != key.endswith("s"):
        return None
    parts, end = EN_DENOMINATORS[key], place + 1
    if top[0] >= parts or scan.joined(end):
        return (Fraction(0), end) if not scan.plain else None
    sure = scan.key(end) not in _TAILS
    if not scan.plain:
        sure = sure and (key in _SURE_PARTS or top[0] > 1) and (quarters or key != "quarters")
        sure = sure and scan.key(index + 1) != "one"
    return (Fraction(top[0], parts) if sure else Fraction(0)), end


def with_suffix(scan: Scan, number: Numeral) -> Numeral:
    """A cardinal as it is, or the share ("two-thirds") or ordinal ("twenty-first") that the next word makes of it."""
    after = following(scan, number.last - 1)
    if scan.plain and after < 0:
        after = _spread(scan, number.last - 1)
    key = scan.key(after) if after > 0 else ""
    hyphen = scan.key(number.last) in DASHES and scan.joined(number.last) and scan.joined(number.last + 1)
    if key in EN_TENS and number.mantissa is None and (share := _compound_share(scan, number, after)) is not None:
        return share
    if key in EN_DENOMINATORS and number.value.denominator == 1 and number.mantissa is None:
        return _share(scan, number, after, key)
    if key.endswith("ths") or key == "firsts":
        return skipped(number.first, after + 1)
    if key == "and" and number.value % 100 == 0 and scan.key(after + 1) in EN_ORDINALS:
        return Numeral(number.first, after + 2, number.value + EN_ORDINALS[scan.key(after + 1)], Fraction(1), "ordinal")
    if key in EN_ORDINALS and hyphen and number.value % 10 == 0:
        return Numeral(number.first, after + 1, number.value + EN_ORDINALS[key], Fraction(1), "ordinal", words=True)
    return number


def _compound_share(scan: Scan, number: Numeral, place: int) -> Numeral | None:
    """ "three twenty-firsts", "one twenty-fifth" of something or alone, never before a noun."""
    unit = following(scan, place)
    key = scan.key(unit) if unit > 0 else ""
    singular = key.removesuffix("s")
    if singular not in EN_ORDINALS or EN_ORDINALS[singular] > 9 or (number.value > 1) != key.endswith("s"):
        return None
    parts = EN_TENS[scan.key(place)] + EN_ORDINALS[singular]
    tail = scan.at(unit + 1)
    if number.value >= parts or (tail.kind == "w" and tail.key != "of"):
        return None
    return Numeral(number.first, unit + 1, number.value / parts, SHARE_STEP, "fraction", words=True)


def article_share(scan: Scan, first: int) -> Numeral | None:
    """ "a twenty-first": with the article at `first`; None where it is none."""
    one = Numeral(first, first + 1, Fraction(1), Fraction(1), words=True)
    return _compound_share(scan, one, first + 1) if scan.key(first + 1) in EN_TENS else None


def _share(scan: Scan, number: Numeral, after: int, key: str) -> Numeral:
    """ "two thirds": a plural part for more than one; "two fifth-graders" and "three quarters of 2021" are none."""
    parts = EN_DENOMINATORS[key]
    plural = key.endswith("s")
    compound = scan.key(after + 1) in {"-", "‐"} and scan.joined(after + 1) and scan.joined(after + 2)
    improper = number.value >= parts
    if scan.plain and plural and improper and not compound:
        if scan.key(number.last - 1) in EN_TENS or parts >= 1000:
            return skipped(number.first, after + 1)  # "thirty fifths": 30/5 or 1/35?
        return Numeral(number.first, after + 1, number.value / parts, SHARE_STEP, "fraction", words=True)
    if (number.value > 1) != plural or improper or compound:
        mixed = any(scan.key(index) == "and" for index in range(number.first, after))
        return number if key == "quarters" and not mixed else skipped(number.first, after + 1)
    timed = scan.key(number.first - 1) in NOT_HALF - {"and"} or scan.at(after + 2).kind == "x"
    if parts == 4 and timed:
        return skipped(number.first, after + 1)
    return of_million(scan, Numeral(number.first, after + 1, number.value / parts, SHARE_STEP, "fraction", words=True))


def of_million(scan: Scan, share: Numeral) -> Numeral:
    """A share, or what it makes with a scale word: "half a million", "two thirds of a million", "half a dozen"."""
    index = share.last
    if scan.key(index) == "of" and scan.key(index + 1) in {"a", "one"}:
        index += 2
    elif scan.key(index) == "a":
        index += 1
    key = scan.key(index)
    size = 12 if key == "dozen" else EN_SCALES.get(key, 0)
    if not size:
        return share
    value = share.value * size
    step = Fraction(1) if size == 12 else Fraction(size, 10)
    return Numeral(share.first, index + 1, value, step, words=True, mantissa=None if size == 12 else share.value)
