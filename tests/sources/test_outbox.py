"""The outbox, one worker at a time: what is written with what, when it is tried again, when it is buried."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from celery import current_app
from django.db import transaction

from sources import outbox
from sources.models import Desk, Job, JobState
from sources.outbox import Drained, NoTransactionError, StaleJob, Work, claim_due, enqueue, fail, finish, retry, run_due
from tests.factories import MOMENT, DeskFactory, JobFactory
from tests.sources.conftest import Bell

pytestmark = pytest.mark.django_db

SECOND = dt.timedelta(seconds=1)
runs: list[Work] = []


@outbox.handler("tests.note")
def note(work: Work) -> None:
    runs.append(work)


@outbox.handler("tests.make_desk")
def make_desk(work: Work) -> None:
    Desk.objects.create(name=work.arguments["name"], slug=work.arguments["name"])
    if work.arguments.get("then"):
        raise ValueError(work.arguments["then"])


@pytest.fixture(autouse=True)
def _no_runs() -> Iterator[None]:
    runs.clear()
    yield
    runs.clear()


def clock_at(moment: dt.datetime) -> Callable[[], dt.datetime]:
    return lambda: moment


class TestHandlers:
    def test_one_name_has_one_handler(self) -> None:
        assert outbox.handler("tests.note")(note) is note
        with pytest.raises(ValueError, match=r"two handlers for 'tests.note': note and make_desk"):
            outbox.handler("tests.note")(make_desk)
        assert {"tests.note", "tests.make_desk"} <= set(outbox.handler_names())

    def test_a_handler_is_given_its_work(self) -> None:
        job = JobFactory.create(name="tests.note", key="a", arguments={"claims": [1, 2]}, max_attempts=2)
        assert run_due(clock=clock_at(MOMENT)) == Drained(done=1)
        assert runs == [
            Work(job=job.pk, name="tests.note", key="a", arguments={"claims": [1, 2]}, attempt=1, last=False)
        ]
        assert not Job.objects.exists()

    def test_without_a_handler_the_job_waits_and_says_so(self) -> None:
        job = JobFactory.create(name="tests.unheard_of")
        assert run_due(clock=clock_at(MOMENT)) == Drained(failed=1)
        job.refresh_from_db()
        assert (job.state, job.error) == (JobState.WAITING, "no handler named 'tests.unheard_of'")


class TestEnqueue:
    @pytest.mark.django_db(transaction=True)
    def test_it_needs_a_transaction(self) -> None:
        with pytest.raises(NoTransactionError, match=r"enqueue\('tests.note'\)"):
            enqueue("tests.note", {})
        assert not Job.objects.exists()

    @pytest.mark.django_db(transaction=True)
    def test_rolled_back_it_leaves_neither_row_nor_job_nor_ring(self, bell: Bell) -> None:
        with transaction.atomic():
            DeskFactory.create()
            enqueue("tests.note", {})
            transaction.set_rollback(True)
        assert (Desk.objects.count(), Job.objects.count(), bell.heard()) == (0, 0, [])

    @pytest.mark.django_db(transaction=True)
    def test_committed_it_leaves_both_and_rings_once(self, bell: Bell) -> None:
        with transaction.atomic():
            DeskFactory.create()
            for number in range(3):
                enqueue("tests.note", {"number": number})
            assert bell.heard() == []
        assert (Desk.objects.count(), Job.objects.count()) == (1, 3)
        assert bell.heard() == ["sources.tasks.drain"]

    def test_it_is_due_at_once_or_when_it_is_said(self) -> None:
        assert enqueue("tests.note", {}, due=MOMENT).due == MOMENT
        now = dt.datetime.now(dt.UTC)
        assert abs(enqueue("tests.note", {}).due - now) < dt.timedelta(minutes=1)

    def test_work_of_one_key_waits_once_at_the_earlier_time(self) -> None:
        first = enqueue("tests.note", {"n": 1}, key="dossier 7", due=MOMENT)
        assert enqueue("tests.note", {"n": 2}, key="dossier 7", due=MOMENT + SECOND) == first
        earlier = enqueue("tests.note", {"n": 3}, key="dossier 7", due=MOMENT - SECOND)
        assert (earlier.pk, earlier.due) == (first.pk, MOMENT - SECOND)
        assert list(Job.objects.values_list("arguments", "due")) == [({"n": 1}, MOMENT - SECOND)]
        assert enqueue("tests.make_desk", {}, key="dossier 7", due=MOMENT).pk != first.pk

    def test_work_that_runs_does_not_swallow_new_work(self) -> None:
        first = enqueue("tests.note", {}, key="dossier 7", due=MOMENT)
        claim_due(1, now=MOMENT)
        second = enqueue("tests.note", {}, key="dossier 7", due=MOMENT)
        assert second.pk != first.pk
        assert Job.objects.count() == 2

    def test_work_without_a_key_is_never_taken_for_other_work(self) -> None:
        assert enqueue("tests.note", {}).pk != enqueue("tests.note", {}, key="").pk


class TestClaims:
    def test_what_is_due_first_comes_first_and_what_is_not_due_not_at_all(self) -> None:
        late, early = JobFactory.create(due=MOMENT), JobFactory.create(due=MOMENT - SECOND)
        JobFactory.create(due=MOMENT + SECOND)
        JobFactory.create(state="dead", error="x")
        assert claim_due(5, now=MOMENT) == [early, late]
        assert claim_due(5, now=MOMENT) == []

    def test_the_limit_holds(self) -> None:
        JobFactory.create_batch(3)
        assert len(claim_due(2, now=MOMENT)) == 2
        assert Job.objects.filter(state="running").count() == 2

    def test_the_attempt_is_counted_and_leased_before_it_runs(self) -> None:
        JobFactory.create()
        [job] = claim_due(1, now=MOMENT, lease=60 * SECOND)
        assert (job.state, job.attempts, job.due) == ("running", 1, MOMENT + 60 * SECOND)
        stored = Job.objects.get()
        assert (stored.state, stored.attempts, stored.due) == ("running", 1, MOMENT + 60 * SECOND)

    def test_a_lease_that_ran_out_gives_the_job_to_another_and_refuses_the_first(self) -> None:
        JobFactory.create()
        [first] = claim_due(1, now=MOMENT, lease=60 * SECOND)
        assert claim_due(1, now=MOMENT + 59 * SECOND) == []
        [second] = claim_due(1, now=MOMENT + 60 * SECOND)
        assert (second.pk, second.attempts) == (first.pk, 2)
        with pytest.raises(StaleJob, match="attempt 1 of job"):
            finish(first, first.attempts)
        with pytest.raises(StaleJob, match="attempt 1 of job"):
            fail(first, first.attempts, "too slow", now=MOMENT + 61 * SECOND)
        assert Job.objects.values_list("state", "attempts", "error").get() == ("running", 2, "")
        finish(second, second.attempts)
        assert not Job.objects.exists()

    def test_who_is_done_twice_is_refused(self) -> None:
        JobFactory.create()
        [job] = claim_due(1, now=MOMENT)
        finish(job, job.attempts)
        with pytest.raises(StaleJob):
            finish(job, job.attempts)

    def test_a_job_that_kills_its_workers_is_buried(self) -> None:
        JobFactory.create(max_attempts=2)
        for attempt in (1, 2):
            moment = MOMENT + attempt * outbox.LEASE
            assert [job.attempts for job in claim_due(1, now=moment)] == [attempt]
        assert claim_due(1, now=MOMENT + 4 * outbox.LEASE) == []
        assert Job.objects.values_list("state", "attempts", "error").get() == ("dead", 2, outbox.KILLED)

    def test_what_is_buried_does_not_hide_what_is_due_behind_it(self) -> None:
        JobFactory.create_batch(2, state="running", attempts=8, due=MOMENT - SECOND)
        job = JobFactory.create()
        assert claim_due(1, now=MOMENT) == [job]
        assert sorted(Job.objects.values_list("state", flat=True)) == ["dead", "dead", "running"]


class TestFailures:
    def test_each_wait_is_twice_the_last_up_to_an_hour_then_it_is_buried(self) -> None:
        JobFactory.create(max_attempts=12)
        now, waits = MOMENT, []
        for attempt in range(1, 13):
            [job] = claim_due(1, now=now)
            state = fail(job, attempt, f"error {attempt}", now=now)
            job.refresh_from_db()
            waits.append((job.due - now).total_seconds())
            now = job.due
            assert state == job.state == (JobState.WAITING if attempt < 12 else JobState.DEAD)
        assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 0]
        assert (job.attempts, job.error) == (12, "error 12")
        assert claim_due(1, now=now + dt.timedelta(days=9)) == []

    def test_the_error_is_cut_cleaned_and_never_empty(self) -> None:
        for error, kept in (("x" * 5000, "x" * 4000), ("a\0b", "ab"), ("", "no message")):
            JobFactory.create()
            [job] = claim_due(1, now=MOMENT)
            fail(job, 1, error, now=MOMENT)
            assert Job.objects.get(pk=job.pk).error == kept
            Job.objects.all().delete()

    def test_a_failed_job_makes_way_for_waiting_work_of_its_key(self) -> None:
        JobFactory.create(key="dossier 7", attempts=2)
        [job] = claim_due(1, now=MOMENT)
        twin = enqueue("tests.nothing", {}, key="dossier 7", due=MOMENT)
        assert fail(job, 3, "no luck", now=MOMENT) is JobState.WAITING
        assert list(Job.objects.values_list("pk", "state", "attempts", "error")) == [(twin.pk, "waiting", 3, "no luck")]

    def test_a_dead_job_can_be_retried_and_its_old_tokens_stay_void(self) -> None:
        JobFactory.create(max_attempts=1)
        [job] = claim_due(1, now=MOMENT)
        assert fail(job, 1, "broken", now=MOMENT) is JobState.DEAD
        assert retry(job, now=MOMENT + SECOND) is True
        assert retry(job, now=MOMENT + SECOND) is False
        [again] = claim_due(1, now=MOMENT + SECOND)
        assert (again.attempts, again.max_attempts, again.error) == (2, 1 + outbox.ATTEMPTS, "broken")
        with pytest.raises(StaleJob):
            finish(job, 1)
        finish(again, 2)

    def test_a_retried_job_makes_way_for_waiting_work_of_its_key(self) -> None:
        dead = JobFactory.create(state="dead", error="broken", attempts=3, key="dossier 7")
        twin = JobFactory.create(key="dossier 7")
        assert retry(dead, now=MOMENT) is True
        assert list(Job.objects.all()) == [twin]


class TestRuns:
    def test_a_handlers_effects_and_the_jobs_end_are_one(self) -> None:
        JobFactory.create(name="tests.make_desk", arguments={"name": "metro"})
        assert run_due(clock=clock_at(MOMENT)) == Drained(done=1)
        assert (Desk.objects.get().name, Job.objects.count()) == ("metro", 0)

    def test_a_failed_handler_leaves_only_its_error(self) -> None:
        JobFactory.create(name="tests.make_desk", arguments={"name": "metro", "then": "no paper"})
        assert run_due(clock=clock_at(MOMENT)) == Drained(failed=1)
        assert not Desk.objects.exists()
        job = Job.objects.get()
        assert (job.error, job.due) == ("ValueError: no paper", MOMENT + outbox.BACKOFF)

    def test_the_last_failure_buries(self, caplog: pytest.LogCaptureFixture) -> None:
        JobFactory.create(name="tests.make_desk", arguments={"name": "metro", "then": "no paper"}, max_attempts=1)
        assert run_due(clock=clock_at(MOMENT)) == Drained(buried=1)
        assert Job.objects.get().state == JobState.DEAD
        assert "is buried: ValueError: no paper" in caplog.text

    def test_one_bad_job_stops_no_other(self) -> None:
        JobFactory.create(name="tests.make_desk", arguments={"name": "metro", "then": "no paper"})
        JobFactory.create_batch(2, name="tests.note")
        assert run_due(clock=clock_at(MOMENT)) == Drained(done=2, failed=1)
        assert run_due(clock=clock_at(MOMENT)) == Drained()

    def test_the_limit_holds(self) -> None:
        JobFactory.create_batch(3, name="tests.note")
        assert run_due(clock=clock_at(MOMENT), limit=2) == Drained(done=2)


class TestRing:
    def test_a_broken_bell_is_logged_at_once_and_breaks_nothing(
        self, caplog: pytest.LogCaptureFixture, tmp_path: Path
    ) -> None:
        broker = current_app.conf.broker_url
        current_app.conf.broker_url = f"redis+socket://{tmp_path}/gone.sock"
        outbox.ring()  # loads what it needs
        started = time.monotonic()
        outbox.ring()
        took = time.monotonic() - started
        current_app.conf.broker_url = broker
        assert caplog.text.count("could not ring for work, the next drain will find it") == 2
        assert took < 1
