"""Figures: is this number, of this measure and subject and year, the one that the source gives?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from claims.kinds import (
    Check,
    Context,
    Evidence,
    Finding,
    FoundClaim,
    Material,
    Severity,
    SourceText,
    why_unchecked,
)
from sources.readers import Cell, Table
from sources.text import Span
from sources.text.dates import DateMention
from sources.text.names import name_key
from sources.text.quantities import Quantity, find_quantities
from sources.text.segments import words
from sources.text.subjects import measure_key, subject_key

NAME = "quantity"
LABEL = "Figure"

NOT_CLAIMED = ("ordinal", "vague")
"""Kinds of quantity that state no figure to compare: "the fifth", "dozens"."""

TOTAL_LABELS = frozenset("total totals sum all overall toplam genel المجموع الإجمالي".split())
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
PRELIMINARY = re.compile(
    r"\b(?:preliminary|provisional|partial|unofficial|early (?:count|results?)|projected)\b", re.IGNORECASE
)
"""Words by which a draft says that a figure is not the final one."""

NOUN_AFTER = 3
"""A counted noun stands at most this many words behind its figure: "17 newly won parliamentary seats"."""


@dataclass(frozen=True, slots=True)
class Payload:
    """A figure: exact numbers as text ("17", "43.3", "1/3"), the interval it stands for, of what, whose and when.

    `year` is the year it is about, "" where the draft does not say; `year_carried` says that it was taken from an
    earlier sentence. lo or hi None = unbounded.
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


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers a figure stands for; None = unbounded."""

    lo: Fraction | None
    hi: Fraction | None
    lo_closed: bool = True
    hi_closed: bool = True

    def meets(self, other: "Interval") -> bool:
        """Whether some number lies in both."""
        return not (_below(self, other) or _below(other, self))


def _below(one: Interval, other: Interval) -> bool:
    """Whether all of `one` lies under all of `other`."""
    if one.hi is None or other.lo is None:
        return False
    return one.hi < other.lo or (one.hi == other.lo and not (one.hi_closed and other.lo_closed))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a source: in running text or in a table cell. `year` "" and `subject` "" = not stated."""

    source: str
    raw: str
    interval: Interval
    kind: str
    measure: str
    subject: str
    year: str
    evidence: Evidence
    total_of: bool = False


def number_text(value: Fraction | None) -> str | None:
    """An exact number as text: "17", "43.3", "1/3"; None stays None."""
    if value is None:
        return None
    if value.denominator == 1:
        return str(value.numerator)
    scaled = value
    for places in range(1, 10):
        scaled *= 10
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"
    return str(value)


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


def year_of(material: Material, quantity: Quantity) -> tuple[str, bool]:
    """The year a figure is about, and whether it was carried over from an earlier sentence.

    In its sentence a date counts when no other figure stands between the two; one that follows directly goes before
    one that precedes. A sentence without a date is about the latest year of the last sentence that had one.
    """
    home = material.sentence_at(quantity.start)
    dated = [date for date in material.dates if date.earliest is not None]
    here = [date for date in dated if home.start <= date.start < home.end]
    if here:
        near = [date for date in here if not _figure_between(material, quantity, date)]
        after = [date for date in near if date.start >= quantity.end]
        before = [date for date in near if date.end <= quantity.start]
        if after and (not before or "," not in material.text[quantity.end : after[0].start]):
            return _year(after[0]), False
        if before:
            return _year(before[-1]), False
        return (_year(here[0]), False) if len(here) == 1 else ("", False)
    earlier = [date for date in dated if date.end <= home.start]
    if not earlier:
        return "", False
    last = material.sentence_at(earlier[-1].start)
    return max(_year(date) for date in earlier if date.start >= last.start), True


def _figure_between(material: Material, quantity: Quantity, date: DateMention) -> bool:
    low, high = sorted((quantity.start, date.start))
    return any(
        low < other.start < high and other.start != quantity.start and other.kind not in NOT_CLAIMED
        for other in material.quantities
    )


