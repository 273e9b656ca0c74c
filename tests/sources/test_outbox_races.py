"""The outbox with several workers at once, each on a connection of its own."""

import datetime as dt
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

import pytest
from django.db import connection, connections, transaction

from sources import outbox
from sources.models import Desk, Job, JobState
from sources.outbox import Drained, StaleJob, Work, claim_due, enqueue, finish, run_due
from tests.factories import MOMENT, JobFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("bell")]

T = TypeVar("T")
WAIT = 20  # seconds after which a thread that should have been let go is a failure
SECOND = dt.timedelta(seconds=1)


class Others:
    """Other workers: functions run in threads, whose connections are closed when they return."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self.pool = pool

    def start(self, function: Callable[[], T]) -> "Future[T]":
        return self.pool.submit(self._closing, function)

    def run(self, function: Callable[[], T]) -> T:
        return self.start(function).result(WAIT)

    @staticmethod
    def _closing(function: Callable[[], T]) -> T:
        try:
            return function()
        finally:
            connections.close_all()


@pytest.fixture
def others() -> Iterator[Others]:
    with ThreadPoolExecutor(max_workers=8) as pool:
        yield Others(pool)


def claim(limit: int = 1, *, at: dt.datetime = MOMENT) -> list[Job]:
    return claim_due(limit, now=at)


def until_blocked(process: list[int]) -> None:
    """Wait until the other connection stands before a lock."""
    for _ in range(WAIT * 100):
        if process:
            with connection.cursor() as cursor:
                cursor.execute("SELECT cardinality(pg_blocking_pids(%s))", [process[0]])
                if cursor.fetchone()[0]:
                    return
        threading.Event().wait(0.01)
    raise AssertionError("the other connection never waited")


def backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def test_many_claimers_share_the_jobs_and_no_job_is_had_twice(others: Others) -> None:
    JobFactory.create_batch(120)
    start = threading.Barrier(6)

    def work() -> list[int]:
        start.wait(WAIT)
        mine = []
        while jobs := claim(7):
            mine += [job.pk for job in jobs]
        return mine

    shares = [future.result(WAIT) for future in [others.start(work) for _ in range(6)]]
    assert Counter(pk for share in shares for pk in share) == Counter(Job.objects.values_list("pk", flat=True))
    assert set(Job.objects.values_list("state", "attempts")) == {("running", 1)}


def test_a_job_that_is_being_claimed_is_passed_over_not_waited_for(others: Others) -> None:
    first, second = JobFactory.create(due=MOMENT - SECOND), JobFactory.create()
    with transaction.atomic():
        Job.objects.select_for_update().get(pk=first.pk)
        assert [job.pk for job in others.run(lambda: claim(5))] == [second.pk]


def test_of_two_workers_with_one_job_the_one_that_lost_its_lease_leaves_nothing(others: Others) -> None:
    job = JobFactory.create(name="tests.slow")
    _register("tests.slow")
    running, go_on = threading.Event(), threading.Event()
    slow = others.start(lambda: _slowly(running, go_on))
    assert running.wait(WAIT)
    [again] = claim(at=MOMENT + outbox.LEASE)
    assert (again.pk, again.attempts) == (job.pk, 2)
    go_on.set()
    assert slow.result(WAIT) == Drained(stale=1)
    assert not Desk.objects.exists()
    assert Job.objects.values_list("state", "attempts").get() == (JobState.RUNNING, 2)
    finish(again, 2)
    assert not Job.objects.exists()


_slow: dict[str, threading.Event] = {}


def _slow_handler(work: Work) -> None:
    Desk.objects.create(name="too late", slug="too-late")
    _slow["running"].set()
    assert _slow["go_on"].wait(WAIT)


def _register(name: str) -> None:
    outbox.handler(name)(_slow_handler)


def _slowly(running: threading.Event, go_on: threading.Event) -> Drained:
    _slow.update(running=running, go_on=go_on)
    return run_due(clock=lambda: MOMENT, limit=1)


def test_two_that_finish_one_job_are_not_both_done(others: Others) -> None:
    JobFactory.create()
    [job] = claim()
    start = threading.Barrier(4)

    def end() -> str:
        start.wait(WAIT)
        try:
            finish(job, 1)
        except StaleJob:
            return "stale"
        return "done"

    ends = [future.result(WAIT) for future in [others.start(end) for _ in range(4)]]
    assert Counter(ends) == Counter(stale=3, done=1)


def test_one_key_enqueued_by_many_at_once_waits_once(others: Others) -> None:
    start = threading.Barrier(6)

    def add() -> int:
        start.wait(WAIT)
        with transaction.atomic():
            return int(enqueue("tests.nothing", {}, key="dossier 7", due=MOMENT).pk)

    made = [future.result(WAIT) for future in [others.start(add) for _ in range(6)]]
    assert set(made) == {Job.objects.get().pk}


def test_work_that_was_joined_is_not_claimed_before_the_joiner_has_committed(others: Others) -> None:
    """Else the one run could be over before it can see what the second transaction wrote."""
    JobFactory.create(key="dossier 7")
    with transaction.atomic():
        Desk.objects.create(name="what the job is about", slug="it")
        job = enqueue("tests.nothing", {}, key="dossier 7", due=MOMENT)
        assert others.run(claim) == []
    assert [one.pk for one in others.run(claim)] == [job.pk]


def test_work_that_is_claimed_while_it_is_joined_becomes_new_work(others: Others) -> None:
    waiting = JobFactory.create(key="dossier 7")
    process: list[int] = []

    def join() -> int:
        process.append(backend())
        with transaction.atomic():
            return int(enqueue("tests.nothing", {}, key="dossier 7", due=MOMENT).pk)

    with transaction.atomic():
        Job.objects.select_for_update().get(pk=waiting.pk)
        Job.objects.filter(pk=waiting.pk).update(state=JobState.RUNNING, attempts=1, due=MOMENT + outbox.LEASE)
        joined = others.start(join)
        until_blocked(process)
    assert joined.result(WAIT) != waiting.pk
    assert Counter(Job.objects.values_list("state", flat=True)) == Counter(running=1, waiting=1)


def test_a_claim_is_not_made_inside_a_transaction() -> None:
    """A claim that can be rolled back counts no attempt."""
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        claim()


def test_a_worker_that_dies_leaves_the_job_to_the_next(others: Others) -> None:
    JobFactory.create(name="tests.dies")
    died: list[Any] = []

    @outbox.handler("tests.dies")
    def dies(work: Work) -> None:
        if work.attempt == 1:
            Desk.objects.create(name="half done", slug="half")
            died.append(work.attempt)
            connection.close()  # what a killed process leaves: an open transaction that the server rolls back
            raise SystemExit(9)

    with pytest.raises(SystemExit):
        others.run(lambda: run_due(clock=lambda: MOMENT))
    assert (died, Desk.objects.count()) == ([1], 0)
    assert others.run(lambda: run_due(clock=lambda: MOMENT + outbox.LEASE)) == Drained(done=1)
    assert not Job.objects.exists()
