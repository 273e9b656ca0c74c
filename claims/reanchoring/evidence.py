"""The passages that findings stand on, against what their dossier reads now. A finding is never moved: a check made it.

A finding names its snapshot, so what it points at is always what was compared. Once the dossier reads another snapshot
of the source, the passage is no longer evidence of how the source reads: that is told wherever it is shown, with the
place of the very same words there, if they stand there once. The next check makes its findings anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from django.db.models import F, QuerySet
from django.db.models.functions import Substr

from claims.models import DossierSource, Finding
from sources.models import Snapshot

EvidenceState = Literal["read", "earlier", "later", "dropped"]

SHORTEST: Final = 12
"""Code points of a passage, at least, whose words alone are taken for the passage in another text."""


@dataclass(frozen=True, slots=True)
class EvidenceNow:
    """A finding's passage now. `read`: its snapshot is the one that the dossier reads; `earlier`, `later`: another one
    is (a later one only where the finding says that the source changed); `dropped`: the source is none of the dossier's
    any more.

    `snapshot` is the one that is read; `start` and `end` are where the very words of an earlier passage stand in its
    text, in code points, half open, if they stand there exactly once.
    """

    state: EvidenceState
    snapshot: int | None = None
    start: int | None = None
    end: int | None = None


def evidence_now(findings: Iterable[Finding], *, places: bool = False) -> dict[int, EvidenceNow]:
    """How the passages of findings stand to what their dossiers read, by the findings' ids; none for those without.

    One query, two for sources that no snapshot is pinned of. With `places` two more, where a passage is of an earlier
    snapshot: these read the texts.
    """
    found = [one for one in findings if one.evidence is not None]
    if not found:
        return {}
    read = _read({one.dossier_id for one in found}, {_source(one) for one in found})
    states = {one.pk: _state(one, read.get((one.dossier_id, _source(one)))) for one in found}
    earlier = [one for one in found if states[one.pk].state == "earlier" and one.evidence_start is not None]
    return states | (_places(earlier, states) if places and earlier else {})


def _source(finding: Finding) -> int:
    return finding.evidence.source_id if finding.evidence else 0


def _read(dossiers: set[int], sources: set[int]) -> dict[tuple[int, int], Snapshot]:
    """The snapshot of each source that each dossier reads."""
    heavy = ("raw", "text", "tables", "pages", "metadata", "warnings")
    links = DossierSource.objects.filter(dossier__in=dossiers, source__in=sources).select_related("snapshot")
    rows = list(links.defer(*(f"snapshot__{name}" for name in heavy)))
    unpinned = {one.source_id for one in rows if one.snapshot_id is None}
    newest = {one.source_id: one for one in _newest(unpinned)} if unpinned else {}
    read = {(one.dossier_id, one.source_id): one.snapshot or newest.get(one.source_id) for one in rows}
    return {key: snapshot for key, snapshot in read.items() if snapshot is not None}


def _newest(sources: set[int]) -> "QuerySet[Snapshot]":
    """The newest snapshots, to be named only: without bytes and text."""
    rows = Snapshot.objects.filter(source__in=sources).only("source_id", "captured_at")
    return rows.order_by("source_id", "-captured_at", "-pk").distinct("source_id")


def _state(finding: Finding, read: Snapshot | None) -> EvidenceNow:
    if read is None or finding.evidence is None:
        return EvidenceNow("dropped")
    if read.pk == finding.evidence.pk:
        return EvidenceNow("read", read.pk)
    later = (finding.evidence.captured_at, finding.evidence.pk) > (read.captured_at, read.pk)
    return EvidenceNow("later" if later else "earlier", read.pk)


def _places(findings: list[Finding], states: Mapping[int, EvidenceNow]) -> dict[int, EvidenceNow]:
    length = F("evidence_end") - F("evidence_start")
    rows = Finding.objects.filter(pk__in=[one.pk for one in findings])
    words = dict(rows.values_list("pk", Substr("evidence__text", F("evidence_start") + 1, length)))
    wanted = {states[one.pk].snapshot or 0 for one in findings}
    texts = dict(Snapshot.objects.filter(pk__in=wanted).values_list("pk", "text"))
    found = {}
    for one in findings:
        said, text = words[one.pk], texts[states[one.pk].snapshot or 0]
        start = text.find(said) if len(said) >= SHORTEST else -1
        if start >= 0 and text.find(said, start + 1) < 0:
            found[one.pk] = EvidenceNow("earlier", states[one.pk].snapshot, start, start + len(said))
    return found
