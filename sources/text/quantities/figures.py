"""Numbers written in figures: which separators group and which part the decimals, by rule and never by guess."""

import re
from fractions import Fraction
from typing import Final, NamedTuple

_SEPARATOR: Final = re.compile(r"[.,،٫٬'’\u00a0\u202f\u2009]")
_TURNS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_POINTS: Final = {"en": ".", "tr": ","}
_LONGEST: Final = 30  # figures; a longer string is no number that a text states


class Figures(NamedTuple):
    """A number in figures and the unit of its last significant digit."""

    value: Fraction
    step: Fraction


def read_figures(written: str, language: str | None, *, decimal: bool = False, sure: bool = False) -> Figures | None:
    """The number that figures with separators stand for, or None where they could mean two numbers.

    Several equal separators with threes between them group; the last of two unlike ones parts the decimals. One
    separator before anything but three figures parts decimals. One before exactly three depends: a comma groups in
    English and Arabic and a full stop in Turkish, the other way about it parts decimals; ".000" groups where a full
    stop is not the decimal sign. `decimal` says that a percent sign or scale word follows, `sure` that the language was
    given and not guessed: only then is "1.234" a decimal in English, where some write it for a thousand.
    """
    if len(written) > _LONGEST:
        return None
    written = written if written.isdecimal() else _TURNS.sub("", written)
    signs = _SEPARATOR.findall(written)
    parts = _SEPARATOR.split(written)
    if not signs:
        return _whole(parts)
    grouped = _groups(parts)
    if len(set(signs)) == 1:
        if len(signs) > 1:
            return _whole(parts) if grouped and signs[0] != "٫" else None
        return _single(
            signs[0], parts, grouped, language, decimal=decimal or (sure and signs[0] == _POINTS.get(language or ""))
        )
    if len(set(signs)) == 2 and signs.count(signs[-1]) == 1 and _groups(parts[:-1]) and signs[-1] in ".,٫":
        return _decimal("".join(parts[:-1]), parts[-1])
    return None


def _single(sign: str, parts: list[str], grouped: bool, language: str | None, *, decimal: bool) -> Figures | None:
    """A number with one separator."""
    head, tail = parts
    if sign == "٫":
        return _decimal(head, tail)
    if sign == "،":
        return None  # a list as well as a number
    if sign not in ".,":
        return _whole(parts) if grouped else None
    if len(tail) != 3 or len(head) > 3 or head[0] in "0٠۰":
        if sign == "," and language in {"en", None} and not decimal:
            return None  # "pages 22,24": a list as well as a number
        return _decimal(head, tail)
    if sign == ",":
        if language in {"en", "ar", None}:
            return None if decimal and language is None else _whole(parts)
        return _decimal(head, tail) if decimal else (_whole(parts) if int(tail) == 0 else None)
    if language == "en":
        return _decimal(head, tail) if decimal else None
    if language == "tr":
        return None if decimal else _whole(parts)
    return _whole(parts) if int(tail) == 0 and not decimal else None


def _groups(parts: list[str]) -> bool:
    """Whether the parts are a grouped whole number: threes, or twos before a last three (12,34,567)."""
    if len(parts[0]) > 3 or not parts[0] or int(parts[0]) == 0 or len(parts) == 1:
        return len(parts) == 1
    threes = all(len(part) == 3 for part in parts[1:])
    lakhs = len(parts) > 2 and len(parts[0]) <= 2 and len(parts[-1]) == 3 and all(len(p) == 2 for p in parts[1:-1])
    return threes or lakhs


def _whole(parts: list[str]) -> Figures:
    value = int("".join(parts))
    digits = str(value)
    step = 10 ** (len(digits) - len(digits.rstrip("0"))) if value else 1
    return Figures(Fraction(value), Fraction(step))


def _decimal(head: str, tail: str) -> Figures:
    size = 10 ** len(tail)
    return Figures(int(head) + Fraction(int(tail), size), Fraction(1, size))
