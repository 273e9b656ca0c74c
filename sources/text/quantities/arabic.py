"""Arabic numbers in words: units, tens and hundreds joined by "and", scale words, duals, shares, mixed numbers."""

from fractions import Fraction
from typing import Final

from sources.text.lexicon.numbers import (
    AR_DOZENS,
    AR_DUAL_SCALES,
    AR_ELEVEN,
    AR_FRACTIONS,
    AR_HUNDREDS,
    AR_ORDINALS,
    AR_PARTS,
    AR_PLAIN_FRACTIONS,
    AR_SCALES,
    AR_TEN,
    AR_TENS,
    AR_UNITS,
    AR_ZEROS,
    SHARE_STEP,
)
from sources.text.quantities.model import Numeral, skipped, step_of
from sources.text.quantities.tokens import Scan

_NUMBERS: Final = frozenset(
    {*AR_UNITS, *AR_ELEVEN, *AR_TENS, *AR_HUNDREDS, *AR_SCALES, *AR_DUAL_SCALES, *AR_FRACTIONS, *AR_ZEROS, *AR_DOZENS}
)
_PREFIXES: Final = ("و", "ب", "ل")
_NEVER: Final = frozenset({"لست"})  # "I am not"
_ONE: Final = frozenset({"واحد", "واحدة", "واحدا"})
_MONTHS: Final = frozenset({"تشرين", "كانون", "ربيع", "جمادى"})
_COUNTED_ONCE: Final = frozenset({"مقعد", "مقعدا", "صوت", "نائب", "شخص", "جندي", "قتيل", "جريح"})
_NOT_ANY: Final = frozenset({"لم", "لن", "دون", "بدون", "ولم", "ولن"})
_VAGUE: Final = frozenset({"عشرات", "مئات"})
_POINT: Final = "فاصلة"
_MINUS: Final = frozenset({"سالب", "ناقص"})
_UNSURE_PARTS: Final = frozenset({"خمس", "خمسين", "عشر", "ثمن"})  # after "and": five, fifty, ten, price as well
_JOINED: Final = frozenset({"على", "من"})
_MAX_PARTS: Final = 12
STARTS: Final = (
    _NUMBERS | {prefix + word for prefix in _PREFIXES for word in _NUMBERS} | {"اي", *AR_ORDINALS}
) - _NEVER


def read_arabic(scan: Scan, first: int) -> Numeral | None:
    """The Arabic number in words that begins at a token, a skip, or None."""
    key = _bare(scan.key(first))
    if key in AR_PLAIN_FRACTIONS:
        return _share_alone(scan, first, key)
    if key in AR_ZEROS or key == "اي":
        return _nothing(scan, first, key)
    if key in AR_ORDINALS:
        before = scan.key(first - 1)
        ranked = before.removeprefix("ب").removeprefix("و").startswith("ال") and before not in _MONTHS
        return Numeral(first, first + 1, Fraction(AR_ORDINALS[key]), Fraction(1), "ordinal") if ranked else None
    if key in AR_DOZENS:
        return Numeral(first, first + 1, Fraction(12), Fraction(1), words=True)
    number = _cardinal(scan, first)
    return None if number is None else _in_place(scan, number, key)


def _in_place(scan: Scan, number: Numeral, key: str) -> Numeral | None:
    """The number with what follows it: a part, decimals, dozens; a skip where it may be something else."""
    tail, lone = scan.key(number.last), number.last == number.first + 1
    if _and_unsure(scan, number.last) or _bare(tail) in _UNSURE_PARTS | (_ONE if lone else frozenset()):
        return skipped(number.first, number.last + (2 if tail == "و" else 1))
    if tail in AR_SCALES or tail in {"مئة", "مائة"}:
        return skipped(number.first, number.last + 1)  # "a hundred thousand trillion"
    mixed = mixed_after(scan, number.last)
    if mixed is not None:
        return _mixed(scan, number, mixed)
    if tail == _POINT:
        return _decimals(scan, number)
    if tail in AR_DOZENS:
        if number.value >= 100:
            return skipped(number.first, number.last + 1)
        return Numeral(number.first, number.last + 1, number.value * 12, Fraction(1), words=True)
    if tail[:1] == "و" and tail[1:3] in {"دز", "دس"}:
        return skipped(number.first, number.last + 1)
    if tail in AR_PARTS:
        if number.value >= AR_PARTS[tail]:
            return skipped(number.first, number.last + 1)
        return Numeral(number.first, number.last + 1, number.value / AR_PARTS[tail], SHARE_STEP, "fraction", words=True)
    return _alone(scan, number, key) if lone else number


