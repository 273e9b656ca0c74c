"""The surroundings of a passage: how far they agree with those of a place, and what came or went at its border."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz.distance import Levenshtein

from sources.text import Span
from sources.text.anchoring.describing import Selector
from sources.text.folding import WORD, Folded, fold
from sources.text.matching import Edit
from sources.text.matching.comparing import word_edits

FULL: Final = 16
"""Folded characters beside the passage that make a side agree fully."""

PARTLY: Final = 8
"""Folded characters beside the passage that make a side agree in part."""

WHOLE: Final = 24
"""Folded characters beside the passage that vouch for a short one without the other side."""

_SENTENCE_END: Final = re.compile(r"[.!?…]")
_LIKE: Final = 0.7
_NEAR: Final = 60
_FAR: Final = 240
_HEAVY: Final = frozenset({"negation", "number", "name"})
_GOVERNING: Final = frozenset({"negation", "number", "modal"})
_MOST_INSERTED: Final = 4
_MOST_REMOVED: Final = 3
_KNOWN_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Support:
    """How well each side of a place agrees: 2 fully, 1 in part, 0 not.

    `whole`: all that is known of one side is there, that is not little, and it is of the passage's own sentence: beyond
    the sentence the neighbours stay when it is taken out, and meet the next. `inside`: at least what stands next on one
    side is there and of that sentence. `between`: further out both sides are as they were, whatever was written beside
    the passage.
    """

    before: int
    after: int
    whole: bool
    inside: bool
    between: bool

    @property
    def total(self) -> int:
        """0 (neither side) to 4 (both fully)."""
        return self.before + self.after


@dataclass(frozen=True, slots=True)
class Context:
    """The folded surroundings of a selector, ready to be compared with a place in a text."""

    prefix: str
    suffix: str

    @classmethod
    def of(cls, selector: Selector) -> "Context":
        """The surroundings without the space that parts them from the passage."""
        return cls(fold(selector.prefix).key.strip(), fold(selector.suffix).key.strip())

    def support(self, key: str, start: int, end: int) -> Support:
        """How well the surroundings of `key[start:end]` agree with these."""
        before = key[max(0, start - 2 * len(self.prefix) - _NEAR) : start].rstrip()[::-1]
        after = key[end : end + 2 * len(self.suffix) + _NEAR].lstrip()
        left, right = self.prefix[::-1], self.suffix
        sides = (left, before), (right, after)
        whole = any(len(ours) >= WHOLE and _same_sentence(ours, theirs, len(ours), WHOLE) for ours, theirs in sides)
        inside = any(_same_sentence(ours, theirs, FULL, FULL) for ours, theirs in sides)
        between = all(len(ours) >= 2 * FULL and ours[-FULL:] in theirs for ours, theirs in sides)
        return Support(_agreement(left, before), _agreement(right, after), whole, inside, between)

    def closed_up(self, key: str) -> bool:
        """Whether what stood before now directly meets what stood after: the passage was taken out."""
        before, after = self.prefix[-FULL:].strip(), self.suffix[:FULL].strip()
        if len(before) < PARTLY or len(after) < PARTLY:
            return False
        return re.search(re.escape(before) + r"[\W_]{0,4}" + re.escape(after), key) is not None

    def survives(self, key: str, place: Span) -> bool:
        """Whether the far end of either side still stands round a place, which then ought to vouch for it."""
        around = key[max(0, place.start - _FAR) : place.end + _FAR]
        ends = self.prefix[:FULL], self.suffix[-FULL:]
        return any(len(end) >= PARTLY and end in around for end in ends)


def common(ours: str, theirs: str) -> int:
    """The number of equal characters from the start."""
    for at, (a, b) in enumerate(zip(ours, theirs, strict=False)):
        if a != b:
            return at
    return min(len(ours), len(theirs))


def _same_sentence(ours: str, theirs: str, equal: int, within: int) -> bool:
    """Whether so many characters from the start are equal, and the first of them are of one sentence."""
    return common(ours, theirs) >= equal and not _SENTENCE_END.search(ours, 0, within)


def _agreement(ours: str, theirs: str) -> int:
    """2 fully, 1 in part, 0 not. What little stands at a text's edge never counts fully: it is soon met again."""
    if len(ours) < PARTLY:
        return 1 if theirs == ours else 0
    same = common(ours, theirs)
    if same >= FULL:
        return 2
    if same >= PARTLY:
        return 1
    return int(len(ours) >= FULL and Levenshtein.normalized_similarity(ours, theirs[: len(ours)]) >= _LIKE)


