"""The job of a new snapshot: look for the cited passages in it, write what became of them, tell it of their claims.

It may run again after any crash and beside a check: one row stands for a citation and a snapshot, what is there is not
written again, and every dossier is locked before its rows are written, as checks and services lock it.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from claims.models import Citation, Claim, Dossier, DossierSource, Finding, Reanchoring
from claims.models.checks import SOURCE_CHANGED
from claims.models.words import AnchorState, FindingState, Severity
from claims.reanchoring.anchors import CHANGED, Anchored, anchored_in
from claims.reanchoring.mending import carry_mends
from claims.reanchoring.moving import move
from sources import outbox
from sources.models import Snapshot
from sources.selectors import latest_snapshots
from sources.services import SNAPSHOT_ADDED

BATCH: Final = 200
"""Citations to a job, at most."""

SEVERITY: Final = {
    AnchorState.ALTERED: Severity.MEDIUM,
    AnchorState.ORPHAN: Severity.MEDIUM,
    AnchorState.AMBIGUOUS: Severity.LOW,
}
"""How much it matters what became of a passage; where its words stand as before, there is nothing to say."""

_AS_BEFORE: Final = Case(
    When(dismissed_at__isnull=False, then=Value(FindingState.DISMISSED)), default=Value(FindingState.OPEN)
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A citation with what became of its passage."""

    citation: Citation
    anchored: Anchored

    @property
    def claim(self) -> int:
        return self.citation.claim_version.claim_id

    @property
    def dossier(self) -> int:
        return self.citation.claim_version.claim.dossier_id


def reanchor(work: outbox.Work, *, now: datetime) -> None:
    """Look for a batch of passages cited of one earlier snapshot, and leave the rest to the next job."""
    snapshots = Snapshot.objects.select_related("source").defer("raw", "tables", "pages")
    snapshot = snapshots.filter(pk=work.arguments["snapshot"]).first()
    if snapshot is None:
        return
    found = list(waiting(snapshot)[:BATCH])
    # Of one earlier text at a time: aligning two long texts takes a second, and a job has not many.
    batch = [one for one in found if one.snapshot_id == found[0].snapshot_id]
    rows = _anchored(batch, snapshot)  # Nothing is locked yet.
    by_dossier: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        by_dossier[row.dossier].append(row)
    for dossier in sorted(by_dossier):
        _store(dossier, by_dossier[dossier], snapshot, now)
    carry_mends(snapshot, now)
    if len(found) == BATCH or len(batch) < len(found):
        outbox.enqueue(SNAPSHOT_ADDED, {"snapshot": snapshot.pk}, key=str(snapshot.pk))


def reanchor_dossier(dossier: int, snapshot: Snapshot, now: datetime) -> None:
    """The same for what one dossier cites of the source, at once; the dossier is locked by the caller."""
    rows = list(waiting(snapshot).filter(claim_version__claim__dossier=dossier))
    if rows:
        _store(dossier, _anchored(rows, snapshot), snapshot, now)


def waiting(snapshot: Snapshot) -> "QuerySet[Citation]":
    """What current claims cite of earlier snapshots of the source and was not looked for in this one yet."""
    earlier = Q(snapshot__captured_at__lt=snapshot.captured_at) | Q(
        snapshot__captured_at=snapshot.captured_at, snapshot__lt=snapshot.pk
    )
    done = Reanchoring.objects.filter(citation=OuterRef("pk"), snapshot=snapshot)
    rows = Citation.objects.filter(earlier, ~Exists(done), snapshot__source=snapshot.source_id)
    current = rows.filter(claim_version__claim__current=F("claim_version"))
    return current.select_related("claim_version__claim").order_by("-snapshot", "claim_version__claim__dossier", "pk")


def _anchored(citations: Iterable[Citation], snapshot: Snapshot) -> list[_Row]:
    """Each earlier text is read and aligned with the new one once."""
    groups: dict[int, list[Citation]] = defaultdict(list)
    for citation in citations:
        groups[citation.snapshot_id or 0].append(citation)
    rows = []
    for old, cited in groups.items():
        text = Snapshot.objects.values_list("text", flat=True).get(pk=old)
        selectors = [one.selector for one in cited]
        found = anchored_in(snapshot.text, text, [one for one in selectors if one], snapshot.captured_at)
        rows += [_Row(citation, anchored) for citation, anchored in zip(cited, found, strict=True)]
    return rows


