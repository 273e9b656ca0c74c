"""Readers turn the bytes of a file into a Document: canonical text, proposed metadata, page map, tables, warnings.

A reader is one module of this package (or an entry point of the group `vouch.readers`) with the names that the
`Reader` protocol lists. Reading is deterministic: the same bytes give the same text under the same versions.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, cast

from sources.discovery import plugin_modules

CANONICALISATION = "1"
"""Version of the canonical text form that all readers share (see sources/text/canonical.py)."""


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
    """A table in reading order. `header` is empty where the document marks none; rows exclude the header."""

    rows: tuple[tuple[Cell, ...], ...]
    header: tuple[Cell, ...] = ()
    caption: str = ""


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

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes themselves look like this format (cheap, looks at the head only)."""

    def read(self, data: bytes, *, filename: str | None = None) -> Document:
        """Read the bytes. Raises ReadError when they cannot be read."""


@functools.cache
def readers() -> Sequence[Reader]:
    """All readers, by name."""
    return [cast(Reader, module) for module in plugin_modules("sources.readers", "vouch.readers")]
