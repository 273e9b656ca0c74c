"""A source captured anew: add a snapshot, see what became of its citations, take it over and check again."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.admin.desk.checking import ask_for_check
from claims.admin.desk.common import Upload, dossier_or_404, person, uploaded
from claims.admin.desk.forms import AnewForm
from claims.models import Claim, Dossier, DossierSource, Reanchoring
from claims.models.words import AnchorState
from claims.reanchoring import CHANGED, changes_of, newer_snapshots, take_over
from sources.access import require
from sources.models import TRUSTED, Conflict, Snapshot
from sources.readers import ReadError
from sources.services import add_snapshot


@dataclass(frozen=True)
class Change:
    """What became of one citation, and how the passage reads now: runs of words that stay, are gone or are new.

    Each run is ("" | "del" | "ins", words); there are none where the passage reads as it did or is nowhere.
    """

    row: Reanchoring
    runs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, row: Reanchoring) -> "Change":
        """From the stored edits, over the newer text."""
        return cls(row, tuple(_runs(row)) if row.state == AnchorState.ALTERED else ())


def _runs(row: Reanchoring) -> Iterator[tuple[str, str]]:
    begin, done = row.start or 0, 0
    for edit in sorted(row.edits, key=lambda one: (one["start"], one["end"])):
        start, end = (min(max(edit[name] - begin, done), len(row.exact)) for name in ("start", "end"))
        kept = row.exact[done:start]
        yield from (run for run in (("", kept), ("del", edit["quoted"]), ("ins", row.exact[start:end])) if run[1])
        done = end
    if row.exact[done:]:
        yield "", row.exact[done:]


@dataclass(frozen=True)
class Since:
    """A newer snapshot than the one that a dossier reads, and what became of each passage that it cites."""

    link: DossierSource
    newest: Snapshot
    changes: list[Change]

    @property
    def counts(self) -> list[tuple[int, str]]:
        """How many passages are what now, the gravest first."""
        order = (
            AnchorState.ORPHAN,
            AnchorState.ALTERED,
            AnchorState.AMBIGUOUS,
            AnchorState.RELOCATED,
            AnchorState.EXACT,
        )
        found = [(sum(one.row.state == state for one in self.changes), WORDS[state]) for state in order]
        return [(count, words) for count, words in found if count]


WORDS = {
    AnchorState.EXACT: "unchanged",
    AnchorState.RELOCATED: "moved",
    AnchorState.ALTERED: "changed",
    AnchorState.AMBIGUOUS: "unclear",
    AnchorState.ORPHAN: "gone",
}
"""What became of a passage, in a word."""


def since_then(link: DossierSource, user: User) -> Since | None:
    """What a person may see of what changed since the dossier's snapshot of the source; None where nothing is newer."""
    newer = newer_snapshots([link])
    if not newer:
        return None
    claims = Claim.objects.filter(dossier=link.dossier_id)
    rows = Reanchoring.objects.visible_to(user).filter(
        snapshot=newer[0].newest, citation__claim_version__in=claims.values("current")
    )
    changes = sorted(changes_of(rows), key=lambda one: (one.state not in CHANGED, one.citation.start or 0))
    return Since(link, newer[0].newest, [Change.of(one) for one in changes])


def claim_changes(claim: Claim, user: User) -> list[Change]:
    """What became of the passages that a claim cites, each in the newest snapshot that it was looked for in."""
    rows = Reanchoring.objects.visible_to(user).filter(citation__claim_version=claim.current_id)
    newest: dict[int, Change] = {}
    for row in changes_of(rows.exclude(citation__snapshot=None)):
        if row.snapshot_id != row.citation.snapshot_id:
            newest.setdefault(row.citation_id, Change.of(row))
    return list(newest.values())


@require_POST
def add(request: HttpRequest, pk: int, source_pk: int) -> HttpResponse:
    """Keep the source as it is now; its citations are looked for in the background."""
    dossier, link = _link(request, pk, source_pk)
    require(person(request), dossier.desk, *TRUSTED)
    form = AnewForm(request.POST, request.FILES, prefix="anew")
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
        return redirect("desk:source", pk, source_pk)
    file = form.cleaned_data["file"]
    try:
        upload = uploaded(file) if file else Upload("pasted.txt", "text/plain; charset=utf-8", _words(form))
        known = set(link.source.snapshots.values_list("pk", flat=True))
        made = add_snapshot(
            source=link.source,
            data=upload.data,
            filename=upload.name,
            by=person(request),
            media_type=upload.media_type,
            captured_from="upload",
            now=timezone.now(),
        )
    except ReadError as error:
        messages.error(request, f"Not taken: {error}")
    else:
        if made.pk in known:
            messages.info(request, "These bytes stand already: nothing has changed.")
        else:
            messages.success(
                request, "Kept. Its cited passages are being looked for in it; load the page again to see."
            )
    return redirect("desk:source", pk, source_pk)


def _words(form: AnewForm) -> bytes:
    return str(form.cleaned_data["words"]).encode("utf-8", "replace")


@require_POST
def take(request: HttpRequest, pk: int, source_pk: int) -> HttpResponse:
    """Read the source as its newer snapshot has it from now on, and check the draft again."""
    dossier, link = _link(request, pk, source_pk)
    snapshots = Snapshot.objects.visible_to(person(request)).filter(source=link.source_id).defer("raw", "tables")
    snapshot = get_object_or_404(snapshots, pk=_number(request.POST.get("snapshot")))
    seen = _number(request.POST.get("seen")) or None
    try:
        with transaction.atomic():
            taken = take_over(dossier=dossier, snapshot=snapshot, seen=seen, by=person(request), now=timezone.now())
    except Conflict:
        messages.error(request, "Somebody changed which snapshot is read meanwhile. This is how it is now.")
        return redirect("desk:source", pk, source_pk)
    moved = "1 citation followed its words." if taken.moved == 1 else f"{taken.moved} citations followed their words."
    messages.success(request, f"“{link.source.title}” is read as it is now. {moved}")
    return ask_for_check(request, dossier)


def _number(typed: object) -> int:
    text = str(typed or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _link(request: HttpRequest, pk: int, source_pk: int) -> tuple[Dossier, DossierSource]:
    dossier = dossier_or_404(request, pk)
    links = dossier.dossier_sources.visible_to(person(request)).select_related("source__desk", "snapshot")
    return dossier, get_object_or_404(links, source=source_pk)
