"""A source's page: its text with what is cited of it, and a form to cite more by selecting words."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from claims import intake
from claims.admin.desk.anew import since_then
from claims.admin.desk.common import (
    BAD_REQUEST,
    CHANGED,
    conflict_words,
    dossier_or_404,
    page,
    person,
    version_or_404,
)
from claims.admin.desk.forms import AnewForm, CiteForm
from claims.admin.desk.marking import Mark, pieces
from claims.admin.desk.places import PlaceError, find_place
from claims.admin.desk.rows import Row, rows_of
from claims.checking import STEERED, recheck_neighbours
from claims.models import Citation, Claim, Dossier, DossierSource, MendCarry
from claims.models.words import CarryState
from sources.access import require
from sources.models import TRUSTED, Conflict, Snapshot

LABEL = 90
"""Code points of a claim in the list to choose from."""


def source(request: HttpRequest, pk: int, source_pk: int) -> HttpResponse:
    """GET: the text; `from` and `to` show a passage, `claim` chooses one. POST: a citation."""
    dossier = dossier_or_404(request, pk)
    links = dossier.dossier_sources.visible_to(person(request)).select_related("source", "snapshot")
    link = get_object_or_404(links, source=source_pk)
    snapshot = link.snapshot or link.source.snapshots.order_by("-captured_at", "-pk").first()
    rows = [row for row in rows_of(version_or_404(dossier, None), person(request)) if not row.is_aside]
    if request.method != "POST":
        chosen = next((row for row in rows if str(row.claim.pk) == request.GET.get("claim")), None)
        form = CiteForm(_choices(rows), initial={"claim": _value(chosen.claim)} if chosen else None)
        return _page(request, dossier, link, snapshot, rows, form)
    require(person(request), dossier.desk, *TRUSTED)
    form = CiteForm(_choices(rows), request.POST)
    status = BAD_REQUEST
    if snapshot is not None and form.is_valid():
        status = _cite(request, dossier, snapshot, form)
        if not status:
            return redirect("desk:source", pk, source_pk)
    return _page(request, dossier, link, snapshot, rows, form, status)


def _cite(request: HttpRequest, dossier: Dossier, snapshot: Snapshot, form: CiteForm) -> int:
    """Write the citation; 0, or the status to show the page again with."""
    claim_pk, seen = form.chosen
    claim = get_object_or_404(Claim.objects.visible_to(person(request)), dossier=dossier, pk=claim_pk)
    try:
        span = find_place(snapshot.text, form.place)
        citation = intake.cite(
            claim=claim,
            seen=seen,
            snapshot=snapshot,
            start=span.start,
            end=span.end,
            by=person(request),
            relation=form.cleaned_data["relation"],
            now=timezone.now(),
        )
    except PlaceError as error:
        form.add_error("words", str(error))
    except intake.ClaimError as error:
        form.add_error(None, str(error))
    except Conflict as conflict:
        form.add_error("claim", conflict_words(conflict, "this claim"))
        return CHANGED
    else:
        messages.success(request, f"Cited: “{citation.exact}” {citation.get_relation_display()}.")
        if claim.kind in STEERED:
            recheck_neighbours(claim=claim, by=person(request), now=timezone.now())
        return 0
    return BAD_REQUEST


def _value(claim: Claim) -> str:
    return f"{claim.pk}.{claim.version}"


def _choices(rows: Sequence[Row]) -> list[tuple[str, str]]:
    choices = []
    for row in rows:
        words = " ".join(row.version.text.split())
        words = words if len(words) <= LABEL else f"{words[: LABEL - 1]}…"
        choices.append((_value(row.claim), f"{row.number} {row.label}: {words} ({row.status})"))
    return choices


def _page(
    request: HttpRequest,
    dossier: Dossier,
    link: DossierSource,
    snapshot: Snapshot | None,
    rows: Sequence[Row],
    form: CiteForm,
    status: int = 200,
) -> HttpResponse:
    text = snapshot.text if snapshot else ""
    by_version = {row.version.pk: row for row in rows}
    cited = [
        (one, by_version[one.claim_version_id])
        for one in Citation.objects.visible_to(person(request))
        .filter(snapshot=snapshot, claim_version__in=by_version)
        .order_by("start", "pk")
    ] if snapshot else []  # fmt: skip
    marks = [
        Mark(one.start, one.end, row.number, one.relation, target=f"citation-{one.pk}")
        for one, row in cited
        if one.start is not None and one.end is not None
    ]
    asked = _asked(request, text)
    return page(
        request,
        "source.html",
        link.source.title,
        dossier=dossier,
        status=status,
        tab="sources",
        source=link.source,
        snapshot=snapshot,
        pieces=pieces(text, [*marks, *asked]),
        cited=cited,
        asked=asked[0] if asked else None,
        form=form,
        since=since_then(link, person(request)),
        unmended=MendCarry.objects.visible_to(person(request))
        .filter(mend__snapshot__source=link.source_id, state=CarryState.REVIEW)
        .select_related("mend")
        .order_by("pk"),
        anew=AnewForm(prefix="anew"),
    )


def _asked(request: HttpRequest, text: str) -> list[Mark]:
    """The passage that a link points at."""
    ends = [request.GET.get(name, "") for name in ("from", "to")]
    if not all(end.isascii() and end.isdigit() and len(end) < 10 for end in ends):
        return []
    start, end = int(ends[0]), int(ends[1])
    return [Mark(start, end, 0, "shown", target="passage")] if start < end <= len(text) else []
