"""What is cited while a newer snapshot of its source stands already: it is to be looked for in that, too."""

from claims.models import DossierSource
from sources.selectors import latest_snapshots
from sources.services import announce


def follow_newer_snapshots(dossier: int) -> None:
    """Ask for the dossier's new citations to be looked for in the newer snapshots of sources that it has pinned.

    In the caller's transaction; one job a snapshot, whoever else asks. Two queries where nothing is newer.
    """
    links = DossierSource.objects.filter(dossier=dossier, snapshot__isnull=False)
    pinned = dict(links.values_list("source_id", "snapshot_id"))
    newest = latest_snapshots(pinned).values()
    for snapshot in sorted(newest, key=lambda one: one.pk):
        if snapshot.pk != pinned[snapshot.source_id]:
            announce(snapshot)
