"""The claims of one version of a draft as the desk's pages show them: where each stands, how it is, why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.db.models import Q

from claims.admin.desk.marking import Mark
from claims.checking import without_places
from claims.kinds import kinds
from claims.models import Claim, ClaimCheck, ClaimVersion, DraftVersion, Finding, Occurrence
from claims.models.words import CheckOutcome, EditorialState, FindingState, Severity
from claims.selectors import GRAVE, check_status

ASIDE = (EditorialState.REJECTED, EditorialState.WITHDRAWN)
"""States of claims that are none, or no longer stand in the draft."""

SEVERITIES: Final = ("high", "medium", "low", "info")
ABOUT_THE_DRAFT: Final = Q(rule__startswith="source.", severity=Severity.INFO, claim=None)
"""Findings that list claims of the draft by what they rest on: told once for the draft, not beside each claim."""

RANK: Final = {"problem": 0, "stale": 1, "unchecked": 2, "ok": 3}


@dataclass(frozen=True)
class Row:
    """One claim in one version of the draft, with the words and the payload it had there.

    `number` counts the claims in the draft's order, from 1; what was set aside has none (0).
    """

    claim: Claim
    version: ClaimVersion
    number: int
    status: str
    findings: tuple[Finding, ...]
    places: tuple[Occurrence, ...]
    said: str
    why: str

    @property
    def is_aside(self) -> bool:
        """Whether it was set aside: not a claim, or no longer in the draft."""
        return self.claim.state in ASIDE

    @property
    def severity(self) -> str:
        """The gravest of the open findings; empty without one."""
        found = {one.severity for one in self.findings if one.state == FindingState.OPEN}
        return next((one for one in SEVERITIES if one in found), "")

    @property
    def note(self) -> str:
        """What to know about the status where no finding says it."""
        if self.status == "stale":
            return "The draft or a source has changed since it was checked: check again."
        return self.why or ("It was not checked yet." if self.status == "unchecked" else "")

    @property
    def label(self) -> str:
        """The kind as people call it."""
        return label_of(self.claim.kind)

    @property
    def is_placed(self) -> bool:
        """Whether its words stand in this version."""
        return any(place.start is not None for place in self.places)

    @property
    def target(self) -> str:
        """The id of its entry on the page."""
        return f"claim-{self.claim.pk}"

    @property
    def rank(self) -> tuple[int, int, int]:
        """Sorts what needs a person first."""
        severity = SEVERITIES.index(self.severity) if self.severity else len(SEVERITIES)
        return RANK.get(self.status, len(RANK)), severity, self.number

    def marks(self) -> Iterable[Mark]:
        """Its places as marks in the text."""
        for place in self.places:
            if place.start is not None and place.end is not None:
                yield Mark(place.start, place.end, self.number, self.status, self.severity, self.target)


def label_of(kind: str) -> str:
    """A kind as people call it; its name where no such kind is registered any more."""
    known = kinds().get(kind)
    return known.LABEL if known else kind


def rows_of(version: DraftVersion, user: User) -> list[Row]:
    """The claims of a version that `user` may see, in the draft's order; those without a place come last."""
    places: dict[int, list[Occurrence]] = {}
    newest: dict[int, int] = {}
    found = Occurrence.objects.visible_to(user).filter(draft_version=version).select_related("claim_version")
    for place in found.order_by("start", "pk"):
        claim, number = place.claim_version.claim_id, place.claim_version.number
        if number > newest.get(claim, 0):
            newest[claim], places[claim] = number, []
        if number == newest[claim]:
            places[claim].append(place)
    is_latest = not DraftVersion.objects.filter(dossier=version.dossier_id, number__gt=version.number).exists()
    claims = check_status(Claim.objects.visible_to(user).filter(pk__in=places))
    said = {claim: rows[0].claim_version for claim, rows in places.items()}
    findings, checks = _findings(said, user), _checks(version, said)
    rows = []
    number = 0
    for claim in sorted(claims, key=lambda claim: _order(places[claim.pk])):
        aside = claim.state in ASIDE
        number += not aside
        check = checks.get(claim.pk)
        against = findings.get(claim.pk, [])
        status = claim.check_status if is_latest else _status_then(check)
        grave = any(one.state == FindingState.OPEN and one.severity in GRAVE for one in against)
        rows.append(
            Row(
                claim=claim,
                version=said[claim.pk],
                number=0 if aside else number,
                status="problem" if grave and status == "ok" else status,
                findings=tuple(against),
                places=tuple(places[claim.pk]),
                said=_said(claim.kind, said[claim.pk].payload),
                why=_why(check),
            )
        )
    return rows


def _status_then(check: ClaimCheck | None) -> str:
    """The status in an earlier version of the draft: what its last check gave."""
    if check is None:
        return "unchecked"
    return "ok" if check.outcome == CheckOutcome.INFO else str(check.outcome)


def _order(places: Sequence[Occurrence]) -> tuple[bool, int, int, int]:
    first = places[0]
    return first.start is None, first.start or 0, first.end or 0, first.pk


def _findings(versions: Mapping[int, ClaimVersion], user: User) -> dict[int, list[Finding]]:
    """The findings that stand about these versions of the claims, and those they share, the gravest first."""
    standing = Finding.objects.visible_to(user).exclude(state=FindingState.GONE).select_related("evidence__source")
    standing = standing.defer("evidence__raw", "evidence__text", "evidence__tables", "evidence__pages")
    found: dict[int, list[Finding]] = {}
    for finding in standing.filter(claim_version__in=[version.pk for version in versions.values()]):
        found.setdefault(finding.claim_id or 0, []).append(finding)
    shared = standing.filter(involved__in=list(versions), claim=None).exclude(ABOUT_THE_DRAFT)
    shared = shared.distinct().prefetch_related("involved")
    for finding in shared:
        for claim in finding.involved.all():
            found.setdefault(claim.pk, []).append(finding)
    for some in found.values():
        some.sort(key=lambda one: (one.state != FindingState.OPEN, SEVERITIES.index(one.severity), one.pk))
    return found


def _checks(version: DraftVersion, versions: Mapping[int, ClaimVersion]) -> dict[int, ClaimCheck]:
    """The last check of each claim's version in this version of the draft."""
    checks = ClaimCheck.objects.filter(run__draft_version=version, claim_version__in=versions.values())
    return {check.claim_version.claim_id: check for check in checks.select_related("claim_version").order_by("pk")}


def _why(check: ClaimCheck | None) -> str:
    """What the check says of itself: what was compared, or why nothing could be."""
    return "" if check is None else check.unchecked or "; ".join(without_places(check.notes))


def _said(kind: str, payload: Mapping[str, Any]) -> str:
    """Who or what the claim is about, in a few words."""
    if kind == "quote":
        return str(payload.get("resolved") or payload.get("speaker") or "")
    if kind == "quantity":
        parts = [payload.get("subject"), payload.get("measure"), payload.get("year")]
        return ", ".join(str(part) for part in parts if part)
    if kind == "responsibility":
        stance = str(payload.get("stance") or "").replace("_", " ")
        return " ".join(str(part) for part in (payload.get("actor"), stance) if part)
    return ""
