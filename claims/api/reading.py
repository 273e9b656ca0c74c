"""What the views show: rows that the token's person may see, with a fixed number of queries each."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from rest_framework.request import Request

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
    Occurrence,
)
from claims.models.words import FindingState
from claims.selectors import check_status
from sources.api.base import reachable


def dossiers(request: Request) -> "QuerySet[Dossier]":
    """Dossiers with their draft versions and sources. Three queries."""
    versions = DraftVersion.objects.order_by("-number")
    attached = reachable(DossierSource, request).select_related("source").order_by("position", "id")
    rows: QuerySet[Dossier] = reachable(Dossier, request)
    return rows.prefetch_related(Prefetch("draft_versions", versions)).prefetch_related(
        Prefetch("dossier_sources", attached)
    )


def claims(request: Request) -> QuerySet[Claim]:
    """Claims with their words, places, open and dismissed findings and check status. Three queries."""
    places = Occurrence.objects.select_related("draft_version").order_by("draft_version", "start", "id")
    rows: QuerySet[Claim] = check_status(reachable(Claim, request).filter(current__isnull=False))
    return rows.select_related("current").prefetch_related(
        Prefetch("current__occurrences", places), Prefetch("findings", _findings(request))
    )


def whole_claim(request: Request, pk: int) -> "QuerySet[Claim]":
    """A claim with its citations, decisions, cross findings and what was compared. Seven queries."""
    citations = reachable(Citation, request).select_related("accepted_by").order_by("id")
    decisions = reachable(Decision, request).select_related("reviewer", "claim_version", "draft_version")
    return (
        claims(request)
        .filter(pk=pk)
        .prefetch_related(
            Prefetch("cross_findings", _findings(request)),
            Prefetch("current__citations", citations),
            Prefetch("decisions", decisions.order_by("id")),
            Prefetch("current__checks", ClaimCheck.objects.order_by("-id")),
        )
    )


def runs(request: Request) -> QuerySet[CheckRun]:
    """Checks with their draft versions."""
    return reachable(CheckRun, request).select_related("draft_version")


def latest_draft(dossier: Dossier, number: int | None = None) -> Any:
    """The newest version of the draft, or the one of that number; with its text, without its bytes."""
    rows = DraftVersion.objects.select_related("snapshot", "dossier__desk").defer("snapshot__raw", "snapshot__tables")
    wanted = rows.filter(dossier=dossier, **({} if number is None else {"number": number}))
    return wanted.order_by("-number").first()


def _findings(request: Request) -> QuerySet[Finding]:
    return reachable(Finding, request).exclude(state=FindingState.GONE).order_by("start", "id")
