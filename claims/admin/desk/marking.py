"""Cut a text at the borders of its marks, so that a page can show overlapping marks as plain, flat pieces."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text to be marked, in code points, half open. `number` is what the page calls it, `status` the
    word that is shown with it, `target` the id of the element that tells more.
    """

    start: int
    end: int
    number: int
    status: str
    severity: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without a border inside. `marks` cover it, the shortest (most exact) first; `opens` begin with it, `closes`
    end with it.
    """

    start: int
    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()

    @property
    def status(self) -> str:
        """The status that colours the piece: that of the shortest mark."""
        return self.marks[0].status if self.marks else ""

    @property
    def under(self) -> str:
        """The status of the mark around the shortest one, to be shown as a line under the words."""
        return self.marks[1].status if len(self.marks) > 1 else ""


def pieces(text: str, marks: Sequence[Mark]) -> list[Piece]:
    """The whole text as pieces, in order; joined they give the text again. What lies beyond the text is left out."""
    inside = [mark for mark in marks if 0 <= mark.start < min(mark.end, len(text))]
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in inside:
        starts.setdefault(mark.start, []).append(mark)
        ends.setdefault(min(mark.end, len(text)), []).append(mark)
    return list(_swept(text, starts, ends))


def _swept(text: str, starts: dict[int, list[Mark]], ends: dict[int, list[Mark]]) -> Iterator[Piece]:
    borders = sorted({0, len(text), *starts, *ends})
    open_now: list[Mark] = []
    for start, end in pairwise(borders):
        open_now = [mark for mark in open_now if min(mark.end, len(text)) > start] + starts.get(start, [])
        yield Piece(
            start=start,
            text=text[start:end],
            marks=_exact_first(open_now),
            opens=_exact_first(starts.get(start, [])),
            closes=_exact_first(ends.get(end, [])),
        )


def _exact_first(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.end - mark.start, mark.number)))
