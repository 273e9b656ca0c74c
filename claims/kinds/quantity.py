"""Figures: is this number, of this measure and subject and year, the one that the source gives?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from claims.figures import NOT_CLAIMED, Figure, Interval, figures_of, number_text, stated_in, year_of
from claims.figures.slips import bounds, hint, scale_slip, telling
from claims.figures.standing import Numeral
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

SHOWN = 160
"""Code points of a source's sentence that a reason shows."""

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

    In order: the same subject and year with an equal or compatible figure agrees; with another figure is a slip of
    unit or scale, or a mismatch; the number with the measure beside another subject, or without the measure, is found
    elsewhere; else it is absent. A year that was carried over is not held against a figure that is equal.
    """
    payload = claim.payload
    assert isinstance(payload, Payload)  # noqa: S101 - the registry hands a kind its own claims only
    readable = [source for source in sources if not source.unreadable]
    if not readable:
        return Check(unchecked=why_unchecked(sources))
    case = _case(claim, payload, readable, context)
    agreeing = [one for one in (case.about if payload.year_carried else case.timely) if one.interval.meets(case.own)]
    if agreeing:
        return _agrees(case, agreeing)
    differing = [one for one in case.timely if one.year and one.year == payload.year]
    if differing and (change := _change(payload, case.about)) is not None:
        return change
    if (slip := _slip(case, readable, context)) is not None:
        return slip
    if differing:
        return _mismatch(case, differing[0])
    return _without_figure(case, sources) if payload.subject else _nobody(case, sources)


@dataclass(frozen=True, slots=True)
class _Case:
    """A figure under check with the sources' figures of its measure: of all, of its subject, of its year too."""

    claim: FoundClaim
    payload: Payload
    own: Interval
    same_measure: Sequence[Figure]
    about: Sequence[Figure]
    timely: Sequence[Figure]

    @property
    def said(self) -> str:
        """The figure as an editor would name it: "41 seats (Tide Alliance, 2019)"."""
        words = " ".join(self.claim.text.split())
        about = ", ".join(part for part in (self.payload.subject, self.payload.year) if part)
        return f"{words} ({about})" if about else words

    def finding(self, rule: str, severity: Severity, message: str, figure: Figure) -> Finding:
        """A finding on the whole claim that shows a figure of a source."""
        return Finding(rule, severity, message, self.claim.start, self.claim.end, figure.evidence)


def _case(claim: FoundClaim, payload: Payload, sources: Sequence[SourceText], context: Context) -> _Case:
    wanted = measure_key(payload.measure)
    counted = (figure for source in sources if wanted for figure in figures_of(source).by_measure.get(wanted, ()))
    same_measure = [figure for figure in counted if _same_sort(figure, payload)]
    about = [figure for figure in same_measure if _about(figure, payload, context)]
    timely = [figure for figure in about if not (figure.year and payload.year) or figure.year == payload.year]
    return _Case(claim, payload, interval_of(payload), same_measure, about, timely)


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


def _agrees(case: _Case, agreeing: Sequence[Figure], said: str = "") -> Check:
    """Equal figures before those within the draft's, these before compatible ones; one of each source.

    `said` ends each note in place of whose the figure is.
    """
    exact = [figure for figure in agreeing if figure.interval == case.own]
    inside = [figure for figure in agreeing if figure.interval.within(case.own)]
    best = _one_of_each_source([*exact, *inside, *agreeing])
    notes = tuple(
        f"{one.source} has {_stated(one)} {said or f'for {one.subject or case.payload.subject}'}" for one in best
    )
    citations = tuple(one.evidence for one in best)
    if exact or (inside and case.payload.modality != "exact"):
        return Check(citations=citations, notes=notes)
    first = best[0]
    if None in (first.interval.lo, first.interval.hi):
        told = f"{first.source} leaves it open ({bounds(first.interval)}); the draft has {bounds(case.own)}."
    else:
        told = f"{first.source} gives {first.raw}; {case.payload.raw} agrees with it only by rounding"
        told += f" ({bounds(case.own)} against {bounds(first.interval)})."
    return Check((case.finding("quantity.rounding", "info", told, first),), citations, notes)


def _stated(figure: Figure) -> str:
    """The figure as the source has it, with what it leaves open: "40 or more" for "at least 40"."""
    return bounds(figure.interval) if None in (figure.interval.lo, figure.interval.hi) else figure.raw


def _one_of_each_source(figures: Sequence[Figure]) -> list[Figure]:
    """The first figure of each source, in the order of the figures."""
    first: dict[str, Figure] = {}
    for figure in figures:
        first.setdefault(figure.source, figure)
    return list(first.values())


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


