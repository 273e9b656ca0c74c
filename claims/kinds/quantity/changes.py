"""Figures that are changes, or that changed: the other way round, worked out from two counts, out of date."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from claims.figures import Figure
from claims.kinds import Check, Context
from claims.kinds.quantity.case import Case, is_about
from claims.kinds.quantity.payload import Payload

EARLIER: Final = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|preliminary|provisional|first|before|then|until|once|originally"
    r"|so far)\b",
    re.IGNORECASE,
)
"""Words by which a draft says that a count has moved on since."""


def change_between(payload: Payload, about: Sequence[Figure]) -> Check | None:
    """A figure after "gained" that is exactly the change between two figures of the subject is that change."""
    if not payload.may_be_change or payload.value is None:
        return None
    for one in about:
        for other in about:
            low, high = one.interval.lo, other.interval.lo
            if low is not None and high is not None and high - low == Fraction(payload.value):
                note = f"{payload.raw} is the change from {one.raw} ({one.source}) to {other.raw} ({other.source})"
                return Check(citations=(one.evidence, other.evidence), notes=(note,))
    return None


def turned_round(case: Case) -> Check | None:
    """The source has the number as a change the other way."""
    if not case.turned or any(one.interval == case.own for one in case.same_measure):
        return None
    one = case.turned[0]
    rose = one.sense.turn == "rise" or (one.kind == "delta" and (one.interval.lo or 0) > 0)
    ways = ("a rise", "a fall") if rose else ("a fall", "a rise")
    message = f"{case.said}: {one.source} has {one.raw} as {ways[0]}, not as {ways[1]}."
    return Check((case.finding("quantity.mismatch", "high", message, one),))


def change_in_source(case: Case, context: Context) -> Check | None:
    """A loss or gain that no source states, but two counts of the subject in one sentence of a source give."""
    if case.payload.quantity_kind != "delta" or case.own.lo is None or case.own.lo != case.own.hi:
        return None
    levels = [one for one in case.counted if one.kind == "count" and is_about(one, case.payload, context)]
    for at, one in enumerate(levels):
        for other in levels[at + 1 :]:
            if one.source != other.source or one.evidence != other.evidence:
                break
            low, high = one.interval, other.interval
            if low.lo is None or high.lo is None or low.lo != low.hi or high.lo != high.hi:
                continue
            if high.lo - low.lo == case.own.lo:
                note = f"{case.payload.raw} is the change from {one.raw} to {other.raw} ({one.source})"
                return Check(citations=(one.evidence,), notes=(note,))
    return None


def other_fate(case: Case) -> Check | None:
    """The killed for the wounded: the source has the number of those whom something else befell, and another of these.

    Only where one sentence of a source has both.
    """
    if not case.sense.fate:
        return None
    for one in case.counted:
        if one.interval != case.own or one.sense.fate in ("", case.sense.fate):
            continue
        beside = next(
            (
                other
                for other in case.same_measure
                if other.evidence == one.evidence and other.sense.fate == case.sense.fate
            ),
            None,
        )
        if beside is not None and not beside.interval.meets(case.own):
            message = f"{case.said}: {one.source} has {one.raw} {one.sense.fate}, and {beside.raw} {beside.sense.fate}."
            return Check((case.finding("quantity.elsewhere", "medium", message, one),))
    return None


def stale_toll(case: Case, agreeing: Sequence[Figure], context: Context) -> Check | None:
    """A count of victims that the source itself has overtaken: "38 people, up from an earlier toll of 31"."""
    if not agreeing or not case.sense.fate or not all(one.sense.earlier and not one.year for one in agreeing):
        return None
    if context.draft is None or case.sense.earlier:
        return None
    home = context.draft.sentence_at(case.claim.start)
    if EARLIER.search(context.draft.text, home.start, home.end):
        return None
    old = agreeing[0]
    newer = next(
        (
            one
            for one in case.same_measure
            if (one.source, one.evidence) == (old.source, old.evidence)
            and not one.sense.earlier
            and not one.interval.meets(old.interval)
        ),
        None,
    )
    if newer is None:
        return None
    message = f"{case.said}: {old.source} gives {old.raw} as an earlier figure; it now has {newer.raw}."
    return Check((case.finding("quantity.superseded", "medium", message, newer),))
