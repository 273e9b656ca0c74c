"""Arabic numbers in words: units, tens and hundreds joined by "and", scale words, duals, shares."""

from fractions import Fraction
from typing import Final

from sources.text.lexicon.numbers import (
    AR_DUAL_SCALES,
    AR_ELEVEN,
    AR_FRACTIONS,
    AR_HUNDREDS,
    AR_PLAIN_FRACTIONS,
    AR_SCALES,
    AR_TEN,
    AR_TENS,
    AR_UNITS,
    SHARE_STEP,
)
from sources.text.quantities.model import Numeral, skipped, step_of
from sources.text.quantities.tokens import Scan

_NUMBERS: Final = frozenset({*AR_UNITS, *AR_ELEVEN, *AR_TENS, *AR_HUNDREDS, *AR_SCALES, *AR_DUAL_SCALES, *AR_FRACTIONS})
_PREFIXES: Final = ("و", "ب", "ل")
_NEVER: Final = frozenset({"لست"})  # "I am not"
_PARTS: Final = {"اثلاث": 3, "ارباع": 4, "اخماس": 5, "اسداس": 6, "اعشار": 10, "اسباع": 7, "اثمان": 8, "اتساع": 9}
_PART_WORDS: Final = AR_PLAIN_FRACTIONS | {"ثلثان", "ثلثين"}
_ONE: Final = frozenset({"واحد", "واحدة"})
_COUNTED_ONCE: Final = frozenset({"مقعد", "مقعدا", "صوت", "نائب", "شخص", "جندي", "قتيل", "جريح"})
_VAGUE: Final = frozenset({"عشرات", "مئات"})
_DOZENS: Final = frozenset({"دزي", "دست", "دزن"})
_READ_OUT: Final = frozenset({"فاصلة", "سالب", "ناقص"})
_MAX_PARTS: Final = 12
STARTS: Final = (_NUMBERS | {prefix + word for prefix in _PREFIXES for word in _NUMBERS}) - _NEVER


def read_arabic(scan: Scan, first: int) -> Numeral | None:
    """The Arabic number in words that begins at a token, a skip, or None."""
    key = _bare(scan.key(first))
    after = scan.key(first + 1)
    if key in AR_PLAIN_FRACTIONS:
        size = AR_SCALES.get(after, 0)
        if size:
            value = AR_FRACTIONS[key] * size
            return Numeral(first, first + 2, value, Fraction(size, 10), words=True, mantissa=AR_FRACTIONS[key])
        share = Numeral(first, first + 1, AR_FRACTIONS[key], SHARE_STEP, "fraction", words=True)
        return share if after.startswith("ال") or after.endswith(("ها", "هم", "ه")) else None
    number = _cardinal(scan, first)
    if number is None:
        return None
    lone = number.last == first + 1
    tail = scan.key(number.last)
    if and_part(scan, number.last) or tail[:3] in _DOZENS or tail in _READ_OUT or scan.key(first - 1) in _READ_OUT:
        return skipped(first, number.last + 1)
    if tail in _PARTS and number.value >= _PARTS[tail]:
        return skipped(first, number.last + 1)
    if tail in _PARTS:
        share_value = number.value / _PARTS[tail]
        return Numeral(first, number.last + 1, share_value, SHARE_STEP, "fraction", words=True)
    if lone and key in AR_FRACTIONS and (after.startswith("ال") or scan.at(first + 1).kind != "w"):
        return skipped(first, first + 1)  # a fifth of the ..., or five
    if lone and key in _ONE and scan.key(first - 1) not in _COUNTED_ONCE:
        return skipped(first, first + 1)
    if lone and key in {"الاف", "ملايين", "مليارات"}:
        return None
    return number


def _bare(key: str) -> str:
    """The number word without a joined particle."""
    return key if key in _NUMBERS or key[:1] not in _PREFIXES else key[1:]


def and_part(scan: Scan, index: int) -> bool:
    """Whether "and a half" or the like stands at a token: "مليونين ونصف المليون"."""
    key = scan.key(index)
    return (
        key[1:] in _PART_WORDS if key[:1] == "و" and len(key) > 1 else key == "و" and scan.key(index + 1) in _PART_WORDS
    )


def particle_length(key: str) -> int:
    """How many letters of a number word are a joined particle ("and", "with", "for"): 0 or 1."""
    return int(key not in _NUMBERS and key[:1] in _PREFIXES and (key[1:] in _NUMBERS or key[1:] in _VAGUE))


def _part(scan: Scan, index: int, group: int) -> tuple[int, int]:
    """The next summand of a number below a thousand: (value, index after it); (0, index) if it does not fit."""
    key, after = _bare(scan.key(index)), scan.key(index + 1)
    if key in AR_ELEVEN:
        return (11, index + 2) if after in AR_TEN and group % 100 == 0 else (0, index)
    if key in AR_UNITS:
        value = AR_UNITS[key]
        if after in AR_TEN and value < 10 and group % 100 == 0:
            return value + 10, index + 2
        if after in {"مئة", "مائة"} and value < 10 and group == 0:
            return value * 100, index + 2
        return (value, index + 1) if group % 100 == 0 else (0, index)
    if key in AR_TENS:
        return (AR_TENS[key], index + 1) if group % 100 < 10 else (0, index)
    if key in AR_HUNDREDS:
        return (AR_HUNDREDS[key], index + 1) if group == 0 else (0, index)
    return 0, index


def _cardinal(scan: Scan, first: int) -> Numeral | None:
    """Summands joined by "and"; a scale word multiplies what stands before it."""
    total, group, limit, index = 0, 0, 10**15, first
    mantissa: Fraction | None = None
    for _ in range(_MAX_PARTS):
        start = index
        if index > first:
            if scan.key(index) == "و":
                start += 1
            elif not scan.key(index).startswith("و") or scan.key(index) in _NUMBERS:
                break
            if not scan.spaced(index):
                break
        value, end = _part(scan, start, group)
        if value:
            group, index = group + value, end
        elif group == 0 and (dual := AR_DUAL_SCALES.get(_bare(scan.key(start)), 0)) and dual < limit:
            total, index, limit = total + dual, start + 1, dual // 2
        elif group or _bare(scan.key(start)) not in AR_SCALES:
            break
        else:
            index = start
        size = AR_SCALES.get(_bare(scan.key(index)) if group == 0 else scan.key(index), 0)
        if size and size < limit and (group or index == start):
            mantissa = Fraction(group) if total == 0 and group else None
            total, group, limit, index = total + max(group, 1) * size, 0, size, index + 1
        elif not value and index == start:
            break
    if index == first:
        return None
    whole = Fraction(total + group)
    return Numeral(first, index, whole, step_of(whole), words=True, mantissa=mantissa if not group else None)
