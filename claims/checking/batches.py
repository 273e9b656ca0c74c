"""The jobs of a run: find the claims, check them in batches, try a bad one alone. Comparing them is in `comparing`.

A job may run again after any crash, so each looks first what is there and writes only what is not.

    claims.find --> claims.check, one a batch --> claims.compare
                     | cut off: two halves
                     | one claim that raises, or is cut off with nobody beside it, counts as unchecked, with the
                     v reason, so that the run ends without it, and is tried again for itself
                    claims.check_alone --> buried with its error, or checked after all: then all are compared again
"""

import logging
from collections.abc import Sequence
from dataclasses import astuple
from datetime import datetime
from typing import Any

from celery.exceptions import SoftTimeLimitExceeded
from django.db import DataError, IntegrityError, transaction

from claims.checking.cited import check_with
from claims.checking.claims import DERIVED, SET_ASIDE, Placed, claims_in, placed
from claims.checking.inputs import Inputs, digest, inputs_of
from claims.checking.runs import ALONE, CHECK, COMPARE, hold, run_of
from claims.checking.storing import Result, store_results
from claims.examination import find_claims
from claims.intake import NewClaim, found_claim, payload_dict, record_claims
from claims.kinds import Check
from claims.models import CheckRun, ClaimCheck, Finding
from claims.models.words import FindingState, Origin, RunState
from sources import outbox

logger = logging.getLogger(__name__)

BATCH = 100
"""Claims to a job: enough that its fixed costs do not count, few enough that several workers share a dossier."""

CUT_OFF = "the worker was gone, or its time was over, before the check was done"
REASON_LENGTH = 500
"""Characters of an error that stand in a claim's reason."""


def find(work: outbox.Work, *, now: datetime) -> None:
    """Find the draft's claims, take over what an earlier run already gave for them, and hand out the rest."""
    run = run_of(work.arguments["run"])
    if run is None:
        return
    inputs = inputs_of(run.draft_version)
    found = find_claims(inputs.prepared().draft.material)
    held = hold(run, inputs, now=now)
    if held is None:
        return
    rows = [NewClaim(kind=one.kind, start=one.start, end=one.end, payload=payload_dict(one.payload)) for one in found]
    record_claims(draft_version=run.draft_version, rows=rows, by=None, origin=Origin.MACHINE, now=now)
    _take_over(held, inputs)
    hand_out(held)


def _take_over(run: CheckRun, inputs: Inputs) -> None:
    """Keep what the run before gave for claims whose own inputs are the same: a check is a function of those alone."""
    runs = CheckRun.objects.filter(draft_version__dossier=run.draft_version.dossier_id, state=RunState.DONE)
    before = runs.filter(pk__lt=run.pk).order_by("-id").first()
    if before is None:
        return
    expected = {one.version.pk: inputs_sha256(inputs, one) for one in claims_in(run.draft_version)}
    checked = set(run.claim_checks.values_list("claim_version", flat=True))
    kept = [
        ClaimCheck(
            run=run,
            claim_version_id=one.claim_version_id,
            outcome=one.outcome,
            unchecked=one.unchecked,
            notes=one.notes,
            inputs_sha256=one.inputs_sha256,
        )
        for one in before.claim_checks.filter(claim_version__in=expected)
        if one.inputs_sha256 == expected[one.claim_version_id]
        and one.claim_version_id not in checked
        and not one.unchecked.startswith(SET_ASIDE)
        and not any(note.startswith(DERIVED) for note in one.notes)
    ]
    ClaimCheck.objects.bulk_create(kept, batch_size=1000)
    made = Finding.objects.filter(last_run=before, claim_version__in=[one.claim_version_id for one in kept])
    made.exclude(state=FindingState.GONE).update(last_run=run)


def inputs_sha256(inputs: Inputs, one: Placed) -> str:
    """The hash of what one claim is compared with, and of the claim: its words, its place and what it says."""
    stated: list[Any] = [inputs.material_sha256, one.version.pk, one.occurrence.start, one.occurrence.end]
    if cited := inputs.cited.get(one.version.pk):
        stated += [astuple(passage) for passage in cited]
    return digest(stated)


def _check(one: Placed, inputs: Inputs) -> Check:
    prepared, cited = inputs.prepared(), inputs.cited.get(one.version.pk, ())
    return check_with(found_claim(one.version, one.occurrence), prepared.sources, prepared.context, cited)


def hand_out(run: CheckRun) -> None:
    """Enqueue what is still to be checked, or the comparing where nothing is. The run is held by the caller."""
    current = [one.version.pk for one in claims_in(run.draft_version)]
    checked = set(run.claim_checks.values_list("claim_version", flat=True))
    missing = [version for version in current if version not in checked]
    CheckRun.objects.filter(pk=run.pk).update(total=len(current), done=len(current) - len(missing))
    for at in range(0, len(missing), BATCH):
        _enqueue_check(run, missing[at : at + BATCH])
    if not missing:
        outbox.enqueue(COMPARE, {"run": run.pk}, key=str(run.pk))


