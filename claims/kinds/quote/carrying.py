"""Whether the draft itself says what a quotation seems to have been cut from.

A quotation that stops before the source's "but" hides nothing where the draft goes on with that "but": in its next
fragment (“We tried,” he said, “but often we failed”) or in its own words.
"""

import re
from typing import Final

from sources.text import Span
from sources.text.folding import fold, words_in
from sources.text.quotations import Quotation

_REACH: Final = 200
"""Code points on either side within which the draft has to go on as the source does."""

_FRAGMENT: Final = 3
"""First words of what comes next that must be the source's."""

_RUNNING: Final = 6
"""Words of the running text on both sides that must be the same at least."""


_END: Final = re.compile(r"(?<=\w)[.!?؟]")
"""The end of the source's sentence behind the words; a stop right behind them is theirs."""


def goes_on(draft: str, here: Span, source: str, there: Span, ours: list[Quotation], theirs: list[Quotation]) -> bool:
    """Whether the draft goes on behind `here` as the source does behind `there`.

    Spans are code points, half open, each over its own text; `ours` and `theirs` are the quotations of draft and
    source in text order. The words of a tag ("he said on Monday") are not enough: what comes behind it is what counts.
    """
    running = _words(draft[here.end : here.end + _REACH])
    after = _words(source[there.end : there.end + _REACH])
    mine = _next(draft, ours, here.end)
    its = None if _goes_on_inside(source, theirs, there) else _next(source, theirs, there.end)
    if its is not None:
        needed = max(_RUNNING, len(_words(source[there.end : its.start])) + _FRAGMENT)
    else:
        rest = _END.search(source, there.end, there.end + _REACH)
        needed = len(_words(source[there.end : rest.start()])) if rest is not None else 0
        needed = min(needed, _RUNNING) or _RUNNING
    if _begin_alike(running, after, needed):
        return True
    said = [] if mine is None else _words(draft[mine.start : mine.end])
    told = [] if its is None else _words(source[its.start : its.end])
    return any(_begin_alike(*pair, _FRAGMENT) for pair in ((said, after), (said, told), (running, told)))


def came_before(draft: str, here: Span, source: str, there: Span) -> bool:
    """Whether the draft has the same words right before `here` as the source before `there`."""
    ours = _words(draft[max(0, here.start - _REACH) : here.start])[::-1]
    theirs = _words(source[max(0, there.start - _REACH) : there.start])[::-1]
    return _begin_alike(ours, theirs, _RUNNING)


def _words(text: str) -> list[str]:
    return words_in(fold(text).key)


def _begin_alike(one: list[str], other: list[str], number: int) -> bool:
    """Whether the first so many words are the same."""
    return len(one) >= number and one[:number] == other[:number]


def _goes_on_inside(source: str, theirs: list[Quotation], there: Span) -> bool:
    """Whether the source's own quotation has more words behind the place: these, and no later fragment, come next."""
    wholes = (one for one in theirs if one.start <= there.start and there.end < one.end)
    return any(_words(source[there.end : one.end]) for one in wholes)


def _next(text: str, quotations: list[Quotation], place: int) -> Quotation | None:
    """The next quotation of the same paragraph, if near."""
    found = next((one for one in quotations if place <= one.start <= place + _REACH), None)
    return None if found is None or "\n" in text[place : found.start] else found
