"""Checks that break: the one bad claim is set aside, everything else is checked, and the run comes to its end."""

import datetime as dt
from typing import Any

import pytest

from claims import checking
from claims.checking import fail_buried, progress, report_of, request_check
from claims.intake import latest_version
from claims.kinds import kinds
from claims.models import CheckRun, Claim, ClaimCheck
from claims.models.words import RunState
from sources.models import Job, JobState
from sources.outbox import KILLED, LEASE, retry, run_due
from tests.claims.checking_helpers import NOW, clock, drain, ward_dossier, wards
from tests.claims.intake_helpers import attached, story
from tests.claims.poison import Killed, poison

pytestmark = pytest.mark.django_db


@pytest.fixture
def poisoned(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Brings the kind `poison` into the registry, as a plug-in would; its check breaks as it is told."""

    def register(breaks: BaseException) -> Any:
        kind = poison(breaks)
        monkeypatch.setitem(kinds(), "poison", kind)
        return kind

    return register


def asked(number: int = 30) -> CheckRun:
    """A check of a story with two claims for each ward and POISON in its middle."""
    draft, table, interviews = wards(number)
    paragraphs = draft.split("\n\n")
    paragraphs.insert(number // 2, "There was POISON in the well.")
    dossier, editor = story("\n\n".join(paragraphs))
    attached(dossier, editor, table, "results.csv", issued=dt.date(2021, 11, 30), issued_precision="day")
    attached(dossier, editor, interviews, "interviews.txt")
    return request_check(draft_version=latest_version(dossier), by=editor, now=NOW)


def outcomes() -> dict[str, int]:
    found: dict[str, int] = {}
    for outcome in ClaimCheck.objects.values_list("outcome", flat=True):
        found[outcome] = found.get(outcome, 0) + 1
    return found


def drained_to_the_end(limit: int) -> int:
    """Work as workers do that are killed by a claim, whose leases then run out; returns how often that happened."""
    kills = rounds = 0
    start = clock()()

    def now() -> dt.datetime:
        return start + rounds * (LEASE + dt.timedelta(seconds=1))

    while Job.objects.exclude(state=JobState.DEAD).exists():
        try:
            run_due(clock=now, limit=100)
        except Killed:
            kills += 1
        rounds += 1
        assert kills <= limit
    return kills


def test_a_claim_whose_check_raises_is_unchecked_and_tried_alone(poisoned: Any) -> None:
    kind = poisoned(ValueError("no such well"))
    run = asked()
    drain()
    run.refresh_from_db()
    (bad,) = ClaimCheck.objects.filter(claim_version__claim__kind="poison")
    assert (run.state, run.done, run.total) == (RunState.DONE, 61, 61)
    assert (bad.outcome, bad.unchecked) == ("unchecked", "the check failed: ValueError: no such well")
    assert run.error == f"claim {bad.claim_version.claim_id}: the check failed: ValueError: no such well"
    assert outcomes()["unchecked"] == 1
    (job,) = Job.objects.all()
    assert (job.name, job.arguments) == ("claims.check_alone", {"run": run.pk, "version": bad.claim_version_id})
    assert (job.state, job.attempts, job.error) == ("waiting", 1, "ValueError: no such well")
    assert kind.tried == 2
    assert drained_to_the_end(0) == 0
    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == ("dead", 8, "ValueError: no such well")
    assert progress(run) == (61, 61, "done")


def test_when_it_works_at_last_the_run_is_whole(poisoned: Any) -> None:
    kind = poisoned(ValueError("no such well"))
    run = asked()
    drained_to_the_end(0)
    kind.now.clear()
    (job,) = Job.objects.all()
    assert retry(job, now=NOW)
    drain()
    run.refresh_from_db()
    (good,) = ClaimCheck.objects.filter(claim_version__claim__kind="poison")
    assert (good.outcome, good.unchecked, good.notes) == ("ok", "", ["it was harmless"])
    assert (run.state, run.done, run.total, run.error) == (RunState.DONE, 61, 61, "")
    assert not Job.objects.exists()


def test_a_claim_that_kills_its_worker_is_found_by_halves_and_buried_alone(poisoned: Any) -> None:
    kind = poisoned(Killed())
    run = asked()
    kills = drained_to_the_end(20)
    run.refresh_from_db()
    # 61 claims: 61, 31, 16, 8, 4, 2, 1 in the batch that kills, then eight times alone.
    assert kills == kind.tried
    assert 6 + 8 <= kills <= 7 + 8
    assert (run.state, run.done, run.total) == (RunState.DONE, 61, 61)
    (bad,) = ClaimCheck.objects.filter(claim_version__claim__kind="poison")
    assert bad.unchecked == f"the check failed: {checking.CUT_OFF}"
    assert outcomes()["unchecked"] == 1
    (job,) = Job.objects.all()
    assert (job.name, job.state, job.attempts, job.error) == ("claims.check_alone", "dead", 8, KILLED)
    assert len(report_of(run).claims) == 61


def test_a_claim_of_a_kind_that_is_gone_is_set_aside(poisoned: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    poisoned(ValueError())
    run = asked(2)
    run_due(clock=clock(), limit=1)
    monkeypatch.delitem(kinds(), "poison")
    drain()
    run.refresh_from_db()
    assert (run.state, run.done, run.total) == (RunState.DONE, 5, 5)
    assert outcomes()["unchecked"] == 1
    assert "there is no kind of claim called 'poison'" in run.error
    assert [one.claim.kind for one in report_of(run).claims].count("poison") == 1


def test_a_run_whose_work_is_buried_has_failed_and_says_why(poisoned: Any) -> None:
    kind = poisoned(ValueError())
    kind.find, sound = _broken, kind.find
    run = asked(2)
    drained_to_the_end(0)
    (job,) = Job.objects.all()
    assert (job.name, job.state) == ("claims.find", "dead")
    assert progress(run).state == RunState.QUEUED
    assert fail_buried(now=NOW) == 1
    assert fail_buried(now=NOW) == 0
    run.refresh_from_db()
    assert (run.state, run.finished_at) == (RunState.FAILED, NOW)
    assert run.error == "claims.find was given up after 8 attempts: ArithmeticError: cannot look"

    kind.find = sound
    kind.now.clear()
    again = request_check(draft_version=run.draft_version, by=run.requested_by, now=NOW)
    assert (again, again.state, again.error) == (run, RunState.QUEUED, "")
    drain()
    assert progress(run) == (5, 5, "done")
    assert not Job.objects.exists()


def _broken(draft: Any) -> Any:
    raise ArithmeticError("cannot look")


def test_five_hundred_claims_are_checked_once_each() -> None:
    dossier, editor = ward_dossier(250)
    run = request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
    assert drain().done == 9  # find, five batches, compare, meet, suggest names
    assert progress(run) == (500, 500, "done")
    assert ClaimCheck.objects.count() == Claim.objects.count() == 500
