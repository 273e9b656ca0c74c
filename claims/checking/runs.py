"""A check from the asking to the end: which run it is, how far it has come, and when another takes its place."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import transaction

from claims.checking.inputs import Inputs, digest, inputs_of
from claims.models import CheckRun, Claim, Dossier, DraftVersion
from claims.models.words import RunState
from sources import outbox
from sources.access import require
from sources.models import TRUSTED, Job, JobState

FIND, CHECK, ALONE, COMPARE = "claims.find", "claims.check", "claims.check_alone", "claims.compare"
WHOLE = (FIND, CHECK, COMPARE)
"""The jobs without which a run cannot end. A claim that is tried alone holds nobody up."""

OVER = (RunState.DONE, RunState.FAILED)


class OutdatedDraft(ValueError):  # noqa: N818  (it names what was asked for)
    """A check of a draft version that a newer one has replaced, and that was never checked."""


class Progress(NamedTuple):
    """How far a run has come: claims checked, claims there are (0 until they are found), state."""

    done: int
    total: int
    state: RunState


def progress(run: CheckRun) -> Progress:
    """How far the run has come, read from the database now."""
    done, total, state = CheckRun.objects.values_list("done", "total", "state").get(pk=run.pk)
    return Progress(done, total, RunState(state))


def request_check(*, draft_version: DraftVersion, by: User, now: datetime) -> CheckRun:
    """Ask for a check of a draft's latest version; the run and its first job are written in one transaction.

    Asked again while nothing has changed it gives the same run, finished or not; a failed one is taken up again where
    it stopped. Raises PermissionDenied for who may not ask, OutdatedDraft for an old version that has no run.
    """
    require(by, draft_version.dossier.desk, *TRUSTED)
    with transaction.atomic():
        return request(draft_version, by=by, now=now)


def recheck_neighbours(*, claim: Claim, by: User, now: datetime) -> CheckRun | None:
    """Check again after a claim was changed, rejected or taken back; None where the dossier was never checked.

    Only what changed is compared with the sources anew, then all claims with each other.
    """
    require(by, claim.dossier.desk, *TRUSTED)
    with transaction.atomic():
        dossier = lock_dossier(claim.dossier_id)
        if not CheckRun.objects.filter(draft_version__dossier=dossier).exists():
            return None
        return request(latest_draft(dossier.pk), by=by, now=now)


def request(draft_version: DraftVersion, *, by: User | None, now: datetime) -> CheckRun:
    """`request_check` without its gate, in the caller's transaction."""
    dossier = lock_dossier(draft_version.dossier_id)
    runs = CheckRun.objects.filter(draft_version__dossier=dossier).order_by("-id")
    if latest_draft(dossier.pk).pk != draft_version.pk:
        old = runs.filter(draft_version=draft_version).first()
        if old is None:
            raise OutdatedDraft(f"{draft_version} was replaced before it was checked")
        return old
    inputs = inputs_of(draft_version)
    last = runs.first()
    if last and last.draft_version_id == draft_version.pk and _stated(last) == inputs.stated:
        if last.state == RunState.FAILED:
            _take_up(last, now=now)
        return last
    # What was once checked, then changed, then changed back is a new check: its findings are to be made anew.
    stated = {**inputs.stated, "after": last.pk if last else None}
    run = CheckRun.objects.create(
        draft_version=draft_version, inputs=stated, inputs_sha256=digest(stated), requested_by=by
    )
    outbox.enqueue(FIND, {"run": run.pk}, key=str(run.pk))
    return run


def _stated(run: CheckRun) -> Mapping[str, Any]:
    return {key: value for key, value in run.inputs.items() if key != "after"}


def _take_up(run: CheckRun, *, now: datetime) -> None:
    CheckRun.objects.filter(pk=run.pk).update(state=RunState.QUEUED, error="", finished_at=None)
    run.refresh_from_db()
    dead = Job.objects.filter(state=JobState.DEAD, name__in=WHOLE, arguments__run=run.pk).order_by("id")
    if not [job for job in dead if outbox.retry(job, now=now)]:
        outbox.enqueue(FIND, {"run": run.pk}, key=str(run.pk))


def lock_dossier(pk: int) -> Dossier:
    """Keep other writers of checks away until the transaction ends; readers and new rows below are not held up.

    Always the first lock: the run's comes after it.
    """
    return Dossier.objects.select_for_update(no_key=True).get(pk=pk)


def latest_draft(dossier: int) -> DraftVersion:
    """The dossier's newest draft version."""
    return DraftVersion.objects.select_related("dossier", "snapshot").filter(dossier=dossier).latest("number")


# In the handlers ----------------------------------------------------------------------------------------------------


def run_of(pk: int) -> CheckRun | None:
    """The run with its draft; None when it is done, so that a late or doubled job has nothing to do."""
    run = CheckRun.objects.select_related("draft_version__dossier", "draft_version__snapshot").filter(pk=pk).first()
    return None if run is None or run.state == RunState.DONE else run


def hold(run: CheckRun, inputs: Inputs, *, now: datetime, reopen: bool = False) -> CheckRun | None:
    """Lock the run for writing its results; None when it is over, or when another has taken its place.

    A run whose inputs are no longer what it says is given up here, and one of the present inputs is asked for.
    `reopen` holds a run that is done, too.
    """
    lock_dossier(run.draft_version.dossier_id)
    held = CheckRun.objects.select_for_update(no_key=True).get(pk=run.pk)
    held.draft_version = run.draft_version
    if held.state == RunState.DONE and not reopen:
        return None
    later = CheckRun.objects.filter(draft_version__dossier=run.draft_version.dossier_id, pk__gt=run.pk)
    newer = later.order_by("id").last()
    latest = latest_draft(run.draft_version.dossier_id)
    changed = latest.pk != run.draft_version_id or not inputs.same_as(run.inputs)
    if newer is None and changed and held.state != RunState.DONE:
        newer = request(latest, by=run.requested_by, now=now)
    if newer is not None and held.state not in OVER:
        fail_run(held, f"what it was to check has changed: check {newer.pk} took its place", now=now)
    if newer is not None or changed:
        return None
    if held.state not in (RunState.RUNNING, RunState.DONE):
        held.state, held.error, held.finished_at = RunState.RUNNING, "", None
        held.started_at = held.started_at or now
        held.save(update_fields=["state", "error", "finished_at", "started_at"])
    return held


def fail_run(run: CheckRun, error: str, *, now: datetime) -> None:
    """End an unfinished run with the reason."""
    unfinished = CheckRun.objects.filter(pk=run.pk).exclude(state__in=OVER)
    unfinished.update(state=RunState.FAILED, error=error or "no reason was given", finished_at=now)


def fail_buried(*, now: datetime) -> int:
    """End the runs that wait for a job which is buried; returns how many. The job's error is the reason."""
    ended = 0
    for job in Job.objects.filter(state=JobState.DEAD, name__in=WHOLE).order_by("-due", "-id"):
        run = CheckRun.objects.filter(pk=job.arguments.get("run")).exclude(state__in=OVER).first()
        if run is not None:
            fail_run(run, f"{job.name} was given up after {job.attempts} attempts: {job.error}", now=now)
            ended += 1
    return ended
