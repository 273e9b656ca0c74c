"""Write small PDF files by hand, so that every expected text, place and error is known exactly."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """Words at a place on a page: points from the left and from the bottom."""

    text: str
    x: float
    y: float
    size: float = 11.0
    bold: bool = False


def paragraph(
    lines: Sequence[str], *, x: float = 72, top: float = 700, size: float = 11.0, pitch: float = 14
) -> list[Line]:
    """The lines one below the other."""
    return [Line(text, x, top - row * pitch, size) for row, text in enumerate(lines)]


def rc4(key: bytes, data: bytes) -> bytes:
    """The stream cipher of the oldest PDF security handler."""
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) & 255])
    return bytes(out)


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_FILE_ID = b"0123456789abcdef"
_PERMISSIONS = -4


def _security(user: bytes, owner: bytes) -> tuple[bytes, bytes]:
    """The file key and the /Encrypt dictionary: standard handler, version 1, revision 2, 40 bits."""
    user_pad, owner_pad = (user + _PAD)[:32], (owner + _PAD)[:32]
    owner_entry = rc4(hashlib.md5(owner_pad).digest()[:5], user_pad)
    seed = user_pad + owner_entry + _PERMISSIONS.to_bytes(4, "little", signed=True) + _FILE_ID
    key = hashlib.md5(seed).digest()[:5]
    user_entry = rc4(key, _PAD)
    return key, (
        b"<< /Filter /Standard /V 1 /R 2 /P %d /O <%s> /U <%s> >>"
        % (_PERMISSIONS, owner_entry.hex().encode(), user_entry.hex().encode())
    )


def _escaped(text: str) -> bytes:
    raw = text.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _content(lines: Sequence[Line]) -> bytes:
    return b"\n".join(
        b"BT /F%d %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET"
        % (2 if one.bold else 1, one.size, one.x, one.y, _escaped(one.text))
        for one in lines
    )


def make_pdf(
    pages: Sequence[Sequence[Line]],
    *,
    info: dict[str, str] | None = None,
    password: str | None = None,
    drawings: Collection[int] = (),
) -> bytes:
    """A PDF 1.4 file with these pages (612 x 792 points). A page without lines has no text layer.

    The pages numbered in `drawings` show a grey square, as a scanned page shows a picture.
    """
    key, encrypt = _security(password.encode(), b"owner") if password is not None else (b"", b"")

    def sealed(number: int, data: bytes) -> bytes:
        if not key:
            return data
        salted = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
        return rc4(salted, data)

    objects: list[bytes] = [b"", b""]
    fonts = (b"Helvetica", b"Helvetica-Bold")
    objects += [b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name for name in fonts]
    kids = []
    for page, lines in enumerate(pages, 1):
        content = b"0.5 g 100 100 50 50 re f\n" * (page in drawings) + _content([one for one in lines if one.text])
        stream = sealed(len(objects) + 1, content)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    trailer = b"/Root 1 0 R /ID [<%s> <%s>]" % (_FILE_ID.hex().encode(), _FILE_ID.hex().encode())
    if info:
        number = len(objects) + 1
        entries = b" ".join(
            b"/%s <%s>" % (name.encode(), sealed(number, value.encode("cp1252")).hex().encode())
            for name, value in info.items()
        )
        objects.append(b"<< %s >>" % entries)
        trailer += b" /Info %d 0 R" % number
    if encrypt:
        objects.append(encrypt)
        trailer += b" /Encrypt %d 0 R" % len(objects)
    return _assemble(objects, trailer)


def _assemble(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)
