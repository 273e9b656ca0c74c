"""The quantities of a text: numerals put into their context, ranges made of two."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from sources.text import Span
from sources.text.dates import find_dates
from sources.text.lexicon import word_set
from sources.text.lexicon.counting import CHANGE_WORDS, LOSS_VERBS, SCORE_VERBS, VOTE_WORDS
from sources.text.lexicon.numbers import INTERVALS, ROUND_FROM, Bound, HedgeName
from sources.text.quantities.arabic import particle_length
from sources.text.quantities.context import (
    Affix,
    Noun,
    affix,
    counted_noun,
    direction,
    hedge_after,
    hedge_before,
    is_age,
)
from sources.text.quantities.model import Found, Kind, Numeral, Quantity
from sources.text.quantities.reading import read_numerals
from sources.text.quantities.subjects import add_subjects
from sources.text.quantities.tokens import Scan, scan
from sources.text.quantities.turkish import PARTITIVES

_DASHES: Final = frozenset("-‐‑–—−")
_SHARED_BY: Final = word_set("of out to and or - – — , ila ile veya من و او الى")
_RATIOS: Final = word_set("ratio odds")
_RATIO_NOUNS: Final = word_set("margin ratio odds majority")
_SHARE_LEADS: Final = word_set("of the its their his her our this")
_LOOK_BACK: Final = 7


def find_quantities(text: str, *, language: str | None = None) -> list[Quantity]:
    """The numbers a text states, in reading order, never overlapping; spans in code points.

    English, Turkish and Arabic, in figures and in words. `language` ("en", "tr", "ar") decides what a separator means
    where the words round it do not tell; what stays open is left out. Dates, years, clock times, labels, versions,
    addresses and list numbers are no quantities. Never raises; linear in the length of the text.
    """
    if not text:
        return []
    dates = [Span(mention.start, mention.end) for mention in find_dates(text, language=language)]
    tokens = scan(text, dates, language)
    numerals = read_numerals(tokens)
    if not numerals:
        return []
    found: list[Found] = []
    index = 0
    while index < len(numerals):
        number = numerals[index]
        following = numerals[index + 1] if index + 1 < len(numerals) else None
        pair = _pair(tokens, number, following, numerals[index + 2] if index + 2 < len(numerals) else None)
        if pair == "drop":
            index += 2
        elif isinstance(pair, Found):
            _add(found, pair)
            index += 2
        elif pair == "vote" and following is not None:
            _add(found, _made(tokens, number, None))
            _add(found, _made(tokens, following, None))
            index += 2
        elif _is_scored(tokens, number):
            index += 1
        else:
            like = following if pair == "scale" else None
            made = _made(tokens, number if like is None else _scaled_like(number, like), following, like=like)
            _add(found, made)
            index += 1
    return add_subjects(tokens, _tallies(tokens, _shared_units(tokens, found)))


def _add(found: list[Found], made: Found | None) -> None:
    """Add a quantity; two that claim one sign ("5 $ 10") are both left out."""
    if made is None:
        return
    if found and made.quantity.start < found[-1].quantity.end:
        found.pop()
        return
    found.append(made)


def _pair(scan: Scan, first: Numeral, second: Numeral | None, third: Numeral | None) -> Found | str:
    """Two numerals as one range, "drop" for a score or code, "vote" for two
    counts joined by a dash, "scale" for two counts of one scale, "" for two counts."""
    if second is None or first.shape in {"vague", "ordinal", "zero"} or second.shape in {"vague", "ordinal", "zero"}:
        return ""
    left, right = affix(scan, first), affix(scan, second)
    between = [scan.at(index) for index in range(left.last, right.first)]
    if len(between) != 1:
        return ""
    led = left.kind == "percent" and left.first < first.first  # "yüzde 5 ile 7 arasında"
    if left.kind != right.kind and not led and (left.kind == "percent" or right.first < second.first):
        return ""  # "fell 12% to £30m"
    joint = between[0].key
    scaled = _scaled_like(first, second)
    rising = scaled.value < second.value
    before = _words_before(scan, left.first)
    if joint in _DASHES:
        return _dashed(scan, scaled, second, rising=rising, third=third)
    start = hedge_before(scan, left.first)[1]
    lead = scan.key(start - 1)
    if joint in {"and", "و", "ile", "ve"}:
        enclosed = lead in {"between", "بين", "ما بين"} or scan.key(right.last) == "arasında"
        enclosed = enclosed or (scan.key(right.last) in {"'", "’"} and scan.key(right.last + 2) == "arasında")
        return _range(scan, scaled, second) if enclosed and rising else ""
    if joint in {"or", "veya", "او"}:
        return _range(scan, scaled, second) if second.value - first.value == 1 and first.value >= 1 else ""
    if joint not in {"to", "ila", "الى"}:
        return ""
    if before & _RATIOS or scan.key(right.last) in _RATIO_NOUNS:
        return "drop"
    if not rising or before & (CHANGE_WORDS | VOTE_WORDS):
        return "scale"
    if lead in SCORE_VERBS and scan.at(right.last).kind != "w":
        return "drop"
    if left.kind == right.kind == "percent" and lead != "from":
        return "scale"  # "37 percent to 43 percent" compares two
    return _range(scan, scaled, second)


def _dashed(scan: Scan, first: Numeral, second: Numeral, *, rising: bool, third: Numeral | None) -> Found | str:
    """ "70-73": a range if it rises, two counts in a vote, else nothing to be sure of."""
    last = second.last
    if third is not None and third.first == last + 1 and scan.key(last) in _DASHES:
        return "drop"
    joint = second.first - 1
    tight = scan.joined(joint) and scan.joined(joint + 1)
    loose = scan.spaced(joint) and scan.spaced(joint + 1) and scan.key(joint) in {"–", "—"}
    if scan.key(joint) == "−" or not (tight or loose or not scan.joined(joint)):
        return "drop"
    before = _words_before(scan, first.first)
    if before & VOTE_WORDS and first.shape == second.shape == "cardinal":
        return "vote"
    scored = scan.key(first.first - 1) in SCORE_VERBS and scan.at(last).kind != "w"
    if not rising or scored or (loose and scan.at(last).kind != "w"):
        return "drop"
    made = _range(scan, first, second)
    lengths = scan.at(first.first).end - scan.at(first.first).start, scan.at(last - 1).end - scan.at(last - 1).start
    if not made.quantity.unit and lengths[1] > 3 and lengths[0] != lengths[1] and not second.words:
        return "drop"  # a telephone number or a code
    return made


def _is_scored(scan: Scan, number: Numeral) -> bool:
    """Whether a dash joins the numeral to figures that were left out: what remains of a score."""
    after = scan.key(number.last) in _DASHES and scan.joined(number.last) and scan.joined(number.last + 1)
    before = scan.key(number.first - 1) in _DASHES and scan.joined(number.first) and scan.joined(number.first - 1)
    return (after and scan.at(number.last + 1).kind == "n") or (before and scan.at(number.first - 2).kind == "n")


def _words_before(scan: Scan, first: int) -> set[str]:
    """The words of the same clause shortly before a token."""
    words: set[str] = set()
    for index in range(first - 1, max(-1, first - 1 - _LOOK_BACK), -1):
        token = scan.at(index)
        if token.kind == "b" or token.key in {".", ";", "!", "?"}:
            break
        words.add(token.key)
    return words


def _scaled_like(first: Numeral, second: Numeral) -> Numeral:
    """The first of two numerals with the scale word of the second: "4 to 5 million"."""
    if second.mantissa is None or first.mantissa is not None or not first.value or not second.mantissa:
        return first
    if not Fraction(1, 10) <= first.value / second.mantissa <= 10 or first.value >= ROUND_FROM:
        return first
    scale = second.value / second.mantissa
    return replace(first, value=first.value * scale, step=first.step * scale, mantissa=first.value)


def _range(scan: Scan, first: Numeral, second: Numeral) -> Found:
    """One quantity of two numerals: both ends are meant."""
    left, right = affix(scan, first), affix(scan, second)
    named = right if right.kind else left
    both = Numeral(left.first, right.last, second.value, second.step)
    noun = _noun(scan, both, Affix(left.first, right.last, named.kind, named.unit, 0), None)
    start, end = _starts(scan, left.first), scan.at(right.last - 1).end
    quantity = Quantity(
        start, end, scan.text[start:end], None, first.value, second.value, lo_closed=True, hi_closed=True,
        kind="range", unit=named.unit or noun.unit, modality="range",
    )  # fmt: skip
    return Found(quantity, hedge_before(scan, left.first)[1], max(noun.last, right.last), right.last)


def _noun(scan: Scan, number: Numeral, signs: Affix, following: Numeral | None) -> Noun:
    if signs.kind:
        return Noun("", -1)
    foreign = scan.tongue(number.first) in {"tr", "ar"} or scan.key(number.last)[:1] >= "\u0600"
    single = number.value == 1 or number.shape in {"fraction", "ordinal"}
    if number.shape == "fraction" and scan.key(number.last - 1) in PARTITIVES:
        return Noun("", -1)  # "seçmenlerin yarısı geldi": what it is a share of stands before it
    if number.shape == "fraction" and scan.key(number.last) in {"majority", "majorities"}:
        return Noun("majority", number.last + 1)
    last = number.last
    if scan.key(last) in {"'", "’"} and scan.joined(last) and scan.joined(last + 1) and foreign:
        return Noun("", -1)  # a Turkish case ending: "3'ü ağır 12 kişi"
    if number.shape == "fraction":
        noun = counted_noun(scan, last, single=False, following=following, foreign=foreign)
        if noun.unit or scan.key(last) not in _SHARE_LEADS:
            return noun
    return counted_noun(scan, last, single=single, following=following, foreign=foreign)


def _made(scan: Scan, number: Numeral, following: Numeral | None, *, like: Numeral | None = None) -> Found | None:
    """The quantity of one numeral, or None where its sign leaves it open; `like` is one whose percent it shares."""
    signs = affix(scan, number)
    shared = affix(scan, like) if like is not None and not signs.kind else None
    if shared is not None and shared.kind == "percent":
        signs = replace(signs, kind="percent", unit=shared.unit)
    if signs.sign == 2:
        if not signs.kind:
            return None
        signs = replace(signs, sign=-1, first=signs.first - 1)
    plain = number.shape == "cardinal" and not signs.kind
    noun = _noun(scan, number, signs, following)
    hedge, start = hedge_before(scan, signs.first)
    after = hedge_after(scan, signs.last) or (hedge_after(scan, noun.last) if noun.last > 0 else None)
    if hedge is None or (hedge == "exact" and after):
        hedge = after or hedge
    article = plain and scan.key(number.first) == "a" and number.last == number.first + 1
    turn = direction(scan, start, noun, signs, article=article) if plain and number.value else 0
    if number.shape == "zero" and scan.key(start - 1) in LOSS_VERBS:
        turn = -1  # "lost no seats" is no level of none
    unit = signs.unit or noun.unit or ("year" if is_age(scan, start) else "")
    kind = _kind(number, signs, turn)
    first, last = _starts(scan, signs.first), scan.at(signs.last - 1).end
    quantity = Quantity(
        first, last, scan.text[first:last], None, None, None, lo_closed=True, hi_closed=True,
        kind=kind, unit=unit, modality="exact",
    )  # fmt: skip
    if number.shape == "vague":
        low, high = number.vague
        quantity = replace(
            quantity, lo=Fraction(low), hi=None if high is None else Fraction(high), hi_closed=high is not None,
            modality="vague",
        )  # fmt: skip
        return Found(quantity, start, max(noun.last, signs.last), signs.last)
    rule = _plain_rule(number, signs, unit) if hedge is None or hedge == "exact" else hedge
    filled = _with_interval(quantity, number, rule, negative=(turn or signs.sign) < 0)
    return Found(filled, start, max(noun.last, signs.last), signs.last)


def _starts(scan: Scan, index: int) -> int:
    """Where the token's number begins: after a joined Arabic particle."""
    token = scan.at(index)
    return token.start + (particle_length(token.key) if token.kind == "w" else 0)


