"""Stories under check, their sources and the versions of their drafts."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from claims.models import Dossier, DossierSource, DraftVersion
from claims.rules import MOST_ASKED
from sources.admin.base import DeskAdmin, GuardedForm, ReadOnlyInline, VisibleFilter
from sources.models import TRUSTED

POLICY_FIELDS = ("second_reader", "independent", "primary")
"""The form's fields that are parts of the policy."""

SNAPSHOT_WEIGHT = ("raw", "text", "pages", "tables", "metadata")
"""Columns of a snapshot that no list needs."""


def without_weight(rows: QuerySet[Any], path: str) -> QuerySet[Any]:
    """The rows without the bytes and texts of the snapshot at `path`."""
    return rows.defer(*(f"{path}__{name}" for name in SNAPSHOT_WEIGHT))


class DossierForm(GuardedForm):
    """A dossier's own fields; of its policy, whether every claim is read twice and how many sources each needs."""

    second_reader = forms.BooleanField(
        required=False, help_text="A second person must come to the same verdict before a claim is approved."
    )

    independent = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=MOST_ASKED,
        label="Independent sources",
        help_text="How many sources that do not repeat one another a claim needs. Empty or 0: no number is asked.",
    )
    primary = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=MOST_ASKED,
        label="or primary sources",
        help_text="So many primary sources are enough instead. 0: primary sources count as any other.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        policy = self.instance.policy
        asked = policy.get("sources") if isinstance(policy.get("sources"), dict) else {}
        self.initial["second_reader"] = policy.get("second_reader") is True
        self.initial["independent"] = asked.get("independent")
        self.initial["primary"] = asked.get("primary", 1)

    def policy(self) -> dict[str, Any]:
        """The stored policy with what was typed in its place; what else it holds stays."""
        typed = self.cleaned_data
        changed = dict(self.instance.policy)
        if "second_reader" in self.changed_data:
            changed["second_reader"] = typed["second_reader"]
        if {"independent", "primary"} & set(self.changed_data):
            primary = 1 if typed["primary"] is None else typed["primary"]
            changed["sources"] = {"independent": typed["independent"] or 0, "primary": primary}
        return changed


class SourcesInline(ReadOnlyInline):
    """What the story stands on."""

    model = DossierSource
    fields = ("source", "snapshot", "position")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without bytes and texts."""
        return without_weight(super().get_queryset(request).select_related("source", "snapshot"), "snapshot")


class DraftVersionsInline(ReadOnlyInline):
    """The draft's versions."""

    model = DraftVersion
    fields = ("number", "author", "note", "created_at")
    readonly_fields = fields


@admin.register(Dossier)
class DossierAdmin(DeskAdmin):
    """Dossiers: opened by "New check", mended here."""

    writers = TRUSTED
    form = DossierForm
    list_display = (
        "title",
        "desk",
        "mode",
        "language",
        "planned_publication",
        "claim_count",
        "the_check",
        "created_at",
    )
    list_filter = (("desk", VisibleFilter), "mode", "planned_publication")
    search_fields = ("title",)
    list_select_related = ("desk",)
    date_hierarchy = "created_at"
    inlines = (SourcesInline, DraftVersionsInline)
    fields = (
        "title", "mode", "second_reader", "independent", "primary", "language", "planned_publication", "desk", "draft",
        "opened_by", "created_at", "seen",
    )  # fmt: skip
    readonly_fields = ("desk", "draft", "opened_by", "created_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the number of claims."""
        rows: QuerySet[Any] = super().get_queryset(request).annotate(_claims=Count("claims"))
        return rows

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A reader without rights to change it sees the stored policy instead of its switch."""
        names = super().get_fields(request, obj)
        if self.has_change_permission(request, obj):
            return names
        shown = [name for name in names if name not in POLICY_FIELDS[1:]]
        return ["policy" if name == POLICY_FIELDS[0] else name for name in shown]

    @admin.display(description="claims", ordering="_claims")
    def claim_count(self, dossier: Any) -> str:
        """How many, with the way to them."""
        where = reverse("admin:claims_claim_changelist")
        return format_html('<a href="{}?dossier__id__exact={}">{}</a>', where, dossier.pk, dossier._claims)

    @admin.display(description="check")
    def the_check(self, dossier: Dossier) -> str:
        """The way to the draft with its marked claims."""
        return format_html('<a href="{}">Open the check</a>', reverse("desk:draft", args=[dossier.pk]))

    def save_guarded(self, request: HttpRequest, obj: Any, form: Any) -> None:
        """What belongs to the policy goes into it, beside what else it holds."""
        names = [name for name in form.changed_data if name not in ("seen", *POLICY_FIELDS)]
        changes = {name: getattr(obj, name) for name in names}
        if set(POLICY_FIELDS) & set(form.changed_data):
            changes["policy"] = form.policy()
        Dossier.objects.guarded_update(obj.pk, seen=form.cleaned_data["seen"], **changes)


@admin.register(DossierSource)
class DossierSourceAdmin(DeskAdmin):
    """Which source stands in which dossier; attached by the check's own pages."""

    list_display = ("dossier", "source", "position", "snapshot")
    list_filter = (("desk", VisibleFilter),)
    search_fields = ("dossier__title", "source__title")
    list_select_related = ("dossier", "source", "snapshot")
    fields = ("dossier", "source", "snapshot", "position", "created_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without bytes and texts."""
        return without_weight(super().get_queryset(request), "snapshot")


@admin.register(DraftVersion)
class DraftVersionAdmin(DeskAdmin):
    """Versions of drafts, which never change."""

    desk_path = "dossier__desk"
    list_display = ("dossier", "number", "author", "note", "created_at")
    list_filter = (("dossier__desk", VisibleFilter),)
    search_fields = ("dossier__title", "note")
    list_select_related = ("dossier", "author")
    date_hierarchy = "created_at"
    fields = ("dossier", "number", "the_text", "author", "note", "created_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without bytes and texts."""
        return without_weight(super().get_queryset(request).select_related("snapshot"), "snapshot")

    @admin.display(description="text")
    def the_text(self, version: DraftVersion) -> str:
        """The way to the words."""
        where = reverse("admin:sources_snapshot_text", args=[version.snapshot_id])
        return format_html('<a href="{}">Read the text</a>', where)
