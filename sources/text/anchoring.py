"""Tie a passage to its text so that it is found again after the text changed, or honestly given up.

A selector keeps the passage's characters, its offsets and what stood before and after. Anchoring answers `exact`
(same characters, same offsets), `relocated` (same words up to folding, elsewhere or in other typography), `altered`
(other words between the same surroundings, with the edits), `ambiguous` or `orphan`. The surroundings decide, never
a similarity alone: a passage that was deleted must not be given to a lookalike.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz.distance import Levenshtein

from sources.text import Span
from sources.text.folding import WORD, Folded, fold
from sources.text.matching import Edit
from sources.text.matching.comparing import word_edits
from sources.text.matching.differences import character_edits

State = Literal["exact", "relocated", "altered", "ambiguous", "orphan"]

CONTEXT: Final = 32
_WIDEST: Final = 1024
_MAX_PLACES: Final = 200
_MAX_ENDS: Final = 6
_LONG_WORDS: Final = 8
_SHORT_WORDS: Final = 3
_FULL: Final = 16
_PARTLY: Final = 8
_LIKE: Final = 0.7
_KEPT_SHARE: Final = 0.5
_ONE_SIDED_SHARE: Final = 0.7
_EDGES: Final = " \t\n"


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


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a selector's passage stands now. `start` and `end` are None for an orphan, and the best candidate's

    for `ambiguous`, which a person has to confirm. `edits` say how the words or characters differ.
    """

    state: State
    start: int | None = None
    end: int | None = None
    edits: tuple[Edit, ...] = ()


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


@dataclass(frozen=True, slots=True)
class _Context:
    """The folded surroundings of a selector, ready to be compared with a place in a text."""

    prefix: str
    suffix: str

    def support(self, key: str, start: int, end: int) -> tuple[int, int]:
        """How well each side of `key[start:end]` agrees: 2 fully, 1 in part, 0 not."""
        before = key[max(0, start - 2 * len(self.prefix) - 2) : start].rstrip()
        after = key[end : end + 2 * len(self.suffix) + 2].lstrip()
        return _agreement(self.prefix[::-1], before[::-1]), _agreement(self.suffix, after)


def _agreement(ours: str, theirs: str) -> int:
    """2 fully, 1 in part, 0 not. What little stands at a text's edge never counts fully: it is soon met again."""
    if len(ours) < _PARTLY:
        return 1 if theirs == ours else 0
    common = 0
    for a, b in zip(ours, theirs, strict=False):
        if a != b:
            break
        common += 1
    if common >= _FULL:
        return 2
    if common >= _PARTLY:
        return 1
    return int(len(ours) >= _FULL and Levenshtein.normalized_similarity(ours, theirs[: len(ours)]) >= _LIKE)


def _hits(key: str, needle: str, prefix: str, suffix: str) -> Iterator[Span]:
    """Where the folded words stand; a border that was a word's border must be one again."""
    begins_word = not (prefix[-1:].isalnum() and needle[:1].isalnum())
    ends_word = not (suffix[:1].isalnum() and needle[-1:].isalnum())
    at = key.find(needle)
    while at >= 0:
        end = at + len(needle)
        cut_left = begins_word and needle[0].isalnum() and key[at - 1 : at].isalnum()
        cut_right = ends_word and needle[-1].isalnum() and key[end : end + 1].isalnum()
        if not cut_left and not cut_right:
            yield Span(at, end)
        at = key.find(needle, at + 1)


def anchor(selector: Selector, text: str, *, folded: Folded | None = None) -> Anchor:
    """Find a selector's passage in a text, which may have changed since. Never raises; linear in the text.

    `folded` is `fold(text)` when the caller keeps it.
    """
    needle = fold(selector.exact).key.strip()
    if not needle:
        same = bool(selector.exact) and text[selector.start : selector.end] == selector.exact
        return Anchor("exact", selector.start, selector.end) if same else Anchor("orphan")
    folded = fold(text) if folded is None else folded
    before, after = fold(selector.prefix).key, fold(selector.suffix).key
    context = _Context(before.strip(), after.strip())
    ranked: list[tuple[int, bool, Span]] = []
    for hit in _hits(folded.key, needle, before, after):
        sides = context.support(folded.key, hit.start, hit.end)
        place = folded.to_source(hit.start, hit.end)
        there = _same_place(selector, text, place)
        ranked.append((sum(sides), there, hit))
        if len(ranked) >= _MAX_PLACES:
            break
    chosen = _choose(selector, needle, ranked, folded, context)
    if chosen is not None:
        return chosen
    return _altered(selector, folded, context) or Anchor("orphan")


def _same_place(selector: Selector, text: str, place: Span) -> bool:
    """Whether a hit is the selector's own stretch with its own characters."""
    return (
        selector.start <= place.start
        and place.end <= selector.end
        and text[selector.start : selector.end] == selector.exact
    )


def _choose(
    selector: Selector, needle: str, ranked: list[tuple[int, bool, Span]], folded: Folded, context: _Context
) -> Anchor | None:
    if not ranked:
        return None
    best = max(score for score, _, _ in ranked)
    top = [(there, hit) for score, there, hit in ranked if score == best]
    here = next((hit for there, hit in top if there), None)
    if here is not None:
        return Anchor("exact", selector.start, selector.end)
    length = len(WORD.findall(needle))
    enough = 2 if length <= _SHORT_WORDS else 1
    if best >= enough:
        state: State = "relocated" if len(top) == 1 else "ambiguous"
        return _at(state, selector, folded, top[0][1])
    if length >= _LONG_WORDS:
        return _at("relocated" if len(top) == 1 else "ambiguous", selector, folded, top[0][1])
    if _deleted(folded.key, context):
        return Anchor("orphan")
    if length > _SHORT_WORDS and len(ranked) == 1 and _altered(selector, folded, context) is None:
        return _at("ambiguous", selector, folded, top[0][1])
    return None


