"""The addresses of dossiers, claims, checks and exports."""

from dataclasses import asdict
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, PolymorphicProxySerializer, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api import reading, writing
from claims.api import serializers as shapes
from claims.checking import request_check
from claims.drafts import add_draft_version
from claims.exports import formats
from claims.models import Dossier
from sources.api.base import ApiView, UploadView, access, checked, document_body, reachable
from sources.api.bodies import uploaded
from sources.api.paging import page
from sources.api.problems import Problem


class Dossiers(UploadView):
    """Stories under check."""

    @extend_schema(
        operation_id="open_dossier",
        request={"multipart/form-data": shapes.DossierFile, "application/json": shapes.DossierText},
        responses={201: shapes.DossierWhole},
        tags=["dossiers"],
    )
    def post(self, request: Request) -> Response:
        """Open a dossier: the draft (a file in a form, or text in JSON) and the snapshots that it stands on."""
        body = document_body(request, form=shapes.DossierFile, json=shapes.DossierText)
        opened = writing.open_with_sources(request, uploaded(body), body, now=timezone.now())
        made = shapes.DossierWhole(reading.dossiers(request).get(pk=opened.pk))
        return Response(made.data, status=201, headers={"Location": reverse("api:dossier", args=[opened.pk])})


class OneDossier(ApiView):
    """One story."""

    @extend_schema(operation_id="get_dossier", responses=shapes.DossierWhole, tags=["dossiers"])
    def get(self, request: Request, pk: int) -> Response:
        """A dossier with the versions of its draft and its sources."""
        return Response(shapes.DossierWhole(get_object_or_404(reading.dossiers(request), pk=pk)).data)


class DraftVersions(UploadView):
    """The versions of a story's draft."""

    @extend_schema(
        operation_id="add_draft_version",
        request={"multipart/form-data": shapes.DraftFile, "application/json": shapes.DraftText},
        responses={201: shapes.DraftVersionMade},
        tags=["dossiers"],
    )
    def post(self, request: Request, pk: int) -> Response:
        """Add the next version of the draft; every claim is carried over, and the answer says what became of it."""
        dossier = _dossier(request, pk)
        body = document_body(request, form=shapes.DraftFile, json=shapes.DraftText)
        given, who, note = asdict(uploaded(body)), access(request).user, body.get("note", "")
        version, changes = add_draft_version(dossier=dossier, by=who, note=note, now=timezone.now(), **given)
        return Response(shapes.DraftVersionMade({"draft_version": version, "changes": changes}).data, status=201)


class Claims(ApiView):
    """The claims of a story."""

    queries = {"GET": shapes.ClaimQuery, "POST": shapes.NewClaimsQuery}

    @extend_schema(
        operation_id="list_claims", parameters=[shapes.ClaimQuery], responses=shapes.ClaimPage, tags=["claims"]
    )
    def get(self, request: Request, pk: int) -> Response:
        """The dossier's claims with their findings, in the order in which they were written down."""
        wanted = {"state": "state", "kind": "kind", "outcome": "check_status"}
        filters = {wanted[name]: value for name, value in self.query.items() if name in wanted}
        found = page(reading.claims(request).filter(dossier=_dossier(request, pk), **filters), request, self.query)
        reading.dress(request, found.results)
        return Response(shapes.ClaimPage(found).data)

    @extend_schema(
        operation_id="add_claims",
        parameters=[shapes.NewClaimsQuery],
        request=PolymorphicProxySerializer(
            component_name="NewClaims",
            serializers=[shapes.NewClaimRow(), shapes.NewClaimRow(many=True)],
            resource_type_field_name=None,
            many=False,
        ),
        responses={201: shapes.ClaimList},
        tags=["claims"],
    )
    def post(self, request: Request, pk: int) -> Response:
        """Add a claim, or up to 500 in a list: all or none. The answer has them in the same order."""
        dossier = _dossier(request, pk)
        made = writing.write_claims(request, dossier, number=self.query.get("draft_version"), now=timezone.now())
        found = reading.claims(request).in_bulk([one.pk for one in made])
        results = reading.dress(request, [found[one.pk] for one in made])
        return Response(shapes.ClaimList({"results": results}).data, status=201)


class OneClaim(ApiView):
    """One claim."""

    @extend_schema(operation_id="get_claim", responses=shapes.ClaimWhole, tags=["claims"])
    def get(self, request: Request, pk: int) -> Response:
        """A claim with its findings, citations and decisions."""
        claim = get_object_or_404(reading.whole_claims(request), pk=pk)
        reading.dress(request, [claim])
        return Response(shapes.ClaimWhole(claim).data)


class Checks(ApiView):
    """Checks of a story."""

    @extend_schema(operation_id="check_dossier", request=None, responses={202: shapes.Run}, tags=["checks"])
    def post(self, request: Request, pk: int) -> Response:
        """Ask for a check of the draft's latest version. Asking again, with nothing changed, gives the same check."""
        dossier = _dossier(request, pk)
        checked(shapes.NoBody(data=request.data))
        run = request_check(draft_version=reading.latest_draft(dossier), by=access(request).user, now=timezone.now())
        where = reverse("api:check-run", args=[run.pk])
        return Response(shapes.Run(run).data, status=202, headers={"Location": where, "Retry-After": "1"})


class OneCheckRun(ApiView):
    """One check."""

    @extend_schema(operation_id="get_check_run", responses=shapes.Run, tags=["checks"])
    def get(self, request: Request, pk: int) -> Response:
        """How far a check has come: `done` of `total` claims, and its state."""
        return Response(shapes.Run(get_object_or_404(reading.runs(request), pk=pk)).data)


class Exports(ApiView):
    """A story as a file."""

    queries = {"GET": shapes.ExportQuery}
    http_method_names = ["get"]  # Not HEAD: every file made is recorded as one that left the house.

    @extend_schema(
        operation_id="export_dossier",
        parameters=[shapes.ExportQuery],
        responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY, "The file, in its format.")},
        tags=["exports"],
    )
    def get(self, request: Request, pk: int) -> Any:
        """The draft's latest version with its annotated citations, as a file."""
        dossier = _dossier(request, pk)
        return writing.export_file(request, dossier, self.query["format"], now=timezone.now())


class Formats(ApiView):
    """The formats of export."""

    @extend_schema(operation_id="list_formats", responses=shapes.FormatList, tags=["exports"])
    def get(self, request: Request) -> Response:
        """All formats, by name."""
        return Response(shapes.FormatList({"results": list(formats().values())}).data)


class Nowhere(ApiView):
    """Every address below the API's root that is none."""

    @extend_schema(exclude=True)
    def get(self, request: Request, **_: Any) -> Response:
        """404, as a problem."""
        raise Problem(404, "not_found", "There is nothing at this address; /api/v1/schema lists what there is.")

    post = put = patch = delete = get


def _dossier(request: Request, pk: int) -> Dossier:
    return get_object_or_404(reachable(Dossier, request).select_related("desk", "draft__desk"), pk=pk)
