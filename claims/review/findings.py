"""Findings that people set aside, and take back: guarded, with a reason, and both kept for good (FindingDecision)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from claims.models import Claim, Finding, FindingDecision
from claims.models.words import FindingAction, FindingState
from claims.review.deciding import ReviewError, wrote
from sources.access import require
from sources.models import STAFF


def dismiss(finding: Finding, *, seen: int, by: User, why: str, now: datetime) -> None:
    """Set a finding aside, with a reason: it stays, and stays dismissed until what it says changes.

    `seen` is the version of the finding that the person had before them. Raises Conflict when it is no longer as seen,
    PermissionDenied for those who may not review its claims (or wrote one of them), ReviewError without a reason.
    """
    why = why.strip()
    if not why:
        raise ReviewError("Please say why this finding can be set aside.")
    changes = {"state": FindingState.DISMISSED, "dismissed_by": by, "dismissed_at": now, "dismissed_because": why}
    _decide(finding, FindingAction.SET_ASIDE, FindingState.OPEN, changes, seen=seen, by=by, why=why, now=now)


def take_back(finding: Finding, *, seen: int, by: User, why: str, now: datetime) -> None:
    """Open a finding again that somebody set aside, with a reason. It counts again at once; decisions about the claim
    stay as they are, and a page that showed the finding set aside takes no decision any more.

    Anybody who may set it aside may take that back, the same person or another. Raises what `dismiss` raises.
    """
    why = why.strip()
    if not why:
        raise ReviewError("Please say why this finding matters after all.")
    changes = {"state": FindingState.OPEN, "dismissed_by": None, "dismissed_at": None, "dismissed_because": ""}
    _decide(finding, FindingAction.TAKE_BACK, FindingState.DISMISSED, changes, seen=seen, by=by, why=why, now=now)


def _decide(
    finding: Finding,
    action: FindingAction,
    expected: FindingState,
    changes: dict[str, Any],
    *,
    seen: int,
    by: User,
    why: str,
    now: datetime,
) -> None:
    """The guarded change and its record, in one transaction: of any number of people at once one is heard."""
    with transaction.atomic():
        if not Finding.objects.visible_to(by).filter(pk=finding.pk).exists():
            raise PermissionDenied("You may not see this finding, so you cannot decide about it.")
        require(by, finding.dossier.desk, *STAFF)
        for claim in _claims_of(finding):
            if own := wrote(claim, by):
                raise PermissionDenied(own)
        Finding.objects.guarded_update(finding.pk, seen=seen, expect={"state": expected}, **changes)
        FindingDecision.objects.create(finding=finding, seen=seen, action=action, by=by, why=why, created_at=now)


def _claims_of(finding: Finding) -> Iterable[Claim]:
    return [finding.claim] if finding.claim is not None else finding.involved.all()
