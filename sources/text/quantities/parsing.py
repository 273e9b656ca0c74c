"""One number from a word or figures, for those who compare "seventeen" with "17"."""

from fractions import Fraction
from typing import Final

from sources.text.quantities.model import Numeral
from sources.text.quantities.reading import read_numerals
from sources.text.quantities.tokens import scan

_LONGEST: Final = 200
# Words that in running text are mostly something else (an article, a preposition, "under", "half past").
_ALONE: Final = {
    "one": 1, "zero": 0, "nil": 0, "none": 0, "bir": 1, "on": 10, "bin": 1000, "yüz": 100, "altı": 6, "yedi": 7,
    "sıfır": 0, "واحد": 1, "واحدة": 1, "صفر": 0, "hundred": 100, "thousand": 1000, "million": 10**6, "dozen": 12,
}  # fmt: skip


def parse_number(words: str, *, language: str | None = None) -> Fraction | None:
    """The number that a whole string stands for ("seventeen", "1,234", "٧٣", "two-thirds", "1.5 million"), or None.

    None for an ordinal, a vague word, a number that could be read in two ways, and where anything else stands in the
    string; signs, currency and percent count as something else.
    """
    text = words.strip()
    if not text or len(text) > _LONGEST:
        return None
    alone = _ALONE.get(text.replace("İ", "i").lower())
    if alone is not None:
        return Fraction(alone)
    tokens = scan(text, (), language)
    found = [number for number in read_numerals(tokens) if _whole(number, len(tokens.tokens))]
    return found[0].value if len(found) == 1 else None


def _whole(number: Numeral, length: int) -> bool:
    return number.first == 0 and number.last == length and number.shape in {"cardinal", "fraction", "zero"}
