"""Work in the background, for the operators."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from sources import outbox
from sources.admin.base import PER_PAGE
from sources.models import Job

if TYPE_CHECKING:
    _JobAdmin = admin.ModelAdmin[Job]
else:
    _JobAdmin = admin.ModelAdmin


@admin.register(Job)
class JobAdmin(_JobAdmin):
    """What waits, runs or is buried. Jobs belong to no desk: Django's own permissions say who sees them."""

    list_display = ("name", "key", "state", "attempts", "max_attempts", "due", "short_error")
    list_filter = ("state",)
    search_fields = ("name", "key", "error")
    search_help_text = "Name, key or error"
    list_per_page = PER_PAGE
    list_max_show_all = 200
    show_full_result_count = False
    ordering = ("-due", "-id")
    fields = ("name", "key", "state", "attempts", "max_attempts", "due", "created_at", "error", "arguments")
    readonly_fields = fields
    actions = ("retry",)

    @admin.display(description="error", empty_value="")
    def short_error(self, job: Job) -> str:
        """The first line of the last error."""
        line = job.error.split("\n", 1)[0]
        return line if len(line) <= 120 else line[:119] + "…"

    @admin.action(description="Try the selected buried jobs again", permissions=["change"])
    def retry(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        """Let buried jobs wait again; the rest is left alone, and both are counted."""
        chosen = list(queryset)
        again = sum(outbox.retry(job, now=timezone.now()) for job in chosen)
        if again:
            self.message_user(request, f"{_jobs(again)} will be tried again.", messages.SUCCESS)
        if left := len(chosen) - again:
            self.message_user(request, f"{_jobs(left)} not buried (any more), so left as found.", messages.WARNING)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Services write jobs."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Workers delete jobs when they are done."""
        return False


def _jobs(count: int) -> str:
    return "1 job" if count == 1 else f"{count} jobs"
