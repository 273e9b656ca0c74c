"""A check from the asking to the end: the same inputs are the same run, and every job may be done twice."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms.models import model_to_dict

from claims import checking
from claims.checking import NoReport, OutdatedDraft, progress, recheck_neighbours, report_of, request_check
from claims.examination import examine_draft, report_json
from claims.intake import NewClaim, change_claim, draft_of, latest_version, record_claims, source_texts
from claims.models import CheckRun, Citation, Claim, ClaimCheck, Dossier, DraftVersion, Fact, Finding
from claims.models.words import EditorialState, FindingState, RunState
from sources.models import Job, Role, Source
from sources.outbox import Work
from tests.claims.checking_helpers import NOW, OF_2022, TABLE, VOTES, WRONG, checked, drain, elections, ward_dossier
from tests.claims.intake_helpers import attached, story
from tests.factories import DraftVersionFactory, SnapshotFactory, member

pytestmark = pytest.mark.django_db


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row that a check may write, by its values."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for model in (CheckRun, Claim, ClaimCheck, Finding, Citation, Job):
        found: Any = model._meta.default_manager.order_by("pk")
        rows[model.__name__] = [
            model_to_dict(row) | {"pk": row.pk, "version": getattr(row, "version", 0)} for row in found
        ]
    facts = Fact.objects.order_by("id")
    rows["Fact"] = [{k: v for k, v in model_to_dict(row).items() if k != "id"} for row in facts]
    return rows


def dismiss(finding: Finding, by: Any) -> None:
    because = {"dismissed_by": by, "dismissed_at": NOW, "dismissed_because": "It counts another day."}
    Finding.objects.guarded_update(finding.pk, seen=finding.version, state=FindingState.DISMISSED, **because)


def gone_or_not(*findings: Finding) -> list[tuple[str, int]]:
    rows = Finding.objects.filter(pk__in=[one.pk for one in findings]).order_by("id")
    return list(rows.values_list("state", "version"))


def amend(dossier: Dossier, **values: Any) -> None:
    """Change what is said of the dossier's one source."""
    assert Source.objects.filter(dossiers=dossier).update(**values) == 1


def agrees_with_the_core(run: CheckRun) -> None:
    draft_version = latest_version(run.draft_version.dossier)
    core = examine_draft(draft_of(draft_version), source_texts(run.draft_version.dossier))
    assert report_json(report_of(run)) == report_json(core)


