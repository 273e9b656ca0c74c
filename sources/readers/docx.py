"""Word files (.docx, transitional and strict): what a reader of the final version sees, in document order.

The parts are read from the package directly: tracked changes, notes and text boxes lie beneath what python-docx
models, and a file with one dangling relation must still be readable. Element names are compared without their
namespace, so both dialects of the format are read alike. Page headers, page footers and the numbers that Word
generates for lists are not part of the text.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from sources.readers import Document, Metadata, ReadError, Signature, Table, add_table, first_is_header, opening_title
from sources.text.canonical import TextBuilder, one_line

NAME: Final = "docx"
VERSION: Final = "1"
SUFFIXES: Final = (".docx", ".docm", ".dotx")
MEDIA_TYPES: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.ms-word.document.macroenabled.12",
)
SIGNATURE: Final[Signature] = "required"
DESCRIPTION: Final = "a Word file (.docx)"

MAX_PART_BYTES: Final = 50 * 1024 * 1024
"""The largest part, unpacked, that is parsed; against archives that blow up."""
MAX_MEMBERS: Final = 10_000

_ROOTS: Final = ("word/document.xml", "word/document2.xml")
_NEXT_LINE: Final = {"br", "cr"}
_KEPT_CHANGES: Final = {"ins", "moveTo"}
_LEFT_OUT: Final = {
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "delInstrText",
    "rPr",
    "pPr",
    "footnoteRef",
    "endnoteRef",
}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def sniff(data: bytes) -> bool:
    """Whether the bytes are a zip archive that holds the main part of a Word file."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name in _ROOTS for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return False


def read(data: bytes, *, filename: str | None = None, charset: str | None = None) -> Document:
    """Read the main part, its notes and its properties. Raises ReadError for a broken or protected file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            package = _Package(archive)
            return _read(package)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise ReadError("The Word file is broken or cut off. Open it in Word and save it again.") from error


class _Package:
    """The parts of the archive, parsed on demand, within bounds."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.warnings: list[str] = []
        self._members = {info.filename: info for info in archive.infolist()[:MAX_MEMBERS]}
        if len(archive.infolist()) > MAX_MEMBERS:
            raise ReadError(f"The Word file has more than {MAX_MEMBERS:,} parts. Open it in Word and save it again.")

    def spare(self, name: str) -> etree._Element | None:
        """The root element of a part that the text can do without; None, and a warning, where it is broken."""
        try:
            return self.part(name)
        except ReadError:
            self.warnings.append(f"The part {name} of the Word file is broken; it was left out.")
            return None

    def part(self, *names: str) -> etree._Element | None:
        """The root element of the first of these parts that is there."""
        info = next((self._members[name] for name in names if name in self._members), None)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise ReadError("The Word file is protected with a password. Remove the password and upload it again.")
        if info.file_size <= MAX_PART_BYTES:
            try:
                with self._archive.open(info) as stream:
                    content = stream.read(MAX_PART_BYTES + 1)
            except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError, zlib.error) as error:
                raise ReadError(f"The Word file is broken: its part {info.filename} cannot be unpacked.") from error
            if len(content) <= MAX_PART_BYTES:
                return _parsed(content, info.filename)
        raise ReadError(
            f"The part {info.filename} of the Word file unpacks to more than {MAX_PART_BYTES:,} bytes. Split it."
        )


def _parsed(content: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(
            f"The Word file is broken: its part {name} is not well-formed. Save it again in Word."
        ) from error
    if root.getroottree().docinfo.doctype:  # the format forbids it, and entities could hide or multiply words
        raise ReadError(f"The Word file is broken: its part {name} declares a document type.")
    return root


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _value(element: etree._Element | None, attribute: str = "val") -> str:
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == attribute), "")


