"""Where the claims of one version of a draft stand in the next."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import LCSseq

from sources.text import Span
from sources.text.anchoring import Selector, anchor
from sources.text.folding import fold
from sources.text.matching import Edit
from sources.text.segments import sentences

_MOST_PAIRS: Final = 400_000_000
"""Sentences of one version times those of the other (what differs of them) that are still aligned: 50 MB, a second."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands now. `span` None = at no one place; `edits` and `words` say how it reads now."""

    state: str
    span: Span | None = None
    edits: tuple[Edit, ...] = ()
    words: str = ""


def places_in(text: str, old: str, selectors: Sequence[Selector]) -> list[Place]:
    """The place in `text` of each passage of `old`.

    A passage in a sentence that stands unchanged between unchanged neighbours is where that sentence is; every other
    one is anchored by its own surroundings.
    """
    unchanged = _unchanged(old, text)
    folded = fold(text)
    places = []
    for selector in selectors:
        shift = _shift(unchanged, selector)
        if shift is not None and text[selector.start + shift : selector.end + shift] == selector.exact:
            state = "relocated" if shift else "exact"
            places.append(Place(state, Span(selector.start + shift, selector.end + shift)))
            continue
        found = anchor(selector, text, folded=folded)
        if found.state in ("orphan", "ambiguous") or found.start is None or found.end is None:
            places.append(Place("ambiguous" if found.state == "ambiguous" else "orphan"))
        else:
            span = Span(found.start, found.end)
            places.append(Place(found.state, span, found.edits, text[found.start : found.end]))
    return places


@dataclass(frozen=True, slots=True)
class _Unchanged:
    """Sentences of the old text that stand unchanged in the new one, and how far each one moved, in text order."""

    spans: tuple[Span, ...]
    shifts: tuple[int, ...]


def _unchanged(old: str, new: str) -> _Unchanged:
    """Align the sentences of both texts. What is the same at both ends is taken off first: mostly that is all."""
    left, right = sentences(old), sentences(new)
    ours = [old[one.start : one.end] for one in left]
    theirs = [new[one.start : one.end] for one in right]
    head = 0
    while head < min(len(ours), len(theirs)) and ours[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < min(len(ours), len(theirs)) - head and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    pairs = [(at, at) for at in range(head)]
    middle, other = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    if len(middle) * len(other) <= _MOST_PAIRS:
        for code in LCSseq.opcodes(middle, other):
            if code.tag == "equal":
                lengths = range(code.src_end - code.src_start)
                pairs += [(head + code.src_start + at, head + code.dest_start + at) for at in lengths]
    pairs += [(len(ours) - tail + at, len(theirs) - tail + at) for at in range(tail)]
    sure = _sure(pairs, ours, theirs)
    return _Unchanged(tuple(left[a] for a, _ in sure), tuple(right[b].start - left[a].start for a, b in sure))


def _sure(pairs: list[tuple[int, int]], ours: list[str], theirs: list[str]) -> list[tuple[int, int]]:
    """Pairs of a sentence that stands once in either text, or beside a pair of neighbours: no lookalikes."""
    once = {one for one, count in Counter(ours).items() if count == 1}
    once &= {one for one, count in Counter(theirs).items() if count == 1}
    known = set(pairs)
    return [
        (a, b)
        for a, b in pairs
        if ours[a] == theirs[b] and (ours[a] in once or (a - 1, b - 1) in known or (a + 1, b + 1) in known)
    ]


def _shift(unchanged: _Unchanged, selector: Selector) -> int | None:
    """How far the sentences that hold a passage moved together; None where one of them is not unchanged."""
    spans = unchanged.spans
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].start <= selector.start:
            low = middle + 1
        else:
            high = middle
    at = low - 1
    if at < 0 or selector.start >= spans[at].end:
        return None
    shift = unchanged.shifts[at]
    while spans[at].end < selector.end:
        at += 1
        if at >= len(spans) or unchanged.shifts[at] != shift or spans[at].start > spans[at - 1].end + 8:
            return None
    return shift
