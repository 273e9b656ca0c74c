"""Where a quotation that does not stand in a text word for word comes closest: a window, and a word alignment in it.

Only the windows round the best places (`seeding`) are aligned, so the cost does not grow with the text. A similarity
decides nothing here but where to look.
"""

import itertools
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from sources.text.folding import WordIndex
from sources.text.matching.seeding import runs, windows

__all__ = ["Alignment", "Step", "align", "runs", "windows"]

_NEAR: Final = 2
_LONGEST_HEAD: Final = 8


class Step(NamedTuple):
    """One stretch of an alignment over word numbers: equal, replace, insert (quotation only) or delete."""

    op: str
    quote_start: int
    quote_end: int
    source_start: int
    source_end: int


class Alignment(NamedTuple):
    """The steps from the first to the last word of the quotation, and how many of its words are equal."""

    steps: tuple[Step, ...]
    matched: int

    @property
    def source(self) -> tuple[int, int]:
        """The aligned word numbers of the source, half open."""
        return self.steps[0].source_start, self.steps[-1].source_end


def align(
    quote: Sequence[str],
    index: WordIndex,
    low: int,
    high: int,
    *,
    bridges: Callable[[int, int], bool],
    same_sentence: Callable[[int, int], bool],
) -> Alignment | None:
    """Align the quotation's words with source words `low` to `high`; None when nothing is equal.

    `bridges(a, b)` tells whether source words a to b are a mere interruption; `same_sentence(a, b)` whether words a
    and b belong together. Both keep stray equal words far from the passage out of it.
    """
    blocks = _blocks(quote, index.words, low, high, bridges)
    if not blocks:
        return None
    matched = _matched(blocks)
    if matched < len(quote) and matched < sum(map(index.postings.__contains__, quote)):
        # Words at the ends may have been matched to equal ones far off, and dropped: look again close by.
        first, last = blocks[0], blocks[-1]
        near_low = max(low, first[1] - first[0] - _NEAR)
        near_high = min(high, last[1] + len(quote) - last[0] + _NEAR)
        again = _blocks(quote, index.words, near_low, near_high, bridges)
        if _matched(again) > matched:
            blocks = again
    head = _head(blocks[0], quote, index.words, low)
    if head:
        blocks = [*head, *blocks]
    _settle(blocks, quote, index.words, bridges)
    steps = _steps(blocks, len(quote), low, high, same_sentence)
    return Alignment(steps, _matched(blocks))


def _matched(blocks: Sequence[Sequence[int]]) -> int:
    """How many words the blocks hold."""
    return sum([block[2] for block in blocks])


def _head(first: list[int], quote: Sequence[str], words: Sequence[str], low: int) -> list[list[int]]:
    """Equal words close before the first run: the fewest edits may pass them over where words were put in."""
    ahead, at = first[0], first[1]
    if not 1 < ahead <= _LONGEST_HEAD:
        return []
    near = max(low, at - ahead)
    found = Indel.opcodes(quote[:ahead], words[near:at])
    blocks = [
        [code.src_start, near + code.dest_start, code.src_end - code.src_start] for code in found if code.tag == "equal"
    ]
    return blocks if blocks and blocks[0][0] == 0 else []


def _blocks(
    quote: Sequence[str], words: Sequence[str], low: int, high: int, bridges: Callable[[int, int], bool]
) -> list[list[int]]:
    """The runs of equal words: first in the quotation, first in the source, how many."""
    found = Levenshtein.editops(quote, words[low:high]).as_matching_blocks()
    blocks = [[block.a, low + block.b, block.size] for block in found]
    blocks.pop()  # the last one only says where both end
    if len(blocks) > 1:
        _drop_strays(blocks, bridges)
    if blocks:
        _tighten(blocks, quote, words, low, high)
    return blocks


def _drop_strays(blocks: list[list[int]], bridges: Callable[[int, int], bool]) -> None:
    """Take off short blocks at either end that stand too far from the rest to belong to it."""

    changed = True
    while changed and len(blocks) > 1:
        changed = False
        head = tail = 0
        for at in range(len(blocks) - 1):
            head += blocks[at][2]
            if head > 3:
                break
            if _far(blocks[at], blocks[at + 1], head, bridges):
                del blocks[: at + 1]
                changed = True
                break
        if changed:
            continue
        for at in range(len(blocks) - 1, 0, -1):
            tail += blocks[at][2]
            if tail > 3:
                break
            if _far(blocks[at - 1], blocks[at], tail, bridges):
                del blocks[at:]
                changed = True
                break


