"""A text with its letters composed (NFC), and the way back to the text as it stands."""

import bisect
import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

from sources.text import Mention, Span
from sources.text.speakers.model import Said

_CLUSTER: Final = re.compile("[^\u0300-\u036f\u064b-\u065f\u0670][\u0300-\u036f\u064b-\u065f\u0670]+")


@dataclass(frozen=True, slots=True)
class Composed:
    """`text` is composed; `starts[at]` is where its code point `at` begins in the original, one more for the end."""

    original: str
    text: str
    starts: tuple[int, ...]

    def inward(self, span: Span) -> Span:
        """A span of the original as a span of the composed text."""
        first = max(0, bisect.bisect_right(self.starts, span.start) - 1)
        return Span(first, max(first, bisect.bisect_left(self.starts, span.end)))

    def outward(self, said: Said) -> Said:
        """A stretch of the composed text as one of the original, with everybody named in it."""
        chain = tuple(
            one if one.mention is None else replace(one, mention=self._mention(one.mention)) for one in said.chain
        )
        return replace(said, start=self.starts[said.start], end=self.starts[said.end], chain=chain)

    def inward_said(self, said: Said) -> Said:
        """A stretch of the original as one of the composed text."""
        span = self.inward(Span(said.start, said.end))
        chain = []
        for one in said.chain:
            place = None if one.mention is None else self.inward(one.mention.span)
            mention = None if place is None else Mention(self.text[place.start : place.end], place.start, place.end)
            chain.append(replace(one, mention=mention))
        return replace(said, start=span.start, end=span.end, chain=tuple(chain))

    def _mention(self, mention: Mention) -> Mention:
        start, end = self.starts[mention.start], self.starts[mention.end]
        return Mention(self.original[start:end], start, end)


def compose(text: str) -> Composed | None:
    """The composed text, or None where the text is composed as it stands."""
    if unicodedata.is_normalized("NFC", text):
        return None
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for found in _CLUSTER.finditer(text):
        pieces.append(text[at : found.start()])
        starts.extend(range(at, found.start()))
        letter = unicodedata.normalize("NFC", found[0])
        pieces.append(letter)
        starts.extend([found.start()] * len(letter))
        at = found.end()
    pieces.append(text[at:])
    starts.extend(range(at, len(text) + 1))
    return Composed(text, "".join(pieces), tuple(starts))
