"""What each character folds to on its own, and the first pass over a text: one character for one.

The first pass leaves stand-ins where one character is not enough; the second pass (`sources.text.folding`) settles
those by looking at the original.
"""

import re
import unicodedata
from functools import cache, lru_cache

from sources.text.lexicon.marks import (
    ARABIC_SIGNS,
    DOUBLE_QUOTES,
    EM_DASHES,
    EN_DASHES,
    HYPHENS,
    INVISIBLE,
    SAME_SENSE,
    SINGLE_QUOTES,
)

# Stand-ins between the two passes; a text that holds these private-use characters itself keeps them, because the
# second pass looks at the original character.
LOOK = "\ue000"  # becomes several characters, or one that depends on its neighbours
MARK = "\ue001"  # belongs to the letter before it
DROP = "\ue002"  # goes
_STAND_INS = (LOOK, MARK, DROP)

_KEPT_AS_THEY_ARE = ("<super>", "<sub>", "<circle>")
_LINE_ENDS = "\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029"
_FEW = 24
_COMBINATIONS = 4096  # of characters that are not ASCII: a text has few, and most texts the same


def _drops(char: str) -> bool:
    return char in ARABIC_SIGNS or char in INVISIBLE or unicodedata.category(char) in ("Cf", "Cc")


@cache
def _compatible(char: str) -> str:
    """The character's plain form: presentation forms, ligatures and widths undone, numbers left whole."""
    decomposition = unicodedata.decomposition(char)
    if decomposition.startswith(_KEPT_AS_THEY_ARE):
        return char
    return unicodedata.normalize("NFKC", char).replace("\u2044", "/")


@cache
def plain(char: str, cased: bool) -> str:
    """What one character folds to on its own; '' when it is dropped. `cased` keeps capitals, and ı, İ and ς."""
    if char in _LINE_ENDS or char == "\n":
        return "\n"
    if char in "\t\x1f\u2800":
        return " "
    if _drops(char):
        return ""
    if char in SINGLE_QUOTES:
        return "'"
    if char in DOUBLE_QUOTES:
        return '"'
    if char in HYPHENS:
        return "-"
    if char in EN_DASHES:
        return "–"
    if char in EM_DASHES:
        return "—"
    if char in SAME_SENSE and not (cased and char in "ıİς"):
        return SAME_SENSE[char]
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.digit(char))
    folded = {"ß": "ss", "ẞ": "SS"}.get(char) or _compatible(char)
    if not cased:
        folded = unicodedata.normalize("NFC", folded.casefold())
    if len(folded) > 1:
        return "".join(plain(part, cased) if part != char else part for part in folded)
    return plain(folded, cased) if folded != char and folded else folded


class _Table(dict[int, str]):
    """A table for `str.translate` that maps every character to exactly one, learning as it goes."""

    def __init__(self, *, cased: bool) -> None:
        super().__init__()
        self.cased = cased

    def __missing__(self, code: int) -> str:
        char = chr(code)
        # The vowels and finals of Hangul written as separate letters join their consonant as marks do.
        if not _drops(char) and (unicodedata.category(char)[0] == "M" or "\u1161" <= char <= "\u11ff"):
            value = MARK
        else:
            folded = plain(char, self.cased)
            value = folded if len(folded) == 1 and folded not in _STAND_INS else LOOK if folded else DROP
        self[code] = value
        return value


_FOLD = _Table(cased=False)
_KEEP = _Table(cased=True)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def first_pass(text: str, *, cased: bool) -> str:
    """The text with one character for each of its own: letters small (unless `cased`), shapes made one, stand-ins."""
    if text.isascii():
        text = text if cased else text.lower()
    else:
        if not cased:
            # İ is the one character whose lower case is longer than itself; İ and I both fold to i.
            text = text.replace("İ", "I").lower()
        text = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
        if not text.isascii():  # most often these four were all
            text = _mapped(text, _KEEP if cased else _FOLD)
    if not text.isprintable() and _CONTROL.search(text):
        text = text.replace("\r\n", DROP + "\n")
        for control in set(_CONTROL.findall(text)):
            text = text.replace(control, _FOLD[ord(control)])
    return text.replace("`", "'") if "`" in text else text


def _mapped(text: str, table: _Table) -> str:
    """`text.translate(table)`; where few characters are not ASCII, exchanging one after the other is much cheaper."""
    others = frozenset("".join(_NOT_ASCII.findall(text)))
    if len(others) <= _FEW:
        pairs = (_kept_pairs if table is _KEEP else _pairs)(others)
        if pairs is not None:
            for char, value in pairs:
                text = text.replace(char, value)
            return text
    if len(others) > _FEW and len(text) < 2 * len(others) * len(others):
        return text.translate(table)
    return _NOT_ASCII.sub(lambda run: run[0].translate(table), text)


def _exchanges(others: frozenset[str], table: _Table) -> tuple[tuple[str, str], ...] | None:
    """What to exchange one after the other; None where one would be taken for another that was there before."""
    pairs = tuple((char, value) for char in others if (value := table[ord(char)]) != char)
    return None if any(value in others for _, value in pairs) else pairs


@lru_cache(_COMBINATIONS)
def _pairs(others: frozenset[str]) -> tuple[tuple[str, str], ...] | None:
    return _exchanges(others, _FOLD)


@lru_cache(_COMBINATIONS)
def _kept_pairs(others: frozenset[str]) -> tuple[tuple[str, str], ...] | None:
    return _exchanges(others, _KEEP)


def cluster(characters: str, *, cased: bool) -> str:
    """A base character with its combining marks, composed where a composed form exists, each part folded."""
    composed = unicodedata.normalize("NFC", characters)
    if not cased and composed[0] in "Ii" and composed[1:2] == "\u0307":
        composed = "i" + composed[2:]
    return "".join(char if unicodedata.category(char)[0] == "M" else plain(char, cased) for char in composed)
