"""What people decide and say: decisions, who is at work on what, remarks, questions."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from claims.admin.checks import page_of, short
from claims.models import Assignment, Comment, Decision, FindingDecision, Query
from claims.models.words import QueryState
from sources.admin.base import DeskAdmin, GuardedForm, VisibleFilter, user_of
from sources.models import STAFF


@admin.register(Decision)
class DecisionAdmin(DeskAdmin):
    """Decisions never change; they are made on the claim's page."""

    desk_path = "claim__dossier__desk"
    list_display = ("created_at", "reviewer", "action", "verdict", "from_state", "to_state", "the_claim", "why_shown")
    list_filter = (("claim__dossier__desk", VisibleFilter), "action", "verdict")
    search_fields = ("why", "claim_version__text", "claim__dossier__title", "reviewer__username")
    list_select_related = ("reviewer", "claim_version")
    date_hierarchy = "created_at"
    ordering = ("-created_at", "-id")
    fields = (
        "claim", "claim_version", "draft_version", "seen", "reviewer", "claim_author", "claim_last_editor", "action",
        "from_state", "to_state", "verdict", "why", "findings", "evidence", "created_at",
    )  # fmt: skip
    readonly_fields = fields

    @admin.display(description="claim")
    def the_claim(self, decision: Decision) -> str:
        """The words decided on, with the way to the claim's page."""
        return format_html('<a href="{}">{}</a>', page_of(decision.claim_id), short(decision.claim_version.text, 60))

    @admin.display(description="why", empty_value="")
    def why_shown(self, decision: Decision) -> str:
        """The reason, shortened."""
        return short(decision.why, 80)


@admin.register(FindingDecision)
class FindingDecisionAdmin(DeskAdmin):
    """Who set which finding aside, who took that back, and why."""

    desk_path = "finding__dossier__desk"
    list_display = ("created_at", "by", "action", "the_finding", "why_shown")
    list_display_links = ("created_at",)
    list_filter = (("finding__dossier__desk", VisibleFilter), "action")
    search_fields = ("why", "finding__message", "finding__dossier__title", "by__username")
    list_select_related = ("by", "finding")
    date_hierarchy = "created_at"
    ordering = ("-created_at", "-id")
    fields = ("finding", "seen", "action", "by", "why", "created_at")
    readonly_fields = fields

    @admin.display(description="finding")
    def the_finding(self, decision: FindingDecision) -> str:
        """What the finding says, shortened, with the way to the page of its claim, if it has one."""
        finding = decision.finding
        said = short(finding.message, 100)
        return said if finding.claim_id is None else format_html('<a href="{}">{}</a>', page_of(finding.claim_id), said)

    @admin.display(description="why")
    def why_shown(self, decision: FindingDecision) -> str:
        """The reason, shortened."""
        return short(decision.why, 80)


@admin.register(Assignment)
class AssignmentAdmin(DeskAdmin):
    """Who has which claim until when."""

    desk_path = "claim__dossier__desk"
    list_display = ("claim", "reviewer", "task", "leased_at", "expires_at", "ended_at")
    list_filter = (("claim__dossier__desk", VisibleFilter), "task", ("ended_at", admin.EmptyFieldListFilter))
    search_fields = ("reviewer__username", "claim__dossier__title")
    list_select_related = ("claim", "reviewer")
    date_hierarchy = "leased_at"
    fields = ("claim", "reviewer", "task", "leased_at", "expires_at", "ended_at")
    readonly_fields = fields


class AboutOneDossier(forms.ModelForm):  # type: ignore[type-arg]  # generic for the type checker only
    """A form whose claim, if one is named, is one of the dossier's."""

    def clean(self) -> dict[str, Any]:
        """What was typed; an error beside a claim of another dossier."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        claim, dossier = typed.get("claim"), typed.get("dossier")
        if claim is not None and dossier is not None and claim.dossier_id != dossier.pk:
            self.add_error("claim", "This claim is in another dossier.")
        return typed


class QueryForm(AboutOneDossier, GuardedForm):
    """A question: about one dossier, and guarded."""


@admin.register(Comment)
class CommentAdmin(DeskAdmin):
    """The desk's talk. A remark stays as it was written; it can be marked as settled."""

    adders = writers = STAFF
    form = AboutOneDossier
    desk_path = "dossier__desk"
    list_display = ("short_body", "author", "dossier", "created_at", "resolved_by", "resolved_at")
    list_filter = (("dossier__desk", VisibleFilter), ("resolved_at", admin.EmptyFieldListFilter))
    search_fields = ("body", "author__username", "dossier__title")
    list_select_related = ("author", "dossier", "resolved_by")
    autocomplete_fields = ("dossier", "claim", "answers")
    date_hierarchy = "created_at"
    fields = ("dossier", "claim", "answers", "body", "author", "created_at", "resolved_by", "resolved_at")
    actions = ("settle",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """All of it once it is said."""
        return self.fields if obj else ("author", "created_at", "resolved_by", "resolved_at")

    @admin.display(description="remark", ordering="body")
    def short_body(self, comment: Comment) -> str:
        """The beginning of the remark."""
        return short(comment.body)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Whoever writes it is its author."""
        if not change:
            obj.author = user_of(request)
            super().save_model(request, obj, form, change)

    @admin.action(description="Mark the selected remarks as settled", permissions=["change"])
    def settle(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        """Settle what is open, on the desks where the person may."""
        able = [one.pk for one in queryset.select_related("dossier__desk") if self.has_change_permission(request, one)]
        fresh = Comment.objects.filter(pk__in=able, resolved_by__isnull=True)
        count = fresh.update(resolved_by=user_of(request), resolved_at=timezone.now())
        self.message_user(request, f"Settled: {count}. Settled before, or not yours to settle: "
                          f"{queryset.count() - count}.")  # fmt: skip


@admin.register(Query)
class QueryAdmin(DeskAdmin):
    """Questions and their answers. An answer closes the question."""

    adders = writers = STAFF
    form = QueryForm
    desk_path = "dossier__desk"
    list_display = ("short_question", "dossier", "asked_by", "asked_of_name", "due", "state")
    list_filter = (("dossier__desk", VisibleFilter), "state", "channel")
    search_fields = ("question", "answer", "asked_of_name", "dossier__title")
    list_select_related = ("dossier", "asked_by")
    autocomplete_fields = ("dossier", "claim")
    date_hierarchy = "created_at"
    fields = (
        "dossier", "claim", "question", "asked_of_name", "channel", "due", "answer", "state", "asked_by",
        "answered_at", "seen",
    )  # fmt: skip

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """What was asked of whom stays; the state follows from the answer."""
        asked = ("dossier", "claim", "question", "asked_of_name") if obj else ()
        return (*asked, "state", "asked_by", "answered_at")

    @admin.display(description="question", ordering="question")
    def short_question(self, query: Query) -> str:
        """The beginning of the question."""
        return short(query.question)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """A question needs somebody who is asked."""
        made = super().get_form(request, obj, change, **kwargs)
        if "asked_of_name" in made.base_fields:
            made.base_fields["asked_of_name"].required = True
        return made

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Whoever writes it asks; with an answer it is answered now."""
        if not change:
            obj.asked_by = user_of(request)
        if "answer" in form.changed_data:
            obj.state = QueryState.ANSWERED if obj.answer else QueryState.OPEN
            obj.answered_at = timezone.now() if obj.answer else None
        super().save_model(request, obj, form, change)

    def also_written(self, form: Any) -> tuple[str, ...]:
        """With an answer, what follows from it."""
        return ("state", "answered_at") if "answer" in form.changed_data else ()
