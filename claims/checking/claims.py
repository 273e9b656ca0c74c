"""The claims of a draft version as a check takes them, and what was stored of their checks as the core's own values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, QuerySet

from claims.checking.elsewhere import without_places
from claims.checking.inputs import NOT_CHECKED
from claims.intake import ClaimError, found_claim
from claims.kinds import Check, Difference, Evidence, FoundClaim, Severity
from claims.kinds import Finding as Said
from claims.models import CheckRun, Citation, ClaimVersion, DraftVersion, Finding, Occurrence
from claims.models.words import FindingState

SET_ASIDE = "the check failed: "
"""How the reason begins for a claim that is unchecked because the check itself broke."""

DERIVED = "derived: "
"""How the note begins that comparing the claims adds: such a check rests on other claims."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A version of a claim and the place in the draft at which it is checked: its first one."""

    version: ClaimVersion
    occurrence: Occurrence


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with its check, rebuilt from the rows. `id` numbers the claims in text order: c1, c2, ..."""

    id: str
    version: ClaimVersion
    found: FoundClaim
    check: Check

    @property
    def set_aside(self) -> bool:
        """Whether it is unchecked because the check broke: then nothing is made of it."""
        return self.check.unchecked.startswith(SET_ASIDE)


def claims_in(draft_version: DraftVersion) -> list[Placed]:
    """The current claims that stand in a draft version and that a check looks at, in text order."""
    found = _occurrences(draft_version).filter(claim_version=F("claim_version__claim__current"))
    return _first_places(found.exclude(claim_version__claim__state__in=NOT_CHECKED))


def placed(draft_version: DraftVersion, versions: Iterable[int]) -> list[Placed]:
    """The named claim versions with their places, in text order; those without a place are left out."""
    return _first_places(_occurrences(draft_version).filter(claim_version__in=list(versions)))


def _occurrences(draft_version: DraftVersion) -> "QuerySet[Occurrence]":
    found = Occurrence.objects.filter(draft_version=draft_version, start__isnull=False)
    return found.select_related("claim_version__claim")


def _first_places(occurrences: Iterable[Occurrence]) -> list[Placed]:
    ordered = sorted(occurrences, key=_text_order)
    first: dict[int, Placed] = {}
    for one in ordered:
        first.setdefault(one.claim_version_id, Placed(one.claim_version, one))
    return list(first.values())


def _text_order(one: Occurrence) -> tuple[int, int, str, int]:
    return one.start or 0, one.end or 0, one.claim_version.claim.kind, one.claim_version.claim_id


def checked_claims(run: CheckRun) -> list[CheckedClaim]:
    """The claims that a run has checked so far, in text order, each with what the rows say of its check."""
    checks = {one.claim_version_id: one for one in run.claim_checks.all()}
    claims = placed(run.draft_version, checks)
    sources = {row["snapshot"]: row["id"] for row in run.inputs["sources"]}
    findings = _findings(run, sources)
    citations = _citations(checks, sources)
    return [
        CheckedClaim(
            f"c{number}",
            one.version,
            _found(one),
            Check(
                findings=tuple(findings.get(one.version.pk, ())),
                citations=tuple(citations.get(one.version.pk, ())),
                notes=tuple(without_places(checks[one.version.pk].notes)),
                unchecked=checks[one.version.pk].unchecked,
            ),
        )
        for number, one in enumerate(claims, 1)
    ]


@dataclass(frozen=True, slots=True)
class Unread:
    """Stands for what a claim says where its kind is not installed any more, or reads it no more."""


def _found(one: Placed) -> FoundClaim:
    try:
        return found_claim(one.version, one.occurrence)
    except ClaimError:
        start, end = one.occurrence.start or 0, one.occurrence.end or 0
        return FoundClaim(one.version.claim.kind, start, end, one.occurrence.exact, Unread())


def _findings(run: CheckRun, sources: Mapping[int, str]) -> dict[int, list[Said]]:
    rows = run.findings.filter(claim__isnull=False).exclude(state=FindingState.GONE).order_by("id")
    found: dict[int, list[Said]] = {}
    for row in rows.select_related("evidence").defer("evidence__raw"):
        found.setdefault(row.claim_version_id or 0, []).append(as_said(row, sources))
    return found


def as_said(row: Finding, sources: Mapping[int, str]) -> Said:
    """A stored finding of one claim as the core made it. `sources` gives each snapshot's id in the report."""
    evidence = None
    if row.evidence is not None:
        start, end = row.evidence_start or 0, row.evidence_end or 0
        evidence = Evidence(sources[row.evidence.pk], start, end, row.evidence.text[start:end])
    severity: Severity = row.severity  # type: ignore[assignment]  # the database holds it to the same four words
    differences = tuple(Difference(**one) for one in row.differences)
    return Said(row.rule, severity, row.message, row.start or 0, row.end or 0, evidence, differences)


def _citations(versions: Iterable[int], sources: Mapping[int, str]) -> dict[int, list[Evidence]]:
    rows = Citation.objects.filter(claim_version__in=list(versions), match__has_key=COMPARED).order_by("id")
    found: dict[int, list[Evidence]] = {}
    for row in rows:
        source = sources.get(row.snapshot_id or 0)
        if source is not None and row.start is not None and row.end is not None:
            evidence = Evidence(source, row.start, row.end, row.exact)
            found.setdefault(row.claim_version_id, []).append(evidence)
    return found


COMPARED = "compared"
"""The key in a citation's `match` that says: the last check compared the claim with this passage, and they agree."""
