"""Whatever the bytes, the answer is a Document or a ReadError, and a Document is canonical and its spans are true."""

import functools

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.readers import ReadError, read
from sources.text.canonical import canonicalise
from tests.readers.pdfs import Line, make_pdf, paragraph
from tests.readers.words import saved

NAMES = [
    None,
    "x.txt",
    "x.md",
    "x.html",
    "x.csv",
    "x.tsv",
    "x.pdf",
    "x.docx",
    "x.png",
    "\ud800",
    "a" * 5000,
    "../x\0.pdf",
]


@functools.cache
def samples() -> tuple[bytes, ...]:
    document = docx.Document()
    document.add_heading("A heading", 1)
    document.add_paragraph("He said: “no”.")
    document.add_table(2, 2).cell(0, 0).text = "cell"
    pdf = make_pdf(
        [[Line("Head", 72, 760), *paragraph(["The council put off its", "vote un-", "til May."])]] * 3,
        info={"Title": "T"},
    )
    html = (
        "<!doctype html><html lang=en><head><meta charset=utf-8><script type='application/ld+json'>"
        '{"@type":"NewsArticle","author":{"name":"A"}}</script></head>'
        "<body><article><h1>H</h1><p>“Words” of <b>a</b> page</p>"
        "<table><tr><td rowspan=2>a<td>b<tr><td colspan=3>c</table><ul><li>x<li>y</ul></article></body></html>"
    ).encode()
    csv = 'Party;2018\nFatah;48\n"a\nb";1\n'.encode("utf-16")
    markdown = "---\ntitle: x\n---\n# H\n\n“Text” İ é \u00a0".encode("cp1254", "ignore")
    return saved(document), pdf, html, csv, markdown


def check(data: bytes, filename: str | None, media_type: str | None = None) -> None:
    try:
        document = read(data, filename=filename, media_type=media_type)
    except ReadError as error:
        assert str(error).endswith((".", ")"))  # noqa: PT017 - the message is what is tested
        return
    text = document.text
    assert text.strip()
    assert canonicalise(text) == text
    for page in document.pages:
        assert 0 <= page.start <= page.end <= len(text)
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    for table in document.tables:
        for row in (table.header, *table.rows):
            for cell in row:
                assert cell.text == ("" if cell.start is None else text[cell.start : cell.end])


@given(
    st.binary(max_size=400),
    st.sampled_from(NAMES),
    st.sampled_from([None, "text/html", "application/pdf", "\ud800;charset=\0"]),
)
def test_random_bytes(data: bytes, filename: str | None, media_type: str | None) -> None:
    check(data, filename, media_type)


@given(
    st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"<!doctype html>", b"\xff\xfe", b"a;b\n", b"---\n"]),
    st.binary(max_size=300),
    st.sampled_from(NAMES),
)
def test_random_bytes_behind_a_signature(head: bytes, data: bytes, filename: str | None) -> None:
    check(head + data, filename)


@pytest.mark.parametrize("which", range(5))
@settings(deadline=None)
@given(st.data())
def test_damaged_files(which: int, data: st.DataObject) -> None:
    content = bytearray(samples()[which])
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    for _ in range(data.draw(st.integers(0, 8))):
        if content:
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    if content and data.draw(st.booleans()):
        start = data.draw(st.integers(0, len(content) - 1))
        content[start:start] = content[start : start + data.draw(st.integers(0, 300))]
    check(bytes(content), data.draw(st.sampled_from(NAMES)))


@given(st.text("<>/=\"' abcdphrtulixsz&#;0123\n!-", max_size=200))
def test_random_markup(source: str) -> None:
    check(source.encode(), "x.html")


@given(st.text(',;|\t"\n\r aA1٣é', min_size=1, max_size=120))
def test_random_tables(source: str) -> None:
    check(source.encode(), "x.csv")
