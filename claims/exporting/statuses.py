"""The check status of claim versions: what their last check gave, and what people have set aside since."""

from collections.abc import Iterable

from django.db.models import Q

from claims.exports import CheckStatus
from claims.models import Claim, ClaimCheck, ClaimVersion, Finding
from claims.models.words import FindingState
from claims.selectors import GRAVE, check_status


def latest_checks(versions: Iterable[int]) -> dict[int, ClaimCheck]:
    """The last check of each claim version that has one."""
    rows = ClaimCheck.objects.filter(claim_version__in=list(versions)).order_by("claim_version_id", "-id")
    return {row.claim_version_id: row for row in rows.distinct("claim_version_id")}


def check_statuses(versions: Iterable[int], *, newest: bool) -> dict[int, CheckStatus]:
    """The check status of each claim version, as `claims.selectors.check_status` has it. At most four queries.

    Beyond that, a claim with nothing but findings to know is `info` here, as in the report of a check. In the `newest`
    version of a draft what has changed since the check makes a status stale; an earlier one is told as it was checked.
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
    if newest:
        outdated = check_status(Claim.objects.filter(current__in=wanted)).filter(check_status="stale")
        stale |= set(outdated.values_list("current", flat=True))
    return {
        version: _status(checks.get(version), severities.get(version, set()), version in stale) for version in wanted
    }


def _status(check: ClaimCheck | None, severities: set[str], stale: bool) -> CheckStatus:
    if stale:
        return "stale"
    if check is None:
        return "unchecked"
    if severities & set(GRAVE):
        return "problem"
    if check.unchecked:
        return "unchecked"
    return "info" if severities else "ok"
