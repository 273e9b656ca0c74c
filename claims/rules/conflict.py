"""Figures for one thing: do they agree, has one been superseded, do they contradict each other?

Figures are compared only within one key (subject, measure, event, place). Within it:

- a lower status gives way to a higher one of any publisher, an older figure to a newer one of the same publisher and
  status: `quantity.superseded`; a draft that uses such a figure without saying so has a problem;
- figures of one status of different publishers that exclude each other: `quantity.conflict`, of low severity when
  they are certainly of different days, since either may be news;
- a figure without a status takes that of the published figure it equals; one that equals none is held against the
  latest figure of the highest status (where no figure has a status, this goes for undated beside dated ones);
- what one text of one day has side by side is of different things, whatever the key says: a draft that repeats both, or
  one of them, contradicts nobody;
- intervals that overlap without one holding the other differ by rounding at most: `quantity.rounding`;
- where a date or a unit is missing, `quantity.incomparable` says which. Vague figures never conflict.

Cost: O(n log n) per key by sorting the intervals; of the conflicting pairs of one status PAIRS_SHOWN are listed and
the rest is counted, so that a thousand different figures cannot give half a million findings.
"""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from claims.rules import (
    STATUS_ORDER,
    Case,
    Days,
    Fact,
    Interval,
    RuleResult,
    RuleSeverity,
    days,
    figure,
    incomparable,
    name,
    show,
    show_interval,
    whence,
    whences,
)

NAME = "conflict"
RULES = ("quantity.conflict", "quantity.superseded", "quantity.rounding", "quantity.incomparable")

