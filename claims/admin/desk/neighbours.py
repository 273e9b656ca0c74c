"""The figures of a story beside those of other dossiers: which cannot both stand."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from claims.admin.desk.common import dossier_or_404, page, person
from claims.checking import Apart, disagreements
from claims.models import Dossier, Fact

MOST = 200
"""So many disagreements are shown, the gravest first."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two figures: what it says, where it stands, the way there and the dossier it belongs to."""

    says: str
    where: str
    url: str
    dossier: Dossier


@dataclass(frozen=True, slots=True)
class Shown:
    """Two figures that cannot both stand, this dossier's first."""

    about: str
    severity: str
    rule: str
    message: str
    arithmetic: str
    mine: Side
    theirs: Side


def neighbours(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare the dossier's figures with those of all other dossiers that this person may see. Nothing is stored."""
    dossier = dossier_or_404(request, pk)
    found = disagreements(person(request), dossier=dossier)
    return page(
        request,
        "neighbours.html",
        "Other dossiers",
        dossier=dossier,
        tab="neighbours",
        shown=[_shown(one, pk) for one in found[:MOST]],
        more=max(0, len(found) - MOST),
    )


def _shown(one: Apart, pk: int) -> Shown:
    mine, theirs = (one.fact, one.other) if one.fact.dossier_id == pk else (one.other, one.fact)
    about = ", ".join(part for part in (mine.subject_key, mine.measure_key, mine.event_key, mine.place_key) if part)
    return Shown(about, one.severity, one.rule, one.message, one.arithmetic, _side(mine), _side(theirs))


def _side(fact: Fact) -> Side:
    numbers = fact.interval() if fact.lo != fact.hi or fact.lo is None else str(fact.lo)
    said = " · ".join(part for part in (fact.status, str(fact.as_of or ""), fact.publisher) if part)
    if fact.claim_version is not None:
        url = reverse("admin:claims_claim_change", args=[fact.claim_version.claim_id])
        return Side(numbers, f"the draft: “{fact.claim_version.text}”", url, fact.dossier)
    place = f"table {(fact.table or 0) + 1}, row {(fact.row or 0) + 1}, column {(fact.column or 0) + 1}"
    url = reverse("admin:claims_fact_change", args=[fact.pk])
    return Side(numbers, f"{place} of a source ({said})" if said else f"{place} of a source", url, fact.dossier)
