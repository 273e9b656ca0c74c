"""A stated place among others, and a stated majority, against the figures: "the largest bloc", "two thirds of 329".

A place is wrong where too many others certainly have more, or where too few can have; the figures that are known need
not be all there are, so a place among "all" (a rank that names no others) is only ever refuted. Equal figures share
their place.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from claims.rules import (
    Case,
    Fact,
    Interval,
    Majority,
    Rank,
    RuleResult,
    equals,
    figure,
    fold_key,
    fold_noun,
    incomparable,
    show,
    show_interval,
    term,
    whence,
)
from claims.rules import name as named

NAME = "rank"
RULES = ("quantity.rank", "quantity.incomparable")

SHOWN = 6
_PLACES = {word: place for place, word in enumerate("first second third fourth fifth sixth seventh eighth".split(), 1)}
_MOST = frozenset(("", "desc", "descending", "largest", "biggest", "most", "highest", "first"))
_LEAST = frozenset(("asc", "ascending", "smallest", "fewest", "least", "lowest", "last"))
_COLLECTIVE = frozenset("other others independent independents individual individuals total all quota rest".split())
"""Rows of a table that are nobody: they hold no place among those that are somebody."""

Known = Mapping[tuple[str, str, str], Mapping[str, Fact]]


def check(case: Case) -> Iterator[RuleResult]:
    """One result per fact that states a place or a majority. Cost: linear in the facts and in those that are named."""
    known: Known | None = None
    for fact in case.ordered:
        if isinstance(fact.relation, Majority):
            yield _majority(case, fact, fact.relation)
        elif isinstance(fact.relation, Rank):
            if fact.relation.among:
                yield _among(case, fact, fact.relation)
                continue
            known = _known(case) if known is None else known
            yield from _among_all(fact, fact.relation, known)


def _stated(fact: Fact, relation: Rank) -> tuple[int | None, bool]:
    """The place that is stated (None: it cannot be read), and whether it counts from the least."""
    words = fold_key(relation.order).split()
    least = any(word in _LEAST for word in words)
    place = next((_PLACES[word] for word in words if word in _PLACES), None)
    if place is None and words and not all(word in _MOST | _LEAST for word in words):
        return None, least
    if place is not None or (words and not relation.orders_only) or fact.value is None:
        return place or 1, least
    return (int(fact.value) if fact.value.denominator == 1 and fact.value > 0 else None), least


def _among(case: Case, fact: Fact, relation: Rank) -> RuleResult:
    problem = case.lacking(fact, [one for one in relation.among if one != fact.id])
    if problem is not None:
        return problem
    place, least = _stated(fact, relation)
    if place is None:
        return incomparable((fact,), f"{named(fact)}: the stated place cannot be read, nothing was compared")
    among = [case.by_id[one] for one in dict.fromkeys(relation.among)]
    own = _own(case, fact, relation, among)
    if own is None:
        return incomparable(
            (fact, *among), f"{named(fact)}: its own figure is not among those that were given: nothing was computed"
        )
    others = [one for one in among if one is not own and one.id != fact.id]
    units = {one.unit_key for one in (own, *others) if one.unit}
    if len(units) > 1:
        return incomparable((fact, own, *others), f"{named(fact)}: the figures are in different units")
    return _verdict(fact, own, others, place, least=least, shared=relation.shared, all_known=True)


def _own(case: Case, fact: Fact, relation: Rank, among: Sequence[Fact]) -> Fact | None:
    """The figure whose place is stated."""
    if relation.by in case.by_id and relation.by != fact.id:
        own = case.by_id[relation.by]
        return own if own.comparable else None
    mine = [one for one in among if one.id != fact.id and fold_key(one.subject) == fold_key(fact.subject) != ""]
    if mine:
        return mine[0]
    return fact if fact.comparable and not relation.orders_only else None


def _verdict(
    fact: Fact, own: Fact, others: Sequence[Fact], place: int, *, least: bool, shared: bool, all_known: bool
) -> RuleResult:
    def ahead(one: Fact) -> bool:
        return one.interval.before(own.interval) if least else own.interval.before(one.interval)

    def behind(one: Fact) -> bool:
        return own.interval.before(one.interval) if least else one.interval.before(own.interval)

    def ties(one: Fact) -> bool:
        return one.interval == own.interval and own.interval.is_point

    before = [one for one in others if ahead(one)]
    equal = [one for one in others if ties(one)]
    open_ = sum(not (ahead(one) or behind(one) or ties(one)) for one in others)
    best = _distinct(before) + 1
    worst = len(before) + open_ + 1
    shown = _places(own, others, least=least)
    ids = tuple(dict.fromkeys((fact.id, own.id, *(one.id for one in before or others))))
    said = f"{named(own)}: {figure(own)} {whence(own)}"
    which = _ordinal(place, least=least)
    if place < best or (all_known and place > worst):
        leading = ", ".join(f"{one.subject or one.id} {figure(one)} {whence(one)}" for one in before[:SHOWN])
        why = f"before it: {leading}" if leading else "nothing that is known comes before it"
        message = f"{said} is not {which}; {why}."
        return RuleResult("quantity.rank", "violated", "medium", ids, message, shown)
    if equal and not shared and all_known:
        twins = ", ".join(one.subject or one.id for one in equal[:SHOWN])
        message = f"{said}: the {which} place is shared with {twins}."
        return RuleResult("quantity.rank", "violated", "low", ids, message, shown)
    if shared and not equal and not open_ and all_known:
        message = f"{said}: the place is said to be shared, but nobody else has {figure(own)}."
        return RuleResult("quantity.rank", "violated", "low", ids, message, shown)
    return RuleResult("quantity.rank", "holds", "", ids, f"{said} can be {which}.", shown)


def _distinct(facts: Sequence[Fact]) -> int:
    """How many different numbers the figures are at least: those that exclude each other, lowest first."""
    count = 0
    last: Interval | None = None
    ordered = sorted(facts, key=lambda one: (one.hi is None, one.hi or 0, not one.hi_closed))
    for fact in ordered:
        if last is None or last.before(fact.interval):
            count, last = count + 1, fact.interval
    return count


def _ordinal(place: int, *, least: bool) -> str:
    word = next((word for word, at in _PLACES.items() if at == place), f"number {place}")
    return f"{word} from the least" if least else word


def _places(own: Fact, others: Sequence[Fact], *, least: bool) -> str:
    """The figures in their order, those ahead first: "73 > 37 > [34]", the own one in brackets."""
    low = Fraction(-(10**50))
    ordered = sorted((own, *others), key=lambda one: (one.lo if one.lo is not None else low, one.id), reverse=not least)
    at = ordered.index(own)
    shown = ordered[max(0, at - SHOWN) : at + SHOWN]
    terms = [f"[{show_interval(one.interval)}]" if one is own else show_interval(one.interval) for one in shown]
    signs = [
        f" = {after}" if one.interval == other.interval else f" {'<' if least else '>'} {after}"
        for (one, other), after in zip(pairwise(shown), terms[1:], strict=True)
    ]
    return terms[0] + "".join(signs)


def _known(case: Case) -> Known:
    """For every measure, event and place the figure of each subject: of the highest status, then the latest.

    A subject whose best figures exclude one another holds no place. Where no event is said, only the figures that a
    draft itself sets side by side are of one.
    """
    found: dict[tuple[str, str, str], dict[str, Fact]] = {}
    for key, facts in case.figures.items():
        if not key.event:
            facts = [one for one in facts if not (one.publisher or one.source)]
        unfit = not facts or not (key.subject and key.measure)
        if unfit or key.derived or _COLLECTIVE & set(key.subject.split()):
            continue
        published = [one for one in facts if one.publisher or one.source] or list(facts)
        worth = max((one.rank, one.as_of) for one in published)
        heads = [one for one in published if (one.rank, one.as_of) == worth]
        if all(one.interval == heads[0].interval for one in heads):
            found.setdefault((key.measure, key.event, key.place), {})[key.subject] = heads[0]
    return found


def _among_all(fact: Fact, relation: Rank, known: Known) -> Iterator[RuleResult]:
    """The place against whatever figures there are: too many ahead refute it, too few prove nothing."""
    key = fact.key
    place, least = _stated(fact, relation)
    figures = known.get((fold_noun(relation.by), key.event, key.place), {})
    own = figures.get(key.subject)
    if own is None or place is None or len(figures) < 2:
        return
    others = [one for subject, one in sorted(figures.items()) if subject != key.subject]
    yield _verdict(fact, own, others, place, least=least, shared=True, all_known=False)


def _majority(case: Case, fact: Fact, relation: Majority) -> RuleResult:
    problem = case.lacking(fact, (relation.whole,))
    if problem is not None:
        return problem
    whole = case.by_id[relation.whole]
    size = whole.interval.lo
    if not fact.comparable or not whole.interval.is_point or size is None or size.denominator != 1 or size <= 0:
        return incomparable((fact, whole), f"{named(fact)}: a majority needs two exact figures")
    needed = _needed(int(size), relation.share)
    ids = (fact.id, whole.id)
    what = "a majority" if relation.share == Fraction(1, 2) else f"a majority of {relation.share}"
    exact = size * relation.share
    portion = f"{show(size)} × {relation.share} {equals(Interval(exact, exact))}"
    arithmetic = f"{portion}; at least {needed:,}; stated: {term(fact)}"
    own = fact.interval
    if own.before(Interval(Fraction(needed), None)) or (
        relation.least and own.disjoint(Interval(Fraction(needed), Fraction(needed)))
    ):
        message = f"{named(fact)}: {what} of {show(size)} takes {needed:,}, not {figure(fact)}."
        return RuleResult("quantity.rank", "violated", "medium", ids, message, arithmetic)
    return RuleResult("quantity.rank", "holds", "", ids, f"{named(fact)}: {figure(fact)} of {show(size)}.", arithmetic)


def _needed(size: int, share: Fraction) -> int:
    """The least whole number that is a majority: more than half, or at least another share of `size`."""
    if share == Fraction(1, 2):
        return size // 2 + 1
    return -(-size * share.numerator // share.denominator)
