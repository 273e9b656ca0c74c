"""Plain text and Markdown: the text as it was typed, hard line ends included.

Nothing is taken out but a YAML front matter, which proposes title, author, date, url, publisher and language.
"""

import re
from typing import Final

from sources.readers import Document, Metadata, Signature, opening_title
from sources.text.canonical import canonicalise, decode, one_line

NAME: Final = "plain"
VERSION: Final = "1"
SUFFIXES: Final = (".txt", ".text", ".md", ".markdown", ".mdown", ".log")
MEDIA_TYPES: Final = ("text/plain", "text/markdown", "text/x-markdown")
SIGNATURE: Final[Signature] = "hint"
DESCRIPTION: Final = "a text file"

_FRONT_MATTER: Final = 10_000
_KEY = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*)|)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*")
_UNDERLINE = re.compile(r"=+|-{3,}")
_KEYS: Final = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline", "by"),
    "date": ("date", "published", "pubdate", "publishdate", "date_published"),
    "url": ("url", "link", "canonical", "canonical_url", "source_url"),
    "publisher": ("publisher", "publication", "outlet", "source"),
    "language": ("lang", "language", "locale"),
}


def sniff(data: bytes) -> bool:
    """Any text may be plain text, so the bytes never ask for this reader."""
    return False


def read(data: bytes, *, filename: str | None = None, charset: str | None = None) -> Document:
    """Decode and canonicalise. Never fails; undecodable bytes are shown as U+FFFD and reported."""
    decoded = decode(data, declared=charset)
    text, stated = _front_matter(canonicalise(decoded.text))
    named = {name: next((stated[key] for key in keys if stated.get(key)), "") for name, keys in _KEYS.items()}
    title = named.pop("title") or _title(text)
    return Document(
        text,
        title=title,
        metadata=Metadata(**named),
        warnings=decoded.warnings,
        reader=NAME,
        reader_version=VERSION,
    )


def _front_matter(text: str) -> tuple[str, dict[str, str]]:
    """The text after a YAML front matter and the plain keys of it; a block with any other line is left in the text."""
    if not text.startswith("---\n"):
        return text, {}
    end = text.find("\n---\n", 3, _FRONT_MATTER)
    if end < 0:
        return text, {}
    stated: dict[str, str] = {}
    key = ""
    for line in text[4:end].split("\n") if end > 3 else ():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if found := _KEY.fullmatch(line):
            key = found[1].lower().replace("-", "_")
            stated[key] = _unquoted(found[2] or "")
        elif key and (found := _ITEM.fullmatch(line)):
            stated[key] = "; ".join(filter(None, (stated[key], _unquoted(found[1]))))
        elif not (key and line.startswith((" ", "\t"))):
            return text, {}
    return (text[end + 5 :].lstrip("\n"), stated) if stated else (text, {})


def _unquoted(value: str) -> str:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return "; ".join(filter(None, (_unquoted(one) for one in value[1:-1].split(","))))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return "" if value in {"|", ">", "null", "~"} else value


def _title(text: str) -> str:
    """The first Markdown heading among the first lines, else a first line that is short enough for a title."""
    lines = [line.strip() for line in text[:_FRONT_MATTER].split("\n")]
    for here, below in zip(lines, [*lines[1:], ""], strict=True):
        if len(here) <= 300 and (heading := _HEADING.fullmatch(here)):
            return one_line(heading[1])
        if here and len(here) <= 200 and _UNDERLINE.fullmatch(below) and not _UNDERLINE.fullmatch(here):
            return one_line(here)
    return opening_title(text)
