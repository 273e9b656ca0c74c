"""What became of cited passages, for pages and programs. Who may see it is for the caller to say, by the rows given."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from claims.models import DossierSource, Reanchoring
from sources.models import Snapshot
from sources.selectors import latest_snapshots


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source of a dossier with a newer snapshot than the one that is read."""

    link: DossierSource
    newest: Snapshot


def newer_snapshots(links: Iterable[DossierSource]) -> list[SourceChange]:
    """Those of a dossier's sources that were captured anew since their snapshot was pinned. One query."""
    pinned = [link for link in links if link.snapshot_id is not None]
    newest = latest_snapshots(link.source_id for link in pinned)
    return [
        SourceChange(link, newest[link.source_id]) for link in pinned if newest[link.source_id].pk != link.snapshot_id
    ]


def changes_of(rows: "QuerySet[Reanchoring]") -> "QuerySet[Reanchoring]":
    """The rows with what is shown of them, those of the newest snapshots first."""
    shown = rows.select_related("citation__claim_version__claim", "citation__snapshot", "snapshot__source", "finding")
    heavy = [
        f"{path}__{name}" for path in ("snapshot", "citation__snapshot") for name in ("raw", "text", "tables", "pages")
    ]
    return shown.defer(*heavy).order_by("-snapshot__captured_at", "-snapshot", "citation")