PAIRS_SHOWN = 100
PRELIMINARY = STATUS_ORDER.index("preliminary")


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact with what the comparisons ask for again and again."""

    fact: Fact
    interval: Interval
    low: Fraction | float
    high: Fraction | float
    line: str
    day: Days | None
    rank: int

    @property
    def recency(self) -> tuple[int, int]:
        """Sorts by date; an undated figure comes before every dated one."""
        return (self.day.last.toordinal(), self.day.first.toordinal()) if self.day else (0, 0)


def check(case: Case) -> Iterator[RuleResult]:
    """Compare all figures that share a key."""
    for key, facts in case.figures.items():
        if key.complete and len(facts) > 1:
            yield from _one_key(facts)


def _entry(fact: Fact) -> Entry:
    interval = fact.interval
    low = -math.inf if interval.lo is None else interval.lo
    high = math.inf if interval.hi is None else interval.hi
    return Entry(fact, interval, low, high, fact.line, fact.as_of_days, fact.rank)


def _one_key(facts: Sequence[Fact]) -> Iterator[RuleResult]:
    by_unit: dict[str, list[Entry]] = defaultdict(list)
    for fact in facts:
        by_unit[fact.unit_key].append(_entry(fact))
    named = sorted(unit for unit in by_unit if unit)
    if len(named) == 1:  # a figure without a unit is in the only one there is
        yield from _one_unit([entry for entries in by_unit.values() for entry in entries])
        return
    for one, other in pairwise(sorted(by_unit)):
        first, second = by_unit[one][0].fact, by_unit[other][0].fact
        units = f"{one or 'no unit'} and {other or 'no unit'}"
        yield incomparable((first, second), f"{name(first)}: figures in {units} were not compared with each other.")
    for unit in sorted(by_unit):
        yield from _one_unit(by_unit[unit])


def _one_unit(entries: list[Entry]) -> Iterator[RuleResult]:
    """All that is to be said of the figures of one key and unit."""
    entries.sort(key=lambda entry: (entry.low, entry.high, entry.fact.id))
    results = [*_by_status(entries), *_rounding(entries)]
    if not results and len(entries) > 1:
        first = entries[0].fact
        ids = tuple(entry.fact.id for entry in entries)
        message = f"{name(first)}: {len(entries)} figures agree on {figure(first)}."
        results = [RuleResult("quantity.conflict", "holds", "", ids, message)]
    yield from results


def _by_status(entries: Sequence[Entry]) -> Iterator[RuleResult]:
    # where nobody gives a status, a dated figure counts as published and an undated one is held against it
    published = [entry for entry in entries if entry.rank >= 0] or [entry for entry in entries if entry.day]
    levels: dict[int, list[Entry]] = defaultdict(list)
    for entry in published or entries:
        levels[entry.rank].append(entry)
    highest = max(levels)
    heads: list[Entry] = []
    for rank in sorted(levels):
        heads, older = _lines(levels[rank])
        if rank == highest:
            yield from (_superseded(old, old, new) for old, new in older if old.interval.disjoint(new.interval))
        yield from _conflicts(heads)
    if not published:
        return
    reference = _latest(heads)
    for entry in published:
        if entry.rank < highest and all(entry.interval.disjoint(one.interval) for one in reference):
            yield _superseded(entry, entry, reference[0])
    held = {id(entry) for entry in published}
    yield from _without_status([entry for entry in entries if id(entry) not in held], published, reference)


def _lines(level: Sequence[Entry]) -> tuple[list[Entry], list[tuple[Entry, Entry]]]:
    """The latest figures of every publisher of one status, and each older one with the latest of its publisher."""
    by_line: dict[str, list[Entry]] = defaultdict(list)
    for entry in level:
        by_line[entry.line].append(entry)
    heads: list[Entry] = []
    older: list[tuple[Entry, Entry]] = []
    for line in sorted(by_line):
        latest = max(by_line[line], key=lambda entry: (entry.recency, entry.fact.id))
        for entry in by_line[line]:
            if entry.day and latest.day and entry.day.before(latest.day):
                older.append((entry, latest))
            else:
                heads.append(entry)
    return heads, older


def _latest(heads: Sequence[Entry]) -> list[Entry]:
    """The figures of the latest day; all that are undated only where none is dated."""
    newest = max(entry.recency for entry in heads)
    return sorted((entry for entry in heads if entry.recency == newest), key=lambda entry: entry.fact.id)


def _conflicts(heads: list[Entry]) -> Iterator[RuleResult]:
    """The pairs of one status that exclude each other, lowest figures first."""
    # of two that begin at one number, the one that holds it comes first: so the excluded ones are always the last
    ordered = sorted(heads, key=lambda entry: (entry.low, not entry.interval.lo_closed, entry.high, entry.fact.id))
    lows = [entry.low for entry in ordered]
    holders = _holders(ordered)
    shown = 0
    total = 0
    for entry in ordered:
        start = bisect_left(lows, entry.high)
        # figures that begin just where this one ends exclude it only where an end is open
        while (
            start < len(ordered) and lows[start] == entry.high and not entry.interval.disjoint(ordered[start].interval)
        ):
            start += 1
        total += len(ordered) - start
        for other in ordered[start : start + PAIRS_SHOWN - shown]:
            if _side_by_side(entry, other, holders):
                total -= 1
                continue
            yield _conflict(entry, other)
            shown += 1
    if total > shown:
        first, last = ordered[0].fact, max(ordered, key=lambda entry: (entry.low, entry.fact.id)).fact
        message = (
            f"{name(first)}: {total - shown} more pairs of figures contradict each other; they go from "
            f"{figure(first)} {whence(first)} to {figure(last)} {whence(last)}."
        )
        yield RuleResult("quantity.conflict", "violated", "medium", (first.id, last.id), message)


def _holders(entries: Sequence[Entry]) -> dict[Interval, set[tuple[str, tuple[int, int]]]]:
    """The sources (with their day) that have each figure."""
    found: dict[Interval, set[tuple[str, tuple[int, int]]]] = defaultdict(set)
    for entry in entries:
        if entry.fact.source:
            found[entry.interval].add((entry.fact.source, entry.recency))
    return found


def _side_by_side(one: Entry, other: Entry, holders: dict[Interval, set[tuple[str, tuple[int, int]]]]) -> bool:
    """Whether one source has both figures, and at least one of the two here is not a source's."""
    drafted = not one.fact.source or not other.fact.source
    return drafted and bool(holders.get(one.interval, set()) & holders.get(other.interval, set()))


