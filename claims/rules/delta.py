"""A stated change against the two figures it lies between: "lost 31 seats" from 48 to 17."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from claims.rules import (
    Case,
    Delta,
    Fact,
    Interval,
    RuleResult,
    equals,
    figure,
    incomparable,
    is_percent,
    is_point,
    name,
    show_interval,
    term,
)

NAME = "delta"
RULES = ("quantity.delta", "quantity.incomparable")

#: The factor that a verb states, and how far from it a bare verb may be and still be said of round figures.
FACTORS = {"doubled": Fraction(2), "tripled": Fraction(3), "halved": Fraction(1, 2)}
FACTOR_SLACK = Fraction(5, 100)
#: How far from a bare fraction ("lost a third") the part may be.
FRACTION_SLACK = Fraction(1, 24)
PARTICIPLES = {"fell": "fallen", "rose": "risen"}
UP, DOWN = frozenset({"gained", "rose"}), frozenset({"lost", "fell"})


def check(case: Case) -> Iterator[RuleResult]:
    """One result per fact that states a change. Cost: linear."""
    for fact in case.ordered:
        if isinstance(fact.relation, Delta):
            yield _check(case, fact, fact.relation)


def _check(case: Case, fact: Fact, relation: Delta) -> RuleResult:
    problem = case.lacking(fact, (relation.from_id, relation.to_id))
    if problem is not None:
        return problem
    start, end = case.by_id[relation.from_id], case.by_id[relation.to_id]
    units = {one.unit_key for one in (start, end) if one.unit}
    if len(units) > 1:
        return incomparable((fact, start, end), f"{name(fact)}: {start.id} and {end.id} are in different units")
    if fact.modality == "vague":
        return incomparable((fact, start, end), f"{name(fact)}: the change is vague, it was not compared")
    if relation.how in FACTORS:
        return _factor(fact, start, end, relation.how)
    if _is_part(fact, start, end):
        return _part(fact, start, end, relation)
    relative = relation.how == "percent" or (is_percent(fact.unit) and not is_point(fact.unit))
    return _percent(fact, start, end, relation) if relative else _amount(fact, start, end, relation)


def _amount(fact: Fact, start: Fact, end: Fact, relation: Delta) -> RuleResult:
    change = end.interval - start.interval
    arithmetic = f"{term(end)} - {term(start)} {_equals(change)}"
    return _verdict(fact, start, end, relation, change, arithmetic, f"is {_signed(change)}")


def _is_part(fact: Fact, start: Fact, end: Fact) -> bool:
    """Whether the change is stated as a part of the start ("lost two thirds"): of whole things no such number goes."""
    if is_percent(fact.unit) or not all(one.interval.is_point and one.lo == int(one.lo or 0) for one in (start, end)):
        return False
    if fact.value is not None:
        return 0 < abs(fact.value) < 1
    own = fact.interval.magnitude()
    return fact.has_figure and own.hi is not None and own.hi <= 1 and own.lo != own.hi


def _part(fact: Fact, start: Fact, end: Fact, relation: Delta) -> RuleResult:
    ratio = end.interval.over(start.interval)
    if ratio is None:
        return incomparable(
            (fact, start, end), f"{name(fact)}: a part needs a start above zero, {start.id} is {figure(start)}"
        )
    if fact.interval.is_point and fact.value is not None:
        own = Interval(fact.value - FRACTION_SLACK, fact.value + FRACTION_SLACK)
        fact = replace(fact, lo=own.lo, hi=own.hi)
    change = ratio + Interval(Fraction(-1), Fraction(-1))
    arithmetic = f"({term(end)} - {term(start)}) / {term(start)} {_equals(change)}"
    return _verdict(fact, start, end, relation, change, arithmetic, f"is {_signed(change)}")


def _percent(fact: Fact, start: Fact, end: Fact, relation: Delta) -> RuleResult:
    ratio = end.interval.over(start.interval)
    if ratio is None:
        return incomparable(
            (fact, start, end),
            f"{name(fact)}: a change in percent needs a start above zero, {start.id} is {figure(start)}",
        )
    change = (ratio + Interval(Fraction(-1), Fraction(-1))).scaled(100)
    arithmetic = f"({term(end)} - {term(start)}) / {term(start)} {_equals(change)} %"
    result = _verdict(fact, start, end, relation, change, arithmetic, f"is {_signed(change)} %")
    points = end.interval - start.interval
    if result.outcome == "violated" and is_percent(start.unit or end.unit) and _fits(fact, relation, points):
        message = f"{result.message} It is {_signed(points)} in percentage points: say points, not percent."
        return RuleResult(result.rule, result.outcome, result.severity, result.facts, message, arithmetic)
    return result


def _fits(fact: Fact, relation: Delta, change: Interval) -> bool:
    return fact.has_figure and not _stated(fact, relation, change).disjoint(change)


def _stated(fact: Fact, relation: Delta, change: Interval) -> Interval:
    """The stated change with its sign: the verb's, else its own; a bare percentage goes the way of the change."""
    own = fact.interval.closed() if fact.modality in ("", "exact") else fact.interval
    size = own.magnitude()
    if relation.how in UP:
        return size
    if relation.how in DOWN:
        return -size
    if relation.how == "percent" and change.hi is not None and change.hi <= 0 and fact.lo is not None and fact.lo >= 0:
        return -size
    return own


