"""A cell of an earlier table, looked for in the later tables of its source by the words at its row and column. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.figures import Place
from claims.figures.tables import layout_of
from sources.readers import Table


@dataclass(frozen=True, slots=True)
class CellFound:
    """Where a cell (or with `row` None a column) stands now, or why a person has to look: one of both."""

    table: int = 0
    row: int | None = None
    column: int = 0
    why: str = ""


def cell_in(old: Sequence[Table], new: Sequence[Table], table: int, row: int | None, column: int) -> CellFound:
    """The one cell of the new tables under the same row and column labels that holds what the old one held.

    With `row` None the one column under the same heading, of which a row holds what it held. A label that stands more
    than once decides nothing, unless the whole table is as it was. Linear in the cells of both.
    """
    if table >= len(old) or (row is not None and not _has(old[table], row, column)):
        return CellFound(why="It names a cell that its own table does not have.")
    same = [at for at, one in enumerate(new) if _words(one) == _words(old[table])]
    if len(same) == 1:
        return CellFound(same[0], row, column)
    name = _labels(old[table], row, column)
    if name is None:
        return CellFound(why="Its row or its column has no label to find it by.")
    if len(_under(old, name)) != 1:
        return CellFound(why=f"{_told(name)} names several cells of the earlier tables.")
    here = _under(new, name)
    if not here:
        return CellFound(why=f"{_told(name)} is not in the tables any more.")
    if len(here) > 1:
        return CellFound(why=f"{_told(name)} names {len(here)} cells now.")
    (place,) = here
    if row is None:
        return _column(old[table], new[place.table], column, place, name)
    before, now = _cell(old[table], row, column), _cell(new[place.table], place.row, place.column)
    if before != now:
        return CellFound(why=f"{_told(name)} held “{before}” and holds “{now}” now.")
    return CellFound(place.table, place.row, place.column)


def _column(old: Table, new: Table, column: int, place: Place, name: "_Name") -> CellFound:
    """The column's new place, where a row that both tables have holds what it held."""
    before, now = _held(old, column), _held(new, place.column)
    if any(now.get(label) == words for label, words in before.items() if words):
        return CellFound(place.table, None, place.column)
    return CellFound(why=f"No row of {_told(name)} holds what it held.")


@dataclass(frozen=True, slots=True)
class _Name:
    """The words at the head of a column, and at the head of a row where one is meant."""

    heading: str
    label: str | None


def _told(name: _Name) -> str:
    column = f"the column “{name.heading}”"
    return column if name.label is None else f"the cell in the row “{name.label}” of {column}"


def _labels(table: Table, row: int | None, column: int) -> _Name | None:
    layout = layout_of(table)
    if layout is None or column >= len(layout.headings) or not layout.headings[column].strip():
        return None
    if row is None:
        return _Name(_plain(layout.headings[column]), None)
    label = _cell(table, row, layout.label)
    return _Name(_plain(layout.headings[column]), _plain(label)) if row >= layout.first and label else None


def _under(tables: Sequence[Table], name: _Name) -> list[Place]:
    """Every place under those labels; of a column its first row."""
    return [place for number, table in enumerate(tables) for place in _under_in(number, table, name)]


def _under_in(number: int, table: Table, name: _Name) -> Iterator[Place]:
    layout = layout_of(table)
    if layout is None:
        return
    columns = [at for at, words in enumerate(layout.headings) if _plain(words) == name.heading]
    if name.label is None:
        yield from (Place(number, layout.first, column) for column in columns)
        return
    for row in range(layout.first, len(table.rows)):
        if _plain(_cell(table, row, layout.label)) == name.label:
            yield from (Place(number, row, column) for column in columns)


def _held(table: Table, column: int) -> dict[str, str]:
    """What a column holds by the labels of its rows."""
    layout = layout_of(table)
    if layout is None:
        return {}
    rows = range(layout.first, len(table.rows))
    return {_plain(_cell(table, row, layout.label)): _cell(table, row, column) for row in rows}


def _has(table: Table, row: int, column: int) -> bool:
    return row < len(table.rows) and column < len(table.rows[row])


def _cell(table: Table, row: int, column: int) -> str:
    return " ".join(table.rows[row][column].text.split()) if _has(table, row, column) else ""


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _words(table: Table) -> list[list[str]]:
    """Every word of a table, to tell whether two say the same."""
    rows = [*table.above, table.header, *table.rows]
    return [[table.caption], *([cell.text for cell in row] for row in rows)]
