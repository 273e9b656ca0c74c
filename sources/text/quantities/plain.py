"""Every number of a text as it is written, whatever it is said of: the reader below `find_quantities`."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from sources.text.lexicon import word_set
from sources.text.lexicon.numbers import MINUS_WORDS
from sources.text.quantities.arabic import particle_length
from sources.text.quantities.model import Numeral
from sources.text.quantities.reading import NUMBER_STARTS, read_numerals
from sources.text.quantities.scales import HYPHENS
from sources.text.quantities.tokens import Scan, scan

_OVER: Final = word_set("over bölü على")
_OUT_OF: Final = ("out", "of")
_PARTS_OF: Final = word_set("جزء اجزاء")
_MOST_PARTS: Final = 1000


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands at `text[start:end] == raw` (code points), with its sign."""

    start: int
    end: int
    raw: str
    value: Fraction


def numbers_in(text: str, *, language: str | None = None) -> list[Number]:
    """The numbers written in a text, in reading order, also those that count nothing: in labels, dates and sums.

    Cardinals, shares, decimals and powers in figures and in words (English, Turkish, Arabic); no ordinals, no vague
    words, no measures glued to their figures (29km). "One over three" is a share here. A number that can be read in
    two ways is left out. Never raises; linear in the length of the text. `find_quantities` reads numerals with the
    same rules and takes those out that state no quantity.
    """
    tokens = scan(text, (), language, plain=True)
    found: list[Numeral] = []
    for number in read_numerals(tokens):
        share = _share(tokens, found[-1], number) if found else None
        if share is not None:
            found[-1] = share
        elif tokens.key(number.first - 1) == "من" and tokens.key(number.first - 2).removeprefix("و") in _PARTS_OF:
            _add_part(found, number)
        elif not _leads_nowhere(tokens, number):
            found.append(number)
    numbers = [_signed(tokens, number) for number in found if number.shape in {"cardinal", "fraction"}]
    return [number for number in numbers if number is not None]


def _leads_nowhere(scan: Scan, number: Numeral) -> bool:
    """Whether the number divides one that was left out."""
    before = scan.at(number.first - 2)
    return scan.key(number.first - 1) in {"bölü", "على"} and (before.kind == "n" or before.key in NUMBER_STARTS)


def _add_part(found: list[Numeral], number: Numeral) -> None:
    """ "جزء من مئة", a part of a hundred; with a number before it that is no smaller, neither is sure."""
    if found and found[-1].last == number.first - 2:
        found.pop()
    elif number.value:
        found.append(replace(number, first=number.first - 2, value=1 / number.value, shape="fraction", mantissa=None))


def _share(scan: Scan, top: Numeral, bottom: Numeral) -> Numeral | None:
    """ "one over three", "1 in twenty", "two out of five", "واحد على ثلاثة": the share that two numbers make."""
    joint = tuple(scan.key(index) for index in range(top.last, bottom.first))
    if len(joint) == 2 and joint[0] in _PARTS_OF and joint[1] == "من":
        joint = ("من",)
    if not 1 <= len(joint) <= 2 or top.shape != "cardinal" or bottom.shape != "cardinal" or bottom.value == 0:
        return None
    after = scan.at(bottom.last)
    if joint[0] in _OVER and len(joint) == 1:
        made = joint[0] != "over" or after.kind != "w"  # "2,000 over 3 years" is none
    elif joint == _OUT_OF or joint == ("من",):
        made = (top.words or top.value == 1) and bottom.words and top.value < bottom.value
    else:
        made = joint in {("in",), ("في",)} and top.value == 1 and 2 <= bottom.value <= _MOST_PARTS
        made = made and bottom.value.denominator == 1
    if not made:
        return None
    words = top.words and bottom.words
    return replace(top, last=bottom.last, value=top.value / bottom.value, shape="fraction", words=words, mantissa=None)


def _signed(scan: Scan, number: Numeral) -> Number | None:
    """The number with its minus, or None where a sign stands that may be a dash."""
    first, value = number.first, number.value
    before = scan.at(first - 1)
    if before.key in MINUS_WORDS and before.kind == "w":
        if scan.at(first - 2).kind == "n":
            return None  # a sum
        first, value = first - 1, -value
    elif before.key in HYPHENS | {"−", "–"} and scan.joined(first):
        if not scan.joined(first - 1):
            if scan.at(first - 2).kind == "n":
                return None
            first, value = first - 1, -value
    elif before.key in HYPHENS | {"−"} and scan.at(first - 2).kind in "bnw":
        return None  # the mark of a list, a minus, or a range
    if scan.key(number.last) in HYPHENS and scan.spaced(number.last) and scan.spaced(number.last + 1):
        return None
    token = scan.at(first)
    start = token.start + (particle_length(token.key) if token.kind == "w" else 0)
    end = scan.at(number.last - 1).end
    return Number(start, end, scan.text[start:end], value)