def names_another(selector: Selector, folded: Folded, place: Span, support: Support) -> bool:
    """Whether a side that agrees in part differs from the old one in a name, a number or a denial.

    `place` is in the folded text. Such a place stands in a parallel sentence, or what it speaks of was changed.
    """
    source = folded.to_source(place.start, place.end)
    sides = []
    if support.before == 1:
        sides.append((selector.prefix, Span(max(0, source.start - len(selector.prefix)), source.start)))
    if support.after == 1:
        sides.append((selector.suffix, Span(source.end, min(len(folded.source), source.end + len(selector.suffix)))))
    return any(
        edit.kind in _HEAVY
        for words, span in sides
        if len(span)
        for edit in word_edits(words, folded, span)[0]
        # The word at the far end is cut wherever the context ends: it says nothing.
        if edit.quoted.strip() and edit.source.strip()
    )


@dataclass(frozen=True, slots=True)
class Border:
    """A passage that reads as before, but for governing words that came or went right beside it."""

    span: Span
    edits: tuple[Edit, ...]


def border(selector: Selector, folded: Folded, place: Span, context: Context) -> Border | None:
    """What came or went between the passage at `place` (folded offsets) and its old neighbours, if it governs.

    "what is" before "already" is not what was quoted once it reads "what is not already". Only a negation, a modal
    verb or a number counts, and only where the old neighbour stands right behind it.
    """
    key = folded.key
    right = [match.span() for match in WORD.finditer(key, place.end, min(len(key), place.end + _NEAR))]
    left = [match.span() for match in WORD.finditer(key, max(0, place.start - _NEAR), place.start)][::-1]
    before, after = WORD.findall(context.prefix)[::-1], WORD.findall(context.suffix)
    went_before, came_before = _shift(before, [key[a:b] for a, b in left])
    went_after, came_after = _shift(after, [key[a:b] for a, b in right])
    if not (went_before or came_before or went_after or came_after):
        return None
    if min(len(before) - went_before, len(left) - came_before, len(after) - went_after, len(right) - came_after) < 1:
        return None
    # The old neighbour on either side is compared too: words at the very edge would count as no part of it.
    ours = [" ".join(before[: went_before + 1][::-1]), selector.exact.strip(), " ".join(after[: went_after + 1])]
    whole = folded.to_source(left[came_before][0], right[came_after][1])
    edits, _ = word_edits(" ".join(ours), folded, whole)
    heavy = tuple(_clipped(edit, selector, len(ours[0]) + 1) for edit in edits if edit.kind in _GOVERNING)
    start = left[came_before - 1][0] if came_before else place.start
    end = right[came_after - 1][1] if came_after else place.end
    return Border(folded.to_source(start, end), heavy) if heavy else None


def _clipped(edit: Edit, selector: Selector, shift: int) -> Edit:
    """The edit with its place in the passage; words beside the passage have an empty place at its edge."""
    start, end = (min(max(at - shift, 0), len(selector.exact)) for at in (edit.spans[0].start, edit.spans[0].end))
    return replace(edit, spans=(Span(start, end), edit.spans[1]))


def _shift(ours: list[str], theirs: list[str]) -> tuple[int, int]:
    """How many neighbouring words went and how many came before the old ones go on: (0, 0) where nothing says."""
    for removed, inserted in _shifts():
        rest, now = ours[removed : removed + _KNOWN_WORDS], theirs[inserted : inserted + _KNOWN_WORDS]
        if len(rest) == _KNOWN_WORDS and rest == now:
            return removed, inserted
    return 0, 0


def _shifts() -> Iterator[tuple[int, int]]:
    every = ((went, came) for went in range(_MOST_REMOVED + 1) for came in range(_MOST_INSERTED + 1))
    return iter(sorted(every, key=sum))
