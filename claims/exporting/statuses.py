"""The check status of claim versions: what their last check gave, and what people have set aside since."""

from collections.abc import Iterable

from django.db.models import Q

from claims.exports import CheckStatus
from claims.models import ClaimCheck, ClaimVersion, Finding
from claims.models.words import FindingState


def latest_checks(versions: Iterable[int]) -> dict[int, ClaimCheck]:
    """The last check of each claim version that has one."""
    rows = ClaimCheck.objects.filter(claim_version__in=list(versions)).order_by("claim_version", "-id")
    return {row.claim_version_id: row for row in rows.distinct("claim_version")}


def check_statuses(versions: Iterable[int]) -> dict[int, CheckStatus]:
    """The check status of each claim version. Three queries.

    Open findings decide: high and medium ones make a problem, others something to know. A version without a check is
    unchecked, and stale where an earlier version of its claim has one.
    """
    wanted = list(versions)
    checks = latest_checks(wanted)
    severities: dict[int, set[str]] = {}
    opened = Finding.objects.filter(claim_version__in=wanted, state=FindingState.OPEN)
    for version, severity in opened.values_list("claim_version", "severity"):
        severities.setdefault(version or 0, set()).add(severity)
    missing = [version for version in wanted if version not in checks]
    before = ClaimVersion.objects.filter(Q(claim__versions__checks__isnull=False), pk__in=missing)
    stale = set(before.values_list("id", flat=True)) if missing else set()
    return {
        version: _status(checks.get(version), severities.get(version, set()), version in stale) for version in wanted
    }


def _status(check: ClaimCheck | None, severities: set[str], stale: bool) -> CheckStatus:
    if check is None:
        return "stale" if stale else "unchecked"
    if severities & {"high", "medium"}:
        return "problem"
    if check.unchecked:
        return "unchecked"
    return "info" if severities else "ok"
