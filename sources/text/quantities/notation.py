"""Figures as they stand, whatever they are said of: groups apart by spaces, strokes, powers, letters of scale."""

import re
from fractions import Fraction
from typing import Final

from sources.text.lexicon.numbers import SHARE_STEP
from sources.text.quantities.figures import read_figures
from sources.text.quantities.model import Numeral, skipped, step_of
from sources.text.quantities.tokens import Scan

_POWER: Final = re.compile(
    r"(?:[eE](?P<e>[+-]?\d{1,3})|\s?[x×*]\s?10\^?(?P<x>(?<=\^)[+-]?\d{1,3}|(?<=0)[⁺⁻]?[⁰¹²³⁴-⁹]{1,3})"
    r"|\^(?P<p>[-+]{0,2}\d{1,3}))(?![\w^]|[.,٫]\d)"
)
TEN_POWER: Final = re.compile(r"\s?[x×*]\s?10(?:\^|[⁺⁻]?[⁰¹²³⁴-⁹])")
_UNREAD_POWER: Final = re.compile(r"[-+−]{0,3}\^")
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_MOST_FIGURES: Final = 400  # of a power; a longer one is no number that a text states
_DENOMINATORS: Final = frozenset({*range(2, 11), 12, 15, 16, 20, 25, 32, 50, 64, 100, 1000})
_GROUPS: Final = 8  # of three figures, in one number


def spaced_groups(scan: Scan, first: int) -> Numeral | None:
    """A number whose groups of three stand apart by single spaces: "1 414 021 100", "1 234 567.89", "40 000".

    A skip for two groups that may be one number or two ("12 500"), None where there are no such groups.
    """
    last = first
    while last - first < _GROUPS and scan.at(last + 1).kind == "n" and scan.at(last + 1).start == scan.at(last).end + 1:
        last += 1
    head = scan.at(first).text
    if last == first or not head.isdecimal() or len(head) > 3 or int(head[0]) == 0:
        return None
    tail = re.fullmatch(r"(\d{3})(?:[.,](\d+))?", scan.at(last).text)
    middle = [scan.at(index).text for index in range(first + 1, last)]
    if not tail or not all(part.isdecimal() and len(part) == 3 for part in middle):
        return None
    if last == first + 1 and not tail[2] and int(tail[1]):
        return skipped(first, last + 1)
    whole, decimals = Fraction(int("".join([head, *middle, tail[1]]))), tail[2] or ""
    if not decimals:
        return Numeral(first, last + 1, whole, step_of(whole))
    size = 10 ** len(decimals)
    return Numeral(first, last + 1, whole + Fraction(int(decimals), size), Fraction(1, size))


def power(scan: Scan, first: int) -> Numeral | None:
    """1.3e6, 6.02x10^23, 2.5^-1: exact; a skip where the sign of a power stands and no whole exponent can be read."""
    base = scan.at(first)
    match = _POWER.match(scan.text, base.end)
    if match is None:
        return _all_joined(scan, first) if _UNREAD_POWER.match(scan.text, base.end) else None
    figures = read_figures(base.text, scan.tongue(first), decimal=True)
    last = first + 1
    while scan.at(last).start >= 0 and scan.at(last).end <= match.end():
        last += 1
    if figures is None or scan.at(last - 1).end != match.end():
        return _all_joined(scan, first)
    ten, raised = match["e"] or (match["x"] or "").translate(_RAISED), match["p"] or ""
    exponent = int(ten) if ten else int(raised.lstrip("+-")) * (-1 if raised.count("-") % 2 else 1)
    root = Fraction(10) if ten else figures.value
    long = abs(exponent) * max(len(str(root.numerator)), len(str(root.denominator)), 1) > _MOST_FIGURES
    if long or (root == 0 and exponent < 0):
        return skipped(first, last)
    value = figures.value * root**exponent if ten else root**exponent
    return Numeral(first, last, value, figures.step * root**exponent if ten else Fraction(1))


def _all_joined(scan: Scan, first: int) -> Numeral:
    """A skip over the token and whatever is written in one with it."""
    last = first + 1
    while scan.joined(last):
        last += 1
    return skipped(first, last)


def stroke(scan: Scan, first: int) -> Numeral | None:
    """3/4, 2 1/4: a common share. A skip for a stroke that may mean something else, None for none or for a chain."""
    mixed = scan.spaced(first + 1) and _is_share(scan, first + 1) and scan.at(first).text.isdecimal()
    place = first + 1 if mixed else first
    if not _is_share(scan, place):
        return None
    top, bottom = int(scan.at(place).text), int(scan.at(place + 2).text)
    if not 0 < top < bottom or bottom not in _DENOMINATORS:
        return skipped(first, place + 3)
    whole = int(scan.at(first).text) if mixed else 0
    if mixed:
        return Numeral(first, place + 3, whole + Fraction(top, bottom), Fraction(1, 10))
    return Numeral(first, place + 3, Fraction(top, bottom), SHARE_STEP, "fraction")


def _is_share(scan: Scan, first: int) -> bool:
    """Whether two short whole figures with a stroke stand here, alone."""
    if scan.key(first + 1) != "/" or not scan.joined(first + 1) or not scan.joined(first + 2):
        return False
    pair = (scan.at(first).text, scan.at(first + 2).text)
    if not all(figures.isdecimal() and len(figures) <= 4 for figures in pair):
        return False
    led = scan.joined(first) and (
        scan.key(first - 1) == "/" or (scan.at(first - 2).kind in "nw" and scan.joined(first - 1))
    )
    return not led and not (scan.joined(first + 3) and scan.at(first + 3).kind != "s") and scan.key(first + 3) != "/"
