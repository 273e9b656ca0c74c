"""A stated count against the items that are listed with it: "three parties: A, B and C"."""

from collections.abc import Iterator
from fractions import Fraction

from claims.rules import Case, Fact, Interval, Listing, RuleResult, figure, incomparable, name

NAME = "listing"
RULES = ("quantity.listing", "quantity.incomparable")

SHOWN = 12


def check(case: Case) -> Iterator[RuleResult]:
    """One result per fact that counts a list. Cost: linear in the items."""
    for fact in case.ordered:
        if isinstance(fact.relation, Listing):
            yield _check(fact, fact.relation)


def _check(fact: Fact, relation: Listing) -> RuleResult:
    if not fact.comparable:
        return incomparable((fact,), f"{name(fact)} states no exact count to compare its list with")
    count = len(relation.items)
    there = Interval(Fraction(count), None if relation.open else Fraction(count))
    shown = ", ".join(relation.items[:SHOWN]) + (" …" if count > SHOWN else "")
    arithmetic = f"{' + '.join(['1'] * count)} = {count}" if 0 < count <= SHOWN else f"{count} items"
    listed = f"{count} item{'' if count == 1 else 's'} listed ({shown})" if count else "nothing is listed"
    if fact.interval.disjoint(there):
        message = f"{name(fact)}: {figure(fact)} stated, {listed}."
        return RuleResult("quantity.listing", "violated", "medium", (fact.id,), message, arithmetic)
    message = f"{name(fact)}: {figure(fact)} stated, {listed}."
    return RuleResult("quantity.listing", "holds", "", (fact.id,), message, arithmetic)
