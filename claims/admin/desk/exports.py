"""Take the checked draft out of the house: the formats there are, and what left before."""

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from claims.admin.desk.common import BAD_REQUEST, dossier_or_404, page, person
from claims.exporting import UnknownFormat, export_file
from claims.exports import formats
from claims.models import Dossier, Export
from sources.access import role_of
from sources.models import STAFF

SHOWN = 20
"""How many earlier exports the page lists."""


def exports(request: HttpRequest, pk: int) -> HttpResponseBase:
    """GET: the formats and what left before. POST: a file of the newest draft in the format named, and its record."""
    dossier = dossier_or_404(request, pk)
    if request.method != "POST":
        return _page(request, dossier)
    try:
        made, file = export_file(
            dossier=dossier, format=request.POST.get("format", ""), by=person(request), now=timezone.now()
        )
    except UnknownFormat as error:
        return _page(request, dossier, wrong=f"Nothing exported: {error}.")
    return FileResponse(file, as_attachment=True, filename=made.filename, content_type=made.media_type)


def _page(request: HttpRequest, dossier: Dossier, wrong: str = "") -> HttpResponseBase:
    user = person(request)
    return page(
        request,
        "exports.html",
        f"Export {dossier.title}",
        dossier=dossier,
        status=BAD_REQUEST if wrong else 200,
        tab="exports",
        formats=list(formats().values()),
        may_export=role_of(user, dossier.desk) in STAFF,
        wrong=wrong,
        earlier=Export.objects.visible_to(user).filter(dossier=dossier).select_related("requested_by")[:SHOWN],
    )
