"""English numbers in words: cardinals, shares, dozens, ordinals, "no" and "none"."""

from fractions import Fraction
from typing import Final

from sources.text.lexicon import word_set
from sources.text.lexicon.counting import (
    COUNTED,
    HALF_LEADS,
    HALF_TAILS,
    NO_NOUNS,
    NOT_PLURAL,
    ONE_IDIOMS,
    PHRASE_STOPS,
    SUFFIXED_NOT_COUNTED,
)
from sources.text.lexicon.numbers import (
    EN_DENOMINATORS,
    EN_ORDINALS,
    EN_SCALES,
    EN_TEENS,
    EN_TENS,
    EN_UNITS,
    SHARE_STEP,
    VAGUE_LEADS,
    VAGUE_SCALES,
)
from sources.text.quantities.model import Numeral, skipped, step_of
from sources.text.quantities.tokens import Scan

_BELOW_HUNDRED: Final = EN_UNITS | EN_TEENS | EN_TENS
STARTS: Final = frozenset(
    {*_BELOW_HUNDRED, *EN_ORDINALS, *VAGUE_LEADS, "a", "an", "half", "no", "none", "zero", "nil", "quarter"}
    | {"hundred", "dozen", *EN_SCALES}
)
_NOT_HALF: Final = word_set("first second other latter better last next previous this and")
_ZERO_VERBS: Final = word_set("won win gained secured took received got lost suffered")
_ZERO_NOT: Final = word_set("tolerance sum hour day gravity emission emissions waste zone")
_ZEROS: Final = word_set("zero nought oh")
_ONE_HYPHEN: Final = word_set("seat member vote point day year month week hour million")
_PLURAL_SCALES: Final = word_set("hundreds thousands millions billions")
_MAX_WORDS: Final = 24


def read_english(scan: Scan, first: int) -> Numeral | None:
    """The number in words that begins at a token, a skip for words that must not be counted, or None."""
    key = scan.key(first)
    if key in {"no", "none", "zero", "nil"}:
        return _zero(scan, first, key)
    if key in VAGUE_LEADS:
        return _several(scan, first)
    if key in {"half", "quarter"} or (key in {"a", "an"} and scan.key(first + 1) in EN_DENOMINATORS):
        return _share_alone(scan, first)
    if key in EN_ORDINALS:
        return _ordinal(scan, first)
    if key in {"hundred", "dozen", *EN_SCALES}:
        return skipped(first, first + 1)
    if key in {"a", "an"}:
        number = cardinal(scan, first) if scan.key(first + 1) in {"hundred", "dozen", *EN_SCALES} else None
        return number and _with_suffix(scan, number)
    if key == "one" and (lone := _lone_one(scan, first)) is not None:
        return lone
    number = cardinal(scan, first)
    if number is None or number.shape == "skip":
        return number
    if scan.key(first - 1) in {"past", "minus", "negative"} and scan.key(first - 2) in {"half", "quarter", ""}:
        return skipped(first, number.last)
    if scan.key(first - 1) == "point" and scan.spaced(first):
        return skipped(first, number.last)  # "nought point three"
    return _with_suffix(scan, number)


def following(scan: Scan, index: int) -> int:
    """The token after `index` that may belong to the same number: next word, or the word after a hyphen; -1 if none."""
    if scan.spaced(index + 1) and scan.at(index + 1).kind == "w":
        return index + 1
    if scan.key(index + 1) in {"-", "‐", "‑"} and scan.joined(index + 1) and scan.joined(index + 2):
        return index + 2
    return -1


def _below_hundred(scan: Scan, first: int) -> tuple[int, int] | None:
    """A number below a hundred: (value, index of its last token)."""
    key = scan.key(first)
    if key in EN_TENS:
        unit = following(scan, first)
        if unit > 0 and scan.key(unit) in EN_UNITS:
            return EN_TENS[key] + EN_UNITS[scan.key(unit)], unit
        return EN_TENS[key], first
    value = EN_TEENS.get(key) or EN_UNITS.get(key)
    return None if value is None else (value, first)


