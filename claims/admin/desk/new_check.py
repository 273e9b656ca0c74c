"""New check: the draft, pasted or uploaded, and all its sources, in one form and one request."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from claims import intake
from claims.admin.desk.common import BAD_REQUEST, Upload, page, person, tell, uploaded, writable_desks
from claims.admin.desk.forms import DraftForm, NewCheckForm, SourcesForm
from claims.admin.desk.taking import take_sources
from claims.models import Dossier
from sources.access import require
from sources.models import TRUSTED, Desk
from sources.readers import ReadError

PASTED = "draft.txt"
TITLE_LENGTH = 80


def new_check(request: HttpRequest) -> HttpResponse:
    """GET: the empty form. POST: a dossier with its draft and sources, then the sources' page."""
    user = person(request)
    desks = writable_desks(user)
    if request.method != "POST":
        return _page(request, desks, NewCheckForm(desks), SourcesForm())
    if not desks:
        for desk in Desk.objects.visible_to(user)[:1]:
            require(user, desk, *TRUSTED)  # says which role is missing
    form, sources = NewCheckForm(desks, request.POST, request.FILES), SourcesForm(request.POST, request.FILES)
    if form.is_valid() and sources.is_valid():
        dossier = _opened(request, form)
        if dossier is not None:
            take_sources(request, dossier, sources)
            return redirect("desk:sources", dossier.pk)
    return _page(request, desks, form, sources, status=BAD_REQUEST)


def draft_of(form: DraftForm) -> Upload:
    """The draft as bytes. Raises ReadError for a file that is too large."""
    file = form.cleaned_data["file"]
    if file:
        return uploaded(file)
    return Upload(PASTED, "text/plain; charset=utf-8", str(form.cleaned_data["text"]).encode())


def _opened(request: HttpRequest, form: NewCheckForm) -> Dossier | None:
    """The new dossier, or None with the reason in the form."""
    given = form.cleaned_data
    try:
        draft = draft_of(form)
        with transaction.atomic():
            return intake.open_dossier(
                desk=given["desk"],
                title=given["title"] or _first_words(given["text"]),
                data=draft.data,
                filename=draft.name,
                by=person(request),
                mode=given["mode"],
                language=given["language"],
                planned_publication=given["planned_publication"],
                now=timezone.now(),
            )
    except ReadError as error:
        form.add_error("file" if given["file"] else "text", str(error))
    except ValidationError as error:
        tell(form, error)
    return None


def _first_words(text: str) -> str:
    """The first line of a pasted draft, as its title; empty for an uploaded one, which the service names."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1].rsplit(' ', 1)[0]}…"


def _page(
    request: HttpRequest, desks: list[Desk], form: NewCheckForm, sources: SourcesForm, status: int = 200
) -> HttpResponse:
    lost = [file.name for file in request.FILES.getlist("files")] if status != 200 else []
    if lost:
        messages.warning(
            request, f"Choose the files again before you send the form: {', '.join(str(name) for name in lost)}."
        )
    return page(request, "new_check.html", "New check", status=status, form=form, sources=sources, desks=desks)
