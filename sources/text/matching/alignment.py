"""Where a quotation that does not stand in a text word for word comes closest: seeds, a window, a word alignment.

Seeds are runs of the quotation's words that the index knows; they vote for a place. Only the window round the best
places is aligned, so the cost does not grow with the text. A similarity decides nothing here but where to look.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein

from sources.text.folding import WordIndex

_MAX_POSTINGS: Final = 400
_MAX_WINDOWS: Final = 5
_BUCKET: Final = 8
_TAG_WORDS: Final = 40


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of an alignment over word numbers: equal, replace, insert (quotation only) or delete."""

    op: str
    quote_start: int
    quote_end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The steps from the first to the last word of the quotation, and how many of its words are equal."""

    steps: tuple[Step, ...]
    matched: int

    @property
    def source(self) -> tuple[int, int]:
        """The aligned word numbers of the source, half open."""
        return self.steps[0].source_start, self.steps[-1].source_end


def _diagonals(quote: Sequence[str], index: WordIndex) -> dict[int, float]:
    """Votes for the source word at which the quotation would begin, by rare words and by runs of three."""
    votes: dict[int, float] = defaultdict(float)
    known = [(len(index.postings.get(word, ())), at) for at, word in enumerate(quote)]
    rare = sorted((count, at) for count, at in known if count)
    for rank, (count, at) in enumerate(rare):
        if count > _MAX_POSTINGS or (rank >= 12 and count > 8):
            break
        for place in index.postings[quote[at]]:
            votes[(place - at) // _BUCKET] += 1.0 / count
    for at in range(len(quote) - 2):
        _vote_for_run(quote, index, at, votes)
    return votes


def _vote_for_run(quote: Sequence[str], index: WordIndex, at: int, votes: dict[int, float]) -> None:
    counts = [len(index.postings.get(quote[at + step], ())) for step in range(3)]
    if not all(counts):
        return
    step = counts.index(min(counts))
    if counts[step] > 20 * _MAX_POSTINGS:
        return
    words = index.words
    first, second, third = quote[at : at + 3]
    hits = [
        start
        for start in (place - step for place in index.postings[quote[at + step]])
        if start >= 0 and words[start : start + 3] == [first, second, third]
    ]
    for start in hits:
        votes[(start - at) // _BUCKET] += 3.0 / len(hits)


def windows(quote: Sequence[str], index: WordIndex) -> list[tuple[int, int]]:
    """The stretches of the source, as word numbers, in which the quotation may stand; best first, at most five."""
    votes = _diagonals(quote, index)
    if not votes:
        return []
    near = {bucket: sum(votes.get(bucket + step, 0.0) for step in (-1, 0, 1, 2, 3, 4, 5)) for bucket in votes}
    slack = max(12, len(quote) // 2)
    chosen: list[int] = []
    for bucket in sorted(near, key=lambda b: (-near[b], b)):
        if all(abs(bucket - other) > 2 for other in chosen):
            chosen.append(bucket)
        if len(chosen) == _MAX_WINDOWS:
            break
    return [
        (
            max(0, bucket * _BUCKET - slack),
            min(len(index.words), bucket * _BUCKET + _BUCKET + len(quote) + slack + _TAG_WORDS),
        )
        for bucket in chosen
    ]


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
    source = index.words[low:high]
    blocks = [
        [code.src_start, low + code.dest_start, code.src_end - code.src_start]
        for code in Levenshtein.opcodes(quote, source)
        if code.tag == "equal"
    ]
    _drop_strays(blocks, bridges)
    if not blocks:
        return None
    steps = _steps(blocks, len(quote), low, high, same_sentence)
    return Alignment(steps, sum(block[2] for block in blocks))


def _drop_strays(blocks: list[list[int]], bridges: Callable[[int, int], bool]) -> None:
    """Take off short blocks at either end that stand too far from the rest to belong to it."""

    def far(left: list[int], right: list[int], length: int) -> bool:
        skipped = right[1] - left[1] - left[2]
        excess = skipped - (right[0] - left[0] - left[2])
        return excess > 2 * length + 2 and not bridges(left[1] + left[2], right[1])

    changed = True
    while changed and len(blocks) > 1:
        changed = False
        head = tail = 0
        for at in range(len(blocks) - 1):
            head += blocks[at][2]
            if head <= 3 and far(blocks[at], blocks[at + 1], head):
                del blocks[: at + 1]
                changed = True
                break
        if changed:
            continue
        for at in range(len(blocks) - 1, 0, -1):
            tail += blocks[at][2]
            if tail <= 3 and far(blocks[at - 1], blocks[at], tail):
                del blocks[at:]
                changed = True
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


def runs(quote: Sequence[str], index: WordIndex, *, shortest: int = 3) -> list[tuple[int, int, int]]:
    """The quotation covered from the left by the longest runs that stand in the source.

    Each run is (first word in the quotation, first word in the source, length), of at least `shortest` words.
    """
    found: list[tuple[int, int, int]] = []
    at = 0
    words = index.words
    while at <= len(quote) - shortest:
        best = (0, 0)
        places = index.postings.get(quote[at], ())
        for place in places[: 20 * _MAX_POSTINGS]:
            length = 1
            while at + length < len(quote) and words[place + length : place + length + 1] == [quote[at + length]]:
                length += 1
            if length > best[0]:
                best = (length, place)
        if best[0] >= shortest:
            found.append((at, best[1], best[0]))
            at += best[0]
        else:
            at += 1
    return found
