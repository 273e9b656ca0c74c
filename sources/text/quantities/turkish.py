"""Turkish numbers in words: cardinals, "buçuk", decimals read out, shares ("üçte iki"), dozens, ordinals, nothing."""

import re
from fractions import Fraction
from typing import Final

from sources.text.lexicon import word_set
from sources.text.lexicon.numbers import (
    SHARE_STEP,
    TR_DENOMINATORS,
    TR_HALVES,
    TR_JOINED,
    TR_NUMERATORS,
    TR_ORDINALS,
    TR_POINTS,
    TR_SCALES,
    TR_TENS,
    TR_UNITS,
    TR_ZEROS,
)
from sources.text.quantities.model import Numeral, skipped, step_of
from sources.text.quantities.tokens import Scan

STARTS: Final = frozenset(
    {*TR_UNITS, *TR_TENS, *TR_JOINED, *TR_SCALES, *TR_DENOMINATORS, *TR_ORDINALS, *TR_ZEROS}
    | {"yüz", "yarım", "hiç", "hiçbir", *TR_HALVES}
)
PARTITIVES: Final = (TR_NUMERATORS.keys() - TR_UNITS.keys()) | TR_HALVES
_UNSURE: Final = frozenset({"on", "bin", "yüz", "yedi", "altı"})  # also: English or Arabic words, face, ate, under
_NO_HALVES: Final = word_set("gece gün ilk son")  # midnight, the first half
_SAID_ALONE: Final = TR_SCALES.keys() - {"bin"}
_COUNTED: Final = word_set("sandalye oy milletvekili vekil üye koltuk kişi asker yaralı ölü can")
_WORDS: Final = {**TR_UNITS, **TR_TENS, "yüz": 100, **TR_SCALES}
_PART: Final = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
_IN_ONE: Final = re.compile(f"(?:{_PART.pattern}){{3,}}")


def read_turkish(scan: Scan, first: int) -> Numeral | None:
    """The Turkish number in words that begins at a token, a skip, or None."""
    key = scan.key(first)
    if key in TR_ORDINALS:
        return Numeral(first, first + 1, Fraction(TR_ORDINALS[key]), Fraction(1), "ordinal", words=True)
    if key in TR_DENOMINATORS:
        part = TR_NUMERATORS.get(scan.key(first + 1), 0)
        if 0 < part < TR_DENOMINATORS[key]:
            share = Fraction(part, TR_DENOMINATORS[key])
            return Numeral(first, first + 2, share, SHARE_STEP, "fraction", words=True)
        return None
    if key in TR_HALVES:
        part_of_time = scan.plain or scan.key(first - 1) in _NO_HALVES or scan.key(first - 1) in TR_ORDINALS
        return None if part_of_time else Numeral(first, first + 1, Fraction(1, 2), SHARE_STEP, "fraction", words=True)
    if key in {"hiç", "hiçbir"}:
        return _none(scan, first)
    if key in TR_ZEROS and scan.key(first + 1) not in TR_POINTS:
        counts = scan.plain or (scan.at(first + 1).kind == "w" and scan.key(first + 1) in _COUNTED)
        return (
            Numeral(first, first + 1, Fraction(0), Fraction(1), "cardinal" if scan.plain else "zero")
            if counts
            else None
        )
    if key == "yarım":
        return _half(scan, first)
    if key in _SAID_ALONE:
        return skipped(first, first + 1)  # "milyon" with no number before it
    figures = scan.at(first + 1)
    if key == "bin" and figures.kind == "n" and figures.text.isdecimal() and 0 < int(figures.text[:4]) < 1000:
        value = Fraction(1000 + int(figures.text))
        return Numeral(first, first + 2, value, step_of(value), words=True) if scan.spaced(first + 1) else None
    number = _cardinal(scan, first)
    if number is None:
        return None
    after = scan.key(number.last)
    if after in TR_ORDINALS and number.value % 10 == 0 and TR_ORDINALS[after] < 10:
        return Numeral(first, number.last + 1, number.value + TR_ORDINALS[after], Fraction(1), "ordinal", words=True)
    if after == "çeyrek" and number.value < 4:
        return Numeral(first, number.last + 1, number.value / 4, SHARE_STEP, "fraction", words=True)
    if after in TR_SCALES or after == "çeyrek" or (after == "bölü" and not scan.plain):
        return skipped(first, number.last + 1)
    if scan.key(first - 1) in {"bölü", *TR_POINTS} and not scan.plain:
        return skipped(first, number.last)
    if number.last == first + 1 and not _sure_alone(scan, first):
        return None
    return number


def _none(scan: Scan, first: int) -> Numeral | None:
    """ "hiç sandalye", "hiçbir oy": none of a counted noun."""
    if scan.plain or scan.key(first + 1) not in _COUNTED:
        return None
    return Numeral(first, first + 1, Fraction(0), Fraction(1), "zero", words=True)


