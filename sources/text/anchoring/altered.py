"""A changed passage between surroundings that are still there."""

from collections.abc import Iterator
from typing import Final

from sources.text import Span
from sources.text.anchoring.context import FULL, PARTLY, Context
from sources.text.anchoring.describing import Selector
from sources.text.anchoring.results import Anchor
from sources.text.folding import WORD, Folded, fold
from sources.text.matching.comparing import word_edits
from sources.text.matching.differences import character_edits

SHORT_WORDS: Final = 3
LONG_WORDS: Final = 8
_MAX_PLACES: Final = 200
_MAX_ENDS: Final = 6
_KEPT_SHARE: Final = 0.5
_ONE_SIDED_SHARE: Final = 0.7
_EDGES: Final = " \t\n"


def _ends(key: str, part: str) -> list[int]:
    found: list[int] = []
    at = key.find(part)
    while at >= 0 and len(found) < _MAX_PLACES:
        found.append(at)
        at = key.find(part, at + 1)
    return found


def altered(selector: Selector, folded: Folded, context: Context) -> Anchor | None:
    """A changed passage between the surroundings it had; None where they do not hold one."""
    key = folded.key
    before, after = context.prefix[-FULL:].lstrip(), context.suffix[:FULL].rstrip()
    lows = [at + len(before) for at in _ends(key, before)] if len(before) >= PARTLY else []
    highs = _ends(key, after) if len(after) >= PARTLY else []
    length = len(fold(selector.exact).key)
    found = list(_two_sided(selector, folded, lows, highs, 2 * length + 60))
    if not found and context.closed_up(key):
        return None
    if not found:
        found = [*_one_sided(selector, folded, lows, length, left=True)]
        found += _one_sided(selector, folded, highs, length, left=False)
    # The very characters are no change: whether they are the passage was settled before.
    found = [row for row in found if row[1].edits]
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
    short = len(WORD.findall(fold(selector.exact).key)) <= SHORT_WORDS
    for low in lows:
        # The words after the passage may also stand inside it: several ends are tried.
        for high in [at for at in highs if low <= at <= low + reach][:_MAX_ENDS]:
            region = _trim(key, low, high)
            if len(region) == 0:
                continue
            share, candidate = _compared(selector, folded, region)
            replaced = short and len(WORD.findall(key, region.start, region.end)) <= SHORT_WORDS
            if share >= _KEPT_SHARE or replaced:
                yield share + 1, candidate


def _one_sided(
    selector: Selector, folded: Folded, borders: list[int], length: int, *, left: bool
) -> Iterator[tuple[float, Anchor]]:
    """Changed passages with only one side of their surroundings left: as long as before, most words kept."""
    key = folded.key
    if len(WORD.findall(fold(selector.exact).key)) < LONG_WORDS:
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
