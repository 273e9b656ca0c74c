"""CSV, TSV and their kin."""

import pytest

from sources.readers import Cell, Document, ReadError, read
from sources.readers import table as reader


def grid(document: Document) -> list[list[str]]:
    (table,) = document.tables
    for row in (table.header, *table.rows):
        for cell in row:
            assert cell.text == ("" if cell.start is None else document.text[cell.start : cell.end])
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    rows = [["Party", "2018", "2021"], ["Fatah", "48", "17"], ["State of Law", "25", "34"]]
    document = read("\r\n".join(delimiter.join(row) for row in rows).encode(), filename="x.csv")
    assert document.text == "Party | 2018 | 2021\nFatah | 48 | 17\nState of Law | 25 | 34"
    assert grid(document) == rows
    assert document.warnings == ()
    assert document.tables[0].rows[0][2] == Cell("17", 33, 35)


def test_quoted_fields_line_ends_and_doubled_quotes() -> None:
    document = read(b'name,words\nAmir,"He said ""no"",\nand left"\nLena,"1,017"\n', filename="x.csv")
    assert document.text == 'name | words\nAmir | He said "no", and left\nLena | 1,017'
    assert grid(document) == [["name", "words"], ["Amir", 'He said "no", and left'], ["Lena", "1,017"]]


def test_decimal_commas_do_not_divide() -> None:
    assert grid(read(b"Land;Anteil\nA;43,3\nB;1,5\n", filename="x.csv")) == [
        ["Land", "Anteil"],
        ["A", "43,3"],
        ["B", "1,5"],
    ]


def test_arabic_digits_and_bom_are_left_alone() -> None:
    document = read("\ufeffالحزب,المقاعد\nالفتح,١٧\n".encode(), filename="x.csv")
    assert document.text == "الحزب | المقاعد\nالفتح | ١٧"
    assert [cell.text for cell in document.tables[0].header] == ["الحزب", "المقاعد"]


def test_a_line_that_names_the_delimiter() -> None:
    assert read(b"sep=;\na;b,c\n1;2,5\n", filename="x.csv").text == "a | b,c\n1 | 2,5"


def test_ragged_rows_are_reported_by_their_number() -> None:
    document = read(b"a,b,c\n1,2,3\n\n4,5\n6,7,8\n9,10,11,12\n", filename="x.csv")
    assert document.text == "a | b | c\n1 | 2 | 3\n4 | 5\n6 | 7 | 8\n9 | 10 | 11 | 12"
    assert document.warnings == (
        "Row 4 has 2 cells where most rows have 3.",
        "Row 6 has 4 cells where most rows have 3.",
    )


def test_empty_cells_have_no_span() -> None:
    document = read(b"a,b,c\n,5,\n1,,3\n", filename="x.csv")
    assert document.text == "a | b | c\n | 5\n1 |  | 3"
    assert document.tables[0].rows[0] == (Cell(""), Cell("5", 13, 14), Cell(""))


@pytest.mark.parametrize(
    ("data", "header"),
    [
        (b"1,2\n3,4\n", ()),
        (b"Party,Seats\nFatah,17\n", ("Party", "Seats")),
        (b"Party,2018,2021\nFatah,48,17\n", ("Party", "2018", "2021")),
        (b"Fatah,17\nState of Law,34\n", ()),
        (b"name,role\nAmir,chair\nLena,clerk\n", ("name", "role")),
        (b"yes,no\nno,yes\nyes,no\n", ()),
    ],
)
def test_header(data: bytes, header: tuple[str, ...]) -> None:
    assert tuple(cell.text for cell in read(data, filename="x.csv").tables[0].header) == header


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_CELLS", 3)
    with pytest.raises(ReadError, match=r"^The table has more than 3 cells\. Split it and upload the parts\.$"):
        read(b"a,b\n1,2\n", filename="x.csv")


def test_a_field_without_end_is_a_clear_error() -> None:
    with pytest.raises(ReadError, match=r"^The table is broken: field larger than field limit \(131072\)\.$"):
        read(b'a,b\n"' + b"x" * 200_000, filename="x.csv")
