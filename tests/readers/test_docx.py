"""Word files."""

import io
import zipfile
from datetime import datetime

import docx
import pytest

from sources.readers import ReadError, read
from sources.readers import docx as reader
from tests.readers.words import NS, STAMP, body, edited, saved, simple


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text: str) -> str:
    return f"<w:del {STAMP}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def test_paragraphs_headings_lists_and_tables_in_order() -> None:
    document = docx.Document()
    document.core_properties.author = "Lena Okafor"
    document.core_properties.title = ""
    document.core_properties.created = datetime(2024, 3, 5, 10)
    document.core_properties.language = "en-GB"
    document.add_heading("Who fired", 0)
    document.add_heading("The evening", 1)
    document.add_paragraph("He said: “no”.")
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("two", style="List Bullet")
    table = document.add_table(3, 3)
    for row, words in enumerate((["Party", "2018", "2021"], ["Fatah", "48", "17"], ["Law", "25", "34"])):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 1).merge(table.cell(2, 2))
    document.add_paragraph("After.")
    read_back = read(saved(document), filename="x.docx")
    assert read_back.text == (
        "Who fired\n\nThe evening\n\nHe said: “no”.\n\none\ntwo\n\n"
        "Party | 2018 | 2021\nFatah Law | 48 | 17\n25 34\n\nAfter."
    )
    assert (read_back.title, read_back.warnings) == ("Who fired", ())
    assert (read_back.metadata.author, read_back.metadata.date, read_back.metadata.language) == (
        "Lena Okafor",
        "2024-03-05",
        "en-GB",
    )
    (grid,) = read_back.tables
    assert [cell.text for cell in grid.header] == ["Party", "2018", "2021"]
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["Fatah Law", "48", "17"],
        ["Fatah Law", "25 34", "25 34"],
    ]
    assert read_back.text[grid.rows[0][2].start : grid.rows[0][2].end] == "17"


def test_tracked_changes_are_read_as_accepted() -> None:
    data = body(
        p(r("Seats: "), deleted("48"), f"<w:ins {STAMP}>{r('17')}</w:ins>", r("."))
        + p(r("First"), properties=f"<w:pPr><w:rPr><w:del {STAMP}/></w:rPr></w:pPr>")
        + p(r(" and second."))
        + p(f"<w:moveFrom {STAMP}>{r('gone')}</w:moveFrom>", r("x "), f"<w:moveTo {STAMP}>{r('here')}</w:moveTo>")
    )
    document = read(data)
    assert document.text == "Seats: 17.\n\nFirst and second.\n\nx here"
    assert document.warnings == ("4 tracked changes were read as accepted.",)


def test_one_tracked_change_is_singular() -> None:
    assert read(body(p(r("a"), deleted("b")))).warnings == ("1 tracked change was read as accepted.",)


def test_deleted_rows_go() -> None:
    def row(word: str, mark: str = "") -> str:
        properties = f"<w:trPr><w:{mark} {STAMP}/></w:trPr>" if mark else ""
        return f"<w:tr>{properties}<w:tc>{p(r(word))}</w:tc><w:tc>{p(r('1'))}</w:tc></w:tr>"

    document = read(body(f"<w:tbl>{row('a')}{row('b', 'del')}{row('c', 'ins')}</w:tbl>"))
    assert document.text == "a | 1\nc | 1"
    assert document.warnings == ("2 tracked changes were read as accepted.",)


def test_notes_and_comments() -> None:
    def notes(name: str, *words: str) -> str:
        inside = "".join(f'<w:{name} w:id="{at}">{p(r(word))}</w:{name}>' for at, word in enumerate(words, 1))
        return f'<w:{name}s {NS}><w:{name} w:type="separator" w:id="0">{p(r("-"))}</w:{name}>{inside}</w:{name}s>'

    comments = f"<w:comments {NS}><w:comment w:id='1'>{p(r('check'))}</w:comment><w:comment w:id='2'/></w:comments>"
    data = edited(
        simple("He left."),
        parts={
            "word/footnotes.xml": notes("footnote", "Interview, May.", "Letter."),
            "word/endnotes.xml": notes("endnote", "See above."),
            "word/comments.xml": comments,
        },
    )
    document = read(data)
    assert document.text == "He left.\n\nFootnotes\n\n[1] Interview, May.\n[2] Letter.\n\nEndnotes\n\n[1] See above."
    assert document.warnings == ("2 comments were left out.",)


def test_signs_within_a_paragraph() -> None:
    data = body(
        p(
            r("a"),
            "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>",
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>',
            f"<w:hyperlink>{r('link')}</w:hyperlink><w:sdt><w:sdtContent>{r(' held')}</w:sdtContent></w:sdt>",
            '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:char="2022"/></w:r>',
            '<w:r><w:footnoteReference w:id="1"/></w:r>',
            r("secret", "<w:rPr><w:vanish/></w:rPr>"),
            r("shown", '<w:rPr><w:vanish w:val="0"/></w:rPr>'),
        )
    )
    document = read(data)
    assert document.text == "a\tb\nc\u2011d\u00adelink held•shown"
    assert document.warnings == ("1 run of hidden text was left out.",)


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p(r('In a box.'))}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choices = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent {mc}>{choices}</mc:AlternateContent>"
    assert read(body(p(r("Before."), f"<w:r>{both}</w:r>") + p(r("After.")))).text == "Before.\n\nIn a box.\n\nAfter."


def test_the_strict_dialect_is_read_too() -> None:
    data = simple("Strictly.")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    strict = xml.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert strict != xml
    assert read(edited(data, parts={"word/document.xml": strict})).text == "Strictly."


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reader.MAX_PART_BYTES == 50 * 1024 * 1024
    monkeypatch.setattr(reader, "MAX_PART_BYTES", 10_000)
    bomb = edited(simple("x"), parts={"word/document.xml": "<a>" + " " * 20_000 + "</a>"})
    assert len(bomb) < 60_000
    with pytest.raises(
        ReadError,
        match=r"^The part word/document\.xml of the Word file unpacks to more than 10,000 bytes\. Split it\.$",
    ):
        read(bomb)


def test_declared_entities_are_refused() -> None:
    doctype = '<!DOCTYPE d [<!ENTITY a "boom"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    xml = f"{doctype}<w:document {NS}><w:body>{p(r('x&a;&f;y'))}</w:body></w:document>"
    with pytest.raises(
        ReadError, match=r"^The Word file is broken: its part word/document\.xml declares a document type\.$"
    ):
        read(edited(simple("x"), parts={"word/document.xml": xml}))


def test_broken_parts() -> None:
    with pytest.raises(ReadError, match=r"^The Word file is broken: its part word/document\.xml is not well-formed\."):
        read(edited(simple("x"), parts={"word/document.xml": "<w:document"}))
    with pytest.raises(ReadError, match=r"^The Word file is broken: its main part has no body\."):
        read(edited(simple("x"), parts={"word/document.xml": "<document/>"}))
    document = read(edited(simple("Text."), parts={"word/styles.xml": "<oops"}))
    assert document.text == "Text."
    assert document.warnings == ("The part word/styles.xml of the Word file is broken; it was left out.",)


def test_a_protected_part() -> None:
    data = bytearray(simple("x"))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    with pytest.raises(
        ReadError, match=r"^The Word file is protected with a password\. Remove the password and upload it again\.$"
    ):
        read(bytes(data))
