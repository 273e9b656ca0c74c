"""The claims side's background work: handlers of its jobs, and what the clock starts."""

from celery import shared_task
from django.utils import timezone

from claims import checking, reanchoring
from sources.outbox import Work, handler
from sources.services import SNAPSHOT_ADDED


@handler(checking.FIND)
def find(work: Work) -> None:
    """Find a draft's claims: `{"run": id}`."""
    checking.find(work, now=timezone.now())


@handler(checking.CHECK)
def check(work: Work) -> None:
    """Check a batch of claims: `{"run": id, "versions": [ids of claim versions]}`."""
    checking.check(work, now=timezone.now())


@handler(checking.ALONE)
def check_alone(work: Work) -> None:
    """Try a claim again whose check broke: `{"run": id, "version": id of a claim version}`."""
    checking.check_alone(work, now=timezone.now())


@handler(checking.COMPARE)
def compare(work: Work) -> None:
    """Compare a run's claims with each other and close the run: `{"run": id}`."""
    checking.compare(work, now=timezone.now())


@handler(checking.MEET)
def meet(work: Work) -> None:
    """Compare a dossier's figures with its desk's other dossiers: `{"dossier": id, "gone": [keys it had before]}`."""
    checking.meet(work)


@handler(checking.SUGGEST)
def suggest_names(work: Work) -> None:
    """Ask which names of a draft and its sources are one: `{"draft_version": id}`."""
    checking.suggest_names(work)


@handler(SNAPSHOT_ADDED)
def reanchor(work: Work) -> None:
    """Look for cited passages in a later snapshot of their source: `{"snapshot": id}`."""
    reanchoring.reanchor(work, now=timezone.now())


@shared_task(name="claims.tasks.sweep")
def sweep() -> None:
    """End the runs whose work is buried, with the reason: a killed worker can say nothing itself."""
    checking.fail_buried(now=timezone.now())
