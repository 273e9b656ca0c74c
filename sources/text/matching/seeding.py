"""Where in a text a quotation may stand that does not stand there word for word: by the rare words they share.

No more is read of a long text than of a short one: what is read of the places of any word has a limit.
"""

from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter
from typing import Final

from sources.text.folding import WordIndex

_RARE_BUDGET: Final = 300
_RUN_BUDGET: Final = 2000
_QUILT_BUDGET: Final = 20_000
_MAX_WINDOWS: Final = 5
_BUCKET: Final = 8
_TAG_WORDS: Final = 40
_FEWEST_SEEDS: Final = 4
_CLEAR_BUDGET: Final = 48
_SEED_BUDGET: Final = 1200  # what the first seeds may cost: still less than the closer look
_STRETCH: Final = 32
_FEWEST_SINGLE: Final = 4  # words that the text has once only, all in one place: enough to know it
_SINGLE_SHARE: Final = 8
_SPREAD: Final = 12
_RUNS_TRIED: Final = 8
_FEWEST_RUNS: Final = 2
_ENOUGH_RUNS: Final = 3


def _places(quote: Sequence[str], index: WordIndex) -> list[Sequence[int]]:
    """For each word of the quotation the word numbers at which the source has it."""
    return [index.postings.get(word, ()) for word in quote]


def _known(places: Sequence[Sequence[int]]) -> list[tuple[int, int, Sequence[int]]]:
    """The quotation's words that the source has, rarest first: how often, place in the quotation, word numbers."""
    return sorted([(len(found), at, found) for at, found in enumerate(places) if found])


def _trigrams(places: Sequence[Sequence[int]]) -> list[tuple[int, int, int]]:
    """The runs of three words that may occur, cheapest to look up first: cost, place in the run, place in the quote."""
    counts = list(map(len, places))
    costs = map(min, counts, counts[1:], counts[2:])
    found = [(cost, counts.index(cost, at) - at, at) for at, cost in enumerate(costs) if cost]
    found.sort()
    return found


def _run_places(quote: Sequence[str], index: WordIndex, step: int, at: int) -> list[int]:
    """The source words at which the quotation's words `at` to `at + 3` stand in a row."""
    words, places = index.words, index.postings[quote[at + step]]
    first, second, third = quote[at : at + 3]
    while places and places[-1] + 2 - step >= len(words):
        places = places[:-1]  # no room for the run's end
    # The middle word of the run is compared first: one reading of the long list of words settles nearly all.
    if step == 1:
        found = [at - 1 for at in places if words[at - 1] == first and words[at + 1] == third]
    elif step == 0:
        found = [at for at in places if words[at + 1] == second and words[at + 2] == third]
    else:
        found = [at - 2 for at in places if words[at - 1] == second and words[at - 2] == first]
    return found if not found or found[0] >= 0 else [start for start in found if start >= 0]


def _single_place(places: Sequence[Sequence[int]], quote: Sequence[str], index: WordIndex) -> tuple[int, int] | None:
    """The one stretch where all words of the quotation stand that the text has but once, when they are enough."""
    single = [found[0] - at for at, found in enumerate(places) if len(found) == 1]
    if len(single) < _FEWEST_SINGLE or len(single) * _SINGLE_SHARE < len(quote):
        return None
    return _round(single, quote, index)


def _run_place(
    trigrams: Sequence[tuple[int, int, int]], quote: Sequence[str], index: WordIndex
) -> tuple[int, int] | None:
    """The one stretch that two or three runs of three words lead to, none with a word of another, none of them twice
    in the text: the rarest that are found."""
    single: dict[int, int] = {}  # by their place in the quotation
    spent = tried = 0
    for cost, step, at in trigrams:
        if any(-3 < at - other < 3 for other in single):
            continue
        spent, tried = spent + cost, tried + 1
        if spent > _SEED_BUDGET or tried > _RUNS_TRIED:
            break
        hits = _run_places(quote, index, step, at)
        if len(hits) == 1:
            single[at] = hits[0] - at
            if len(single) == _ENOUGH_RUNS:
                break
    return _round([*single.values()], quote, index) if len(single) >= _FEWEST_RUNS else None


