"""All numerals of a text in reading order, without those that only look like numbers."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from sources.text.lexicon import word_set
from sources.text.lexicon.counting import IRREGULAR_PLURALS, PHRASE_STOPS, STREETS
from sources.text.lexicon.numbers import SHARE_STEP, TR_NUMERATORS, TR_TENS, TR_UNITS, VAGUE, VAGUE_MAX, VULGAR
from sources.text.quantities import arabic, english, turkish
from sources.text.quantities.context import GAINS
from sources.text.quantities.digits import follows_label, read_digits, read_vulgar
from sources.text.quantities.english import plural
from sources.text.quantities.english_numbers import BELOW_HUNDRED
from sources.text.quantities.model import Numeral, skipped
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
_WHOLES: Final = frozenset((3, 4, 5, 8, 10, 20, 100, 1000))
_SHARE_LEADS: Final = word_set("about around roughly nearly almost only just some that than least said found and but")
_LOOK_ROUND: Final = 6
_ABLATIVES: Final = ("dan", "den", "tan", "ten")
_EACH_MOST: Final = 1000
_STREET_WORDS: Final = 4
_WORD_LONG: Final = 4
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
        return skipped(index, index + 1) if _in_address(scan, index) else read_digits(scan, index)
    if token.kind == "s":
        return read_vulgar(scan, index) if token.text in VULGAR else None
    if token.key in _VAGUE_STARTS or token.key[:1] in _ARABIC_LEADS:
        vague = _vague(scan, index)
        if vague is not None:
            return vague
    if token.key == "her" and (part := _one_of_each(scan, index)) is not None:
        return part
    if token.key in BELOW_HUNDRED and _in_name(scan, index):
        return skipped(index, index + 1)
    reader = _READERS.get(token.key)
    if reader is None:
        return turkish.read_in_one(scan, index) if token.key[:2] in _TURKISH_LEADS else None
    if token.key == "a" and scan.key(index - 1) in _CHANGED_BY_ARTICLE and scan.key(index + 1) in {"seat", "point"}:
        return Numeral(index, index + 1, Fraction(1), Fraction(1), words=True)
    return reader(scan, index)


def _one_of_each(scan: Scan, first: int) -> Numeral | None:
    """ "her beş kadından biri": one in five; the number, the noun in the ablative and the part in the possessive."""
    start, count = scan.at(first + 1), scan.at(first + 2)
    whole = TR_UNITS.get(start.key) or TR_TENS.get(start.key) or (int(start.text) if start.text.isdecimal() else 0)
    part = scan.key(first + 3)
    value = TR_NUMERATORS.get(part, 0)
    named = count.kind == "w" and count.key.endswith(_ABLATIVES) and part not in TR_UNITS
    if not (named and 1 <= value < whole <= _EACH_MOST):
        return None
    return Numeral(first, first + 4, Fraction(value, whole), SHARE_STEP, "fraction", words=True)


def _in_address(scan: Scan, index: int) -> bool:
    """Whether a number is that of a house: "10 Mill Street", "221 Old Harbour Road"."""
    if scan.plain:
        return False
    for place in range(index + 1, index + 1 + _STREET_WORDS):
        token = scan.at(place)
        if token.kind != "w" or not token.text[0].isupper() or not scan.spaced(place):
            return False
        if token.key in STREETS:
            return place > index + 1
    return False


def _in_name(scan: Scan, index: int) -> bool:
    """Whether a number word belongs to a name: "the Big Three", "the Six-Day War".

    It has a capital inside a sentence, and the words around show that not every word of the line has one.
    """
    token, before = scan.at(index), scan.at(index - 1)
    if scan.plain or not token.text[0].isupper() or token.text.isupper() or before.kind != "w" or scan.joined(index):
        return False
    near = [scan.at(place) for place in range(index - _LOOK_ROUND, index + _LOOK_ROUND) if place != index]
    plain = [one for one in near if one.kind == "w" and len(one.text) >= _WORD_LONG and one.key not in PHRASE_STOPS]
    return any(one.text[0].islower() for one in plain)


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
        if last is not None and (share := _out_of(scan, last, number)) is not None:
            kept[-1] = share
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


def _out_of(scan: Scan, first: Numeral, second: Numeral) -> Numeral | None:
    """ "seven out of ten teachers", "nine in ten voters": a share of any number of them, no count.

    "In" only where no verb stands before it that counts ("killed three in five attacks"), "out of" only before the
    round numbers in which shares are given: "14 out of 23 judges" are two counts.
    """
    if first.shape != "cardinal" or second.shape != "cardinal" or first.mantissa or second.mantissa:
        return None
    between = [scan.key(index) for index in range(first.last, second.first)]
    every = bool(between) and between[-1] == "every"
    if every:
        between.pop()
    fits = 1 < first.value < second.value and second.value in _WHOLES and not scan.plain
    if not fits or between not in (["in"], ["out", "of"]) or scan.joined(second.last):
        return None
    if not plural(scan.key(second.last)) and scan.key(second.last) not in IRREGULAR_PLURALS:
        return None
    before = scan.at(first.first - 1)
    led = before.kind != "w" or before.key in _SHARE_LEADS
    if between == ["in"] and not (every or led):
        return None
    return Numeral(first.first, second.last, first.value / second.value, SHARE_STEP, "fraction", words=True)


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
