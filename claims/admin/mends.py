"""Mending what was read from the tables of a source: a person names the cell, what its figure says, and why."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from claims.models import CellMend, MendCarry
from claims.models.words import CarryState
from claims.reanchoring import settle
from sources.admin.base import DeskAdmin, GuardedForm, VisibleFilter, user_of
from sources.models import TRUSTED, Conflict
from sources.selectors import latest_snapshots
from sources.services import announce


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
        newest = latest_snapshots([obj.snapshot.source_id])[obj.snapshot.source_id]
        if newest.pk != obj.snapshot_id:
            announce(newest)
        messages.info(request, "Check the dossiers that use this source again: then the mend counts there.")

    def also_written(self, form: Any) -> tuple[str, ...]:
        """With every change, who made it."""
        return ("made_by",)


@admin.register(MendCarry)
class MendCarryAdmin(DeskAdmin):
    """What became of mends when their source was captured anew. What could not be carried over waits for a person."""

    writers = TRUSTED
    desk_path = "mend__snapshot__source__desk"
    list_display = ("the_source", "mend", "state", "reason", "snapshot", "mend_anew", "settled_by")
    list_filter = ("state", ("mend__snapshot__source__desk", VisibleFilter))
    search_fields = ("reason", "mend__because", "mend__snapshot__source__title")
    list_select_related = ("mend__snapshot__source", "snapshot", "settled_by")
    actions = ("settle",)
    fields = ("mend", "snapshot", "state", "reason", "made", "settled_by", "settled_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without bytes and texts."""
        heavy = ("raw", "text", "tables", "pages", "metadata", "warnings")
        rows: QuerySet[Any] = super().get_queryset(request)
        rows = rows.select_related(*self.list_select_related)
        return rows.defer(*(f"{path}__{name}" for path in ("snapshot", "mend__snapshot") for name in heavy))

    @admin.display(description="source")
    def the_source(self, row: MendCarry) -> str:
        """Of which source the table is."""
        return row.mend.snapshot.source.title

    @admin.display(description="Mend it there?", empty_value="")
    def mend_anew(self, row: MendCarry) -> str | None:
        """The way to mend another cell of the later snapshot with the same words."""
        if row.state != CarryState.REVIEW:
            return None
        known = ("table", "row", "column", "subject", "measure", "year", "because")
        typed = {"snapshot": row.snapshot_id} | {name: getattr(row.mend, name) for name in known}
        given = urlencode({name: value for name, value in typed.items() if value not in (None, "")})
        return format_html('<a href="{}?{}">Mend a cell</a>', reverse("admin:claims_cellmend_add"), given)

    @admin.action(description="Looked at: ask no more about the selected", permissions=["change"])
    def settle(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """Settle those that wait."""
        done = 0
        for row in rows.filter(state=CarryState.REVIEW).select_related("mend__snapshot__source__desk"):
            try:
                settle(row, seen=row.version, by=user_of(request), now=timezone.now())
            except Conflict:
                continue
            done += 1
        messages.success(request, f"{done} looked at.")
