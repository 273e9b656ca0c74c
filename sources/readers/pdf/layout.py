"""From the lines of pages to running text: running heads out, lines joined, words made whole, pages marked.

A line was wrapped when the first word of the next line would not have fitted on it; a line that ends earlier was
ended on purpose. That one rule tells paragraphs from tables, lists, headings and addresses in any type area. Lengths
are points; `y` is the base line, counted from the bottom of the page.
"""

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sources.readers import Page

HYPHENS: Final = "-\u2010\u00ad"

_EDGE_LINES: Final = 3
_REPEATS: Final = 0.4
_MANY_REPEATS: Final = 5
_SAME_PLACE: Final = 6.0
_NUMBER = re.compile(r"\d{1,5}")
_PAGE_WORD = re.compile(r"(?i)(?:\b(?:page|p\.|pp\.|seite|sayfa|pagina|página)|صفحة|ص)[ .:]*\Z")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*\Z")
_FIRST_WORD = re.compile(r"[^\W_]+")
_ENDED = re.compile(r"[.!?…؟۔:][\"'”’»)\]]{0,3}\Z")
_BULLET = re.compile(r"[•‣▪●◦∙·*–—-] ")
_NUMBERED = re.compile(r"(?:\d{1,3}|[a-z])[.)] ")
_TAILS: Final = "aligned backed based controlled dominated era held led linked owned run wide"
_COMPOUND_TAILS: Final = frozenset(_TAILS.split())
_BUCKET: Final = 30.0
_USUAL_PITCH: Final = 1.2
_NARROWEST: Final = 12  # heights of a line: no column of running text is narrower


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. `first` is the width of its first word; `apart` says that wide gaps divide it."""

    page: int
    text: str
    x0: float
    x1: float
    y: float
    size: float
    first: float
    apart: bool = False
    rtl: bool = False


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without their running heads, feet and page numbers, and what was taken out (shown with its count).

    A line is furniture when, from the edge of the page inwards, it stands at one height on two fifths of the pages
    (or on five, and never on fewer than two) in the same words, or in words that differ by the page number only.
    Once page numbers are known so, a line at their height that begins or ends with the page's own number goes too: the
    running head of a short chapter. Nothing is taken out where that would be more than half of the text.
    """
    edges = [_edges(lines) for lines in pages]
    places: dict[tuple[str, int | None], list[float]] = defaultdict(list)
    for zones in edges:
        for key, y in {(key, one.y) for zone in zones for one in zone for key in _keys(one)}:
            places[key].append(y)
    enough = max(2, min(round(sum(1 for lines in pages if lines) * _REPEATS), _MANY_REPEATS))
    heights = {key: statistics.median(ys) for key, ys in places.items() if len(ys) >= enough}
    repeated = {
        key: middle
        for key, middle in heights.items()
        if sum(abs(y - middle) <= _SAME_PLACE for y in places[key]) >= enough
    }
    numbered = [(key[1], middle) for key, middle in repeated.items() if key[1] is not None]
    removed: Counter[str] = Counter()
    kept: list[list[Line]] = []
    for lines, zones in zip(pages, edges, strict=True):
        gone: set[int] = set()
        for zone in zones:
            for one in zone:
                words = next((key[0] for key in _keys(one) if abs(repeated.get(key, 1e9) - one.y) <= _SAME_PLACE), None)
                words = words or _numbered(one, numbered)
                if words is None:
                    break
                if id(one) not in gone:
                    gone.add(id(one))
                    removed[words] += 1
        kept.append([one for one in lines if id(one) not in gone])
    if _characters(kept) * 2 < _characters(pages):
        return [list(lines) for lines in pages], []  # what repeats is the document itself
    return kept, [f"“{text}” ({count} {'page' if count == 1 else 'pages'})" for text, count in sorted(removed.items())]


def _characters(pages: Sequence[Sequence[Line]]) -> int:
    return sum(len(line.text) for lines in pages for line in lines)


