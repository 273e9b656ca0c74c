"""What changed on a claim between the page that somebody was shown and the decision they sent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.utils import timezone

from claims.admin.wording import done, name_of, payload_words
from claims.models import Citation, Claim, ClaimVersion, Decision, Finding
from claims.models.words import EditorialState, FindingState
from claims.review import Sight

_ROW: Final = re.compile(r"([fc])(\d{1,18})([odg]?)")
_MOST: Final = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page had on it when it was made: the claim's guarding version, its words' version, findings, citations.

    It only helps to say what changed; whether a decision stands is decided by `seen` and `digest`.
    """

    seen: int
    current: int | None
    state: str
    findings: Mapping[int, str]
    citations: frozenset[int]
    digest: str

    @classmethod
    def of(cls, claim: Claim, view: Sight) -> "Shown":
        """What the page shows now."""
        return cls(
            claim.version,
            claim.current_id,
            claim.state,
            {one.id: one.state[0] for one in view.findings},
            frozenset(one.citation for one in view.evidence),
            view.digest,
        )

    @property
    def rows(self) -> str:
        """Findings and citations for a hidden field: "f12o,f13d,c5"."""
        found = [f"f{pk}{state}" for pk, state in sorted(self.findings.items())]
        return ",".join([*found, *(f"c{pk}" for pk in sorted(self.citations))])

    @classmethod
    def read(cls, post: Mapping[str, Any]) -> "Shown":
        """From the hidden fields; what is missing or spoilt there counts as not seen."""
        rows = [match.groups() for match in _ROW.finditer(str(post.get("rows", ""))[:10_000])]
        return cls(
            number(post.get("seen")) or 0,
            number(post.get("current")),
            str(post.get("state", "")),
            {int(pk): state for sort, pk, state in rows if sort == "f"},
            frozenset(int(pk) for sort, pk, _ in rows if sort == "c"),
            str(post.get("digest", "")),
        )


def number(typed: Any) -> int | None:
    """A number of a hidden field, or None for anything else."""
    text = str(typed or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def changes(claim: Claim, before: Shown, view: Sight, user: User) -> list[str]:
    """Sentences that tell what is different now; never empty."""
    decisions = Decision.objects.visible_to(user).filter(claim=claim, seen__gte=before.seen).select_related("reviewer")
    said = [
        f"{name_of(one.reviewer)} {done(one)}, {timezone.localtime(one.created_at):%-d %B at %H:%M}."
        + (f" Reason: {one.why}" if one.why else "")
        for one in decisions.order_by("pk")[:_MOST]
    ]
    if claim.current_id != before.current:
        said += _reworded(claim, before.current)
    if claim.state != before.state and not said:
        said.append(f"The claim is now {EditorialState(claim.state).label}.")
    said += _findings(before, view, user) + _citations(claim, before, view)
    return said or ["The claim was changed, although nothing that this page shows is different."]


def _reworded(claim: Claim, before: int | None) -> list[str]:
    """How the claim's words or its reading differ from those shown."""
    now = claim.current
    was = ClaimVersion.objects.filter(pk=before or 0, claim=claim).first()
    if now is None:
        return []
    who = f" by {name_of(now.editor)}" if now.editor else ""
    said = [f"The claim was changed{who}" + (f": {now.reason}" if now.reason else ".")]
    if was is None or was.text != now.text:
        said.append(f"Its words are now “{now.text}”.")
    old = dict(payload_words(was.payload)) if was else {}
    new = dict(payload_words(now.payload))
    both = [*new, *(label for label in old if label not in new)]
    differing = [label for label in both if old.get(label) != new.get(label)]
    return said + [f"{label}: “{old.get(label, '')}” before, “{new.get(label, '')}” now." for label in differing]


def _findings(before: Shown, view: Sight, user: User) -> list[str]:
    now = {one.id: one for one in view.findings}
    # The hidden fields could name any finding: only what this person may see is told.
    theirs = Finding.objects.visible_to(user).filter(pk__in={*now, *before.findings})
    words = dict(theirs.values_list("pk", "message"))
    said = []
    for pk, one in now.items():
        was = before.findings.get(pk)
        if was is None:
            said.append(f"New finding, {one.severity}: {words[pk]}")
        elif was != one.state[0]:
            became = "was dismissed" if one.state == FindingState.DISMISSED else "is open again"
            said.append(f"A finding {became}: {words[pk]}")
    said += [f"A finding is gone: {words[pk]}" for pk in before.findings if pk not in now and pk in words]
    return said[:_MOST]


def _citations(claim: Claim, before: Shown, view: Sight) -> list[str]:
    now = {one.citation for one in view.evidence}
    fresh = Citation.objects.filter(pk__in=now - before.citations, claim_version=claim.current_id)
    titles = fresh.select_related("snapshot__source").defer("snapshot__raw", "snapshot__text")
    said = [
        f"A passage of “{one.snapshot.source.title}” was added." if one.snapshot else "A note was added."
        for one in titles[:_MOST]
    ]
    lost = len(before.citations - now)
    return [*said, *([f"{lost} of the passages shown before are no longer cited."] if lost else [])]
