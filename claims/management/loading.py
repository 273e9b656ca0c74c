"""A DOSSIER.json and its files as rows of a desk: through the same services that the admin and the API use."""

import datetime as dt
import hashlib
import json
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction

from claims.dossier import DossierError, DossierFile, SourceEntry, parse
from claims.intake import attach_source, open_dossier
from claims.models import Actor, ActorName, Dossier, Measure
from sources.models import Desk, Standing, Voice
from sources.services import SourceFields, add_source
from sources.text.names import name_key
from sources.text.subjects import measure_key


def load_dossier(path: Path, *, desk: Desk, by: User, now: dt.datetime) -> tuple[Dossier, bool]:
    """The dossier that the file names, and whether it is new: the same files are never loaded twice on one desk.

    All or nothing. Raises DossierError, ReadError, OSError, PermissionDenied.
    """
    file = parse(json.loads(path.read_text(encoding="utf-8-sig")))
    draft = (path.parent / file.draft).read_bytes()
    with transaction.atomic():
        Desk.objects.select_for_update(no_key=True).get(pk=desk.pk)  # two loads at once: one waits
        digest = hashlib.sha256(draft).hexdigest()
        known = Dossier.objects.filter(desk=desk, draft_versions__snapshot__raw_sha256=digest).order_by("id").first()
        if known is not None:
            return known, False
        dossier = open_dossier(
            desk=desk,
            title=file.title,
            data=draft,
            filename=file.draft,
            by=by,
            mode=file.mode,
            policy=file.policy,
            language=file.language or "",
            planned_publication=_noon(file.planned_publication),
            now=now,
        )
        _add_words(file, desk=desk, by=by, now=now)
        for entry in file.sources:
            data = (path.parent / entry.file).read_bytes()
            snapshot = add_source(
                desk=desk, data=data, filename=entry.file, by=by, fields=_fields(entry), fill=False, now=now
            )
            attach_source(dossier=dossier, snapshot=snapshot, by=by)
    return dossier, True


def _noon(day: dt.date | None) -> dt.datetime | None:
    """Noon in UTC: the same day almost wherever it is read."""
    return None if day is None else dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)


def _add_words(file: DossierFile, *, desk: Desk, by: User, now: dt.datetime) -> None:
    """The accepted spellings and the measures that the desk does not have yet."""
    for first, *others in file.names:
        if Actor.objects.filter(desk=desk, name=first).exists():
            continue
        actor = Actor.objects.create(desk=desk, name=first)
        for name in (first, *others):
            ActorName.objects.create(actor=actor, name=name, key=name_key(name), accepted_by=by, accepted_at=now)
    for one in file.measures:
        if any(limit is not None and limit.denominator != 1 for limit in (one.min, one.max)):
            raise DossierError(f"measures: the limits of {one.name!r} are not whole numbers")
        Measure.objects.get_or_create(
            desk=desk,
            key=measure_key(one.name),
            defaults={
                "name": one.name,
                "unit": one.unit,
                "minimum": None if one.min is None else int(one.min),
                "maximum": None if one.max is None else int(one.max),
                "integer": one.integer,
            },
        )


def _fields(entry: SourceEntry) -> SourceFields:
    return SourceFields(
        title=entry.title,
        csl_type=entry.type or "document",
        authors=entry.authors,
        publisher=entry.publisher,
        issued=entry.published,
        issued_precision=entry.published_to if entry.published else "",
        url=entry.url,
        language=entry.language or "",
        standing=Standing.PRIMARY if entry.primary else Standing.UNKNOWN,
        voice=Voice.SPEAKER if entry.speaking else Voice.NONE,
        voice_name=entry.speaking or "",
        figures_status=entry.status,
        figures_as_of=entry.as_of,
    )
