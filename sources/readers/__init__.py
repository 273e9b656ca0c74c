"""Readers turn the bytes of a file into a Document: canonical text, proposed metadata, page map, tables, warnings.

A reader is one module of this package (or an entry point of the group `vouch.readers`) with the names that the
`Reader` protocol lists. Reading is deterministic: the same bytes give the same text under the same versions.
"""

import functools
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Final, Literal, Protocol, cast

from sources.discovery import plugin_modules
from sources.text.canonical import VERSION as CANONICALISATION
from sources.text.canonical import TextBuilder, looks_binary, one_line

MAX_BYTES: Final = 50 * 1024 * 1024
"""The largest file that is read."""

Signature = Literal["required", "sufficient", "hint"]
"""What `sniff` proves. required: every file of the format shows it, and only they do. sufficient: it settles the
format, but a file may lack it (an HTML fragment). hint: it only decides where neither name nor media type do."""


class ReadError(Exception):
    """The bytes cannot be read as a document. The message says what is wrong and what to do about it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged document: its number from 1 and its span in the document's text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: its words and its span in the document's text (None where the text does not hold it)."""

    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table in reading order. `header` is empty where the document marks none; rows exclude the header.

    `above` are the rows of headings over the header, in tables with several levels of them.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header: tuple[Cell, ...] = ()
    caption: str = ""
    above: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says about itself. Proposals only: a person confirms them. Empty string = not stated."""

    author: str = ""
    date: str = ""
    url: str = ""
    publisher: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader returns. Every span is in code points over `text`, half open."""

    text: str
    title: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()
    reader: str = ""
    reader_version: str = ""
    canonicalisation: str = CANONICALISATION


class Reader(Protocol):
    """What a reader module offers."""

    NAME: str
    VERSION: str
    SUFFIXES: tuple[str, ...]
    MEDIA_TYPES: tuple[str, ...]
    SIGNATURE: Signature
    DESCRIPTION: str  # with its article, for messages: "a PDF file"

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes themselves look like this format (cheap, looks at the head only)."""

    def read(self, data: bytes, *, filename: str | None = None, charset: str | None = None) -> Document:
        """Read the bytes; `charset` is what the media type declared. Raises ReadError when they cannot be read."""


@functools.cache
def readers() -> Sequence[Reader]:
    """All readers, by name."""
    return [cast(Reader, module) for module in plugin_modules("sources.readers", "vouch.readers")]


def read(data: bytes, *, filename: str | None = None, media_type: str | None = None) -> Document:
    """Read the bytes of a file as a Document; the same bytes, name and media type give the same Document.

    The bytes decide which reader is used, then `media_type` (which may carry a charset), then the suffix of
    `filename`; a name that contradicts the bytes is reported in `warnings`. Raises ReadError, and nothing else,
    for whatever cannot be read: empty, too large, broken, encrypted, or of a format without a reader.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(
            f"The file has {len(data):,} bytes; at most {MAX_BYTES:,} are read. Split it and upload the parts."
        )
    if not data.strip():
        raise ReadError("The file is empty." if not data else "The file holds nothing but white space.")
    reader, doubt = _choose(data, filename, media_type)
    try:
        document = reader.read(data, filename=filename, charset=_charset(media_type))
    except ReadError:
        raise
    except Exception as error:  # parsers of others raise anything on hostile bytes; ReadError is the promise
        message = f"The file seems to be {reader.DESCRIPTION} but is broken ({type(error).__name__}). Export it again."
        raise ReadError(message) from error
    if not document.text.strip():
        raise ReadError(f"No text was found in the file, read as {reader.DESCRIPTION}.")
    return replace(document, warnings=(doubt, *document.warnings)) if doubt else document


def _charset(media_type: str | None) -> str | None:
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", media_type or "", re.IGNORECASE)
    return found[1] if found else None


_GENERIC: Final = {"", "text/plain", "application/octet-stream", "binary/octet-stream", "application/binary"}


def _named(filename: str | None, media_type: str | None) -> Reader | None:
    """The reader that media type or name ask for. A media type that says nothing leaves the name to decide."""
    kind = (media_type or "").split(";")[0].strip().lower()
    suffix = PurePath(filename or "").suffix.lower()
    by_type = next((one for one in readers() if kind in one.MEDIA_TYPES), None)
    by_name = next((one for one in readers() if suffix and suffix in one.SUFFIXES), None)
    return by_name or by_type if kind in _GENERIC else by_type or by_name