def _conflict(one: Entry, other: Entry, *, known: Entry | None = None) -> RuleResult:
    """Two figures that exclude each other. `known`: the published figure that `one` equals, whose date it takes."""
    stand_in = known or one
    same_line = stand_in.line == other.line
    # a date excuses a difference only between two published figures; one that nobody published has no such excuse
    differ = bool(stand_in.rank == other.rank and stand_in.day and other.day and stand_in.day.differ(other.day))
    if same_line and _order_unknown(stand_in.day, other.day):
        return _which_is_newer(one.fact, other.fact)
    first, second = (other, one) if one.rank >= 0 and _later(one, other) else (one, other)
    here, there = whences(first.fact, second.fact)
    message = f"{name(first.fact)}: {figure(first.fact)} {here}, {figure(second.fact)} {there}. {_apart(first, second)}"
    severity: RuleSeverity = "low" if differ and not same_line else "medium"
    if severity == "low":
        message += " They are of different days: either may be news."
    elif same_line and one.line:
        message += " Both are of one publisher."
    return RuleResult(
        "quantity.conflict", "violated", severity, (first.fact.id, second.fact.id), message, _arithmetic(first, second)
    )


def _later(one: Entry, other: Entry) -> bool:
    return bool(one.day and other.day and other.day.before(one.day))


def _order_unknown(one: Days | None, other: Days | None) -> bool:
    """Whether the dates do not say which figure of one publisher is the newer, nor that they are of one day."""
    if one is None and other is None:
        return False
    return one is None or other is None or not one.same(other)


def _which_is_newer(one: Fact, other: Fact) -> RuleResult:
    undated = [fact.id for fact in (one, other) if not fact.as_of]
    lack = f"as_of of {' and '.join(undated)} is missing" if undated else "their dates overlap"
    message = (
        f"{name(one)}: {figure(one)} and {figure(other)} are of one publisher and {lack}: "
        "whether one supersedes the other cannot be told."
    )
    return incomparable((one, other), message)


def _apart(one: Entry, other: Entry) -> str:
    if one.interval.is_point and other.interval.is_point:
        gap = abs(Fraction(one.low) - Fraction(other.low))
        return f"They differ by {show(gap)}."
    return f"{show_interval(one.interval).capitalize()} and {show_interval(other.interval)} exclude each other."


def _arithmetic(one: Entry, other: Entry) -> str:
    if not (one.interval.is_point and other.interval.is_point):
        return f"[{show_interval(one.interval)}] and [{show_interval(other.interval)}] have no number in common"
    more, less = sorted((Fraction(one.low), Fraction(other.low)), reverse=True)
    return f"{show(more)} - {show(less)} = {show(more - less)}"


def _superseded(entry: Entry, known: Entry | None, newer: Entry) -> RuleResult:
    """`entry` gives way to `newer`; `known` is the published figure it equals (itself when it is one)."""
    old, new = entry.fact, newer.fact
    here, there = whences(old, new)
    message = f"{name(old)}: {figure(old)} {here} is superseded by {figure(new)} {there}."
    if known is not None and known is not entry:
        message += f" It equals {figure(known.fact)} {whence(known.fact)}."
    if _unsaid(old, newer):
        message += " Give the newer figure, or say that this one is not the last word."
        return RuleResult(
            "quantity.superseded", "violated", "medium", (old.id, new.id), message, _arithmetic(entry, newer)
        )
    return RuleResult("quantity.superseded", "info", "info", (old.id, new.id), message, _arithmetic(entry, newer))