def _alone(scan: Scan, number: Numeral, key: str) -> Numeral | None:
    """A number of one word: not the pronoun "one", the vague "thousands", or a word that is five or a fifth."""
    first, after = number.first, scan.at(number.first + 1)
    if key in AR_FRACTIONS and after.key.startswith("ال"):
        if after.key[2:] in _NUMBERS:
            return skipped(first, first + 2)
        return Numeral(first, first + 1, AR_FRACTIONS[key], SHARE_STEP, "fraction", words=True)  # "خمس المقاعد"
    if key in AR_FRACTIONS and after.kind != "w":
        return skipped(first, first + 1)
    before = scan.key(first - 1)
    if key in _ONE and before not in _COUNTED_ONCE and before not in _MINUS:
        bottom = _shared_among(scan, first + 1)
        if bottom and scan.key(first + 1) == "على" and not scan.plain:
            return skipped(first, bottom)
        return number if scan.plain and bottom else skipped(first, first + 1)
    return None if key in {"الاف", "ملايين", "مليارات", "تريليونات"} else number


def _shared_among(scan: Scan, index: int) -> int:
    """After "one": the index after "on", "of" or "part of" and a whole number ("واحد على ثلاثة"); 0 for none."""
    place = index + 1 + (scan.key(index) == "جزء")
    if scan.key(place - 1) not in _JOINED:
        return 0
    if scan.at(place).kind == "n":
        return place + 1
    whole = _cardinal(scan, place)
    return whole.last if whole is not None and scan.key(whole.last) not in AR_SCALES else 0


def _share_alone(scan: Scan, first: int, key: str) -> Numeral | None:
    """ "نصف المقاعد", "نصف مليون", "نصف دزينة"; in plain reading also before or without any other word."""
    after = scan.key(first + 1)
    size = 12 if after in AR_DOZENS else AR_SCALES.get(after, 0)
    if size:
        value, step = AR_FRACTIONS[key] * size, Fraction(1) if size == 12 else Fraction(size, 10)
        return Numeral(first, first + 2, value, step, words=True, mantissa=None if size == 12 else AR_FRACTIONS[key])
    share = Numeral(first, first + 1, AR_FRACTIONS[key], SHARE_STEP, "fraction", words=True)
    definite = after.startswith("ال") or after.endswith(("ها", "هم", "ه")) or after == "من"
    return share if definite or scan.plain else None


def _nothing(scan: Scan, first: int, key: str) -> Numeral | None:
    """ "صفر مقعد", "لم يحصل على أي مقعد"."""
    if key in AR_ZEROS and scan.plain:
        return Numeral(first, first + 1, Fraction(0), Fraction(1), words=True)
    if scan.plain or scan.key(first + 1) not in _COUNTED_ONCE:
        return None
    denied = any(scan.key(index) in _NOT_ANY for index in range(first - 4, first))
    return (
        Numeral(first, first + 1, Fraction(0), Fraction(1), "zero", words=True) if key in AR_ZEROS or denied else None
    )


def _bare(key: str) -> str:
    """The number word without a joined particle."""
    return key if key in _NUMBERS or key[:1] not in _PREFIXES else key[1:]


def _after_and(scan: Scan, index: int) -> int:
    """The token of the word that "and" joins at `index`, written apart or in one; -1 where there is no "and"."""
    key = scan.key(index)
    if not scan.spaced(index) or key[:1] != "و":
        return -1
    return index if len(key) > 1 else index + 1


def _and_unsure(scan: Scan, index: int) -> bool:
    place = _after_and(scan, index)
    return place >= 0 and scan.key(place).removeprefix("و") in _UNSURE_PARTS


def mixed_after(scan: Scan, index: int) -> tuple[Fraction, int] | None:
    """The part in "ونصف", "وثلاثة أرباع" at a token: (its value, index after it).

    0 for one not to be sure of: "ثلاثة ونصف المقاعد" may be three, and half of the seats. None where there is none.
    """
    place = _after_and(scan, index)
    if place < 0:
        return None
    key = scan.key(place).removeprefix("و")
    if key in AR_PLAIN_FRACTIONS:
        share, end = AR_FRACTIONS[key], place + 1
    elif key in AR_UNITS and scan.key(place + 1) in AR_PARTS and AR_UNITS[key] < AR_PARTS[scan.key(place + 1)]:
        share, end = Fraction(AR_UNITS[key], AR_PARTS[scan.key(place + 1)]), place + 2
    else:
        return None
    after = scan.key(end)
    genitive = after.startswith("ال") and after[2:] not in AR_SCALES and not scan.plain
    return (Fraction(0) if genitive else share), end


