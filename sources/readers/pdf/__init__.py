"""PDF files by pdfium: running text with a page map.

pdfium is not safe to use from two threads: every call to it is made under one lock, so that readers in threads wait
for each other (workers in processes of their own do not).
"""

import ctypes
import re
import statistics
import threading
import unicodedata
from collections.abc import Sequence
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from sources.readers import Document, Metadata, ReadError, Signature, opening_title
from sources.readers.pdf.layout import Line, joined, without_furniture
from sources.text.canonical import CELL_SEPARATOR, one_line

NAME: Final = "pdf"
VERSION: Final = "1"
SUFFIXES: Final = (".pdf",)
MEDIA_TYPES: Final = ("application/pdf", "application/x-pdf")
SIGNATURE: Final[Signature] = "required"
DESCRIPTION: Final = "a PDF file"

MAX_PAGES: Final = 5000
MAX_CHARACTERS: Final = 20_000_000

_HEAD: Final = 1024
_WIDE_GAP: Final = 2.0  # in heights of a line: wider than a justified line ever sets its words
_LINE_END_HYPHEN: Final = 2  # the code point that pdfium gives for a hyphen which cuts a word
_DATE = re.compile(r"D?:?(\d{4})(\d{2})?(\d{2})?")
_NO_TITLE = re.compile(
    r"(?i)\s*(?:untitled.*|microsoft (?:word|powerpoint|excel) - .*|.*\.(?:docx?|pdf|indd|odt|qxd|tmp))\s*\Z"
)
_LOCK = threading.Lock()


def sniff(data: bytes) -> bool:
    """Whether a PDF header stands at the head; behind other bytes only when the objects of a PDF follow."""
    at = data.find(b"%PDF-", 0, _HEAD)
    return at >= 0 and (not data[:at].strip(b"\xef\xbb\xbf \t\r\n\0") or (b" obj" in data and b"startxref" in data))


def read(data: bytes, *, filename: str | None = None, charset: str | None = None) -> Document:
    """Read the text layer. Raises ReadError where there is none, for broken, protected and excessively long files."""
    if not sniff(data):
        raise ReadError("The file is not a PDF file: it does not begin like one.")
    with _LOCK:
        pages, imaged, stated = _extracted(data)
    if not any(pages):
        where = f"any of its {len(pages)} pages" if len(pages) > 1 else "its only page"
        raise ReadError(f"There is no text layer on {where}; run text recognition (OCR) and upload the result.")
    body, removed = without_furniture(pages)
    text, spans = joined(body)
    warnings = [f"Removed as running headers and footers: {', '.join(removed)}."] if removed else []
    if imaged:
        warnings.append(
            f"No text layer on {_numbers(imaged)}; run text recognition (OCR) to have {_them(imaged)} read."
        )
    unread = text.count("\ufffd") + sum(unicodedata.category(one) == "Co" for one in text[:100_000])
    if unread * 50 > len(text):
        warnings.append("The text layer is damaged: many characters have no meaning. Compare it with the printed page.")
    return Document(
        text,
        title=_title(stated.get("Title", ""), body, text),
        metadata=Metadata(author=one_line(stated.get("Author", "")), date=_date(stated.get("CreationDate", ""))),
        pages=tuple(spans),
        warnings=tuple(warnings),
        reader=NAME,
        reader_version=VERSION,
    )


def _extracted(data: bytes) -> tuple[list[list[Line]], list[int], dict[str, str]]:
    """The lines of every page, the pages that show something but have no text, and the document's properties."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise ReadError(
                "The PDF file is protected with a password. Remove the password and upload it again."
            ) from error
        raise ReadError("The PDF file is broken or cut off. Download or export it again.") from error
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise ReadError(f"The PDF file has {count:,} pages; at most {MAX_PAGES:,} are read. Split it.")
        if count == 0:
            raise ReadError("The PDF file has no pages. Download or export it again.")
        pages: list[list[Line]] = []
        imaged: list[int] = []
        characters = 0
        for number in range(1, count + 1):
            lines, shows = _page(document, number)
            pages.append(lines)
            if shows and not lines:
                imaged.append(number)
            characters += sum(len(line.text) for line in lines)
            if characters > MAX_CHARACTERS:
                raise ReadError(f"The PDF file holds more than {MAX_CHARACTERS:,} characters. Split it.")
        return pages, imaged, {key: str(value) for key, value in document.get_metadata_dict().items()}
    finally:
        document.close()


def _page(document: Any, number: int) -> tuple[list[Line], bool]:
    """The lines of a page in its own order, and whether it shows anything at all. A broken page is an empty one."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return [], True
    try:
        shows = pdfium.FPDFPage_CountObjects(page.raw) > 0
        try:
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            return [], True
        try:
            return _lines(text.raw, number), shows
        finally:
            text.close()
    finally:
        page.close()


