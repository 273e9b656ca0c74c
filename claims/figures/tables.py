"""The figures of a source's tables. Pure.

Tables come in two shapes: subjects in rows with a measure for each column, and subjects in columns with a measure or a
year for each row. What is not surely one of them gives no figures.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from claims.figures.headings import (
    FOOTNOTE,
    YEAR,
    Heading,
    header_rows,
    heading_of,
    is_measure,
    is_total,
    joined,
    names_subjects,
    year_in,
)
from claims.figures.model import Figure, Interval, Place
from claims.material import Evidence, Mend, SourceText
from sources.readers import Cell, Table
from sources.text.quantities import Quantity, find_quantities
from sources.text.subjects import measure_key

_EMPTY = frozenset({"", "-", "–", "—", "−", "…", "..", "n/a", "N/A"})
"""Cells that hold no figure, or none of anything."""

_AS_READ = Mend(0, None, 0)

_SIGN = re.compile(r"\A([-−–+])\s?(?=\d)")


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table with its headings: one for each column, and the first row of data."""

    source: SourceText
    number: int
    table: Table
    headings: list[str]
    first: int
    label: int

    def mend(self, row: int, column: int) -> Mend:
        """What people have said of a cell, each part by itself before what they said of its column."""
        here = [one for one in self.source.mends if (one.table, one.column) == (self.number, column)]
        own = next((one for one in here if one.row == row), _AS_READ)
        all_ = next((one for one in here if one.row is None), _AS_READ)
        return Mend(
            self.number, row, column,
            subject=own.subject or all_.subject,
            measure=own.measure or all_.measure,
            year=own.year or all_.year,
            left_out=own.left_out or all_.left_out,
        )  # fmt: skip


