"""What typesetting puts between the two halves of a sentence: running heads, page numbers, repeated opening marks.

Only lines that betray themselves go: by a page number that counts on from one to the next, or by standing in the
same words at least three times, a page's length apart, in the middle of a sentence each time it is taken out. All
else stays: a line that is dropped wrongly would let a quotation leave out words of the source.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sources.text import Span

_LONGEST: Final = 80
_PAGE: Final = 400  # code points between two running heads: no page is shorter
_REPEATS: Final = 3
_MOST_LINES: Final = 4
_SHORTEST_HALF: Final = 20
_MOST_PAGES_APART: Final = 3
_NUMBER = re.compile(r"\d{1,5}")
_BREAKS_OFF = re.compile(r"[^\W_][,;]?-?\Z")
_LINE = re.compile(r"[^\n\f]+")
_HEAD = re.compile(r"[^\W_].*[^\W_)]\Z")
_BARE = re.compile(r"(?:[-–—|\[(]\s?)?#(?:\s?[-–—|\])])?")
_PARAGRAPH_MARK = re.compile(r"\n\s*(?:([\"“„‘「『])(?=[^\s\"”])|([«»])(?=[ \u00a0\u202f]?[^\s»]))")
_SENTENCE_END: Final = ".!?…,;:—–-"
_PAIRS: Final = {"“": "”", "„": "“", "«": "»", "»": "»", "‘": "’", "「": "」", "『": "』"}
_FARTHEST: Final = 5000


@dataclass(slots=True)
class _Line:
    start: int
    text: str
    numbered: bool = False
    furniture: bool = False


def furniture(text: str) -> list[Span]:
    """The stretches that part a sentence at a page's end: from its last character before to its first after.

    In order, apart. Text without line ends costs nothing; otherwise the cost is linear in the number of lines.
    """
    if text.count("\n") + text.count("\f") < _REPEATS:
        return []
    lines = [_Line(match.start(), stripped) for match in _LINE.finditer(text) if (stripped := match[0].strip())]
    if not _mark(lines):
        return []
    return list(_stretches(text, lines))


def _mark(lines: Sequence[_Line]) -> bool:
    """Say of each line whether it is furniture; whether any is."""
    alike: defaultdict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        if len(line.text) <= _LONGEST:
            alike[_NUMBER.sub("#", line.text)].append(line)
    found = False
    for words, same in alike.items():
        if len(same) < 2:
            continue
        if "#" in words and (words[0] == "#" or words[-1] == "#" or _BARE.fullmatch(words) or "#" in words[:12]):
            for one, two in pairwise(same):
                if two.start - one.start >= _PAGE and _counts_on(one.text, two.text):
                    one.furniture = two.furniture = one.numbered = two.numbered = found = True
        elif _repeats(words, same):
            found = True
            for line in same:
                line.furniture = True
    return found


def _repeats(words: str, same: Sequence[_Line]) -> bool:
    """Whether these equal lines are a running head: often enough, a page apart, in words that end like a title."""
    if len(same) < _REPEATS or "#" in words or words[-1] in _SENTENCE_END or not _HEAD.match(words):
        return False
    return all(two.start - one.start >= _PAGE for one, two in pairwise(same))


def _counts_on(one: str, two: str) -> bool:
    """Whether exactly one number of the two lines differs, by a few pages upwards."""
    first, second = _NUMBER.findall(one), _NUMBER.findall(two)
    if len(first) != len(second):
        return False  # A line may have a "#" of its own.
    pairs = [(int(a), int(b)) for a, b in zip(first, second, strict=True)]
    steps = [b - a for a, b in pairs if a != b]
    return len(steps) == 1 and 0 < steps[0] <= _MOST_PAGES_APART


def _stretches(text: str, lines: Sequence[_Line]) -> Iterator[Span]:
    at = 0
    while at < len(lines):
        if not lines[at].furniture:
            at += 1
            continue
        end = at
        while end < len(lines) and lines[end].furniture:
            end += 1
        if at and end < len(lines) and end - at <= _MOST_LINES:
            before, after = lines[at - 1], lines[end]
            if _one_sentence(before.text, after.text, numbered=any(line.numbered for line in lines[at:end])):
                start = text.index(before.text, before.start) + len(before.text)
                yield Span(start, text.index(after.text, after.start))
        at = end


def _one_sentence(before: str, after: str, *, numbered: bool) -> bool:
    if len(before) < _SHORTEST_HALF or not _BREAKS_OFF.search(before) or not after[0].isalpha():
        return False
    return not after[0].isupper() or (numbered and not before[-1].isupper())


def continuations(text: str, *, inside: bool) -> list[int]:
    """Where an opening mark at a paragraph's beginning only repeats that the quotation goes on.

    The paragraph before must have one that it does not close. `inside` says that the text begins within a quotation.
    """
    found: list[int] = []
    for match in _PARAGRAPH_MARK.finditer(text):
        end = match.start()
        while end and text[end - 1].isspace():
            end -= 1
        if not end or (text[end - 1] not in ".!?…," and text.count("\n", end, match.end()) < 2):
            continue
        low = max(text.rfind("\n", max(0, end - _FARTHEST), end) + 1, end - _FARTHEST)
        before = text[low:end]
        mark = match[match.lastindex or 1]
        if _open(before, mark) or (inside and not low and _open(mark + before, mark)):
            found.append(match.end() - 1)
    return found


def _open(paragraph: str, mark: str) -> bool:
    if mark == '"':
        last = paragraph.rfind('"')
        return paragraph.count('"') % 2 == 1 and (not last or paragraph[last - 1] in " \t([-–—:")
    if mark == "‘":
        return paragraph[0] == "‘" and paragraph[-1] != "’"
    if mark == "»":
        return paragraph[0] == "»" or paragraph.count("«") > paragraph.count("»")
    return paragraph.count(mark) > paragraph.count(_PAIRS[mark])
