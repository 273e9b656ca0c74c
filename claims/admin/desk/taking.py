"""Take files in as sources of a dossier: each by itself, so that one that cannot be read holds up no other."""

import hashlib

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from claims import intake
from claims.admin.desk.common import Upload, person, uploaded
from claims.admin.desk.forms import SourcesForm
from claims.models import Dossier
from sources.models import Snapshot
from sources.readers import ReadError
from sources.services import SourceFields, add_source


def take_sources(request: HttpRequest, dossier: Dossier, form: SourcesForm) -> int:
    """Add every file and the pasted note of a valid form; say what was taken and, by name, what was not, and why.

    Returns how many were taken. Raises PermissionDenied for those who may not add any.
    """
    taken = 0
    for file in form.cleaned_data["files"]:
        try:
            upload = uploaded(file)
        except ReadError as error:
            messages.error(request, f"Not taken: {file.name}. {error}")
        else:
            taken += _take(request, dossier, upload)
    note = str(form.cleaned_data["note_text"])
    if note.strip():
        title = str(form.cleaned_data["note_title"]).strip() or "Note"
        taken += _take(request, dossier, Upload(f"{title}.txt", "text/plain; charset=utf-8", note.encode()), title)
    if taken:
        messages.success(request, f"{taken} {'source was' if taken == 1 else 'sources were'} added.")
    return taken


def _take(request: HttpRequest, dossier: Dossier, upload: Upload, title: str = "") -> int:
    if _is_there(dossier, upload):
        messages.warning(request, f"Among the sources already: {upload.name}, the same bytes.")
        return 0
    user, now = person(request), timezone.now()
    try:
        with transaction.atomic():
            snapshot = add_source(
                desk=dossier.desk,
                data=upload.data,
                filename=upload.name,
                by=user,
                fields=SourceFields(title=title),
                media_type=upload.media_type,
                captured_from="upload",
                now=now,
            )
            intake.attach_source(dossier=dossier, snapshot=snapshot, by=user)
    except ReadError as error:
        messages.error(request, f"Not taken: {upload.name}. {error}")
        return 0
    except ValidationError as error:
        messages.error(request, f"Not taken: {upload.name}. {' '.join(error.messages)}")
        return 0
    return 1


def _is_there(dossier: Dossier, upload: Upload) -> bool:
    """Whether the dossier has these bytes. A help against a file dropped twice, no rule: two may race past it."""
    sha256 = hashlib.sha256(upload.data).hexdigest()
    return Snapshot.objects.filter(raw_sha256=sha256, source__dossier_sources__dossier=dossier).exists()
