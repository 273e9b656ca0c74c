"""The queue of spellings that may be one name: both with the sentences where they stand, and the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from claims import actors
from claims.admin.checks import short
from claims.admin.desk.common import BAD_REQUEST, CHANGED, page
from claims.admin.dossiers import without_weight
from claims.admin.meanwhile import number
from claims.admin.wording import name_of
from claims.checking import recheck
from claims.models import Actor, Dossier, NameDecision, NameSighting, NameSuggestion
from claims.models.words import NameSide, SuggestionState
from sources.admin.base import DeskAdmin, VisibleFilter, user_of
from sources.models import Conflict, Snapshot
from sources.text.segments import sentences

SHOWN: Final = 6
"""Places that the page shows for each spelling."""

AROUND: Final = 600
"""Code points on either side of a name in which its sentence is looked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """A spelling in its sentence, and the way to it."""

    title: str
    url: str
    before: str
    name: str
    after: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two spellings: the actors that bear it already, and where it stands."""

    name: str
    known: Sequence[Actor]
    places: Sequence[Place]
    more: int


class StateFilter(admin.SimpleListFilter):
    """The open questions, unless others are asked for."""

    title = "answer"
    parameter_name = "answer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What was answered, and everything."""
        answered = (SuggestionState.ACCEPTED, SuggestionState.REFUSED)
        return [*((one.value, str(one.label)) for one in answered), ("all", "all")]

    def choices(self, changelist: Any) -> Any:
        """The first choice is not all, but what waits."""
        first, *others = super().choices(changelist)
        yield {**first, "display": "open"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of the chosen answer."""
        chosen = self.value() or SuggestionState.OPEN.value
        return queryset if chosen == "all" else queryset.filter(state=chosen)


@admin.register(NameSuggestion)
class NameSuggestionAdmin(DeskAdmin):
    """Two spellings that may be one name. The machine asks after a check; people answer on the question's page."""

    list_display = ("pair", "reason", "places", "dossier", "state", "decided_by", "created_at")
    list_filter = (StateFilter, ("desk", VisibleFilter), "sure")
    search_fields = ("first", "second", "first_plain", "second_plain", "dossier__title")
    list_select_related = ("desk", "dossier", "decided_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the number of places."""
        rows: QuerySet[Any] = super().get_queryset(request).annotate(_places=Count("sightings"))
        return rows

    @admin.display(description="spellings")
    def pair(self, row: NameSuggestion) -> str:
        """Both spellings."""
        return format_html("<bdi>{}</bdi> / <bdi>{}</bdi>", row.first, row.second)

    @admin.display(description="texts", ordering="_places")
    def places(self, row: Any) -> int:
        """In how many texts one of them was seen."""
        return int(row._places)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        """The question's page."""
        found = self.get_queryset(request).filter(pk=number(object_id) or 0).first()
        if found is None:
            raise Http404("There is no such question on your desks.")
        answer: HttpResponseBase = _answer(request, found) if request.method == "POST" else _page(request, found)
        return answer


def _answer(request: HttpRequest, row: NameSuggestion) -> HttpResponse:
    user, now, seen = user_of(request), timezone.now(), number(request.POST.get("seen")) or 0
    action, why = request.POST.get("action", ""), request.POST.get("why", "").strip()
    house = request.POST.get("house", "")
    try:
        if action == "accept":
            actor = actors.accept(suggestion=row, seen=seen, by=user, now=now, house=house, why=why)
            said = f"“{row.first}” and “{row.second}” are one name now. The house spelling is “{actor.name}”."
        elif action == "refuse":
            actors.refuse(suggestion=row, seen=seen, by=user, now=now, why=why)
            said = f"“{row.first}” and “{row.second}” are two names. It is not asked again."
        else:
            return _page(request, row, wrong="Choose one of the two answers.", status=BAD_REQUEST)
    except actors.ActorError as error:
        return _page(request, row, wrong=str(error), status=BAD_REQUEST)
    except PermissionDenied as error:
        return _page(request, row, wrong=str(error), status=403)
    except Conflict:
        current = NameSuggestion.objects.visible_to(user).select_related("decided_by", "desk", "dossier").get(pk=row.pk)
        who = name_of(current.decided_by) if current.decided_by else "Somebody"
        told = f"{who} was faster and took it for {current.get_state_display()}. Nothing was changed."
        return _page(request, current, wrong=told, status=CHANGED)
    again = row.dossier and recheck(dossier=row.dossier, by=user, now=now)
    messages.success(request, f"{said} “{row.dossier}” is being checked again." if again else said)
    following = NameSuggestion.objects.visible_to(user).filter(desk=row.desk, state=SuggestionState.OPEN, pk__lt=row.pk)
    if (onward := following.order_by("-pk").first()) is not None:
        return redirect("admin:claims_namesuggestion_change", onward.pk)
    return redirect("admin:claims_namesuggestion_changelist")


def _page(request: HttpRequest, row: NameSuggestion, wrong: str = "", status: int = 200) -> HttpResponse:
    sides = [_side(row, row.first, NameSide.FIRST), _side(row, row.second, NameSide.SECOND)]
    known = {actor.pk: actor for side in sides for actor in side.known}
    names = list(dict.fromkeys([*(actor.name for actor in known.values()), row.first, row.second]))
    decisions = NameDecision.objects.visible_to(user_of(request)).filter(suggestion=row).select_related("by")
    return page(
        request,
        "name_suggestion.html",
        "One name or two?",
        status=status,
        row=row,
        sides=sides,
        merges=len(known) > 1,
        houses=names,
        wrong=wrong,
        is_open=row.state == SuggestionState.OPEN,
        decisions=[(one, name_of(one.by)) for one in decisions],
        waiting=NameSuggestion.objects.visible_to(user_of(request)).filter(state=SuggestionState.OPEN).count(),
    )


def _side(row: NameSuggestion, name: str, side: NameSide) -> Side:
    rows = NameSighting.objects.filter(suggestion=row, side=side).order_by("id")
    shown = list(without_weight(rows, "snapshot").select_related("snapshot__source")[:SHOWN])
    texts = dict(Snapshot.objects.filter(pk__in=[one.snapshot_id for one in shown]).values_list("pk", "text"))
    drafts = dict(
        Dossier.objects.filter(draft__in=[one.snapshot.source_id for one in shown]).values_list("draft", "title")
    )
    places = [_place(one, texts[one.snapshot_id], drafts.get(one.snapshot.source_id)) for one in shown]
    return Side(name, actors.bearers(row.desk, name), places, max(0, rows.count() - len(shown)))


def _place(sighting: NameSighting, text: str, draft: str | None) -> Place:
    start, end = sighting.start or 0, sighting.end or 0
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    holding = [one for one in sentences(text, low, high) if one.start < end and start < one.end]
    begin, stop = (min(start, holding[0].start), max(end, holding[-1].end)) if holding else (start, end)
    address = reverse("admin:sources_snapshot_text", args=[sighting.snapshot_id])
    return Place(
        title=f"The draft of “{draft}”" if draft else sighting.snapshot.source.title,
        url=f"{address}?start={start}&end={end}#passage",
        before=text[begin:start],
        name=text[start:end],
        after=text[end:stop],
    )


@admin.register(NameSighting)
class NameSightingAdmin(DeskAdmin):
    """Where the spellings of a question stand."""

    desk_path = "suggestion__desk"
    list_display = ("exact", "suggestion", "source", "created_at")
    list_filter = (("suggestion__desk", VisibleFilter), "side")
    search_fields = ("exact", "snapshot__source__title")
    list_select_related = ("suggestion", "snapshot__source")
    fields = ("suggestion", "side", "prefix", "exact", "suffix", "source", "created_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without bytes and texts."""
        return without_weight(super().get_queryset(request), "snapshot")

    @admin.display(description="source")
    def source(self, row: NameSighting) -> str:
        """The text it stands in."""
        return short(row.snapshot.source.title)


@admin.register(NameDecision)
class NameDecisionAdmin(DeskAdmin):
    """Who took which names for one or for two, when and why. Nothing here changes; a split is a decision of its own."""

    list_display = ("action", "first", "second", "actor", "other", "by", "why", "created_at")
    list_filter = (("desk", VisibleFilter), "action")
    search_fields = ("first", "second", "why", "actor__name", "other__name")
    list_select_related = ("desk", "actor", "other", "by")
    date_hierarchy = "created_at"
    fields = ("desk", "action", "first", "second", "actor", "other", "suggestion", "by", "why", "created_at")
    readonly_fields = fields
