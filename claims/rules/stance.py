"""Responsibility for one event: an actor that is said to have claimed it and to have denied it.

On one day, in two sources, the two exclude each other: `responsibility.conflict`. On different days the actor changed
its stand: a change, which is news and no contradiction; so is what one source tells of one day. Only taking and
rejecting responsibility are opposites; silence, blaming others and "nobody has claimed it" contradict neither.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Literal

from claims.rules import Case, Days, Fact, RuleResult, days, fold_key, name, whences

Sort = Literal["agrees", "conflict", "change", "unclear"]
"""What stances say against each other; `unclear` where a day or an event is missing."""

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


def check(case: Case) -> Iterator[RuleResult]:
    """Compare the stances of each actor on each event. Cost: O(n log n)."""
    return (result for _, result in compared(case.ordered))


def compared(stances: Sequence[Fact]) -> Iterator[tuple[Sort, RuleResult]]:
    """What `check` says of these stances, with its sort: for a page that shows them by event."""
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in stances:
        if fact.kind == "responsibility" and fact.stance in TAKES | REJECTS and (fact.actor or fact.subject):
            groups[fold_key(fact.actor or fact.subject), fold_key(fact.event)].append(fact)
    for (_, event), facts in groups.items():
        if event:
            yield from _one_event(facts)
    yield from _event_missing(groups)


def _day(fact: Fact) -> Days | None:
    return days(fact.date) or fact.as_of_days


def _one_event(facts: Sequence[Fact]) -> Iterator[tuple[Sort, RuleResult]]:
    if len({fact.stance in TAKES for fact in facts}) == 1:
        if len(facts) > 1:
            message = f"{name(facts[0])}: {len(facts)} statements agree that the actor {WORDS[facts[0].stance]}."
            yield "agrees", RuleResult("responsibility.conflict", "holds", "", tuple(one.id for one in facts), message)
        return
    by_day: dict[Days | None, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_day[_day(fact)].append(fact)
    yield from _without_day(by_day.pop(None, []), facts)
    previous: Fact | None = None
    for day in sorted(by_day, key=lambda day: (day.first, day.last) if day else ()):
        today = by_day[day]
        yield from _one_day(today)
        if len({one.stance in TAKES for one in today}) > 1:
            continue  # What the actor's stand was on a day on which the sources differ is not known.
        if previous is not None and (today[0].stance in TAKES) != (previous.stance in TAKES):
            yield _turned(previous, today[0])
        previous = today[-1]


def _without_day(undated: Sequence[Fact], facts: Sequence[Fact]) -> Iterator[tuple[Sort, RuleResult]]:
    """Once: an undated stance against an opposite one. Where another of its side has a day, that one is compared."""
    dated = {fact.stance in TAKES for fact in facts if _day(fact)}
    for one in undated:
        takes = one.stance in TAKES
        other = next((fact for fact in facts if (fact.stance in TAKES) != takes and _two_sources(one, fact)), None)
        if other is not None and takes not in dated:
            yield _undated(one, other)
            return


def _two_sources(one: Fact, other: Fact) -> bool:
    """Whether two texts say it. A source that tells both, tells a change; without a source each fact is its own."""
    return not one.source or one.source != other.source


def _one_day(facts: Sequence[Fact]) -> Iterator[tuple[Sort, RuleResult]]:
    """One conflict, however many sources are on either side: the first two are told, all are named."""
    rejects = [fact for fact in facts if fact.stance in REJECTS]
    takes = [fact for fact in facts if fact.stance in TAKES]
    pair = next((pair for pair in product(rejects, takes) if _two_sources(*pair)), None)
    if pair is None:
        return
    rejected, taken = pair
    here, there = whences(rejected, taken)
    more = len(facts) - len(pair)
    others = f" ({more} more of that day)" if more else ""
    message = (
        f"{name(rejected)}: {WORDS[rejected.stance]} {here}, but {WORDS[taken.stance]} {there}, on one day{others}."
    )
    rest = tuple(one.id for one in facts if one not in pair)
    yield (
        "conflict",
        RuleResult("responsibility.conflict", "violated", "medium", (rejected.id, taken.id, *rest), message),
    )


def _turned(before: Fact, after: Fact) -> tuple[Sort, RuleResult]:
    first, second = _day(before), _day(after)
    if first is not None and second is not None and not first.differ(second):
        return _undated(before, after)
    here, there = whences(replace(before, as_of=""), replace(after, as_of=""))
    message = (
        f"{name(before)}: {WORDS[before.stance]} {here} {_when(before)}, "
        f"{WORDS[after.stance]} {there} {_when(after)}: a change of stand."
    )
    return "change", RuleResult("responsibility.conflict", "info", "info", (before.id, after.id), message)


def _when(fact: Fact) -> str:
    """The day as it is known: that of the stance, or only that of the source."""
    return f"on {fact.date}" if fact.date else f"as of {fact.as_of}"


def _undated(one: Fact, other: Fact) -> tuple[Sort, RuleResult]:
    here, there = whences(one, other)
    lacking = ", ".join(fact.id for fact in (one, other) if _day(fact) is None)
    wanted = f"fill in the date of {lacking}" if lacking else f"give the days of {one.id} and {other.id}"
    message = (
        f"{name(one)}: {WORDS[one.stance]} {here}, {WORDS[other.stance]} {there}. "
        f"Whether that is a contradiction or a change of stand needs their days: {wanted}."
    )
    return "unclear", RuleResult("responsibility.conflict", "info", "info", (one.id, other.id), message)


def _event_missing(groups: dict[tuple[str, str], list[Fact]]) -> Iterator[tuple[Sort, RuleResult]]:
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
                yield "unclear", RuleResult("responsibility.conflict", "info", "info", (fact.id, other.id), message)
                break