def _below_thousand(scan: Scan, first: int) -> tuple[int, int] | None:
    """A number with hundreds ("a hundred and six"): (value, index of its last token)."""
    if scan.key(first) in {"a", "an"} and scan.key(first + 1) == "hundred":
        small: tuple[int, int] | None = (1, first)
    else:
        small = _below_hundred(scan, first)
    if small is None:
        return None
    hundred = following(scan, small[1])
    if hundred < 0 or scan.key(hundred) != "hundred":
        return small
    value, last = small[0] * 100, hundred
    rest = _rest(scan, last)
    tail = _below_hundred(scan, rest) if rest > 0 else None
    return (value + tail[0], tail[1]) if tail and not _parted(scan, tail[1]) else (value, last)


def _parted(scan: Scan, last: int) -> bool:
    """Whether the next word makes a share of the number before it: "five billion and three quarters"."""
    after = following(scan, last)
    return after > 0 and scan.key(after) in EN_DENOMINATORS


def _rest(scan: Scan, last: int) -> int:
    """Where the smaller part of a number may go on: past an "and"."""
    index = following(scan, last)
    return following(scan, index) if index > 0 and scan.key(index) == "and" else index


def cardinal(scan: Scan, first: int) -> Numeral | None:
    """A cardinal in words with its scale words, a half after them, or dozens."""
    total, limit, start, last, scaled = 0, 10**15, first, first - 1, False
    mantissa: Fraction | None = None
    while start > 0 or start == first:
        part = _below_thousand(scan, start)
        if part is None and scan.key(start) in {"a", "an"} and scan.key(start + 1) in {"dozen", *EN_SCALES}:
            part = (1, start)
        if part is None or start - first > _MAX_WORDS:
            break
        value, end = part
        scale = following(scan, end)
        size = EN_SCALES.get(scan.key(scale), 0) if scale > 0 else 0
        if scaled and (size >= limit or (not size and (value >= limit or _parted(scan, end)))):
            break
        if not size:
            total, last = total + value, end
            break
        if scan.key(following(scan, scale)) in EN_SCALES:
            return skipped(first, scale + 2)  # "three lakh crore"
        mantissa = Fraction(value) if not scaled else None
        total, limit, last, scaled = total + value * size, size, scale, True
        start = _rest(scan, last)
    if last < first:
        return None
    whole = Numeral(first, last + 1, Fraction(total), step_of(Fraction(total)), words=True, mantissa=mantissa)
    return _with_half(scan, whole, limit if scaled else 1)


def _with_half(scan: Scan, number: Numeral, size: int) -> Numeral:
    """The number with "and a half", "point five" or "dozen" after it, and a scale word after those."""
    last = number.last - 1
    keys = [scan.key(index) for index in range(last + 1, last + 4)]
    if keys[0] in {"dozen", "dozens"}:
        if number.value >= 100:
            return skipped(number.first, last + 2)
        return Numeral(number.first, last + 2, number.value * 12, Fraction(1), words=True)
    value, end = number.value, last
    half = half_after(scan, last + 1)
    if half is not None:
        if not half or (size > 1 and scan.key(last + 4) in EN_SCALES):
            return skipped(number.first, last + 4)
        value, end = value + half * size, last + 3
    elif keys[0] == "point" and scan.spaced(last + 2) and keys[1] in _BELOW_HUNDRED and keys[1] not in EN_UNITS:
        return skipped(number.first, last + 3)
    elif keys[0] == "point" and (keys[1] in EN_UNITS or keys[1] in _ZEROS) and size == 1:
        figures, end = "", last + 1
        while (key := scan.key(end + 1)) in EN_UNITS or key in _ZEROS:
            figures, end = figures + str(EN_UNITS.get(key, 0)), end + 1
            if len(figures) > _MAX_WORDS:
                break
        value += Fraction(int(figures), 10 ** len(figures))
    else:
        return number
    scale = EN_SCALES.get(scan.key(end + 1), 0) if size == 1 and scan.spaced(end + 1) else 0
    step = Fraction(size, 10) if value.denominator > 1 or size > 1 else Fraction(1)
    if scale:
        return Numeral(number.first, end + 2, value * scale, step * scale, words=True, mantissa=value)
    return Numeral(number.first, end + 1, value, step, words=True)


def half_after(scan: Scan, index: int) -> Fraction | None:
    """The part in "and a half", "and a quarter", "and a third" at a token; 0 for one not to be sure of, else None."""
    if scan.key(index) != "and" or scan.key(index + 1) not in {"a", "one"}:
        return None
    part = scan.key(index + 2)
    if part not in EN_DENOMINATORS or part.endswith("s"):
        return None
    sure = scan.key(index + 1) == "a" and part in {"half", "quarter", "third"} and scan.key(index + 3) != "of"
    return Fraction(1, EN_DENOMINATORS[part]) if sure else Fraction(0)


