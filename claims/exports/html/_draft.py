"""The draft with its claims marked, and not a character of it changed.

The text nodes of the result, joined, are the draft. Numbers and statuses beside the marks are drawn by the style sheet
from attributes, so that what a reader copies, or a program strips, is the draft alone; assistive technology reads them
as the names of the links.
"""

from collections.abc import Iterable, Iterator, Sequence

from claims.exports import STATUS_WORDS, Mark
from claims.exports.html._escape import escape
from sources.text import Span


class _Writer:
    """Goes through the text once. `_open` holds the marks that are open, outermost first."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._text = text
        self._marks = iter(marks)
        self._next = next(self._marks, None)
        self._open: list[Mark] = []
        self._begun: set[Mark] = set()

    def paragraph(self, start: int, end: int, following: int | None) -> Iterator[str]:
        """The words of one paragraph; `following` is where the next one starts, None after the last.

        Marks that reach into the next are closed here and opened again there. A mark whose place lies between two
        paragraphs stands empty at the beginning of the next; the last paragraph takes whatever is left.
        """
        position = start
        for mark in self._open:
            yield self._opening(mark)
        while position < end:
            yield from self._close(position)
            while self._next and self._next.start <= position:
                yield from self._begin(position)
            border = min((mark.end for mark in self._open), default=end)
            border = min(border, end, self._next.start if self._next else end)
            yield escape(self._text[position:border])
            position = border
        if following is None:
            while self._next:
                yield from self._begin(end)
            following = max((mark.end for mark in self._open), default=end)
        yield from self._close(following)
        for _ in self._open:
            yield "</mark>"

    def _begin(self, position: int) -> Iterator[str]:
        mark, self._next = self._next, next(self._marks, None)
        if mark:
            self._open.append(mark)
            yield self._opening(mark)
            yield from self._close(position)

    def _close(self, position: int) -> Iterator[str]:
        """Close every mark that ends at or before `position`; what lay inside it opens again."""
        while self._open:
            at = next((at for at, one in enumerate(self._open) if one.end <= position), None)
            if at is None:
                return
            ended, inner = self._open[at], self._open[at + 1 :]
            yield "</mark>" * (len(inner) + 1)
            yield _reference(ended)
            self._begun.discard(ended)
            del self._open[at]
            for mark in inner:
                yield self._opening(mark)

    def _opening(self, mark: Mark) -> str:
        """Only a mark's first piece has an id: that is where links lead to."""
        note = f'aria-details="note-{mark.number}"'
        if mark in self._begun:
            return f'<mark class="{_tone(mark)} more" {note}>'
        self._begun.add(mark)
        return f'<mark class="{_tone(mark)}" id="{anchor_of(mark)}" data-n="{mark.number}" {note}>'


def anchor_of(mark: Mark) -> str:
    """The id of the first piece of a mark: claim-3, and claim-3-2 for the second place of the same claim."""
    return f"claim-{mark.number}" if mark.turn == 1 else f"claim-{mark.number}-{mark.turn}"


def _tone(mark: Mark) -> str:
    """The look of a mark: a claim that agrees with its source but not with the draft's other claims is no calm one."""
    return "problem" if mark.shared else mark.status


def _reference(mark: Mark) -> str:
    words = STATUS_WORDS[mark.status]
    if mark.shared:
        but = ", but see" if mark.status in ("ok", "info") else ", see"
        words = f"{words}{but} {' '.join(f'F{number}' for number in mark.shared)}"
    return (
        f'<a class="ref {_tone(mark)}" role="doc-noteref" href="#note-{mark.number}"'
        f' aria-label="Claim {mark.number}: {words}" data-n="{mark.number}" data-s="{words}" dir="ltr"></a>'
    )


def draft_html(text: str, marks: Iterable[Mark], paragraphs: Sequence[Span]) -> Iterator[str]:
    """The draft as paragraphs of HTML with `marks`, which come by (start, longest first) and may overlap anyhow.

    Cost: linear in the text, times the number of marks that are open at one place.
    """
    writer = _Writer(text, marks)
    position = 0
    spans = list(paragraphs) or [Span(0, len(text))]
    for number, span in enumerate(spans, 1):
        yield escape(text[position : span.start])
        yield "<p>"
        yield from writer.paragraph(span.start, span.end, spans[number].start if number < len(spans) else None)
        yield "</p>"
        position = span.end
    yield escape(text[position:])
