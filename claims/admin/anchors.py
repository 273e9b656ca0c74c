"""What became of cited passages in later snapshots of their sources: moved, changed, gone."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from claims.admin.checks import page_of, short
from claims.admin.dossiers import without_weight
from claims.models import Reanchoring
from sources.admin.base import DeskAdmin, VisibleFilter


@admin.register(Reanchoring)
class ReanchoringAdmin(DeskAdmin):
    """Written by the job of a new snapshot, never by hand."""

    desk_path = "citation__claim_version__claim__dossier__desk"
    list_display = ("words", "state", "reason", "source", "the_claim", "created_at")
    list_filter = (("citation__claim_version__claim__dossier__desk", VisibleFilter), "state")
    search_fields = ("citation__exact", "exact", "snapshot__source__title", "reason")
    list_select_related = ("snapshot__source", "citation__claim_version")
    fields = ("the_claim", "cited", "state", "reason", "exact", "the_passage", "edits", "created_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without bytes and texts."""
        rows = super().get_queryset(request).select_related("snapshot__source", "citation__claim_version")
        return without_weight(rows, "snapshot")

    @admin.display(description="cited")
    def words(self, row: Reanchoring) -> str:
        """The cited words."""
        return short(row.citation.exact)

    @admin.display(description="cited words")
    def cited(self, row: Reanchoring) -> str:
        """The same, whole."""
        return str(row.citation.exact)

    @admin.display(description="source")
    def source(self, row: Reanchoring) -> str:
        """The source that was captured anew."""
        return str(row.snapshot.source)

    @admin.display(description="claim")
    def the_claim(self, row: Reanchoring) -> str:
        """The way to the claim's page."""
        claim = row.citation.claim_version.claim_id
        return format_html('<a href="{}">claim {}</a>', page_of(claim), claim)

    @admin.display(description="place", empty_value="at no one place")
    def the_passage(self, row: Reanchoring) -> str | None:
        """The way to the passage in the later snapshot."""
        if row.start is None:
            return None
        where = reverse("admin:sources_snapshot_text", args=[row.snapshot_id])
        return format_html('<a href="{}?start={}&end={}#passage">Read it there</a>', where, row.start, row.end)
