"""What left the house."""

from django.contrib import admin

from claims.models import Export
from sources.admin.base import DeskAdmin, VisibleFilter


@admin.register(Export)
class ExportAdmin(DeskAdmin):
    """Each file that was made, by whom, and its hash."""

    desk_path = "dossier__desk"
    list_display = ("dossier", "format", "state", "filename", "size", "requested_by", "created_at", "error")
    list_filter = (("dossier__desk", VisibleFilter), "state", "format")
    search_fields = ("dossier__title", "filename", "sha256")
    list_select_related = ("dossier", "requested_by")
    date_hierarchy = "created_at"
    fields = (
        "dossier", "format", "parameters", "requested_by", "state", "done", "total", "filename", "media_type", "size",
        "sha256", "created_at", "finished_at", "error",
    )  # fmt: skip
    readonly_fields = fields
