"""What is stored of a passage, so that it can be found again: its characters, its place and what stands round it."""

import unicodedata
from dataclasses import dataclass
from typing import Final

CONTEXT: Final = 64
"""Code points of context on each side of a passage: more only where these do not make it unique."""

_WIDEST: Final = 1024


@dataclass(frozen=True, slots=True)
class Selector:
    """Where a passage stood: a text quote and a text position in one. Offsets are code points, half open.

    `exact` holds the original characters, never folded ones; `prefix` and `suffix` what stood round it.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def _joins(text: str, offset: int) -> bool:
    """Whether the characters on both sides of an offset belong to one written character."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    if unicodedata.category(after)[0] == "M" or after in "\u200d\ufe0f" or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    if before == "\u200d" or (before == "\r" and after == "\n"):
        return True
    if "\ud800" <= before <= "\udbff" and "\udc00" <= after <= "\udfff":
        return True
    if "\u1161" <= after <= "\u11ff" and "\u1100" <= before <= "\u11ff":
        return True
    if all("\U0001f1e6" <= char <= "\U0001f1ff" for char in (before, after)):
        first = offset - 1
        while first > 0 and "\U0001f1e6" <= text[first - 1] <= "\U0001f1ff":
            first -= 1
        return (offset - first) % 2 == 1
    return False


def _left(text: str, offset: int) -> int:
    while _joins(text, offset):
        offset -= 1
    return offset


def _right(text: str, offset: int) -> int:
    while _joins(text, offset):
        offset += 1
    return offset


def describe(text: str, start: int, end: int) -> Selector:
    """The selector of `text[start:end]`, with 32 code points of context or as many more as make it unique.

    No cut falls inside a written character (letter with marks, surrogate pair, flag): a passage that begins or
    ends inside one is widened to hold it. Raises ValueError for an empty span or one outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"span {start}:{end} is empty or lies outside a text of {len(text)} code points")
    start, end = _left(text, start), _right(text, end)
    width = CONTEXT
    while True:
        # Cuts move outwards: a context may hold a few code points more, never half a character.
        low, high = _left(text, max(0, start - width)), _right(text, min(len(text), end + width))
        whole = text[low:high]
        first = text.find(whole)
        if text.find(whole, first + 1) < 0 or width >= _WIDEST:
            return Selector(text[start:end], text[low:start], text[end:high], start, end)
        width *= 2