def _verdict(
    fact: Fact, start: Fact, end: Fact, relation: Delta, change: Interval, arithmetic: str, said: str
) -> RuleResult:
    ids = (fact.id, start.id, end.id)
    span = f"from {figure(start)} to {figure(end)}"
    how = relation.how or "the change"
    direction = _wrong_way(relation, change)
    if direction:
        message = f"{name(fact)}: said to have {PARTICIPLES.get(how, how)}, but {span} is {direction}."
        return RuleResult("quantity.delta", "violated", "medium", ids, message, arithmetic)
    if not fact.has_figure:
        if not relation.how or relation.how == "percent":
            return incomparable((fact, start, end), f"{name(fact)} states a change without a figure or a direction")
        return RuleResult("quantity.delta", "holds", "", ids, f"{name(fact)}: {how}, {span}.", arithmetic)
    stated = _stated(fact, relation, change)
    if stated.disjoint(change):
        message = f"{name(fact)}: a change of {figure(fact)} is stated, but {span} {said}."
        return RuleResult("quantity.delta", "violated", "medium", ids, message, arithmetic)
    if change.within(stated) or stated.within(change):
        return RuleResult("quantity.delta", "holds", "", ids, f"{name(fact)}: {span} {said}, as stated.", arithmetic)
    message = f"{name(fact)}: {span} {said}; {figure(fact)} is right only within rounding."
    return RuleResult("quantity.delta", "info", "info", ids, message, arithmetic)


def _wrong_way(relation: Delta, change: Interval) -> str:
    """What the change certainly is instead of what the verb says; "" when the verb can be right."""
    zero = Interval(Fraction(0), Fraction(0))
    if change == zero and relation.how in UP | DOWN:
        return "no change"
    if relation.how in UP and change.before(zero):
        return "a fall"
    if relation.how in DOWN and zero.before(change):
        return "a rise"
    return ""


def _factor(fact: Fact, start: Fact, end: Fact, how: str) -> RuleResult:
    ids = (fact.id, start.id, end.id)
    ratio = end.interval.over(start.interval)
    if ratio is None:
        return incomparable(
            (fact, start, end), f"{name(fact)}: {how} needs a start above zero, {start.id} is {figure(start)}"
        )
    factor = FACTORS[how]
    exact = _meant(fact.modality, factor, how)
    slack = factor * FACTOR_SLACK
    near = Interval(factor - slack, factor + slack)
    arithmetic = f"{term(end)} / {term(start)} {equals(ratio)}"
    span = f"{figure(end)} is {show_interval(ratio)} times {figure(start)}"
    if not ratio.disjoint(exact):
        return RuleResult("quantity.delta", "holds", "", ids, f"{name(fact)}: {how}; {span}.", arithmetic)
    if fact.modality in ("", "exact") and not ratio.disjoint(near):
        message = f"{name(fact)}: {how} only roughly; {span}."
        return RuleResult("quantity.delta", "info", "info", ids, message, arithmetic)
    message = f"{name(fact)}: said to have {how}, but {span}."
    return RuleResult("quantity.delta", "violated", "medium", ids, message, arithmetic)


def _meant(modality: str, factor: Fraction, how: str) -> Interval:
    """The factors that the verb with its hedge allows; "more than halved" goes down further, not less far."""
    more = modality in ("at_least", "more_than")
    if more or modality in ("at_most", "fewer_than"):
        closed = modality in ("at_least", "at_most")
        if more != (how == "halved"):
            return Interval(factor, None, closed)
        return Interval(Fraction(0), factor, True, closed)
    slack = factor * FACTOR_SLACK if modality == "approx" else Fraction(0)
    return Interval(factor - slack, factor + slack)


def _signed(change: Interval) -> str:
    shown = show_interval(change)
    rise = change.is_point and change.lo is not None and change.lo > 0
    return (f"≈ +{shown[2:]}" if shown.startswith("≈") else f"+{shown}") if rise else shown


def _equals(change: Interval) -> str:
    shown = _signed(change)
    return shown if shown.startswith("≈") else f"= {shown}"
