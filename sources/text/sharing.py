"""What two texts have word for word in common outside their quotations: whether one only repeats the other.

Two reports of one event share names, figures and the words of those they quote, but few runs of their writers' own
words; a wire copy shares most of them, even cut, reordered or lightly rewritten. So the measure is the share of the
runs of `RUN` words of the shorter text that the other has too. Quoted words break a run and never count, and neither
do paragraphs that outlets print under anything.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from sources.text import Span
from sources.text.folding import Folded
from sources.text.lexicon.boilerplate import BOILERPLATE
from sources.text.segments import paragraphs

RUN: Final = 4
"""Words in a run that is looked for in the other text."""

LEAST_RUNS: Final = 12
"""Runs in common that are too few to say anything, whatever their share: a stock phrase, a byline."""

DEPENDENT_SHARE: Final = 0.12
"""From this share of the shorter text's runs on, one text repeats the other (`python -m bench.independence`)."""

LEAST_SHOWN: Final = 6
"""Words in a stretch that is worth showing as shared."""

_BOILERPLATE = re.compile(BOILERPLATE, re.IGNORECASE)
_COMMON_TO: Final = 8
"""A run that this many texts or more share is anybody's: an agency's standing paragraph, a law's title."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts have in common. `first` and `second` are their numbers.

    `share` is the part of the shorter one's runs that the other has; `stretches` are the longest words in common, as
    spans in both (code points, half open), longest first.
    """

    first: int
    second: int
    runs: int
    share: float
    stretches: tuple[tuple[Span, Span], ...]

    @property
    def dependent(self) -> bool:
        """Whether one of the two repeats the other."""
        return self.runs >= LEAST_RUNS and self.share >= DEPENDENT_SHARE


class Wording:
    """A text's own words for comparing: its runs of words, each with the word number at which it first stands."""

    __slots__ = ("_folded", "_words", "runs")

    def __init__(self, folded: Folded, quoted: Sequence[Span]) -> None:
        """`quoted` are the stretches in somebody else's words, in code points of the text, in order."""
        index = folded.words
        words = index.words
        breaks = _hidden(folded, quoted)
        runs: dict[tuple[str, ...], int] = {}
        for start, end in _own(len(words), breaks):
            for at in range(start, end - RUN + 1):
                runs.setdefault(tuple(words[at : at + RUN]), at)
        self.runs = runs
        self._words = words
        self._folded = folded

    def stretch(self, other: "Wording", at: int) -> tuple[int, int, int]:
        """The words in common from the run at word `at` on: word number here, there, and how many."""
        there = other.runs[tuple(self._words[at : at + RUN])]
        length = RUN
        while self._words[at + length : at + length + 1] == other._words[there + length : there + length + 1] != []:
            length += 1
        return at, there, length

    def span(self, word: int, count: int) -> Span:
        """The code points of `count` words from number `word` on."""
        index = self._folded.words
        return self._folded.to_source(index.starts[word], index.ends[word + count - 1])


def _hidden(folded: Folded, quoted: Sequence[Span]) -> list[tuple[int, int]]:
    """The word numbers, half open, of quoted words and of standing paragraphs."""
    text = folded.source
    standing = [one for one in paragraphs(text) if _BOILERPLATE.search(text, one.start, min(one.end, one.start + 400))]
    starts = folded.words.starts
    found = []
    for span in (*quoted, *standing):
        inner = folded.from_source(span.start, span.end)
        found.append((bisect_right(starts, max(0, inner.start - 1)), bisect_right(starts, max(0, inner.end - 1))))
    return sorted(found)


def _own(count: int, hidden: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in hidden:
        if start > at:
            yield at, start
        at = max(at, end)
    if at < count:
        yield at, count


def compare(wordings: Sequence[Wording]) -> list[Shared]:
    """Every two texts that have runs in common. Linear in the words, plus one step for each run that two share."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        for run in wording.runs:
            holders[run].append(number)
    common: dict[tuple[int, int], list[int]] = defaultdict(list)
    for run, numbers in holders.items():
        if 1 < len(numbers) < _COMMON_TO:
            for first, second in combinations(numbers, 2):
                common[first, second].append(wordings[first].runs[run])
    return [_shared(wordings, first, second, sorted(places)) for (first, second), places in sorted(common.items())]


def _shared(wordings: Sequence[Wording], first: int, second: int, places: Sequence[int]) -> Shared:
    one, other = wordings[first], wordings[second]
    share = len(places) / max(1, min(len(one.runs), len(other.runs)))
    stretches = []
    reached = -1
    for at in places:
        if at < reached:
            continue
        here, there, length = one.stretch(other, at)
        reached = here + length
        if length >= LEAST_SHOWN:
            stretches.append((length, one.span(here, length), other.span(there, length)))
    stretches.sort(key=lambda row: (-row[0], row[1].start))
    return Shared(first, second, len(places), share, tuple((mine, theirs) for _, mine, theirs in stretches))
