"""The text cut into words, figures and signs, for the readers of numbers."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sources.text import Span
from sources.text.lexicon.counting import ENGLISH_MARKS, TURKISH_MARKS
from sources.text.lexicon.numbers import VULGAR
from sources.text.quantities.figures import read_figures

_PARTS: Final = "".join(VULGAR)
_TURNS: Final = "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # of writing direction; they stand round separators
_MARKS: Final = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_TOKEN: Final = re.compile(
    r"(?P<x>(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d))"
    rf"|(?P<n>\d+(?:[{_TURNS}]?[.,،٫٬'’\u00a0\u202f\u2009][{_TURNS}]?\d+)*)"
    rf"|(?P<w>(?:[^\W\d_{_PARTS}]|(?<=\w)[{_MARKS}])+(?:['’ʼ](?:[^\W\d_{_PARTS}]|(?<=\w)[{_MARKS}])+)*)"
    r"|(?P<b>[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+)"
    r"|(?P<s>\S)"
)
_SEPARATED: Final = re.compile(r"\D\d")
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")
_UNWRITTEN: Final = re.compile(rf"[{_MARKS}\u0640]")
_ALEF: Final = str.maketrans("أإآٱ", "اااا")
_TURKISH_LETTERS: Final = re.compile(r"[ğışİĞŞ]")
_WINDOW: Final = 10


class Token(NamedTuple):
    """`text[start:end]`; kind n = figures, w = word, s = one sign, b = line break, x = nothing to read (URL, date)."""

    start: int
    end: int
    text: str
    key: str
    kind: str


NOTHING: Final = Token(-2, -2, "", "", "b")


def key_of(word: str) -> str:
    """The form in which the lexicon holds a word: lower case; Arabic without vowel signs and with plain alef."""
    if word.isascii():
        return word.lower()
    lowered = word.replace("İ", "i").lower().replace("’", "'")
    return _UNWRITTEN.sub("", lowered).translate(_ALEF) if _ARABIC.search(word) else lowered


@dataclass(frozen=True, slots=True)
class Scan:
    """A text and its tokens; asks of any index, also one outside, are answered.

    `plain` asks for every number as it is written, also in labels, dates and sums, and not only for quantities.
    """

    text: str
    tokens: list[Token]
    language: str | None
    plain: bool = False

    def at(self, index: int) -> Token:
        """The token, or an empty one outside the text."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else NOTHING

    def key(self, index: int) -> str:
        """The token's lexicon key, "" outside the text."""
        return self.tokens[index].key if 0 <= index < len(self.tokens) else ""

    def joined(self, index: int) -> bool:
        """Whether this token stands directly after the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index].start == self.tokens[index - 1].end

    def spaced(self, index: int) -> bool:
        """Whether white space (and no line break) stands between this token and the one before."""
        return 0 < index < len(self.tokens) and self.tokens[index].start > self.tokens[index - 1].end

    def turkish(self, index: int) -> bool:
        """Whether the words round a token speak for Turkish."""
        return self._speaks(index) == "tr"

    def tongue(self, index: int) -> str | None:
        """The language as given, else as the words round the token tell; None if they do not."""
        return self.language or self._speaks(index)

    def _speaks(self, index: int) -> str | None:
        if self.language:
            return self.language
        turkish = english = arabic = 0
        for token in self.tokens[max(0, index - _WINDOW) : index + _WINDOW]:
            if token.kind == "w":
                turkish += (token.key in TURKISH_MARKS) + bool(_TURKISH_LETTERS.search(token.text))
                english += token.key in ENGLISH_MARKS
                arabic += bool(_ARABIC.match(token.text))
        if arabic > english + turkish:
            return "ar"
        if turkish == english:
            return None
        return "tr" if turkish > english else "en"


def _is_one(written: str, language: str | None) -> bool:
    """Whether figures with separators may be one number: not an address or a list ("10.0.0.12", "22,24,26")."""
    return len(_SEPARATED.findall(written)) < 2 or read_figures(written, language) is not None


def _taken_apart(written: str, start: int) -> Iterator[Token]:
    for part in re.finditer(r"\d+|\D", written):
        kind = "n" if part.group().isdecimal() else "s"
        yield Token(start + part.start(), start + part.end(), part.group(), part.group(), kind)


def scan(text: str, hidden: Sequence[Span], language: str | None, *, plain: bool = False) -> Scan:
    """The tokens of a text; what overlaps a hidden span (a date) is kept as a token that says nothing."""
    starts = [span.start for span in hidden]
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kind, written = match.lastgroup or "s", match.group()
        if plain and kind == "n" and not written.isdecimal() and not _is_one(written, language):
            tokens.extend(_taken_apart(written, start))
            continue
        if kind in "nws" and starts:
            place = bisect_right(starts, end - 1) - 1
            if place >= 0 and hidden[place].end > start:
                tokens.append(Token(start, end, written, "", "x"))
                continue
        tokens.append(Token(start, end, written, key_of(written) if kind == "w" else written, kind))
    return Scan(text, tokens, language, plain)
