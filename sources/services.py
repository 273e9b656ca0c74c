"""What is done with sources: read them in, keep what they were, mend what is said about them.

Every service checks the person's role on the desk first and writes all or nothing.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from sources import outbox
from sources.access import require
from sources.index import request_index
from sources.models import TRUSTED, Desk, Precision, Purpose, Snapshot, Source
from sources.readers import Cell, Document, Metadata, Page, Table, read

SNAPSHOT_ADDED = "sources.snapshot_added"
"""The job of a source that was captured anew: `{"snapshot": id}`. Whoever cites sources registers its handler."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LENGTHS = {
    field.name: field.max_length
    for field in Source._meta.concrete_fields
    if field.name in ("title", "publisher", "url", "language")
}


@dataclass(frozen=True, slots=True)
class SourceFields:
    """What a person says of a source (see the model for each). Empty = not said; `issued` goes with its precision."""

    title: str = ""
    csl_type: str = "document"
    authors: tuple[str, ...] = ()
    publisher: str = ""
    issued: dt.date | None = None
    issued_precision: str = ""
    url: str = ""
    language: str = ""
    standing: str = "unknown"
    voice: str = "none"
    voice_name: str = ""
    figures_status: str = ""
    figures_as_of: dt.date | None = None
    confidential: bool = False
    open_to_guests: bool = False


AMENDABLE = frozenset(field.name for field in fields(SourceFields))
"""What `amend_source` may change."""


def propose(data: bytes, *, filename: str, media_type: str | None = None) -> tuple[Document, SourceFields]:
    """Read a file and say what it says of itself, for a person to mend. Writes nothing. Raises ReadError."""
    document = read(data, filename=filename, media_type=media_type)
    return document, _proposed(document, filename)


def add_source(
    *,
    desk: Desk,
    data: bytes,
    filename: str,
    by: User,
    fields: SourceFields | None = None,
    media_type: str = "",
    purpose: str = Purpose.EVIDENCE,
    captured_from: str = "",
    fill: bool = True,
    now: dt.datetime,
) -> Snapshot:
    """Add a source with its first snapshot, read from `data`; the new source is the snapshot's `source`.

    What `fields` leave empty is filled from what the document says of itself; with `fill=False` only a title is.
    Raises ReadError when the bytes cannot be read, ValidationError when the fields cannot be, and PermissionDenied.
    """
    require(by, desk, *TRUSTED)
    document, proposed = propose(data, filename=filename, media_type=media_type or None)
    known = _filled(fields or SourceFields(), proposed if fill else SourceFields(title=proposed.title))
    source = Source(desk=desk, purpose=purpose, added_by=by, **_columns(known))
    source.full_clean(exclude=["desk", "added_by"])
    with transaction.atomic():
        source.save(force_insert=True)
        return _snapshot(source, data, document, filename, media_type, captured_from, by, now)


def add_snapshot(
    *,
    source: Source,
    data: bytes,
    filename: str,
    by: User,
    media_type: str = "",
    captured_from: str = "",
    now: dt.datetime,
) -> Snapshot:
    """Keep the bytes of a source as they are now. The same bytes are the snapshot that stands already.

    What is cited of earlier snapshots is looked for in a new one in the background (SNAPSHOT_ADDED). Raises ReadError
    when the bytes cannot be read, and PermissionDenied.
    """
    require(by, source.desk, *TRUSTED)
    same = Snapshot.objects.filter(source=source, raw_sha256=hashlib.sha256(data).hexdigest())
    standing = same.first()  # Saves the reading; that nothing stands twice is the constraint's to hold.
    if standing is not None:
        return standing
    document = read(data, filename=filename, media_type=media_type or None)
    try:
        with transaction.atomic():
            made = _snapshot(source, data, document, filename, media_type, captured_from, by, now)
            if source.purpose == Purpose.EVIDENCE:
                announce(made)
            return made
    except IntegrityError as error:
        if "snapshot_once_per_source_and_bytes" not in str(error):
            raise
    return same.get()


def announce(snapshot: Snapshot) -> None:
    """Have looked for, in a later snapshot of a source, what is cited of earlier ones; in the caller's transaction."""
    outbox.enqueue(SNAPSHOT_ADDED, {"snapshot": snapshot.pk}, key=str(snapshot.pk))


def amend_source(*, source: Source, seen: int, by: User, **changes: Any) -> None:
    """Change what is said of a source: any of the names of SourceFields.

    Raises Conflict when the source is no longer at version `seen`, ValidationError for values that cannot be, TypeError
    for names that cannot be changed, and PermissionDenied. `source` itself is left as it is: read it again.
    """
    require(by, source.desk, *TRUSTED)
    if unknown := sorted(set(changes) - AMENDABLE):
        raise TypeError(f"a source has no {', '.join(unknown)} to change")
    if "authors" in changes:
        changes["authors"] = [_line(name) for name in changes["authors"]]
    with transaction.atomic():
        amended = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
        for name, value in changes.items():
            setattr(amended, name, value)
        # The whole row is looked at: a change may be wrong only beside what stands already.
        amended.full_clean(exclude=["desk", "added_by"])
        Source.objects.guarded_update(source.pk, seen=seen, **{name: getattr(amended, name) for name in changes})


