"""A text as it is read on: line ends and page furniture in the middle of a sentence made into spaces, offsets kept.

What looks for quotations and speakers goes paragraph by paragraph, and a line end parts two of them. One that only
typesetting put there would leave half a quotation without its speaker.
"""

import bisect
import re
from itertools import chain, pairwise
from typing import Final

from sources.text import Span
from sources.text.folding.pages import furniture

_SOFT: Final = re.compile(r"(?<=[\w,;—–-])[^\S\n\r\f\v]*(\r\n|[\n\r])[^\S\n\r\f\v]*(?=[^\W\d_])")
_MARK: Final = re.compile(r"\n[^\S\n]*\n|[“”„«»]")
_CLOSERS: Final = {"“": "”", "„": "“”", "«": "»"}


def flowing(text: str) -> str:
    """The text, as long as before, without what parts a sentence.

    A line end goes where the line before does not end a sentence and the one below begins with a small letter, or
    where a quotation is open whose marks tell their side (two straight ones do not). A blank line stays.
    Linear in the text; a text without line ends costs nothing.
    """
    if "\n" not in text and "\r" not in text:
        return text
    pages = furniture(text)
    soft = [match for match in _SOFT.finditer(text) if not _inside(pages, match.start(1))]
    quoted = None if all(text[match.end()].islower() for match in soft) else _quoted(text)
    lines = [match for match in soft if text[match.end()].islower() or (quoted and _inside(quoted, match.start(1)))]
    gone = sorted([*(match.span(1) for match in lines), *((page.start, page.end) for page in pages)])
    if not gone:
        return text
    borders = [0, *chain.from_iterable(gone), len(text)]
    return "".join(
        " " * (end - start) if odd % 2 else text[start:end] for odd, (start, end) in enumerate(pairwise(borders))
    )


def _quoted(text: str) -> list[Span]:
    """What stands between an opening mark and the mark that closes it in the same paragraph, in order."""
    found: list[Span] = []
    opened = -1
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark[0] == "\n":
            opened = -1
        elif opened >= 0 and mark in _CLOSERS[text[opened]]:
            found.append(Span(opened, match.start()))
            opened = -1
        elif mark in _CLOSERS and opened < 0:
            opened = match.start()
    return found


def _inside(spans: list[Span], at: int) -> bool:
    place = bisect.bisect_right(spans, at, key=lambda span: span.start) - 1
    return place >= 0 and at < spans[place].end
