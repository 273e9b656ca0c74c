"""The sources of a dossier: what each says of itself, in one table to be mended, and more of them to be added."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from claims.admin.desk.checking import ask_for_check
from claims.admin.desk.common import BAD_REQUEST, CHANGED, conflict_words, dossier_or_404, page, person, tell
from claims.admin.desk.forms import SourceForm, SourcesForm, source_initial
from claims.admin.desk.taking import take_sources
from claims.models import Dossier, DossierSource
from sources.access import require
from sources.models import TRUSTED, Conflict, Snapshot
from sources.services import amend_source

PER_PAGE = 25
"""Rows on a page: each has 15 fields, and Django takes a thousand."""


@dataclass(frozen=True)
class Row:
    """A source with its form and what its reader had to say; `changed_since`: a newer snapshot stands than is read."""

    link: DossierSource
    snapshot: Snapshot | None
    form: SourceForm
    changed_since: bool = False


def sources(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the table. POST: every changed row is saved, or, with an error in any, none."""
    dossier = dossier_or_404(request, pk)
    shown = _shown(request, dossier)
    if request.method != "POST":
        return _page(request, dossier, shown, _rows(shown))
    require(person(request), dossier.desk, *TRUSTED)
    rows = _rows(shown, request)
    status = _save(request, rows)
    if status:
        return _page(request, dossier, shown, rows, status=status)
    if request.POST.get("then") == "check":
        return ask_for_check(request, dossier)
    return redirect(f"{reverse('desk:sources', args=[pk])}?page={shown.number}")


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add files and a pasted note; what cannot be read is named on the sources' page."""
    dossier = dossier_or_404(request, pk)
    require(person(request), dossier.desk, *TRUSTED)
    form = SourcesForm(request.POST, request.FILES)
    if form.is_valid() and (form.cleaned_data["files"] or form.cleaned_data["note_text"].strip()):
        take_sources(request, dossier, form)
        last = Paginator(_links(request, dossier), PER_PAGE).num_pages
        return redirect(f"{reverse('desk:sources', args=[pk])}?page={last}")
    if form.is_valid():
        form.add_error("files", "Choose at least one file, or paste a source.")
    shown = _shown(request, dossier)
    return _page(request, dossier, shown, _rows(shown), adding=form, status=BAD_REQUEST)


def _links(request: HttpRequest, dossier: Dossier) -> Sequence[DossierSource]:
    found = dossier.dossier_sources.visible_to(person(request)).select_related("source", "snapshot")
    return found.order_by("position", "pk")  # type: ignore[return-value]  # a queryset is a sequence in all that counts


def _shown(request: HttpRequest, dossier: Dossier) -> "Page[DossierSource]":
    return Paginator(_links(request, dossier), PER_PAGE).get_page(request.GET.get("page"))


def _rows(shown: "Page[DossierSource]", request: HttpRequest | None = None) -> list[Row]:
    links = list(shown.object_list)
    fields = ("source_id", "filename", "reader", "warnings", "text_length", "captured_at", "raw_size")
    by_age = Snapshot.objects.filter(source__in=[link.source_id for link in links]).order_by("captured_at", "pk")
    latest = {one.source_id: one for one in by_age.only(*fields)}
    rows = []
    for link in links:
        data = request.POST if request is not None and f"s{link.source_id}-seen" in request.POST else None
        form = SourceForm(data, initial=source_initial(link.source), prefix=f"s{link.source_id}")
        newest = latest.get(link.source_id)
        changed = newest is not None and link.snapshot_id not in (None, newest.pk)
        rows.append(Row(link, link.snapshot or newest, form, changed))
    return rows


def _save(request: HttpRequest, rows: Sequence[Row]) -> int:
    """Save what was changed. Returns the status to show the page again with, 0 when all went well."""
    changed = [row for row in rows if row.form.is_bound and (not row.form.is_valid() or row.form.changes())]
    if any(row.form.errors for row in changed):
        return BAD_REQUEST
    status = 0
    with transaction.atomic():
        # One order for everybody, so that two people who save the same table wait for each other and never in a ring.
        for row in sorted(changed, key=lambda row: row.link.source_id):
            try:
                with transaction.atomic():
                    seen = row.form.cleaned_data["seen"]
                    amend_source(source=row.link.source, seen=seen, by=person(request), **row.form.changes())
            except Conflict as conflict:
                row.form.add_error(None, conflict_words(conflict, "this source"))
                status = CHANGED
            except ValidationError as error:
                tell(row.form, error)
                status = status or BAD_REQUEST
        if status:
            transaction.set_rollback(True)
    if not status:
        count = len(changed)
        if count:
            messages.success(request, f"{count} {'source' if count == 1 else 'sources'} saved.")
        elif request.POST.get("then") != "check":
            messages.info(request, "Nothing was changed.")
    return status


def _page(
    request: HttpRequest,
    dossier: Dossier,
    shown: "Page[DossierSource]",
    rows: Sequence[Row],
    *,
    adding: SourcesForm | None = None,
    status: int = 200,
) -> HttpResponse:
    wrong = [row for row in rows if row.form.errors]
    return page(
        request,
        "sources.html",
        f"Sources of {dossier.title}",
        dossier=dossier,
        status=status,
        tab="sources",
        check_saves="the-sources" if rows else "",
        rows=rows,
        shown=shown,
        wrong=wrong,
        adding=adding or SourcesForm(),
    )
