"""Opening a dossier and giving it its sources."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Now

from claims.dossier import source_policy
from claims.intake.payloads import ClaimError
from claims.models import Dossier, DossierSource, DraftVersion
from claims.models.words import Mode
from sources.access import require
from sources.models import TRUSTED, Desk, Purpose, Snapshot
from sources.services import SourceFields, add_source


def open_dossier(
    *,
    desk: Desk,
    title: str = "",
    data: bytes,
    filename: str,
    by: User,
    mode: str = Mode.OWN_DRAFT,
    language: str = "",
    planned_publication: dt.datetime | None = None,
    policy: Mapping[str, Any] | None = None,
    confidential: bool = False,
    now: dt.datetime,
) -> Dossier:
    """Open a story with the first version of its draft, read from `data`. Without a title it takes the draft's own.

    Raises ReadError when the draft cannot be read, ValidationError for values that cannot be, and PermissionDenied.
    """
    require(by, desk, *TRUSTED)
    fields = SourceFields(title=title.strip(), language=language, confidential=confidential)
    with transaction.atomic():
        snapshot = add_source(
            desk=desk, data=data, filename=filename, by=by, fields=fields, purpose=Purpose.DRAFT, fill=False, now=now
        )
        dossier = Dossier(
            desk=desk,
            title=snapshot.source.title,
            mode=mode,
            policy=dict(policy or {}),
            language=language,
            planned_publication=planned_publication,
            draft=snapshot.source,
            opened_by=by,
            created_at=now,
        )
        dossier.full_clean(exclude=["desk", "draft", "opened_by"])
        try:
            source_policy(dossier.policy)
        except (TypeError, ValueError) as error:
            raise ValidationError({"policy": str(error)}) from error
        dossier.save(force_insert=True)
        DraftVersion.objects.create(dossier=dossier, number=1, snapshot=snapshot, author=by, created_at=now)
    return dossier


def attach_source(*, dossier: Dossier, snapshot: Snapshot, by: User, position: int | None = None) -> DossierSource:
    """Let a dossier stand on a source, read as this snapshot has it. Without a `position` it comes last.

    A source that is attached already keeps its place and is read as this snapshot has it from now on. Raises ClaimError
    for another desk's source and for a draft, which is no evidence, and PermissionDenied.
    """
    require(by, dossier.desk, *TRUSTED)
    source = snapshot.source
    if source.desk_id != dossier.desk_id:
        raise ClaimError("the source belongs to another desk")
    if source.purpose == Purpose.DRAFT:
        raise ClaimError("a draft under check is no evidence")
    with transaction.atomic():
        locked(dossier)
        rows = DossierSource.objects.filter(dossier=dossier)
        standing = rows.filter(source=source).first()
        if standing is None:
            if position is None:
                last: int | None = rows.aggregate(last=Max("position"))["last"]
                position = 0 if last is None else last + 1
            return DossierSource.objects.create(
                desk=dossier.desk, dossier=dossier, source=source, snapshot=snapshot, position=position
            )
        read_anew = standing.snapshot_id != snapshot.pk
        standing.snapshot = snapshot
        standing.position = standing.position if position is None else position
        standing.save(update_fields=["snapshot", "position"])
        if read_anew:
            # From now on it counts as newly attached: checks that were asked for before are stale.
            rows.filter(pk=standing.pk).update(created_at=Now())
    return standing


def locked(dossier: Dossier) -> Dossier:
    """The dossier's row, locked until the transaction ends: the first lock of every service that writes its claims."""
    return Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=dossier.pk)


def latest_version(dossier: Dossier) -> DraftVersion:
    """The newest version of the draft, with its text and without its bytes."""
    versions = DraftVersion.objects.select_related("snapshot", "dossier").defer("snapshot__raw")
    return versions.filter(dossier=dossier).order_by("-number")[:1].get()