class TestAsking:
    def test_the_run_and_its_first_job_are_written_together(self) -> None:
        dossier, editor = story()
        run = request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
        (job,) = Job.objects.all()
        assert (job.name, job.key, job.arguments) == ("claims.find", str(run.pk), {"run": run.pk})
        assert progress(run) == (0, 0, "queued")

    def test_undone_together(self) -> None:
        dossier, editor = story()
        with transaction.atomic():
            request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
            assert (CheckRun.objects.count(), Job.objects.count()) == (1, 1)
            transaction.set_rollback(True)
        assert (CheckRun.objects.count(), Job.objects.count()) == (0, 0)

    @pytest.mark.parametrize("role", [Role.GUEST, Role.SECOND_READER])
    def test_who_may_not_ask_leaves_nothing(self, role: Role) -> None:
        dossier, _ = story()
        with pytest.raises(PermissionDenied):
            request_check(draft_version=latest_version(dossier), by=member(dossier.desk, role), now=NOW)
        assert (CheckRun.objects.count(), Job.objects.count()) == (0, 0)

    def test_asked_twice_it_is_one_run_before_and_after(self) -> None:
        dossier, editor = elections()
        version = latest_version(dossier)
        first = request_check(draft_version=version, by=editor, now=NOW)
        assert request_check(draft_version=version, by=editor, now=NOW) == first
        assert Job.objects.count() == 1
        drain()
        done = everything()
        assert request_check(draft_version=version, by=member(dossier.desk, Role.CHECKER), now=NOW) == first
        assert everything() == done
        assert progress(first) == (3, 3, "done")

    def test_a_source_amended_and_amended_back_is_checked_each_time(self) -> None:
        dossier, editor = elections()
        first = checked(dossier, editor)
        amend(dossier, figures_status="final")
        second = checked(dossier, editor)
        amend(dossier, figures_status="")
        third = checked(dossier, editor)
        assert len({first.pk, second.pk, third.pk}) == 3
        assert len({first.inputs_sha256, second.inputs_sha256, third.inputs_sha256}) == 3
        agrees_with_the_core(third)
        with pytest.raises(NoReport, match="a later check"):
            report_of(first)

    def test_no_report_before_the_end(self) -> None:
        dossier, editor = elections()
        run = request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
        with pytest.raises(NoReport, match="the check is queued, 0 of 0 claims are checked"):
            report_of(run)

    def test_what_changed_while_it_waited_is_checked_as_it_is_now(self) -> None:
        dossier, editor = elections()
        run = request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
        amend(dossier, figures_status="final")
        drain()
        run.refresh_from_db()
        second = CheckRun.objects.latest("id")
        assert run.state == RunState.FAILED
        assert run.error == f"what it was to check has changed: check {second.pk} took its place"
        assert (second.state, second.requested_by) == (RunState.DONE, editor)
        agrees_with_the_core(second)

    def test_what_changed_between_batches_is_checked_as_it_is_now(self) -> None:
        dossier, editor = elections()
        run = request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
        checking.find(work(Job.objects.get()), now=NOW)
        checking.check(work(Job.objects.get(name="claims.check")), now=NOW)
        amend(dossier, figures_status="final")
        drain()
        run.refresh_from_db()
        assert run.state == RunState.FAILED
        agrees_with_the_core(CheckRun.objects.latest("id"))

    def test_a_new_version_of_the_draft_takes_over_a_waiting_check(self) -> None:
        dossier, editor = elections()
        old = latest_version(dossier)
        run = request_check(draft_version=old, by=editor, now=NOW)
        new = second_version(dossier)
        drain()
        run.refresh_from_db()
        second = CheckRun.objects.latest("id")
        assert (run.state, second.state, second.draft_version) == (RunState.FAILED, RunState.DONE, new)
        assert request_check(draft_version=old, by=editor, now=NOW) == run
        assert [one.claim.text for one in report_of(second).claims] == ["42 seats", "14 seats", "27 seats"]
        agrees_with_the_core(second)

    def test_an_old_version_that_was_never_checked_is_not_checked_now(self) -> None:
        dossier, editor = elections()
        old = latest_version(dossier)
        second_version(dossier)
        with pytest.raises(OutdatedDraft):
            request_check(draft_version=old, by=editor, now=NOW)
        assert (CheckRun.objects.count(), Job.objects.count()) == (0, 0)


def second_version(dossier: Dossier) -> DraftVersion:
    snapshot = SnapshotFactory.create(source=dossier.draft, text=VOTES.replace("41", "42"))
    return DraftVersionFactory.create(dossier=dossier, number=2, snapshot=snapshot)


def work(job: Job, attempt: int = 1) -> Work:
    return Work(job.pk, job.name, job.key, job.arguments, attempt, last=False)


def handled(job: Job) -> None:
    """Do a job in this process."""
    function = getattr(checking, job.name.removeprefix("claims."))
    if job.name in (checking.MEET, checking.SUGGEST):
        function(work(job))
    else:
        function(work(job), now=NOW)


class TestTwice:
    def test_every_handler_done_twice_changes_nothing(self) -> None:
        dossier, editor = elections()
        run = request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
        for handler, name in (
            (checking.find, "claims.find"),
            (checking.check, "claims.check"),
            (checking.compare, "claims.compare"),
        ):
            job = Job.objects.get(name=name)
            handler(work(job), now=NOW)
            once = everything()
            handler(work(job), now=NOW)
            assert everything() == once
            handler(work(job, attempt=2), now=NOW)
            assert everything() == once
        assert progress(run) == (3, 3, "done")
        agrees_with_the_core(run)

    def test_jobs_that_come_again_after_the_end_change_nothing(self) -> None:
        dossier, editor = elections()
        run = request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
        jobs: list[Job] = []
        while (job := Job.objects.order_by("id").exclude(pk__in=[one.pk for one in jobs]).first()) is not None:
            jobs.append(job)
            handled(job)
        names = ["claims.find", "claims.check", "claims.compare", "claims.meet", "claims.suggest_names"]
        assert [job.name for job in jobs] == names
        Job.objects.all().delete()
        done = everything()
        for job in jobs:
            handled(job)
        assert everything() == done
        assert progress(run) == (3, 3, "done")

    def test_two_batches_with_the_same_claims_count_them_once(self) -> None:
        dossier, editor = elections()
        run = request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
        checking.find(work(Job.objects.get()), now=NOW)
        (a, b, c) = Claim.objects.order_by("id").values_list("current_id", flat=True)
        for versions in ([a, b], [b, c], [a, b, c]):
            given = Work(1, "claims.check", "", {"run": run.pk, "versions": versions}, 1, last=False)
            checking.check(given, now=NOW)
            done = progress(run).done
            assert done == ClaimCheck.objects.count() == (2 if versions == [a, b] else 3)

    def test_five_hundred_claims_go_in_batches(self) -> None:
        dossier, editor = ward_dossier(250)
        run = request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
        checking.find(work(Job.objects.get()), now=NOW)
        jobs = list(Job.objects.filter(name="claims.check"))
        assert [len(job.arguments["versions"]) for job in jobs] == [100] * 5
        assert progress(run) == (0, 500, "running")
        checking.check(work(jobs[3]), now=NOW)
        assert progress(run) == (100, 500, "running")


