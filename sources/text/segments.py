"""Where paragraphs, sentences and words begin and end, by rule and without a model.

Every function returns spans in code points over the whole `text` it was given, half open, in reading order and never
overlapping. Nothing here raises on any Unicode text; the cost is linear in its length.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from sources.text import Span
from sources.text.lexicon.abbreviations import BEFORE_NUMBER, MONTHS_AFTER_DAY, NEVER_FINAL, OPENERS, SOMETIMES_FINAL

_LINE_BREAK: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WRAPPED_SHORTEST: Final = 40
_WRAPPED_LONGEST: Final = 90

_MARKS: Final = (
    "\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u0900-\u0903\u093a-\u094f\u200c\u200d"
)
_LETTERS: Final = rf"(?:[^\W_]|[{_MARKS}])+"
_WORD: Final = re.compile(rf"\d+(?:[.,٫٬]\d+)*(?:['’ʼ\-‐‑]?{_LETTERS})*|{_LETTERS}(?:['’ʼ\-‐‑]{_LETTERS})*")

_STOP: Final = re.compile(
    r"(?<![.!?…؟۔])(?:[.!?…؟۔]++(?:[\u00a0\u202f ]?»|[\"”’'“»›)\]])*+(?=\s|$))|[。！？]++[」』”’]*+"
)
_BEFORE_STOP: Final = re.compile(r"(?:[^\W_]|[.\-'’]){1,24}\Z")
_NEXT_WORD: Final = re.compile(r"\s*[\"“”„«»‘'’(\[¿¡—–-]*\s?((?:[^\W_]|['’])+)")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, trimmed of white space; blank ones are left out.

    Each newline is a border. In hard-wrapped text only a blank line is: that is a text in which most lines that have
    another directly below them are 40 to 90 characters long and end in the middle of a sentence.
    """
    lines = _lines(text)
    if _is_hard_wrapped(text, lines):
        lines = list(_joined(text, lines))
    return [span for span in (_trimmed(text, start, end) for start, end in lines) if span]


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`, trimmed; none crosses a paragraph border of the whole text.

    Closing quotation marks and brackets belong to the sentence they close. A stop does not end one after an
    abbreviation, an initial or an ordinal day, inside a number, or before a small letter.
    """
    last = len(text) if end is None else min(end, len(text))
    found: list[Span] = []
    for paragraph in paragraphs(text):
        first, final = max(paragraph.start, start), min(paragraph.end, last)
        if first < final:
            found.extend(_split(text, first, final))
    return found


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words of `text[start:end]`: letters and digits with inner apostrophes and hyphens; a decimal is one."""
    last = len(text) if end is None else min(end, len(text))
    return [Span(match.start(), match.end()) for match in _WORD.finditer(text, max(start, 0), last)]


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """Like `sentences` for a stretch that is known to lie inside one paragraph."""
    return list(_split(text, start, end))


def is_hard_wrapped(text: str) -> bool:
    """Whether the lines of a text end where they are full, not where a paragraph does."""
    if "\r" not in text and text.count("\n") < 2 + 2 * text.count("\n\n"):
        return False  # every line but one is followed by a blank one
    return _is_hard_wrapped(text, _lines(text))


def _lines(text: str) -> list[tuple[int, int]]:
    """All lines with their blank ones, without the line breaks."""
    lines, start = [], 0
    for match in _LINE_BREAK.finditer(text):
        lines.append((start, match.start()))
        start = match.end()
    lines.append((start, len(text)))
    return lines


def _is_hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    followed = wrapped = closed = 0
    for (start, end), (after, after_end) in itertools.pairwise(lines):
        line = text[start:end].strip()
        if not line or not text[after:after_end].strip():
            continue
        followed += 1
        if _WRAPPED_SHORTEST <= len(line) <= _WRAPPED_LONGEST:
            wrapped += 1
            closed += line[-1] in '.!?:؟”"»'
    return wrapped >= 2 and 2 * wrapped > followed and 2 * closed <= wrapped


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs of lines between blank ones."""
    first, last = -1, -1
    for start, end in lines:
        if not text[start:end].strip():
            if first >= 0:
                yield first, last
            first = -1
            continue
        if first < 0:
            first = start
        last = end
    if first >= 0:
        yield first, last


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < begin or not _ends_sentence(text, begin, match, end):
            continue
        span = _trimmed(text, begin, match.end())
        if span:
            yield span
        begin = match.end()
    span = _trimmed(text, begin, end)
    if span:
        yield span


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    following = _NEXT_WORD.match(text, stop.end(), min(end, stop.end() + 60))
    if following is None:
        return True
    word = following.group(1)
    if word[0].islower():
        return False
    mark = stop.group()
    if mark[0] != "." or mark.startswith(".."):
        return True
    return not _abbreviates(text, begin, stop, word)


def _abbreviates(text: str, begin: int, stop: re.Match[str], following: str) -> bool:
    """Whether the stop belongs to a shortened word and the sentence goes on."""
    before = _BEFORE_STOP.search(text[max(begin, stop.start() - 24) : stop.start()])
    if before is None:
        return False
    written = before.group().strip("'’-")
    if not written:
        return False
    folded = written.lower()
    closes = len(stop.group()) > 1
    if folded in NEVER_FINAL:
        return not closes
    if folded in BEFORE_NUMBER and following[0].isdigit():
        return True
    if written.isdigit():
        return len(written) <= 2 and following.lower() in MONTHS_AFTER_DAY
    shortened = folded in SOMETIMES_FINAL and (
        written[0].isupper() or "." in written or folded in {"etc", "usw", "vb", "vd", "a.m", "p.m"}
    )
    initial = len(written) == 1 and written.isalpha() and written.isupper()
    party = written[:2] in ("D-", "R-", "I-") and len(written) <= 7
    dotted = "." in written and all(len(part) <= 2 for part in written.split("."))
    if shortened or initial or party or dotted:
        return following.lower() not in OPENERS and not closes
    return False