def _half(scan: Scan, first: int) -> Numeral | None:
    """ "yarım milyon", "yarım düzine"; alone ("half-time") it counts nothing."""
    size = TR_SCALES.get(scan.key(first + 1), 12 if scan.key(first + 1) == "düzine" else 0)
    if size:
        value = Fraction(size, 2)
        return Numeral(first, first + 2, value, step_of(value), words=True, mantissa=Fraction(1, 2))
    if scan.plain and scan.at(first + 1).kind != "w":
        return Numeral(first, first + 1, Fraction(1, 2), SHARE_STEP, "fraction", words=True)
    return None


def _sure_alone(scan: Scan, first: int) -> bool:
    """Whether a number of one word is one: not the article, and of a word that is also something else only in Turkish
    with a small word after it."""
    key, after = scan.key(first), scan.at(first + 1)
    if key == "bir":
        return scan.plain and (after.key == "bölü" or scan.key(first - 1) in {"bölü", "eksi"})
    if key not in _UNSURE:
        return True
    if scan.plain and (after.key == "bölü" or scan.key(first - 1) == "bölü"):
        return True
    named = scan.at(first - 1).text[:1].isupper() and key == "bin"
    return scan.turkish(first) and after.kind == "w" and after.text.islower() and not named


def read_in_one(scan: Scan, first: int) -> Numeral | None:
    """A number of three or more words written as one, as contracts have it: "ikibinbeşyüz", "onbinaltıyüz"."""
    key = scan.key(first)
    if len(key) < 8 or _IN_ONE.fullmatch(key) is None:
        return None
    total, group, limit, below = 0, 0, 10**15, 1000
    for part in _PART.findall(key):
        size = _WORDS[part]
        if part in TR_SCALES:
            if size >= limit or (group == 0 and part != "bin"):
                return skipped(first, first + 1)
            total, group, limit, below = total + max(group, 1) * size, 0, size, 1000
        elif part == "yüz":
            if below < 1000 and not (1 < group < 10):
                return skipped(first, first + 1)
            group, below = max(group, 1) * 100, 100
        elif size >= below or (size >= 10 and below <= 10):
            return skipped(first, first + 1)
        else:
            group, below = group + size, 10 if size >= 10 else 1
    value = Fraction(total + group)
    return Numeral(first, first + 1, value, step_of(value), words=True)


def _group(scan: Scan, first: int) -> tuple[int, int]:
    """A number below a thousand: (value, index after its last token); (0, first) for none."""
    value, index, key = 0, first, scan.key(first)
    if key in TR_UNITS and scan.key(first + 1) == "yüz" and scan.spaced(first + 1):
        value, index = TR_UNITS[key] * 100, first + 2
    elif key == "yüz":
        value, index = 100, first + 1
    for table in (TR_TENS, TR_UNITS):
        key = scan.key(index)
        if index > first and not scan.spaced(index):
            break
        if key in TR_JOINED and value % 100 == 0:
            return value + TR_JOINED[key], index + 1
        if key in table:
            value, index = value + table[key], index + 1
    return value, index


def _decimals(scan: Scan, point: int) -> tuple[Fraction, int] | None:
    """The decimals read out after "nokta" or "virgül": (their value, index after them)."""
    index, zeros = point + 1, ""
    while scan.key(index) in TR_ZEROS and scan.spaced(index) and len(zeros) < 9:
        index, zeros = index + 1, zeros + "0"
    value, end = _group(scan, index) if scan.spaced(index) else (0, index)
    if scan.key(point) not in TR_POINTS or (end == index and not zeros):
        return None
    figures = zeros + (str(value) if value else "")
    return Fraction(int(figures), 10 ** len(figures)), end


def _cardinal(scan: Scan, first: int) -> Numeral | None:
    """A cardinal with scale words, "buçuk", decimals and "düzine"."""
    total, index, limit = Fraction(0), first, 10**15
    mantissa: Fraction | None = None
    part = Fraction(0)
    while index == first or scan.spaced(index):
        zero = index == first and scan.key(index) in TR_ZEROS
        value, end = (0, index + 1) if zero else _group(scan, index)
        if end == index and not (scan.key(index) == "bin" and limit > 1000):
            break
        amount = Fraction(value if end > index else 1)
        decimals = _decimals(scan, end)
        if scan.key(end) == "buçuk":
            amount, end, part = amount + Fraction(1, 2), end + 1, Fraction(1, 10)
        elif decimals:
            amount, end, part = amount + decimals[0], decimals[1], Fraction(1, max(decimals[0].denominator, 10))
        size = TR_SCALES.get(scan.key(end), 0)
        if size and size < limit and (end == index or scan.spaced(end)):
            mantissa = amount if index == first else None
            total, limit, index = total + amount * size, size, end + 1
            continue
        if scan.key(end) == "düzine" and index == first:
            many = value >= 100  # "three hundred and two dozen": 302 of them, or 2?
            return skipped(first, end + 1) if many else Numeral(first, end + 1, amount * 12, Fraction(1), words=True)
        if amount < limit:
            total, index, limit, mantissa = total + amount, end, 1, None
        break
    if index == first:
        return None
    step = part * (limit if limit < 10**15 else 1) if part else step_of(total)
    return Numeral(first, index, total, step, words=True, mantissa=mantissa)
