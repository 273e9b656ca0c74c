"""Reading claims: their check status, what waits for whom, what is said against them.

The check status is computed and never stored. For the current version of a claim:

- `stale`: the passage that it cites was changed in a newer snapshot of its source, which the dossier has not taken over
  (an open finding `source.changed` says how); or this version was not checked but an earlier one was; or the check is
  of an earlier version of the draft; or since it was asked for a source was attached to the dossier, or read anew;
- `unchecked`: never checked, or nothing could be compared and no finding of high or medium severity is open;
- `problem`: a finding of high or medium severity is open, of the claim itself or one that it shares with other claims
  (dismissed ones do not count);
- `ok`: else. Findings of low severity or for information leave a claim ok.
"""

from typing import TYPE_CHECKING, Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from claims.models import Claim, ClaimCheck, Decision, Dossier, DossierSource, DraftVersion, Finding, Occurrence
from claims.models.checks import SOURCE_CHANGED
from claims.models.words import EditorialState, FindingState, Severity
from sources.models import STAFF, Membership, Snapshot

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

STATUSES = ("ok", "problem", "unchecked", "stale")
"""The check statuses of a claim."""

GRAVE = (Severity.HIGH, Severity.MEDIUM)
"""Severities that make a problem."""

WAITING = (
    EditorialState.PROPOSED,
    EditorialState.IN_REVIEW,
    EditorialState.SECOND_REVIEW,
    EditorialState.ADJUDICATION,
)
"""States in which a claim waits for a reviewer."""

_AGAIN = (EditorialState.SECOND_REVIEW, EditorialState.ADJUDICATION)


def check_status(claims: "QuerySet[Claim]") -> Any:
    """The claims, each with `check_status` (one of STATUSES), in one query; it can be filtered and ordered by.

    Its cost is a few look-ups by index for each claim that is shown.
    """
    last = ClaimCheck.objects.filter(claim_version=OuterRef("current")).order_by("-id")
    newest = DraftVersion.objects.filter(dossier=OuterRef("dossier")).order_by("-number")
    attached = DossierSource.objects.filter(dossier=OuterRef("dossier"))
    captured = Snapshot.objects.filter(
        source__dossier_sources__dossier=OuterRef("dossier"), source__dossier_sources__snapshot__isnull=True
    )
    grave = Finding.objects.filter(state=FindingState.OPEN, severity__in=GRAVE)
    own = grave.filter(claim=OuterRef("pk"), claim_version=OuterRef("current"))
    shared = grave.filter(involved=OuterRef("pk"))
    marked = claims.annotate(
        _outcome=Subquery(last.values("outcome")[:1]),
        _asked=Subquery(last.values("run__created_at")[:1]),
        _checked_draft=Subquery(last.values("run__draft_version")[:1]),
    )
    outdated = (
        Q(Exists(attached.filter(created_at__gt=OuterRef("_asked"))))
        | Q(Exists(captured.filter(created_at__gt=OuterRef("_asked"))))
        | ~Q(_checked_draft=Subquery(newest.values("pk")[:1]))
    )
    read = DossierSource.objects.filter(dossier=OuterRef("dossier"), source=OuterRef("evidence__source")).filter(
        Q(snapshot=OuterRef("evidence")) | Q(snapshot__isnull=True)
    )
    changed = Finding.objects.filter(
        ~Exists(read),
        claim=OuterRef("pk"),
        claim_version=OuterRef("current"),
        rule=SOURCE_CHANGED,
        state=FindingState.OPEN,
    )
    earlier = Exists(ClaimCheck.objects.filter(claim_version__claim=OuterRef("pk")))
    return marked.annotate(
        check_status=Case(
            When(Exists(changed), then=Value("stale")),
            When(Q(_outcome__isnull=True) & Q(earlier), then=Value("stale")),
            When(_outcome__isnull=True, then=Value("unchecked")),
            When(outdated, then=Value("stale")),
            When(Q(Exists(own)) | Q(Exists(shared)), then=Value("problem")),
            When(_outcome="unchecked", then=Value("unchecked")),
            default=Value("ok"),
            output_field=CharField(),
        )
    )


def standing_in(claims: "QuerySet[Claim]", draft_version: DraftVersion | None = None) -> Any:
    """The claims whose current words stand in that version of the draft (without one: in the latest of each dossier).

    Each has `place`: the first code point of its first words there.
    """
    version: Any = draft_version
    if draft_version is None:
        newest = DraftVersion.objects.filter(dossier=OuterRef(OuterRef("dossier"))).order_by("-number")
        version = Subquery(newest.values("pk")[:1])
    places = Occurrence.objects.filter(
        claim_version=OuterRef("current"), draft_version=version, start__isnull=False
    ).order_by("start")
    return claims.annotate(place=Subquery(places.values("start")[:1])).filter(place__isnull=False)


def claims_of(dossier: Dossier, draft_version: DraftVersion | None = None) -> Any:
    """The claims of a dossier in the order of the draft's text (its latest version), with `place` and `check_status`.

    Nothing is hidden by role here: start from `Claim.objects.visible_to(user)` for a person's page.
    """
    claims = Claim.objects.filter(dossier=dossier).select_related("current")
    return check_status(standing_in(claims, draft_version)).order_by("place", "id")


def review_queue(user: "User | AnonymousUser") -> Any:
    """What waits for this person, most urgent first: by planned publication, then problems before the rest.

    Claims of the person's desks (guests review nothing) that wait for a reviewer and stand in the latest version of
    their draft. Left out: what the person wrote or last changed, and second readings of what they have read already.
    """
    desks = Membership.objects.filter(user=user.pk, role__in=STAFF).values("desk")
    read_before = Decision.objects.filter(claim=OuterRef("pk"), claim_version=OuterRef("current"), reviewer=user.pk)
    claims = (
        Claim.objects.visible_to(user)
        .filter(dossier__desk__in=desks, state__in=WAITING)
        .exclude(author=user.pk)
        .exclude(last_editor=user.pk)
        .exclude(Q(state__in=_AGAIN) & Q(Exists(read_before)))
        .select_related("current", "dossier")
    )
    urgency = Case(When(check_status="problem", then=0), default=1, output_field=IntegerField())
    return (
        check_status(standing_in(claims))
        .annotate(_urgency=urgency)
        .order_by(F("dossier__planned_publication").asc(nulls_last=True), "_urgency", "dossier", "place", "id")
    )


def findings_open(claim: Claim) -> "QuerySet[Finding]":
    """What is said against a claim and not dismissed: its own findings and those it shares, the gravest first."""
    rank = Case(
        *(When(severity=severity, then=at) for at, severity in enumerate(Severity.values)), output_field=IntegerField()
    )
    own = Q(claim=claim, claim_version=claim.current_id)
    shared = Q(pk__in=claim.cross_findings.values("pk"))
    opened = Finding.objects.filter(own | shared, state=FindingState.OPEN)
    return opened.select_related("evidence__source").defer("evidence__raw").order_by(rank, "start", "id")
