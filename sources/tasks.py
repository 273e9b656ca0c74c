"""The queue's side of the outbox: a message only says that there may be work."""

import time
from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from sources.index import INDEX, index_snapshot
from sources.outbox import Work, handler, ring, run_due

DRAIN_SECONDS = 20.0
"""How long one drain goes on taking jobs: with the last one it ends well within the task's time limits."""


@handler(INDEX)
def index(work: Work) -> None:
    """Index the next part of a snapshot: `{"snapshot": id}`."""
    index_snapshot(work.arguments["snapshot"])


@shared_task(name="sources.tasks.drain")
def drain() -> None:
    """Run due jobs until none is left or the time is up; then the bell is rung for whoever is free."""
    lease = timedelta(seconds=settings.VOUCH_JOB_LEASE)
    begun = time.monotonic()
    while any_ran(lease):
        if time.monotonic() - begun > DRAIN_SECONDS:
            ring()
            return


def any_ran(lease: timedelta) -> bool:
    """Run one due job, if there is one; whether there was."""
    drained = run_due(clock=timezone.now, limit=1, lease=lease)
    return drained.done + drained.failed + drained.buried + drained.stale > 0