def _edges(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines nearest to the top and to the bottom of a page, the outermost first."""
    downwards = sorted(lines, key=lambda one: -one.y)
    return downwards[:_EDGE_LINES], downwards[::-1][:_EDGE_LINES]


def _keys(line: Line) -> Iterator[tuple[str, int | None]]:
    """What a line may share with lines of other pages: its words, or its words but for a number that runs along."""
    yield line.text, None
    yield from _page_numbers(line)


def _page_numbers(line: Line) -> Iterator[tuple[str, int]]:
    """Each number of a line that may be the page's: the line without it, and how far it is from the page's place.

    A page number begins or ends its line, or follows the word for a page.
    """
    for found in _NUMBER.finditer(line.text[:200]):
        before, after = line.text[: found.start()], line.text[found.end() :]
        if not before or not after or _PAGE_WORD.search(before):
            yield f"{before}#{after}", int(found[0]) - line.page


def _numbered(line: Line, places: Sequence[tuple[int, float]]) -> str | None:
    """The line without its page number, where one of these places has page numbers."""
    for rest, offset in _page_numbers(line):
        if any(offset == known and abs(y - line.y) <= _SAME_PLACE for known, y in places):
            return rest
    return None


def joined(pages: Sequence[Sequence[Line]]) -> tuple[str, list[Page]]:
    """The running text of all pages and the span of each page in it."""
    lines = [one for page in pages for one in page]
    measure = _Measure(lines)
    parts: list[str] = []
    length = 0
    spans = dict.fromkeys(range(1, len(pages) + 1), (0, 0))
    start_of: dict[int, int] = {}
    for at, line in enumerate(lines):
        text, separator = measure.ending(line, lines[at + 1]) if at + 1 < len(lines) else (line.text, "")
        start_of.setdefault(line.page, length)
        spans[line.page] = (start_of[line.page], length + len(text))
        parts += (text, separator)
        length += len(text) + len(separator)
    return "".join(parts), _filled(spans)


def _filled(spans: dict[int, tuple[int, int]]) -> list[Page]:
    """Pages without text stand, empty, where the page before them ends."""
    pages: list[Page] = []
    last = 0
    for number, (start, end) in spans.items():
        start, end = (start, end) if end else (last, last)
        pages.append(Page(number, start, end))
        last = end
    return pages


class _Measure:
    """The type area and the words of a document, and with them the decision what stands between two lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        right: dict[int, list[float]] = defaultdict(list)
        left: list[float] = []
        steps: list[float] = []
        for line, following in zip(lines, [*lines[1:], None], strict=True):
            if not line.apart:
                right[int(line.x0 // _BUCKET)].append(line.x1)
                left.append(line.x0)
            if following is not None and following.page == line.page and 0 < line.y - following.y < 3 * line.size:
                steps.append((line.y - following.y) / line.size)
        self._right = {bucket: _high(ends) for bucket, ends in right.items()}
        self._left = -_high([-x for x in left]) if left else 0.0
        self._pitch = statistics.median(steps) if steps else _USUAL_PITCH
        self._words = _words(lines)

    def ending(self, line: Line, following: Line) -> tuple[str, str]:
        """The text of a line as it is to stand, and what separates it from the next one."""
        if self._parted(line, following):
            return line.text, "\n\n"
        if line.text[-1] in HYPHENS and (word := self._whole(line.text, following.text)) is not None:
            return word, ""
        turned = following.page != line.page or following.y > line.y + line.size
        full = self._full(line, following)
        if turned:
            runs_on = not _ENDED.search(line.text) and (full or following.text[0].islower()) and not line.apart
            return line.text, " " if runs_on else "\n\n"
        if line.apart or following.apart or _BULLET.match(following.text):
            return line.text, "\n"
        if _ENDED.search(line.text) and 0.8 * line.size < following.x0 - line.x0 < 6 * line.size and not line.rtl:
            return line.text, "\n\n"
        if full:
            return line.text, " "
        return line.text, "\n\n" if _ENDED.search(line.text) and not _NUMBERED.match(following.text) else "\n"

    def _parted(self, line: Line, following: Line) -> bool:
        """Whether size or distance show that a new piece begins."""
        if abs(line.size - following.size) > 0.12 * max(line.size, following.size):
            return True
        down = line.y - following.y
        return following.page == line.page and down > 1.35 * self._pitch * line.size

    def _full(self, line: Line, following: Line) -> bool:
        """Whether the first word of the next line would not have fitted on this one."""
        need = following.first + 0.2 * line.size
        if line.rtl:
            return line.x0 - need < self._left
        bucket = int(line.x0 // _BUCKET)
        margin = max(self._right.get(bucket + step, 0.0) for step in (-1, 0, 1))
        return line.x1 + need > max(margin, line.x0 + _NARROWEST * line.size)

    def _whole(self, text: str, following: str) -> str | None:
        """The line ready to be followed at once by the rest of the word that its hyphen cuts; None if it cuts none."""
        stem, right = text[:-1], _FIRST_WORD.match(following)
        left = _LAST_WORD.search(stem)
        if left is None or right is None:
            return None
        if text[-1] == "\u00ad":
            return stem
        return f"{stem}-" if self._is_compound(left[0], right[0]) else stem

    def _is_compound(self, left: str, right: str) -> bool:
        """Whether the hyphen belongs to the word; the document's own spelling elsewhere decides first."""
        head, tail = left.lower(), right.lower()
        if head + tail in self._words:
            return False
        if f"{head}-{tail}" in self._words or not right[0].islower() or not left[-1].isalpha():
            return not (right[0].isalpha() and right[0].lower() == right[0].upper())  # scripts without case: no hyphen
        if "-" in left or (left.isupper() and 2 <= len(left) <= 5):
            return True
        known = left[0].isupper() and head in self._words
        return (known and tail in self._words) or (
            tail in _COMPOUND_TAILS and (left[0].isupper() or head in self._words)
        )


def _high(values: Sequence[float]) -> float:
    """The value that nine in ten do not exceed: a few lines beyond the type area do not move its edge."""
    ordered = sorted(values)
    return ordered[(len(ordered) * 9) // 10] if len(ordered) >= 10 else ordered[-1]


def _words(lines: Sequence[Line]) -> frozenset[str]:
    """All whole words of the document in lower case; the two parts of a word cut at a line end do not count."""
    found: set[str] = set()
    cut = False
    for line in lines:
        words = [one.replace("\u2010", "-").lower() for one in _WORD.findall(line.text)]
        cuts = line.text[-1] in HYPHENS
        found.update(words[1 if cut else 0 : len(words) - 1 if cuts else len(words)])
        cut = cuts
    return frozenset(found)