def _year(date: DateMention) -> str:
    if date.earliest is None or date.latest is None or date.earliest.year != date.latest.year:
        return ""
    return str(date.earliest.year)


def prose_figures(source: SourceText) -> Iterator[Figure]:
    """The figures of a source's running text, each with its sentence as evidence."""
    if source.unreadable or not source.has_prose:
        return
    for one in source.material.quantities:
        if one.kind in NOT_CLAIMED:
            continue
        where = source.material.sentence_at(one.start)
        yield Figure(
            source=source.id,
            raw=one.raw,
            interval=Interval(one.lo, one.hi, one.lo_closed, one.hi_closed),
            kind=one.kind,
            measure=measure_key(one.unit),
            subject=one.subject.text if one.subject else "",
            year=year_of(source.material, one)[0],
            evidence=Evidence(source.id, where.start, where.end, source.text[where.start : where.end]),
        )


def table_figures(source: SourceText) -> Iterator[Figure]:
    """The figures of a source's tables: the row's first words are the subject, the column's header the measure.

    The year is the one in the header or caption, else that of the source's `as_of` or publication. A table without
    a header, or with a header cell that names no measure, gives none: nothing is guessed.
    """
    for table in source.tables:
        for row in table.rows:
            yield from _row_figures(source, table, row)


def _row_figures(source: SourceText, table: Table, row: Sequence[Cell]) -> Iterator[Figure]:
    label = next((at for at, cell in enumerate(row) if any(letter.isalpha() for letter in cell.text)), None)
    if label is None:
        return
    for at, cell in enumerate(row):
        header = table.header[at].text if at < len(table.header) else ""
        measure = measure_key(YEAR.sub(" ", header).strip())
        found = find_quantities(cell.text) if at != label else []
        if not measure or len(found) != 1 or found[0].raw != cell.text.strip() or found[0].kind == "range":
            continue
        start, end = _row_span(row)
        yield Figure(
            source=source.id,
            raw=found[0].raw,
            interval=Interval(found[0].lo, found[0].hi, found[0].lo_closed, found[0].hi_closed),
            kind=found[0].kind,
            measure=measure,
            subject=row[label].text.strip(),
            year=_table_year(source, header, table.caption),
            evidence=Evidence(source.id, start, end, source.text[start:end]),
            total_of=name_key(row[label].text) in TOTAL_LABELS,
        )


def _row_span(row: Sequence[Cell]) -> tuple[int, int]:
    starts = [cell.start for cell in row if cell.start is not None]
    ends = [cell.end for cell in row if cell.end is not None]
    return (min(starts), max(ends)) if starts and ends else (0, 0)


def _table_year(source: SourceText, *headings: str) -> str:
    for heading in headings:
        stated = YEAR.findall(heading)
        if len(stated) == 1:
            return str(stated[0])
    day = source.as_of or source.published
    return str(day.year) if day else ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one source in reading order, and by what they count, and by the numbers they stand for."""

    rows: tuple[Figure, ...]
    by_measure: dict[str, tuple[Figure, ...]]
    by_interval: dict[Interval, Figure]


def figures_of(source: SourceText) -> Figures:
    """The figures of a source's tables and running text, found when first asked for and kept with the source."""
    if NAME not in source.worked_out:
        rows = (*table_figures(source), *prose_figures(source))
        by_measure: dict[str, list[Figure]] = {}
        by_interval: dict[Interval, Figure] = {}
        for figure in rows:
            by_measure.setdefault(figure.measure, []).append(figure)
            by_interval.setdefault(figure.interval, figure)
        kept = {measure: tuple(found) for measure, found in by_measure.items()}
        source.worked_out[NAME] = Figures(rows, kept, by_interval)
    known: Figures = source.worked_out[NAME]
    return known


def interval_of(payload: Payload) -> Interval:
    """The interval of a payload, as exact numbers."""
    low = None if payload.lo is None else Fraction(payload.lo)
    high = None if payload.hi is None else Fraction(payload.hi)
    return Interval(low, high, payload.lo_closed, payload.hi_closed)


