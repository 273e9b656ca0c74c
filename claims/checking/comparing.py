"""The last job of a run: check the claims against each other and against the sources' figures, and close the run."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Exists, F, OuterRef

from claims.checking.claims import CheckedClaim, checked_claims
from claims.checking.elsewhere import look_elsewhere
from claims.checking.facts import replace_facts
from claims.checking.inputs import NOT_CHECKED, Inputs, inputs_of
from claims.checking.names import SUGGEST
from claims.checking.runs import hold, run_of
from claims.checking.storing import Row, claim_rows, cross_row, store_findings
from claims.examination import UNCOVERED, Report, Uncovered, compare_claims
from claims.intake.following import follow_newer_snapshots
from claims.models import CheckRun, ClaimCheck, Finding, Occurrence, Reanchoring
from claims.models.checks import SOURCE_CHANGED
from claims.models.words import FindingState, RunState
from sources import outbox

ALWAYS = (FindingState.OPEN, FindingState.DISMISSED)


def compare(work: outbox.Work, *, now: datetime) -> None:
    """Compare the checked claims, replace the dossier's facts, and let go of findings that are no longer made."""
    run = run_of(work.arguments["run"])
    if run is None:
        return
    inputs = inputs_of(run.draft_version)
    held = hold(run, inputs, now=now)
    if held is None or held.done != held.total:
        return  # What is still missing enqueues this again.
    prepared = inputs.prepared()
    claims = {one.id: one for one in checked_claims(held)}
    sound = {id_: one for id_, one in claims.items() if not one.set_aside}
    report = compare_claims(
        prepared.draft,
        prepared.sources,
        {id_: one.found for id_, one in sound.items()},
        {id_: one.check for id_, one in sound.items()},
        prepared.context,
    )
    _store_changed(held, sound, report, inputs)
    versions = {id_: one.version for id_, one in sound.items()}
    look_elsewhere(held, report.claims, versions)
    rows = [cross_row(one, versions) for one in report.cross]
    store_findings(held, [*rows, *_uncovered(held, report.coverage.uncovered, claims)])
    replace_facts(held, prepared, inputs.snapshots, {id_: (one.version, one.found) for id_, one in sound.items()})
    dossier = run.draft_version.dossier_id
    said = Finding.objects.filter(dossier=dossier, state__in=ALWAYS)
    # That a source changed no check says; it is settled where the check has let go of the citation.
    of_citations = Exists(Reanchoring.objects.filter(finding=OuterRef("pk")))
    left = said.exclude(last_run=held).exclude(rule=SOURCE_CHANGED) | said.filter(~of_citations, rule=SOURCE_CHANGED)
    left.update(state=FindingState.GONE, version=F("version") + 1)
    follow_newer_snapshots(dossier)
    aside = [one for one in claims.values() if one.set_aside]
    CheckRun.objects.filter(pk=held.pk).update(state=RunState.DONE, finished_at=now, error=_said(aside))
    outbox.enqueue(SUGGEST, {"draft_version": held.draft_version_id}, key=str(held.draft_version_id))


def _said(aside: Sequence[CheckedClaim]) -> str:
    return "; ".join(f"claim {one.version.claim_id}: {one.check.unchecked}" for one in aside[:20])


def _store_changed(run: CheckRun, claims: Mapping[str, CheckedClaim], report: Report, inputs: Inputs) -> None:
    """Write the checks that comparing has changed: a figure that follows from two others needs no source."""
    changed = [one for one in report.claims if one.check != claims[one.id].check]
    rows: list[Row] = []
    for one in changed:
        version = claims[one.id].version
        ClaimCheck.objects.filter(run=run, claim_version=version).update(
            outcome=one.check.outcome, unchecked=one.check.unchecked, notes=list(one.check.notes)
        )
        rows += claim_rows(version, one.check, inputs)
    versions = [claims[one.id].version.pk for one in changed]
    old = Finding.objects.filter(last_run=run, claim_version__in=versions, state__in=ALWAYS)
    before = set(old.values_list("pk", flat=True))
    kept = store_findings(run, rows)
    Finding.objects.filter(pk__in=before - kept, state__in=ALWAYS).update(
        state=FindingState.GONE, version=F("version") + 1
    )


def _uncovered(run: CheckRun, found: Sequence[Uncovered], claims: Mapping[str, CheckedClaim]) -> list[Row]:
    """What no claim covers, without what somebody said is none, or whose check broke: that was looked at."""
    rejected = Occurrence.objects.filter(draft_version=run.draft_version, start__isnull=False)
    rejected = rejected.filter(claim_version__claim__state__in=NOT_CHECKED)
    looked_at = [(start or 0, end or 0) for start, end in rejected.values_list("start", "end")]
    looked_at += [(one.found.start, one.found.end) for one in claims.values() if one.set_aside]
    return [
        Row(
            claim=None,
            claim_version=None,
            rule=UNCOVERED,
            severity="info",
            message=f"“{one.text}” stands in no claim: nobody has checked it.",
            start=one.start,
            end=one.end,
            mentions=({"kind": one.kind, "text": one.text, "start": one.start, "end": one.end},),
        )
        for one in found
        if not any(start < one.end and one.start < end for start, end in looked_at)
    ]
