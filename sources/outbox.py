"""The outbox: PostgreSQL holds the work to be done, the queue only rings.

A service writes its rows and a Job in one transaction (`enqueue`) and on commit rings, best effort. A worker, woken by
the ring or by its own clock, claims due jobs, runs their handlers and deletes them; a message that is lost, doubled or
late costs time, never work.

    waiting --claim_due--> running --finish--> gone
       ^                     | fail, or the lease ran out
       |<---- backoff -------+----> dead (after max_attempts, with the error) --retry--> waiting

The rules that this rests on:

- An attempt is counted, and committed, before its handler starts. The count never falls and is the fencing token: a
  worker that lost its lease holds an old number, and whatever it writes to the job is refused (StaleJob).
- A handler runs in one transaction with the deletion of its job, so its effects in the database happen once. What it
  sends elsewhere may be sent again.
- A job that is claimed more often than it may be was killed rather than failed; it is buried like the others.
- Work of one name and key waits once. An enqueue that finds it waiting keeps it from being claimed until it has
  committed, so that the one run sees what both transactions wrote. Enqueue several keys in sorted order.

Time is passed in. Handlers register by name: nothing here imports what it runs.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Greatest

from sources.models import Job, JobState

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
"""How long a claimed job is left alone: longer than the hard time limit of a worker's task."""

BACKOFF = timedelta(seconds=5)
"""The wait after the first failure; each further one waits twice as long."""

LONGEST_BACKOFF = timedelta(hours=1)

ATTEMPTS = 8
"""How often a job may be tried before it is buried, and how many tries a retry grants."""

ERROR_LENGTH = 4000
"""Characters of an error that are kept."""

DRAIN_TASK = "sources.tasks.drain"
KILLED = "the worker was gone before the job was done"


class NoTransactionError(RuntimeError):
    """`enqueue` was called outside a transaction: the job could be there without what it is about."""


class StaleJob(Exception):  # noqa: N818  (it names what the worker holds)
    """The attempt has lost its lease: another worker has the job, or it is gone."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a handler is given. `attempt` counts from 1; `last` says that a failure will bury the job."""

    job: int
    name: str
    key: str
    arguments: Mapping[str, Any]
    attempt: int
    last: bool


@dataclass(frozen=True, slots=True)
class Drained:
    """What a round of `run_due` did: numbers of jobs."""

    done: int = 0
    failed: int = 0
    buried: int = 0
    stale: int = 0


Handler = Callable[[Work], None]

_handlers: dict[str, Handler] = {}


def handler(name: str) -> Callable[[Handler], Handler]:
    """Register a function as the handler of the jobs of a name.

    Raises ValueError when another function has the name already; registering one function twice is no error.
    """

    def register(function: Handler) -> Handler:
        known = _handlers.setdefault(name, function)
        if known is not function:
            raise ValueError(f"two handlers for {name!r}: {known.__qualname__} and {function.__qualname__}")
        return function

    return register


def handler_names() -> list[str]:
    """The names that have a handler, sorted."""
    return sorted(_handlers)


# Writing ------------------------------------------------------------------------------------------------------------


def enqueue(name: str, arguments: Mapping[str, Any], *, key: str | None = None, due: datetime | None = None) -> Job:
    """Write a job in the caller's transaction and ring when it commits; returns the job that will do the work.

    With a `key`, a job of that name and key that already waits is returned instead, its arguments as they were, its
    time the earlier of both. Raises NoTransactionError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise NoTransactionError(f"enqueue({name!r}) needs a transaction: that of the rows the job is about")
    job = _insert(name, dict(arguments), key or "", due)
    if not any(function is ring for _, function, _ in _on_commit()):
        transaction.on_commit(ring, robust=True)
    return job


def _on_commit() -> list[tuple[Any, Callable[[], None], bool]]:
    # The stubs know the pairs of Django 3; since 4.2 each hook also says whether it is robust.
    return list(connection.run_on_commit)  # type: ignore[arg-type]


def _insert(name: str, arguments: dict[str, Any], key: str, due: datetime | None) -> Job:
    timing = {} if due is None else {"due": due}
    if not key:
        return Job.objects.create(name=name, arguments=arguments, max_attempts=ATTEMPTS, **timing)
    while True:
        try:
            with transaction.atomic():
                return Job.objects.create(name=name, key=key, arguments=arguments, max_attempts=ATTEMPTS, **timing)
        except IntegrityError as error:
            if "job_waits_once_per_key" not in str(error):
                raise
        twin = _hold_waiting(name, key)
        if twin is None:
            continue  # It was claimed or cancelled between the two statements: then this is new work.
        if due is not None and due < twin.due:
            Job.objects.filter(pk=twin.pk).update(due=due)
            twin.due = due
        return twin


def _hold_waiting(name: str, key: str) -> Job | None:
    """The waiting job of a key, kept from claimers (not from other writers) until this transaction ends."""
    waiting = Job.objects.raw(
        "SELECT * FROM sources_job WHERE name = %s AND key = %s AND state = %s FOR KEY SHARE",
        [name, key, JobState.WAITING.value],
    )
    return next(iter(waiting), None)


def ring() -> None:
    """Tell the workers that there may be work. Best effort: a failure is logged and costs the wait for a drain."""
    try:
        from celery import current_app  # the queue is not needed to write a job

        with current_app.connection_for_write() as broker:
            # Left to itself the client tries for six seconds, and somebody's request waits that long.
            broker.ensure_connection(max_retries=1, interval_start=0, interval_step=0)
            current_app.send_task(DRAIN_TASK, connection=broker, retry=False, ignore_result=True)
    except Exception as error:  # noqa: BLE001  (the job is committed: nothing that a broker does may undo or fail that)
        logger.warning("could not ring for work, the next drain will find it: %s", error)


# Working ------------------------------------------------------------------------------------------------------------


def claim_due(limit: int, *, now: datetime, lease: timedelta = LEASE) -> list[Job]:
    """Claim up to `limit` jobs that are due, oldest first, and count the attempt; two claimers never get one job.

    The claim is committed when this returns (it must not be called inside a transaction). Each job's `attempts` is the
    token for `finish` and `fail`. Jobs whose last attempt ran out of its lease are buried on the way.
    """
    jobs: list[Job] = []
    spent: list[Job] = []
    while not jobs:
        with transaction.atomic(durable=True):
            due = Job.objects.select_for_update(skip_locked=True).exclude(state=JobState.DEAD).filter(due__lte=now)
            found = list(due.order_by("due", "id")[:limit])
            spent = [job for job in found if job.state == JobState.RUNNING and job.attempts >= job.max_attempts]
            if spent:
                _rows(spent).update(state=JobState.DEAD, error=KILLED, due=now)
            jobs = [job for job in found if job not in spent]
            if jobs:
                _rows(jobs).update(state=JobState.RUNNING, attempts=F("attempts") + 1, due=now + lease)
        if not spent:
            break  # Else what was buried may have hidden what is due behind it.
    for job in jobs:
        job.state, job.attempts, job.due = JobState.RUNNING, job.attempts + 1, now + lease
    return jobs


def finish(job: Job, token: int) -> None:
    """Delete a job that is done. Raises StaleJob, and deletes nothing, when `token` is no longer the attempt's."""
    deleted, _ = _held(job, token).delete()
    if deleted != 1:
        raise StaleJob(f"attempt {token} of job {job.pk} has lost its lease")


