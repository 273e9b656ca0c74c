"""The words of a folded text: what counts as one, and an index of where each stands."""

import re
import unicodedata
from array import array
from collections import defaultdict
from functools import partial
from itertools import accumulate


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
_LETTERS = f"(?:[a-z]++(?:[{_MARKS}]++)?+|[^\\W\\d_a-z{_UNSPACED}][{_MARKS}]*+)++"
# A word: letters with marks, an apostrophe inside; a number with its separators, sign not included; in scripts
# that do not part words, a single character. The plain case comes first: it decides the speed.
WORD = re.compile(
    f"{_LETTERS}(?:'{_LETTERS}|\\d++)*+"
    r"|\d+(?:[.,:/]\d+)*+%?+"
    f"|[{_UNSPACED}]|[^\\W_]"
)
# The same over folded text that is all ASCII, where it takes a third of the time.
_PLAIN_WORD = re.compile(r"[a-z]++(?:'[a-z]++|\d++)*+|\d+(?:[.,:/]\d+)*+%?+")
_PARTED = re.compile(f"({WORD.pattern})")
_PLAIN_PARTED = re.compile(f"({_PLAIN_WORD.pattern})")


def words_in(key: str) -> list[str]:
    """The words of a folded stretch, in order."""
    return (_PLAIN_WORD if key.isascii() else WORD).findall(key)


def parted(key: str) -> list[str]:
    """The words of a folded stretch, with what stands before, between and behind them: every second one is a word."""
    return (_PLAIN_PARTED if key.isascii() else _PARTED).split(key)


class WordIndex:
    """The words of a folded text in order, with their places and, per word, where it occurs.

    `starts` and `ends` are code points of the folded text; `postings[word]` the word numbers at which it stands.
    Built by what the standard library does in C: some 80 ns a word.
    """

    __slots__ = ("ends", "postings", "starts", "words")

    def __init__(self, key: str) -> None:
        parts = parted(key)
        borders = array("I", accumulate(map(len, parts)))
        self.starts = borders[0:-1:2]
        self.ends = borders[1::2]
        known: dict[str, str] = {}
        # One object for all occurrences of a word: a third of the memory, and comparing is comparing identities.
        self.words: list[str] = list(map(known.setdefault, parts[1::2], parts[1::2]))
        postings: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        for at, word in enumerate(self.words):
            postings[word].append(at)
        postings.default_factory = None
        self.postings: dict[str, array[int]] = postings