def _choose(data: bytes, filename: str | None, media_type: str | None) -> tuple[Reader, str]:
    """The reader for these bytes and a warning ("" = none) where name or media type contradict them."""
    named = _named(filename, media_type)
    by_bytes = [one for one in readers() if one.SIGNATURE != "hint" and one.sniff(data)]
    if by_bytes:
        chosen = by_bytes[0]
        if named is None or named is chosen:
            return chosen, ""
        return (
            chosen,
            f"The file is called {_label(filename, media_type)} but is {chosen.DESCRIPTION}; it was read as that.",
        )
    if seems := _foreign(data):
        raise ReadError(seems)
    if looks_binary(data):
        wanted = f"{named.DESCRIPTION}, as its name says," if named else "text or a format that can be read"
        raise ReadError(
            f"The file is not {wanted} but seems to hold binary data. Export it again as PDF, .docx or text."
        )
    if named is None:
        hinted = next((one for one in readers() if one.SIGNATURE == "hint" and one.sniff(data)), None)
        return hinted or _plain(), ""
    if named.SIGNATURE != "required":
        return named, ""
    return (
        _plain(),
        f"The file is called {_label(filename, media_type)} but is not {named.DESCRIPTION}; it was read as plain text.",
    )


def _plain() -> Reader:
    return next(one for one in readers() if "text/plain" in one.MEDIA_TYPES)


def _label(filename: str | None, media_type: str | None) -> str:
    return repr(one_line(filename or media_type or "")[:120])


_MAGIC: Final[tuple[tuple[bytes, int, str], ...]] = (  # signature, its offset, what to say
    (b"{\\rtf", 0, "This is a rich text file (.rtf). Save it as .docx."),
    (b"\x89PNG", 0, "This is a PNG picture. Run text recognition (OCR) on it and upload the result."),
    (b"\xff\xd8\xff", 0, "This is a JPEG picture. Run text recognition (OCR) on it and upload the result."),
    (b"GIF8", 0, "This is a GIF picture. Run text recognition (OCR) on it and upload the result."),
    (b"WEBP", 8, "This is a WebP picture. Run text recognition (OCR) on it and upload the result."),
    (b"II*\x00", 0, "This is a TIFF picture. Run text recognition (OCR) on it and upload the result."),
    (b"MM\x00*", 0, "This is a TIFF picture. Run text recognition (OCR) on it and upload the result."),
    (b"ftyphei", 4, "This is a HEIC picture. Run text recognition (OCR) on it and upload the result."),
    (b"ftyp", 4, "This is a video or sound file. Make a transcript and upload that."),
    (b"WAVE", 8, "This is a sound file. Make a transcript and upload that."),
    (b"AVI", 8, "This is a video file. Make a transcript and upload that."),
    (b"ID3", 0, "This is a sound file. Make a transcript and upload that."),
    (b"OggS", 0, "This is a sound or video file. Make a transcript and upload that."),
    (b"\x1a\x45\xdf\xa3", 0, "This is a video file. Make a transcript and upload that."),
    (b"\x1f\x8b", 0, "This is a gzip archive. Unpack it and upload the file inside."),
    (b"BZh", 0, "This is a bzip2 archive. Unpack it and upload the file inside."),
    (b"\xfd7zXZ", 0, "This is an xz archive. Unpack it and upload the file inside."),
    (b"7z\xbc\xaf\x27\x1c", 0, "This is a 7-Zip archive. Unpack it and upload the files inside."),
    (b"Rar!\x1a", 0, "This is a RAR archive. Unpack it and upload the files inside."),
    (b"bplist00", 0, "This is a Safari web archive or a property list. Save the page as HTML or PDF."),
    (b"%!PS", 0, "This is a PostScript file. Convert it to PDF."),
    (b"SQLite format 3", 0, "This is a database file. Export the table as CSV."),
    (b"\x7fELF", 0, "This is a program, not a document."),
    (b"MZ\x90", 0, "This is a program, not a document."),
)
_OLE: Final[tuple[tuple[str, str], ...]] = (
    ("EncryptedPackage", "This Office file is protected with a password. Remove the password and upload it again."),
    ("WordDocument", "This is an old Word file (.doc). Save it as .docx."),
    ("Workbook", "This is an old Excel file (.xls). Export the sheet as CSV."),
    ("PowerPoint Document", "This is an old PowerPoint file (.ppt). Export it as PDF."),
    ("__substg1.0_", "This is an Outlook message (.msg). Save it as HTML or PDF."),
)
_ZIPPED: Final[tuple[tuple[str, str], ...]] = (  # the start of a member's name, what to say
    ("xl/", "This is an Excel workbook (.xlsx). Export the sheet as CSV."),
    ("ppt/", "This is a PowerPoint file (.pptx). Export it as PDF."),
    ("word/", "This seems to be a Word file (.docx) without its main document. Open it in Word and save it again."),
    ("content.xml", "This is an OpenDocument file (.odt, .ods, .odp). Save it as .docx, CSV or PDF."),
    ("META-INF/container.xml", "This is an e-book (.epub). Convert it to HTML or PDF."),
    ("Index/", "This is a Pages, Numbers or Keynote file. Export it as .docx, CSV or PDF."),
)


