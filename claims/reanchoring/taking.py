"""A person takes the newer snapshot of a source over into a dossier."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from claims.intake import ClaimError, attach_source
from claims.intake.opening import locked
from claims.models import Dossier, DossierSource
from claims.reanchoring.mending import carry_mends
from claims.reanchoring.moving import move
from claims.reanchoring.storing import reanchor_dossier
from sources.access import require
from sources.models import TRUSTED, Conflict, Snapshot


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The dossier's source as it is read from now on, and how many citations followed their words there."""

    link: DossierSource
    moved: int


def take_over(*, dossier: Dossier, snapshot: Snapshot, seen: int | None, by: User, now: datetime) -> TakenOver:
    """Let the dossier read a source as this snapshot has it; what stands there unchanged is cited there from now on.

    `seen` is the snapshot that the person was shown as the one in use. Changed passages stay cited as they were, each
    with its finding, until a check or a person settles them; ask for a check next. Raises Conflict when the dossier
    reads another snapshot than `seen` by now, ClaimError for a source that it does not stand on, and PermissionDenied.
    """
    require(by, dossier.desk, *TRUSTED)
    with transaction.atomic():
        held = locked(dossier)
        link = DossierSource.objects.filter(dossier=held, source=snapshot.source_id).first()
        if link is None:
            raise ClaimError("the dossier does not stand on this source")
        if link.snapshot_id != seen:
            raise Conflict(link)
        reanchor_dossier(held.pk, snapshot, now)
        carry_mends(snapshot, now)  # before the check that is asked for next
        link = attach_source(dossier=held, snapshot=snapshot, by=by)
        return TakenOver(link, move(held.pk, snapshot))
