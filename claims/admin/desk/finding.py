"""Find source: where do these words come from, in all sources that the person may see? One click attaches one."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from claims import intake
from claims.admin.desk.common import BAD_REQUEST, dossier_or_404, page, person
from claims.admin.passages import AROUND_SOURCE, Window, WordDifference, window
from claims.admin.wording import DIFFERENCES
from claims.kinds.quote import QUIET
from claims.models import Claim, Dossier, DossierSource
from claims.models.words import QuoteOutcome
from sources.access import require
from sources.index import LONGEST, MIN_WORDS, Place, look_up
from sources.models import TRUSTED, Snapshot
from sources.text import Span
from sources.text.shingles import word_count

SHOWN = 10
"""Places on the page."""

_LONGEST_LINK = 1_500

_FLAGS = {
    "negation": "a negation differs",
    "number": "a number differs",
    "name": "a name differs",
    "modal": "a modal verb differs",
    "cut_head": "what governs the words is left out before them",
    "cut_tail": "a limiting clause is left out behind them",
    "elision_hides": "the ellipsis hides what matters",
    "bracket_hides": "the bracket hides what matters",
    "crosses_speaker": "they are words of more than one speaker",
    "reordered": "they stand in another order",
    "homoglyph": "letters of another script look like these",
}


class FindForm(forms.Form):
    """The words that somebody looks for."""

    words = forms.CharField(
        label="Words",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=f"A quotation or a sentence, {MIN_WORDS} words at least. It need not be word for word.",
    )

    def clean_words(self) -> str:
        """The words; too few would stand everywhere."""
        words = str(self.cleaned_data["words"])
        if word_count(words) < MIN_WORDS:
            raise forms.ValidationError(f"Write at least {MIN_WORDS} words: fewer stand everywhere.")
        return words


@dataclass(frozen=True, slots=True)
class Found:
    """A place with its words as a page shows them. `snapshot` is what attaching takes in."""

    snapshot: Snapshot
    about: str
    says: str
    acceptable: bool
    url: str
    window: Window
    differences: tuple[WordDifference, ...]
    attached: bool


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """In the sources of all the person's desks; `?words=` are looked for."""
    return _page(request, None)


@require_GET
def find_for(request: HttpRequest, pk: int) -> HttpResponse:
    """In the sources of a dossier's desk, to attach one; `?claim=` takes a claim's words."""
    return _page(request, dossier_or_404(request, pk))


@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Attach the source of a snapshot that was found, and come back to what was found."""
    dossier = dossier_or_404(request, pk)
    require(person(request), dossier.desk, *TRUSTED)
    number = request.POST.get("snapshot", "")
    rows = Snapshot.objects.visible_to(person(request)).select_related("source").defer("raw", "text", "tables")
    known = number if number.isascii() and number.isdigit() and len(number) < 18 else "0"
    snapshot = get_object_or_404(rows, pk=int(known))
    back = redirect(f"{reverse('desk:find_source', args=[pk])}?{urlencode({'words': request.POST.get('words', '')})}")
    if DossierSource.objects.filter(dossier=dossier, source=snapshot.source_id).exists():
        messages.info(request, f"“{snapshot.source}” is among the sources already.")
        return back
    try:
        intake.attach_source(dossier=dossier, snapshot=snapshot, by=person(request))
    except intake.ClaimError as error:
        messages.error(request, f"Not attached: {error}.")
    else:
        messages.success(request, f"“{snapshot.source}” is attached. Check again to compare the draft with it.")
    return back


def source_finder(claim: Claim) -> str:
    """The way from a claim to the search for its words; empty where there is nothing to search for."""
    words = claim.current.text if claim.current else ""
    if word_count(words) < MIN_WORDS:
        return ""
    return f"{reverse('desk:find_source', args=[claim.dossier_id])}?{urlencode({'words': words[:_LONGEST_LINK]})}"


def _page(request: HttpRequest, dossier: Dossier | None) -> HttpResponse:
    asked = "words" in request.GET
    form = FindForm(request.GET) if asked else FindForm()
    found: list[Found] = []
    valid = asked and form.is_valid()
    if valid:
        desk = dossier.desk if dossier else None
        places = look_up(form.cleaned_data["words"], user=person(request), desk=desk, limit=SHOWN)
        found = [_found(place, dossier) for place in places]
    return page(
        request,
        "find_source.html",
        "Find source",
        dossier=dossier,
        status=BAD_REQUEST if asked and not valid else 200,
        tab="find",
        form=form,
        asked=valid,
        found=found,
        words=form.cleaned_data["words"] if valid else "",
    )


def _found(place: Place, dossier: Dossier | None) -> Found:
    loud = [edit for edit in place.match.edits if edit.kind not in QUIET]
    source = place.source
    attached = dossier is not None and DossierSource.objects.filter(dossier=dossier, source=source).exists()
    captured = f"as it was on {place.snapshot.captured_at:%-d %B %Y}"
    secret = "confidential" if source.confidential else ""
    return Found(
        snapshot=place.snapshot,
        about=", ".join(filter(None, [source.publisher, captured, secret])),
        says=_says(place),
        acceptable=place.match.acceptable,
        url=reverse("admin:sources_snapshot_text", args=[place.snapshot.pk])
        + f"?start={place.start}&end={place.end}#passage",
        window=window(place.snapshot, Span(place.start, place.end), [edit.spans[1] for edit in loud], AROUND_SOURCE),
        differences=tuple(
            WordDifference(edit.quoted, edit.source, DIFFERENCES.get(edit.kind, "")) for edit in place.match.edits
        ),
        attached=attached,
    )


def _says(place: Place) -> str:
    outcome = QuoteOutcome(place.match.outcome).label
    flags = [_FLAGS[flag] for flag in sorted(place.match.flags) if flag in _FLAGS]
    return "; ".join([str(outcome).capitalize(), *flags])
