"""A real Celery worker on the real queue and database, under kill -9: nothing is lost, nothing is done twice."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import redis
from celery import current_app
from django.db import connection

from claims.checking import progress, report_of, request_check
from claims.examination import examine_draft, report_json
from claims.intake import draft_of, latest_version, source_texts
from claims.models import CheckRun, Claim, ClaimCheck, Finding
from claims.models.words import FindingState, RunState
from config.settings import broker_url
from sources.models import Job
from tests.claims.checking_helpers import NOW, elections, ward_dossier
from tests.delivery.conftest import CHECKOUT, wait_until

pytestmark = [pytest.mark.delivery, pytest.mark.django_db(transaction=True)]

LEASE = 5
"""Seconds until another worker may take over what a killed one had: a batch here takes a second or two."""

QUEUE = 9
"""The database of the queue that is this test's alone."""


WORKER = "worker --concurrency 2 --loglevel INFO --without-gossip --without-mingle"
BEAT = "beat --pidfile= --loglevel INFO --schedule"
"""A program of its own, as in `up` and in the composition: a kill of the worker's children never takes the clock."""


class Program:
    """`celery -A config.celery …`, on the test's database and queue."""

    def __init__(self, arguments: list[str], environment: dict[str, str], folder: Path) -> None:
        self.log = (folder / f"{arguments[0]}-{time.monotonic_ns()}.log").open("w+")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "config.celery", *arguments],
            cwd=CHECKOUT,
            env=environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def kill_children(self) -> None:
        """Kill -9 of the processes that run the tasks; the worker itself makes new ones."""
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for child in found:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(child), signal.SIGKILL)

    def kill(self) -> None:
        """Kill -9 of the worker and of its children at once, so that no job is finished behind its back."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> int:
        """SIGTERM, as an operator stops it; its exit status."""
        self.process.terminate()
        return self.process.wait(20)

    def until(self, condition: Callable[[], bool], seconds: float) -> float:
        """As `wait_until`; fails at once when the worker is gone."""

        def true() -> bool:
            assert self.process.poll() is None, self.said()
            return condition()

        return wait_until(true, seconds)

    def said(self) -> str:
        """What it wrote to its log."""
        return Path(self.log.name).read_text()


@pytest.fixture
def worker() -> Iterator[Callable[[], Program]]:
    """Starts workers beside a clock; those left are killed. What this process rings for goes to them."""
    queue = f"{os.environ['REDIS_URL'].partition('?')[0]}?db={QUEUE}"
    database = os.environ["DATABASE_URL"]
    name = str(connection.settings_dict["NAME"])
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": database.removesuffix(urlsplit(database).path) + f"/{name}",
        "REDIS_URL": queue,
        "VOUCH_JOB_LEASE": str(LEASE),
        "VOUCH_DRAIN_EVERY": "1",
    }
    rung, current_app.conf.broker_url = current_app.conf.broker_url, broker_url(queue)
    running: list[Program] = []
    with tempfile.TemporaryDirectory() as folder, redis.Redis.from_url(queue) as store:
        store.flushdb()

        def start(*arguments: str) -> Program:
            running.append(Program([*arguments], environment, Path(folder)))
            return running[-1]

        try:
            start(*BEAT.split(), str(Path(folder) / "beat"))
            yield lambda: start(*WORKER.split())
        finally:
            for one in running:
                if one.process.poll() is None:
                    one.kill()
                print(one.said())  # shown where the test has failed
                one.log.close()
            store.flushdb()
            current_app.conf.broker_url = rung


def over(run: CheckRun) -> bool:
    """The run has ended, and so have the jobs that follow it (names to ask about, other dossiers to compare)."""
    return progress(run).state in (RunState.DONE, RunState.FAILED) and not Job.objects.exists()


def whole(run: CheckRun, number: int) -> None:
    """The run is done, every claim is there once with one check, and the answer is the core's own."""
    run.refresh_from_db()
    assert (run.state, run.done, run.total, run.error) == (RunState.DONE, number, number, "")
    assert Claim.objects.count() == number
    assert ClaimCheck.objects.filter(run=run).count() == ClaimCheck.objects.count() == number
    draft_version = latest_version(run.draft_version.dossier)
    core = examine_draft(draft_of(draft_version), source_texts(run.draft_version.dossier))
    assert report_json(report_of(run)) == report_json(core)
    made = sum(len(one.check.findings) for one in core.claims)
    assert Finding.objects.filter(claim__isnull=False, state=FindingState.OPEN).count() == made > 0
    assert Finding.objects.exclude(state=FindingState.OPEN).count() == 0
    assert list(Job.objects.values_list("name", "error")) == []


def test_a_worker_hears_the_bell_and_ends_on_sigterm(worker: Any) -> None:
    dossier, editor = elections()
    one = worker()
    one.until(lambda: " ready." in one.said(), 60)
    run = request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
    # Each handler rings for the next, so that three jobs do not wait for three looks of the clock.
    one.until(lambda: over(run), 10)
    whole(run, 3)
    assert one.stop() == 0, one.said()
    assert "Traceback" not in one.said()


def test_kill_9_in_the_middle_of_five_hundred_claims(worker: Any) -> None:
    dossier, editor = ward_dossier(400, figures=100)
    run = request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
    first = worker()
    first.until(lambda: progress(run).done > 0, 60)
    first.kill_children()
    first.until(lambda: progress(run).done >= 200, 60)
    first.kill()
    assert progress(run).state == RunState.RUNNING
    assert progress(run).done < 500
    assert Job.objects.exists()
    last = worker()
    last.until(lambda: over(run), 90)
    whole(run, 500)
    assert last.stop() == 0, last.said()
