"""Word files for the tests: made by python-docx, then edited where it has no word for what is needed."""

import io
import zipfile
from collections.abc import Mapping

import docx
from docx.document import Document

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STAMP = 'w:id="7" w:author="A" w:date="2024-01-01T00:00:00Z"'


def saved(document: Document) -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def simple(*paragraphs: str) -> bytes:
    """A Word file of these paragraphs."""
    document = docx.Document()
    for one in paragraphs:
        document.add_paragraph(one)
    return saved(document)


def edited(data: bytes, replacements: Mapping[str, str] = {}, parts: Mapping[str, str] = {}) -> bytes:
    """The file with words of its main part replaced, and with these parts added or overwritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "word/document.xml":
                text = content.decode()
                for before, after in replacements.items():
                    assert before in text
                    text = text.replace(before, after)
                content = text.encode()
            if info.filename not in parts:
                new.writestr(info, content)
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def body(xml: str) -> bytes:
    """A Word file whose body is this XML (prefix w)."""
    data = simple("@")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
    start = text.index("<w:p>")
    return edited(data, {text[start : text.index("</w:p>") + 6]: xml})
