"""What a draft's figure claims, and how such claims are found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from claims.figures import NOT_CLAIMED, Interval, number_text, year_of
from claims.kinds import FoundClaim, Material
from sources.text import Span
from sources.text.quantities import Quantity
from sources.text.segments import words
from sources.text.subjects import measure_key

NAME = "quantity"
PRELIMINARY = re.compile(
    r"\b(?:preliminary|provisional|partial|unofficial|early (?:count|results?)|projected)\b", re.IGNORECASE
)
"""Words by which a draft says that a figure is not the final one."""

GAINED = re.compile(r"\b(?:gain(?:s|ed)?|add(?:s|ed)?|picked up|shed|dropped)\b[^.;,]{0,25}\Z", re.IGNORECASE)
"""Verbs after which a figure may be a level ("gained 34 seats" in a vote) or a change ("gained 6 seats" on it)."""

NOUN_AFTER = 3
"""A counted noun stands at most this many words behind its figure: "17 newly won parliamentary seats"."""


@dataclass(frozen=True, slots=True)
class Payload:
    """A figure: exact numbers as text ("17", "43.3", "1/3"), the interval it stands for, of what, whose and when.

    `year` is the year it is about, "" where the draft does not say; `year_carried` says that it was taken from an
    earlier sentence. `may_be_change`: after "gained" or "added" a count may also be meant as a change. lo or hi None =
    unbounded.
    """

    raw: str
    value: str | None
    lo: str | None
    hi: str | None
    lo_closed: bool
    hi_closed: bool
    modality: str
    quantity_kind: str
    measure: str = ""
    subject: str = ""
    year: str = ""
    year_carried: bool = False
    worded_as_preliminary: bool = False
    may_be_change: bool = False


def find(draft: Material) -> Iterator[FoundClaim]:
    """Every stated figure outside other people's words; a figure inside a quotation is checked with the quotation."""
    for one in draft.quantities:
        span = Span(one.start, one.end)
        if one.kind in NOT_CLAIMED or draft.in_direct_speech(span):
            continue
        year, carried = year_of(draft, one)
        payload = Payload(
            raw=one.raw,
            value=number_text(one.value),
            lo=number_text(one.lo),
            hi=number_text(one.hi),
            lo_closed=one.lo_closed,
            hi_closed=one.hi_closed,
            modality=one.modality,
            quantity_kind=one.kind,
            measure=one.unit,
            subject=one.subject.text if one.subject else "",
            year=year,
            year_carried=carried,
            may_be_change=one.kind == "count"
            and GAINED.search(draft.text, max(0, one.start - 40), one.start) is not None,
            worded_as_preliminary=bool(PRELIMINARY.search(draft.text, *_sentence_of(draft, one))),
        )
        end = _end_of_noun(draft.text, one)
        yield FoundClaim(NAME, one.start, end, draft.text[one.start : end], payload)


def _sentence_of(draft: Material, quantity: Quantity) -> tuple[int, int]:
    home = draft.sentence_at(quantity.start)
    return home.start, home.end


def _end_of_noun(text: str, quantity: Quantity) -> int:
    """Where the counted noun ends, so that a claim reads "17 parliamentary seats" and not "17"."""
    if not quantity.unit or quantity.kind in ("percent", "money"):
        return quantity.end
    follow = words(text, quantity.end, min(len(text), quantity.end + 80))[:NOUN_AFTER]
    for word in follow:
        if measure_key(text[word.start : word.end]) == measure_key(quantity.unit):
            return word.end if not re.search(r"[.,;:!?\n]", text[quantity.end : word.start]) else quantity.end
    return quantity.end


def interval_of(payload: Payload) -> Interval:
    """The interval of a payload, as exact numbers."""
    low = None if payload.lo is None else Fraction(payload.lo)
    high = None if payload.hi is None else Fraction(payload.hi)
    return Interval(low, high, payload.lo_closed, payload.hi_closed)