def _store(dossier: int, rows: Sequence[_Row], snapshot: Snapshot, now: datetime) -> None:
    Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=dossier)
    # Under the lock again: a check or another job may have been faster.
    still = set(waiting(snapshot).filter(pk__in=[row.citation.pk for row in rows]).values_list("pk", flat=True))
    rows = [row for row in rows if row.citation.pk in still]
    newest = latest_snapshots([snapshot.source_id])[snapshot.source_id].pk == snapshot.pk
    findings = _raise_findings(dossier, rows, snapshot, now) if newest else {}
    made = []
    for row in rows:
        one = Reanchoring(
            citation=row.citation,
            snapshot=snapshot,
            state=row.anchored.state,
            edits=[_edit(edit) for edit in row.anchored.edits],
            reason=row.anchored.reason,
            finding_id=findings.get(row.citation.pk),
            created_at=now,
        )
        one.selector = row.anchored.selector
        made.append(one)
    Reanchoring.objects.bulk_create(made)
    if newest:
        _retire([row.citation.pk for row in rows], set(findings.values()))
        follows = DossierSource.objects.filter(dossier=dossier, source=snapshot.source_id, snapshot=None)
        if follows.exists():
            move(dossier, snapshot)


def _edit(edit: Any) -> dict[str, Any]:
    place = edit.spans[1]
    told = {"op": edit.op, "quoted": edit.quoted, "source": edit.source, "kind": edit.kind}
    return told | {"start": place.start, "end": place.end}


def _raise_findings(dossier: int, rows: Sequence[_Row], snapshot: Snapshot, now: datetime) -> dict[int, int]:
    """A finding for each claim and changed passage; the same change found again is the same finding, also dismissed.

    Returns the finding of each citation. The claims count as changed: whoever is deciding must see it first.
    """
    changed = [row for row in rows if row.anchored.state in CHANGED]
    prints = {row.citation.pk: _fingerprint(row, snapshot) for row in changed}
    known = {
        (one.claim_id, one.fingerprint): one
        for one in Finding.objects.filter(dossier=dossier, fingerprint__in=set(prints.values()))
    }
    touched = set()
    for row in changed:
        key = row.claim, prints[row.citation.pk]
        standing = known.get(key)
        finding = standing or Finding(
            dossier_id=dossier, claim_id=row.claim, rule=SOURCE_CHANGED, fingerprint=key[1], created_at=now
        )
        place = row.anchored.selector
        finding.claim_version_id = row.citation.claim_version_id
        finding.severity = SEVERITY[row.anchored.state]
        finding.message = message(row.citation, row.anchored)
        finding.evidence = snapshot
        finding.evidence_start, finding.evidence_end = (place.start, place.end) if place else (None, None)
        if standing is None:
            finding.save(force_insert=True)
            touched.add(row.claim)
        else:
            # Never the state: somebody may be dismissing the finding at this moment.
            fields = ("claim_version", "severity", "message", "evidence", "evidence_start", "evidence_end")
            finding.save(update_fields=fields)
            back = Finding.objects.filter(pk=finding.pk, state=FindingState.GONE)
            if back.update(state=_AS_BEFORE, version=F("version") + 1):
                touched.add(row.claim)
        known[key] = finding
    Claim.objects.filter(pk__in=touched).update(version=F("version") + 1)
    return {row.citation.pk: known[row.claim, prints[row.citation.pk]].pk for row in changed}


def message(citation: Citation, anchored: Anchored) -> str:
    """What the finding says: the passage as it was cited, and what became of it."""
    words = " ".join(citation.exact.split()).strip(" ,;:")
    cited = words if len(words) <= 120 else f"{words[:119]}…"
    return f"The claim cites “{cited}”. {anchored.reason}"


def _fingerprint(row: _Row, snapshot: Snapshot) -> str:
    """Over what changed, not over places or the day: the same change in a later snapshot stays dismissed."""
    now = row.anchored.selector.exact if row.anchored.selector else ""
    edits = [[edit.kind, edit.quoted, edit.source] for edit in row.anchored.edits]
    said = [SOURCE_CHANGED, row.anchored.state, snapshot.source_id, row.citation.exact, now, edits]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _retire(citations: Sequence[int], kept: set[int]) -> None:
    """Let go of what was said of these passages in earlier snapshots and no longer holds."""
    said = Finding.objects.filter(reanchorings__citation__in=citations).exclude(pk__in=kept)
    gone = said.exclude(state=FindingState.GONE).values_list("pk", flat=True)
    held_elsewhere = Reanchoring.objects.filter(finding__in=list(gone)).exclude(citation__in=citations)
    lost = set(gone) - set(held_elsewhere.values_list("finding", flat=True))
    Finding.objects.filter(pk__in=lost).update(state=FindingState.GONE, version=F("version") + 1)
