"""A quotation taken apart: its fragments, and the marks between them with which its writer owns up to a change."""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from sources.text import Span
from sources.text.folding import WORD, Folded, WordIndex, fold, parted

_OUTER = " \t\r\n\u00a0'\"“”„‟«»‘’‚‹›「」『』`"
_ELLIPSIS = r"(?:…|\.(?:[ \u00a0]?\.){2,4})"
_MARK = re.compile(rf"[\[(]\s*{_ELLIPSIS}\s*[\])]|{_ELLIPSIS}|\[[^\[\]\n]{{0,80}}\]|\(\s*sic[.!]?\s*\)", re.IGNORECASE)
_MARK_SIGNS = ("[", "(", "…", "..", ". .", ".\u00a0.")  # without one of these there is no mark
_IS_ELLIPSIS = re.compile(r"[\s\[\]().…]*\Z")
_GLUED = re.compile(r"\[(\w{1,4})\](?=\w)|(?<=\w)\[(\w{1,4})\]")
_CARRIED = re.compile(r"\]['’]\Z")
_EDGE = re.compile(r"[\s',;:.!?¿¡\-–]*")
_SIGNED = re.compile(r"-(?=\d)")
_EDGE_MARKS = ".,;:!?…¿¡'’‘\"“”"
_EDGE_CHARACTERS = " ',;:.!?-–"
_LONG_WORDS = 3
_FEW_PLACES = 16


class Join(NamedTuple):
    """What stands between two fragments, before the first or after the last: `kind` "" where nothing does."""

    kind: str
    bracketed: str
    start: int
    end: int


class Fragment(NamedTuple):
    """Words without a mark inside: `key` is what to look for, `start` and `end` are over the prepared quotation.

    `at` is where `key` begins in the quotation's folded key.
    """

    key: str
    at: int
    start: int
    end: int
    glued: bool  # begins after an apostrophe that a bracket carries: "[Aziz]'s"


