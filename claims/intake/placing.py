"""Where the claims of one version of a draft stand in the next.

Sentences are aligned first, because what stands round a passage says more than its own few words ("17 seats"):

1. a passage in a sentence that stands unchanged, between unchanged neighbours or as the only one of its words in either
   text, is where that sentence is;
2. one in a stretch that was rewritten between unchanged sentences is anchored within that stretch;
3. any other, and what was not found there, is anchored in the whole text, but never into a sentence that stood there
   before: that one has its own passages.
"""

import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz.distance import LCSseq

from sources.text import Span
from sources.text.anchoring import Anchor, Selector, anchor, describe
from sources.text.folding import Folded, fold
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
    """The place in `text` of each passage of `old`, in the order of `selectors`."""
    aligned = _align(old, text)
    folded = fold(text)
    return [_unchanged(aligned, selector, text) or _anchored(aligned, selector, folded, old) for selector in selectors]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What stood between two unchanged sentences, what stands there now, and that with the two (in the new text)."""

    before: Span
    now: Span
    around: Span


@dataclass(frozen=True, slots=True)
class _Aligned:
    """The sentences of both texts. `pairs` stand unchanged: indices, by the old text; `taken` are those of the new.

    The `steady` ones among them stand in the same order in both: what lies between two of them belongs together.
    """

    old: tuple[Span, ...]
    new: tuple[Span, ...]
    pairs: dict[int, int]
    taken: frozenset[int]
    steady: tuple[tuple[int, int], ...]

    def sentence_at(self, position: int) -> int:
        """The index of the old sentence that starts at or last before the position; -1 before the first."""
        return bisect.bisect_right(self.old, position, key=lambda span: span.start) - 1

    def stretch(self, first: int, last: int) -> _Stretch | None:
        """The stretch round the old sentences `first` to `last` that was rewritten between unchanged ones.

        None where nothing stands there now, or nothing around is unchanged.
        """
        after = bisect.bisect_right(self.steady, last, key=lambda pair: pair[0])
        before = bisect.bisect_left(self.steady, first, key=lambda pair: pair[0]) - 1
        if before < 0 and after == len(self.steady):
            return None
        low, low_now = self.steady[before] if before >= 0 else (-1, -1)
        high, high_now = self.steady[after] if after < len(self.steady) else (len(self.old), len(self.new))
        if high - low < 2 or high_now - low_now < 2:
            return None
        return _Stretch(
            before=Span(self.old[low + 1].start, self.old[high - 1].end),
            now=Span(self.new[low_now + 1].start, self.new[high_now - 1].end),
            around=Span(self.new[max(0, low_now)].start, self.new[min(high_now, len(self.new) - 1)].end),
        )

    def stood_before(self, span: Span) -> bool:
        """Whether a span of the new text lies in one sentence that stood in the old text too."""
        at = bisect.bisect_right(self.new, span.start, key=lambda one: one.start) - 1
        return at in self.taken and span.end <= self.new[at].end


def _align(old: str, new: str) -> _Aligned:
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
    once = _once(ours) & _once(theirs)
    steady = _sure(pairs, ours, theirs, once)
    at_home = {words: at for at, words in enumerate(theirs) if words in once}
    moved = {at: at_home[words] for at, words in enumerate(ours) if words in once}
    paired = moved | dict(steady)
    return _Aligned(tuple(left), tuple(right), paired, frozenset(paired.values()), tuple(steady))


def _once(texts: list[str]) -> set[str]:
    return {one for one, count in Counter(texts).items() if count == 1}


def _sure(pairs: list[tuple[int, int]], ours: list[str], theirs: list[str], once: set[str]) -> list[tuple[int, int]]:
    """Pairs of a sentence that stands once in either text, or beside a pair of neighbours: no lookalikes."""
    known = set(pairs)
    return [
        (a, b)
        for a, b in pairs
        if ours[a] == theirs[b] and (ours[a] in once or (a - 1, b - 1) in known or (a + 1, b + 1) in known)
    ]


def _unchanged(aligned: _Aligned, selector: Selector, text: str) -> Place | None:
    """The place of a passage whose every sentence stands unchanged, all of them moved equally far."""
    first, last = aligned.sentence_at(selector.start), aligned.sentence_at(selector.end - 1)
    if first < 0:
        return None
    shifts = {
        aligned.new[aligned.pairs[at]].start - aligned.old[at].start if at in aligned.pairs else None
        for at in range(first, last + 1)
    }
    shift = shifts.pop()
    if shifts or shift is None:
        return None
    span = Span(selector.start + shift, selector.end + shift)
    if span.start < 0 or text[span.start : span.end] != selector.exact:
        return None
    return Place("relocated" if shift else "exact", span, words=selector.exact)


def _anchored(aligned: _Aligned, selector: Selector, folded: Folded, old: str) -> Place:
    """The place of a passage of a sentence that was rewritten, moved or taken out; never in one that stood there."""
    text = folded.source
    first, last = max(0, aligned.sentence_at(selector.start)), max(0, aligned.sentence_at(selector.end - 1))
    stretch = aligned.stretch(first, last)
    if stretch is not None and stretch.before.start <= selector.start and selector.end <= stretch.before.end:
        alone = old[stretch.before.start : stretch.before.end]
        near = describe(alone, selector.start - stretch.before.start, selector.end - stretch.before.start)
        # By itself, lest unchanged neighbours pass for it; and with them, as it may need them for surroundings.
        tries = [_within(near, stretch.now, stretch, selector, text)]
        tries.append(_within(selector, stretch.around, stretch, selector, text))
        same = [one for one in tries if one is not None and one.state != "altered"]
        altered = [one for one in reversed(tries) if one is not None]
        if same or altered:
            return (same or altered)[0]
    # Counting stops early: it is asked only of passages whose sentence changed.
    once = old.find(selector.exact, old.find(selector.exact) + 1) < 0
    place = _place(anchor(selector, text, folded=folded, alone=once), 0, selector, text)
    if place.span is not None and aligned.stood_before(place.span):
        return Place("orphan")
    return place


def _within(own: Selector, where: Span, stretch: _Stretch, selector: Selector, text: str) -> Place | None:
    """The place that anchoring in one part of the text gives, if it lies in what was rewritten."""
    part = text[where.start : where.end]
    # Put beyond the part, so that no chance likeness of offsets counts for a place within it.
    beyond = replace(own, start=len(part), end=len(part) + len(own.exact))
    place = _place(anchor(beyond, part), where.start, selector, text)
    return place if place.span is not None and stretch.now.contains(place.span) else None


def _place(found: Anchor, offset: int, selector: Selector, text: str) -> Place:
    """An anchor as a place; `offset` is where the text that was searched begins in the whole."""
    if found.state == "ambiguous":
        return Place("ambiguous")
    if found.start is None or found.end is None:
        return Place("orphan")
    span = Span(found.start + offset, found.end + offset)
    state: str = found.state
    if state != "altered":
        same = text[span.start : span.end] == selector.exact and span.start == selector.start
        state = "exact" if same else "relocated"
    edits = tuple(replace(edit, spans=(edit.spans[0], _shifted(edit.spans[1], offset))) for edit in found.edits)
    return Place(state, span, edits, text[span.start : span.end])


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