class TestFindings:
    def test_a_dismissal_survives_until_the_finding_says_something_else(self) -> None:
        dossier, editor = elections(WRONG)
        first = checked(dossier, editor)
        finding = Finding.objects.get(rule="quantity.mismatch")
        dismiss(finding, editor)
        amend(dossier, title="The commission's table")
        second = checked(dossier, editor)
        again = Finding.objects.get(rule="quantity.mismatch")
        assert (again.pk, again.state, again.version) == (finding.pk, "dismissed", 2)
        assert (again.first_run, again.last_run) == (first, second)

        dossier.dossier_sources.all().delete()
        attached(dossier, editor, TABLE.replace("14", "16"), "results.csv", **OF_2022)
        third = checked(dossier, editor)
        states = Finding.objects.filter(rule="quantity.mismatch").order_by("id").values_list("state", "last_run")
        assert list(states) == [("gone", second.pk), ("open", third.pk)]

    def test_a_finding_that_is_no_longer_made_is_gone_and_comes_back_as_it_was(self) -> None:
        dossier, editor = elections()
        amend(dossier, issued=dt.date(2019, 3, 2))
        checked(dossier, editor)
        first, second = Finding.objects.filter(claim__isnull=False).order_by("id")
        dismiss(first, editor)
        amend(dossier, issued=dt.date(2022, 3, 2))
        checked(dossier, editor)
        assert gone_or_not(first, second) == [("gone", 3), ("gone", 2)]
        amend(dossier, issued=dt.date(2019, 3, 2))
        last = checked(dossier, editor)
        assert gone_or_not(first, second) == [("dismissed", 4), ("open", 3)]
        agrees_with_the_core(last)

    def test_a_citation_that_a_person_made_or_accepted_stays_that_persons(self) -> None:
        dossier, editor = elections()
        checked(dossier, editor)
        machine = Citation.objects.get()
        assert (machine.origin, machine.match) == ("machine", {"compared": True})
        Citation.objects.filter(pk=machine.pk).update(accepted_by=editor)
        dossier.dossier_sources.all().delete()
        run = checked(dossier, editor)
        kept = Citation.objects.get()
        assert (kept.pk, kept.accepted_by, kept.match) == (machine.pk, editor, {})
        agrees_with_the_core(run)

    def test_a_citation_that_nobody_accepted_goes_with_its_reason(self) -> None:
        dossier, editor = elections()
        checked(dossier, editor)
        assert Citation.objects.count() == 1
        dossier.dossier_sources.all().delete()
        checked(dossier, editor)
        assert Citation.objects.count() == 0

    def test_a_figure_that_follows_from_two_others_is_ok_in_the_rows_too(self) -> None:
        dossier, editor = elections()
        run = checked(dossier, editor)
        last = ClaimCheck.objects.get(run=run, claim_version__text="27 seats")
        assert (last.outcome, last.notes) == ("ok", ["derived: 14 - 41 = -27"])
        open_ones = Finding.objects.filter(claim_version=last.claim_version, state=FindingState.OPEN)
        assert not open_ones.exists()


