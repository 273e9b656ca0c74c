"""Turkish numbers in words: cardinals, "buçuk", shares ("üçte iki"), dozens, ordinals."""

from fractions import Fraction
from typing import Final

from sources.text.lexicon.numbers import (
    SHARE_STEP,
    TR_DENOMINATORS,
    TR_JOINED,
    TR_ORDINALS,
    TR_SCALES,
    TR_TENS,
    TR_UNITS,
)
from sources.text.quantities.model import Numeral, skipped, step_of
from sources.text.quantities.tokens import Scan

STARTS: Final = frozenset({*TR_UNITS, *TR_TENS, *TR_JOINED, *TR_SCALES, *TR_DENOMINATORS, *TR_ORDINALS, "yüz", "yarım"})
_UNSURE: Final = frozenset({"on", "bin", "yüz", "yedi", "altı"})  # also: English or Arabic words, face, ate, under
_OPERATORS: Final = frozenset({"nokta", "bölü", "virgül", "çeyrek"})  # read out; not put together here
_SAID_ALONE: Final = TR_SCALES.keys() - {"bin"}


def read_turkish(scan: Scan, first: int) -> Numeral | None:
    """The Turkish number in words that begins at a token, a skip, or None."""
    key = scan.key(first)
    if key in TR_ORDINALS:
        return Numeral(first, first + 1, Fraction(TR_ORDINALS[key]), Fraction(1), "ordinal", words=True)
    if key in TR_DENOMINATORS:
        part = scan.key(first + 1)
        if part in TR_UNITS and TR_UNITS[part] < TR_DENOMINATORS[key]:
            share = Fraction(TR_UNITS[part], TR_DENOMINATORS[key])
            return Numeral(first, first + 2, share, SHARE_STEP, "fraction", words=True)
        return None
    if key == "yarım":
        size = TR_SCALES.get(scan.key(first + 1), 12 if scan.key(first + 1) == "düzine" else 0)
        if not size:
            return None
        value = Fraction(size, 2)
        return Numeral(first, first + 2, value, step_of(value), words=True, mantissa=Fraction(1, 2))
    if key in _SAID_ALONE:
        return skipped(first, first + 1)  # "milyon" with no number before it
    number = _cardinal(scan, first)
    if number is None:
        return None
    after = scan.key(number.last)
    if after == "çeyrek" and number.value < 4:
        return Numeral(first, number.last + 1, number.value / 4, SHARE_STEP, "fraction", words=True)
    if after in _OPERATORS or after in TR_SCALES or scan.key(first - 1) in _OPERATORS:
        return skipped(first, number.last)
    lone = number.last == first + 1
    if lone and key == "bir":
        return None  # the article
    if lone and key in _UNSURE and not _sure(scan, first):
        return None
    return number


def _sure(scan: Scan, first: int) -> bool:
    """Whether a word that is also something else is a number here: Turkish round it, a small word after it."""
    after = scan.at(first + 1)
    named = scan.at(first - 1).text[:1].isupper() and scan.key(first) == "bin"
    return scan.turkish(first) and after.kind == "w" and after.text.islower() and not named


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


def _cardinal(scan: Scan, first: int) -> Numeral | None:
    """A cardinal with scale words, "buçuk" and "düzine"."""
    total, index, limit = Fraction(0), first, 10**15
    mantissa: Fraction | None = None
    half = False
    while index == first or scan.spaced(index):
        value, end = _group(scan, index)
        if end == index and not (scan.key(index) == "bin" and limit > 1000):
            break
        amount = Fraction(value if end > index else 1)
        if scan.key(end) == "buçuk":
            amount, end, half = amount + Fraction(1, 2), end + 1, True
        size = TR_SCALES.get(scan.key(end), 0)
        if size and size < limit and (end == index or scan.spaced(end)):
            mantissa = amount if index == first else None
            total, limit, index = total + amount * size, size, end + 1
            continue
        if scan.key(end) == "düzine" and index == first:
            return Numeral(first, end + 1, amount * 12, Fraction(1), words=True)
        if amount < limit:
            total, index = total + amount, end
        break
    if index == first:
        return None
    step = Fraction(limit, 10) if half and limit < 10**15 else step_of(total)
    return Numeral(first, index, total, step, words=True, mantissa=mantissa)