def document_of(snapshot: Snapshot) -> Document:
    """The document that the reader made of the snapshot's bytes, from the stored row: nothing is read again."""
    return Document(
        text=snapshot.text,
        title=snapshot.title,
        metadata=Metadata(**snapshot.metadata),
        pages=tuple(Page(**page) for page in snapshot.pages),
        tables=tuple(_table(table) for table in snapshot.tables),
        warnings=tuple(snapshot.warnings),
        reader=snapshot.reader,
        reader_version=snapshot.reader_version,
        canonicalisation=snapshot.canonicalisation,
    )


def _table(stored: Mapping[str, Any]) -> Table:
    rows, above = (
        tuple(tuple(Cell(**cell) for cell in row) for row in part) for part in (stored["rows"], stored.get("above", ()))
    )
    return Table(rows, tuple(Cell(**cell) for cell in stored["header"]), stored["caption"], above)


def _snapshot(
    source: Source,
    data: bytes,
    document: Document,
    filename: str,
    media_type: str,
    captured_from: str,
    by: User,
    now: dt.datetime,
) -> Snapshot:
    snapshot = Snapshot.objects.create(
        source=source,
        raw=data,
        raw_sha256=hashlib.sha256(data).hexdigest(),
        filename=_line(filename)[:255],
        media_type=_line(media_type)[:255],
        text=document.text,
        text_sha256=hashlib.sha256(document.text.encode()).hexdigest(),
        reader=document.reader,
        reader_version=document.reader_version,
        canonicalisation=document.canonicalisation,
        title=_line(document.title)[:500],
        metadata={name: _line(value) for name, value in asdict(document.metadata).items()},
        pages=[asdict(page) for page in document.pages],
        tables=[asdict(table) for table in document.tables],
        warnings=[_line(warning) for warning in document.warnings],
        captured_at=now,
        captured_from=_line(captured_from)[:2000],
        captured_by=by,
    )
    request_index(snapshot)
    return snapshot


def _line(words: str) -> str:
    """Words of others without what PostgreSQL cannot store, blanks around them removed."""
    return _UNSTORABLE.sub("", words).strip()


def _proposed(document: Document, filename: str) -> SourceFields:
    """What the document says of itself, cut to what fits. Several authors stand between semicolons."""
    said = document.metadata
    issued, precision = _day(said.date)
    stem = filename.rpartition(".")[0] or filename
    url = _line(said.url)
    language = _line(said.language)
    return SourceFields(
        title=(_line(document.title) or _line(stem) or "untitled")[: _LENGTHS["title"]],
        csl_type="webpage" if document.reader == "html" else "dataset" if document.reader == "table" else "document",
        authors=tuple(name for one in said.author.split(";") if (name := _line(one))),
        publisher=_line(said.publisher)[: _LENGTHS["publisher"]],
        issued=issued,
        issued_precision=precision,
        url=url if len(url) <= (_LENGTHS["url"] or 0) else "",
        language=language if len(language) <= (_LENGTHS["language"] or 0) else "",
    )


def _day(stated: str) -> tuple[dt.date | None, str]:
    """A date as a document states it (2021, 2021-10, 2021-10-17T10:00Z) with its precision; what is unknown is 1."""
    found = _DATE.match(stated.strip())
    if found is None:
        return None, ""
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        whole = dt.date(year, month, day)
    except ValueError:
        return None, ""
    return whole, Precision.DAY if found[3] else Precision.MONTH if found[2] else Precision.YEAR


def _filled(given: SourceFields, proposed: SourceFields) -> SourceFields:
    """`given` with the proposed value wherever it says nothing; a date without a precision is one of a day."""
    empty = SourceFields()
    filling = {
        field.name: getattr(proposed, field.name)
        for field in fields(SourceFields)
        if getattr(given, field.name) == getattr(empty, field.name) and field.name != "issued_precision"
    }
    if given.issued is None:
        filling["issued_precision"] = proposed.issued_precision
    elif not given.issued_precision:
        filling["issued_precision"] = Precision.DAY.value
    return replace(given, **filling)


def _columns(known: SourceFields) -> dict[str, Any]:
    """The fields as the model has them. Not `asdict`: it copies deeply, and lists are wanted for tuples."""
    values = {field.name: getattr(known, field.name) for field in fields(SourceFields)}
    return values | {"authors": [_line(name) for name in known.authors]}