def _foreign(data: bytes) -> str:
    """What to say of bytes whose format no reader knows; "" where no signature is recognised."""
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        for stream, message in _OLE:
            if stream.encode("utf-16-le") in data:
                return message
        return "This is an old Office file. Save it as .docx or PDF."
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(data)
    binary = looks_binary(data)  # a text may begin with the letters of a signature
    for magic, offset, message in _MAGIC:
        if data.startswith(magic, offset) and (binary or not magic.isalnum()):
            return message
    head = data[:4096]
    if b"multipart/related" in head and b"MIME-Version:" in head:
        return "This is a saved web archive (.mhtml). Save the page as HTML or PDF."
    if b"endobj" in data and b"startxref" in data[-2048:]:
        return "This seems to be a PDF file whose head is broken. Download or export it again."
    return ""


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        names = []
        if b"word/" in data or b"[Content_Types].xml" in data:
            return "This Word or other Office file is broken or cut off. Upload it again, or open it and save it anew."
    for start, message in _ZIPPED:
        if any(name.startswith(start) for name in names):
            return message
    return "This is a zip archive, or a broken one. Unpack it and upload the files inside."


def add_table(
    builder: TextBuilder, rows: Sequence[Sequence[str | tuple[int, int]]], *, headers: int = 0, caption: str = ""
) -> Table:
    """Add a grid of words to a text, a line for each row with its cells divided by " | ", and return it as a Table.

    A place that a merged cell covers holds (row, column) of that cell: the text shows its words once, the Table
    repeats the Cell. `headers` rows are no data; the last of them is the Table's header, the others stand above it.
    """
    grid: list[tuple[Cell, ...]] = []
    gap = 2
    for row in rows:
        words = [one_line(one) for one in row if isinstance(one, str)]
        spans = builder.row(words, gap=gap)
        gap = 1 if spans else gap
        own = iter(
            Cell(word, span.start, span.end) if span else Cell("")
            for word, span in zip(words, [*spans, *[None] * (len(words) - len(spans))], strict=True)
        )
        cells: list[Cell] = []
        for one in row:
            if isinstance(one, str):
                cells.append(next(own))
            else:
                cells.append(cells[one[1]] if one[0] == len(grid) else grid[one[0]][one[1]])
        grid.append(tuple(cells))
    header, above = (grid[headers - 1], tuple(grid[: headers - 1])) if headers else ((), ())
    return Table(tuple(grid[headers:]), header, caption, above)


_NUMBER_CELL = re.compile(r"[^\w]{0,3}\d[\d.,'’\u00a0\u202f٫٬ ]{0,30}[^\w]{0,3}")


def first_is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: it is full, repeats no name, holds no number, and numbers stand below.

    A table without any number has a header when its first row appears to be of another kind: no value recurs below.
    """
    if len(rows) < 2 or not all(rows[0]) or len(set(rows[0])) < len(rows[0]):
        return False
    years = all(re.fullmatch(r"\d{4}", cell) for cell in rows[0][1:]) and not rows[0][0].isdigit() and len(rows[0]) > 1
    if not years and any(_NUMBER_CELL.fullmatch(cell) for cell in rows[0]):
        return False
    below = [cell for row in rows[1:] for cell in row]
    if any(_NUMBER_CELL.fullmatch(cell) for cell in below):
        return True
    return not set(rows[0]) & set(below) and len(rows) > 2


def opening_title(text: str) -> str:
    """The first line of a text where it is short enough for a title (at most 200 code points and no sentence)."""
    first = text.lstrip().split("\n", 1)[0].strip()
    return (
        first if len(first) <= 200 and not first.rstrip("\"'”’»").endswith((".", "!", "?", "…", ",", ";", ":")) else ""
    )