def table_figures(source: SourceText) -> Iterator[Figure]:
    """The figures of a source's tables, row by row: whose, of what, of which year, and the cell.

    Subjects in rows: the column headed "Party", "Name" and the like names them, else the first with words; the heading
    of each other column, of two levels maybe, names the measure, its scale and its year ("Votes, thousands", "Seats
    2022"), a year alone takes the caption's measure. Subjects in columns: the rows are labelled with measures, or with
    years under a caption that names one. The year is else that of the caption, of the source's `as_of`, or of its
    publication. A heading that names no measure, and a cell that holds more than one figure, give none.
    What a person has said of a cell or column (`SourceText.mends`) goes before what was read.
    """
    for number, table in enumerate(source.tables):
        grid = _grid(source, number, table)
        if grid is None:
            continue
        turned, unread = _turned(grid), set[int]()
        for at in range(grid.first, len(table.rows)):
            yield from _turned_row(grid, at) if turned else _row(grid, at, unread)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is read: a heading for each column, the first row of data, the column that names the subjects."""

    headings: list[str]
    first: int
    label: int


def layout_of(table: Table) -> Layout | None:
    """The layout of a table; None where nothing heads its columns."""
    words = [[cell.text.strip() for cell in row] for row in table.rows]
    first = 0
    levels = [[cell.text.strip() for cell in row] for row in (*table.above, table.header) if row]
    if not levels:
        first = header_rows(words)
        levels = words[:first]
    if not levels:
        return None
    headings = joined(levels)
    return Layout(headings, first, _label_column(headings, words[first:]))


def _grid(source: SourceText, number: int, table: Table) -> _Grid | None:
    layout = layout_of(table)
    return None if layout is None else _Grid(source, number, table, layout.headings, layout.first, layout.label)


def _label_column(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """The column that names the subjects: the one whose heading says so, else the first with words in most rows."""
    named = [at for at, words in enumerate(headings) if names_subjects(words)]
    if named:
        return named[0]
    for at in range(len(headings)):
        filled = [row[at] for row in rows if at < len(row) and row[at]]
        if filled and 2 * sum(any(letter.isalpha() for letter in cell) for cell in filled) > len(filled):
            return at
    return 0


def _turned(grid: _Grid) -> bool:
    """Whether subjects head the columns: every row is labelled with a measure, or with a year below a known measure."""
    if any(heading_of(words).measure and is_measure(words) for words in grid.headings[1:]):
        return False
    labels = [row[0].text.strip() for row in grid.table.rows[grid.first :] if row]
    if not labels or len(grid.headings) < 2:
        return False
    years = all(YEAR.fullmatch(label) for label in labels)
    if years:
        return bool(heading_of(labels[0], grid.table.caption).measure) and not any(map(YEAR.search, grid.headings))
    return all(is_measure(label) for label in labels)


def _row(grid: _Grid, at: int, unread: set[int]) -> Iterator[Figure]:
    """The figures of a row. `unread` collects the columns with a cell that could not be read: they have no total."""
    row = grid.table.rows[at]
    label = row[grid.label].text.strip() if grid.label < len(row) else ""
    if not label:
        label = next((cell.text.strip() for cell in row if is_total(cell.text)), "")
    if not any(letter.isalpha() for letter in label):
        return
    for column, words in enumerate(grid.headings[: len(row)]):
        heading = heading_of(words, grid.table.caption)
        mend = grid.mend(at, column)
        if column != grid.label and (heading.measure or mend.measure):
            figure = _figure(grid, Place(grid.number, at, column), heading, label)
            if figure is None and (mend.left_out or row[column].text.strip() not in _EMPTY):
                unread.add(column)
            elif figure is not None:
                yield replace(figure, total_of=is_total(label) and column not in unread)


def _turned_row(grid: _Grid, at: int) -> Iterator[Figure]:
    row = grid.table.rows[at]
    heading = heading_of(row[0].text.strip(), grid.table.caption)
    for column, subject in enumerate(grid.headings[: len(row)]):
        if column and heading.measure and any(letter.isalpha() for letter in subject):
            figure = _figure(grid, Place(grid.number, at, column), heading, subject)
            if figure is not None and not is_total(subject):
                yield figure


def _figure(grid: _Grid, place: Place, heading: Heading, subject: str) -> Figure | None:
    row, mend = grid.table.rows[place.row], grid.mend(place.row, place.column)
    if mend.left_out:
        return None
    if mend.measure:
        heading = replace(heading_of(mend.measure), year=heading.year)
    read = _read(row[place.column].text, heading)
    if read is None:
        return None
    raw, meant, kind = read
    start, end = _row_span(row)
    day = grid.source.as_of or grid.source.published
    year = mend.year or heading.year or year_in(grid.table.caption) or (str(day.year) if day else "")
    return Figure(
        source=grid.source.id,
        raw=raw,
        interval=meant,
        kind=kind,
        measure=heading.measure or measure_key(mend.measure),
        subject=mend.subject or FOOTNOTE.sub("", subject),
        year=year,
        evidence=Evidence(grid.source.id, start, end, grid.source.text[start:end]),
        place=place,
    )


def _read(text: str, heading: Heading) -> tuple[str, Interval, str] | None:
    """The figure of a cell as it is shown, the numbers it stands for and its kind; None for anything but one figure.

    A table counts to the unit: 12,000 is no round number there, unless the heading scales it.
    """
    bare = FOOTNOTE.sub("", text.strip()).strip()
    sign = _SIGN.match(bare) if heading.change else None
    bare = bare[sign.end() :] if sign else bare
    shown = f"{bare}%" if heading.percent and not bare.endswith(("%", "٪")) else bare
    one = _only(shown) or _only(shown, " votes")
    if one is None or one.kind == "range":
        return None
    meant = Interval(one.lo, one.hi, one.lo_closed, one.hi_closed)
    if one.kind == "count" and one.modality == "exact" and one.value is not None:
        meant = Interval(one.value, one.value)
    if heading.scale != 1 and one.value is not None:
        if one.value >= 1000 * heading.scale:
            return None  # written out in full under a heading that scales: either may be wrong
        half = Fraction(heading.scale, 2 * 10 ** _decimals(bare))
        meant = Interval(one.value * heading.scale - half, one.value * heading.scale + half, hi_closed=False)
        shown = f"{bare} × {heading.scale:,}"
    if not heading.change:
        return shown, meant, one.kind
    if sign and sign[1] != "+" and meant.lo is not None and meant.hi is not None:
        meant = Interval(-meant.hi, -meant.lo, meant.hi_closed, meant.lo_closed)
    return f"{sign[1] if sign else ''}{shown}", meant, "percent" if heading.percent else "delta"


def _only(text: str, noun: str = "") -> Quantity | None:
    found = find_quantities(text + noun)
    return found[0] if len(found) == 1 and found[0].raw == text else None


def _decimals(text: str) -> int:
    _, point, after = text.partition(".")
    return len(after) if point and after.isdigit() and len(after) < 3 else 0


def _row_span(row: Sequence[Cell]) -> tuple[int, int]:
    starts = [cell.start for cell in row if cell.start is not None]
    ends = [cell.end for cell in row if cell.end is not None]
    return (min(starts), max(ends)) if starts and ends else (0, 0)
