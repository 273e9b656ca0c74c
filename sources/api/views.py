"""The addresses of sources and snapshots."""

from dataclasses import asdict

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from sources.api import serializers as shapes
from sources.api.base import ApiView, UploadView, access, document_body, reachable
from sources.api.bodies import uploaded
from sources.api.paging import page
from sources.models import Purpose, Snapshot, Source
from sources.services import add_snapshot, add_source


class Sources(UploadView):
    """The desk's sources."""

    queries = {"GET": shapes.SourceQuery}

    @extend_schema(
        operation_id="list_sources", parameters=[shapes.SourceQuery], responses=shapes.SourcePage, tags=["sources"]
    )
    def get(self, request: Request) -> Response:
        """The desk's sources, the newest first."""
        rows = reachable(Source, request).filter(purpose=self.query["purpose"])
        return Response(shapes.SourcePage(page(rows, request, self.query, newest_first=True)).data)

    @extend_schema(
        operation_id="add_source",
        request={"multipart/form-data": shapes.SourceFile, "application/json": shapes.SourceText},
        responses={201: shapes.SnapshotMade},
        tags=["sources"],
    )
    def post(self, request: Request) -> Response:
        """Add a source: a file in a form, or text in JSON. What is not said of it is taken from the document."""
        body = document_body(request, form=shapes.SourceFile, json=shapes.SourceText)
        document, who = asdict(uploaded(body)), access(request)
        said = {"fields": shapes.source_fields(body), "captured_from": body.get("captured_from", "")}
        snapshot = add_source(desk=who.desk, by=who.user, now=timezone.now(), **document, **said)
        made = shapes.SnapshotMade(Snapshot.objects.select_related("source").defer("raw", "text").get(pk=snapshot.pk))
        return Response(made.data, status=201, headers={"Location": reverse("api:snapshot", args=[snapshot.pk])})


class OneSource(ApiView):
    """One source."""

    @extend_schema(operation_id="get_source", responses=shapes.SourceWhole, tags=["sources"])
    def get(self, request: Request, pk: int) -> Response:
        """A source with its snapshots."""
        snapshots = Snapshot.objects.defer("raw", "text", "tables", "pages").order_by("-pk")
        rows = reachable(Source, request).prefetch_related(Prefetch("snapshots", snapshots))
        return Response(shapes.SourceWhole(get_object_or_404(rows, pk=pk)).data)


class Snapshots(UploadView):
    """The snapshots of a source."""

    @extend_schema(
        operation_id="add_snapshot",
        request={"multipart/form-data": shapes.SnapshotFile, "application/json": shapes.SnapshotText},
        responses={201: shapes.SnapshotMade},
        tags=["sources"],
    )
    def post(self, request: Request, pk: int) -> Response:
        """Keep the source as it is now. What is cited of it is looked for in the new snapshot in the background.

        Bytes that stand already are the snapshot that has them.
        """
        source = get_object_or_404(reachable(Source, request).select_related("desk"), pk=pk, purpose=Purpose.EVIDENCE)
        body = document_body(request, form=shapes.SnapshotFile, json=shapes.SnapshotText)
        document, captured_from = asdict(uploaded(body)), body.get("captured_from", "")
        snapshot = add_snapshot(
            source=source, by=access(request).user, captured_from=captured_from, now=timezone.now(), **document
        )
        made = shapes.SnapshotMade(Snapshot.objects.select_related("source").defer("raw", "text").get(pk=snapshot.pk))
        return Response(made.data, status=201, headers={"Location": reverse("api:snapshot", args=[snapshot.pk])})


class OneSnapshot(ApiView):
    """One snapshot."""

    @extend_schema(operation_id="get_snapshot", responses=shapes.SnapshotWhole, tags=["sources"])
    def get(self, request: Request, pk: int) -> Response:
        """A snapshot with its text, over which every offset of the API counts, and its pages."""
        rows = reachable(Snapshot, request).select_related("source").defer("raw", "tables")
        return Response(shapes.SnapshotWhole(get_object_or_404(rows, pk=pk)).data)
