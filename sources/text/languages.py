"""Which language a text, or a stretch of one, is written in: by its script and by its small words.

No model and no guess: what is too short, or mixed, has no answer. Linear in the length of what is read.
"""

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from sources.text.lexicon.function_words import (
    FUNCTION_WORDS,
    OWN_LETTERS,
    PERSIAN_LETTERS,
    RUSSIAN_LETTERS,
    UKRAINIAN_LETTERS,
    URDU_LETTERS,
)

_READ: Final = 20_000
"""Code points that are enough to know the language of a text."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTER: Final = re.compile(r"[^\W\d_]")
_OTHER_LETTER: Final = re.compile(r"[^\W\d_\x00-\x7f]")
_GARBLED: Final = re.compile(
    "[\ufffd\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]|\\(cid:\\d+\\)|[ÃÂØÙÐÑ][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]"
)
_FEWEST_LETTERS: Final = 3
_FEWEST_WORDS: Final = 4
_FEWEST_KNOWN: Final = 2
_SCRIPT_SHARE: Final = 0.6
_LANGUAGE_OF_SCRIPT: Final = {
    "HEBREW": "he", "GREEK": "el", "HANGUL": "ko", "THAI": "th", "ARMENIAN": "hy", "GEORGIAN": "ka",
    "DEVANAGARI": "hi", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh",
}  # fmt: skip

# For each small word the languages that have it. Letters of their own are never ASCII.
_SMALL_WORDS: Final = {
    word: tuple(code for code, small in FUNCTION_WORDS.items() if word in small)
    for word in frozenset().union(*FUNCTION_WORDS.values())
}


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0]


def language_of(text: str, start: int = 0, end: int | None = None) -> str | None:
    """The language of `text[start:end]` (code points) as a two-letter code of ISO 639, or None where it is not sure.

    Read are the first 20,000 code points. Latin letters need at least four words, two of which are small words of one
    language and half as many again as of any other; other scripts a few letters. Languages known by small words: en,
    de, fr, tr, es, it, nl, pt; by letters: ar, fa, ur, he, el, ru, uk, hy, ka, hi, th, zh, ja, ko.
    """
    piece = text[start : len(text) if end is None else end][:_READ]
    if piece.isascii() or not _OTHER_LETTER.search(piece):
        return _by_words(piece)
    letters = Counter(map(_script, _LETTER.findall(piece)))
    total = letters.total()
    if total < _FEWEST_LETTERS:
        return None
    if letters["HIRAGANA"] + letters["KATAKANA"] > total // 10:
        return "ja"
    script, count = letters.most_common(1)[0]
    if count < _SCRIPT_SHARE * total:
        return None
    if script == "LATIN":
        return _by_words(piece)
    if script == "ARABIC":
        return _by_letters(piece, ((URDU_LETTERS, "ur"), (PERSIAN_LETTERS, "fa")), "ar")
    if script == "CYRILLIC":
        return _by_letters(piece, ((UKRAINIAN_LETTERS, "uk"), (RUSSIAN_LETTERS, "ru")), None)
    return _LANGUAGE_OF_SCRIPT.get(script)


def is_garbled(text: str) -> bool:
    """Whether a text is no writing but what a broken reading left: replacement and control characters, glyph numbers,
    or letters of one encoding read as another. Read are the first 20,000 code points.
    """
    piece = text[:_READ]
    solid = sum(not character.isspace() for character in piece)
    return 10 * sum(len(found) for found in _GARBLED.findall(piece)) > solid > 0


def primary(tag: str | None) -> str | None:
    """The language of a BCP 47 tag, in lower case: "en-GB" -> "en"; None for none or "und"."""
    language = (tag or "").replace("_", "-").split("-", 1)[0].strip().lower()
    return language if language and language != "und" else None


def _by_letters(piece: str, marks: tuple[tuple[frozenset[str], str], ...], otherwise: str | None) -> str | None:
    """The first language whose own letters make up a fair part of the piece."""
    lowered = piece.lower()
    for letters, language in marks:
        own = sum(letter in letters for letter in lowered)
        if own >= _FEWEST_KNOWN and own * 60 > len(piece):
            return language
    return otherwise


def _by_words(piece: str) -> str | None:
    piece = piece.replace("’", "'")
    words = _WORD.findall(piece.replace("İ", "i").lower())
    if len(words) < _FEWEST_WORDS:
        return None
    points = dict.fromkeys(FUNCTION_WORDS, 0)
    for word in words:
        for code in _SMALL_WORDS.get(word, ()):
            points[code] += 1
    if not piece.isascii():
        written = [word for word in _WORD.findall(piece) if not word.isascii() and word[0].islower()]
        for code, letters in OWN_LETTERS.items():
            small = FUNCTION_WORDS[code]
            points[code] += sum(word not in small and not letters.isdisjoint(word) for word in written)
    known = sorted(((count, code) for code, count in points.items()), reverse=True)
    best, first = known[0]
    if best < _FEWEST_KNOWN or best * 8 < len(words) or 2 * best < 3 * known[1][0]:
        return None
    return first
