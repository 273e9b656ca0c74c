"""English numbers in words where they count: cardinals, shares, ordinals, "no" and "none"; not "one of them"."""

from fractions import Fraction
from typing import Final

from sources.text.lexicon import word_set
from sources.text.lexicon.counting import (
    COUNTED,
    COUNTED_SINGULAR,
    HALF_LEADS,
    HALF_TAILS,
    LOSS_VERBS,
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
    SHARE_STEP,
    VAGUE_LEADS,
    VAGUE_SCALES,
)
from sources.text.quantities.english_numbers import (
    BELOW_HUNDRED,
    DASHES,
    NOT_HALF,
    ZEROS,
    article_share,
    cardinal,
    decimals_after,
    following,
    of_million,
    with_suffix,
)
from sources.text.quantities.model import Numeral, skipped
from sources.text.quantities.tokens import Scan

STARTS: Final = frozenset(
    {
        *BELOW_HUNDRED,
        *EN_ORDINALS,
        *VAGUE_LEADS,
        "any",
        "a",
        "an",
        "half",
        "no",
        "none",
        "zero",
        "nil",
        "nought",
        "naught",
        "quarter",
    }
    | {"hundred", "dozen", *EN_SCALES}
)
_ZERO_VERBS: Final = word_set("won win gained secured took received got lost suffered")
_ZERO_ALSO: Final = word_set("percent growth inflation")
_ZERO_NOT: Final = word_set("tolerance sum hour day gravity emission emissions waste zone")
_ONE_HYPHEN: Final = word_set("seat member vote point day year month week hour million")
_DENIALS: Final = word_set("not never without failed fails nor")
_NO_OBJECTS: Final = word_set("that if whether than as how of for in on to by with at from and or")
_DENIAL_REACH: Final = 4  # words
_PLURAL_SCALES: Final = word_set("hundreds thousands millions billions")


def read_english(scan: Scan, first: int) -> Numeral | None:
    """The number in words that begins at a token, a skip for words that must not be counted, or None."""
    key = scan.key(first)
    if scan.joined(first) and scan.at(first - 1).text in {"'", "’"} and scan.at(first - 2).kind == "n":
        return None  # a Turkish case ending: "15'ten"
    if key in ZEROS and (read_out := _zero_point(scan, first)) is not None:
        return read_out
    if key in {"no", "none", "zero", "nil", "nought", "naught"}:
        return _zero(scan, first, key)
    if key in VAGUE_LEADS:
        return _several(scan, first)
    if key in {"half", "quarter"} or (key in {"a", "an"} and scan.key(first + 1) in EN_DENOMINATORS):
        return _share_alone(scan, first)
    if key in EN_ORDINALS:
        return _ordinal(scan, first)
    if key in {"hundred", "dozen", *EN_SCALES} and not (scan.plain and key == "hundred"):
        return skipped(first, first + 1)
    if key == "any" or (key == "a" and scan.key(first + 1) == "single"):
        return _denied(scan, first)
    if key in {"a", "an", "one"} and (share := article_share(scan, first)) is not None:
        return share
    if key in {"a", "an"}:
        number = cardinal(scan, first) if scan.key(first + 1) in {"hundred", "dozen", *EN_SCALES} else None
        return number and _counted(scan, number)
    if key == "one" and (lone := _lone_one(scan, first)) is not None:
        return lone
    number = cardinal(scan, first)
    if number is None or number.shape == "skip":
        return number
    if scan.key(first - 1) == "past" and scan.key(first - 2) in {"half", "quarter"}:
        return skipped(first, number.last)
    if scan.key(first - 1) == "point" and scan.spaced(first):
        return skipped(first, number.last)  # "nought point three"
    return _counted(scan, number)


def _counted(scan: Scan, number: Numeral) -> Numeral:
    """What a cardinal with its suffix is, or a skip where the next word makes it something else."""
    if number.shape == "skip":
        return number
    if scan.key(number.last) == "of" and scan.key(number.last + 1) in _PLURAL_SCALES:
        return skipped(number.first, number.last + 2)  # "ten of thousands"
    made = with_suffix(scan, number)
    if made is not number:
        return made
    if scan.key(number.last) in DASHES and scan.joined(number.last) and scan.joined(number.last + 1):
        key = scan.key(number.last + 1)
        decade = key.endswith("ties")  # "nineteen-nineties"
        if key and (key in SUFFIXED_NOT_COUNTED or decade or (number.value == 1 and key not in _ONE_HYPHEN)):
            return skipped(number.first, number.last + 2)
    return number


def _share_alone(scan: Scan, first: int) -> Numeral | None:
    """ "half of", "a third of", "more than half", "half a million"; "second half" and "a third term" are none."""
    article = scan.key(first) in {"a", "an"}
    index = first + 1 if article else first
    key, before, after = scan.key(index), scan.key(first - 1), scan.key(index + 1)
    if key.endswith("s") or scan.joined(index) or (scan.at(index + 1).text in {"-", "‐"} and scan.joined(index + 1)):
        return skipped(first, index + 1) if key == "half" else None
    share = Numeral(first, index + 1, Fraction(1, EN_DENOMINATORS[key]), SHARE_STEP, "fraction", words=True)
    number = of_million(scan, share)
    if number is not share:
        return number if before not in NOT_HALF else skipped(first, number.last)
    if key == "quarter" and not article:
        return None
    tails = {"of", "majority"} if key != "half" else HALF_TAILS | {"majority"}
    if before in NOT_HALF or (scan.at(index + 2).kind == "x" and (after == "of" or not article)):
        return skipped(first, index + 1)
    ends = scan.at(index + 1).kind != "w"
    led = before in HALF_LEADS and (key == "half" or ends or after in PHRASE_STOPS)  # not "by a third man"
    if after in tails or led or (key == "half" and article) or (scan.plain and ends):
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


