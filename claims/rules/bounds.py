"""What a measure can be at all: no parliament has more seats filled than it has, and half a seat is none."""

from collections.abc import Iterator
from fractions import Fraction

from claims.rules import (
    Case,
    Delta,
    Fact,
    Interval,
    Measure,
    RuleResult,
    Share,
    figure,
    fold_noun,
    incomparable,
    name,
    show,
)

NAME = "bounds"
RULES = ("quantity.bounds", "quantity.incomparable")


def check(case: Case) -> Iterator[RuleResult]:
    """Hold every figure of a declared measure against its bounds. Cost: linear.

    A change or a share of the measure is no amount of it and is left alone.
    """
    measures: dict[str, Measure] = {}
    for measure in case.measures:
        measures.setdefault(fold_noun(measure.name), measure)
    for fact in case.ordered:
        declared = measures.get(fold_noun(fact.measure))
        if declared is None or not fact.comparable or isinstance(fact.relation, Delta | Share):
            continue
        yield from _check(fact, declared)


def _check(fact: Fact, measure: Measure) -> Iterator[RuleResult]:
    if measure.unit and fact.unit and fold_noun(measure.unit) != fold_noun(fact.unit):
        yield incomparable((fact,), f"{name(fact)} is in {fact.unit}, but {measure.name} is declared in {measure.unit}")
        return
    possible = Interval(measure.min, measure.max)
    interval = fact.interval
    if interval.disjoint(possible):
        below = measure.min is not None and interval.before(Interval(measure.min, None))
        bound = measure.min if below else measure.max
        limit = f"{'min' if below else 'max'} {show(bound)}" if bound is not None else ""
        message = f"{name(fact)}: {figure(fact)} is {'less' if below else 'more'} than {measure.name} can be ({limit})."
        sign = "<" if below else ">"
        arithmetic = f"{figure(fact)} {sign} {show(bound)}" if bound is not None else ""
        yield RuleResult("quantity.bounds", "violated", "medium", (fact.id,), message, arithmetic)
    elif measure.integer and interval.is_point and interval.lo is not None and interval.lo.denominator != 1:
        message = f"{name(fact)}: {figure(fact)} is no whole number, and {measure.name} are counted in whole ones."
        whole = Fraction(interval.lo.numerator // interval.lo.denominator)
        arithmetic = f"{show(whole)} < {show(interval.lo)} < {show(whole + 1)}"
        yield RuleResult("quantity.bounds", "violated", "medium", (fact.id,), message, arithmetic)
    else:
        yield RuleResult("quantity.bounds", "holds", "", (fact.id,), f"{name(fact)}: {figure(fact)} can be.")