def fail(job: Job, token: int, error: str, *, now: datetime, backoff: timedelta = BACKOFF) -> JobState:
    """Put a failed job back, later each time, or bury it; returns the state it is in now.

    When other work of its key waits already, that will do the work: it inherits the attempts and the error, and this
    job goes. Raises StaleJob, and writes nothing, when `token` is no longer the attempt's.
    """
    error = error.replace("\0", "")[:ERROR_LENGTH] or "no message"
    with transaction.atomic():
        current = _held(job, token).select_for_update().first()
        if current is None:
            raise StaleJob(f"attempt {token} of job {job.pk} has lost its lease")
        if current.attempts >= current.max_attempts:
            _held(job, token).update(state=JobState.DEAD, error=error, due=now)
            return JobState.DEAD
        wait = min(backoff * 2 ** min(current.attempts - 1, 30), LONGEST_BACKOFF)
        if not _wait_again(current, error=error, due=now + wait, max_attempts=current.max_attempts):
            twins = Job.objects.filter(name=current.name, key=current.key, state=JobState.WAITING)
            twins.update(attempts=Greatest("attempts", current.attempts), error=error)
    return JobState.WAITING


def retry(job: Job, *, now: datetime) -> bool:
    """Let a dead job wait again, with ATTEMPTS more tries; False when it is not dead (any more).

    The error stays until the job is done. When other work of its key waits already, the dead job goes.
    """
    with transaction.atomic():
        dead = Job.objects.select_for_update().filter(pk=job.pk, state=JobState.DEAD).first()
        if dead is None:
            return False
        _wait_again(dead, error=dead.error, due=now, max_attempts=dead.attempts + ATTEMPTS)
        transaction.on_commit(ring, robust=True)
    return True


def run_due(*, clock: Callable[[], datetime], limit: int = 50, lease: timedelta = LEASE) -> Drained:
    """Claim and run up to `limit` due jobs, one after the other, each in a transaction of its own.

    A handler's exception is the job's failure, never the worker's. Must not be called inside a transaction.
    """
    done = failed = buried = stale = 0
    for _ in range(limit):
        claimed = claim_due(1, now=clock(), lease=lease)
        if not claimed:
            break
        job = claimed[0]
        try:
            error = _run(job)
            if error is None:
                done += 1
            elif fail(job, job.attempts, error, now=clock()) is JobState.DEAD:
                logger.error("job %s (%s) is buried: %s", job.pk, job.name, error)
                buried += 1
            else:
                failed += 1
        except StaleJob as lost:
            logger.warning("%s", lost)
            stale += 1
    return Drained(done=done, failed=failed, buried=buried, stale=stale)


def _run(job: Job) -> str | None:
    """Run a claimed job's handler; the error's text, or None when it is done. Raises StaleJob."""
    function = _handlers.get(job.name)
    if function is None:
        return f"no handler named {job.name!r}"
    token = job.attempts
    last = token >= job.max_attempts
    work = Work(job=job.pk, name=job.name, key=job.key, arguments=job.arguments, attempt=token, last=last)
    try:
        with transaction.atomic(durable=True):
            function(work)
            finish(job, token)  # Refused, it takes the handler's effects back with it.
    except StaleJob:
        raise
    except Exception as error:
        logger.exception("job %s (%s), attempt %s", job.pk, job.name, token)
        return f"{type(error).__name__}: {error}"
    return None


def _rows(jobs: list[Job]) -> QuerySet[Job]:
    return Job.objects.filter(pk__in=[job.pk for job in jobs])


def _held(job: Job, token: int) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=token)


def _wait_again(job: Job, **values: Any) -> bool:
    """Set a locked job waiting; False, and it is deleted, when another of its key waits already."""
    try:
        with transaction.atomic():
            Job.objects.filter(pk=job.pk).update(state=JobState.WAITING, **values)
    except IntegrityError as error:
        if "job_waits_once_per_key" not in str(error):
            raise
        Job.objects.filter(pk=job.pk).delete()
        return False
    return True