def _round(beginnings: Sequence[int], quote: Sequence[str], index: WordIndex) -> tuple[int, int] | None:
    """The stretch round places at which the quotation would begin; None where they lie too far apart."""
    low, high = min(beginnings), max(beginnings)
    if high - low > _SPREAD:
        return None
    slack = max(12, len(quote) // 2)
    return max(0, low - slack), min(len(index.words), high + len(quote) + slack)


def _clear_place(
    known: Sequence[tuple[int, int, Sequence[int]]], quote: Sequence[str], index: WordIndex
) -> tuple[int, int] | None:
    """The one stretch that nearly all of the rarest words agree on; None when it takes a closer look.

    A quotation with a few words changed is recognised by a handful of its rare words standing at one distance from
    their places in it. Where a fourth of them stand elsewhere, or as many again at a second place, nothing is clear.
    """
    near: dict[int, list[int]] = {}  # per stretch of distances, the words of the quotation that stand so far on
    seeds = spent = 0
    for count, at, places in known:
        spent += count
        if spent > (_CLEAR_BUDGET if seeds >= _FEWEST_SEEDS else _SEED_BUDGET):
            break
        seeds += 1
        for place in places:
            stretch = (place - at) // _STRETCH
            if stretch in near:
                near[stretch].append(at)
            else:
                near[stretch] = [at]
    if seeds < _FEWEST_SEEDS:
        return None
    totals = [(len(words) + len(near.get(stretch + 1, ())), stretch) for stretch, words in near.items()]
    best, first = max(totals)
    second = max((total for total, stretch in totals if abs(stretch - first) > 1), default=0)
    beyond = near.get(first + 1, [])
    agree = len({*near[first], *beyond})
    if agree * 4 < seeds * 3 or second * 2 > agree or best > 2 * agree:
        return None
    slack = max(12, len(quote) // 2)
    low, high = first * _STRETCH, (first + (2 if beyond else 1)) * _STRETCH
    return max(0, low - slack), min(len(index.words), high + len(quote) + slack)


def _diagonals(
    known: Sequence[tuple[int, int, Sequence[int]]],
    trigrams: Sequence[tuple[int, int, int]],
    quote: Sequence[str],
    index: WordIndex,
) -> dict[int, float]:
    """Votes for the source word at which the quotation would begin, by rare words and by runs of three."""
    votes: dict[int, float] = defaultdict(float)
    spent = 0
    for count, at, places in known:
        if spent and spent + count > _RARE_BUDGET:
            break
        spent += count
        for place in places[:_RUN_BUDGET]:
            votes[(place - at) // _BUCKET] += 1.0 / count
    spent = 0
    for cost, step, at in trigrams:
        if spent and spent + cost > _RUN_BUDGET:
            break
        spent += cost
        hits = _run_places(quote, index, step, at)
        for start in hits:
            votes[(start - at) // _BUCKET] += 3.0 / len(hits)
    return votes


def _with_neighbours(votes: dict[int, float]) -> dict[int, float]:
    """The votes of each bucket with those beside it, where together they can come to a fifth of the best."""
    get = votes.get
    least = max(votes.values()) / 35  # the fifth, shared by seven buckets
    near: dict[int, float] = {}
    for strong in [bucket for bucket, vote in votes.items() if vote >= least]:
        for at in range(strong - 5, strong + 2):
            if at in votes and at not in near:
                near[at] = sum([get(beside, 0.0) for beside in range(at - 1, at + 6)])
    return near


def windows(
    quote: Sequence[str], index: WordIndex, places: Sequence[Sequence[int]] | None = None, *, gapped: bool = False
) -> list[tuple[int, int]]:
    """The stretches of the source, as word numbers, in which the quotation may stand; best first, at most five.

    `places` has for each word of the quotation where the source has it, when the caller knows. `gapped` says that the
    quotation owns to have left words out: then more of its words are looked for.
    """
    if places is None:
        places = _places(quote, index)
    clear = None if gapped else _single_place(places, quote, index)
    if clear is not None:
        return [clear]
    trigrams = _trigrams(places)
    clear = None if gapped else _run_place(trigrams, quote, index)
    if clear is not None:
        return [clear]
    known = _known(places)
    clear = _clear_place(known, quote, index)
    if clear is not None:
        return [clear]
    votes = _diagonals(known, trigrams, quote, index)
    if not votes:
        return []
    near = _with_neighbours(votes)
    slack = max(12, len(quote) // 2)
    chosen: list[int] = []
    best = max(near.values())
    for bucket in sorted((b for b, vote in near.items() if vote >= 0.2 * best), key=lambda b: (-near[b], b)):
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


def runs(
    quote: Sequence[str],
    index: WordIndex,
    places: Sequence[Sequence[int]] | None = None,
    *,
    gaps: int | None = None,
) -> list[tuple[int, int, int]]:
    """The quotation covered from the left by the longest runs of at least three words that stand in the source.

    Each run is (first word in the quotation, first word in the source, length). With more than `gaps` words left
    uncovered nothing is of use: then the search ends early, with no runs.
    """
    found: list[tuple[int, int, int]] = []
    spent = done = covered = 0
    words = index.words
    trigrams = _trigrams(_places(quote, index) if places is None else places)
    for cost, step, at in sorted(trigrams, key=itemgetter(2)):
        if gaps is not None and at - covered > gaps:
            return []
        if at < done or spent + cost > _QUILT_BUDGET:
            continue
        spent += cost
        best = (0, 0)
        for place in _run_places(quote, index, step, at):
            length = 3
            while (
                at + length < len(quote) and place + length < len(words) and words[place + length] == quote[at + length]
            ):
                length += 1
            if length > best[0]:
                best = (length, place)
        if best[0]:
            found.append((at, best[1], best[0]))
            done = at + best[0]
            covered += best[0]
    return found
