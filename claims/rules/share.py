"""A stated share against its part and its whole: 48 of 320 seats are 15 percent.

Where only the whole is known and it is of things counted one by one, some whole number of them must give the share: of
120 seats none are 15.3 percent, since 18 are 15.0 and 19 are 15.8.
"""

import math
from collections.abc import Iterator
from fractions import Fraction

from claims.rules import (
    Case,
    Fact,
    Interval,
    RuleResult,
    Share,
    equals,
    figure,
    fold_noun,
    incomparable,
    is_percent,
    name,
    show,
    show_interval,
    term,
)

NAME = "share"
RULES = ("quantity.share", "quantity.incomparable")

MEASURED = frozenset(
    "barrel ton tonne kilogram kg gram pound ounce litre liter gallon metre meter kilometre kilometer km mile foot inch"
    " hectare acre hour minute second watt megawatt degree dollar euro pound dinar lira riyal".split()
)
"""Units of what is measured or is money: any part of them can be."""


def check(case: Case) -> Iterator[RuleResult]:
    """One result per fact that states a share. Cost: linear."""
    for fact in case.ordered:
        if isinstance(fact.relation, Share):
            yield _check(case, fact, fact.relation)


def _check(case: Case, fact: Fact, relation: Share) -> RuleResult:
    problem = case.lacking(fact, (relation.part, relation.whole) if relation.part else (relation.whole,))
    if problem is not None:
        return problem
    if not relation.part:
        return _some_number(case, fact, relation)
    part, whole = case.by_id[relation.part], case.by_id[relation.whole]
    if not fact.has_figure or fact.modality == "vague":
        return incomparable((fact, part, whole), f"{name(fact)}: no exact share is stated")
    if part.unit and whole.unit and part.unit_key != whole.unit_key:
        return incomparable((fact, part, whole), f"{name(fact)}: {part.id} and {whole.id} are in different units")
    ratio = part.interval.over(whole.interval)
    if ratio is None:
        return incomparable(
            (fact, part, whole), f"{name(fact)}: a share needs a whole above zero, {whole.id} is {figure(whole)}"
        )
    percent = is_percent(fact.unit)
    actual = ratio.scaled(100) if percent else ratio
    stated = _stated(fact, relation)
    ids = (fact.id, part.id, whole.id)
    unit = " %" if percent else ""
    times = " × 100" if percent else ""
    arithmetic = f"{term(part)} / {term(whole)}{times} {equals(actual)}{unit}"
    said = f"{name(fact)}: {figure(part)} of {figure(whole)} is {show_interval(actual)}{unit}"
    if stated.disjoint(actual):
        message = f"{said}, not {figure(fact)}."
        return RuleResult("quantity.share", "violated", "medium", ids, message, arithmetic)
    if actual.within(stated) or stated.within(actual):
        return RuleResult("quantity.share", "holds", "", ids, f"{said}: {figure(fact)} is right.", arithmetic)
    message = f"{said}: {figure(fact)} is right only within rounding."
    return RuleResult("quantity.share", "info", "info", ids, message, arithmetic)


def _some_number(case: Case, fact: Fact, relation: Share) -> RuleResult:
    """Whether any whole number of the counted things gives the share."""
    whole = case.by_id[relation.whole]
    size = whole.lo
    if not fact.has_figure or fact.modality == "vague" or not whole.interval.is_point or size is None or size <= 0:
        return incomparable((fact, whole), f"{name(fact)}: a share needs an exact figure and an exact whole")
    if size.denominator != 1 or not _counted(case, whole):
        return incomparable((fact, whole), f"{name(fact)}: {figure(whole)} is not counted in whole ones")
    full = 100 if is_percent(fact.unit) else 1
    sign = " %" if full == 100 else ""
    stated = _stated(fact, relation)
    least = math.ceil(max(Fraction(0), stated.lo or Fraction(0)) * size / full)
    if not stated.lo_closed and least * full == (stated.lo or 0) * size:
        least += 1
    ids = (fact.id, whole.id)
    first = Interval(Fraction(least * full) / size, Fraction(least * full) / size)
    if first.disjoint(stated):
        below = Fraction((least - 1) * full) / size
        sums = [f"{least - 1:,} / {show(size)} {equals(Interval(below, below))}{sign}"] if least else []
        arithmetic = "; ".join([*sums, f"{least:,} / {show(size)} {equals(first)}{sign}"])
        message = f"{name(fact)}: no whole number of {show(size)} is {figure(fact)}."
        return RuleResult("quantity.share", "violated", "medium", ids, message, arithmetic)
    arithmetic = f"{least:,} / {show(size)} {equals(first)}{sign}"
    message = f"{name(fact)}: {figure(fact)} of {show(size)} can be."
    return RuleResult("quantity.share", "holds", "", ids, message, arithmetic)


def _counted(case: Case, whole: Fact) -> bool:
    """Whether the whole is of things that are counted one by one: declared so, or not measured and not money."""
    declared = next((one for one in case.measures if fold_noun(one.name) == fold_noun(whole.measure)), None)
    if declared is not None:
        return declared.integer
    return whole.unit_key not in MEASURED and not is_percent(whole.unit) and not whole.unit.isupper()


def _stated(fact: Fact, relation: Share) -> Interval:
    """The interval of the stated share; `decimals` says to how many places it was rounded."""
    if fact.modality not in ("", "exact"):
        return fact.interval
    if relation.decimals is None or fact.value is None:
        return fact.interval.closed()
    half = Fraction(1, 2 * 10**relation.decimals)
    return Interval(fact.value - half, fact.value + half)
