"""From bytes to text, and from text to the canonical form that every reader shares.

The canonical text stays as near to what its author typed as it can: quotation marks, dashes, `İ`, no-break
spaces, soft hyphens and combining marks are kept as they stand (folding copes with them when texts are compared),
and no Unicode normalisation is applied, because that would change characters the author chose. Only what no
reader can see, or what a database, XML or a browser would not carry, is changed. Costs are linear in the length.
"""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from sources.text import Span

VERSION: Final = "1"
"""Version of the rules of `canonicalise`. A change of any rule is a new version."""

CELL_SEPARATOR: Final = " | "
"""Between the cells of a row. Not a tab: folded to a space it would let a quotation run across two cells."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_UNSTORABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_EMPTY_LINES = re.compile("\n{3,}")
_BLANKS = re.compile("[ \t\n\r\x0b\x0c]+")

_BOMS: Final = (  # the longer first: a UTF-32 mark begins like a UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WINDOWS: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_SEVEN_BIT: Final = ("iso2022", "hz")
_NOT_FOR_FILES: Final = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
_LIKELY: Final = ("cp1252", "cp1254", "cp1256")
_ICELANDIC_OR_TURKISH = re.compile("[ðþýÐÞÝ]")
_ICELANDIC = re.compile("[æáíúÆÁÍÚ]")
_HIGH_BYTES: Final = bytes(range(128, 256))
_CONTROL_BYTES: Final = bytes(one for one in range(32) if one not in b"\t\n\x0b\x0c\r\x1b")
_HEAD: Final = 65_536
_GUESS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes as text (not yet canonical): the encoding they were read in, and what is doubtful about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def canonicalise(text: str) -> str:
    r"""The canonical form of a text, by the rules of `VERSION`.

    Every line end (CR LF, CR, VT, FF, NEL, LS, PS) becomes `\n`; other C0 and C1 controls and DEL go, tab stays;
    lone surrogates and the noncharacters U+FFFE and U+FFFF become U+FFFD; spaces and tabs at line ends go; more
    than two line ends in a row become two; none are left at the start or the end. Applying it twice changes nothing.
    """
    if text.isprintable():  # on one line and without anything that is changed below
        return text.rstrip(" ")
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSTORABLE.sub("\ufffd", _CONTROLS.sub("", text))
    text = "\n".join([line.rstrip(" \t") for line in text.split("\n")])
    return _EMPTY_LINES.sub("\n\n", text).strip("\n")


def one_line(text: str) -> str:
    """A text as words on one line: line ends, tabs and spaces collapse to single spaces (no-break spaces stay)."""
    if text.isprintable() and "  " not in text:  # the usual cell of a table: nothing to change but its ends
        return text.strip(" ")
    return _BLANKS.sub(" ", canonicalise(text)).strip(" ")


def looks_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding known here: more than one control byte in fifty at their head."""
    if _utf_by_bom(data) or _utf_16_by_zeros(data):
        return False
    head = data[:_HEAD]
    return len(head) - len(head.translate(None, _CONTROL_BYTES)) > len(head) / 50


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Read bytes as text; never fails. `declared` is the charset a header or the document itself names.

    In this order: a byte order mark; zero bytes that betray UTF-16; strict UTF-8 (other encodings practically never
    look like it, while wrong declarations are common); the declared charset, read as the WHATWG encoding standard
    does (ISO-8859-1 is windows-1252); UTF-8 with few broken bytes; at last a guess, which is said in a warning.
    """
    if encoding := _utf_by_bom(data):
        bom = next(mark for mark, name in _BOMS if name == encoding)
        return _lossy(data[len(bom) :], encoding)
    if encoding := _utf_16_by_zeros(data):
        return _lossy(data, encoding)
    named = _python_name(declared)
    doubts: list[str] = []
    if named is not None and named.startswith(_SEVEN_BIT) and (text := _strict(data, named)) is not None:
        return Decoded(text, named)
    if (text := _strict(data, "utf-8")) is not None:
        if named not in {None, "utf-8"} and not data.isascii():
            doubts.append(f"The file declares the encoding {declared} but is valid UTF-8; it was read as UTF-8.")
        return Decoded(text, "utf-8", tuple(doubts))
    if named is not None and named != "utf-8":
        if (text := _strict(data, named)) is not None:
            return Decoded(text, named)
        doubts.append(f"The file declares the encoding {declared}, which its bytes contradict.")
    elif declared and named is None:
        doubts.append(f"The file declares an unknown encoding, {declared[:40]!r}.")
    return _guess(data, doubts)


def _utf_by_bom(data: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            if encoding == "utf-32-le" and len(data) % 4:
                continue  # UTF-16 that begins with a NUL
            return encoding
    return None


def _utf_16_by_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: text of the Latin script has a zero in (nearly) every second byte."""
    head = data[:4096]
    if len(data) % 2 or len(head) < 4:
        return None
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * 0.4 and even * 50 <= half:
        return "utf-16-le"
    if even > half * 0.4 and odd * 50 <= half:
        return "utf-16-be"
    return None


