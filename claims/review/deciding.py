"""Review: who may decide what about a claim, and what a decision does to it.

The states and actions are the records' own (`claims.models.words`); the machine is the one table TRANSITIONS. Where a
verdict or the desk's policy lead elsewhere than the table says, `landing` says so:

- in a desk's own draft only a verdict of PASSABLE lets a claim stand; any other sends it back to its author
  (`changes_requested`). Of the text of others every verdict stands: that is what a fact-check says;
- a first reading becomes `second_review` when the dossier's policy asks for a second reader, or when the reader
  approved against an open finding of high severity.

Four eyes: a reviewer is neither the author nor the last editor of the claim, the second reader not the first, the
adjudicator neither of both. The database holds the first of these too.

A decision rests on what its maker saw: the claim's version (`seen`), and, where the caller gives it, the digest of the
findings and passages on the page (`Sight.digest`). When either has changed since, nothing is written (Conflict).
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from claims.models import Citation, Claim, Decision, Dossier, DraftVersion, Finding
from claims.models.words import (
    AUTHOR_ACTIONS,
    REASON_ACTIONS,
    VERDICT_ACTIONS,
    Action,
    EditorialState,
    FindingState,
    Mode,
    Severity,
    Verdict,
)
from sources.access import require, role_of
from sources.models import STAFF, TRUSTED, Conflict, Role

_S, _A = EditorialState, Action

TRANSITIONS: Final[dict[tuple[EditorialState, Action], EditorialState]] = {
    (_S.PROPOSED, _A.SUBMIT): _S.IN_REVIEW,
    (_S.PROPOSED, _A.APPROVE): _S.APPROVED,
    (_S.PROPOSED, _A.REQUEST_CHANGES): _S.CHANGES_REQUESTED,
    (_S.PROPOSED, _A.REJECT): _S.REJECTED,
    (_S.PROPOSED, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.IN_REVIEW, _A.APPROVE): _S.APPROVED,
    (_S.IN_REVIEW, _A.REQUEST_CHANGES): _S.CHANGES_REQUESTED,
    (_S.IN_REVIEW, _A.REJECT): _S.REJECTED,
    (_S.IN_REVIEW, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.CHANGES_REQUESTED, _A.SUBMIT): _S.IN_REVIEW,
    (_S.CHANGES_REQUESTED, _A.REJECT): _S.REJECTED,
    (_S.CHANGES_REQUESTED, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.SECOND_REVIEW, _A.APPROVE): _S.APPROVED,
    (_S.SECOND_REVIEW, _A.DISAGREE): _S.ADJUDICATION,
    (_S.SECOND_REVIEW, _A.REQUEST_CHANGES): _S.CHANGES_REQUESTED,
    (_S.SECOND_REVIEW, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.ADJUDICATION, _A.ADJUDICATE): _S.APPROVED,
    (_S.ADJUDICATION, _A.REQUEST_CHANGES): _S.CHANGES_REQUESTED,
    (_S.ADJUDICATION, _A.REJECT): _S.REJECTED,
    (_S.ADJUDICATION, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.APPROVED, _A.PUBLISH): _S.PUBLISHED,
    (_S.APPROVED, _A.REQUEST_CHANGES): _S.CHANGES_REQUESTED,
    (_S.APPROVED, _A.WITHDRAW): _S.WITHDRAWN,
    (_S.PUBLISHED, _A.CORRECT): _S.CORRECTED,
    (_S.PUBLISHED, _A.RETRACT): _S.RETRACTED,
    (_S.CORRECTED, _A.CORRECT): _S.CORRECTED,
    (_S.CORRECTED, _A.RETRACT): _S.RETRACTED,
    (_S.REJECTED, _A.SUBMIT): _S.IN_REVIEW,
    (_S.WITHDRAWN, _A.SUBMIT): _S.IN_REVIEW,
}
"""State and action -> the state that follows, when neither the verdict nor the policy leads elsewhere (`landing`)."""

_EDITORS = (Role.ADMINISTRATOR, Role.EDITOR)
ROLES: Final[dict[Action, tuple[Role, ...]]] = {
    _A.SUBMIT: TRUSTED,
    _A.WITHDRAW: TRUSTED,
    _A.APPROVE: STAFF,
    _A.REQUEST_CHANGES: STAFF,
    _A.REJECT: STAFF,
    _A.DISAGREE: STAFF,
    _A.ADJUDICATE: _EDITORS,
    _A.PUBLISH: _EDITORS,
    _A.CORRECT: _EDITORS,
    _A.RETRACT: _EDITORS,
}
"""Who may do it, by role on the dossier's desk."""

PASSABLE: Final = frozenset(
    {Verdict.SUPPORTED, Verdict.SUPPORTED_WITH_DIFFERENCE, Verdict.OPINION, Verdict.NOT_CHECKABLE}
)
"""The verdicts with which a claim of the desk's own draft may stand (not checkable with a reason, as everywhere)."""