def _mixed(scan: Scan, number: Numeral, mixed: tuple[Fraction, int]) -> Numeral:
    """ "ثلاثة ونصف", "مليونين ونصف المليون", "خمسة وربع مليار"."""
    share, end = mixed
    size = int(number.value / number.mantissa) if number.mantissa else 1
    size = AR_SCALES.get(_single(scan.key(number.last - 1)), 1) if size == 1 else size
    after = AR_SCALES.get(scan.key(end).removeprefix("ال"), 0)
    if not share or (size > 1 and after and after != size) or (size > 1 and after and scan.key(end) in AR_SCALES):
        return skipped(number.first, end + bool(after))
    if size > 1:
        return Numeral(number.first, end + bool(after), number.value + share * size, Fraction(size, 10), words=True)
    value, step = (number.value + share) * (after or 1), Fraction(after or 1, 10)
    mantissa = number.value + share if after else None
    return Numeral(number.first, end + bool(after), value, step, words=True, mantissa=mantissa)


def _single(key: str) -> str:
    """The scale word of a dual ("مليونين" -> "مليون"); other words as they are."""
    return key.removesuffix("ين").removesuffix("ان") if _bare(key) in AR_DUAL_SCALES else _bare(key)


def _decimals(scan: Scan, number: Numeral) -> Numeral:
    """ "خمسة فاصلة اثنين": decimals of a number below a hundred after the point; anything else is a skip."""
    index, zeros = number.last + 1, ""
    while scan.key(index) in AR_ZEROS and len(zeros) < 9:
        index, zeros = index + 1, zeros + "0"
    part = _cardinal(scan, index)
    last = part.last if part else index
    if scan.key(last) == "من":
        bottom = _cardinal(scan, last + 1)
        return skipped(number.first, bottom.last if bottom else last + 1)
    long = part is not None and (part.mantissa or part.value) >= 100
    if number.mantissa is not None or long or not (part or zeros):
        return skipped(number.first, max(last, number.last + 1))
    size = int(part.value / part.mantissa) if part and part.mantissa else 1  # "five point seven million"
    figures = zeros + (str(part.value / size) if part else "")
    step = Fraction(1, 10 ** len(figures))
    value = number.value + int(figures) * step
    mantissa = value if size > 1 else None
    return Numeral(number.first, last, value * size, step * size, words=True, mantissa=mantissa)


def particle_length(key: str) -> int:
    """How many letters of a number word are a joined particle ("and", "with", "for"): 0 or 1."""
    return int(key not in _NUMBERS and key[:1] in _PREFIXES and (key[1:] in _NUMBERS or key[1:] in _VAGUE))


def _part(scan: Scan, index: int, group: int) -> tuple[int, int]:
    """The next summand of a number below a thousand: (value, index after it); (0, index) if it does not fit."""
    key, after = _bare(scan.key(index)), scan.key(index + 1)
    if key in AR_ELEVEN and group % 100 == 0:
        if after in AR_TEN:
            return 11, index + 2
        tens = _after_and(scan, index + 1)  # "إحدى وثلاثين"
        return (1, index + 1) if tens > 0 and scan.key(tens).removeprefix("و") in AR_TENS else (0, index)
    if key in AR_UNITS:
        value = AR_UNITS[key]
        if group and after in AR_PARTS:
            return 0, index  # "عشرون وثلاثة أخماس"
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
            start = _after_and(scan, index)
            if start < 0 or (start == index and scan.key(index) in _NUMBERS):
                break
            if _bare(scan.key(start)) in AR_UNITS and scan.key(start + 1) in AR_PARTS:
                break  # a part of one: "مليون وثلاثة أخماس"
        value, end = _part(scan, start, group)
        if value:
            group, index = group + value, end
        elif group == 0 and (dual := AR_DUAL_SCALES.get(_bare(scan.key(start)), 0)) and dual < limit:
            mantissa = Fraction(2) if total == 0 else None
            total, index, limit = total + dual, start + 1, dual // 2
        elif group or _bare(scan.key(start)) not in AR_SCALES:
            break
        else:
            index = start
        size = AR_SCALES.get(_bare(scan.key(index)) if group == 0 else scan.key(index), 0)
        if size and size < limit and (group or index == start):
            mantissa = Fraction(max(group, 1)) if total == 0 else None
            total, group, limit, index = total + max(group, 1) * size, 0, size, index + 1
        elif not value and index == start:
            break
    if index == first:
        return None
    whole = Fraction(total + group)
    return Numeral(first, index, whole, step_of(whole), words=True, mantissa=mantissa if not group else None)