class Wording(NamedTuple):
    """The words of all fragments in a row, their places in the quotation's folded key, and the joins between.

    `inner` has the word numbers of each fragment, half open, without its first and its last word, which may be parts
    of longer ones in a text. `joins` has the number of the word before which each stands.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    inner: list[tuple[int, int]]
    joins: dict[int, Join]


class Prepared:
    """A quotation without its outer marks and with glued brackets opened (`[T]he` to `The`).

    Without `opening` the glued brackets stay, for a source that has them too. With `continued` an opening mark that
    begins its second paragraph only says that the quotation goes on. `plain` is what is compared; `place` leads from
    its offsets back to the quotation's.
    """

    def __init__(self, quote: str, *, opening: bool = True, continued: bool = False) -> None:
        self.quote = quote
        self._at: list[int] | None = None
        self.plain = quote.lstrip(_OUTER)
        self._start = len(quote) - len(self.plain)
        self.plain = self.plain.rstrip(_OUTER)
        self.opened = False
        self._opening = opening
        if opening and "[" in self.plain and _GLUED.search(self.plain):
            self._open_glued()
        self.folded: Folded = fold(self.plain, inside=continued)
        #: The quotation as one fragment, edge punctuation left out; None when it holds no word.
        self.whole = self._fragment(0, len(self.plain))
        #: Whether it holds signs that a mark of its writer's could be made of.
        self.marked = any(map(self.plain.__contains__, _MARK_SIGNS))
        self._parts: tuple[tuple[Fragment, ...], tuple[Join, ...]] | None = None
        self._wording: Wording | None = None
        self._places: list[Sequence[int]] = []

    def _open_glued(self) -> None:
        at: list[int] = []
        kept: list[str] = []
        done = 0
        for match in _GLUED.finditer(self.plain):
            group = 1 if match[1] else 2
            for low, high in ((done, match.start()), match.span(group)):
                at.extend(range(low, high))
                kept.append(self.plain[low:high])
            done = match.end()
        at.extend(range(done, len(self.plain) + 1))
        kept.append(self.plain[done:])
        self._at = [self._start + offset for offset in at]
        self.plain = "".join(kept)
        self.opened = True

    def place(self, start: int, end: int) -> Span:
        """The quotation's own offsets of `plain[start:end]`."""
        if self._at is None:
            return Span(self._start + start, self._start + end)
        if start == end:
            return Span(self._at[start], self._at[start])
        return Span(self._at[start], self._at[end - 1] + 1)

    def widened(self, start: int, end: int, text: str, span: Span) -> Span:
        """`span` with the punctuation at its ends that `plain[start:end]` has there too, character by character."""
        low, high = span.start, span.end
        while start > 0 and low > 0 and self.plain[start - 1] == text[low - 1] and text[low - 1] in _EDGE_MARKS:
            start, low = start - 1, low - 1
        while (
            end < len(self.plain) and high < len(text) and self.plain[end] == text[high] and text[high] in _EDGE_MARKS
        ):
            end, high = end + 1, high + 1
        return Span(low, high)

    def _fragment(self, start: int, end: int) -> Fragment | None:
        span = self.folded.from_source(start, end)
        key = self.folded.key
        low, high = trim_edges(key, span.start, span.end)
        if low >= high or not WORD.search(key, low, high):
            return None
        back = self.folded.to_source(low, high)
        glued = "]" in self.plain and _CARRIED.search(self.plain, max(0, back.start - 2), back.start) is not None
        return Fragment(key[low:high], low, back.start, back.end, glued)

    @property
    def parts(self) -> tuple[tuple[Fragment, ...], tuple[Join, ...]]:
        """The fragments in order, and the joins round them: one more than there are fragments."""
        if self._parts is None:
            if self.marked or self.whole is None:
                self._parts = self._taken_apart()
            else:
                start, end = self.whole.start, len(self.plain)
                self._parts = (self.whole,), (Join("", "", start, start), Join("", "", end, end))
        return self._parts

    @property
    def wording(self) -> Wording:
        """Its words, but for those that its writer put in brackets."""
        if self._wording is None:
            found = Wording([], [], [], [], {})
            fragments, joins = self.parts if self.marked or self.whole is None else ((self.whole,), (None,))
            for fragment, join in zip(fragments, joins, strict=False):
                if join is not None and join.kind and found.words:
                    found.joins[len(found.words)] = join
                pieces = parted(fragment.key)
                borders = list(accumulate(map(len, pieces), initial=fragment.at))
                found.inner.append((len(found.words) + 1, len(found.words) + len(pieces) // 2 - 1))
                found.words.extend(pieces[1::2])
                found.starts.extend(borders[1:-1:2])
                found.ends.extend(borders[2::2])
            self._wording = found
        return self._wording

    def places(self, index: WordIndex) -> list[Sequence[int]]:
        """For each of its words the word numbers at which the text has it; looked up once, for one text."""
        words = self.wording.words
        if len(self._places) != len(words):
            get = index.postings.get
            self._places = [get(word, ()) for word in words]
        return self._places

    def seed(self, fragment: Fragment, index: WordIndex) -> "tuple[int, Sequence[int]] | None":
        """A rare word inside a fragment, or `whole`: its offset in the key, and where the text has it.

        Long words are seldom frequent: one of three may do, else it is the rarest of all.
        """
        for word in sorted(fragment.key.split(" ")[1:-1], key=len)[: -1 - _LONG_WORDS : -1]:
            if word.isascii() and word.isalpha():  # stands by itself between spaces: a word of any text that has it
                found = index.postings.get(word, ())
                if len(found) <= _FEW_PLACES:
                    return fragment.key.index(f" {word} ") + 1, found
        _, starts, ends, inner, _ = self.wording
        places = self.places(index)
        low, high = fragment.at, fragment.at + len(fragment.key)
        best: tuple[int, int] | None = None
        for first, last in inner:
            if first < last and low < starts[first] and ends[last - 1] < high:
                counts = list(map(len, places[first:last]))
                count = min(counts)
                if best is None or count < best[0]:
                    best = count, first + counts.index(count)
        return None if best is None else (starts[best[1]] - low, places[best[1]])

    def _taken_apart(self) -> tuple[tuple[Fragment, ...], tuple[Join, ...]]:
        fragments: list[Fragment] = []
        joins: list[Join] = []
        pending: list[re.Match[str]] = []
        done = 0
        marks = _MARK.finditer(self.plain)
        if not self._opening:
            marks = (mark for mark in marks if not _GLUED.match(self.plain, mark.start()))
        for mark in [*marks, None]:
            end = len(self.plain) if mark is None else mark.start()
            fragment = self._fragment(done, end)
            if fragment is not None:
                joins.append(_join(pending, fragment.start))
                fragments.append(fragment)
                pending = []
            if mark is not None:
                pending.append(mark)
                done = mark.end()
        joins.append(_join(pending, len(self.plain)))
        return tuple(fragments), tuple(joins)


def _join(marks: list[re.Match[str]], end: int) -> Join:
    if not marks:
        return Join("", "", end, end)
    brackets = [mark[0][1:-1].strip() for mark in marks if not _IS_ELLIPSIS.match(mark[0])]
    kind = "bracket" if len(brackets) == len(marks) else "ellipsis"
    return Join(kind, " ".join(brackets), marks[0].start(), marks[-1].end())


def trim_edges(key: str, low: int, high: int) -> tuple[int, int]:
    """Leave out punctuation and marks at both ends of a folded stretch, but no sign before a number."""
    match = _EDGE.match(key, low, high)
    if match:
        low = match.end()
        if low > 0 and _SIGNED.match(key, low - 1, high):
            low -= 1
    while high > low and key[high - 1] in _EDGE_CHARACTERS:
        high -= 1
    return low, high