def _slip(case: _Case, sources: Sequence[SourceText], context: Context) -> Check | None:
    """The same digits at another scale, or the same number of percent for percentage points."""
    payload = case.payload
    held = case.timely
    if not payload.subject and telling(None if payload.value is None else Fraction(payload.value)):
        held = [one for one in case.same_measure if not one.subject and one.year in ("", payload.year)]
    for one in held:
        if times := scale_slip(case.own, one.interval):
            message = f"{case.said}: {one.source} has {one.raw}; this is {times}."
            sure = bool(payload.subject and one.year and one.year == payload.year)
            return Check((case.finding("quantity.unit", "high" if sure else "medium", message, one),))
    if payload.quantity_kind != "percent":
        return None
    other = "point" if measure_key(payload.measure) == "percent" else "percent"
    for source in sources:
        for one in figures_of(source).by_measure.get(other, ()):
            alike = _about(one, payload, context) or (not payload.subject and not one.subject)
            timely = one.year == payload.year or "" in (one.year, payload.year)
            if one.kind == "percent" and one.interval == case.own and alike and timely:
                units = ("percentage points", "percent") if other == "point" else ("percent", "percentage points")
                message = f"{case.said}: {one.source} has {one.raw}: {units[0]}, not {units[1]}."
                return Check((case.finding("quantity.unit", "medium", message, one),))
    return None


def _mismatch(case: _Case, figure: Figure) -> Check:
    payload = case.payload
    message = f"{case.said}: {figure.source} has {_stated(figure)}."
    theirs = next((one for one in case.same_measure if one.interval == case.own and one.subject), None)
    if theirs is not None and theirs not in case.about:
        message += f" {payload.raw} is there for {theirs.subject}."
    else:
        message += hint(None if payload.value is None else Fraction(payload.value), figure.interval)
    return Check((case.finding("quantity.mismatch", "high", message, figure),))


def _nobody(case: _Case, sources: Sequence[SourceText]) -> Check:
    """The draft names no holder: only a figure that the source gives to nobody, or a total, is like it."""
    equal = [figure for figure in case.same_measure if figure.interval.meets(case.own)]
    alike = [figure for figure in equal if not figure.subject or figure.total_of]
    if alike:
        return _agrees(case, alike, "too; neither says whose, so number and measure were compared")
    if equal:
        whose = f"{equal[0].source} has {equal[0].raw} for {equal[0].subject}"
        return Check(unchecked=f"the draft's words do not say whose this is; {whose}")
    return _not_there(case, sources)


def _without_figure(case: _Case, sources: Sequence[SourceText]) -> Check:
    """The subject's own figure for that year stands nowhere: the number may stand elsewhere, or nowhere."""
    then = next((figure for figure in case.about if figure.interval.meets(case.own)), None)
    if then is not None:
        message = f"{case.said}: {then.source} has {then.raw} for {then.year}."
        return Check((case.finding("quantity.elsewhere", "low", message, then),))
    here = next((figure for figure in case.same_measure if figure.interval.meets(case.own)), None)
    if here is not None:
        whose = f"for {here.subject}" if here.subject else "without saying whose"
        message = f"{case.said}: {here.source} has {here.raw} only {whose}."
        return Check((case.finding("quantity.elsewhere", "medium" if here.subject else "low", message, here),))
    return _not_there(case, sources)


def _not_there(case: _Case, sources: Sequence[SourceText]) -> Check:
    """The number with this measure is in no source: absent where one counts the same thing, else nothing to compare.

    Where a sentence has both the number and the thing counted, but does not surely say the one of the other, a person
    has to read it: nothing is accused.
    """
    payload = case.payload
    unreadable = next((source for source in sources if source.unreadable), None)
    if unreadable is not None:
        return Check(unchecked=f"not in the sources that could be read; {unreadable.id} could not be read")
    if case.same_measure and measure_key(payload.measure) not in DURATIONS:
        numeral = Numeral(case.claim.start, case.claim.end, payload.raw, case.own, "figure", payload.measure)
        for source in sources:
            near = stated_in(source).standing(numeral)
            if near.level == "together" and near.sentence is not None:
                words = " ".join(source.text[near.sentence.start : near.sentence.end].split())
                return Check(unchecked=f"{source.id} has this number near “{payload.measure}”: “{words[:SHOWN]}”")
        return _absent(case, sources)
    loose = _loose(case, sources)
    what = "states a change of" if payload.quantity_kind == "delta" else "counts"
    reason = f"no source {what} “{payload.measure}”" if payload.measure else "the draft does not say what this counts"
    if case.same_measure:
        reason = f"no source gives this number of “{payload.measure}”"
    elif loose is not None:
        reason += f"; {loose.source} has {loose.raw}, of something else"
    return Check(unchecked=reason)


def _absent(case: _Case, sources: Sequence[SourceText]) -> Check:
    """A source counts the same thing and has the number of something else, or not at all."""
    loose, payload = _loose(case, sources), case.payload
    if loose is not None:
        of = f"“{loose.measure}”" if loose.measure else "something else"
        message = f"{case.said}: {loose.source} has {loose.raw}, but of {of}, not of “{payload.measure}”."
        return Check((case.finding("quantity.elsewhere", "medium", message, loose),))
    where = case.about[0] if case.about else case.same_measure[0]
    message = f"{case.said}: {where.source} counts the same thing, but nowhere {payload.raw}"
    if case.about:
        when = where.year or "without a year"
        message += f"; it has {where.raw} for {where.subject or payload.subject} ({when})"
    return Check((case.finding("quantity.absent", "medium", f"{message}.", where),))


def _loose(case: _Case, sources: Sequence[SourceText]) -> Figure | None:
    """The first equal figure of whatever measure."""
    equal = (figures_of(source).by_interval.get(case.own) for source in sources)
    return next((figure for figure in equal if figure is not None), None)
