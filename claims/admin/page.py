"""A claim's page: the draft's words beside the sources', what was found and compared, and the decision about it.

It works without scripts. A decision carries the version and the digest of what the page showed; when either has changed
the page comes back, says what changed, and keeps what was typed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone

from claims import review
from claims.admin.checks import page_of
from claims.admin.desk.anew import claim_changes
from claims.admin.desk.finding import source_finder
from claims.admin.meanwhile import Shown, changes, number
from claims.admin.passages import sides
from claims.admin.wording import BUTTONS, done, name_of, outcome, payload_words
from claims.checking import told
from claims.models import Claim, ClaimCheck, Decision, Finding, FindingDecision, Occurrence
from claims.models.words import AUTHOR_ACTIONS, VERDICT_ACTIONS, Action, EditorialState, FindingState, Severity, Verdict
from claims.selectors import check_status
from sources.access import role_of
from sources.admin.base import user_of
from sources.models import STAFF, Conflict, Role

STATUS: Final[Mapping[str, str]] = {
    "ok": "Ok",
    "problem": "Problem",
    "unchecked": "Not checked",
    "stale": "Out of date: something changed since it was checked",
}
"""The computed check status in words."""

_ON_FINDINGS: Final[Mapping[str, tuple[Callable[..., None], str]]] = {
    "dismiss": (review.dismiss, "The finding is set aside. It comes back if what it says changes."),
    "take_back": (review.take_back, "The finding is open again and counts against the claim."),
}
"""What is done about a finding, by the button's name, and what is said then."""

_RANK: Final = {severity: rank for rank, severity in enumerate(Severity.values)}


@dataclass(frozen=True, slots=True)
class Button:
    """One decision that this person may make now. `style` is `first` for what lets a claim stand, `quiet` for what says
    nothing about its truth.
    """

    action: str
    label: str
    style: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed and that a page coming back must keep. `finding` is the one they decided about."""

    verdict: str = ""
    why: str = ""
    finding: int | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why nothing was saved, with the HTTP status that says so; what changed meanwhile, and what had been chosen."""

    said: str
    status: int
    meanwhile: tuple[str, ...] = ()
    chosen: str = ""


