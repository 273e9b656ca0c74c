"""`manage.py index`: have every source indexed that the index does not have, after an upgrade or a restore."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from sources.index import request_index, unindexed

BATCH = 500


class Command(BaseCommand):
    """Write a job for each snapshot; the workers do them. Asked twice it is still one job for each."""

    help = "Let the workers index every source that the index does not have (or has from an older version)."

    def handle(self, **options: Any) -> None:
        """Ask, batch by batch, and say how many there are."""
        missing = list(unindexed().values_list("pk", flat=True))
        for at in range(0, len(missing), BATCH):
            with transaction.atomic():
                for snapshot in unindexed().filter(pk__in=missing[at : at + BATCH]).order_by("pk"):
                    request_index(snapshot)
        self.stdout.write(f"{len(missing)} snapshots wait to be indexed.")
