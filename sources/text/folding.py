"""One folded form of a text for comparing words, with the way back to the original's code points.

Folding takes away what typesetting adds and keeps what was said: case, the shape of quotation marks, dashes and
spaces, ligatures, soft hyphens, zero-width and bidirectional controls, Arabic vowel signs and tatweel, digits of
other scripts, hyphenation at line ends. It keeps accents, signs, decimal points, superscripts and look-alike
letters of other scripts, since those can change a word or a number.

The rules run per character (with its combining marks), never over a lowercased copy: `İ` lowers to two code
points, and every offset after it would be off by one.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from sources.text import Span

# Stand-ins used between the two passes; a text that holds these private-use characters itself keeps them,
# because the second pass looks at the original character.
_LOOK = "\ue000"
_MARK = "\ue001"
_DROP = "\ue002"

_SINGLE = "‘’‚‛′‵ʹʼʻˈ`´‹›❛❜＇‘'"
_DOUBLE = '“”„‟″‶«»「」『』〝〞〟＂❝❞"'
_HYPHENS = "-‐‑−﹣－⁃˗"
_EN_DASHES = "–‒"
_EM_DASHES = "—―⸺⸻﹘"
_PUNCTUATION = {
    "،": ",", "؛": ";", "؟": "?", "٫": ".", "٬": ",", "٪": "%", "。": ".", "、": ",", "⁄": "/", "∕": "/",
    "ی": "ي", "ک": "ك", "ı": "i", "İ": "i", "ς": "σ",
}  # fmt: skip
# Vowel signs and recitation marks, not the hamza and madda that belong to a letter (U+0653 to U+0655).
_ARABIC_SIGNS = frozenset(
    map(chr, [0x0640, 0x0670, *range(0x064B, 0x0653), *range(0x0656, 0x0660), *range(0x06D6, 0x06EE)])
)
_KEPT_AS_THEY_ARE = ("<super>", "<sub>", "<circle>")


def _drops(char: str) -> bool:
    return (
        char in _ARABIC_SIGNS
        or unicodedata.category(char) == "Cf"
        or "\ufe00" <= char <= "\ufe0f"
        or char in "\u034f\u115f\u1160\u17b4\u17b5\u3164"
    )


@cache
def _compatible(char: str) -> str:
    """The character's plain form: presentation forms, ligatures and widths undone, numbers left whole."""
    decomposition = unicodedata.decomposition(char)
    if decomposition.startswith(_KEPT_AS_THEY_ARE):
        return char
    return unicodedata.normalize("NFKC", char).replace("\u2044", "/")


@cache
def _plain(char: str, cased: bool) -> str:
    """What one character folds to on its own; '' when it is dropped."""
    if _drops(char):
        return ""
    if char in _SINGLE:
        return "'"
    if char in _DOUBLE:
        return '"'
    if char in _HYPHENS:
        return "-"
    if char in _EN_DASHES:
        return "–"
    if char in _EM_DASHES:
        return "—"
    if char in _PUNCTUATION and not (cased and char in "ıİς"):
        return _PUNCTUATION[char]
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(char))
    folded = {"ß": "ss", "ẞ": "SS"}.get(char) or _compatible(char)
    if not cased:
        folded = unicodedata.normalize("NFC", folded.casefold())
    if len(folded) > 1:
        return "".join(_plain(part, cased) if part != char else part for part in folded)
    return _plain(folded, cased) if folded != char and folded else folded


class _FirstPass(dict[int, str]):
    """A table for `str.translate` that maps every character to exactly one, learning as it goes."""

    def __init__(self, *, cased: bool) -> None:
        super().__init__()
        self.cased = cased

    def __missing__(self, code: int) -> str:
        char = chr(code)
        # The vowels and finals of Hangul written as separate letters join their consonant as marks do.
        if not _drops(char) and (unicodedata.category(char)[0] == "M" or "\u1161" <= char <= "\u11ff"):
            value = _MARK
        else:
            plain = _plain(char, self.cased)
            value = plain if len(plain) == 1 and plain not in (_LOOK, _MARK, _DROP) else _LOOK if plain else _DROP
        self[code] = value
        return value