def _with_suffix(scan: Scan, number: Numeral) -> Numeral | None:
    """A cardinal, a share ("two-thirds") or an ordinal ("twenty-first"), by the word that follows."""
    if number.shape == "skip":
        return number
    if scan.key(number.last) == "of" and scan.key(number.last + 1) in _PLURAL_SCALES:
        return skipped(number.first, number.last + 2)  # "ten of thousands"
    after = following(scan, number.last - 1)
    key = scan.key(after) if after > 0 else ""
    hyphen = scan.key(number.last) in {"-", "‐", "‑"} and scan.joined(number.last) and scan.joined(number.last + 1)
    if key in EN_DENOMINATORS and number.value.denominator == 1 and number.mantissa is None:
        return _share(scan, number, after, key)
    if key.endswith("ths") or key == "firsts":
        return skipped(number.first, after + 1)
    if key in EN_ORDINALS and hyphen and number.value % 10 == 0:
        return Numeral(number.first, after + 1, number.value + EN_ORDINALS[key], Fraction(1), "ordinal", words=True)
    if hyphen and key and (key in SUFFIXED_NOT_COUNTED or (number.value == 1 and key not in _ONE_HYPHEN)):
        return skipped(number.first, after + 1)
    return number


def _share(scan: Scan, number: Numeral, after: int, key: str) -> Numeral | None:
    """ "two thirds": a plural part for more than one; "two fifth-graders" and "three quarters of 2021" are none."""
    parts = EN_DENOMINATORS[key]
    plural = key.endswith("s")
    compound = scan.key(after + 1) in {"-", "‐"} and scan.joined(after + 1) and scan.joined(after + 2)
    if (number.value > 1) != plural or number.value >= parts or compound:
        mixed = any(scan.key(index) == "and" for index in range(number.first, after))
        return number if key == "quarters" and not mixed else skipped(number.first, after + 1)
    timed = scan.key(number.first - 1) in _NOT_HALF - {"and"} or scan.at(after + 2).kind == "x"
    if parts == 4 and timed:
        return skipped(number.first, after + 1)
    return _of_million(scan, Numeral(number.first, after + 1, number.value / parts, SHARE_STEP, "fraction", words=True))


def _of_million(scan: Scan, share: Numeral) -> Numeral:
    """A share, or what it makes with a scale word: "half a million", "two thirds of a million", "half a dozen"."""
    index = share.last
    if scan.key(index) == "of" and scan.key(index + 1) in {"a", "one"}:
        index += 2
    elif scan.key(index) == "a":
        index += 1
    key = scan.key(index)
    size = 12 if key == "dozen" else EN_SCALES.get(key, 0)
    if not size:
        return share
    value = share.value * size
    step = Fraction(1) if size == 12 else Fraction(size, 10)
    return Numeral(share.first, index + 1, value, step, words=True, mantissa=None if size == 12 else share.value)


def _share_alone(scan: Scan, first: int) -> Numeral | None:
    """ "half of", "a third of", "more than half", "half a million"; "second half" and "a third term" are none."""
    article = scan.key(first) in {"a", "an"}
    index = first + 1 if article else first
    key, before, after = scan.key(index), scan.key(first - 1), scan.key(index + 1)
    if key.endswith("s") or scan.joined(index) or (scan.at(index + 1).text in {"-", "‐"} and scan.joined(index + 1)):
        return skipped(first, index + 1) if key == "half" else None
    share = Numeral(first, index + 1, Fraction(1, EN_DENOMINATORS[key]), SHARE_STEP, "fraction", words=True)
    number = _of_million(scan, share)
    if number is not share:
        return number if before not in _NOT_HALF else skipped(first, number.last)
    if key == "quarter" and not article:
        return None
    tails = {"of", "majority"} if key != "half" else HALF_TAILS | {"majority"}
    if before in _NOT_HALF or scan.at(index + 2).kind == "x":
        return skipped(first, index + 1)
    if after in tails or before in HALF_LEADS or (key == "half" and article):
        return share
    return skipped(first, index + 1) if key in {"half", "quarter"} else None