def _zero_point(scan: Scan, first: int) -> Numeral | None:
    """ "zero point five", "nought point nought three": read out with their scale or percent word after them."""
    decimals = decimals_after(scan, first + 1) if scan.key(first + 1) == "point" else None
    if decimals is None:
        return None
    figures, last = decimals
    value, step = Fraction(int(figures), 10 ** len(figures)), Fraction(1, 10 ** len(figures))
    size = EN_SCALES.get(scan.key(last), 0)
    if size:
        return Numeral(first, last + 1, value * size, step * size, words=True, mantissa=value)
    return Numeral(first, last, value, step, words=True)


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
    if scan.plain:
        return Numeral(first, first + 1, Fraction(0), Fraction(1), words=True) if key not in {"no", "none"} else None
    if key == "none":
        counts = after == "of" and scan.key(first + 2) not in {"them", "us", "this", "that", "it"}
    elif key == "no":
        noun = after if plural(after) else scan.key(first + 2)
        led = scan.key(first - 1) in _ZERO_VERBS
        counts = scan.spaced(first + 1) and plural(noun) and (noun in NO_NOUNS or (led and noun == after))
        counts = counts and after not in PHRASE_STOPS
    else:
        counts = scan.spaced(first + 1) and after not in _ZERO_NOT and (plural(after) or after in _ZERO_ALSO)
    if not counts:
        return None
    return Numeral(first, first + 1, Fraction(0), Fraction(1), "zero", words=True)


def _denied(scan: Scan, first: int) -> Numeral | None:
    """ "did not win any seats", "without a single vote": none of a counted noun; not of what was lost."""
    last = first + (1 if scan.key(first) == "any" else 2)
    noun = scan.key(last)
    of_the = noun == "of" and scan.key(last + 1) in {"the", "its", "their"} and scan.key(first) == "any"
    if scan.plain or not (noun in COUNTED or noun in COUNTED_SINGULAR or of_the):
        return None
    if scan.key(first - 1) in _NO_OBJECTS:
        return None
    for index in range(first - 1, max(-1, first - 1 - _DENIAL_REACH), -1):
        key = scan.key(index)
        if key in _DENIALS or key.endswith("n't"):
            return Numeral(first, last, Fraction(0), Fraction(1), "zero", words=True)
        if scan.at(index).kind != "w" or key in LOSS_VERBS:
            return None
    return None


def _lone_one(scan: Scan, first: int) -> Numeral | None:
    """A skip where "one" is a pronoun or an idiom; None where it may count ("one seat", "one million")."""
    after, before = scan.key(first + 1), scan.key(first - 1)
    if following(scan, first) == first + 2:
        return None
    if scan.plain and (after in {"over", "out"} or before in {"minus", "negative"}):
        return None
    if scan.plain and before == "and" and scan.key(first - 2) in {"hundred", *EN_SCALES}:
        return None
    if after == "over":
        bottom = cardinal(scan, first + 2)
        last = bottom.last if bottom else first + 2 + (scan.at(first + 2).kind == "n")
        if last > first + 2 and scan.at(last).kind != "w":
            return skipped(first, last)
    if after == "out" and scan.key(first + 2) == "of" and (share := _one_out_of(scan, first)) is not None:
        return share
    known = after in EN_DENOMINATORS or after in {"hundred", "dozen", "percent", "per", "point", *EN_SCALES}
    if known or (after == "and" and scan.key(first + 2) == "a"):
        return None
    if after in {"to", "or"} and scan.key(first + 2) in BELOW_HUNDRED:
        return None
    if after == "in" and (scan.key(first + 2) in BELOW_HUNDRED or scan.at(first + 2).kind == "n"):
        return _one_in(scan, first)
    noun = scan.at(first + 1)
    counts = (
        noun.kind == "w"
        and scan.spaced(first + 1)
        and (noun.text.islower() or noun.text.isupper())
        and after not in PHRASE_STOPS
        and after not in ONE_IDIOMS
        and after not in BELOW_HUNDRED
        and not plural(after)
        and before not in {"no", "the", "this", "that", "which", "each", "every", "any", "some", "another"}
        and not after.endswith(("ly", "ed"))
    )
    return None if counts else skipped(first, first + 1)


def _one_out_of(scan: Scan, first: int) -> Numeral | None:
    """ "one out of eight", "one out of every 20"; None for "one out of the eight"."""
    place = first + 3 + (scan.key(first + 3) == "every")
    token = scan.at(place)
    if token.kind == "n" and token.text.isdecimal() and 2 <= int(token.text[:5]) <= 1000:
        return Numeral(first, place + 1, Fraction(1, int(token.text)), SHARE_STEP, "fraction", words=True)
    whole = cardinal(scan, place)
    if whole is None or whole.value < 2 or whole.mantissa is not None:
        return None
    return Numeral(first, whole.last, 1 / whole.value, SHARE_STEP, "fraction", words=True)


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