_FOLD = _FirstPass(cased=False)
_KEEP = _FirstPass(cased=True)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_DASH = "(?:—|--++|[-–](?=[\\s\ue002])|–(?!\\d))"
_SPECIAL = re.compile(
    f"(?P<hyphen>(?<=\\w)-[ \ue002]*+(?:\\r\\n?|\\n)[ \\t\ue002]*+(?=\\w))"
    f"|(?P<space>(?: (?=[\\s\ue002—–;:!?,.%-])|[^\\S ]|\ue002)[\\s\ue002]*+)(?P<tail>{_DASH}[\\s\ue002]*+)?"
    "|(?P<dash>(?:—|--++|–(?=[\\s\ue002]))[\\s\ue002]*+)|–"
    "|(?P<double>'')"
    "|(?P<dots>\\.(?: ?\\.){2,}+)"
    "|(?P<look>\ue000)"
    "|(?P<marks>\ue001++)"
)
_LINE_END = re.compile(r"\w-[ \t]*\r?\n[ \t]*\w")
_COMPOUND = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_BEFORE_CLOSING = re.compile(r"[;:!?,](?!\d)|\.(?![\w.])")


class Folded:
    """A text's folded form and the map between its offsets and the original's.

    `text` is what to search in; `source` the original. All offsets are code points, half open. The map holds
    only the places where folding changed a length, so it costs next to nothing for ordinary prose.
    """

    __slots__ = ("_folded_at", "_joined", "_key", "_source_at", "_words", "source", "text")

    def __init__(self, source: str, text: str, folded_at: "array[int]", source_at: "array[int]") -> None:
        self.source = source
        self.text = text
        self._folded_at = folded_at
        self._source_at = source_at
        self._key: str | None = None
        self._words: WordIndex | None = None
        self._joined: tuple[str, array[int]] | None = None

    @property
    def key(self) -> str:
        """`text` with double marks turned into single ones: same length, for comparing words only."""
        if self._key is None:
            self._key = self.text.replace('"', "'")
        return self._key

    @property
    def words(self) -> "WordIndex":
        """Where each word of the folded text stands; built at the first use."""
        if self._words is None:
            self._words = WordIndex(self.key)
        return self._words

    @property
    def has_line_ends(self) -> bool:
        """Whether a word of the original is hyphenated at a line's end."""
        return _LINE_END.search(self.source) is not None

    @property
    def joined(self) -> "tuple[str, array[int]]":
        """`key` without the hyphens inside compounds, and for each the offset in that text before which it stood."""
        if self._joined is None:
            places = array("I", [match.start() for match in _COMPOUND.finditer(self.key)])
            self._joined = (
                _COMPOUND.sub("", self.key),
                array("I", [place - before for before, place in enumerate(places)]),
            )
        return self._joined

    def _segment(self, table: "array[int]", other: "array[int]", offset: int) -> tuple[int, int, int, int]:
        """Start and end of the stretch that holds the character at `offset`, in both texts."""
        at = bisect_right(table, offset) - 1
        return table[at], table[at + 1], other[at], other[at + 1]

    def _convert(self, table: "array[int]", other: "array[int]", start: int, end: int) -> Span:
        length = table[-1]
        if not 0 <= start <= end <= length:
            raise ValueError(f"span {start}:{end} lies outside a text of {length} code points")
        if start == length:
            return Span(other[-1], other[-1])
        low, high, other_low, other_high = self._segment(table, other, start)
        first = other_low + (start - low) if high - low == other_high - other_low else other_low
        if end == start:
            return Span(first, first)
        low, high, other_low, other_high = self._segment(table, other, end - 1)
        last = other_low + (end - low) if high - low == other_high - other_low else other_high
        return Span(first, max(first, last))

    def to_source(self, start: int, end: int) -> Span:
        """The original's code points behind the folded ones; always whole characters with their marks.

        Raises ValueError when the span lies outside the folded text.
        """
        return self._convert(self._folded_at, self._source_at, start, end)

    def from_source(self, start: int, end: int) -> Span:
        """The folded code points that stand for `source[start:end]`. Raises ValueError outside the source."""
        return self._convert(self._source_at, self._folded_at, start, end)

    def is_border(self, offset: int) -> bool:
        """Whether a cut at this folded offset cuts no character of the original in two."""
        if offset <= 0 or offset >= len(self.text):
            return True
        low, high, other_low, other_high = self._segment(self._folded_at, self._source_at, offset)
        return offset == low or high - low == other_high - other_low


def _join_across_line(text: str, start: int, end: int) -> str:
    """A word hyphenated at a line's end: joined before a small letter, hyphen kept before a capital or digit."""
    before, after = text[start - 1], text[end]
    return "" if before.isalpha() and after.islower() else "-"


def _space(text: str, match: re.Match[str], emitted: str) -> str:
    start, end = match.span("space")
    if match["tail"]:
        return " - "
    run = match["space"]
    if not any(char.isspace() for char in run):
        return ""
    raw = text[start:end]
    if "\u00ad" in raw and raw.lstrip("\u200b")[0] == "\u00ad" and "\n" in raw and raw.count("\n") == 1:
        return ""
    following = match.string[end : end + 3]
    if emitted.isdigit() and following.startswith("%"):
        return ""
    if emitted and not emitted.isspace() and _BEFORE_CLOSING.match(following):
        return ""
    return " "


