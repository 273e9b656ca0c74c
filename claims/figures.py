"""The figures of a text or a table as they can be compared: of what, whose, when, and the numbers meant. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from claims.material import Evidence, Material, SourceText
from sources.readers import Cell, Table
from sources.text.dates import DateMention
from sources.text.names import name_key
from sources.text.quantities import Quantity, find_quantities
from sources.text.subjects import measure_key

NOT_CLAIMED = ("ordinal", "vague")
"""Kinds of quantity that state no figure to compare: "the fifth", "dozens"."""

TOTAL_LABELS = frozenset("total totals sum all overall toplam genel المجموع الإجمالي".split())
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

_KEPT_AS = "figures"
_CONTRAST = re.compile(
    r"\b(?:contrast|compared|comparison|against|versus|vs|than|whereas|while|down from|up from|unlike|instead of)\b|;",
    re.IGNORECASE,
)
"""Words that set the figure of one time against that of another."""

_NAMED_BY_DATE = re.compile(r"\b(\w+) of (?:the |early |late |mid-)?\Z", re.IGNORECASE)
_COUNTED_AT = frozenset(
    "election elections vote votes poll polls ballot referendum census count parliament season end beginning start"
    " middle summer autumn winter spring result results".split()
)
"""Nouns whose "of 2019" says when something was counted; of others it says which one is meant."""


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


def year_of(material: Material, quantity: Quantity) -> tuple[str, bool]:
    """The year a figure is about, and whether it was carried over from an earlier sentence.

    In its sentence a date counts that no word of contrast parts from the figure ("17, in contrast to 48 in 2018"): one
    that follows directly, then one that precedes, then one that follows behind other figures. A sentence without such
    a date is about the latest year of the last sentence that had one.
    """
    home = material.sentence_at(quantity.start)
    dated = [date for date in material.dates if _tells_when(material.text, date)]
    here = [date for date in dated if home.start <= date.start < home.end and not _parted(material, quantity, date)]
    after = [date for date in here if date.start >= quantity.end]
    before = [date for date in here if date.end <= quantity.start]
    direct = [date for date in after if not _figure_between(material, quantity, date)]
    if direct and (not before or "," not in material.text[quantity.end : direct[0].start]):
        return _year(direct[0]), False
    if before or after:
        return _year(before[-1] if before else after[0]), False
    earlier = [date for date in dated if date.end <= home.start]
    if not earlier:
        return "", False
    last = material.sentence_at(earlier[-1].start)
    return max(_year(date) for date in earlier if date.start >= last.start), True


def _tells_when(text: str, date: DateMention) -> bool:
    """Whether a date says when something counted, not which thing is meant ("the protests of 2019")."""
    if date.earliest is None:
        return False
    named = _NAMED_BY_DATE.search(text, max(0, date.start - 60), date.start)
    return named is None or named.group(1).casefold() in _COUNTED_AT


def _parted(material: Material, quantity: Quantity, date: DateMention) -> bool:
    """Whether a word of contrast stands between the figure and the date."""
    low, high = sorted((quantity.start, date.start))
    return _CONTRAST.search(material.text, low, high) is not None


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
    if _KEPT_AS not in source.worked_out:
        rows = (*table_figures(source), *prose_figures(source))
        by_measure: dict[str, list[Figure]] = {}
        by_interval: dict[Interval, Figure] = {}
        for figure in rows:
            by_measure.setdefault(figure.measure, []).append(figure)
            by_interval.setdefault(figure.interval, figure)
        kept = {measure: tuple(found) for measure, found in by_measure.items()}
        source.worked_out[_KEPT_AS] = Figures(rows, kept, by_interval)
    known: Figures = source.worked_out[_KEPT_AS]
    return known
