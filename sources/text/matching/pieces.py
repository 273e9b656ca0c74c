"""A quotation taken apart: its fragments, and the marks between them with which its writer owns up to a change."""

import re
from dataclasses import dataclass

from sources.text import Span
from sources.text.folding import WORD, Folded, fold

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


@dataclass(frozen=True, slots=True)
class Join:
    """What stands between two fragments, before the first or after the last: `kind` "" where nothing does."""

    kind: str
    bracketed: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words without a mark inside: `key` is what to look for, `start` and `end` are over the prepared quotation."""

    key: str
    start: int
    end: int
    glued: bool  # begins after an apostrophe that a bracket carries: "[Aziz]'s"


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
        self._parts: tuple[tuple[Fragment, ...], tuple[Join, ...]] | None = None

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
        return Fragment(
            key[low:high],
            back.start,
            back.end,
            glued="]" in self.plain and _CARRIED.search(self.plain, max(0, back.start - 2), back.start) is not None,
        )

    @property
    def parts(self) -> tuple[tuple[Fragment, ...], tuple[Join, ...]]:
        """The fragments in order, and the joins round them: one more than there are fragments."""
        if self._parts is None:
            marked = any(map(self.plain.__contains__, _MARK_SIGNS))
            if marked or self.whole is None:
                self._parts = self._taken_apart()
            else:
                start, end = self.whole.start, len(self.plain)
                self._parts = (self.whole,), (Join("", "", start, start), Join("", "", end, end))
        return self._parts

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
