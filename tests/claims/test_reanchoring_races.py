"""Two snapshots at once, and a re-anchoring beside a check: one row each, and nothing is missed or doubled."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from claims.checking import request_check
from claims.intake import latest_version
from claims.models import CheckRun, Citation, Claim, Finding, Reanchoring
from claims.models.words import FindingState
from claims.reanchoring import take_over
from claims.review import decide
from claims.selectors import check_status
from sources.models import Conflict, Job, Role, Snapshot
from sources.outbox import run_due
from sources.services import SNAPSHOT_ADDED, add_snapshot
from tests.claims.checking_helpers import NOW, checked, clock, drain
from tests.claims.intake_helpers import LOG, attached, story
from tests.claims.test_intake_races import at_once
from tests.claims.test_reanchoring import CAPTURED, LATER, captured, cited
from tests.factories import member

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


def worker() -> Callable[[], Any]:
    """One that goes on until the others are done, too: a job may be enqueued behind it."""
    return lambda: [run_due(clock=clock(), limit=1000) for _ in range(3)]


def test_two_snapshots_at_once_leave_one_row_each_and_the_newest_one_has_the_word() -> None:
    for at in range(ROUNDS):
        _, editor, claim, snapshot = cited()
        day = CAPTURED + dt.timedelta(days=at)
        texts = LOG.replace("47", "46"), LOG.replace("47", "45")
        made = at_once(
            partial(captured, snapshot, texts[0], editor, day),
            partial(captured, snapshot, texts[1], editor, day + dt.timedelta(hours=1)),
        )
        assert all(isinstance(one, Snapshot) for one in made), made
        gave = at_once(worker(), worker(), worker())
        assert not [one for one in gave if isinstance(one, Exception)], gave
        drain()
        rows = Reanchoring.objects.filter(citation__claim_version__claim=claim).order_by("snapshot__captured_at")
        assert [(row.snapshot, row.exact) for row in rows] == [(made[0], "46 passengers"), (made[1], "45 passengers")]
        opened = Finding.objects.filter(claim=claim, state=FindingState.OPEN)
        assert [one.evidence for one in opened] == [made[1]]
        assert not Job.objects.exists()


def test_a_snapshot_that_comes_in_while_a_check_runs_misses_no_citation() -> None:
    for _ in range(ROUNDS):
        dossier, editor = story()
        snapshot = attached(dossier, editor)
        run = request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
        changed = LOG.replace("was hurt", "was badly hurt")

        def capture(snapshot: Snapshot = snapshot, editor: Any = editor, text: str = changed) -> Any:
            made = add_snapshot(source=snapshot.source, data=text.encode(), filename="l.txt", by=editor, now=CAPTURED)
            return made, worker()()

        gave = at_once(worker(), worker(), capture)
        assert not [one for one in gave if isinstance(one, Exception)], gave
        drain()
        run.refresh_from_db()
        assert (run.state, run.error) == ("done", "")
        citations = Citation.objects.filter(claim_version__claim__dossier=dossier)
        assert citations.count() >= 1
        rows = Reanchoring.objects.filter(citation__in=citations)
        assert sorted(rows.values_list("citation", flat=True)) == sorted(citations.values_list("pk", flat=True))
        quote = Claim.objects.get(dossier=dossier, kind="quote")
        assert check_status(Claim.objects.filter(pk=quote.pk)).get().check_status == "stale"
        assert Finding.objects.get(claim=quote, rule="source.changed").state == FindingState.OPEN


def test_a_job_that_is_claimed_again_after_a_kill_finds_its_work_done_or_undone() -> None:
    dossier, editor = story()
    snapshot = attached(dossier, editor)
    checked(dossier, editor)
    captured(snapshot, LOG.replace("was hurt", "was badly hurt"), editor)
    lost = Job.objects.get(name=SNAPSHOT_ADDED)
    # A worker claimed it and was killed before it had written anything: its lease is over.
    Job.objects.filter(pk=lost.pk).update(state="running", attempts=1, due=NOW)
    drain()
    assert Reanchoring.objects.count() == Citation.objects.count() > 0
    assert not Job.objects.filter(name=SNAPSHOT_ADDED).exists()


def test_of_two_who_take_it_over_one_does() -> None:
    dossier, editor, _, snapshot = cited()
    new = captured(snapshot, "Corrected.\n" + LOG, editor)
    drain()

    def take() -> Any:
        return take_over(dossier=dossier, snapshot=new, seen=snapshot.pk, by=editor, now=LATER)

    gave = at_once(take, take, take)
    assert sorted(type(one).__name__ for one in gave) == ["Conflict", "Conflict", "TakenOver"]
    citation = Citation.objects.get()
    assert (citation.snapshot, citation.version) == (new, 2)


def test_deciding_and_re_anchoring_at_once_never_lets_a_change_pass_unseen() -> None:
    for _ in range(ROUNDS):
        dossier, editor, claim, snapshot = cited()
        checker = member(dossier.desk, Role.CHECKER)
        decide(claim=claim, seen=claim.version, by=editor, action="submit", now=CAPTURED)
        claim.refresh_from_db()
        captured(snapshot, LOG.replace("47", "46"), editor)

        def approve(claim: Claim = claim, checker: Any = checker) -> Any:
            return decide(claim=claim, seen=claim.version, by=checker, action="approve", verdict="supported", now=LATER)

        decision, _ = at_once(approve, worker())
        drain()
        found = Finding.objects.get(claim=claim)
        if isinstance(decision, Conflict):
            assert not claim.decisions.filter(action="approve").exists()
        else:
            assert [one["id"] for one in decision.findings] == []
            assert found.created_at is not None
        assert check_status(Claim.objects.filter(pk=claim.pk)).get().check_status == "stale"
        assert CheckRun.objects.count() == 0
