"""What numbers a run of folded words states, whatever way they are written: 17, seventeen, siebzehn, on yedi."""

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final

from sources.text.lexicon.numerals import (
    BESIDE_ANOTHER,
    CARDINALS,
    HALVES,
    ONES,
    ORDINAL_ENDINGS,
    ORDINALS,
    PERCENT_AFTER,
    PERCENT_BEFORE,
    SCALES,
)
from sources.text.lexicon.operators import NUMBER_JOINERS

_ALEF = str.maketrans("أإآ", "ااا")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL = re.compile(r"\d+[.,]\d+")
KEPT_WORDS: Final = 1 << 15  # how many words it is remembered of what they are


@lru_cache(KEPT_WORDS)
def _in_words(word: str) -> tuple[int, bool] | None:
    """Value of a number word, and whether it multiplies what stands before it."""
    plain = word.translate(_ALEF)
    # Arabic writes "and", "with", "for" onto the next word; of short words they may be the first letter.
    joined = [plain[1:]] if plain[:1] in ("و", "ب", "ل", "ف") and len(plain) > 4 else [plain.removeprefix("و")]
    for form in (word, plain, *joined):
        if form in SCALES:
            return SCALES[form], True
        if form in CARDINALS:
            return CARDINALS[form], False
    return None


def _in_digits(word: str) -> str | Fraction:
    """The value of a word of digits; dates, scores and times (10/12, 3:1) stay as they are written."""
    bare = word.removesuffix("%")
    if not bare.isascii():
        return word
    if _GROUPED.fullmatch(bare):
        point = "." if bare.find(",") >= 0 and bare.rfind(".") > bare.rfind(",") else ","
        if "," in bare and "." not in bare:
            point = "."
        whole, _, rest = bare.rpartition(point) if point in bare else (bare, "", "")
        return Fraction(re.sub(r"[.,]", "", whole or bare) + ("." + rest if rest else ""))
    if _DECIMAL.fullmatch(bare):
        return Fraction(bare.replace(",", "."))
    return Fraction(bare) if bare.isdigit() else word


def is_number(word: str) -> bool:
    """Whether a folded word counts on its own ("one" is rather a pronoun)."""
    return word[0].isdigit() or _in_words(word) is not None


@lru_cache(KEPT_WORDS)
def may_belong(word: str) -> bool:
    """Whether a word can be a part of a number of several words: one, and, percent beside others."""
    return is_number(word) or word in BESIDE_ANOTHER or word in ONES or word in PERCENT_AFTER or word in PERCENT_BEFORE


@lru_cache(KEPT_WORDS)
def may_begin(word: str) -> bool:
    """Whether a number can begin with the word, or be stated by it alone."""
    return (
        is_number(word) or word in HALVES or word in ORDINALS or word in ONES or word in BESIDE_ANOTHER or word == "on"
    )


class _Reader:
    """Gathers a number of several words: the whole, and the part below the next scale."""

    def __init__(self) -> None:
        self.total = Fraction(0)
        self.part: Fraction | None = None
        self.words = False

    def takes(self, value: int, multiplies: bool) -> bool:
        """Add a word to the number; False when it begins another one."""
        if self.part is None:
            self.part = Fraction(value)
            return True
        if multiplies or (value == 100 and self.part < 10) or (value == 20 and self.part == 4 and self.words):
            self.part *= value
            if value >= 1000:
                self.total += self.part
                self.part = Fraction(0)
            return True
        lower = self.part % 100 if self.part >= 100 else self.part
        if not self.words or self.part.denominator != 1:
            return False
        if lower == 10 and value < 10:  # dix-sept, on yedi
            self.part += value
            return True
        if self.part == 0 or (self.part >= 100 and lower == 0) or (lower >= 20 and lower % 10 == 0 and value < 20):
            self.part += value
            return True
        if value == 10 and 0 < lower < 10:  # Arabic says the unit first: three ten
            self.part += value
            return True
        if value % 10 == 0 and 20 <= value < 100 and 0 < lower < 10:  # five and twenty
            self.part += value
            return True
        return False

    @property
    def value(self) -> Fraction:
        return self.total + (self.part or 0)


def values(words: Sequence[str]) -> Counter[str]:
    """The numbers stated by folded words, as canonical strings: "17", "3/2", "17%", "#2" for a second place."""
    if not any(map(may_begin, words)):
        return Counter()
    found: list[str] = []
    at = 0
    while at < len(words):
        percent = words[at] in PERCENT_BEFORE and at + 1 < len(words)
        after, value = _read(words, at + percent)
        if value is None:
            single = _other(words[at])
            if single:
                found.append(single)
            at += 1
            continue
        at = after
        if words[after - 1].endswith("%"):
            percent = True
        for length in (2, 1):
            if " ".join(words[at : at + length]) in PERCENT_AFTER and at + length <= len(words):
                percent, at = True, at + length
                break
        if at < len(words) and words[at] in ORDINAL_ENDINGS:
            value, at = f"#{value}", at + 1
        found.append(value + "%" * percent)
    return Counter(found)


def _other(word: str) -> str | None:
    if word in HALVES:
        return "1/2"
    return f"#{ORDINALS[word]}" if word in ORDINALS else None


def _read(words: Sequence[str], first: int) -> tuple[int, str | None]:
    """The number that begins at word `first`, and where it ends; None when there is none."""
    reader = _Reader()
    at = first
    while at < len(words):
        word = words[at]
        if word[0].isdigit():
            value = _in_digits(word)
            if at > first:
                break
            if isinstance(value, str):
                return at + 1, value
            reader.part = value
            at += 1
            if word.endswith("%"):
                break
            continue
        step = _step(words, at, reader)
        if step is None:
            break
        value_of, multiplies, used = step
        if not reader.takes(value_of, multiplies):
            break
        reader.words = True
        at += used
    return (at, str(reader.value)) if at > first else (first, None)


def _step(words: Sequence[str], at: int, reader: _Reader) -> tuple[int, bool, int] | None:
    """Value, whether it multiplies, and how many words it takes, of the number word at `at`."""
    word = words[at]
    known = _in_words(word)
    following = words[at + 1] if at + 1 < len(words) else ""
    begun = reader.part is not None
    if known is not None:
        return *known, 1
    if word in ONES and (begun or _in_words(following) is not None):
        return (1, False, 1) if not begun or reader.words else None
    if word == "on" and following == "bir":
        return 10, False, 1
    if word in BESIDE_ANOTHER and (begun or (_in_words(following) is not None and word not in ("cent", "cents"))):
        return BESIDE_ANOTHER[word], word != "on" and word != "seize" and begun, 1
    if word in NUMBER_JOINERS and begun and reader.words:
        if following in ONES:
            return 1, False, 2
        if (known := _in_words(following)) is not None:
            return *known, 2
    return None
