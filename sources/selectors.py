"""Reading sources."""

from collections.abc import Iterable

from sources.models import Desk, Purpose, Snapshot, Source
from sources.models.base import RecordQuerySet


def evidence_of(desk: Desk) -> RecordQuerySet[Source]:
    """The desk's sources that claims may rest on (its drafts are none), the newest first."""
    return Source.objects.filter(desk=desk, purpose=Purpose.EVIDENCE).order_by("-created_at", "-id")


def latest_snapshots(sources: Iterable[int]) -> dict[int, Snapshot]:
    """The newest snapshot of each source (by id) that has one, without its bytes. One query."""
    newest = Snapshot.objects.defer("raw").filter(source__in=list(sources))
    rows = newest.order_by("source_id", "-captured_at", "-id").distinct("source_id")
    return {snapshot.source_id: snapshot for snapshot in rows}