def _cluster(text: str, start: int, end: int, cased: bool) -> str:
    """A base character with its combining marks, composed where a composed form exists."""
    composed = unicodedata.normalize("NFC", text[start:end])
    if not cased and composed[0] in "Ii" and composed[1:2] == "\u0307":
        composed = "i" + composed[2:]
    return "".join(char if unicodedata.category(char)[0] == "M" else _plain(char, cased) for char in composed)


def _pieces(text: str, first: str, cased: bool) -> Iterator[tuple[int, int, str]]:
    """The stretches that the first pass could not settle: start, end, replacement; in order, apart."""
    done = 0
    for match in _SPECIAL.finditer(first):
        start, end = match.span()
        if match["marks"]:
            start -= start > done
            replacement = _cluster(text, start, end, cased)
        elif match["look"]:
            replacement = _plain(text[start], cased)
            if unicodedata.decomposition(text[start]).startswith("<fraction>") and first[start - 1 : start].isdigit():
                replacement = " " + replacement
        elif match["hyphen"]:
            replacement = _join_across_line(text, start, end)
        elif match["space"]:
            replacement = _space(text, match, first[start - 1 : start])
        elif match["double"]:
            replacement = '"'
        elif match["dots"]:
            replacement = "..."
        else:
            replacement = " - " if match["dash"] else "-"
        done = end
        yield start, end, replacement


def _fold(text: str, *, cased: bool) -> Folded:
    if cased:
        first = _NOT_ASCII.sub(lambda run: run[0].translate(_KEEP), text)
    else:
        # İ is the one character whose lower case is longer than itself; İ and I both fold to i.
        first = _NOT_ASCII.sub(lambda run: run[0].translate(_FOLD), text.replace("İ", "I").lower())
    if "`" in first:
        first = first.replace("`", "'")
    parts: list[str] = []
    folded_at, source_at = array("I", [0]), array("I", [0])
    done = length = 0
    for start, end, replacement in _pieces(text, first, cased):
        parts.append(first[done:start])
        length += start - done
        if len(replacement) != end - start:
            if folded_at[-1] != length or source_at[-1] != start:
                folded_at.append(length)
                source_at.append(start)
            folded_at.append(length + len(replacement))
            source_at.append(end)
        parts.append(replacement)
        length += len(replacement)
        done = end
    parts.append(first[done:])
    length += len(first) - done
    if folded_at[-1] != length or source_at[-1] != len(text) or len(folded_at) == 1:
        folded_at.append(length)
        source_at.append(len(text))
    return Folded(text, "".join(parts), folded_at, source_at)


def fold(text: str) -> Folded:
    """Fold a text for comparing (any Unicode, any length, never raises); time and memory linear in its length."""
    return _fold(text, cased=False)


def fold_keeping_case(text: str) -> str:
    """The same folding but for case: tells a difference of typography from one of capitals. For short texts."""
    return _fold(text, cased=True).text.replace('"', "'")


def _mark_ranges() -> str:
    """The combining marks of the scripts in use, as the inside of a character class."""
    blocks = [
        (0x0300, 0x1D00),
        (0x1DC0, 0x1E00),
        (0x20D0, 0x2100),
        (0x302A, 0x309B),
        (0xA66F, 0xAC00),
        (0xFE20, 0xFE30),
    ]
    return "".join(chr(c) for low, high in blocks for c in range(low, high) if unicodedata.category(chr(c))[0] == "M")


_MARKS = _mark_ranges()
_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# A word: letters with marks, an apostrophe inside; a number with its separators, sign not included; in scripts
# that do not part words, a single character.
WORD = re.compile(
    f"[{_UNSPACED}]"
    r"|\d+(?:[.,:/]\d+)*+%?+"
    f"|(?:[^\\W\\d_{_UNSPACED}][{_MARKS}]*+)++(?:'(?:[^\\W\\d_{_UNSPACED}][{_MARKS}]*+)++|\\d++)*+"
    r"|[^\W_]"
)


class WordIndex:
    """The words of a folded text in order, with their places and, per word, where it occurs."""

    __slots__ = ("ends", "postings", "starts", "words")

    def __init__(self, key: str) -> None:
        self.words: list[str] = []
        self.starts = array("I")
        self.ends = array("I")
        self.postings: dict[str, array[int]] = {}
        for at, match in enumerate(WORD.finditer(key)):
            word = match[0]
            self.words.append(word)
            start, end = match.span()
            self.starts.append(start)
            self.ends.append(end)
            places = self.postings.get(word)
            if places is None:
                self.postings[word] = array("I", [at])
            else:
                places.append(at)
