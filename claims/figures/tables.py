"""The figures of a source's tables. Pure."""

import re
from collections.abc import Iterator, Sequence

from claims.figures.model import Figure, Interval, Place
from claims.material import Evidence, SourceText
from sources.readers import Cell, Table
from sources.text.names import name_key
from sources.text.quantities import find_quantities
from sources.text.subjects import measure_key

TOTAL_LABELS = frozenset("total totals sum all overall toplam genel المجموع الإجمالي".split())
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def table_figures(source: SourceText) -> Iterator[Figure]:
    """The figures of a source's tables: the row's first words are the subject, the column's header the measure.

    The year is the one in the header or caption, else that of the source's `as_of` or publication. A table without
    a header, or with a header cell that names no measure, gives none: nothing is guessed.
    """
    for number, table in enumerate(source.tables):
        for at in range(len(table.rows)):
            yield from _row_figures(source, table, Place(number, at, 0))


def _row_figures(source: SourceText, table: Table, home: Place) -> Iterator[Figure]:
    row = table.rows[home.row]
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
            place=Place(home.table, home.row, at),
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
