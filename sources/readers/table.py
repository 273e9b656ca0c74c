"""Tables as text: values divided by commas, semicolons, tabs or bars. One line of text for each row."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from sources.readers import Document, ReadError, Signature, add_table, first_is_header
from sources.text.canonical import TextBuilder, decode, one_line

NAME: Final = "table"
VERSION: Final = "1"
SUFFIXES: Final = (".csv", ".tsv", ".tab")
MEDIA_TYPES: Final = (
    "text/csv",
    "application/csv",
    "text/tab-separated-values",
    "application/vnd.ms-excel",  # what browsers on Windows say of a .csv file; a real workbook is known by its bytes
)
SIGNATURE: Final[Signature] = "hint"
DESCRIPTION: Final = "a table (CSV or TSV)"

MAX_CELLS: Final = 2_000_000
_DELIMITERS: Final = ("\t", ";", ",", "|")
_SAMPLE: Final = 65_536
_MOST_WARNINGS: Final = 10
_WIDEST: Final = 200
_DECLARED = re.compile(r"sep=([,;|\t])\r?\n", re.IGNORECASE)  # the line that spreadsheets write and obey


def sniff(data: bytes) -> bool:
    """Whether at least three lines divide into one same number (three or more) of short cells."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    delimiter = _delimiter(text)
    rows = [row for row in _rows(text, delimiter) if row][:50]
    rows = rows[:-1] if len(data) > _SAMPLE else rows
    widths = {len(row) for row in rows}
    return (
        len(rows) >= 3
        and len(widths) == 1
        and min(widths) >= 3
        and all(len(cell) <= 100 for row in rows for cell in row)
    )


def read(data: bytes, *, filename: str | None = None, charset: str | None = None) -> Document:
    """Read the rows. Raises ReadError for more than `MAX_CELLS` cells."""
    decoded = decode(data, declared=charset)
    text = decoded.text.replace("\0", "")
    declared = _DECLARED.match(text)
    text = text[declared.end() :] if declared else text
    rows = _rows(text, declared[1] if declared else _delimiter(text[:_SAMPLE]))
    kept = [(number, [one_line(cell) for cell in row]) for number, row in enumerate(rows, 1)]
    kept = [(number, row) for number, row in kept if any(row)]
    if sum(len(row) for _, row in kept) > MAX_CELLS:
        raise ReadError(f"The table has more than {MAX_CELLS:,} cells. Split it and upload the parts.")
    builder = TextBuilder()
    headers = 1 if first_is_header([row for _, row in kept[:_WIDEST]]) else 0
    table = add_table(builder, [row for _, row in kept], headers=headers)
    return Document(
        builder.text,
        tables=(table,),
        warnings=(*decoded.warnings, *_ragged(kept)),
        reader=NAME,
        reader_version=VERSION,
    )


def _rows(text: str, delimiter: str) -> list[list[str]]:
    lines = io.StringIO(text, newline="")
    try:
        return list(csv.reader(lines, delimiter=delimiter, skipinitialspace=delimiter != "\t"))
    except csv.Error as error:
        raise ReadError(f"The table is broken: {error}.") from error


def _delimiter(sample: str) -> str:
    """The delimiter that divides most lines of the sample into one same number of cells; a comma where none does."""
    best, chosen = (0.0, 0), ","
    lines = [line for line in _unquoted(sample).split("\n") if line.strip()][:100]
    for delimiter in _DELIMITERS:
        counts = [line.count(delimiter) for line in lines]
        most = max(set(counts) - {0}, key=lambda count: (counts.count(count), count), default=0)
        score = (counts.count(most) / len(counts) if most else 0.0, most)
        if score > best:
            best, chosen = score, delimiter
    return chosen


def _unquoted(sample: str) -> str:
    """The sample with line ends made equal and what stands in quotes blanked, so that it is not counted."""
    sample = sample.replace("\r\n", "\n").replace("\r", "\n")
    parts = sample.split('"')
    return "".join(parts[::2]) if len(parts) > 2 else sample


def _ragged(rows: Sequence[tuple[int, Sequence[str]]]) -> list[str]:
    """A warning for each row (by its number in the file, from 1) that is not as wide as most rows."""
    widths = Counter(len(row) for _, row in rows)
    if not widths:
        return []
    usual = max(sorted(widths), key=widths.__getitem__)
    odd = [(number, len(row)) for number, row in rows if len(row) != usual]
    warnings = [
        f"Row {number} has {width} cells where most rows have {usual}." for number, width in odd[:_MOST_WARNINGS]
    ]
    if len(odd) > _MOST_WARNINGS:
        warnings.append(f"{len(odd) - _MOST_WARNINGS} more rows are not as wide as most.")
    return warnings
