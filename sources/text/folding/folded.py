"""A folded text and the map between its offsets and the original's."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from sources.text import Span
from sources.text.folding.words import WordIndex

_LINE_END = re.compile(r"\w-[ \t]*\r?\n[ \t]*\w")
_READ_THROUGH = 60_000  # code points that are searched sooner than an index is asked
_COMPOUND = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")

#: Tells the rarest word inside some needle: its offset there, and the word numbers where the text has it.
Rarest = Callable[[WordIndex], tuple[int, Sequence[int]] | None]


class Folded:
    """A text's folded form and the map between its offsets and the original's.

    `text` is what to search in; `source` the original. All offsets are code points, half open. The map holds
    only the places where folding changed a length, so it costs next to nothing for ordinary prose.
    """

    __slots__ = ("_folded_at", "_joined", "_key", "_line_ends", "_same", "_source_at", "_words", "source", "text")

    def __init__(self, source: str, text: str, folded_at: "array[int]", source_at: "array[int]") -> None:
        self.source = source
        self.text = text
        self._folded_at = folded_at
        self._source_at = source_at
        self._same = len(folded_at) == 2 and folded_at[1] == source_at[1]  # every offset is its own image
        self._key: str | None = None
        self._words: WordIndex | None = None
        self._joined: tuple[str, array[int]] | None = None
        self._line_ends: bool | None = None

    @property
    def key(self) -> str:
        """`text` with double marks turned into single ones: same length, for comparing words only."""
        if self._key is None:
            self._key = self.text.replace('"', "'")
        return self._key

    @property
    def words(self) -> WordIndex:
        """Where each word of the folded text stands; built at the first use."""
        if self._words is None:
            self._words = WordIndex(self.key)
        return self._words

    @property
    def has_line_ends(self) -> bool:
        """Whether a word of the original is hyphenated at a line's end; looked for once."""
        if self._line_ends is None:
            self._line_ends = "-" in self.source and _LINE_END.search(self.source) is not None
        return self._line_ends

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

    def occurrences(self, needle: str, low: int, high: int, rarest: Rarest) -> Iterator[int]:
        """Where `needle` stands in `key[low:high]`, in order; it must begin and end as a word or number does.

        A long text is not read through: the rarest word inside the needle leads to the few places it can be at.
        `rarest` is asked for that word; without an answer the text is read through.
        """
        key = self.key
        seed = rarest(self.words) if high - low > _READ_THROUGH else None
        if seed is None or len(seed[1]) * _READ_THROUGH > 50 * (high - low):
            at = key.find(needle, low, high)
            while at >= 0:
                yield at
                at = key.find(needle, at + 1, high)
            return
        offset, places = seed
        starts, last = self.words.starts, high - len(needle)
        for place in places:
            at = starts[place] - offset
            if low <= at <= last and key.startswith(needle, at):
                yield at

    def _convert(self, table: "array[int]", other: "array[int]", start: int, end: int) -> Span:
        length = table[-1]
        if not 0 <= start <= end <= length:
            raise ValueError(f"span {start}:{end} lies outside a text of {length} code points")
        if self._same:
            return Span(start, end)
        if start == length:
            return Span(other[-1], other[-1])
        at = bisect_right(table, start)
        low, high, other_low = table[at - 1], table[at], other[at - 1]
        plain = high - low == other[at] - other_low
        if plain and end <= high:
            by = other_low - low
            return Span(start + by, end + by)
        first = other_low + (start - low) if plain else other_low
        if end == start:
            return Span(first, first)
        if end > high:
            at = bisect_right(table, end - 1, at)
            low, other_low = table[at - 1], other[at - 1]
        last = other_low + (end - low) if table[at] - low == other[at] - other_low else other[at]
        return Span(first, last if last > first else first)

    def to_source(self, start: int, end: int) -> Span:
        """The original's code points behind the folded ones; always whole characters with their marks.

        Raises ValueError when the span lies outside the folded text.
        """
        return self._convert(self._folded_at, self._source_at, start, end)

    def from_source(self, start: int, end: int) -> Span:
        """The folded code points that stand for `source[start:end]`. Raises ValueError outside the source."""
        return self._convert(self._source_at, self._folded_at, start, end)

    def offset(self, at: int) -> int:
        """The folded offset of one offset in the source, the start of what it lies inside of; no check of its range."""
        if self._same:
            return at
        if at >= self._source_at[-1]:
            return self._folded_at[-1]
        table = bisect_right(self._source_at, at)
        low, folded_low = self._source_at[table - 1], self._folded_at[table - 1]
        plain = self._source_at[table] - low == self._folded_at[table] - folded_low
        return folded_low + (at - low) if plain else folded_low

    def is_border(self, offset: int) -> bool:
        """Whether a cut at this folded offset cuts no character of the original in two."""
        if self._same or offset <= 0 or offset >= len(self.text):
            return True
        table, other = self._folded_at, self._source_at
        at = bisect_right(table, offset)
        low = table[at - 1]
        return offset == low or table[at] - low == other[at] - other[at - 1]