def _ordinal(scan: Scan, first: int) -> Numeral | None:
    """ "fifth": not as part of a name or a compound ("Second World War", "first-hand", "third-party")."""
    token = scan.at(first)
    inside = scan.at(first - 1).kind == "w" and token.text[:1].isupper()
    hyphen = scan.key(first + 1) in {"-", "‐", "‑"} and scan.joined(first + 1)
    if inside or hyphen or scan.joined(first):
        return None
    if token.key == "second":  # also the sixtieth part of a minute
        after = scan.at(first + 1)
        if scan.key(first - 1) in {"a", "per", "each", "every"} or after.kind != "w" or after.key in PHRASE_STOPS:
            return None
    return Numeral(first, first + 1, Fraction(EN_ORDINALS[token.key]), Fraction(1), "ordinal", words=True)


def _several(scan: Scan, first: int) -> Numeral | None:
    """ "several hundred", "a few dozen": vague, and never a hundred or a dozen."""
    key = scan.key(first + 1)
    if key not in VAGUE_SCALES or not scan.spaced(first + 1):
        return None
    last = first + 2
    if scan.key(last) in EN_SCALES and scan.key(first + 1) == "hundred":  # several hundred thousand
        size = EN_SCALES[scan.key(last)]
        interval: tuple[int, int | None] = (200 * size, 1000 * size - 1)
        last += 1
    else:
        interval = VAGUE_SCALES[key]
    return Numeral(first, last, Fraction(0), Fraction(1), "vague", words=True, vague=interval)


def _zero(scan: Scan, first: int, key: str) -> Numeral | None:
    """ "no seats", "none of the 140", "zero votes"; not "no comment", "no one", "zero tolerance"."""
    after = scan.key(first + 1)
    if key == "none":
        counts = after == "of" and scan.key(first + 2) not in {"them", "us", "this", "that", "it"}
    elif key == "no":
        noun = after if plural(after) else scan.key(first + 2)
        led = scan.key(first - 1) in _ZERO_VERBS
        counts = scan.spaced(first + 1) and plural(noun) and (noun in NO_NOUNS or (led and noun == after))
        counts = counts and after not in PHRASE_STOPS
    else:
        counts = scan.spaced(first + 1) and after not in _ZERO_NOT and (plural(after) or after == "percent")
    if not counts:
        return None
    return Numeral(first, first + 1, Fraction(0), Fraction(1), "zero", words=True)


def _lone_one(scan: Scan, first: int) -> Numeral | None:
    """A skip where "one" is a pronoun or an idiom; None where it may count ("one seat", "one million")."""
    after, before = scan.key(first + 1), scan.key(first - 1)
    if following(scan, first) == first + 2:
        return None
    known = after in EN_DENOMINATORS or after in {"hundred", "dozen", "percent", "per", "point", *EN_SCALES}
    if known or (after == "and" and scan.key(first + 2) == "a"):
        return None
    if after in {"to", "or"} and scan.key(first + 2) in _BELOW_HUNDRED:
        return None
    if after == "in" and (scan.key(first + 2) in _BELOW_HUNDRED or scan.at(first + 2).kind == "n"):
        return _one_in(scan, first)
    noun = scan.at(first + 1)
    counts = (
        noun.kind == "w"
        and scan.spaced(first + 1)
        and (noun.text.islower() or noun.text.isupper())
        and after not in PHRASE_STOPS
        and after not in ONE_IDIOMS
        and after not in _BELOW_HUNDRED
        and not plural(after)
        and before not in {"no", "the", "this", "that", "which", "each", "every", "any", "some", "another"}
        and not after.endswith(("ly", "ed"))
    )
    return None if counts else skipped(first, first + 1)


def _one_in(scan: Scan, first: int) -> Numeral:
    """ "one in five voters": a share."""
    figures = scan.at(first + 2)
    if figures.kind == "n":
        if not (figures.text.isdecimal() and 2 <= int(figures.text[:5]) <= 1000) or scan.joined(first + 3):
            return skipped(first, first + 1)
        return Numeral(first, first + 3, Fraction(1, int(figures.text)), SHARE_STEP, "fraction", words=True)
    whole = cardinal(scan, first + 2)
    if whole is None or whole.value < 2 or whole.mantissa is not None:
        return skipped(first, first + 1)
    return Numeral(first, whole.last, 1 / whole.value, SHARE_STEP, "fraction", words=True)


def plural(key: str) -> bool:
    """Whether a lower-case English word looks like a plural noun."""
    return key in COUNTED or (
        len(key) > 3 and key.endswith("s") and not key.endswith(("ss", "ous")) and key not in NOT_PLURAL
    )
