"""A whole and its parts: the parts of a closed whole add up to it, those of an open one do not exceed it."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from claims.rules import (
    Case,
    Fact,
    Interval,
    RuleResult,
    Total,
    figure,
    incomparable,
    name,
    show,
    show_interval,
)

NAME = "total"
RULES = ("quantity.total", "quantity.incomparable")

TERMS_SHOWN = 30


def check(case: Case) -> Iterator[RuleResult]:
    """One result per fact that states a total. Cost: linear in the parts named."""
    for fact in case.ordered:
        if isinstance(fact.relation, Total):
            yield _check(case, fact, fact.relation)


def _check(case: Case, whole: Fact, relation: Total) -> RuleResult:
    problem = _unfit(case, whole, relation) or case.lacking(whole, relation.parts)
    if problem is not None:
        return problem
    parts = [case.by_id[one] for one in relation.parts]
    units = sorted({fact.unit_key for fact in (whole, *parts) if fact.unit})
    if len(units) > 1:
        return incomparable(
            (whole, *parts), f"{name(whole)}: whole and parts are in different units ({', '.join(units)})"
        )
    total = Interval(Fraction(0), Fraction(0))
    for part in parts:
        total += part.interval
    arithmetic = _arithmetic(parts, total)
    ids = (whole.id, *relation.parts)
    count = f"the {len(parts)} parts" if len(parts) != 1 else "the one part"
    if relation.closed:
        wrong, wanted = total.disjoint(whole.interval), "do not add up to"
    else:
        wrong, wanted = whole.interval.before(total), "already exceed"
    if wrong:
        message = f"{name(whole)}: {count} {wanted} {figure(whole)}: they make {show_interval(total)}."
        message += _difference(total, whole.interval) + _mixed(parts)
        return RuleResult("quantity.total", "violated", "medium", ids, message, arithmetic)
    if total.is_point and (whole.interval.is_point or not relation.closed):
        said = "add up to" if relation.closed else "stay within"
    else:
        said = "can add up to" if relation.closed else "can stay within"
    return RuleResult("quantity.total", "holds", "", ids, f"{name(whole)}: {count} {said} {figure(whole)}.", arithmetic)


def _unfit(case: Case, whole: Fact, relation: Total) -> RuleResult | None:
    if whole.id in relation.parts:
        return incomparable((whole,), f"{name(whole)} is listed among its own parts: nothing was computed")
    twice = sorted({one for one in relation.parts if relation.parts.count(one) > 1}) if _repeats(relation.parts) else []
    if twice:
        return incomparable(
            (whole,), f"{name(whole)}: {', '.join(twice)} is listed as a part twice: nothing was computed"
        )
    if not whole.has_figure or whole.modality == "vague":
        return incomparable((whole,), f"{name(whole)} has no exact figure to compare its parts with")
    return None


def _repeats(parts: Sequence[str]) -> bool:
    return len(set(parts)) != len(parts)


def _arithmetic(parts: Sequence[Fact], total: Interval) -> str:
    terms = [
        show(part.value) if part.value is not None and part.interval.is_point else f"({show_interval(part.interval)})"
        for part in parts
    ]
    shown = terms if len(terms) <= TERMS_SHOWN else [*terms[:TERMS_SHOWN], f"… ({len(terms) - TERMS_SHOWN} more)"]
    return f"{' + '.join(shown)} = {show_interval(total)}"


def _difference(total: Interval, whole: Interval) -> str:
    if not (total.is_point and whole.is_point) or total.lo is None or whole.lo is None:
        return ""
    gap = total.lo - whole.lo
    return f" That is {show(abs(gap))} too {'many' if gap > 0 else 'few'}."


def _mixed(parts: Iterable[Fact]) -> str:
    statuses = sorted({part.status or "none" for part in parts})
    return f" The parts have different statuses ({', '.join(statuses)})." if len(statuses) > 1 else ""
