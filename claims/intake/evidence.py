"""What a person puts behind a claim: a passage of a source, or a note of what no document holds."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Q

from claims.intake.following import follow_newer_snapshots
from claims.intake.opening import locked
from claims.intake.payloads import ClaimError
from claims.models import Citation, Claim, ClaimVersion
from claims.models.words import Channel, Origin, Relation
from sources.access import require
from sources.models import TRUSTED, Conflict, Snapshot
from sources.text.anchoring import describe


def cite(
    *,
    claim: Claim,
    seen: int,
    snapshot: Snapshot,
    start: int,
    end: int,
    by: User,
    relation: str = Relation.SUPPORTS,
    now: dt.datetime,
) -> Citation:
    """Tie a claim to a passage of one of its dossier's sources: code points of the snapshot's text, half open.

    A passage that the machine proposed for the same relation is accepted instead of written twice. The claim counts as
    changed (its guarding version goes up, its state stays): whoever decides must have seen what it rests on. Raises
    Conflict when the claim is no longer at version `seen`, ClaimError for a passage or relation that cannot be, and
    PermissionDenied.
    """
    require(by, claim.dossier.desk, *TRUSTED)
    if relation not in Relation.values:
        raise ClaimError(f"relation is {relation!r}; it may be one of {', '.join(Relation.values)}")
    try:
        selector = describe(snapshot.text, start, end)
    except ValueError as error:
        raise ClaimError(str(error)) from error
    with transaction.atomic():
        dossier = locked(claim.dossier)
        attached = dossier.dossier_sources.filter(Q(snapshot=snapshot) | Q(snapshot=None), source=snapshot.source_id)
        if not attached.exists():
            raise ClaimError("the passage is not in a source of this dossier as the dossier reads it")
        version = _touched(claim, seen)
        citation = Citation(
            claim_version=version,
            snapshot=snapshot,
            relation=relation,
            origin=Origin.PERSON,
            accepted_by=by,
            created_at=now,
        )
        citation.selector = selector
        try:
            with transaction.atomic():
                citation.save(force_insert=True)
        except IntegrityError as error:
            if "citation_once_per_place" not in str(error):
                raise
            place = {"start": selector.start, "end": selector.end, "snapshot": snapshot, "relation": relation}
            citation = Citation.objects.get(claim_version=version, **place)
            Citation.objects.guarded_update(citation.pk, seen=citation.version, accepted_by=by)
            citation.refresh_from_db()
        follow_newer_snapshots(dossier.pk)
    return citation


def note(
    *,
    claim: Claim,
    by: User,
    channel: str,
    note: str,
    noted_on: dt.date | None = None,
    confidential: bool = False,
    relation: str = Relation.SUPPORTS,
    now: dt.datetime,
) -> Citation:
    """Put behind a claim what was heard by phone, by e-mail, in person or on a recording. No machine checks it.

    Like a citation it counts as a change of the claim. Raises ClaimError for an empty note or an unknown channel or
    relation, Conflict when the claim is gone, and PermissionDenied.
    """
    require(by, claim.dossier.desk, *TRUSTED)
    words = note.replace("\0", "").strip()
    if not words:
        raise ClaimError("the note says nothing")
    for name, value, allowed in (("channel", channel, Channel.values), ("relation", relation, Relation.values)):
        if value not in allowed:
            raise ClaimError(f"{name} is {value!r}; it may be one of {', '.join(allowed)}")
    with transaction.atomic():
        locked(claim.dossier)
        return Citation.objects.create(
            claim_version=_touched(claim, None),
            channel=channel,
            note=words,
            noted_on=noted_on,
            confidential=confidential,
            relation=relation,
            origin=Origin.PERSON,
            accepted_by=by,
            created_at=now,
        )


def _touched(claim: Claim, seen: int | None) -> ClaimVersion:
    """The claim's current version; its guarding version is counted up. Raises Conflict where it is not at `seen`."""
    held = Claim.objects.select_for_update(of=("self",)).select_related("current").filter(pk=claim.pk).first()
    if held is None or held.current is None:
        raise Conflict(held)
    Claim.objects.guarded_update(held.pk, seen=held.version if seen is None else seen)
    return held.current