def _python_name(declared: str | None) -> str | None:
    try:
        info = codecs.lookup((declared or "").strip().strip("\"'").lower())
    except (LookupError, ValueError):
        return None
    if not info._is_text_encoding or info.name in _NOT_FOR_FILES:
        return None
    name = _WINDOWS.get(info.name, info.name)
    return "utf-8" if name.startswith(("utf-16", "utf-32", "utf-8")) else name  # its bytes have shown it is not UTF-16


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _lossy(data: bytes, encoding: str) -> Decoded:
    text = _strict(data, encoding)
    if text is not None:
        return Decoded(text, encoding)
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, (f"Some bytes are not valid {encoding.upper()}; they are shown as U+FFFD.",))


def _guess(data: bytes, doubts: list[str]) -> Decoded:
    """Bytes that are not UTF-8 and that nothing rightly declares."""
    text = data.decode("utf-8", errors="replace")
    broken, beyond = text.count("\ufffd"), len(data.translate(None, bytes(range(128))))
    if broken * 20 <= beyond - broken:
        doubts.append(f"{broken} places are not valid UTF-8; they are shown as U+FFFD.")
        return Decoded(text, "utf-8", tuple(doubts))
    sample = data[:_GUESS]
    best = from_bytes(sample, cp_isolation=list(_LIKELY)).best() or from_bytes(sample).best()
    encoding = best.encoding if best is not None else "cp1252"
    guessed = _strict(data, encoding)
    if guessed is None:
        encoding, guessed = "cp1252", data.decode("cp1252", errors="replace")
    if encoding == "cp1252" and _ICELANDIC_OR_TURKISH.search(guessed) and not _ICELANDIC.search(guessed):
        encoding, guessed = "cp1254", data.decode("cp1254", errors="replace")
    shown = encoding.replace("cp12", "windows-12")
    doubts.append(
        f"The encoding is not declared and not UTF-8; read as {shown}, a guess: check accents and quotation marks."
    )
    return Decoded(guessed, encoding, tuple(doubts))


class TextBuilder:
    """Build a canonical text piece by piece and know where each piece stands.

    `text` is its own canonical form, and every span returned is `text[start:end]` of it in code points.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0

    @property
    def text(self) -> str:
        """Everything added so far."""
        return "".join(self._parts)

    def paragraph(self, text: str, *, gap: int = 2) -> Span | None:
        """Add a piece after `gap` line ends (1 or 2). None where nothing of it is left to add."""
        text = canonicalise(text)
        return self._append(text, gap) if text.strip() else None

    def row(self, cells: Sequence[str], *, gap: int = 1) -> list[Span | None]:
        """Add one line of cells, which `one_line` has shaped already; an empty cell has no span."""
        while cells and not cells[-1]:
            cells = cells[:-1]
        line = CELL_SEPARATOR.join(cells)
        if not line.strip():
            return []
        start = self._append(line, gap).start
        spans: list[Span | None] = []
        for cell in cells:
            spans.append(Span(start, start + len(cell)) if cell else None)
            start += len(cell) + len(CELL_SEPARATOR)
        return spans

    def _append(self, text: str, gap: int) -> Span:
        if self._parts:
            self._parts.append("\n" * gap)
            self.length += gap
        start = self.length
        self._parts.append(text)
        self.length += len(text)
        return Span(start, self.length)
