"""Time that must add up: "three days later", an age, a weekday and its date, counts that can only grow.

A stated time counts whole days, or birthdays for an age; weeks, months and years "later" may be rounded either way.
Dates are as precise as they were written: what only may be wrong is not called so.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from claims.rules import (
    WEEKDAYS,
    Case,
    Days,
    Elapsed,
    Fact,
    Interval,
    RuleResult,
    RuleSeverity,
    Weekday,
    days,
    figure,
    fold_noun,
    incomparable,
    name,
    show_interval,
    term,
    whence,
)

NAME = "time"
RULES = ("quantity.time", "quantity.incomparable")

WEEK = 7


def check(case: Case) -> Iterator[RuleResult]:
    """One result per fact that states a time or a weekday, one per fall of a count that only grows.

    Cost: linear, plus sorting the figures of cumulative measures.
    """
    for fact in case.ordered:
        if isinstance(fact.relation, Elapsed):
            yield _elapsed(fact, fact.relation)
        elif isinstance(fact.relation, Weekday):
            yield _weekday(fact, fact.relation)
    growing = {fold_noun(measure.name) for measure in case.measures if measure.cumulative}
    for key, facts in case.figures.items() if growing else ():
        if key.measure in growing and not key.derived and len(facts) > 1:
            yield from _falls(facts)


def _elapsed(fact: Fact, relation: Elapsed) -> RuleResult:
    start, end = days(relation.start), days(relation.end)
    unit = fold_noun(fact.unit or fact.measure)
    if start is None or end is None or not fact.comparable or unit not in _UNITS:
        return incomparable((fact,), f"{name(fact)}: a time needs two dates, an exact figure and its unit")
    if end.before(start):
        start, end = end, start
    allowed, shown = _UNITS[unit](start, end)
    arithmetic = f"{relation.start} to {relation.end} = {shown}"
    if fact.interval.disjoint(allowed):
        message = f"{name(fact)}: {figure(fact)} stated, but from {relation.start} to {relation.end} it is {shown}."
        severity: RuleSeverity = "medium" if unit in _EXACT else "low"
        return RuleResult("quantity.time", "violated", severity, (fact.id,), message, arithmetic)
    message = f"{name(fact)}: from {relation.start} to {relation.end} it is {shown}, as stated."
    return RuleResult("quantity.time", "holds", "", (fact.id,), message, arithmetic)


def _between(start: Days, end: Days) -> tuple[int, int]:
    """The fewest and the most days between two dates."""
    return max(0, (end.first - start.last).days), (end.last - start.first).days


def _whole_days(start: Days, end: Days) -> tuple[Interval, str]:
    least, most = _between(start, end)
    return _numbers(least, most), _plural(least, most, "day")


def _weeks(start: Days, end: Days) -> tuple[Interval, str]:
    least, most = _between(start, end)
    return _numbers(least // WEEK, -(-most // WEEK)), _plural(least, most, "day")


def _months(start: Days, end: Days) -> tuple[Interval, str]:
    least, most = _months_between(start.last, end.first), _months_between(start.first, end.last)
    return _numbers(max(0, least), most + 1), f"{_plural(max(0, least), most, 'month')} and some days"


def _years(start: Days, end: Days) -> tuple[Interval, str]:
    """Full years, or the difference of the calendar years, which "three years later" may mean."""
    full = max(0, _months_between(start.last, end.first)) // 12
    most = _months_between(start.first, end.last) // 12
    calendar_years = end.first.year - start.last.year
    return _numbers(min(full, calendar_years), most + 1), _plural(full, most, "full year")


def _ages(start: Days, end: Days) -> tuple[Interval, str]:
    least, most = max(0, _months_between(start.last, end.first)) // 12, _months_between(start.first, end.last) // 12
    return _numbers(least, most), _plural(least, most, "full year")


def _months_between(start: date, end: date) -> int:
    """Full months from one day to another."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _numbers(least: int, most: int) -> Interval:
    return Interval(Fraction(least), Fraction(most))


def _plural(least: int, most: int, unit: str) -> str:
    return f"{show_interval(_numbers(least, most))} {unit}{'' if least == most == 1 else 's'}"


_UNITS = {"day": _whole_days, "week": _weeks, "month": _months, "year": _years, "age": _ages}
_EXACT = frozenset(("day", "age"))


def _weekday(fact: Fact, relation: Weekday) -> RuleResult:
    meant = days(fact.date)
    if meant is None or meant.first != meant.last:
        return incomparable((fact,), f"{name(fact)}: a weekday needs a whole date, not {fact.date or 'none'}")
    actual = WEEKDAYS[meant.first.weekday()]
    arithmetic = f"{meant.first.isoformat()} = {actual}"
    if actual != relation.day:
        near = [date.fromordinal(meant.first.toordinal() + step) for step in range(-3, 4)]
        other = next(day for day in near if WEEKDAYS[day.weekday()] == relation.day)
        message = f"{meant.first.isoformat()} is a {actual}, not a {relation.day}; that {relation.day} is {other}."
        return RuleResult("quantity.time", "violated", "medium", (fact.id,), message, arithmetic)
    return RuleResult("quantity.time", "holds", "", (fact.id,), f"{arithmetic}, as stated.", arithmetic)


def _falls(facts: Sequence[Fact]) -> Iterator[RuleResult]:
    """Counts of one publisher that are lower than one of its earlier days."""
    lines: dict[str, list[tuple[Days, Fact]]] = defaultdict(list)
    for fact in facts:
        if fact.as_of_days is not None:
            lines[f"{fact.line}\0{fact.unit_key}"].append((fact.as_of_days, fact))
    for line in sorted(lines):
        dated = sorted(lines[line], key=lambda one: (one[0].first, one[0].last, one[1].id))
        for (earlier, old), (later, new) in pairwise(dated):
            if earlier.before(later) and new.interval.before(old.interval):
                message = (
                    f"{name(new)} can only grow, but {figure(new)} {whence(new)} is less than "
                    f"{figure(old)} {whence(old)}."
                )
                arithmetic = f"{term(new)} < {term(old)}"
                yield RuleResult("quantity.time", "violated", "medium", (new.id, old.id), message, arithmetic)
