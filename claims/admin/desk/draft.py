"""The draft's page: its text with every claim marked, the claims beside it, and a form to make another by hand."""

from collections import Counter

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from claims import intake
from claims.admin.desk.common import BAD_REQUEST, dossier_or_404, page, person, tell, version_or_404
from claims.admin.desk.forms import ClaimForm
from claims.admin.desk.marking import pieces
from claims.admin.desk.payloads import AnswerError, payload_for
from claims.admin.desk.places import PlaceError, find_place
from claims.admin.desk.rows import ABOUT_THE_DRAFT, RANK, SEVERITIES, rows_of
from claims.checking import recheck_neighbours
from claims.models import Dossier, DraftVersion, Finding
from claims.models.words import FindingState, Origin
from sources.access import require
from sources.models import TRUSTED

ALL = "all"


def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the page; `version` shows an earlier draft, `only` one check status. POST: a claim made by hand."""
    dossier = dossier_or_404(request, pk)
    asked = request.GET.get("version", "")
    version = version_or_404(dossier, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else None)
    if request.method != "POST":
        return _page(request, dossier, version, ClaimForm())
    require(person(request), dossier.desk, *TRUSTED)
    form = ClaimForm(request.POST)
    if form.is_valid() and _make(request, version, form):
        return redirect("desk:draft", pk)
    return _page(request, dossier, version, form, status=BAD_REQUEST)


def _make(request: HttpRequest, version: DraftVersion, form: ClaimForm) -> bool:
    """Write the claim down; False with the reason in the form."""
    kind, user, now = form.cleaned_data["kind"], person(request), timezone.now()
    try:
        span = find_place(version.snapshot.text, form.place)
        payload = payload_for(kind, form.answers(), material=intake.material_of(version), span=span)
        row = intake.NewClaim(kind, span.start, span.end, payload)
        with transaction.atomic():
            made = intake.record_claims(draft_version=version, rows=[row], by=user, origin=Origin.PERSON, now=now)
            run = recheck_neighbours(claim=made[0], by=user, now=now)
    except PlaceError as error:
        form.add_error("words", str(error))
    except AnswerError as error:
        tell(form, error)
    except intake.ClaimError as error:
        form.add_error(None, str(error).removeprefix("rows[0]: "))
    else:
        after = "It is being checked now." if run else "It is checked with the rest when you press Check."
        messages.success(request, f"“{version.snapshot.text[span.start : span.end]}” is now a claim. {after}")
        return True
    return False


def _page(
    request: HttpRequest, dossier: Dossier, version: DraftVersion, form: ClaimForm, status: int = 200
) -> HttpResponse:
    rows = rows_of(version, person(request))
    live = [row for row in rows if not row.is_aside]
    counts = Counter(row.status for row in live)
    only = request.GET.get("only", ALL)
    only = only if only in RANK else ALL
    chosen = [row for row in live if only in (ALL, row.status)]
    in_order = request.GET.get("order") == "text"
    return page(
        request,
        "draft.html",
        dossier.title,
        dossier=dossier,
        status=status,
        tab="draft",
        version=version,
        versions=dossier.draft_versions.order_by("number"),
        pieces=pieces(version.snapshot.text, [mark for row in chosen for mark in row.marks()]),
        rows=chosen if in_order else sorted(chosen, key=lambda row: row.rank),
        aside=[row for row in rows if row.is_aside],
        filters=[(ALL, len(live)), *((name, counts[name]) for name in RANK)],
        only=only,
        in_order=in_order,
        loose=_loose(dossier, person(request)),
        form=form,
    )


def _loose(dossier: Dossier, user: object) -> list[Finding]:
    """The open findings about the draft as a whole, the gravest first."""
    found = Finding.objects.visible_to(user).filter(  # type: ignore[arg-type]  # person() gave it
        Q(involved=None) | ABOUT_THE_DRAFT, dossier=dossier, claim=None, state=FindingState.OPEN
    )
    return sorted(found.distinct(), key=lambda one: (SEVERITIES.index(one.severity), one.start or 0, one.pk))
