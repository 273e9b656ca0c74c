"""Exports of a dossier from the database: who may see what, which bytes left the house, and a record of it.

Formats are pure (`claims.exports`); this module gives them what one person may see. Everything is read a batch at a
time and in one view of the database, so that the marks and the notes of a page never tell of two states.
"""

import contextlib
import hashlib
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, Final, cast

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from claims.exporting.rows import Person, Reading
from claims.exporting.veil import Veil
from claims.exports import Again, AnnotatedDossier, Format, SourceRef, formats, named_by_hash, stable_iri
from claims.intake import latest_version, read_sources
from claims.models import CheckRun, Dossier, DraftVersion, Export
from claims.models.words import RunState
from sources.access import require
from sources.models import STAFF, Source

_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")
IN_MEMORY: Final = 1024 * 1024
"""Bytes of a temporary file that are held before it goes to disk."""

NAME_LENGTH: Final = 80
"""How many characters of a dossier's title a file's name takes."""


class UnknownFormat(ValueError):  # noqa: N818  (said as a word: "unknown format")
    """No format of that name is registered. The message lists those that are."""


class _Hashed:
    """A stream that counts and hashes what goes through it, on its way to another stream or to nowhere."""

    def __init__(self, out: BinaryIO | None) -> None:
        self._out = out
        self._sha256 = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        self._sha256.update(data)
        self.size += len(data)
        if self._out is not None:
            self._out.write(data)
        return len(data)

    @property
    def sha256(self) -> str:
        return self._sha256.hexdigest()


def format_named(name: str) -> Format:
    """The format of that name. Raises UnknownFormat."""
    try:
        return formats()[name]
    except KeyError:
        raise UnknownFormat(f"no format is called {name!r}; there are {', '.join(formats())}") from None


def filename_of(dossier: Dossier, draft_version: DraftVersion, chosen: Format) -> str:
    """A file name from the dossier's title, the draft's version and the format: letters, digits, points, hyphens."""
    title = _NOT_IN_A_NAME.sub("-", unicodedata.normalize("NFC", dossier.title))[:NAME_LENGTH].strip("-.")
    return f"{title or 'dossier'}-v{draft_version.number}-{chosen.NAME.replace('_', '-')}{chosen.SUFFIX}"


def annotated(draft_version: DraftVersion, *, user: Person) -> AnnotatedDossier:
    """The draft version with its claims, as `user` may see it; sources that the user may not see are masked.

    Nothing is held but the texts of the draft and its sources: claims and marks are read anew on each pass. Raises
    PermissionDenied for a dossier that the user may not see.
    """
    if not DraftVersion.objects.visible_to(user).filter(pk=draft_version.pk).exists():
        raise PermissionDenied("This dossier is not open to you.")
    dossier, snapshot = draft_version.dossier, draft_version.snapshot
    sources = read_sources(dossier)
    visible = Source.objects.visible_to(user).filter(desk=dossier.desk_id).values_list("id", flat=True)
    veil = Veil.over(sources, visible)
    texts = {one.snapshot.pk: one.snapshot for one in sources if one.snapshot}
    first = DraftVersion.objects.filter(dossier=dossier).order_by("number")[:1]
    # The first draft's words beside the number keep the names of two installations apart.
    stem = f"{first.values_list('snapshot__text_sha256', flat=True).get()} {dossier.pk}"
    newest = not DraftVersion.objects.filter(dossier=dossier, number__gt=draft_version.number).exists()
    reading = Reading(draft_version, user, veil, texts, stem, newest)
    run = CheckRun.objects.filter(draft_version=draft_version, state=RunState.DONE).order_by("-id").first()
    return AnnotatedDossier(
        iri=stable_iri("dossier", stem, str(draft_version.number)),
        title=dossier.title,
        draft=SourceRef(
            id="draft",
            iri=named_by_hash(snapshot.text_sha256),
            text_sha256=snapshot.text_sha256,
            captured_at=snapshot.captured_at,
        ),
        text=snapshot.text,
        marks=Again(reading.marks),
        claims=Again(reading.claims),
        counts=reading.counts(),
        language=dossier.language,
        version=draft_version.number,
        cross=reading.cross,
        gaps=reading.gaps(),
        sources=tuple(veil.source(one.source, one.snapshot, one.text.id) for one in sources),
        generated=run.finished_at if run else draft_version.created_at,
    )


def write_export(
    dossier: Dossier,
    format: str,  # noqa: A002  (what it is called in the API and on the command line)
    out: BinaryIO,
    user: Person,
    *,
    draft_version: DraftVersion | None = None,
) -> None:
    """Write the dossier's newest draft (or the version given) in a format, as `user` may see it.

    Raises UnknownFormat, PermissionDenied, and what `out` raises.
    """
    chosen = format_named(format)
    with _one_view():
        chosen.write(annotated(draft_version or latest_version(dossier), user=user), out)


def export(
    *,
    dossier: Dossier,
    format: str,  # noqa: A002  (as above)
    by: User,
    now: datetime,
    out: BinaryIO | None = None,
) -> Export:
    """Make a file of the dossier's newest draft and record what left the house: its name, size and hash.

    The bytes go to `out`, the very ones that were hashed; without it they are only counted. The same state of the
    dossier gives the same hash. Raises UnknownFormat, and PermissionDenied for anybody but the desk's staff.
    """
    require(by, dossier.desk, *STAFF)
    chosen = format_named(format)
    draft_version = latest_version(dossier)
    hashed = _Hashed(out)
    write_export(dossier, format, cast(BinaryIO, hashed), by, draft_version=draft_version)
    return Export.objects.create(
        dossier=dossier,
        format=chosen.NAME,
        parameters={"draft_version": draft_version.number},
        requested_by=by,
        state=RunState.DONE,
        done=1,
        total=1,
        filename=filename_of(dossier, draft_version, chosen),
        media_type=chosen.MEDIA_TYPE,
        size=hashed.size,
        sha256=hashed.sha256,
        finished_at=now,
    )


def export_file(
    *,
    dossier: Dossier,
    format: str,  # noqa: A002  (as above)
    by: User,
    now: datetime,
) -> tuple[Export, BinaryIO]:
    """`export` into a temporary file, which the caller closes, at its beginning; on disk where it is long.

    The whole file is written before anybody gets a byte of it: what breaks is an answer, not half a file.
    """
    with contextlib.ExitStack() as stack:
        file = cast(BinaryIO, stack.enter_context(tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)))
        made = export(dossier=dossier, format=format, by=by, now=now, out=file)
        stack.pop_all()  # from here on the caller closes it
    file.seek(0)
    return made, file


@contextlib.contextmanager
def _one_view() -> Iterator[None]:
    """One view of the database for all queries of an export. Inside a transaction of the caller, that is its own."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


__all__ = [
    "UnknownFormat",
    "annotated",
    "export",
    "export_file",
    "filename_of",
    "format_named",
    "write_export",
]