_KEEPS_VERDICT: Final = frozenset({Action.PUBLISH, Action.CORRECT, Action.RETRACT})
_LATER_READINGS: Final = frozenset({_S.SECOND_REVIEW, _S.ADJUDICATION})


class ReviewError(ValueError):
    """The decision cannot be made as asked; the message says why, to the person who asked."""


@dataclass(frozen=True, slots=True)
class SeenFinding:
    """A finding as it stood before a reader's eyes."""

    id: int
    rule: str
    severity: str
    state: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SeenEvidence:
    """A cited place as it stood before a reader's eyes: code points, half open, over the text with that hash.

    A note (phone, e-mail, in person, recording) has no snapshot; its hash is that of its words.
    """

    citation: int
    snapshot: int | None
    sha256: str
    start: int | None
    end: int | None
    relation: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person sees beside a claim's own words. `high_open` counts findings that are hidden from them, too."""

    findings: tuple[SeenFinding, ...]
    evidence: tuple[SeenEvidence, ...]
    high_open: bool

    @property
    def digest(self) -> str:
        """SHA-256 over all of it, for a page to hand back with a decision."""
        shown = [[asdict(one) for one in self.findings], [asdict(one) for one in self.evidence]]
        return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def sight(claim: Claim, user: User) -> Sight:
    """The findings (open and dismissed) and the citations of a claim's current version that `user` may see.

    Findings of rules over several claims belong to each claim involved. Four queries.
    """
    of_claim = Finding.objects.exclude(state=FindingState.GONE)
    found = {one.pk: one for one in of_claim.filter(claim=claim, claim_version=claim.current_id)}
    found |= {one.pk: one for one in of_claim.filter(involved=claim)}
    visible = set(Finding.objects.visible_to(user).filter(pk__in=found).values_list("pk", flat=True))
    findings = tuple(
        SeenFinding(one.pk, one.rule, one.severity, one.state, one.fingerprint)
        for one in sorted(found.values(), key=lambda one: one.pk)
        if one.pk in visible
    )
    citations = (
        Citation.objects.visible_to(user)
        .filter(claim_version=claim.current_id)
        .order_by("pk")
        .values_list("pk", "snapshot_id", "snapshot__text_sha256", "note", "start", "end", "relation")
    )
    evidence = tuple(
        SeenEvidence(pk, snapshot, sha or hashlib.sha256(note.encode()).hexdigest(), start, end, relation)
        for pk, snapshot, sha, note, start, end, relation in citations
    )
    high_open = any(one.severity == Severity.HIGH and one.state == FindingState.OPEN for one in found.values())
    return Sight(findings, evidence, high_open)


def landing(
    *, mode: str, state: EditorialState, action: Action, verdict: str, second_reader: bool, high_open: bool
) -> EditorialState:
    """Where an action leads. Raises ReviewError when it is none of that state's."""
    target = _follows(state, action)
    if target is not EditorialState.APPROVED:
        return target
    if mode == Mode.OWN_DRAFT and verdict not in PASSABLE:
        return EditorialState.CHANGES_REQUESTED
    if state not in _LATER_READINGS and (second_reader or high_open):
        return EditorialState.SECOND_REVIEW
    return target


def decide(
    *,
    claim: Claim,
    seen: int,
    by: User,
    action: str,
    verdict: str = "",
    why: str = "",
    shown: str = "",
    now: datetime,
) -> Decision:
    """Make one decision about a claim: the claim's state and the Decision row, in one transaction.

    `seen` is the version of the claim, and `shown` (if given) the `Sight.digest`, that the person had before them.
    Raises Conflict, with the claim as it is now, when either has changed; PermissionDenied when this person may not;
    ReviewError when the action is none of this state's, or lacks its verdict or its reason. Of any number of people
    who decide on one version exactly one is heard.
    """
    act, why = _action(action), why.strip()
    with transaction.atomic():
        # The lock makes a second reviewer wait and then see the first one's version; NO KEY, so that rows which only
        # refer to the claim (findings, citations) are not held up.
        held = Claim.objects.select_related("dossier__desk").select_for_update(of=("self",), no_key=True)
        current = held.filter(pk=claim.pk).first()
        if current is None:
            raise Conflict(None)
        _may_see(current, by)
        require(by, current.dossier.desk, *ROLES[act])
        view = sight(current, by)
        if current.version != seen or (shown and shown != view.digest):
            raise Conflict(current)
        _four_eyes(current, by, act)
        state = EditorialState(current.state)
        verdict = _checked(current, state, act, verdict, why)
        target = landing(
            mode=current.dossier.mode,
            state=state,
            action=act,
            verdict=verdict,
            second_reader=wants_second_reader(current.dossier),
            high_open=view.high_open,
        )
        return _write(current, by=by, action=act, target=target, verdict=verdict, why=why, view=view, now=now)


