"""Mend a claim that stands (its words, speaker, figure, stance) or set it aside: "not a claim"."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from claims import intake, review
from claims.admin.desk.common import (
    BAD_REQUEST,
    CHANGED,
    conflict_words,
    dossier_or_404,
    may_write,
    page,
    person,
    tell,
    version_or_404,
)
from claims.admin.desk.forms import ChangeClaimForm, RejectForm
from claims.admin.desk.marking import Mark, pieces
from claims.admin.desk.payloads import AnswerError, amended, answers_of, payload_for
from claims.admin.desk.places import PlaceError, find_place
from claims.checking import recheck_neighbours
from claims.kinds import kinds
from claims.models import Claim, DraftVersion, Occurrence
from claims.models.words import Action, Origin
from sources.access import require
from sources.models import TRUSTED, Conflict
from sources.text import Span

SHORT = 60
"""Code points of a claim that a message shows."""


def change(request: HttpRequest, pk: int, claim_pk: int) -> HttpResponse:
    """GET: the claim as it is. POST: a new version of it."""
    dossier = dossier_or_404(request, pk)
    require(person(request), dossier.desk, *TRUSTED)
    claim = _claim_or_404(request, pk, claim_pk)
    version = version_or_404(dossier, None)
    place = Occurrence.objects.filter(claim_version=claim.current_id, draft_version=version).order_by("start").first()
    if request.method != "POST":
        form = ChangeClaimForm(initial=_initial(claim, place))
        return _change_page(request, claim, version, form)
    form = ChangeClaimForm(request.POST, initial=_initial(claim, place))
    if form.is_valid():
        status = _change(request, claim, version, form, place)
        if not status:
            messages.success(request, "The claim is changed, and checked again if the draft was checked.")
            return redirect("desk:draft", pk)
        return _change_page(request, claim, version, form, status)
    return _change_page(request, claim, version, form, BAD_REQUEST)


def not_a_claim(request: HttpRequest, pk: int, claim_pk: int) -> HttpResponse:
    """GET: the question why. POST: the claim is rejected, or taken back by whoever made it."""
    dossier = dossier_or_404(request, pk)
    claim = _claim_or_404(request, pk, claim_pk)
    actions = review.allowed_actions(claim, person(request))
    action = next((one for one in (Action.REJECT, Action.WITHDRAW) if one in actions), None)
    if action is None:
        raise PermissionDenied(review.why_not(claim, person(request)) or "You may not set this claim aside.")
    form = RejectForm(request.POST or None, initial={"seen": claim.version})
    status = 200
    if request.method == "POST":
        status = BAD_REQUEST
        if form.is_valid():
            status = _set_aside(request, claim, form, action)
            if not status:
                return redirect("desk:draft", pk)
    return page(
        request,
        "not_a_claim.html",
        "Not a claim",
        dossier=dossier,
        status=status,
        tab="draft",
        claim=claim,
        form=form,
        takes_back=action == Action.WITHDRAW,
    )


def _claim_or_404(request: HttpRequest, pk: int, claim_pk: int) -> Claim:
    claims = Claim.objects.visible_to(person(request)).select_related("current", "dossier__desk", "dossier__draft")
    return get_object_or_404(claims.exclude(current__isnull=True), dossier=pk, pk=claim_pk)


def _initial(claim: Claim, place: Occurrence | None) -> dict[str, object]:
    assert claim.current is not None  # noqa: S101 - looked up so
    span = {} if place is None else {"start": place.start, "end": place.end}
    return {
        **answers_of(claim.kind, claim.current.payload),
        **span,
        "words": claim.current.text,
        "kind": claim.kind,
        "seen": claim.version,
    }


def _change(
    request: HttpRequest, claim: Claim, version: DraftVersion, form: ChangeClaimForm, place: Occurrence | None
) -> int:
    """Write what was changed; 0, or the status to show the form again with."""
    try:
        span = _span(form, version, place)
        with transaction.atomic():
            if form.cleaned_data["kind"] == claim.kind:
                _new_version(request, claim, version, form, span)
            else:
                _other_kind(request, claim, version, form, span or _stands(place))
            recheck_neighbours(claim=claim, by=person(request), now=timezone.now())
    except PlaceError as error:
        form.add_error("words", str(error))
    except AnswerError as error:
        tell(form, error)
    except (intake.ClaimError, review.ReviewError) as error:
        form.add_error(None, str(error))
    except Conflict as conflict:
        form.add_error(None, conflict_words(conflict, "this claim"))
        return CHANGED
    else:
        return 0
    return BAD_REQUEST


def _span(form: ChangeClaimForm, version: DraftVersion, place: Occurrence | None) -> Span | None:
    """Where the claim is to stand; None where that is not touched. Raises PlaceError."""
    if not {"words", "start", "end", "which"} & set(form.changed_data):
        return None
    span = find_place(version.snapshot.text, form.place)
    return None if place is not None and (place.start, place.end) == (span.start, span.end) else span


def _stands(place: Occurrence | None) -> Span:
    if place is None or place.start is None or place.end is None:
        raise PlaceError("This claim stands nowhere in this version. Select its words, or type them.")
    return Span(place.start, place.end)


def _new_version(
    request: HttpRequest, claim: Claim, version: DraftVersion, form: ChangeClaimForm, span: Span | None
) -> None:
    assert claim.current is not None  # noqa: S101 - looked up so
    words = version.snapshot.text[span.start : span.end] if span else ""
    payload = amended(claim.kind, claim.current.payload, form.answers(), words=words)
    if span is None and payload == claim.current.payload:
        raise intake.ClaimError("Nothing was changed.")
    intake.change_claim(
        claim=claim,
        seen=form.cleaned_data["seen"],
        by=person(request),
        payload=payload,
        span=span,
        reason=form.cleaned_data["reason"],
        now=timezone.now(),
    )


def _other_kind(request: HttpRequest, claim: Claim, version: DraftVersion, form: ChangeClaimForm, span: Span) -> None:
    """A claim of another kind is another claim: it is made, and the old one set aside with that reason."""
    kind, user, now = form.cleaned_data["kind"], person(request), timezone.now()
    payload = payload_for(kind, form.answers(), material=intake.material_of(version), span=span)
    row = intake.NewClaim(kind, span.start, span.end, payload)
    intake.record_claims(draft_version=version, rows=[row], by=user, origin=Origin.PERSON, now=now)
    actions = review.allowed_actions(claim, user)
    action = Action.REJECT if Action.REJECT in actions else Action.WITHDRAW
    label = kinds()[kind].LABEL.lower()
    why = form.cleaned_data["reason"] or f"It is a {label}, and is now checked as one."
    review.decide(claim=claim, seen=form.cleaned_data["seen"], by=user, action=action, why=why, now=now)


def _set_aside(request: HttpRequest, claim: Claim, form: RejectForm, action: Action) -> int:
    user, now = person(request), timezone.now()
    try:
        with transaction.atomic():
            review.decide(
                claim=claim,
                seen=form.cleaned_data["seen"],
                by=user,
                action=action,
                why=form.cleaned_data["why"],
                now=now,
            )
            if may_write(user, claim.dossier.desk):
                recheck_neighbours(claim=claim, by=user, now=now)
    except review.ReviewError as error:
        form.add_error(None, str(error))
        return BAD_REQUEST
    except Conflict as conflict:
        form.add_error(None, conflict_words(conflict, "this claim"))
        return CHANGED
    messages.success(request, f"“{_short(claim)}” is set aside.")
    return 0


def _short(claim: Claim) -> str:
    words = claim.current.text if claim.current else ""
    return words if len(words) <= SHORT else f"{words[: SHORT - 1]}…"


def _change_page(
    request: HttpRequest, claim: Claim, version: DraftVersion, form: ChangeClaimForm, status: int = 200
) -> HttpResponse:
    return page(
        request,
        "change_claim.html",
        "Change a claim",
        dossier=claim.dossier,
        status=status,
        tab="draft",
        claim=claim,
        version=version,
        pieces=pieces(version.snapshot.text, _marks(claim, version)),
        form=form,
    )


def _marks(claim: Claim, version: DraftVersion) -> list[Mark]:
    """Where the claim stands now."""
    places = Occurrence.objects.filter(claim_version=claim.current_id, draft_version=version)
    return [
        Mark(place.start, place.end, 0, "shown", target="passage")
        for place in places
        if place.start is not None and place.end is not None
    ]