def claim_page(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the page. POST: a decision, or what to do with a finding; then the page again, or a way back to it."""
    user = user_of(request)
    if request.method != "POST":
        return _page(request, _claim(user, pk), user)
    for name in _ON_FINDINGS:
        if (finding := number(request.POST.get(name))) is not None:
            return _on_finding(request, pk, user, finding, name)
    return _decide(request, pk, user)


def _claim(user: User, pk: int) -> Any:
    rows = Claim.objects.visible_to(user).select_related("dossier__desk", "current__editor", "author", "last_editor")
    claim = check_status(rows.filter(pk=pk)).first()
    if claim is None:
        raise Http404("There is no such claim on your desks.")
    return claim


def _decide(request: HttpRequest, pk: int, user: User) -> HttpResponse:
    claim, before = _claim(user, pk), Shown.read(request.POST)
    action = request.POST.get("action", "")
    typed = Typed(verdict=request.POST.get("verdict", ""), why=request.POST.get("why", ""))
    try:
        decision = review.decide(
            claim=claim,
            seen=before.seen,
            by=user,
            action=action,
            verdict=typed.verdict if action in VERDICT_ACTIONS else "",
            why=typed.why,
            shown=before.digest,
            now=timezone.now(),
        )
    except review.ReviewError as error:
        return _page(request, claim, user, typed, Trouble(str(error), 400))
    except PermissionDenied as error:
        return _page(request, claim, user, typed, Trouble(str(error), 403))
    except Conflict:
        return _conflict(request, pk, user, typed, before)
    messages.success(request, outcome(decision))
    return HttpResponseRedirect(page_of(pk))


def _on_finding(request: HttpRequest, pk: int, user: User, finding_pk: int, name: str) -> HttpResponse:
    """A finding set aside, or taken back, by the button's name."""
    act, said = _ON_FINDINGS[name]
    claim = _claim(user, pk)
    typed = Typed(finding=finding_pk, because=request.POST.get("because", ""))
    finding = _findings(claim, user).get(finding_pk)
    if finding is None:
        return _conflict(request, pk, user, typed, Shown.read(request.POST))
    try:
        act(finding, seen=number(request.POST.get("finding_seen")) or 0, by=user, why=typed.because, now=timezone.now())
    except review.ReviewError as error:
        return _page(request, claim, user, typed, Trouble(str(error), 400))
    except PermissionDenied as error:
        return _page(request, claim, user, typed, Trouble(str(error), 403))
    except Conflict:
        return _conflict(request, pk, user, typed, Shown.read(request.POST))
    messages.success(request, said)
    return HttpResponseRedirect(page_of(pk))


def _conflict(request: HttpRequest, pk: int, user: User, typed: Typed, before: Shown) -> HttpResponse:
    """The page as it is now, with what changed since it was shown."""
    claim = _claim(user, pk)
    told = tuple(changes(claim, before, review.sight(claim, user), user))
    said = "This claim changed while you were reading it, so nothing was saved. What you typed is kept below."
    action = request.POST.get("action", "")
    chosen = [BUTTONS[Action(action)]] if action in Action.values else []
    if chosen and typed.verdict in Verdict.values and action in VERDICT_ACTIONS:
        chosen.append(str(Verdict(typed.verdict).label))
    return _page(request, claim, user, typed, Trouble(said, 409, told, ", ".join(chosen)))


def _findings(claim: Claim, user: User) -> dict[int, Finding]:
    """The findings to show, the gravest first, those set aside last."""
    rows = Finding.objects.visible_to(user).exclude(state=FindingState.GONE)
    light = rows.select_related("evidence__source", "dismissed_by").defer(
        "evidence__raw", "evidence__text", "evidence__tables", "evidence__metadata"
    )
    found = [
        *light.filter(claim=claim, claim_version=claim.current_id),
        *light.filter(involved=claim).prefetch_related("involved__current"),
    ]
    found.sort(key=lambda one: (one.state != FindingState.OPEN, _RANK[one.severity], one.pk))
    return {one.pk: one for one in found}


def _past_of(findings: list[Finding], user: User) -> dict[int, list[FindingDecision]]:
    """What people decided about each finding before: all of it, but for the last where the finding itself says it."""
    rows = FindingDecision.objects.visible_to(user).filter(finding__in=findings).select_related("by").order_by("pk")
    past: dict[int, list[FindingDecision]] = {}
    for row in rows:
        past.setdefault(row.finding_id, []).append(row)
    for one in findings:
        if one.state == FindingState.DISMISSED and past.get(one.pk):
            past[one.pk].pop()
    return past


def _occurrence(claim: Claim) -> Occurrence | None:
    """Where the claim's current words stand, in the latest version of the draft that has them."""
    rows = Occurrence.objects.filter(claim_version=claim.current_id).select_related("draft_version__snapshot")
    light = rows.defer("draft_version__snapshot__raw", "draft_version__snapshot__text")
    return light.order_by("-draft_version__number", "start").first()


def _neighbours(claim: Claim, here: Occurrence | None) -> tuple[int | None, int | None]:
    """The claims before and after this one in the draft's text."""
    if here is None or here.start is None:
        return None, None
    rows = Occurrence.objects.filter(
        draft_version=here.draft_version_id, claim_version=F("claim_version__claim__current"), start__isnull=False
    ).exclude(claim_version=claim.current_id)
    earlier = rows.filter(start__lte=here.start).order_by("-start", "-claim_version__claim_id")
    later = rows.filter(start__gte=here.start).order_by("start", "claim_version__claim_id")
    one, other = (side.values_list("claim_version__claim_id", "start") for side in (earlier, later))
    # Claims at one place are told apart by their ids.
    before = next((pk for pk, start in one[:20] if (start, pk) < (here.start, claim.pk)), None)
    after = next((pk for pk, start in other[:20] if (start, pk) > (here.start, claim.pk)), None)
    return before, after


def _buttons(claim: Claim, user: User) -> list[Button]:
    labels = dict(BUTTONS)
    if claim.state == EditorialState.SECOND_REVIEW:
        labels[Action.APPROVE] = "Agree with the first reading"
    styles = {Action.APPROVE: "first", Action.ADJUDICATE: "first", Action.PUBLISH: "first"}
    styles |= dict.fromkeys(AUTHOR_ACTIONS, "quiet")
    found = [Button(one, labels[one], styles.get(one, "")) for one in review.allowed_actions(claim, user)]
    return sorted(found, key=lambda button: button.style == "quiet")


def _why_none(claim: Claim, user: User) -> str:
    """Why there is nothing to decide for this person; empty where the claim is simply through."""
    role = role_of(user, claim.dossier.desk)
    if role not in STAFF:
        return "Guests read; they decide nothing." if role is Role.GUEST else ""
    return review.why_not(claim, user)


def _others(finding: Finding, claim: Claim) -> list[Claim]:
    """The other claims that a finding between claims is about."""
    return [] if finding.claim_id else [one for one in finding.involved.all() if one.pk != claim.pk]


def _origin(claim: Claim) -> str:
    written = f"written by {name_of(claim.author)}" if claim.author else "found by the machine"
    if claim.last_editor and claim.last_editor_id != claim.author_id:
        return f"{written}, last changed by {name_of(claim.last_editor)}"
    return written


def _compared(claim: Claim, user: User) -> ClaimCheck | None:
    """The latest check of the current words."""
    rows = ClaimCheck.objects.visible_to(user).filter(claim_version=claim.current_id)
    return rows.select_related("run").order_by("-pk").first()


def _page(
    request: HttpRequest,
    claim: Any,
    user: User,
    typed: Typed = Typed(),
    trouble: Trouble | None = None,
) -> HttpResponse:
    findings = list(_findings(claim, user).values())
    here = _occurrence(claim)
    both = sides(claim, here, findings, user)
    past = _past_of(findings, user)
    buttons = _buttons(claim, user)
    earlier, later = _neighbours(claim, here)
    history = Decision.objects.visible_to(user).filter(claim=claim).select_related("reviewer", "claim_version")
    latest = claim.dossier.draft_versions.order_by("-number").values_list("number", flat=True).first()
    # What was compared is told in the words of all sources: not to somebody who may not see one of them.
    all_seen = (
        both.hidden == 0
        and not claim.dossier.sources.exclude(
            pk__in=claim.dossier.sources.model.objects.visible_to(user).values("pk")
        ).exists()
    )
    check = _compared(claim, user)
    context = site.each_context(request) | {
        "title": f"Claim {claim.pk}",
        "subtitle": None,
        "is_nav_sidebar_enabled": False,
        "claim": claim,
        "status": claim.check_status,
        "status_words": STATUS[claim.check_status],
        "here": here,
        "latest_number": latest,
        "sides": both,
        "source_changes": claim_changes(claim, user),
        "differs": any(one.differences for one in both.passages),
        "findings": [(one, _others(one, claim), past.get(one.pk, [])) for one in findings],
        "open_count": sum(one.state == FindingState.OPEN for one in findings),
        "check": check,
        "notes": told(check, user) if check and all_seen else [],
        "notes_shown": all_seen,
        "find_source": source_finder(claim),
        "payload": payload_words(claim.current.payload) if claim.current else [],
        "history": [(one, name_of(one.reviewer), done(one)) for one in history.order_by("pk")],
        "origin_words": _origin(claim),
        "buttons": buttons,
        "asks_verdict": any(one.action in VERDICT_ACTIONS for one in buttons),
        "verdicts": Verdict.choices,
        "own_draft": claim.dossier.mode == "own_draft",
        "why_none": _why_none(claim, user),
        "may_dismiss": role_of(user, claim.dossier.desk) in STAFF and not review.why_not(claim, user),
        "shown": Shown.of(claim, review.sight(claim, user)),
        "typed": typed,
        "trouble": trouble,
        "earlier": page_of(earlier) if earlier else "",
        "later": page_of(later) if later else "",
    }
    status = trouble.status if trouble else 200
    return TemplateResponse(request, "admin/claims/review.html", context, status=status)
