"""All numerals of a text in reading order, without those that only look like numbers."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from sources.text.lexicon.numbers import TR_TENS, TR_UNITS, VAGUE, VAGUE_MAX, VULGAR
from sources.text.quantities import arabic, english, turkish
from sources.text.quantities.context import GAINS
from sources.text.quantities.digits import follows_label, read_digits, read_vulgar
from sources.text.quantities.model import Numeral
from sources.text.quantities.scales import HYPHENS
from sources.text.quantities.tokens import Scan

_Reader = Callable[[Scan, int], Numeral | None]
_READERS: Final[dict[str, _Reader]] = {
    **dict.fromkeys(arabic.STARTS, arabic.read_arabic),
    **dict.fromkeys(turkish.STARTS, turkish.read_turkish),
    **dict.fromkeys(english.STARTS, english.read_english),
}
NUMBER_STARTS: Final = frozenset(_READERS)
_TURKISH_LEADS: Final = frozenset(word[:2] for word in {*TR_UNITS, *TR_TENS, "yüz", "bin"})
_VAGUE_STARTS: Final = frozenset(phrase[0] for phrase in VAGUE)
_NEEDS_OF: Final = frozenset({"scores", "tens", "handfuls"})
_ARABIC_LEADS: Final = ("و", "ب", "ل")
_CHANGED_BY_ARTICLE: Final = GAINS | {"lost", "lose", "loses", "losing"}


def read_numerals(scan: Scan) -> list[Numeral]:
    """The numerals of a text, in order. Two that stand side by side and do not make one number are both left out."""
    found: list[Numeral] = []
    index, label = 0, -1
    while index < len(scan.tokens):
        token = scan.tokens[index]
        if token.kind not in "nws":
            index += 1
            continue
        number = _read(scan, index)
        if number is None:
            index += 1
            continue
        if token.kind == "n" and label >= 0 and follows_label(scan, label, number.first):
            label = number.last
        elif number.shape in {"skip", "label"}:
            label = number.last if number.shape == "label" else -1
        else:
            found.append(number)
        index = max(number.last, index + 1)
    return _settled(scan, found)


def _read(scan: Scan, index: int) -> Numeral | None:
    token = scan.tokens[index]
    if token.kind == "n":
        return read_digits(scan, index)
    if token.kind == "s":
        return read_vulgar(scan, index) if token.text in VULGAR else None
    if token.key in _VAGUE_STARTS or token.key[:1] in _ARABIC_LEADS:
        vague = _vague(scan, index)
        if vague is not None:
            return vague
    reader = _READERS.get(token.key)
    if reader is None:
        return turkish.read_in_one(scan, index) if token.key[:2] in _TURKISH_LEADS else None
    if token.key == "a" and scan.key(index - 1) in _CHANGED_BY_ARTICLE and scan.key(index + 1) in {"seat", "point"}:
        return Numeral(index, index + 1, Fraction(1), Fraction(1), words=True)
    return reader(scan, index)


def _vague(scan: Scan, first: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "yüzlerce", "عشرات الآلاف": the longest phrase of the table."""
    key = scan.key(first)
    bare = key[1:] if key not in _VAGUE_STARTS and key[:1] in _ARABIC_LEADS else key
    if bare not in _VAGUE_STARTS:
        return None
    for length in range(VAGUE_MAX, 0, -1):
        phrase = (bare, *(scan.key(index) for index in range(first + 1, first + length)))
        if phrase not in VAGUE:
            continue
        last = first + length
        if bare in _NEEDS_OF and length == 1 and scan.key(last) != "of":
            return None
        if bare in {"handful"} and scan.key(first - 1) == "a":
            first -= 1
        return Numeral(first, last, Fraction(0), Fraction(1), "vague", words=True, vague=VAGUE[phrase])
    return None


def _settled(scan: Scan, found: list[Numeral]) -> list[Numeral]:
    """Neighbours joined into one number where they make one ("3 milyon 200 bin"), dropped where they do not."""
    kept: list[Numeral] = []
    dropped = -1
    for number in found:
        last = kept[-1] if kept else None
        merged = _merged(scan, last, number) if last else None
        if merged is not None:
            kept[-1] = merged
            continue
        if last is not None and _clash(scan, last, number):
            kept.pop()
            dropped = number.last
            continue
        if number.first == dropped and scan.spaced(number.first):
            dropped = number.last
            continue
        kept.append(number)
    return kept


def _merged(scan: Scan, first: Numeral, second: Numeral) -> Numeral | None:
    """One number of a scaled one and a smaller one right after it, in Arabic with a joined "and"."""
    if first.shape != "cardinal" or second.shape != "cardinal" or not first.mantissa or not second.value:
        return None
    gap = scan.text[scan.at(first.last - 1).end : scan.at(second.first).start]
    size = first.value / first.mantissa
    fits = first.mantissa.denominator == 1 and second.value < size
    joined = gap in {" ", "\u00a0", " و"} or (gap in {" and ", " و "} and (scan.plain or size == 100))
    if not fits or not joined or _compound(scan, second):
        return None
    value, last = first.value + second.value, second.value / second.mantissa if second.mantissa else None
    return Numeral(
        first.first, second.last, value, second.step, words=second.words, mantissa=value / last if last else None
    )


def _compound(scan: Scan, number: Numeral) -> bool:
    """Whether a hyphen joins the numeral to a word: "17-seat"."""
    return scan.key(number.last) in HYPHENS and scan.joined(number.last) and scan.joined(number.last + 1)


def _clash(scan: Scan, first: Numeral, second: Numeral) -> bool:
    """Whether two numerals stand side by side and so can be no two counts ("nineteen eighty-four", "1 over 3")."""
    if scan.plain and first.last < second.first:
        between = {scan.key(index) for index in range(first.last, second.first)}
        return second.value.denominator > 1 and between in ({"and"}, {"و"}) and first.last + 1 == second.first
    if scan.plain and first.last == second.first and not (first.words or second.words or first.shape == "fraction"):
        return False  # "423 0000": two numbers
    if first.last + 1 == second.first and first.shape == "cardinal":
        joint = scan.key(first.last)
        if joint == "in" and first.value < second.value <= 100 and not second.mantissa:
            return True  # "9 in 10 voters" is a share, "3 in 5 attacks" two counts
        return joint in {"over", "bölü", "على"} or (joint in {"and", "و"} and second.shape == "fraction")
    if first.last != second.first or "ordinal" in {first.shape, second.shape}:
        return False
    return scan.at(second.first).kind != "s" and not _compound(scan, second)