class TestFacts:
    def test_facts_are_exact_and_name_their_claim_or_cell(self) -> None:
        dossier, editor = story("The Harbour List won 33.3 percent of the vote and 1.1 million votes in 2022.\n")
        table = "List,Seats,Deputies\nHarbour List,14,14\nReform List,20,6\n"
        attached(dossier, editor, table, "results.csv", **OF_2022)
        checked(dossier, editor)
        of_claims = Fact.objects.filter(claim_version__isnull=False).order_by("id")
        assert [(one.claim_version.text, one.value) for one in of_claims if one.claim_version] == [
            ("33.3 percent", Fraction(333, 10)),
            ("1.1 million votes", Fraction(1_100_000)),
        ]
        cells = Fact.objects.filter(snapshot__isnull=False).order_by("id")
        assert [(one.row, one.column, one.subject_key, one.measure_key, one.value) for one in cells] == [
            (0, 1, "harbour list", "seat", Fraction(14)),
            (0, 2, "harbour list", "deputy", Fraction(14)),
            (1, 1, "reform list", "seat", Fraction(20)),
            (1, 2, "reform list", "deputy", Fraction(6)),
        ]

    def test_a_change_names_what_it_is_a_change_of(self) -> None:
        dossier, editor = elections()
        checked(dossier, editor)
        before, after, lost = Claim.objects.order_by("id").values_list("current_id", flat=True)
        assert Fact.objects.get(claim_version=lost).relation == {
            "name": "delta",
            "facts": [{"claim_version": before}, {"claim_version": after}],
            "how": "lost",
        }

    def test_the_largest_figure_that_a_claim_may_state_is_kept(self) -> None:
        dossier, editor = elections()
        payload = {"raw": "huge", "modality": "exact", "quantity_kind": "count", "lo_closed": True, "hi_closed": True}
        number = dict.fromkeys(("value", "lo", "hi"), "9" * 40)
        row = NewClaim("quantity", 0, 7, payload | number)
        record_claims(draft_version=latest_version(dossier), rows=[row], by=editor, origin="person", now=NOW)
        run = checked(dossier, editor)
        assert run.total == 4
        assert Fact.objects.get(claim_version__text="In 2019").value == 10**40 - 1


class TestNeighbours:
    def test_a_changed_claim_is_checked_anew_and_its_neighbours_against_it(self) -> None:
        dossier, editor = elections()
        first = checked(dossier, editor)
        before, after, lost = Claim.objects.order_by("id")
        assert before.current
        payload = before.current.payload | {"value": "44", "lo": "44", "hi": "44"}
        change_claim(claim=before, seen=before.version, by=editor, payload=payload, now=NOW)
        run = recheck_neighbours(claim=before, by=editor, now=NOW)
        assert run is not None
        assert run != first
        drain()
        run.refresh_from_db()
        assert (run.state, run.done, run.total) == (RunState.DONE, 3, 3)
        cross = Finding.objects.get(rule="quantity.delta", state=FindingState.OPEN)
        assert cross.arithmetic.startswith("14 - 44 = -30")
        involved = Finding.involved.through.objects.filter(finding=cross).order_by("id")
        assert list(involved.values_list("claim", flat=True)) == [lost.pk, before.pk, after.pk]
        assert Fact.objects.filter(claim_version__claim=before).get().value == 44

    def test_only_what_changed_is_compared_with_the_sources_again(self) -> None:
        dossier, editor = ward_dossier(30)
        checked(dossier, editor)
        claim = Claim.objects.filter(kind="quantity").order_by("id")[5]
        assert claim.current
        change_claim(claim=claim, seen=1, by=editor, payload=claim.current.payload | {"subject": "nobody"}, now=NOW)
        run = recheck_neighbours(claim=claim, by=editor, now=NOW)
        assert run is not None
        checking.find(work(Job.objects.get()), now=NOW)
        claim.refresh_from_db()
        (job,) = Job.objects.filter(name="claims.check")
        assert job.arguments["versions"] == [claim.current_id]
        assert progress(run) == (59, 60, "running")

    def test_a_dossier_that_was_never_checked_is_left_alone(self) -> None:
        dossier, editor = elections()
        run = checked(dossier, editor)
        claim = Claim.objects.earliest("id")
        Finding.objects.all().delete()
        ClaimCheck.objects.all().delete()
        run.delete()
        assert recheck_neighbours(claim=claim, by=editor, now=NOW) is None
        assert not Job.objects.exists()

    def test_what_is_no_claim_is_left_out_and_counts_as_looked_at(self) -> None:
        dossier, editor = elections(WRONG)
        checked(dossier, editor)
        claim = Finding.objects.get(rule="quantity.mismatch").claim
        assert claim
        Claim.objects.guarded_update(claim.pk, seen=claim.version, state=EditorialState.REJECTED)
        run = recheck_neighbours(claim=claim, by=editor, now=NOW)
        assert run is not None
        drain()
        run.refresh_from_db()
        assert (run.state, run.total) == (RunState.DONE, 2)
        assert Finding.objects.get(rule="quantity.mismatch").state == FindingState.GONE
        assert report_of(run).coverage.uncovered == ()
        assert not Fact.objects.filter(claim_version__claim=claim).exists()
        assert Claim.objects.filter(state=EditorialState.REJECTED).count() == 1
        assert Claim.objects.count() == 3