def _write(
    claim: Claim,
    *,
    by: User,
    action: Action,
    target: EditorialState,
    verdict: str,
    why: str,
    view: Sight,
    now: datetime,
) -> Decision:
    """The guarded change and the decision, pinned to what was seen; the caller's transaction holds both."""
    draft_version = (
        DraftVersion.objects.filter(occurrences__claim_version=claim.current_id).order_by("-number").first()
        or DraftVersion.objects.filter(dossier=claim.dossier_id).order_by("-number").first()
    )
    if claim.current_id is None or draft_version is None:
        raise ReviewError("This claim has no words yet, so there is nothing to decide about.")
    held = verdict if action in (Action.APPROVE, Action.ADJUDICATE) else ""
    if action in _KEEPS_VERDICT:
        held = claim.verdict
    Claim.objects.guarded_update(
        claim.pk, seen=claim.version, expect={"state": claim.state}, state=target, verdict=held
    )
    return Decision.objects.create(
        claim=claim,
        claim_version_id=claim.current_id,
        draft_version=draft_version,
        seen=claim.version,
        reviewer=by,
        claim_author_id=claim.author_id,
        claim_last_editor_id=claim.last_editor_id,
        action=action,
        from_state=claim.state,
        to_state=target,
        verdict=verdict,
        why=why,
        findings=[asdict(one) for one in view.findings],
        evidence=[asdict(one) for one in view.evidence],
        created_at=now,
    )


def _action(action: str) -> Action:
    try:
        return Action(action)
    except ValueError:
        raise ReviewError(f"There is no decision “{action}”.") from None


def _follows(state: EditorialState, action: Action) -> EditorialState:
    target = TRANSITIONS.get((state, action))
    if target is None:
        raise ReviewError(f"A claim that is {state.label} cannot get the decision “{action.label}”.")
    return target


def _may_see(claim: Claim, by: User) -> None:
    if not Claim.objects.visible_to(by).filter(pk=claim.pk).exists():
        raise PermissionDenied("You may not see this claim, so you cannot decide about it.")


def _checked(claim: Claim, state: EditorialState, action: Action, verdict: str, why: str) -> str:
    """The verdict, where the action carries one. Raises ReviewError where it or the reason is missing or wrong."""
    _follows(state, action)
    if action in REASON_ACTIONS and not why:
        raise ReviewError(f"Please say why: the decision “{action.label}” needs a reason.")
    if action not in VERDICT_ACTIONS:
        if verdict:
            raise ReviewError(f"The decision “{action.label}” carries no verdict.")
        return ""
    if verdict not in Verdict.values:
        raise ReviewError("Please choose a verdict." if not verdict else f"There is no verdict “{verdict}”.")
    if verdict == Verdict.NOT_CHECKABLE and not why:
        raise ReviewError("Please say why this claim cannot be checked.")
    if state is EditorialState.SECOND_REVIEW:
        first = Verdict(claim.verdict).label if claim.verdict else ""
        if action is Action.APPROVE and verdict != claim.verdict:
            raise ReviewError(f"The first reader held it “{first}”. If you hold otherwise, disagree and say why.")
        if action is Action.DISAGREE and verdict == claim.verdict:
            raise ReviewError(f"The first reader held it “{first}” as well. To disagree, choose another verdict.")
    return verdict


def _four_eyes(claim: Claim, by: User, action: Action) -> None:
    """Raises PermissionDenied for who wrote the claim, and for who has read it in this round already."""
    if action not in AUTHOR_ACTIONS and (refused := why_not(claim, by)):
        raise PermissionDenied(refused)


EARLIER: Final = "You have read this claim already, so somebody else must read it now."


def wrote(claim: Claim, by: User) -> str:
    """Why this person, who wrote the claim or changed it last, says nothing about its truth; empty for all others."""
    if by.pk == claim.author_id:
        return "You wrote this claim, so somebody else must review it."
    if by.pk == claim.last_editor_id:
        return "You were the last to change this claim, so somebody else must review it."
    return ""


def _earlier_readers(claim: Claim) -> set[int]:
    """Who read the claim in the round that is under way: from its first reading on."""
    if claim.state not in _LATER_READINGS:
        return set()
    readers: set[int] = set()
    for reviewer, came_from in claim.decisions.order_by("-pk").values_list("reviewer_id", "from_state")[:3]:
        readers.add(reviewer)
        if came_from not in _LATER_READINGS:
            break
    return readers


def wants_second_reader(dossier: Dossier) -> bool:
    """Whether the dossier's policy asks for a second reading of every claim."""
    return dossier.policy.get("second_reader") is True


def allowed_actions(claim: Claim, user: User) -> list[Action]:
    """What this person may decide about the claim as it stands, in the order of the states' table."""
    role = role_of(user, claim.dossier.desk)
    if role is None or not Claim.objects.visible_to(user).filter(pk=claim.pk).exists():
        return []
    possible = [action for state, action in TRANSITIONS if state == claim.state and role in ROLES[action]]
    refused = why_not(claim, user)
    return [action for action in possible if action in AUTHOR_ACTIONS or not refused]


def why_not(claim: Claim, user: User) -> str:
    """Why this person may not review the claim, for the page to say; empty when nothing of that kind is in the way."""
    if own := wrote(claim, user):
        return own
    return EARLIER if user.pk in _earlier_readers(claim) else ""
