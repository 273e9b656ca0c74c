"""Figures: is this number, of this measure and subject and year, the one that the source gives?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from claims.figures import NOT_CLAIMED, Figure, Interval, figures_of, number_text, year_of
from claims.kinds import (
    Check,
    Context,
    Finding,
    FoundClaim,
    Material,
    Severity,
    SourceText,
    why_unchecked,
)
from sources.text import Span
from sources.text.names import name_key
from sources.text.quantities import Quantity
from sources.text.segments import words
from sources.text.subjects import measure_key, subject_key

NAME = "quantity"
LABEL = "Figure"

PRELIMINARY = re.compile(
    r"\b(?:preliminary|provisional|partial|unofficial|early (?:count|results?)|projected)\b", re.IGNORECASE
)
"""Words by which a draft says that a figure is not the final one."""

GAINED = re.compile(r"\b(?:gain(?:s|ed)?|add(?:s|ed)?|picked up|shed|dropped)\b[^.;,]{0,25}\Z", re.IGNORECASE)
"""Verbs after which a figure may be a level ("gained 34 seats" in a vote) or a change ("gained 6 seats" on it)."""

DURATIONS = frozenset("second minute hour day week month year decade century".split())
"""Measures that any text counts of anything: that another passage counts weeks too says nothing."""

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


def check(claim: FoundClaim, sources: Sequence[SourceText], context: Context) -> Check:
    """Compare the figure with every figure of the sources that has its measure.

    In order: the same subject and year with an equal or compatible figure agrees; with another figure is a mismatch;
    the number with the measure beside another subject, or without the measure, is found elsewhere; else it is absent.
    A year that was carried over is not held against a figure that is equal.
    """
    payload = claim.payload
    assert isinstance(payload, Payload)  # noqa: S101 - the registry hands a kind its own claims only
    readable = [source for source in sources if not source.unreadable]
    if not readable:
        return Check(unchecked=why_unchecked(sources))
    own = interval_of(payload)
    wanted = measure_key(payload.measure)
    counted = (figure for source in readable if wanted for figure in figures_of(source).by_measure.get(wanted, ()))
    same_measure = [figure for figure in counted if _same_sort(figure, payload)]
    about = [figure for figure in same_measure if _about(figure, payload, context)]
    timely = [figure for figure in about if not (figure.year and payload.year) or figure.year == payload.year]
    agreeing = [figure for figure in (about if payload.year_carried else timely) if figure.interval.meets(own)]
    if agreeing:
        return _agrees(claim, payload, own, agreeing)
    differing = [figure for figure in timely if figure.year and figure.year == payload.year]
    if differing:
        return _change(payload, about) or _mismatch(claim, payload, differing[0])
    if not payload.subject:
        return _nobody(claim, payload, own, same_measure, sources)
    return _without_figure(claim, payload, own, same_measure, about, sources)


def _same_sort(figure: Figure, payload: Payload) -> bool:
    """A change is compared with changes, a share with shares; counts, ranges and zeros are one sort."""
    loose = {"range": "count", "zero": "count"}
    return loose.get(figure.kind, figure.kind) == loose.get(payload.quantity_kind, payload.quantity_kind)


def _about(figure: Figure, payload: Payload, context: Context) -> bool:
    if not payload.subject:
        return False
    if figure.subject:
        return context.aliases.same(payload.subject, figure.subject) is True
    key = subject_key(payload.subject)
    return bool(key) and f" {key} " in f" {name_key(figure.evidence.text)} "


def _said(claim: FoundClaim, payload: Payload) -> str:
    """The figure as an editor would name it: "41 seats (Tide Alliance, 2019)"."""
    about = ", ".join(part for part in (payload.subject, payload.year) if part)
    return f"{' '.join(claim.text.split())} ({about})" if about else " ".join(claim.text.split())


def _agrees(claim: FoundClaim, payload: Payload, own: Interval, agreeing: Sequence[Figure]) -> Check:
    exact = [figure for figure in agreeing if figure.interval == own]
    best = (exact or agreeing)[0]
    notes = (f"{best.source} has {best.raw} for {best.subject or payload.subject}",)
    if exact or payload.modality != "exact":
        return Check(citations=(best.evidence,), notes=notes)
    message = f"{best.source} gives {best.raw}; {payload.raw} agrees with it only by rounding."
    finding = Finding("quantity.rounding", "info", message, claim.start, claim.end, best.evidence)
    return Check(findings=(finding,), citations=(best.evidence,), notes=notes)


def _change(payload: Payload, about: Sequence[Figure]) -> Check | None:
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


def _mismatch(claim: FoundClaim, payload: Payload, figure: Figure) -> Check:
    message = f"{_said(claim, payload)}: {figure.source} has {figure.raw}."
    finding = Finding("quantity.mismatch", "high", message, claim.start, claim.end, figure.evidence)
    return Check(findings=(finding,))


def _nobody(
    claim: FoundClaim,
    payload: Payload,
    own: Interval,
    same_measure: Sequence[Figure],
    sources: Sequence[SourceText],
) -> Check:
    """The draft names no holder: only a figure that the source gives to nobody, or a total, is like it."""
    equal = [figure for figure in same_measure if figure.interval.meets(own)]
    alike = next((figure for figure in equal if not figure.subject or figure.total_of), None)
    if alike is not None:
        note = f"{alike.source} has {alike.raw} too; neither says whose, so number and measure were compared"
        return Check(citations=(alike.evidence,), notes=(note,))
    if equal:
        whose = f"{equal[0].source} has {equal[0].raw} for {equal[0].subject}"
        return Check(unchecked=f"the draft's words do not say whose this is; {whose}")
    return _not_there(claim, payload, own, same_measure, sources)


def _without_figure(
    claim: FoundClaim,
    payload: Payload,
    own: Interval,
    same_measure: Sequence[Figure],
    about: Sequence[Figure],
    sources: Sequence[SourceText],
) -> Check:
    """The subject's own figure for that year stands nowhere: the number may stand elsewhere, or nowhere."""
    then = next((figure for figure in about if figure.interval.meets(own)), None)
    if then is not None:
        message = f"{_said(claim, payload)}: {then.source} has {then.raw} for {then.year}."
        return Check(findings=(Finding("quantity.elsewhere", "low", message, claim.start, claim.end, then.evidence),))
    here = next((figure for figure in same_measure if figure.interval.meets(own)), None)
    if here is not None:
        whose = f"for {here.subject}" if here.subject else "without saying whose"
        message = f"{_said(claim, payload)}: {here.source} has {here.raw} only {whose}."
        severity: Severity = "medium" if here.subject else "low"
        finding = Finding("quantity.elsewhere", severity, message, claim.start, claim.end, here.evidence)
        return Check(findings=(finding,))
    return _not_there(claim, payload, own, same_measure, sources)


