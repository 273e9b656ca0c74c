"""What could not be compared because a part of its key is missing, or because an id is given twice.

Two figures that exclude each other may be of one thing or of two; where the event of one is not said, nobody can
tell. That is neither silence nor an accusation: `quantity.incomparable` says what to fill in. Cost: linear.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claims.rules import Case, Fact, Interval, Key, RuleResult, figure, incomparable, name, whence

NAME = "missing"
RULES = ("quantity.incomparable",)

PARTS = ("subject", "measure", "event")
SHOWN = 5

Groups = Mapping[Key, Sequence[Fact]]


def check(case: Case) -> Iterator[RuleResult]:
    """Say which figures lack a part of their key, where another figure makes that matter."""
    yield from _given_twice(case)
    yield from _parts_missing(case.figures)
    yield from _place_missing(case.figures)


def _given_twice(case: Case) -> Iterator[RuleResult]:
    seen: dict[str, int] = defaultdict(int)
    for fact in case.ordered:
        seen[fact.id] += 1
    for fact_id, count in seen.items():
        if count > 1:
            first = case.by_id[fact_id]
            yield incomparable(
                (first,), f"The id {fact_id} is given to {count} facts: a reference to it means {name(first)}."
            )


class _Extremes:
    """The lowest and the highest figure of a group: if any figure excludes a given one, one of these two does."""

    def __init__(self) -> None:
        self.lowest: Fact | None = None
        self.highest: Fact | None = None

    def add(self, fact: Fact) -> None:
        if fact.hi is not None and (self.lowest is None or self.lowest.hi is None or fact.hi < self.lowest.hi):
            self.lowest = fact
        if fact.lo is not None and (self.highest is None or self.highest.lo is None or fact.lo > self.highest.lo):
            self.highest = fact

    def excluding(self, interval: Interval) -> Fact | None:
        for one in (self.lowest, self.highest):
            if one is not None and interval.disjoint(one.interval):
                return one
        return None


def _parts_missing(groups: Groups) -> Iterator[RuleResult]:
    """Figures that differ and lack a part of the key that could tell whether they are of one thing.

    The other two of subject, measure and event must be known and equal: less in common is no reason to speak.
    """
    for place, part in enumerate(PARTS):
        lacking = {_without(key, place): facts for key, facts in groups.items() if not key[place]}
        extremes = {others: _Extremes() for others in lacking if all(others[:2])}
        for key, facts in groups.items() if extremes else ():
            held = extremes.get(_without(key, place))
            if held is not None:
                for fact in facts:
                    held.add(fact)
        for others in sorted(extremes):
            yield from _lacks(lacking[others], extremes[others], part)


def _place_missing(groups: Groups) -> Iterator[RuleResult]:
    """Figures of a named place beside different ones that name none, for one subject, measure and event."""
    placed: dict[tuple[str, ...], _Extremes] = {}
    for key, facts in groups.items():
        if key.complete and key.place and Key(*key[:3], "", key.derived) in groups:
            held = placed.setdefault(_without(key, 3), _Extremes())
            for fact in facts:
                held.add(fact)
    for key in sorted(groups):
        if key.complete and not key.place and _without(key, 3) in placed:
            yield from _lacks(groups[key], placed[_without(key, 3)], "place")


def _without(key: Key, place: int) -> tuple[str, ...]:
    return (*key[:place], *key[place + 1 :])


def _lacks(facts: Sequence[Fact], extremes: _Extremes, part: str) -> Iterator[RuleResult]:
    """One result for all figures that lack the same part, beside one that they exclude."""
    differing = [(fact, partner) for fact in facts if (partner := extremes.excluding(fact.interval)) is not None]
    if not differing:
        return
    first, partner = differing[0]
    lacking = [fact for fact, _ in differing]
    concerned = lacking if partner in lacking else [*lacking, partner]
    named = ", ".join(fact.id for fact in lacking[:SHOWN]) + (" …" if len(lacking) > SHOWN else "")
    message = (
        f"{name(first)}: {figure(first)} {whence(first)} was not compared with {figure(partner)} {whence(partner)}: "
        f"fill in the {part} of {named}."
    )
    yield incomparable(concerned, message)
