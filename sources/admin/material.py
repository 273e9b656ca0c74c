"""Sources, their snapshots and passages."""

from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from sources.admin.base import DeskAdmin, GuardedForm, ReadOnlyInline, VisibleFilter, user_of
from sources.models import TRUSTED, Passage, Snapshot, Source, Voice
from sources.services import amend_source

PAGE: Final = 20_000
"""Code points of a text on one page."""

BEFORE: Final = 1_000
"""Code points shown before a passage that a link leads to."""

_HEAVY: Final = ("raw", "text", "pages", "tables", "metadata")


class SourceForm(GuardedForm):
    """A source's bibliography; authors one per line."""

    authors = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 3, "cols": 60}), help_text="One name a line."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "authors" in self.fields:
            self.initial["authors"] = "\n".join(self.instance.authors)

    def clean(self) -> dict[str, Any]:
        """What was typed; what does not go together is said in words, before the database refuses it."""
        typed = super().clean()
        if typed.get("confidential") and typed.get("open_to_guests"):
            self.add_error("open_to_guests", "A confidential source cannot be open to guests.")
        if typed.get("issued") and not typed.get("issued_precision"):
            self.add_error("issued_precision", "Say how much of the date is known: the day, the month or the year.")
        if typed.get("issued_precision") and not typed.get("issued") and "issued" not in self.errors:
            self.add_error("issued", "Give the date, or leave its precision empty.")
        if typed.get("voice") == Voice.SPEAKER and not typed.get("voice_name"):
            self.add_error("voice_name", "Name the speaker whose words they are.")
        return typed

    def clean_authors(self) -> list[str]:
        """The names as a list."""
        return [name.strip() for name in self.cleaned_data["authors"].splitlines() if name.strip()]


class SnapshotInline(ReadOnlyInline):
    """The bytes of a source at its moments."""

    model = Snapshot
    fields = ("filename", "media_type", "raw_size", "text_length", "captured_at", "captured_from")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without bytes and text."""
        return super().get_queryset(request).defer(*_HEAVY)


@admin.register(Source)
class SourceAdmin(DeskAdmin):
    """Sources: mended here, brought in with a check."""

    writers = TRUSTED
    form = SourceForm
    list_display = ("title", "purpose", "csl_type", "publisher", "issued", "standing", "confidential", "desk")
    list_filter = (("desk", VisibleFilter), "purpose", "standing", "confidential", "open_to_guests", "figures_status")
    search_fields = ("title", "publisher", "url")
    search_help_text = "Title, publisher or address"
    list_select_related = ("desk",)
    date_hierarchy = "created_at"
    inlines = (SnapshotInline,)
    readonly_fields = ("desk", "purpose", "added_by", "created_at")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "title",
                    "csl_type",
                    "authors",
                    "publisher",
                    ("issued", "issued_precision"),
                    "url",
                    "language",
                )
            },
        ),
        ("What it is worth", {"fields": ("standing", "voice", "voice_name", "figures_status", "figures_as_of")}),
        ("Who sees it", {"fields": ("confidential", "open_to_guests")}),
        ("Where it came from", {"fields": ("desk", "purpose", "added_by", "created_at", "seen")}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without the hidden version where there is nothing to save."""
        groups = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return groups
        return [(name, {"fields": [one for one in options["fields"] if one != "seen"]}) for name, options in groups]

    def save_guarded(self, request: HttpRequest, obj: Any, form: Any) -> None:
        """Through the service, which looks at the whole row."""
        changes = {name: form.cleaned_data[name] for name in form.changed_data if name != "seen"}
        try:
            amend_source(source=obj, seen=form.cleaned_data["seen"], by=user_of(request), **changes)
        except ValidationError as error:
            # The form has held every field to the model's rules; what is left came about in the same moment.
            raise ValueError("; ".join(error.messages)) from error