def _unsaid(old: Fact, newer: Entry) -> bool:
    """Whether a draft uses an outdated figure as if it stood: the newer one was out, and nothing says preliminary.

    A figure with a status and without the date of the document it stands in is a record, not a use of one.
    """
    if old.worded_as_preliminary or not (old.document_date or not old.status):
        return False
    written = days(old.document_date) or old.as_of_days
    return written is None or newer.day is None or newer.day.before(written)


def _without_status(loose: Sequence[Entry], published: Sequence[Entry], reference: list[Entry]) -> Iterator[RuleResult]:
    """Hold each figure without a status against what was published."""
    equals, holders = _Equals(published), _holders(published)
    for entry in loose:
        against = next((one for one in reference if entry.interval.disjoint(one.interval)), None)
        if against is None:
            continue
        known = equals.best(entry)
        if known is None:
            yield _equals_none(entry, published, against)
        elif _side_by_side(entry, against, holders):
            continue
        elif known.rank < against.rank or (known.line == against.line and _later(against, known)):
            yield _superseded(entry, known, against)
        else:
            yield _conflict(entry, against, known=known)


def _equals_none(entry: Entry, published: Sequence[Entry], against: Entry) -> RuleResult:
    """A figure that nobody published: in conflict with the latest, unless it calls itself preliminary."""
    if not entry.fact.worded_as_preliminary or against.rank <= PRELIMINARY:
        return _conflict(entry, against)
    early = [one for one in published if one.rank <= PRELIMINARY]
    if not early:
        return _superseded(entry, None, against)
    rank = max(one.rank for one in early)
    return _conflict(entry, _latest([one for one in early if one.rank == rank])[0])


class _Equals:
    """Finds the published figure that a figure equals: the highest status, then the latest day.

    The intervals are sorted by their lower end; the running maximum of the upper ends says where to stop looking, so a
    look-up costs O(log n) and the distinct published intervals that it overlaps.
    """

    def __init__(self, published: Sequence[Entry]) -> None:
        best: dict[Interval, Entry] = {}
        for entry in published:
            held = best.get(entry.interval)
            if held is None or _worth(held) < _worth(entry):
                best[entry.interval] = entry
        self.exact = best
        self.ordered = sorted(best.values(), key=lambda entry: (entry.low, entry.high, entry.fact.id))
        self.lows = [entry.low for entry in self.ordered]
        self.reach: list[Fraction | float] = []
        for entry in self.ordered:
            self.reach.append(max(entry.high, self.reach[-1]) if self.reach else entry.high)

    def best(self, entry: Entry) -> Entry | None:
        found = [self.exact[entry.interval]] if entry.interval in self.exact else []
        place = bisect_right(self.lows, entry.high) - 1
        while place >= 0 and self.reach[place] >= entry.low:
            if not entry.interval.disjoint(self.ordered[place].interval):
                found.append(self.ordered[place])
            place -= 1
        return max(found, key=_worth, default=None)


def _worth(entry: Entry) -> tuple[int, tuple[int, int], str]:
    return (entry.rank, entry.recency, entry.fact.id)


def _rounding(ordered: Sequence[Entry]) -> Iterator[RuleResult]:
    """Neighbours that overlap without one holding the other: they differ by rounding at most."""
    distinct: dict[Interval, Entry] = {}
    for entry in ordered:
        distinct.setdefault(entry.interval, entry)
    for one, other in pairwise(distinct.values()):
        a, b = one.interval, other.interval
        if a.disjoint(b) or a.within(b) or b.within(a):
            continue
        message = (
            f"{name(one.fact)}: {figure(one.fact)} {whence(one.fact)} and {figure(other.fact)} {whence(other.fact)} "
            "are compatible, but only within rounding."
        )
        arithmetic = f"[{show_interval(a)}] and [{show_interval(b)}] overlap"
        yield RuleResult("quantity.rounding", "info", "info", (one.fact.id, other.fact.id), message, arithmetic)
