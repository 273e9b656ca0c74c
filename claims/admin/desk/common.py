"""What the desk's pages share: the dossier that a person may see, the frame round a page, and how a failure is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from claims.models import CheckRun, Dossier, DraftVersion
from claims.models.words import RunState
from sources.access import role_of
from sources.models import TRUSTED, Conflict, Desk
from sources.readers import MAX_BYTES, ReadError

BAD_REQUEST = 400
CHANGED = 409


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in."""

    name: str
    media_type: str
    data: bytes


def person(request: HttpRequest) -> User:
    """Who is at the page; `admin_view` has let nobody else in."""
    assert isinstance(request.user, User)  # noqa: S101 - see above
    return request.user


def dossier_or_404(request: HttpRequest, pk: int) -> Dossier:
    """The dossier, if this person may see it; one of another desk does not exist for them."""
    return get_object_or_404(Dossier.objects.visible_to(person(request)).select_related("desk", "draft"), pk=pk)


def version_or_404(dossier: Dossier, number: int | None) -> DraftVersion:
    """One version of the draft, the latest without a number."""
    versions = dossier.draft_versions.select_related("snapshot__source", "dossier__desk")
    if number is not None:
        return get_object_or_404(versions, number=number)
    found = versions.order_by("-number")[:1]
    return get_object_or_404(versions.filter(pk__in=[one.pk for one in found]))


def may_write(user: User, desk: Desk) -> bool:
    """Whether the person may add and change what the desk checks: the pages then show how."""
    return role_of(user, desk) in TRUSTED


def writable_desks(user: User) -> list[Desk]:
    """The desks on which the person may open a dossier."""
    return list(Desk.objects.filter(memberships__user=user.pk, memberships__role__in=TRUSTED).distinct())


def uploaded(file: "UploadedFile[Any]") -> Upload:
    """The bytes of an upload. Raises ReadError for one that is larger than any that is read, before reading it."""
    size = file.size or 0
    if size > MAX_BYTES:
        raise ReadError(f"The file has {size:,} bytes; at most {MAX_BYTES:,} are read. Split it and upload the parts.")
    return Upload(file.name or "unnamed", file.content_type or "", file.read())


def page(
    request: HttpRequest,
    template: str,
    title: str,
    *,
    dossier: Dossier | None = None,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """A page in the admin's frame; `dossier` adds its heading with the ways to its other pages."""
    frame: dict[str, Any] = site.each_context(request) | {
        "title": title,
        "is_nav_sidebar_enabled": False,
        "wrong_title": status >= BAD_REQUEST,
    }
    if dossier is not None:
        frame |= _dossier_frame(dossier, person(request))
    return TemplateResponse(request, f"admin/claims/dossier/{template}", frame | context, status=status)


def _dossier_frame(dossier: Dossier, user: User) -> dict[str, Any]:
    latest = dossier.draft_versions.order_by("-number").first()
    run = CheckRun.objects.filter(draft_version=latest).order_by("-created_at", "-pk").first()
    return {
        "dossier": dossier,
        "latest": latest,
        "run": run,
        "run_is_going": run is not None and run.state in (RunState.QUEUED, RunState.RUNNING),
        "can_write": may_write(user, dossier.desk),
        "source_count": dossier.dossier_sources.visible_to(user).count(),
    }


def conflict_words(conflict: Conflict, what: str) -> str:
    """What to tell somebody who was not the first."""
    if conflict.current is None:
        return f"{what} is gone: somebody removed it meanwhile. Load the page again."
    return f"Somebody changed {what} meanwhile. What you typed is kept below; load the page to see what it is now."


def tell(form: forms.Form, error: Exception, fields: Iterable[str] = ()) -> None:
    """Put what a service refused where it belongs: beside its field where it names one the form has."""
    if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
        for name, errors in error.error_dict.items():
            for one in errors:
                form.add_error(name if name in form.fields else None, ValidationError(one.messages))
        return
    field = getattr(error, "field", None)
    form.add_error(field if field in form.fields else next(iter(fields), None), str(error))