def _kind(number: Numeral, signs: Affix, turn: int) -> Kind:
    if number.shape == "vague":
        return "vague"
    if number.shape == "ordinal":
        return "ordinal"
    if signs.kind:
        return signs.kind
    if number.shape == "fraction":
        return "fraction"
    if number.value == 0:
        return "delta" if turn else "zero"
    return "delta" if turn else "count"


def _plain_rule(number: Numeral, signs: Affix, unit: str) -> HedgeName:
    """The row of the interval table for a number without a hedge."""
    if number.shape == "fraction":
        return "threshold" if unit == "majority" else "share"
    if number.shape == "ordinal":
        return "exact"
    if signs.kind == "percent":
        return "percent"
    scaled = number.mantissa is not None and number.step > 1
    return "rounded" if scaled or (number.step >= 100 and number.value >= ROUND_FROM) else "exact"


def _with_interval(quantity: Quantity, number: Numeral, name: HedgeName, *, negative: bool) -> Quantity:
    """The quantity with its value and the interval that the table's row gives; mirrored for a loss."""
    rule = INTERVALS[name]
    step = number.step
    if quantity.kind == "percent" and number.value.denominator == 1 and step > 1 and number.mantissa is None:
        step = Fraction(1)  # "40 percent" is given to the percent
    if number.shape == "fraction":
        step = min(step, number.value)  # "one in 50" is no share round nothing
    lo, hi = _end(rule.lo, number.value, step, -1), _end(rule.hi, number.value, step, 1)
    if number.value == 0 and name in {"nearly", "fewer_than"}:
        lo, hi, rule = Fraction(0), Fraction(0), INTERVALS["exact"]
    lo_closed, hi_closed = rule.lo.closed, rule.hi.closed
    if lo is not None and hi is not None and lo == hi:
        lo_closed = hi_closed = True
    if negative:
        lo, hi, lo_closed, hi_closed = _minus(hi), _minus(lo), hi_closed, lo_closed
    return replace(
        quantity, value=number.value, lo=lo, hi=hi, lo_closed=lo_closed, hi_closed=hi_closed, modality=rule.modality
    )