def _child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The element at a path of local names, each time the first of that name."""
    for name in path:
        element = None if element is None else next((one for one in element if _name(one) == name), None)
    return element


def _off(element: etree._Element | None) -> bool:
    """Whether a yes-or-no property is absent or says no."""
    return element is None or _value(element) in {"0", "false", "off"}


@dataclass(slots=True)
class _Walk:
    """One pass through a part: the text so far and what was met on the way."""

    builder: TextBuilder
    styles: dict[str, str]
    changes: int = 0
    hidden: int = 0
    title: str = ""
    heading: str = ""
    tables: list[Table] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    carried: str = ""  # a paragraph whose end is a tracked deletion: it runs on into the next one
    last_was_item: bool = False

    def blocks(self, parent: etree._Element) -> None:
        """Add the paragraphs and tables of a body, a note, a text box, a cell with tables."""
        for element in _blocks(parent):
            if _name(element) == "p":
                self.paragraph(element)
            else:
                self.table(element)
            boxes, self.boxes = self.boxes, []
            for box in boxes:
                self.blocks(box)

    def paragraph(self, element: etree._Element) -> None:
        """Add one paragraph; items of one list follow each other without an empty line."""
        text = self.carried + self.words(element)
        properties = _child(element, "pPr")
        self.carried = ""
        mark = _child(properties, "rPr")
        if _child(mark, "del") is not None or _child(mark, "moveFrom") is not None:
            self.changes += _child(mark, "del") is not None
            self.carried = text
            return
        self.changes += _child(mark, "ins") is not None
        style = self.styles.get(_value(_child(properties, "pStyle")), "")
        item = _child(properties, "numPr") is not None or style.startswith("list ")
        if self.builder.paragraph(text, gap=1 if item and self.last_was_item else 2) is None:
            return
        self.last_was_item = item
        if style == "title":
            self.title = self.title or one_line(text)
        elif style.startswith("heading"):
            self.heading = self.heading or one_line(text)

    def flush(self) -> None:
        """Add what a deleted paragraph end at the very end of a part left over."""
        self.builder.paragraph(self.carried)
        self.carried = ""

    def words(self, element: etree._Element) -> str:
        """The words of a paragraph or of anything within it."""
        parts: list[str] = []
        self._collect(element, parts)
        return "".join(parts)

    def _collect(self, element: etree._Element, parts: list[str]) -> None:
        for child in element:
            name = _name(child)
            if name == "t":
                parts.append(child.text or "")
            elif name == "tab":
                parts.append("\t")
            elif name in _NEXT_LINE:
                parts.append(" " if _value(child, "type") in {"page", "column"} else "\n")
            elif name == "noBreakHyphen":
                parts.append("\u2011")
            elif name == "softHyphen":
                parts.append("\u00ad")
            elif name == "sym":
                parts.append(_symbol(child))
            elif name in _LEFT_OUT:
                self.changes += name == "del" and _child(child, "r") is not None
            elif name == "AlternateContent":
                self._collect_first(child, parts)
            elif name == "txbxContent":
                self.boxes.append(child)
            elif name == "r" and not _off(_child(child, "rPr", "vanish")):
                self.hidden += 1
            else:
                self.changes += name in _KEPT_CHANGES
                self._collect(child, parts)

    def _collect_first(self, element: etree._Element, parts: list[str]) -> None:
        """Of alternatives for one thing (a text box in two dialects) only the first is read."""
        for one in element:
            self._collect(one, parts)
            return

    def table(self, element: etree._Element) -> None:
        """Add a table as lines of cells, its merged cells known; a table of one cell is a frame around paragraphs."""
        self.last_was_item = False
        rows = [row for row in _through(element, "tr") if not self._deleted(row)]
        cells = [list(_through(row, "tc")) for row in rows]
        if sum(map(len, cells)) <= 1:
            for row in cells:
                for cell in row:
                    self.blocks(cell)
            return
        grid: list[list[str | tuple[int, int]]] = []
        for row in cells:
            line: list[str | tuple[int, int]] = []
            for cell in row:
                self._place(cell, line, grid)
            grid.append(line)
        headers = 0
        for row_element in rows[:-1]:
            if _off(_child(row_element, "trPr", "tblHeader")):
                break
            headers += 1
        words = [[one if isinstance(one, str) else "" for one in row] for row in grid]
        headers = headers or int(first_is_header(words))
        self.tables.append(add_table(self.builder, grid, headers=headers))

    def _deleted(self, row: etree._Element) -> bool:
        properties = _child(row, "trPr")
        gone = _child(properties, "del") is not None
        self.changes += gone or _child(properties, "ins") is not None
        return gone

    def _place(
        self, cell: etree._Element, line: list[str | tuple[int, int]], grid: list[list[str | tuple[int, int]]]
    ) -> None:
        """Put a cell into its row: merged with the one above, or its own words, as wide as it spans."""
        properties = _child(cell, "tcPr")
        merge = _child(properties, "vMerge")
        span = _value(_child(properties, "gridSpan"))
        width = min(int(span), 100) if span.isascii() and span.isdigit() else 1
        row, column = len(grid), len(line)
        if merge is not None and _value(merge) != "restart" and grid and column < len(grid[-1]):
            above = grid[-1][column]
            origin = above if isinstance(above, tuple) else (row - 1, column)
            line.extend([origin] * max(width, 1))
            return
        line.append("\n".join(self.words(one) for one in _paragraphs(cell)))
        line.extend([(row, column)] * (width - 1))


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font; code points of the private use area mean nothing outside that font."""
    code = _value(element, "char")
    if not re.fullmatch(r"[0-9A-Fa-f]{1,6}", code):
        return ""
    number = int(code, 16)
    return chr(number) if 0x20 <= number < 0xE000 or 0xF900 <= number <= 0x10FFFF else ""


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a container, in order, through content controls and tracked changes."""
    for child in parent:
        name = _name(child)
        if name in {"p", "tbl"}:
            yield child
        elif name in {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}:
            yield from _blocks(child)


def _through(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, through content controls."""
    for child in parent:
        name = _name(child)
        if name == wanted:
            yield child
        elif name in {"sdt", "sdtContent", "customXml"}:
            yield from _through(child, wanted)


