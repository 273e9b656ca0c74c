"""The scale word, sign or letter after figures: what they are counted in, where it can mean nothing else."""

from typing import Final

from sources.text.lexicon import word_set
from sources.text.lexicon.counting import COUNTED
from sources.text.lexicon.numbers import (
    AR_DOZENS,
    AR_SCALES,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    EN_SCALES,
    EU_SCALES,
    SCALE_SIGNS,
    SCALE_SIGNS_JOINED,
    SCALE_SIGNS_MONEY,
    TR_SCALES,
)
from sources.text.quantities.tokens import Scan

SCALES: Final = EN_SCALES | EU_SCALES | TR_SCALES | AR_SCALES | SCALE_SIGNS
UNITS: Final = word_set("km kg cm mm kwh mwh mw gw kw mph kph lb lbs mb gb tb mg ml ha hz khz mhz ghz sqm mcg")
HYPHENS: Final = frozenset("-‐‑")
_SCALE_LETTERS: Final = word_set("k K M G B T MM Mio Mrd Mia")


def scale_after(scan: Scan, first: int, *, glued: bool) -> tuple[int, int]:
    """The scale after figures: (index after it, its size; 0 for none, -1 for one that could mean something else)."""
    after = scan.at(first + 1)
    if glued:
        if after.key in EN_SCALES:
            return first + 2, EN_SCALES[after.key]
        if scan.plain:
            return first + 2, plain_letter(scan, first + 1)
        if after.key in UNITS and after.text != "MM":
            return first + 1, 0
        if after.key in SCALE_SIGNS_JOINED:
            return first + 2, SCALE_SIGNS_JOINED[after.key]
        money = _beside_money(scan, first - 1, first + 2)
        if after.key == "m" and (scan.key(first + 2) in COUNTED or scan.key(first + 3) in COUNTED):
            return first + 2, 10**6
        return first + 2, SCALE_SIGNS_MONEY.get(after.key, -1) if money else -1
    hyphen = after.key in HYPHENS and scan.joined(first + 1) and scan.joined(first + 2)
    place = first + 2 if hyphen else first + 1
    key = scan.key(place)
    if not hyphen and not scan.spaced(place):
        return first + 1, 0
    if scan.plain and scan.at(place).text in _SCALE_LETTERS:
        return place + 1, plain_letter(scan, place)
    if scan.at(place).text in _SCALE_LETTERS:
        money = _beside_money(scan, first - 1, place + 1)
        return place + 1, SCALE_SIGNS_MONEY.get(key, -1) if money else -1
    if key in {"hundred", "مئة", "مائة"}:
        return place + 1, 100
    if key in {"dozen", "düzine"} | AR_DOZENS or (key in {"dozens", "dzs"} and scan.at(first).text.isdecimal()):
        return place + 1, 12
    if key not in SCALES or (key == "bin" and scan.at(place).text[0].isupper()):
        return first + 1, 0
    size, place = SCALES[key], place + 1
    if scan.key(place) in SCALES and SCALES[scan.key(place)] > size and size in {10**3, 10**5}:
        return place + 1, size * SCALES[scan.key(place)]  # "40 thousand million", "3 lakh crore"
    return place, size


def plain_letter(scan: Scan, place: int) -> int:
    """The scale that a letter or short word right after figures means; -1 where it may be a unit.

    A capital always, of the small ones only k and b: "10M" is ten million, "10m" as well ten metres. In running text
    a letter counts only next to money or a counted noun.
    """
    written = scan.at(place).text
    if scan.key(place) in EN_SCALES or scan.key(place) in AR_SCALES:
        return SCALES[scan.key(place)]
    if scan.tongue(place) == "ar" or (scan.joined(place + 1) and scan.at(place + 1).kind in "nw"):
        return -1
    if written in {"k", "b", "mil"} or (written[0].isupper() and written in _SCALE_LETTERS):
        return SCALE_SIGNS_MONEY[written.lower()]
    return SCALE_SIGNS_JOINED.get(written.lower(), -1) if written.islower() else -1


def _beside_money(scan: Scan, before: int, after: int) -> bool:
    """Whether a sign, code or name of money stands before the figures or after their scale."""
    led = scan.key(before) in CURRENCY_SIGNS or scan.at(before).text in CURRENCY_CODES
    return led or scan.at(after).text in CURRENCY_CODES or scan.key(after) in CURRENCY_WORDS
