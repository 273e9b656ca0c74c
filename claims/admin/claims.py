"""Claims, their versions, their places and what they rest on."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html

from claims.admin.checks import page_of, short
from claims.admin.dossiers import without_weight
from claims.admin.page import claim_page
from claims.models import Citation, Claim, ClaimVersion, Finding, Occurrence
from claims.models.words import FindingState
from claims.selectors import STATUSES, WAITING, check_status, review_queue
from sources.admin.base import DeskAdmin, VisibleFilter, user_of


class CheckStatusFilter(admin.SimpleListFilter):
    """By the computed check status."""

    title = "check status"
    parameter_name = "check_status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The statuses, by their names."""
        return [(one, one) for one in STATUSES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The claims with the chosen one."""
        return queryset.filter(check_status=self.value()) if self.value() in STATUSES else queryset


class WaitingFilter(admin.SimpleListFilter):
    """By whether somebody has to decide."""

    title = "review"
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """For this person, or for anybody."""
        return [("me", "waits for me"), ("anybody", "waits for a reviewer")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The claims that wait."""
        if self.value() == "me":
            return queryset.filter(pk__in=review_queue(user_of(request)).order_by().values("pk"))
        return queryset.filter(state__in=WAITING) if self.value() == "anybody" else queryset


def _count(rows: QuerySet[Any]) -> Coalesce:
    """The number of rows of a correlated query, in one column."""
    number = rows.values("state").annotate(_number=Count("pk")).values("_number")  # of one state, so one row
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


@admin.register(Claim)
class ClaimAdmin(DeskAdmin):
    """Claims. The page of one shows it beside its sources; decisions are made there."""

    desk_path = "dossier__desk"
    list_display = ("words", "kind", "status", "open_findings", "state", "verdict", "dossier")
    list_filter: ClassVar[Any] = (
        WaitingFilter, CheckStatusFilter, "state", "kind", "verdict", "origin", ("dossier__desk", VisibleFilter),
    )  # fmt: skip
    search_fields = ("current__text", "dossier__title", "=id")
    search_help_text = "Words of the claim, title of the dossier, or number of the claim"
    list_select_related = ("dossier", "current")
    ordering = ("-dossier", "id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the check status and the number of open findings of the current words."""
        opened = Finding.objects.filter(state=FindingState.OPEN).order_by()
        own = opened.filter(claim=OuterRef("pk"), claim_version=OuterRef("current"))
        shared = opened.filter(involved=OuterRef("pk"))
        rows: QuerySet[Any] = check_status(super().get_queryset(request))
        counted: QuerySet[Any] = rows.annotate(_open=_count(own) + _count(shared))
        return counted

    @admin.display(description="claim", ordering="current__text")
    def words(self, claim: Claim) -> str:
        """What the draft says."""
        return short(claim.current.text) if claim.current else f"claim {claim.pk}, without words"

    @admin.display(description="check")
    def status(self, claim: Any) -> str:
        """The check status; marked by its word, coloured too."""
        return format_html('<span class="check-word is-{}">{}</span>', claim.check_status, claim.check_status)

    @admin.display(description="open findings", ordering="_open")
    def open_findings(self, claim: Any) -> int:
        """How many are open, those between claims among them."""
        return int(claim._open)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        """The claim's page."""
        if not object_id.isascii() or not object_id.isdigit() or len(object_id) > 18:
            raise Http404("There is no such claim on your desks.")
        answer: HttpResponseBase = claim_page(request, int(object_id))
        return answer

    class Media:
        css: ClassVar = {"all": ["claims/desk.css", "claims/review.css"]}


@admin.register(ClaimVersion)
class ClaimVersionAdmin(DeskAdmin):
    """What claims said at one time. Versions never change."""

    desk_path = "claim__dossier__desk"
    list_display = ("words", "number", "the_claim", "origin", "editor", "reason", "created_at")
    list_filter = (("claim__dossier__desk", VisibleFilter), "origin")
    search_fields = ("text", "claim__dossier__title", "reason")
    list_select_related = ("editor",)
    date_hierarchy = "created_at"
    fields = ("the_claim", "number", "text", "payload", "origin", "editor", "reason", "created_at")
    readonly_fields = fields

    @admin.display(description="text")
    def words(self, version: ClaimVersion) -> str:
        """The words, shortened."""
        return short(version.text)

    @admin.display(description="claim")
    def the_claim(self, version: ClaimVersion) -> str:
        """The way to the claim's page."""
        return format_html('<a href="{}">claim {}</a>', page_of(version.claim_id), version.claim_id)


@admin.register(Occurrence)
class OccurrenceAdmin(DeskAdmin):
    """Where claims stand in the versions of their drafts."""

    desk_path = "claim_version__claim__dossier__desk"
    list_display = ("words", "state", "start", "end", "draft_version")
    list_filter = (("claim_version__claim__dossier__desk", VisibleFilter), "state")
    search_fields = ("exact", "draft_version__dossier__title")
    list_select_related = ("draft_version__dossier", "claim_version")
    fields = ("claim_version", "draft_version", "state", "prefix", "exact", "suffix", "start", "end", "created_at")
    readonly_fields = fields

    @admin.display(description="words")
    def words(self, occurrence: Occurrence) -> str:
        """The words there; those that were looked for where they were not found."""
        return short(occurrence.exact or occurrence.claim_version.text)


@admin.register(Citation)
class CitationAdmin(DeskAdmin):
    """What claims rest on: passages and notes. They are made on the pages of the check."""

    desk_path = "claim_version__claim__dossier__desk"
    list_display = ("words", "relation", "where", "outcome", "origin", "accepted_by", "confidential", "the_claim")
    list_filter = (
        ("claim_version__claim__dossier__desk", VisibleFilter), "relation", "origin", "outcome", "channel",
        ("accepted_by", admin.EmptyFieldListFilter),
    )  # fmt: skip
    search_fields = ("exact", "note", "snapshot__source__title", "claim_version__claim__dossier__title")
    list_select_related = ("snapshot__source", "claim_version", "accepted_by")
    fields = (
        "the_claim", "claim_version", "relation", "the_passage", "exact", "channel", "note", "noted_on", "confidential",
        "origin", "outcome", "match", "accepted_by", "created_at",
    )  # fmt: skip
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without bytes and texts."""
        rows = super().get_queryset(request).select_related("snapshot__source", "claim_version")
        return without_weight(rows, "snapshot")

    @admin.display(description="words")
    def words(self, citation: Citation) -> str:
        """The cited words, or the note's."""
        return short(citation.exact or citation.note)

    @admin.display(description="in")
    def where(self, citation: Citation) -> str:
        """The source, or how it was heard."""
        return str(citation.snapshot.source) if citation.snapshot else citation.get_channel_display()

    @admin.display(description="claim")
    def the_claim(self, citation: Citation) -> str:
        """The way to the claim's page."""
        claim = citation.claim_version.claim_id
        return format_html('<a href="{}">claim {}</a>', page_of(claim), claim)

    @admin.display(description="passage", empty_value="a note")
    def the_passage(self, citation: Citation) -> str | None:
        """The way to the passage."""
        if citation.snapshot_id is None:
            return None
        where = reverse("admin:sources_snapshot_text", args=[citation.snapshot_id])
        return format_html(
            '<a href="{}?start={}&end={}#passage">Read it in the source</a>', where, citation.start, citation.end
        )