def _paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    """All paragraphs of a cell, those of tables within it too."""
    for block in _blocks(cell):
        if _name(block) == "p":
            yield block
            continue
        for row in _through(block, "tr"):
            for inner in _through(row, "tc"):
                yield from _paragraphs(inner)


def _read(package: _Package) -> Document:
    root = package.part(*_ROOTS)
    body = _child(root, "body")
    if body is None:
        raise ReadError("The Word file is broken: its main part has no body. Open it in Word and save it again.")
    walk = _Walk(TextBuilder(), _styles(package.spare("word/styles.xml")))
    walk.blocks(body)
    walk.flush()
    _notes(walk, package.spare("word/footnotes.xml"), "footnote", "Footnotes")
    _notes(walk, package.spare("word/endnotes.xml"), "endnote", "Endnotes")
    text = walk.builder.text
    title, metadata = _properties(package.spare("docProps/core.xml"))
    return Document(
        text,
        title=title or walk.title or walk.heading or opening_title(text),
        metadata=metadata,
        tables=tuple(walk.tables),
        warnings=(*_warnings(walk, package.spare("word/comments.xml")), *package.warnings),
        reader=NAME,
        reader_version=VERSION,
    )


def _warnings(walk: _Walk, comments: etree._Element | None) -> Iterator[str]:
    if walk.changes:
        yield f"{_count(walk.changes, 'tracked change was', 'tracked changes were')} read as accepted."
    if walk.hidden:
        yield f"{_count(walk.hidden, 'run of hidden text was', 'runs of hidden text were')} left out."
    number = 0 if comments is None else sum(_name(one) == "comment" for one in comments)
    if number:
        yield f"{_count(number, 'comment was', 'comments were')} left out."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _styles(root: etree._Element | None) -> dict[str, str]:
    """The built-in name in lower case ("title", "heading 1") of each style by its id, which differs by language."""
    if root is None:
        return {}
    return {_value(one, "styleId"): _value(_child(one, "name")).lower() for one in root if _name(one) == "style"}


def _notes(walk: _Walk, root: etree._Element | None, name: str, heading: str) -> None:
    """Add the notes after the text under a heading of their own, each with its number."""
    if root is None:
        return
    notes = [one for one in root if _name(one) == name and not _value(one, "type")]
    if not any(words.strip() for note in notes for words in note.itertext()):
        return
    walk.builder.paragraph(heading)
    for number, note in enumerate(notes, 1):
        words = "\n".join(walk.words(one) for one in _paragraphs(note)).strip()
        if words:
            walk.builder.paragraph(f"[{number}] {words}", gap=2 if number == 1 else 1)


def _properties(root: etree._Element | None) -> tuple[str, Metadata]:
    if root is None:
        return "", Metadata()
    stated = {_name(one): one_line(one.text or "") for one in root}
    date = _DATE.match(stated.get("created", "")) or _DATE.match(stated.get("modified", ""))
    author = stated.get("creator", "")
    return stated.get("title", ""), Metadata(
        author="" if author.lower() in {"python-docx", "user", "microsoft office user"} else author,
        date=date[0] if date else "",
        language=stated.get("language", ""),
    )
