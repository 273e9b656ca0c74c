"""A stated share against its part and its whole: 48 of 320 seats are 15 percent."""

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
    incomparable,
    is_percent,
    name,
    show_interval,
    term,
)

NAME = "share"
RULES = ("quantity.share", "quantity.incomparable")


def check(case: Case) -> Iterator[RuleResult]:
    """One result per fact that states a share. Cost: linear."""
    for fact in case.ordered:
        if isinstance(fact.relation, Share):
            yield _check(case, fact, fact.relation)


def _check(case: Case, fact: Fact, relation: Share) -> RuleResult:
    problem = case.lacking(fact, (relation.part, relation.whole))
    if problem is not None:
        return problem
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


def _stated(fact: Fact, relation: Share) -> Interval:
    """The interval of the stated share; `decimals` says to how many places it was rounded."""
    if fact.modality not in ("", "exact"):
        return fact.interval
    if relation.decimals is None or fact.value is None:
        return fact.interval.closed()
    half = Fraction(1, 2 * 10**relation.decimals)
    return Interval(fact.value - half, fact.value + half)
