"""What the views show: rows that the token's person may see, with a fixed number of queries each.

Words that a check made may tell of a source that the person may not see; `Veil`, which exports use too, says which.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Final

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework.request import Request

from claims.checking import told
from claims.exporting.veil import Veil
from claims.models import (
    CheckRun,
    Citation,
    Claim,
    ClaimCheck,
    Decision,
    Dossier,
    DossierSource,
    DraftVersion,
    Finding,
    FindingDecision,
    Occurrence,
)
from claims.models.words import FindingState
from claims.reanchoring import evidence_now
from claims.selectors import check_status
from sources.api.base import reachable
from sources.models import Snapshot, Source

_HEAVY: Final = ("raw", "text", "tables", "pages", "metadata", "warnings")
"""What of a snapshot is not read only to name it."""


def dossiers(request: Request) -> "QuerySet[Dossier]":
    """Dossiers with their draft versions and sources. Three queries."""
    versions = DraftVersion.objects.order_by("-number")
    attached = reachable(DossierSource, request).select_related("source").order_by("position", "id")
    rows: QuerySet[Dossier] = reachable(Dossier, request)
    return rows.prefetch_related(Prefetch("draft_versions", versions)).prefetch_related(
        Prefetch("dossier_sources", attached)
    )


def claims(request: Request) -> "QuerySet[Claim]":
    """Claims with their words, places and check status; `dress` adds what was found. Two queries, and two to dress."""
    places = Occurrence.objects.select_related("draft_version").order_by("draft_version", "start", "id")
    rows: QuerySet[Claim] = check_status(reachable(Claim, request).filter(current__isnull=False))
    return rows.select_related("current").prefetch_related(
        Prefetch("current__occurrences", places), Prefetch("findings", _findings(request), "seen_findings")
    )


def whole_claims(request: Request) -> "QuerySet[Claim]":
    """Claims with everything that is known of them; `dress` them too."""
    citations = reachable(Citation, request).select_related("accepted_by").order_by("id")
    decisions = reachable(Decision, request).select_related("reviewer", "claim_version", "draft_version")
    return claims(request).prefetch_related(
        Prefetch("cross_findings", _findings(request), "seen_cross_findings"),
        Prefetch("current__citations", citations),
        Prefetch("decisions", decisions.order_by("id")),
        Prefetch("current__checks", ClaimCheck.objects.order_by("-id")[:1], "last_checks"),
    )


def dress(request: Request, rows: "Sequence[Claim]") -> "Sequence[Claim]":
    """Give each claim what the person may see of `shown_findings`, `shown_cross_findings`, `compared`, `unchecked`."""
    findings = {id(row): (_of(row, "seen_findings"), _of(row, "seen_cross_findings")) for row in rows}
    _place(chain.from_iterable(chain(*findings.values())))
    veil = _veil(request, {row.dossier_id for row in rows}, chain.from_iterable(chain(*findings.values())))
    for row in rows:
        own, cross = ([one for one in found if not veil.hides_finding(one)] for found in findings[id(row)])
        last: ClaimCheck | None = next(iter(_of(row.current, "last_checks")), None)
        open_ = not veil.hides_any
        vars(row).update(
            shown_findings=own,
            shown_cross_findings=cross,
            compared=told(last, request.user) if last and open_ else [],
            unchecked=last.unchecked if last and open_ else "",
        )
    return rows


def finding(request: Request, pk: int) -> Finding:
    """One finding that the person may see, with what was decided about it in `seen_decisions`. Raises Http404."""
    decisions = reachable(FindingDecision, request).select_related("by").order_by("id")
    rows = _findings(request).select_related("claim", "dossier__desk", "evidence")
    found = get_object_or_404(rows.prefetch_related(Prefetch("decisions", decisions, "seen_decisions")), pk=pk)
    if _veil(request, {found.dossier_id}, [found]).hides_finding(found):
        raise Http404
    _place([found])
    return found


def runs(request: Request) -> "QuerySet[CheckRun]":
    """Checks with their draft versions."""
    return reachable(CheckRun, request).select_related("draft_version")


def latest_draft(dossier: Dossier) -> DraftVersion:
    """The newest version of the draft, with its text and without its bytes."""
    rows = DraftVersion.objects.select_related("snapshot", "dossier__desk").defer("snapshot__raw", "snapshot__tables")
    return rows.filter(dossier=dossier).order_by("-number")[:1].get()


def _findings(request: Request) -> "QuerySet[Finding]":
    rows = reachable(Finding, request).exclude(state=FindingState.GONE).select_related("evidence")
    return rows.defer(*(f"evidence__{name}" for name in _HEAVY)).order_by("start", "id")


def _place(findings: Iterable[Finding]) -> None:
    """Say of each finding how its passage stands to what is read now (`evidence_state`). One query or two."""
    every = list(findings)
    stands = evidence_now(every)
    for one in every:
        vars(one)["evidence_state"] = stands[one.pk].state if one.pk in stands else ""


def _of(row: object, name: str) -> list[Any]:
    """What a prefetch put there, if it was asked for."""
    found: list[Any] = getattr(row, name, [])
    return found


def _veil(request: Request, dossiers: set[int], findings: Iterable[Finding]) -> Veil:
    """The veil over these dossiers' sources. Two queries, and two more for who may not see some."""
    sources = set(DossierSource.objects.filter(dossier__in=dossiers).values_list("source", flat=True))
    sources |= {one.evidence.source_id for one in findings if one.evidence}
    visible = set(reachable(Source, request).filter(pk__in=sources).values_list("pk", flat=True))
    hidden = sources - visible
    if not hidden:
        return Veil(frozenset(visible), frozenset(), hides_any=False)
    names = set(Snapshot.objects.filter(source__in=hidden).values_list("filename", flat=True))
    for row in Source.objects.filter(pk__in=hidden):
        names |= {row.title, row.publisher, row.voice_name, *row.authors}
    return Veil(frozenset(visible), frozenset(name.casefold().strip() for name in names) - {""}, hides_any=True)
