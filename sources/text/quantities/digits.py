"""Numbers written in figures, where they stand for a number and not for a label, a clock time or part of a name."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from sources.text.lexicon import word_set
from sources.text.lexicon.counting import (
    CAPITAL_LABELS,
    COUNTED,
    LABELS,
    PHRASE_STOPS,
    TIME_TAILS,
)
from sources.text.lexicon.numbers import (
    AR_PARTS,
    AR_SCALES,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    EN_SCALES,
    HEDGES_BEFORE,
    PERCENT_SIGNS,
    SCALE_SIGNS_MONEY,
    SHARE_STEP,
    TR_ORDINAL_SUFFIXES,
    TR_SCALES,
    VULGAR,
)
from sources.text.quantities import arabic
from sources.text.quantities.english_numbers import mixed_after
from sources.text.quantities.figures import Figures, read_figures
from sources.text.quantities.listing import listed_name
from sources.text.quantities.model import Numeral, skipped
from sources.text.quantities.notation import TEN_POWER, power, spaced_groups, stroke
from sources.text.quantities.scales import HYPHENS, SCALES, UNITS, scale_after
from sources.text.quantities.tokens import Scan

_ORDINAL_ENDS: Final = word_set("st nd rd th")
_SIGNS_OF_LABELS: Final = frozenset("#@_\\=*№§^~&|¶")
_HEDGES: Final = {word for phrase in HEDGES_BEFORE for word in phrase}
_LIST_JOINTS: Final = word_set(", and & or to - – ve و")
_MONEY_WORDS: Final = CURRENCY_WORDS.keys() | CURRENCY_SIGNS.keys() | {code.lower() for code in CURRENCY_CODES}
_ENDS: Final = frozenset(',.;:!?)]"”')
_FORM_FIELDS: Final = word_set("address location sku tel phone fax id isbn ref code zip postcode")
_LIST_REACH: Final = 400
_SHARE_ENDINGS: Final = word_set("i ı u ü si sı ini ını unu ünü sini sını ine ına une üne sine sına")
_LABEL_TAILS: Final = word_set("sayılı numaralı nolu no'lu")
_CLOCK_LEADS: Final = word_set("saat الساعة o'clock")
_CLOCK_AFTER: Final = word_set("on in today tonight yesterday local sharp")
_GROUPS: Final = 8  # of three figures, in one number
_ARABIC_PARTS: Final = AR_PARTS.keys() | {"خمس", "عشر", "ثمن"}
_ARABIC_PARTICLES: Final = frozenset("وبلفك")


def read_digits(scan: Scan, first: int) -> Numeral:
    """The number in figures at a token; a skip, over all tokens that belong to it, where it counts nothing."""
    if scan.plain:
        return _read_plain(scan, first)
    mixed = stroke(scan, first) if scan.key(first + 2) == "/" and scan.spaced(first + 1) else None
    if mixed is not None and not _is_label(scan, first):
        return mixed
    run = _run(scan, first) or (power(scan, first) if TEN_POWER.match(scan.text, scan.at(first).end) else None)
    if run is not None:
        return run
    if _is_label(scan, first) and not (scan.spaced(first) and listed_name(scan, first, first + 1)):
        return replace(skipped(first, first + 1), shape="label")
    if _is_marked(scan, first):
        return skipped(first, first + 1)
    point = scan.key(first - 1) == "." and scan.joined(first) and not scan.joined(first - 1)
    return _slashed(scan, first) or _scaled(scan, first, leading_point=point)


def _read_plain(scan: Scan, first: int) -> Numeral:
    """The number in figures at a token, also where it counts nothing; a skip in a word or before a unit."""
    before = scan.at(first - 1)
    if scan.joined(first) and before.kind in "wx" and not _particle(before.key):
        return skipped(first, first + 1)
    for read in (spaced_groups, stroke, power):
        number = read(scan, first)
        if number is not None:
            return number
    point = before.key == "." or (before.key == "," and scan.language == "tr")
    return _scaled(scan, first, leading_point=point and scan.joined(first) and not scan.joined(first - 1))


def _run(scan: Scan, first: int) -> Numeral | None:
    """Several runs of figures apart by single spaces or hyphens: one grouped number, or (phone, code) none at all."""
    last, hyphens, spaces = first, 0, 0
    while True:
        if scan.spaced(last + 1) and scan.at(last + 1).kind == "n" and scan.at(last + 1).start == scan.at(last).end + 1:
            last, spaces = last + 1, spaces + 1
        elif scan.key(last + 1) in HYPHENS and scan.joined(last + 1) and scan.joined(last + 2):
            if scan.at(last + 2).kind != "n":
                break
            hyphens += 1
            last += 2
        else:
            break
    if not spaces:
        return skipped(first, last + 1) if hyphens > 1 else None
    parts = [scan.at(index).text for index in range(first, last + 1) if scan.at(index).kind == "n"]
    threes = (
        len(parts[0]) <= 3 and parts[0][0] != "0" and all(len(part) == 3 and part.isdecimal() for part in parts[1:])
    )
    if (
        not hyphens
        and threes
        and len(parts) <= _GROUPS
        and "".join(parts).isdecimal()
        and (spaces > 1 or int(parts[-1]) == 0)
    ):
        if _is_label(scan, first) or scan.key(first - 1) == "+":
            return skipped(first, last + 1)
        value = int("".join(parts))
        zeros = len(str(value)) - len(str(value).rstrip("0"))
        return Numeral(first, last + 1, Fraction(value), Fraction(10**zeros))
    return skipped(first, last + 1)


def _is_label(scan: Scan, first: int) -> bool:
    """Whether what stands before the figures makes them a label: F-16, No. 17, page 3, "Falcon 9"."""
    before, joined = scan.at(first - 1), scan.joined(first)
    if before.kind == "x" and joined:
        return True
    if joined and before.kind == "w":
        return not _particle(before.key) and before.text not in CURRENCY_CODES and before.key not in {"rs", "tl"}
    if joined and before.key in HYPHENS | {"/", ":", "."} and scan.joined(first - 1):
        ranged = scan.at(first - 2).kind == "n" or scan.key(first - 2) in PERCENT_SIGNS
        counted = (before.key in HYPHENS and ranged) or (before.key == ":" and scan.at(first - 2).kind == "w")
        signed = before.key in HYPHENS and scan.key(first - 2) == "("
        return not counted and not signed
    if before.key == ":" and scan.key(first - 2) in _FORM_FIELDS:
        return True
    if joined and before.key == "(" and _is_list_mark(scan, first):
        return True
    if joined and before.key == "+":
        return scan.joined(first - 1) and scan.key(first - 2) != "("
    if joined and before.key == "," and not scan.joined(first - 1):
        return True
    if before.key in _SIGNS_OF_LABELS:
        return before.key != "~" and not (before.key == "&" and not joined)
    word = scan.at(first - 2) if before.key == "." and scan.joined(first - 1) else before
    if word.kind != "w":
        return False
    key = word.key[1:] if word.key[:1] in _ARABIC_PARTICLES else word.key
    if word.key in LABELS or key in LABELS:
        after = scan.at(first + 1)
        alone = after.kind != "w" or after.key in PHRASE_STOPS
        if word.key not in CAPITAL_LABELS or word.text[0].isupper() or word is not before or alone:
            return True
    return word is before and _names(scan, first)


def _is_list_mark(scan: Scan, first: int) -> bool:
    """Whether bracketed figures number the parts of a sentence: "(1) vote, (2) count and (3) report"."""
    figures, after = scan.at(first).text, scan.at(first + 2)
    if scan.key(first + 1) != ")" or not figures.isdecimal() or len(figures) > 2 or after.kind != "w":
        return False
    if not after.text.islower() or scan.at(first - 2).text[:1].isupper():
        return False
    number, here = int(figures), scan.at(first).start
    near = scan.text[max(0, here - _LIST_REACH) : here + _LIST_REACH]
    return f"({number - 1})" in near or (number == 1 and "(2)" in near)


def _particle(key: str) -> bool:
    """Whether a joined Arabic word before figures is a particle ("و73", "الـ73")."""
    return key in _ARABIC_PARTICLES or key in {"ال", "وال", "بال", "لل"}


def _names(scan: Scan, first: int) -> bool:
    """Whether a capitalised word before the figures may make a name with them, since they count no known noun."""
    word, before, after = scan.at(first - 1), scan.at(first - 2), scan.at(first + 1)
    if word.text == "The" and before.kind == "w" and after.kind != "w":
        return True  # a title: "her new song The 41"
    if not word.text[0].isupper() or word.key in PHRASE_STOPS or word.key in _HEDGES or word.key in SCALES:
        return False
    if word.key.endswith(("'s", "s'")) or not scan.at(first).text.isdecimal():
        return False
    glued = scan.joined(first + 1) and after.key not in _ENDS
    if word.text in CURRENCY_CODES or glued or after.key in PERCENT_SIGNS | _MONEY_WORDS:
        return False
    if before.kind == "b" or before.text in {".", "!", "?", ":", ";", "“", '"', "”"}:
        return word.key.endswith("s") and after.kind != "w"
    noun = after.key in COUNTED or scan.key(first + 2) in COUNTED or after.key in SCALES
    if noun or after.key in {"percent", "per", "percentage"}:
        return False
    return not (after.kind == "w" and after.text.islower() and scan.turkish(first))


def _is_marked(scan: Scan, first: int) -> bool:
    """Whether what follows the figures takes them out: clock times, list numbers, decades, codes."""
    token, after, joined = scan.at(first), scan.at(first + 1), scan.joined(first + 1)
    if token.text[0] in "0٠۰" and len(token.text) > 1 and token.text.isdecimal() and scan.key(first - 1) != ".":
        return True  # "0400 hours", "007"
    opens = scan.at(first - 1).kind == "b" or (
        scan.key(first - 1) in {"(", "[", "•", "-", "*"} and scan.at(first - 2).kind == "b"
    )
    if opens and joined and after.key in {".", ")", "]"} and len(token.text) <= 3:
        return True
    if scan.key(first - 1) in _CLOCK_LEADS or after.key in TIME_TAILS or after.key in _LABEL_TAILS:
        return True
    if after.key in {"a", "p"} and scan.key(first + 2) == "." and scan.key(first + 3) == "m":
        return True
    if scan.key(first - 1) == "at" and after.key in _CLOCK_AFTER and token.text.isdecimal() and int(token.text) <= 24:
        return True
    if scan.key(first - 1) == "at" and len(token.text) > 3 and token.text[-3] == "." and after.key in _CLOCK_AFTER:
        return True
    if scan.key(first - 1) == "ratio" or after.key in {"هـ", "bölü"}:
        return True
    if not joined:
        return False
    if after.kind == "w":
        ends = _ORDINAL_ENDS | UNITS | SCALE_SIGNS_MONEY.keys() | EN_SCALES.keys()
        return after.key not in ends or (scan.joined(first + 2) and scan.at(first + 2).kind in "nw")
    if after.key in {"'", "’"} and scan.joined(first + 2) and scan.at(first + 2).kind == "w":
        return scan.at(first + 2).key == "s"
    if after.key in HYPHENS and scan.joined(first + 2) and scan.at(first + 2).kind == "w":
        word = scan.at(first + 2).text
        return not word.islower() or len(word) < 2
    if after.key == "." and scan.turkish(first) and scan.at(first + 2).text.islower():
        return True
    if after.key == "^":
        return True
    follows = scan.joined(first + 2) and scan.at(first + 2).kind in "nw"
    return after.kind == "x" or (follows and after.key in {":", "_", "@", "×", "*", "^", "=", ".", "+"})


def _slashed(scan: Scan, first: int) -> Numeral | None:
    """2/3 of ..., ⅔, 2½: a share where it can be nothing else; any other stroke between figures is a skip."""
    after = scan.at(first + 1)
    if after.text in VULGAR and (scan.joined(first + 1) or after.start == scan.at(first).end + 1):
        whole = read_figures(scan.at(first).text, None)
        if whole is None or whole.value.denominator > 1:
            return skipped(first, first + 2)
        return Numeral(first, first + 2, whole.value + VULGAR[after.text], Fraction(1, 10))
    if after.key != "/" or not scan.joined(first + 1) or not scan.joined(first + 2):
        return None
    last = first + 3
    while scan.key(last) == "/" and scan.joined(last):
        last += 2
    if last > first + 3 or scan.at(first + 2).kind != "n":
        return skipped(first, min(last, len(scan.tokens)))
    top, bottom = scan.at(first).text, scan.at(first + 2).text
    if not (top.isdecimal() and bottom.isdecimal() and 0 < int(top[:4]) < int(bottom[:4]) <= 100):
        return skipped(first, last)
    ending = scan.key(last) in {"'", "’"} and scan.joined(last) and scan.key(last + 1) in _SHARE_ENDINGS
    if scan.key(last) not in {"of", "majority", "majorities"} and not ending:
        return skipped(first, last)
    return Numeral(first, last, Fraction(int(top), int(bottom)), SHARE_STEP, "fraction")


def read_vulgar(scan: Scan, first: int) -> Numeral:
    """A share written as one sign: ⅔."""
    return Numeral(first, first + 1, VULGAR[scan.at(first).text], SHARE_STEP, "fraction")


def _scaled(scan: Scan, first: int, *, leading_point: bool) -> Numeral:
    """Figures with the scale word, ordinal ending or dozen after them."""
    token, after = scan.at(first), scan.at(first + 1)
    glued = scan.joined(first + 1) and after.kind == "w"
    if glued and after.key in _ORDINAL_ENDS:
        return _ordinal(first, first + 2, read_figures(token.text, "en"))
    if after.key in {"'", "’"} and scan.key(first + 2) in TR_ORDINAL_SUFFIXES and scan.joined(first + 2):
        return _ordinal(first, first + 3, read_figures(token.text, "tr"))
    place, size = scale_after(scan, first, glued=glued)
    percent = _percent_near(scan, first)
    written = "0." + token.text if leading_point and token.text.isdecimal() else token.text
    tongue = scan.tongue(first) if not written.isdecimal() else None
    figures = read_figures(written, tongue, decimal=bool(size) or percent, sure=scan.language is not None)
    if figures is None or size < 0:
        return skipped(first, place)
    value, step = figures
    begins = first - 1 if leading_point and written is not token.text else first
    if scan.key(first + 1) == "buçuk" and scan.key(first + 2) in TR_SCALES:
        size = TR_SCALES[scan.key(first + 2)]
        value, step, place = value + Fraction(1, 2), Fraction(1, 10), first + 3
    mixed = mixed_after(scan, place, quarters=value < 100 or size > 1)
    if mixed is not None:
        share, end = mixed
        scale = EN_SCALES.get(scan.key(end), 0)
        if not share or (size and scale and not (scan.plain and scale < size)):
            return skipped(first, end)
        if size:
            return Numeral(begins, end + bool(scale), value * size + share * (scale or size), Fraction(size, 10))
        value += share
        if scale:
            return Numeral(begins, end + 1, value * scale, Fraction(scale, 10), mantissa=value)
        return Numeral(begins, end, value, Fraction(1, 10))
    joint = arabic.mixed_after(scan, place)
    if joint is not None or scan.key(place) in _ARABIC_PARTS:
        return _with_arabic_part(scan, first, place, (value, size), joint or (Fraction(0), place + 1))
    if not size:
        return Numeral(begins, place, value, step)
    mantissa = None if size == 12 else value
    return Numeral(begins, place, value * size, Fraction(1) if size == 12 else step * size, mantissa=mantissa)


def _with_arabic_part(
    scan: Scan, first: int, place: int, amount: tuple[Fraction, int], part: tuple[Fraction, int]
) -> Numeral:
    """ "3 ملايين ونصف"; a skip for "3 أخماس" and what may be two quantities."""
    value, size = amount
    share, end = part
    if not share or scan.key(end).removeprefix("ال") in AR_SCALES:
        return skipped(first, end)
    return Numeral(first, end, (value + share) * (size or 1), Fraction(size or 1, 10))


def _ordinal(first: int, last: int, figures: Figures | None) -> Numeral:
    return Numeral(first, last, figures.value, Fraction(1), "ordinal") if figures else skipped(first, last)


def _percent_near(scan: Scan, first: int) -> bool:
    """Whether a sign or word of percent stands next to the figures."""
    before, after = scan.key(first - 1), scan.key(first + 1)
    return before in PERCENT_SIGNS or before == "yüzde" or after in PERCENT_SIGNS or after in {"percent", "per", "pct"}


def follows_label(scan: Scan, last: int, first: int) -> bool:
    """Whether figures at `first` go on a list of labels that ended at `last`: "Articles 5 and 7", "pages 17-19"."""
    return first - last == 1 and scan.key(last) in _LIST_JOINTS
