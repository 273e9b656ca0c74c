"""The versions of a draft: upload the next one, and see what it changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from claims.admin.desk.common import (
    BAD_REQUEST,
    dossier_or_404,
    page,
    person,
    tell,
    version_or_404,
)
from claims.admin.desk.forms import VersionForm
from claims.admin.desk.new_check import draft_of
from claims.admin.desk.rows import label_of
from claims.drafts import CarriedClaim, add_draft_version, changes_between
from claims.intake import ClaimError
from claims.models import Dossier
from sources.access import require
from sources.models import TRUSTED
from sources.readers import ReadError

SORTS = (
    ("changed", "Changed", "stale", "Other words: these are to be checked and decided again."),
    ("new", "New", "unchecked", "Found in this version for the first time."),
    ("gone", "Gone", "problem", "No longer in the draft: these are withdrawn."),
    ("moved", "Moved", "ok", "The same words at another place: decisions stay."),
    ("kept", "As they were", "ok", "The same words at the same place: decisions stay."),
)
"""What can become of a claim, what needs a person first."""


@dataclass(frozen=True, slots=True)
class Group:
    """The claims with which the same happened; each line with its kind as people call it."""

    name: str
    heading: str
    status: str
    help: str
    lines: tuple[tuple[str, CarriedClaim], ...]

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is to be done about them."""
        return self.status == "ok"


def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the versions so far. POST: the next one, then what it changed."""
    dossier = dossier_or_404(request, pk)
    if request.method != "POST":
        return _page(request, dossier, VersionForm())
    require(person(request), dossier.desk, *TRUSTED)
    form = VersionForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            upload = draft_of(form)
            version, _ = add_draft_version(
                dossier=dossier,
                data=upload.data,
                filename=upload.name,
                by=person(request),
                note=form.cleaned_data["note"],
                media_type=upload.media_type,
                now=timezone.now(),
            )
        except ReadError as error:
            form.add_error("file" if form.cleaned_data["file"] else "text", str(error))
        except ClaimError as error:
            form.add_error(None, f"Version not taken: {error}.")
        except ValidationError as error:
            tell(form, error)
        else:
            messages.success(request, f"Version {version.number} is here. Look at what changed, then check it.")
            return redirect("desk:changes", pk, version.number)
    return _page(request, dossier, form, BAD_REQUEST)


def _page(request: HttpRequest, dossier: Dossier, form: VersionForm, status: int = 200) -> HttpResponse:
    found = dossier.draft_versions.select_related("author", "snapshot").defer("snapshot__raw", "snapshot__text")
    return page(
        request,
        "versions.html",
        f"Versions of {dossier.title}",
        dossier=dossier,
        status=status,
        tab="versions",
        versions=found.order_by("-number"),
        form=form,
    )


def changes(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What version `number` changed against the one before it."""
    dossier = dossier_or_404(request, pk)
    new = version_or_404(dossier, number)
    if number < 2:
        raise Http404("The first version changed nothing.")
    old = version_or_404(dossier, number - 1)
    found = changes_between(old, new)
    groups = [
        Group(name, heading, status, help_, _lines(getattr(found, name))) for name, heading, status, help_ in SORTS
    ]
    return page(
        request,
        "changes.html",
        f"What changed in version {number}",
        dossier=dossier,
        tab="versions",
        new=new,
        old=old,
        groups=groups,
    )


def _lines(carried: Sequence[CarriedClaim]) -> tuple[tuple[str, CarriedClaim], ...]:
    return tuple((label_of(one.kind), one) for one in carried)