def check(claim: FoundClaim, sources: Sequence[SourceText], context: Context) -> Check:
    """Compare the figure with every figure of the sources that has its measure.

    In order: the same subject and year with an equal or compatible figure agrees; with another figure is a mismatch;
    the number with the measure beside another subject, or without the measure, is found elsewhere; else it is absent.
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
    agreeing = [figure for figure in timely if figure.interval.meets(own)]
    if agreeing:
        return _agrees(claim, payload, own, agreeing)
    differing = [figure for figure in timely if figure.year and figure.year == payload.year]
    if differing:
        return _mismatch(claim, payload, differing[0])
    return _without_subject(claim, payload, own, same_measure, sources)


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


def _agrees(claim: FoundClaim, payload: Payload, own: Interval, agreeing: Sequence[Figure]) -> Check:
    exact = [figure for figure in agreeing if figure.interval == own]
    best = (exact or agreeing)[0]
    notes = (f"{best.source} has {best.raw} for {best.subject or payload.subject}",)
    if exact or payload.modality != "exact":
        return Check(citations=(best.evidence,), notes=notes)
    message = f"{best.source} gives {best.raw}; {payload.raw} agrees with it only by rounding."
    finding = Finding("quantity.rounding", "info", message, claim.start, claim.end, best.evidence)
    return Check(findings=(finding,), citations=(best.evidence,), notes=notes)


def _said(claim: FoundClaim, payload: Payload) -> str:
    """The figure as an editor would name it: "41 seats (Tide Alliance, 2019)"."""
    about = ", ".join(part for part in (payload.subject, payload.year) if part)
    return f"{' '.join(claim.text.split())} ({about})" if about else " ".join(claim.text.split())


def _mismatch(claim: FoundClaim, payload: Payload, figure: Figure) -> Check:
    message = f"{_said(claim, payload)}: {figure.source} has {figure.raw}."
    finding = Finding("quantity.mismatch", "high", message, claim.start, claim.end, figure.evidence)
    return Check(findings=(finding,))


def _without_subject(
    claim: FoundClaim,
    payload: Payload,
    own: Interval,
    same_measure: Sequence[Figure],
    sources: Sequence[SourceText],
) -> Check:
    """The subject's own figure stands nowhere: the number may stand elsewhere, or the sources may not speak of it."""
    here = next((figure for figure in same_measure if figure.interval.meets(own)), None)
    if here is not None:
        whose = f"for {here.subject}" if here.subject else "without saying whose"
        message = f"{_said(claim, payload)}: {here.source} has {here.raw} only {whose}."
        severity: Severity = "medium" if here.subject and payload.subject else "low"
        if not payload.subject:
            note = f"{here.source} has {here.raw} {whose}; the draft names nobody, so whose was not compared"
            return Check(citations=(here.evidence,), notes=(note,))
        return Check(
            findings=(Finding("quantity.elsewhere", severity, message, claim.start, claim.end, here.evidence),)
        )
    unreadable = next((source for source in sources if source.unreadable), None)
    if unreadable is not None:
        return Check(unchecked=f"not in the sources that could be read; {unreadable.id} could not be read")
    if same_measure:
        where = same_measure[0]
        message = f"{_said(claim, payload)}: {where.source} counts the same thing, but nowhere {payload.raw}."
        return Check(findings=(Finding("quantity.absent", "medium", message, claim.start, claim.end, where.evidence),))
    equal = (figures_of(source).by_interval.get(own) for source in sources)
    loose = next((figure for figure in equal if figure is not None), None)
    what = "states a change of" if payload.quantity_kind == "delta" else "counts"
    reason = f"no source {what} “{payload.measure}”" if payload.measure else "the draft does not say what this counts"
    if loose is not None:
        reason += f"; {loose.source} has {loose.raw}, of something else"
    return Check(unchecked=reason)