def _at(state: State, selector: Selector, folded: Folded, hit: Span) -> Anchor:
    place = folded.to_source(hit.start, hit.end)
    # The folded needle was stripped of space at its ends; what the selector holds of it is taken along.
    start, end = place.start, place.end
    source = folded.source
    for char in reversed(selector.exact[: len(selector.exact) - len(selector.exact.lstrip())]):
        if source[start - 1 : start] == char:
            start -= 1
    for char in selector.exact[len(selector.exact.rstrip()) :]:
        if source[end : end + 1] == char:
            end += 1
    found = source[start:end]
    edits = () if found == selector.exact else character_edits(selector.exact, found, start, "case")
    return Anchor(state, start, end, edits)


def _deleted(key: str, context: _Context) -> bool:
    """Whether what stood before now directly meets what stood after."""
    before, after = context.prefix[-_FULL:].strip(), context.suffix[:_FULL].strip()
    if len(before) < _PARTLY or len(after) < _PARTLY:
        return False
    return re.search(re.escape(before) + r"[\W_]{0,4}" + re.escape(after), key) is not None


def _ends(key: str, part: str) -> list[int]:
    found: list[int] = []
    at = key.find(part)
    while at >= 0 and len(found) < _MAX_PLACES:
        found.append(at)
        at = key.find(part, at + 1)
    return found


def _altered(selector: Selector, folded: Folded, context: _Context) -> Anchor | None:
    """A changed passage between the surroundings it had; None where they do not hold one."""
    key = folded.key
    before, after = context.prefix[-_FULL:].lstrip(), context.suffix[:_FULL].rstrip()
    lows = [at + len(before) for at in _ends(key, before)] if len(before) >= _PARTLY else []
    highs = _ends(key, after) if len(after) >= _PARTLY else []
    length = len(fold(selector.exact).key)
    found = list(_two_sided(selector, folded, lows, highs, 2 * length + 60))
    if not found and _deleted(key, context):
        return None
    if not found:
        found = [*_one_sided(selector, folded, lows, length, left=True)]
        found += _one_sided(selector, folded, highs, length, left=False)
    if not found:
        return None
    best = max(share for share, _ in found)
    top = {candidate for share, candidate in found if share == best}
    if len(top) == 1:
        return top.pop()
    first = min(top, key=lambda candidate: candidate.start or 0)
    return Anchor("ambiguous", first.start, first.end, first.edits)


def _two_sided(
    selector: Selector, folded: Folded, lows: list[int], highs: list[int], reach: int
) -> Iterator[tuple[float, Anchor]]:
    """Changed passages with both sides of their surroundings: half the words kept, or a word or two in their place."""
    key = folded.key
    short = len(WORD.findall(fold(selector.exact).key)) <= _SHORT_WORDS
    for low in lows:
        # The words after the passage may also stand inside it: several ends are tried.
        for high in [at for at in highs if low <= at <= low + reach][:_MAX_ENDS]:
            region = _trim(key, low, high)
            if len(region) == 0:
                continue
            share, candidate = _compared(selector, folded, region)
            replaced = short and len(WORD.findall(key, region.start, region.end)) <= _SHORT_WORDS
            if share >= _KEPT_SHARE or replaced:
                yield share + 1, candidate


def _one_sided(
    selector: Selector, folded: Folded, borders: list[int], length: int, *, left: bool
) -> Iterator[tuple[float, Anchor]]:
    """Changed passages with only one side of their surroundings left: as long as before, most words kept."""
    key = folded.key
    if len(WORD.findall(fold(selector.exact).key)) <= _SHORT_WORDS:
        return
    for border in borders:
        span = Span(border, min(len(key), border + length)) if left else Span(max(0, border - length), border)
        region = _trim(key, *_whole_words(key, span, left=left))
        closing = fold(selector.exact).key[-1]
        if left and not closing.isalnum() and key[region.end : region.end + 1] == closing:
            region = Span(region.start, region.end + 1)
        if len(region) == 0:
            continue
        share, candidate = _compared(selector, folded, region)
        if share >= _ONE_SIDED_SHARE:
            yield share, candidate


def _whole_words(key: str, span: Span, *, left: bool) -> tuple[int, int]:
    low, high = span.start, span.end
    while left and high < len(key) and key[high].isalnum() and key[high - 1].isalnum():
        high += 1
    while not left and low > 0 and key[low].isalnum() and key[low - 1].isalnum():
        low -= 1
    return low, high


def _trim(key: str, low: int, high: int) -> Span:
    while low < high and key[low] in _EDGES:
        low += 1
    while high > low and key[high - 1] in _EDGES:
        high -= 1
    return Span(low, high)


def _compared(selector: Selector, folded: Folded, region: Span) -> tuple[float, Anchor]:
    place = folded.to_source(region.start, region.end)
    edits, share = word_edits(selector.exact, folded, place)
    ours, theirs = (len(WORD.findall(key)) for key in (fold(selector.exact).key, folded.key[region.start : region.end]))
    share *= ours / max(ours, theirs, 1)
    if not edits:
        edits = character_edits(selector.exact, folded.source[place.start : place.end], place.start, "words")
    return share, Anchor("altered", place.start, place.end, edits)