class _Boxes:
    """The places of characters, asked for one by one."""

    def __init__(self, text: Any) -> None:
        self._text = text
        self._four = [ctypes.c_double() for _ in range(4)]
        self._loose = pdfium.FS_RECTF()

    def sides(self, index: int) -> tuple[float, float]:
        """The left and the right side of a character."""
        left, right, bottom, top = self._four
        pdfium.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        return left.value, right.value

    def baseline(self, index: int) -> float:
        """The height on the page at which a character stands."""
        x, y = self._four[:2]
        pdfium.FPDFText_GetCharOrigin(self._text, index, x, y)
        return y.value

    def height(self, index: int) -> float:
        """The height of a character's line in its font, which goes with the size of the type."""
        box = self._loose
        if not pdfium.FPDFText_GetLooseCharBox(self._text, index, box):
            return 0.0
        return float(abs(box.top - box.bottom))


def _lines(text: Any, number: int) -> list[Line]:
    """The lines of one text page, those on one base line that pdfium parted put together again."""
    count = max(0, pdfium.FPDFText_CountChars(text))
    get = pdfium.FPDFText_GetUnicode
    codes = [get(text, index) for index in range(count)]
    boxes = _Boxes(text)
    lines: list[Line] = []
    run: list[int] = []
    for index, code in enumerate(codes):
        if code in {10, 13}:
            _add(lines, _line(codes, run, boxes, number))
            run = []
            continue
        run.append(index)
        if code == _LINE_END_HYPHEN:
            _add(lines, _line(codes, run, boxes, number))
            run = []
    _add(lines, _line(codes, run, boxes, number))
    return lines


def _add(lines: list[Line], line: Line | None) -> None:
    if line is None:
        return
    before = lines[-1] if lines else None
    if before is None or abs(before.y - line.y) > 0.2 * line.size or line.x0 < before.x1 or line.rtl:
        lines.append(line)
        return
    wide = line.x0 - before.x1 > _WIDE_GAP * line.size
    text = f"{before.text}{CELL_SEPARATOR if wide else ' '}{line.text}"
    lines[-1] = Line(
        line.page, text, before.x0, line.x1, before.y, before.size, before.first, wide or before.apart or line.apart
    )


def _line(codes: Sequence[int], run: Sequence[int], boxes: _Boxes, number: int) -> Line | None:
    """The words of a run of characters with the places of their ends; None for a run of blanks."""
    words: list[list[int]] = [[]]
    for index in run:
        if codes[index] in {9, 32}:
            if words[-1]:
                words.append([])
        elif codes[index]:
            words[-1].append(index)
    if not words[-1]:
        words.pop()
    if not words:
        return None
    size = boxes.height(words[0][0]) or 1.0
    ends = [(min(a, c), max(b, d)) for (a, b), (c, d) in ((boxes.sides(one[0]), boxes.sides(one[-1])) for one in words)]
    parts: list[str] = []
    apart = False
    for at, word in enumerate(words):
        if at:
            gap = max(ends[at][0] - ends[at - 1][1], ends[at - 1][0] - ends[at][1])
            apart = apart or gap > _WIDE_GAP * size
            parts.append(CELL_SEPARATOR if gap > _WIDE_GAP * size else " ")
        parts.append(_characters([codes[index] for index in word]))
    text = one_line("".join(parts))
    if not text:
        return None
    rtl = sum(unicodedata.bidirectional(one) in {"R", "AL"} for one in text) * 2 > sum(map(str.isalpha, text))
    left, right = min(end[0] for end in ends), max(end[1] for end in ends)
    return Line(number, text, left, right, boxes.baseline(words[0][0]), size, ends[0][1] - ends[0][0], apart, rtl)


def _characters(codes: Sequence[int]) -> str:
    """Code units as text; pdfium's sign for a cutting hyphen is a hyphen again, halves of a pair are put together."""
    text = "".join(["-" if one == _LINE_END_HYPHEN else chr(one) if one <= 0x10FFFF else "\ufffd" for one in codes])
    if any(0xD800 <= one <= 0xDFFF for one in codes):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _title(stated: str, pages: Sequence[Sequence[Line]], text: str) -> str:
    """The stated title unless it is a file's name; else the first lines on page 1 in clearly larger type."""
    stated = one_line(stated[:500])
    if stated and not _NO_TITLE.match(stated):
        return stated
    sizes = [line.size for page in pages for line in page]
    if sizes and pages[0]:
        largest = max(line.size for line in pages[0])
        if largest > 1.15 * statistics.median(sizes):
            found = [line.text for line in pages[0] if line.size > 0.95 * largest][:3]
            return " ".join(found)
    return opening_title(text)


def _date(stated: str) -> str:
    found = _DATE.match(stated.strip())
    return "-".join(part for part in found.groups() if part) if found else ""


def _numbers(pages: Sequence[int]) -> str:
    """ "page 2", "pages 2, 5": at most twenty are named."""
    shown = ", ".join(map(str, pages[:20])) + (f" and {len(pages) - 20} more" if len(pages) > 20 else "")
    return f"page {shown}" if len(pages) == 1 else f"pages {shown}"


def _them(pages: Sequence[int]) -> str:
    return "it" if len(pages) == 1 else "them"
