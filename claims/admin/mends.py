"""Mending what was read from the tables of a source: a person names the cell, what its figure says, and why."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest

from claims.models import CellMend
from sources.admin.base import DeskAdmin, GuardedForm, VisibleFilter, user_of
from sources.models import TRUSTED


class MendForm(GuardedForm):
    """A mend names a cell that the snapshot has, and says something of it."""

    def clean(self) -> dict[str, Any]:
        """With an error for a place that no table has, and for a mend that changes nothing."""
        typed = super().clean()
        one = self.instance
        snapshot = typed.get("snapshot") or (one.snapshot if one.pk else None)
        place = [typed.get(name, getattr(one, name)) for name in ("table", "row", "column")]
        if snapshot is not None and None not in (place[0], place[2]) and not _exists(snapshot.tables, *place):
            self.add_error(None, "This snapshot has no such cell. Tables, rows and columns are counted from 0.")
        if not typed.get("left_out") and not any(typed.get(name) for name in ("subject", "measure", "year")):
            self.add_error(None, "Say whose the figure is, what it counts or which year it is about, or leave it out.")
        return typed


def _exists(tables: list[dict[str, Any]], table: int, row: int | None, column: int) -> bool:
    if table >= len(tables):
        return False
    rows = tables[table]["rows"]
    return any(column < len(cells) for cells in (rows if row is None else rows[row : row + 1]))


@admin.register(CellMend)
class CellMendAdmin(DeskAdmin):
    """Readings of table cells that people put right. The next check of a dossier takes them up."""

    writers = adders = TRUSTED
    desk_path = "snapshot__source__desk"
    form = MendForm
    list_display = ("__str__", "subject", "measure", "year", "left_out", "made_by", "because")
    list_filter = (("snapshot__source__desk", VisibleFilter), "left_out")
    search_fields = ("subject", "measure", "because", "snapshot__source__title")
    list_select_related = ("made_by",)
    raw_id_fields = ("snapshot",)
    fields = (
        "snapshot", "table", "row", "column", "subject", "measure", "year", "left_out", "because", "made_by", "seen",
    )  # fmt: skip

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A mend stays with its cell."""
        return ("snapshot", "table", "row", "column", "made_by") if obj else ("made_by",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Who changed it last made it."""
        obj.made_by = user_of(request)
        super().save_model(request, obj, form, change)
        messages.info(request, "Check the dossiers that use this source again: then the mend counts there.")

    def also_written(self, form: Any) -> tuple[str, ...]:
        """With every change, who made it."""
        return ("made_by",)