def _enqueue_check(run: CheckRun, versions: Sequence[int]) -> None:
    outbox.enqueue(CHECK, {"run": run.pk, "versions": list(versions)}, key=f"{run.pk}:{digest(list(versions))[:16]}")


def check(work: outbox.Work, *, now: datetime) -> None:
    """Check a batch of claims against the sources, each for itself."""
    run = run_of(work.arguments["run"])
    if run is None:
        return
    checked = set(run.claim_checks.values_list("claim_version", flat=True))
    versions = [version for version in work.arguments["versions"] if version not in checked]
    if work.attempt > 1 and len(versions) > 1:
        _halve(run, versions)  # Something in it ended the attempt, or the worker was gone: smaller parts tell.
        return
    inputs = inputs_of(run.draft_version)
    claims = placed(run.draft_version, versions)
    if work.attempt > 1:
        results, broken = list[Result](), [(one, CUT_OFF) for one in claims]
    else:
        results, broken = _checked(claims, inputs)
    held = hold(run, inputs, now=now)
    if held is None:
        return
    done = set(held.claim_checks.filter(claim_version__in=versions).values_list("claim_version", flat=True))
    results = [one for one in results if one.version.pk not in done]
    try:
        with transaction.atomic():
            store_results(held, inputs, results)
    except (DataError, IntegrityError) as error:
        if len(results) > 1:
            _halve(run, versions)
            return
        broken += [(one, _reason(error)) for one in claims if one.version.pk in {r.version.pk for r in results}]
    _set_aside(held, inputs, [(one, why) for one, why in broken if one.version.pk not in done])
    _count(held)


def _checked(claims: Sequence[Placed], inputs: Inputs) -> tuple[list[Result], list[tuple[Placed, str]]]:
    """The checks of claims, and those whose check raised, with the reason."""
    results: list[Result] = []
    broken: list[tuple[Placed, str]] = []
    for one in claims:
        try:
            gave = _check(one, inputs)
        except SoftTimeLimitExceeded:
            raise  # It may hit any claim of the batch: none is to blame yet.
        except Exception as error:
            logger.exception("the check of claim version %s raised", one.version.pk)
            broken.append((one, _reason(error)))
        else:
            results.append(Result(one.version, gave, inputs_sha256(inputs, one)))
    return results, broken


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".replace("\0", "")[:REASON_LENGTH]


def _halve(run: CheckRun, versions: Sequence[int]) -> None:
    middle = len(versions) // 2
    _enqueue_check(run, versions[:middle])
    _enqueue_check(run, versions[middle:])


def _set_aside(run: CheckRun, inputs: Inputs, broken: Sequence[tuple[Placed, str]]) -> None:
    """Count claims as unchecked, with the reason, and try each again in a job of its own."""
    results = [
        Result(one.version, Check(unchecked=f"{SET_ASIDE}{why}"), inputs_sha256(inputs, one)) for one, why in broken
    ]
    store_results(run, inputs, results)
    for one in results:
        arguments = {"run": run.pk, "version": one.version.pk}
        outbox.enqueue(ALONE, arguments, key=f"{run.pk}:{one.version.pk}")


def _count(run: CheckRun) -> None:
    """Set the progress to what is there; whoever completes it has the claims compared. The run is held."""
    done = run.claim_checks.count()
    CheckRun.objects.filter(pk=run.pk).update(done=done)
    if done == run.total:
        outbox.enqueue(COMPARE, {"run": run.pk}, key=str(run.pk))


def check_alone(work: outbox.Work, *, now: datetime) -> None:
    """Try a claim again whose check broke; what it raises now is the job's error. Where it works, the run goes on."""
    run = CheckRun.objects.select_related("draft_version__dossier").filter(pk=work.arguments["run"]).first()
    if run is None:
        return
    version = work.arguments["version"]
    ours = run.claim_checks.filter(claim_version=version, unchecked__startswith=SET_ASIDE)
    claims = placed(run.draft_version, [version])
    if not claims or not ours.exists():
        return
    inputs = inputs_of(run.draft_version)
    (one,) = claims
    gave = _check(one, inputs)
    held = hold(run, inputs, now=now, reopen=True)
    if held is None or not ours.delete()[0]:
        return
    # What rests on other claims is worked out anew now that there is one more.
    run.claim_checks.filter(notes__icontains=DERIVED).delete()
    store_results(held, inputs, [Result(one.version, gave, inputs_sha256(inputs, one))])
    CheckRun.objects.filter(pk=run.pk).update(state=RunState.RUNNING, finished_at=None, error="")
    hand_out(held)
