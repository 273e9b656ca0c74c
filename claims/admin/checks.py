"""What checks gave: runs, checks of claims, findings, facts. The machine writes them; people read, and dismiss findings
on the claim's page.
"""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from claims.admin.dossiers import without_weight
from claims.models import CheckRun, ClaimCheck, Disagreement, DossierSource, Fact, Finding
from claims.reanchoring import evidence_now
from sources.admin.base import DeskAdmin, VisibleFilter, user_of
from sources.models import Source

_STANDS: Final[Mapping[str, str]] = {
    "read": "",
    "earlier": ", in a snapshot that the draft does not read any more",
    "later": ", in a snapshot that the draft does not read yet",
    "dropped": ", which the draft does not stand on any more",
}
"""What to say of a finding's passage, by how it stands to what the dossier reads."""


def page_of(claim_pk: int) -> str:
    """The address of a claim's page."""
    return reverse("admin:claims_claim_change", args=[claim_pk])


@admin.register(CheckRun)
class CheckRunAdmin(DeskAdmin):
    """How far each check is, and why one failed."""

    desk_path = "draft_version__dossier__desk"
    list_display = ("draft_version", "state", "progress", "requested_by", "created_at", "finished_at", "error")
    list_filter = (("draft_version__dossier__desk", VisibleFilter), "state")
    search_fields = ("draft_version__dossier__title", "error")
    list_select_related = ("draft_version__dossier", "requested_by")
    date_hierarchy = "created_at"
    fields = (
        "draft_version", "state", "done", "total", "requested_by", "created_at", "started_at", "finished_at", "error",
        "inputs_sha256", "inputs",
    )  # fmt: skip
    readonly_fields = fields

    @admin.display
    def progress(self, run: CheckRun) -> str:
        """Claims checked of those to check."""
        return f"{run.done} of {run.total}"


@admin.register(ClaimCheck)
class ClaimCheckAdmin(DeskAdmin):
    """What each run gave for each claim."""

    desk_path = "claim_version__claim__dossier__desk"
    list_display = ("words", "outcome", "unchecked", "run_started")
    list_filter = (("claim_version__claim__dossier__desk", VisibleFilter), "outcome")
    search_fields = ("claim_version__text", "unchecked", "claim_version__claim__dossier__title")
    list_select_related = ("claim_version", "run")
    fields = ("claim_version", "words", "run", "outcome", "unchecked", "notes", "inputs_sha256", "created_at")
    readonly_fields = fields

    @admin.display(description="claim")
    def words(self, check: ClaimCheck) -> str:
        """The claim's words."""
        return short(check.claim_version.text)

    @admin.display(description="asked for", ordering="run__created_at")
    def run_started(self, check: ClaimCheck) -> Any:
        """When the check was asked for."""
        return check.run.created_at