def _far(left: list[int], right: list[int], length: int, bridges: Callable[[int, int], bool]) -> bool:
    """Whether more words lie between two blocks than `length` words at the end could belong to the rest across."""
    end = left[1] + left[2]
    excess = right[1] - end - (right[0] - left[0] - left[2])
    return excess > 2 * length + 2 and not bridges(end, right[1])


def _tighten(blocks: list[list[int]], quote: Sequence[str], words: Sequence[str], low: int, high: int) -> None:
    """Let blocks grow over equal neighbours that the alignment matched elsewhere: the fewer gaps, the better."""
    at = 0
    while at + 1 < len(blocks):
        left, right = blocks[at], blocks[at + 1]
        beside = at > 0 and blocks[at - 1][1] + blocks[at - 1][2] == left[1]
        if not beside and _swallows(left, right, quote, words):
            count = right[0] - left[0]
            blocks[at : at + 2] = [[left[0], right[1] - count, right[2] + count]]
            at = max(0, at - 1)
        else:
            at += 1
    first, last = blocks[0], blocks[-1]
    while first[0] > 0 and first[1] > low and quote[first[0] - 1] == words[first[1] - 1]:
        first[0], first[1], first[2] = first[0] - 1, first[1] - 1, first[2] + 1
    while (
        last[0] + last[2] < len(quote)
        and last[1] + last[2] < high
        and quote[last[0] + last[2]] == words[last[1] + last[2]]
    ):
        last[2] += 1


def _swallows(left: list[int], right: list[int], quote: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words of the first block stand right before the second too, so that no gap is needed there."""
    count = right[0] - left[0]
    return count == left[2] and list(quote[left[0] : right[0]]) == list(words[right[1] - count : right[1]])


def _settle(
    blocks: list[list[int]], quote: Sequence[str], words: Sequence[str], bridges: Callable[[int, int], bool]
) -> None:
    """Where equal words let a left-out stretch begin earlier or later, prefer where it is a mere interruption."""
    for left, right in itertools.pairwise(blocks):
        if left[0] + left[2] != right[0] or right[1] == left[1] + left[2]:
            continue
        low, high = left[1] + left[2], right[1]
        shifts = []
        shift = 0
        while shift < right[2] - 1 and words[low + shift] == quote[right[0] + shift]:
            shift += 1
            shifts.append(shift)
        shift = 0
        while shift < left[2] - 1 and words[high - shift - 1] == quote[left[0] + left[2] - shift - 1]:
            shift += 1
            shifts.append(-shift)
        if not shifts or bridges(low, high):
            continue
        for shift in shifts:
            if bridges(low + shift, high + shift):
                left[2] += shift
                right[0], right[1], right[2] = right[0] + shift, right[1] + shift, right[2] - shift
                break


def _steps(
    blocks: list[list[int]], length: int, low: int, high: int, same_sentence: Callable[[int, int], bool]
) -> tuple[Step, ...]:
    first, last = blocks[0], blocks[-1]
    begin = first[1]
    while begin > low and first[1] - begin < first[0] and same_sentence(begin - 1, first[1]):
        begin -= 1
    finish = final = last[1] + last[2]
    missing = length - last[0] - last[2]
    while finish < high and finish - final < missing and same_sentence(final - 1, finish):
        finish += 1
    steps: list[Step] = []
    quote_at, source_at = 0, begin
    for quote_start, source_start, count in [*blocks, [length, finish, 0]]:
        if quote_start > quote_at or source_start > source_at:
            op = "replace" if quote_start > quote_at and source_start > source_at else None
            op = op or ("insert" if quote_start > quote_at else "delete")
            steps.append(Step(op, quote_at, quote_start, source_at, source_start))
        quote_at, source_at = quote_start + count, source_start + count
        if count:
            steps.append(Step("equal", quote_start, quote_at, source_start, source_at))
    return tuple(steps)
