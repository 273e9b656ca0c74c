"""Writing claims down, and changing what they say."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, OuterRef, Subquery

from claims.intake.material import material_of
from claims.intake.opening import latest_version, locked
from claims.intake.payloads import ClaimError, Finder, payload_dict, payload_of
from claims.kinds import Payload
from claims.models import Claim, ClaimVersion, DraftVersion, Occurrence
from claims.models.words import EditorialState, Origin
from sources.access import require
from sources.models import TRUSTED, Conflict
from sources.text import Span
from sources.text.anchoring import Selector, describe

SETTLED: Final = (EditorialState.REJECTED, EditorialState.WITHDRAWN)
"""States that a change of words does not undo: what is no claim, or is out of the draft, stays so."""

BATCH = 2000


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim to be written down. `start` and `end` are code points of the draft version's text, half open.

    Without a payload it says what its kind finds at that place (see `Finder.payload`).
    """

    kind: str
    start: int
    end: int
    payload: Mapping[str, Any] | None = None


def reopened(state: str, verdict: str) -> dict[str, Any]:
    """Where a claim goes when what it says has changed: back to `proposed`, without a verdict.

    Whoever decided did so on other words; those decisions stay in the record. A claim that is `rejected` or `withdrawn`
    stays so.
    """
    if state in SETTLED:
        return {"state": state, "verdict": verdict}
    return {"state": EditorialState.PROPOSED, "verdict": ""}


def record_claims(
    *, draft_version: DraftVersion, rows: Sequence[NewClaim], by: User | None, origin: str, now: dt.datetime
) -> list[Claim]:
    """Write claims of a draft version down, all or none; returns the claim of each row, in the rows' order.

    Of the machine's rows, one of a kind at a span that already holds such a claim (rejected ones too) gives that claim:
    finding twice writes nothing twice. The machine needs no `by` and leaves no author. A person's or a program's claims
    go into the latest version only. Raises ClaimError naming the row ("rows[3]: payload has no key 'x'") and
    PermissionDenied.
    """
    machine = origin == Origin.MACHINE
    if not machine:
        if by is None:
            raise PermissionDenied("Only the machine writes claims without a person.")
        require(by, draft_version.dossier.desk, *TRUSTED)
    text = draft_version.snapshot.text
    ready = _read_rows(rows, text, Finder(material_of(draft_version)))
    with transaction.atomic():
        locked(draft_version.dossier)
        if not machine and latest_version(draft_version.dossier).pk != draft_version.pk:
            raise ClaimError(f"version {draft_version.number} of the draft is not the latest")
        standing = _standing(draft_version) if machine else {}
        fresh: dict[tuple[str, int, int] | int, _Row] = {}
        for number, row in enumerate(ready):
            if row.key not in standing:
                fresh.setdefault(row.key if machine else number, row)
        made = _insert(draft_version, list(fresh.values()), None if machine else by, origin, now)
        claims = standing | dict(zip(fresh, made, strict=True))
    return [claims[row.key if machine else number] for number, row in enumerate(ready)]


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    selector: Selector
    payload: dict[str, Any]

    @property
    def key(self) -> tuple[str, int, int]:
        return self.kind, self.selector.start, self.selector.end


def _read_rows(rows: Sequence[NewClaim], text: str, finder: Finder) -> list[_Row]:
    ready = []
    for number, row in enumerate(rows):
        try:
            payload = finder_payload(finder, row.kind, row.payload, text, row.start, row.end)
            ready.append(_Row(row.kind, describe(text, row.start, row.end), payload_dict(payload)))
        except ValueError as error:
            raise ClaimError(f"rows[{number}]: {error}") from error
    return ready


def finder_payload(
    finder: Finder, kind: str, payload: Mapping[str, Any] | None, text: str, start: int, end: int
) -> Payload:
    """The payload as given, checked, or what the kind finds at the span. Raises ClaimError."""
    if not 0 <= start < end <= len(text):
        raise ClaimError(f"start {start} and end {end} are no span in a text of {len(text)} code points")
    if not text[start:end].strip():
        raise ClaimError(f"there are no words from {start} to {end}")
    return finder.payload(kind, Span(start, end)) if payload is None else payload_of(kind, payload)