@admin.register(Finding)
class FindingAdmin(DeskAdmin):
    """What checks have to say. A finding is dismissed on its claim's page, with a reason."""

    desk_path = "dossier__desk"
    list_display = ("severity", "rule", "short_message", "state", "the_claim", "dossier")
    list_display_links = ("short_message",)
    list_filter = (("dossier__desk", VisibleFilter), "severity", "state")
    search_fields = ("message", "rule", "dossier__title")
    search_help_text = "Message, rule or dossier"
    list_select_related = ("dossier",)
    fields = (
        "dossier", "the_claim", "rule", "severity", "message", "arithmetic", "state", "dismissed_by", "dismissed_at",
        "dismissed_because", "the_evidence", "differences", "mentions", "first_run", "last_run", "fingerprint",
    )  # fmt: skip
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without what rests on no one passage in a dossier with a source that this person may not see.

        A finding between claims is told in the words of all sources.
        """
        hidden = Source.objects.exclude(pk__in=Source.objects.visible_to(user_of(request)).values("pk"))
        closed = DossierSource.objects.filter(source__in=hidden).values("dossier")
        rows: QuerySet[Any] = super().get_queryset(request).select_related("dossier", "evidence")
        rows = without_weight(rows, "evidence")
        return rows.exclude(evidence__isnull=True, dossier__in=closed)

    @admin.display(description="message")
    def short_message(self, finding: Finding) -> str:
        """The message, shortened."""
        return short(finding.message, 140)

    @admin.display(description="claim")
    def the_claim(self, finding: Finding) -> str:
        """The way to the claim's page."""
        if finding.claim_id is None:
            return "between claims"
        return format_html('<a href="{}">claim {}</a>', page_of(finding.claim_id), finding.claim_id)

    @admin.display(description="evidence", empty_value="none")
    def the_evidence(self, finding: Finding) -> str | None:
        """The way to the passage."""
        if finding.evidence_id is None:
            return None
        where = reverse("admin:sources_snapshot_text", args=[finding.evidence_id])
        place = "" if finding.evidence_start is None else f"?start={finding.evidence_start}&end={finding.evidence_end}"
        stands = evidence_now([finding])[finding.pk].state
        return format_html('<a href="{}{}#passage">Read it in the source</a>{}', where, place, _STANDS[stands])


@admin.register(Fact)
class FactAdmin(DeskAdmin):
    """Figures and stances in the form that is calculated with. They are found anew with every check."""

    desk_path = "dossier__desk"
    list_display = ("subject_key", "measure_key", "event_key", "says", "status", "as_of", "came_from", "dossier")
    list_display_links = ("says",)
    list_filter = (("dossier__desk", VisibleFilter), "kind", "status", "quantity_kind")
    search_fields = ("subject_key", "measure_key", "event_key", "dossier__title")
    list_select_related = ("dossier",)
    fields = (
        "dossier", "kind", "claim_version", "snapshot", "table", "row", "column", "subject_key", "measure_key",
        "event_key", "place_key", "subject", "measure", "event", "says", "quantity_kind", "modality", "unit", "stance",
        "as_of", "document_date", "status", "publisher", "worded_as_preliminary", "relation", "put_right",
    )  # fmt: skip
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without bytes and texts."""
        return without_weight(super().get_queryset(request).select_related("snapshot"), "snapshot")

    @admin.display
    def says(self, fact: Fact) -> str:
        """The stance, or the interval of the figure."""
        return fact.get_stance_display() if fact.stance else fact.interval()

    @admin.display(description="Read wrongly?", empty_value="Change the claim.")
    def put_right(self, fact: Fact) -> str | None:
        """The way to mend what was read from a cell; what a claim states is changed on the claim's page."""
        if fact.snapshot_id is None:
            return None
        place = urlencode({
            "snapshot": fact.snapshot_id, "table": fact.table, "row": fact.row, "column": fact.column,
        })  # fmt: skip
        return format_html('<a href="{}?{}">Mend this cell</a>', reverse("admin:claims_cellmend_add"), place)

    @admin.display(description="from")
    def came_from(self, fact: Fact) -> str:
        """A claim or a cell."""
        return "a claim" if fact.claim_version_id else f"table {fact.table}, row {fact.row}, column {fact.column}"


@admin.register(Disagreement)
class DisagreementAdmin(DeskAdmin):
    """Figures of two dossiers of a desk that cannot both stand. They are found anew with every check."""

    desk_path = "fact__dossier__desk"
    list_display = ("severity", "rule", "message", "arithmetic", "created_at")
    list_display_links = ("message",)
    list_filter = (("fact__dossier__desk", VisibleFilter), "severity")
    search_fields = ("message", "fact__subject_key", "fact__dossier__title", "other__dossier__title")
    search_help_text = "Message, subject or dossier"
    fields = ("severity", "rule", "message", "arithmetic", "fact", "other", "created_at")
    readonly_fields = fields


def short(words: str, most: int = 100) -> str:
    """The beginning of some words on one line."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
