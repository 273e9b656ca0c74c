"""Word shingles of a text: what the index keeps of each passage, and what a quotation is looked up by.

A shingle is two neighbouring words. Of every `WINDOW` shingles in a row the one of the lowest rank is kept (winnowing:
Schleimer, Wilkerson and Aiken, 2003), so that any run of `SIZE + WINDOW - 1` words that a quotation has in common with
a text gives both at least one shingle, wherever passages end. Shingles of two short words ("of the") rank last: they
are kept only where nothing better stands near.

Words are compared without accents and without the spellings of Arabic that writers mix (hamza carriers, ta marbuta,
alif maqsura). Hashes are the same in every process and on every machine: they are stored.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sources.text.folding import WORD, Folded, fold

CUTTER: Final = "1"
"""The version of these rules. With another one every text is cut anew."""

SIZE: Final = 2
"""Words in a shingle."""

WINDOW: Final = 3
"""Shingles in a row of which one is kept."""

PASSAGE_WORDS: Final = 100
"""Words of a passage that no other passage has the shingles of."""

OVERLAP_WORDS: Final = 60
"""Words of the following passage that the span of a passage reaches into."""

MOST_ASKED: Final = 48
"""Shingles that a quotation is looked up by, at the most."""

_PIECE: Final = 100_000
_LIGHT: Final = 3
_MASK: Final = (1 << 64) - 1
_SPREAD: Final = 0x9E3779B97F4A7C15
_MIX: Final = 0xD6E8FEB86659FD93
_GAP: Final = re.compile(r"(?<=[^\s\-‐‑\u00ad])\s+(?=\S)")
_VARIANTS: Final = str.maketrans({"ى": "ي", "ة": "ه"})


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage: its span in the text (code points, half open) and the hashes of its shingles, each once, unsigned."""

    start: int
    end: int
    shingles: tuple[int, ...]


@lru_cache(maxsize=1 << 17)
def word_hash(word: str) -> int:
    """The 64-bit hash of a folded word; its lowest bit says that the word is short and common everywhere."""
    plain = word
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word)
        plain = "".join(char for char in parts if unicodedata.category(char) != "Mn").translate(_VARIANTS)
    plain = plain.replace("'", "")
    light = len(plain) <= _LIGHT and not plain[:1].isdigit()
    number = int.from_bytes(hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
    return number & ~1 | light


def _ranked(words: list[int]) -> list[int]:
    """A number for each two neighbours: the hash of the shingle, with a bit above it for two short words."""
    ranks = []
    before = words[0]
    for word in words[1:]:
        mixed = (before * _SPREAD + word) & _MASK
        mixed = ((mixed ^ mixed >> 32) * _MIX) & _MASK
        ranks.append(mixed ^ mixed >> 32 | (before & word & 1) << 64)
        before = word
    return ranks


def _kept(ranks: list[int], windows: int) -> set[int]:
    """The lowest rank of each of the first `windows` windows; one that is cut short at the end counts too."""
    windows = min(windows, len(ranks))
    padded = [*ranks, *([_MASK << 1] * (WINDOW - 1))]
    return set(map(min, *(padded[at : at + windows] for at in range(WINDOW))))


@dataclass(slots=True)
class _Places:
    """Where the words of a piece stand. Few begin or end a passage, so places in the text are worked out late.

    The first `settled` spans are of words left over from the piece before and are over the text; the others are over
    the folded piece. `done` words are in passages already.
    """

    spans: list[tuple[int, int]]
    offset: int
    folded: Folded
    settled: int
    done: int = 0

    def of(self, at: int) -> tuple[int, int]:
        """Start and end of a word in the text."""
        if at < self.settled:
            return self.spans[at]
        span = self.folded.to_source(*self.spans[at])
        return self.offset + span.start, self.offset + span.end


def _pieces(text: str, start: int) -> Iterator[tuple[int, Folded, bool]]:
    """The text from `start` on, folded piece by piece, each cut at a space; so memory does not grow with the text.

    Each with the code point it begins at, and whether it is the last.
    """
    while start < len(text):
        end = start + _PIECE
        if end < len(text):
            gap = _GAP.search(text, end, end + _PIECE)
            end = gap.end() if gap else end + _PIECE
        yield start, fold(text[start:end]), end >= len(text)
        start = end


def cut(text: str, start: int = 0) -> Iterator[Cut]:
    """Cut a text into overlapping passages, from the code point `start` on (where a passage began); linear time.

    Any Unicode is taken. A text of fewer than two words has no passage.
    """
    hashes: list[int] = []
    left = _Places([], 0, fold(""), 0)
    reach = PASSAGE_WORDS + max(OVERLAP_WORDS, WINDOW) + SIZE
    for offset, folded, last in _pieces(text, start):
        places = _Places([left.of(at) for at in range(left.done, len(left.spans))], offset, folded, 0)
        places.settled = len(places.spans)
        for match in WORD.finditer(folded.key):
            hashes.append(word_hash(match[0]))
            places.spans.append(match.span())
        done = 0
        while len(hashes) - done >= (SIZE if last else reach):
            end = min(len(hashes), done + PASSAGE_WORDS + OVERLAP_WORDS)
            kept = hashes[done : done + PASSAGE_WORDS + SIZE + WINDOW - 2]
            yield Cut(places.of(done)[0], places.of(end - 1)[1], _shingles(kept))
            done += PASSAGE_WORDS
        places.done = done
        del hashes[:done]
        left = places


def _shingles(words: list[int]) -> tuple[int, ...]:
    return tuple(rank & _MASK for rank in sorted(_kept(_ranked(words), PASSAGE_WORDS)))


def asked(quote: str) -> tuple[int, ...]:
    """The hashes that a quotation is looked up by, the best first; none for fewer than two words.

    A short quotation asks for all its shingles: those at its ends may have been kept for what stands around it. Of a
    long one those are asked that any text with its words has kept.
    """
    words = [word_hash(match[0]) for match in WORD.finditer(fold(quote).key)]
    if len(words) < SIZE:
        return ()
    ranks = _ranked(words)
    chosen = set(ranks)
    if len(chosen) > MOST_ASKED:
        chosen = _kept(ranks, max(1, len(ranks) - WINDOW + 1))
    return tuple(rank & _MASK for rank in sorted(chosen)[:MOST_ASKED])


def word_count(text: str) -> int:
    """How many words a text has, as they are counted here."""
    return sum(1 for _ in WORD.finditer(fold(text).key))