def _standing(draft_version: DraftVersion) -> dict[tuple[str, int, int] | int, Claim]:
    """The claims that stand in a version of the draft, by kind and span; the oldest where several do."""
    rows = Occurrence.objects.filter(draft_version=draft_version, start__isnull=False)
    found: dict[tuple[str, int, int] | int, Claim] = {}
    for row in rows.select_related("claim_version__claim").order_by("claim_version__claim_id"):
        claim = row.claim_version.claim
        assert row.start is not None  # noqa: S101 - the query asked for these
        assert row.end is not None  # noqa: S101 - and the constraint gives the end with the start
        found.setdefault((claim.kind, row.start, row.end), claim)
    return found


def _insert(
    draft_version: DraftVersion, rows: Sequence[_Row], by: User | None, origin: str, now: dt.datetime
) -> list[Claim]:
    """New claims with their first version and its place: four statements for each BATCH of rows."""
    claims = [
        Claim(
            dossier_id=draft_version.dossier_id, kind=row.kind, origin=origin, author=by, last_editor=by, created_at=now
        )
        for row in rows
    ]
    Claim.objects.bulk_create(claims, batch_size=BATCH)
    versions = [
        ClaimVersion(
            claim=claim,
            number=1,
            text=row.selector.exact,
            payload=row.payload,
            origin=origin,
            editor=by,
            created_at=now,
        )
        for claim, row in zip(claims, rows, strict=True)
    ]
    ClaimVersion.objects.bulk_create(versions, batch_size=BATCH)
    places = []
    for version, row in zip(versions, rows, strict=True):
        place = Occurrence(claim_version=version, draft_version=draft_version, created_at=now)
        place.selector = row.selector
        places.append(place)
    Occurrence.objects.bulk_create(places, batch_size=BATCH)
    point_at_newest([claim.pk for claim in claims])
    for claim, version in zip(claims, versions, strict=True):
        claim.current = version
    return claims


def point_at_newest(claims: Sequence[int]) -> None:
    """Make the version of the highest number the current one of each claim (by id)."""
    newest = ClaimVersion.objects.filter(claim=OuterRef("pk")).order_by("-number").values("pk")[:1]
    for at in range(0, len(claims), BATCH):
        Claim.objects.filter(pk__in=claims[at : at + BATCH]).update(current=Subquery(newest))


def change_claim(
    *,
    claim: Claim,
    seen: int,
    by: User,
    payload: Mapping[str, Any] | None = None,
    span: Span | None = None,
    reason: str = "",
    now: dt.datetime,
) -> ClaimVersion:
    """Change what a claim says, where it stands in the latest version of the draft, or both: a new version of it.

    Without a payload a new span takes what the kind finds there; without a span the claim stays where it is. The claim
    goes back to `proposed` (see `reopened`). Raises Conflict when the claim is no longer at version `seen` (and writes
    nothing), ClaimError for what cannot be said, and PermissionDenied.
    """
    require(by, claim.dossier.desk, *TRUSTED)
    if payload is None and span is None:
        raise ClaimError("nothing was changed: neither the payload nor the span was given")
    with transaction.atomic():
        dossier = locked(claim.dossier)
        held = Claim.objects.select_for_update(of=("self",)).select_related("current").filter(pk=claim.pk).first()
        if held is None or held.version != seen or held.current is None:
            raise Conflict(held)
        draft_version = latest_version(dossier)
        old = held.current
        places = list(old.occurrences.filter(draft_version=draft_version))
        if span is None:
            said = payload_of(held.kind, payload or {})
            selectors = [(place.selector, place.state) for place in places]
        else:
            text = draft_version.snapshot.text
            finder = Finder(material_of(draft_version))
            said = finder_payload(finder, held.kind, payload, text, span.start, span.end)
            selectors = [(describe(text, span.start, span.end), "exact")]
        placed = [selector.exact for selector, _ in selectors if selector is not None]
        version = ClaimVersion.objects.create(
            claim=held,
            number=next_number(held),
            text=placed[0] if placed else old.text,
            payload=payload_dict(said),
            origin=Origin.PERSON,
            editor=by,
            reason=reason.strip(),
            created_at=now,
        )
        for selector, state in selectors:
            place = Occurrence(claim_version=version, draft_version=draft_version, state=state, created_at=now)
            place.selector = selector
            place.save(force_insert=True)
        changes = reopened(held.state, held.verdict)
        Claim.objects.guarded_update(held.pk, seen=seen, current=version, last_editor=by, **changes)
    return version


def next_number(claim: Claim) -> int:
    """The number of the next version of a claim whose row is locked."""
    last: int | None = claim.versions.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
