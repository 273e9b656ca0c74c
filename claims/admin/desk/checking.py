"""Ask for a check, and watch it: by reloading, or by a script that reads the state."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.admin.desk.common import dossier_or_404, page, person, version_or_404
from claims.checking import OutdatedDraft, request_check
from claims.checking import progress as progress_of
from claims.models import CheckRun, Dossier
from claims.models.words import RunState

PATIENCE = 20
"""Seconds that a check may wait for a worker before the page says what to look for."""


@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a check of the latest version of the draft; the same draft and sources are the same check."""
    return ask_for_check(request, dossier_or_404(request, pk))


def ask_for_check(request: HttpRequest, dossier: Dossier) -> HttpResponse:
    """Ask for the check and lead on to where it is watched, or to the draft where it is done already."""
    try:
        run = request_check(draft_version=version_or_404(dossier, None), by=person(request), now=timezone.now())
    except OutdatedDraft:
        messages.error(request, "A newer version of the draft came in meanwhile. Press “Check” to check that one.")
        return redirect("desk:draft", dossier.pk)
    if run.state == RunState.DONE:
        messages.info(request, "Nothing has changed since the last check.")
        return redirect("desk:draft", dossier.pk)
    return redirect("desk:progress", dossier.pk, run.pk)


def progress(request: HttpRequest, pk: int, run_pk: int) -> HttpResponse:
    """How far a check has come; a finished one leads on to the draft."""
    dossier = dossier_or_404(request, pk)
    run = _run_or_404(dossier, run_pk)
    done, total, run_state = progress_of(run)
    if run_state == RunState.DONE:
        return redirect(_result(dossier, run))
    waiting = run_state == RunState.QUEUED and (timezone.now() - run.created_at).total_seconds() > PATIENCE
    return page(
        request,
        "progress.html",
        f"Checking {dossier.title}",
        dossier=dossier,
        tab="check",
        watched=run,
        done=done,
        total=total,
        is_over=run_state == RunState.FAILED,
        waits_long=waiting,
    )


def state(request: HttpRequest, pk: int, run_pk: int) -> JsonResponse:
    """The same for scripts: done and total count claims; `next` is where to go when the check is over."""
    dossier = dossier_or_404(request, pk)
    run = _run_or_404(dossier, run_pk)
    done, total, run_state = progress_of(run)
    over = run_state in (RunState.DONE, RunState.FAILED)
    where = _result(dossier, run) if run_state == RunState.DONE else request.path.removesuffix("state.json")
    return JsonResponse({"done": done, "total": total, "state": run_state, "next": where if over else None})


def _run_or_404(dossier: Dossier, run_pk: int) -> CheckRun:
    return get_object_or_404(CheckRun.objects.filter(draft_version__dossier=dossier), pk=run_pk)


def _result(dossier: Dossier, run: CheckRun) -> str:
    return f"{reverse('desk:draft', args=[dossier.pk])}?version={run.draft_version.number}"
