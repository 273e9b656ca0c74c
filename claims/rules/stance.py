"""Responsibility for one event: an actor that is said to have claimed it and to have denied it.

On one day the two exclude each other: `responsibility.conflict`. On different days the actor changed its stand: a
change, which is news and no contradiction. Only taking and rejecting responsibility are opposites; silence, blaming
others and "nobody has claimed it" contradict neither.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from claims.rules import Case, Days, Fact, RuleResult, days, fold_key, name, whences

NAME = "stance"
RULES = ("responsibility.conflict",)

TAKES = frozenset({"claims_responsibility", "accepts_responsibility"})
REJECTS = frozenset({"denies_responsibility", "denies_involvement", "denies_report", "disavows"})
WORDS = {
    "claims_responsibility": "claims responsibility",
    "accepts_responsibility": "accepts responsibility",
    "denies_responsibility": "denies responsibility",
    "denies_involvement": "denies involvement",
    "denies_report": "denies the report",
    "disavows": "disavows it",
}
PAIRS_SHOWN = 100


def check(case: Case) -> Iterator[RuleResult]:
    """Compare the stances of each actor on each event. Cost: O(n log n), plus at most PAIRS_SHOWN pairs per day."""
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in case.ordered:
        if fact.kind == "responsibility" and fact.stance in TAKES | REJECTS and (fact.actor or fact.subject):
            groups[fold_key(fact.actor or fact.subject), fold_key(fact.event)].append(fact)
    for (_, event), facts in groups.items():
        if event:
            yield from _one_event(facts)
    yield from _event_missing(groups)


def _day(fact: Fact) -> Days | None:
    return days(fact.date) or fact.as_of_days


def _one_event(facts: Sequence[Fact]) -> Iterator[RuleResult]:
    takes = [fact for fact in facts if fact.stance in TAKES]
    rejects = [fact for fact in facts if fact.stance in REJECTS]
    if not takes or not rejects:
        if len(facts) > 1:
            message = f"{name(facts[0])}: {len(facts)} statements agree that the actor {WORDS[facts[0].stance]}."
            yield RuleResult("responsibility.conflict", "holds", "", tuple(one.id for one in facts), message)
        return
    by_day: dict[Days | None, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_day[_day(fact)].append(fact)
    undated = by_day.pop(None, [])
    if undated:
        other = next(one for one in facts if (one.stance in TAKES) != (undated[0].stance in TAKES))
        yield _undated(undated[0], other)
    ordered = sorted(by_day, key=lambda day: (day.first, day.last) if day else ())
    previous: Fact | None = None
    for day in ordered:
        today = by_day[day]
        yield from _one_day(today)
        if previous is not None:
            turned = next((one for one in today if (one.stance in TAKES) != (previous.stance in TAKES)), None)
            if turned is not None:
                yield _turned(previous, turned)
        previous = today[-1]


def _one_day(facts: Sequence[Fact]) -> Iterator[RuleResult]:
    takes = [fact for fact in facts if fact.stance in TAKES]
    rejects = [fact for fact in facts if fact.stance in REJECTS]
    for shown, (taken, rejected) in enumerate(product(takes, rejects)):
        if shown == PAIRS_SHOWN:
            return
        here, there = whences(rejected, taken)
        message = f"{name(rejected)}: {WORDS[rejected.stance]} {here}, but {WORDS[taken.stance]} {there}, on one day."
        yield RuleResult("responsibility.conflict", "violated", "medium", (rejected.id, taken.id), message)


def _turned(before: Fact, after: Fact) -> RuleResult:
    first, second = _day(before), _day(after)
    if first is not None and second is not None and not first.differ(second):
        return _undated(before, after)
    here, there = whences(before, after)
    message = (
        f"{name(before)}: {WORDS[before.stance]} {here} on {before.date or before.as_of}, "
        f"{WORDS[after.stance]} {there} on {after.date or after.as_of}: a change of stand."
    )
    return RuleResult("responsibility.conflict", "info", "info", (before.id, after.id), message)


def _undated(one: Fact, other: Fact) -> RuleResult:
    here, there = whences(one, other)
    lacking = ", ".join(fact.id for fact in (one, other) if _day(fact) is None)
    wanted = f"fill in the date of {lacking}" if lacking else f"give the days of {one.id} and {other.id}"
    message = (
        f"{name(one)}: {WORDS[one.stance]} {here}, {WORDS[other.stance]} {there}. "
        f"Whether that is a contradiction or a change of stand needs their days: {wanted}."
    )
    return RuleResult("responsibility.conflict", "info", "info", (one.id, other.id), message)


def _event_missing(groups: dict[tuple[str, str], list[Fact]]) -> Iterator[RuleResult]:
    """Once per actor: opposite stances of which one does not say on what event."""
    first: dict[tuple[str, bool], Fact] = {}
    for (actor, _), facts in groups.items():
        for fact in facts:
            first.setdefault((actor, fact.stance in TAKES), fact)
    for (actor, event), facts in groups.items():
        if event:
            continue
        for fact in facts:
            other = first.get((actor, fact.stance not in TAKES))
            if other is not None:
                here, there = whences(fact, other)
                message = (
                    f"{name(fact)}: {WORDS[fact.stance]} {here}, {WORDS[other.stance]} {there}. "
                    f"Not compared: fill in the event of {fact.id}."
                )
                yield RuleResult("responsibility.conflict", "info", "info", (fact.id, other.id), message)
                break