@dataclass(frozen=True, slots=True)
class TextPage:
    """A stretch of a snapshot's text on a page: what is before a marked passage, the passage, and what is after it.

    `start` and `end` are code points, half open, over the whole text of `length`; `previous` and `following` are where
    the neighbouring pages start, None where there is none.
    """

    start: int
    end: int
    length: int
    before: str
    marked: str
    after: str

    @property
    def previous(self) -> int | None:
        """The start of the page before."""
        return max(0, self.start - PAGE) if self.start else None

    @property
    def following(self) -> int | None:
        """The start of the page after."""
        return self.end if self.end < self.length else None


def text_page(snapshot_pk: int, length: int, at: int | None, mark: tuple[int, int] | None) -> TextPage:
    """The page of a snapshot's text that starts at `at`, or just before the marked passage. Reads only that stretch."""
    if at is None:
        at = max(0, mark[0] - BEFORE) if mark else 0
    start = min(max(0, at), max(0, length - 1))
    pieces = Snapshot.objects.filter(pk=snapshot_pk).values_list(Substr("text", start + 1, PAGE), flat=True)
    text = pieces.get()
    first, last = (min(max(0, place - start), len(text)) for place in mark or (start, start))
    return TextPage(start, start + len(text), length, text[:first], text[first:last], text[last:])


@admin.register(Snapshot)
class SnapshotAdmin(DeskAdmin):
    """Snapshots never change. Their text is read on a page of its own; the bytes are never shown."""

    desk_path = "source__desk"
    list_display = ("source", "filename", "media_type", "raw_size", "text_length", "reader", "captured_at")
    list_filter = (("source__desk", VisibleFilter), "reader", "source__purpose")
    search_fields = ("source__title", "filename", "raw_sha256", "text_sha256")
    list_select_related = ("source",)
    date_hierarchy = "captured_at"
    fields = (
        "source", "read_text", "filename", "media_type", "raw_size", "raw_sha256", "text_length", "text_sha256",
        "reader", "reader_version", "canonicalisation", "captured_at", "captured_from", "captured_by", "warnings",
    )  # fmt: skip
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without bytes and text: a list of snapshots must not read gigabytes."""
        return super().get_queryset(request).defer(*_HEAVY)

    @admin.display(description="text")
    def read_text(self, snapshot: Snapshot) -> str:
        """The way to the text."""
        return format_html(
            '<a href="{}">Read the text as the checks read it</a> ({} characters)',
            reverse("admin:sources_snapshot_text", args=[snapshot.pk]),
            f"{snapshot.text_length:,}",
        )

    def get_urls(self) -> list[URLPattern]:
        """The text's page beside Django's own."""
        own: Any = self.admin_site.admin_view(self.text_view)
        return [path("<int:pk>/text/", own, name="sources_snapshot_text"), *super().get_urls()]

    def text_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The text, a page at a time; `?start=&end=` marks a passage, `?at=` turns to another page."""
        snapshot = get_object_or_404(self.get_queryset(request).select_related("source"), pk=pk)
        start, end = _number(request, "start"), _number(request, "end")
        mark = (start, end) if start is not None and end is not None and start < end else None
        page = text_page(pk, snapshot.text_length, _number(request, "at"), mark)
        context = self.admin_site.each_context(request) | {
            "title": snapshot.source.title,
            "subtitle": None,
            "snapshot": snapshot,
            "page": page,
            "mark": mark,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/sources/snapshot_text.html", context)


def _number(request: HttpRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else None


@admin.register(Passage)
class PassageAdmin(DeskAdmin):
    """What the index knows of a text: cut by the machine, cut anew at any time."""

    desk_path = "snapshot__source__desk"
    list_display = ("id", "source", "start", "end", "cutter")
    search_fields = ("snapshot__source__title",)
    list_select_related = ("snapshot__source",)
    fields = ("snapshot", "start", "end", "cutter", "created_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without the bytes and text of the snapshots."""
        return super().get_queryset(request).defer(*(f"snapshot__{name}" for name in _HEAVY))

    @admin.display(ordering="snapshot__source__title")
    def source(self, passage: Passage) -> str:
        """Whose words they are."""
        return str(passage.snapshot.source)