def _not_there(
    claim: FoundClaim,
    payload: Payload,
    own: Interval,
    same_measure: Sequence[Figure],
    sources: Sequence[SourceText],
) -> Check:
    """The number with this measure is in no source: absent where one counts the same thing, else nothing to compare."""
    unreadable = next((source for source in sources if source.unreadable), None)
    if unreadable is not None:
        return Check(unchecked=f"not in the sources that could be read; {unreadable.id} could not be read")
    if same_measure and measure_key(payload.measure) not in DURATIONS:
        where = same_measure[0]
        message = f"{_said(claim, payload)}: {where.source} counts the same thing, but nowhere {payload.raw}."
        return Check(findings=(Finding("quantity.absent", "medium", message, claim.start, claim.end, where.evidence),))
    equal = (figures_of(source).by_interval.get(own) for source in sources)
    loose = next((figure for figure in equal if figure is not None), None)
    what = "states a change of" if payload.quantity_kind == "delta" else "counts"
    reason = f"no source {what} “{payload.measure}”" if payload.measure else "the draft does not say what this counts"
    if same_measure:
        reason = f"no source gives this number of “{payload.measure}”"
    elif loose is not None:
        reason += f"; {loose.source} has {loose.raw}, of something else"
    return Check(unchecked=reason)
