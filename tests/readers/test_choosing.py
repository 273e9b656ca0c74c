"""Which reader reads what, and what is said of files that none can read."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

import sources.readers as home
from sources.readers import Document, ReadError, read, readers
from tests.readers.pdfs import make_pdf, paragraph
from tests.readers.words import simple

PDF = make_pdf([paragraph(["A short page."])])
DOCX = simple("A short letter.")
HTML = "<!DOCTYPE html><title>T</title><p>A short “page”.".encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def refusal(data: bytes, filename: str | None = None, media_type: str | None = None) -> str:
    with pytest.raises(ReadError) as caught:
        read(data, filename=filename, media_type=media_type)
    return str(caught.value)


def test_every_reader_is_found() -> None:
    assert [one.NAME for one in readers()] == ["docx", "html", "pdf", "plain", "table"]


@pytest.mark.parametrize(
    ("data", "filename", "media_type", "reader"),
    [
        (PDF, None, None, "pdf"),
        (DOCX, None, None, "docx"),
        (HTML, None, None, "html"),
        (b"a;b;c\n1;2;3\n4;5;6\n", None, None, "table"),
        (b"a;b;c\n1;2;3\n4;5;6\n", "x.txt", None, "plain"),
        (b"a;b;c\n1;2;3\n4;5;6\n", "x.txt", "text/csv", "table"),
        (b"a,b\n1,2\n", "x.csv", "text/plain", "table"),
        (b"a,b\n1,2\n", "x.CSV", "application/octet-stream", "table"),
        (b"a,b\n1,2\n", "x.csv", "application/vnd.ms-excel", "table"),
        (b"Prose, with commas.\nMore, of it.\nAnd, so on.", None, None, "plain"),
        (b"# Heading", "x.md", None, "plain"),
        (b"# Heading", "x.unknown", "application/x-unknown", "plain"),
        (b"<p>A fragment.</p>", "x.html", None, "html"),
        (b"<p>A fragment.</p>", None, "text/html; charset=utf-8", "html"),
        ("\ufeff<html><p>Sixteen".encode("utf-16-le"), None, None, "html"),
        (b"ID3 tags are explained here.", None, None, "plain"),
    ],
)
def test_choice(data: bytes, filename: str | None, media_type: str | None, reader: str) -> None:
    document = read(data, filename=filename, media_type=media_type)
    assert document.reader == reader
    assert not any("is called" in one for one in document.warnings)
    assert document.canonicalisation == "1"


@pytest.mark.parametrize(
    ("data", "filename", "reader", "warning"),
    [
        (PDF, "x.txt", "pdf", "The file is called 'x.txt' but is a PDF file; it was read as that."),
        (HTML, "x.docx", "html", "The file is called 'x.docx' but is a web page (HTML); it was read as that."),
        (DOCX, "x.pdf", "docx", "The file is called 'x.pdf' but is a Word file (.docx); it was read as that."),
        (
            b"Only words.",
            "x.pdf",
            "plain",
            "The file is called 'x.pdf' but is not a PDF file; it was read as plain text.",
        ),
    ],
)
def test_mislabelled_files_are_read_as_what_they_are(data: bytes, filename: str, reader: str, warning: str) -> None:
    document = read(data, filename=filename)
    assert (document.reader, document.warnings[0]) == (reader, warning)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "This is an old Word file (.doc). Save it as .docx."),
        (OLE + "Workbook".encode("utf-16-le"), "This is an old Excel file (.xls). Export the sheet as CSV."),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "This Office file is protected with a password. Remove the password and upload it again.",
        ),
        (OLE, "This is an old Office file. Save it as .docx or PDF."),
        (zipped("xl/workbook.xml"), "This is an Excel workbook (.xlsx). Export the sheet as CSV."),
        (zipped("ppt/presentation.xml"), "This is a PowerPoint file (.pptx). Export it as PDF."),
        (
            zipped("mimetype", "content.xml"),
            "This is an OpenDocument file (.odt, .ods, .odp). Save it as .docx, CSV or PDF.",
        ),
        (zipped("a.txt"), "This is a zip archive, or a broken one. Unpack it and upload the files inside."),
        (
            DOCX[:-100],
            "This Word or other Office file is broken or cut off. Upload it again, or open it and save it anew.",
        ),
        (
            b"\x89PNG\r\n\x1a\n" + bytes(50),
            "This is a PNG picture. Run text recognition (OCR) on it and upload the result.",
        ),
        (
            b"\xff\xd8\xff\xe0" + bytes(50),
            "This is a JPEG picture. Run text recognition (OCR) on it and upload the result.",
        ),
        (b"\0\0\0\x18ftypmp42" + bytes(50), "This is a video or sound file. Make a transcript and upload that."),
        (b"{\\rtf1 x}", "This is a rich text file (.rtf). Save it as .docx."),
        (b"\x1f\x8b\x08" + bytes(50), "This is a gzip archive. Unpack it and upload the file inside."),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n",
            "This is a saved web archive (.mhtml). Save the page as HTML or PDF.",
        ),
        (
            PDF.replace(b"%PDF", b"%XXX"),
            "This seems to be a PDF file whose head is broken. Download or export it again.",
        ),
        (b"", "The file is empty."),
        (b" \r\n\t ", "The file holds nothing but white space."),
        ("\ufeff \n".encode("utf-16-le"), "No text was found in the file, read as a text file."),
        (
            bytes(range(256)),
            "The file is not text or a format that can be read but seems to hold binary data."
            " Export it again as PDF, .docx or text.",
        ),
    ],
)
@pytest.mark.parametrize("filename", [None, "x.pdf"])
def test_what_no_reader_reads_is_named(data: bytes, message: str, filename: str | None) -> None:
    said = refusal(data, filename)
    if filename:
        message = message.replace("text or a format that can be read", "a PDF file, as its name says,")
    assert said == message


def test_size_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    assert home.MAX_BYTES == 50 * 1024 * 1024
    monkeypatch.setattr(home, "MAX_BYTES", 10)
    assert read(b"ten bytes!").text == "ten bytes!"
    assert refusal(b"eleven byte") == "The file has 11 bytes; at most 10 are read. Split it and upload the parts."


def test_a_charset_in_the_media_type_is_used() -> None:
    document = read("“Привет”".encode("cp1251"), media_type='text/plain; charset="windows-1251"')
    assert (document.text, document.warnings) == ("“Привет”", ())


def test_the_reader_shown_in_the_documentation_works() -> None:
    page = (Path(__file__).parents[2] / "docs" / "readers.md").read_text(encoding="utf-8")
    (source,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    module: dict[str, Any] = {}
    exec(source, module)
    data = (
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n“No,”\r\nhe said.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nYes.\r\n"
    )
    assert module["sniff"](data.encode())
    assert not module["sniff"](b"1\nx")
    assert module["read"](data.encode()).text == "“No,”\nhe said.\n\nYes."


def test_same_bytes_same_document() -> None:
    for data in (PDF, DOCX, HTML, b"a;b;c\n1;2;3\n4;5;6\n"):
        first: Document = read(data)
        assert read(data) == first