def _end(bound: Bound, value: Fraction, step: Fraction, outwards: int) -> Fraction | None:
    if bound.factor is None:
        return None
    if not bound.half_steps and not bound.share:
        return value if bound.factor == 1 else bound.factor * value
    return bound.factor * value + outwards * max(bound.half_steps * step / 2, bound.share * value)


def _minus(end: Fraction | None) -> Fraction | None:
    return None if end is None else -end


def _shared_units(scan: Scan, found: list[Found]) -> list[Found]:
    """A numeral without a noun takes that of the next one it is joined to: "23 of 140 seats", "from 52 to 19 seats"."""
    shared = list(found)
    for index in range(len(shared) - 2, -1, -1):
        one, other = shared[index], shared[index + 1]
        if one.quantity.unit or one.quantity.kind in {"percent", "money", "ordinal"} or other.quantity.kind == "money":
            continue
        if not other.quantity.unit or other.quantity.kind == "percent" or one.last > other.first:
            continue
        if all(scan.key(place) in _SHARED_BY for place in range(one.last, other.first)):
            shared[index] = replace(one, quantity=replace(one.quantity, unit=other.quantity.unit))
    return shared


def _tallies(scan: Scan, found: list[Found]) -> list[Found]:
    """The two sides of a vote count votes: "voted 31 to 14", "by 52 votes to 48", "passed 51-49"."""
    told = list(found)
    for at, (one, other) in enumerate(pairwise(found)):
        plain = one.quantity.kind == other.quantity.kind == "count" and not other.quantity.unit
        if not plain or other.first - one.last != 1 or one.quantity.unit not in ("", "vote"):
            continue
        joint = scan.key(one.last)
        if (joint != "to" and joint not in _DASHES) or scan.key(one.first - 1) == "in":
            continue
        if one.quantity.unit or _words_before(scan, one.first) & VOTE_WORDS:
            for place, each in ((at, one), (at + 1, other)):
                told[place] = replace(each, quantity=replace(each.quantity, unit="vote"))
    return told
