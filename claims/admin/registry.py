"""What claims speak of: people and bodies, measures, events. A key is the folded name, made on saving."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from claims import actors
from claims.models import Actor, ActorName, Event, Measure, NameDecision
from sources.admin.base import DeskAdmin, GuardedForm, ReadOnlyInline, VisibleFilter, user_of
from sources.models import TRUSTED, Conflict
from sources.text.names import name_key
from sources.text.subjects import measure_key, subject_key


class NamesInline(ReadOnlyInline):
    """The spellings of an actor's name."""

    model = ActorName
    fields = ("name", "key", "language", "accepted_by", "accepted_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With who accepted them."""
        return super().get_queryset(request).select_related("accepted_by")


class DecisionsInline(ReadOnlyInline):
    """What people decided about an actor's names, the latest first."""

    model = NameDecision
    fk_name = "actor"
    verbose_name_plural = "decisions about its names"
    fields = ("action", "first", "second", "other", "by", "why", "created_at")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With whom they name."""
        return super().get_queryset(request).select_related("other", "by")


class ActorForm(GuardedForm):
    """An actor is merged only into another of its desk."""

    def clean_merged_into(self) -> Any:
        """The one that stays."""
        other: Actor | None = self.cleaned_data["merged_into"]
        desk = self.instance.desk_id or getattr(self.cleaned_data.get("desk"), "pk", None)
        if other is not None and other.desk_id != desk:
            raise ValidationError("This actor is another desk's.")
        if other is not None and other.merged_into_id is not None:
            raise ValidationError("This actor is itself merged into another; name that one.")
        if other is not None and other.pk == self.instance.pk:
            raise ValidationError("An actor cannot be merged into itself.")
        return other


@admin.register(Actor)
class ActorAdmin(DeskAdmin):
    """People and bodies. Two that are one are merged by naming the one that stays."""

    writers = adders = TRUSTED
    form = ActorForm
    list_display = ("name", "kind", "desk", "merged_into")
    list_filter = (("desk", VisibleFilter), "kind")
    search_fields = ("name", "names__name", "names__key")
    list_select_related = ("desk", "merged_into")
    autocomplete_fields = ("merged_into",)
    fields = ("desk", "name", "kind", "note", "merged_into", "merged_by", "seen")

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """A new actor has no history."""
        return [NamesInline, DecisionsInline] if obj else [NamesInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """An actor stays with its desk."""
        return ("desk", "merged_by") if obj else ("merged_by",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The saved name is an accepted spelling from the start."""
        if not change and obj.merged_into_id:
            obj.merged_by = user_of(request)
        super().save_model(request, obj, form, change)
        if not change:
            ActorName.objects.create(
                actor=obj, name=obj.name, key=name_key(obj.name) or obj.name, accepted_by=user_of(request),
                accepted_at=timezone.now(),
            )  # fmt: skip

    def save_guarded(self, request: HttpRequest, obj: Any, form: Any) -> None:
        """A merger, and taking one back, are decisions that stay; other fields are saved as they are elsewhere."""
        seen, user, now = form.cleaned_data["seen"], user_of(request), timezone.now()
        others = {name: getattr(obj, name) for name in form.changed_data if name not in ("seen", "merged_into")}
        into = obj.merged_into
        try:
            with transaction.atomic():
                if others:
                    Actor.objects.guarded_update(obj.pk, seen=seen, **others)
                    seen += 1
                if "merged_into" in form.changed_data and form.initial.get("merged_into"):
                    actors.part(actor=obj, seen=seen, by=user, now=now)
                    seen += 1
                if "merged_into" in form.changed_data and into is not None:
                    actors.merge(actor=obj, into=into, seen=seen, by=user)
        except actors.ActorError as error:
            raise PermissionDenied(str(error)) from error


@admin.register(ActorName)
class ActorNameAdmin(DeskAdmin):
    """Spellings. One that a person adds here is accepted; what the machine suggests is accepted by the action."""

    writers = adders = TRUSTED
    desk_path = "actor__desk"
    list_display = ("name", "actor", "key", "language", "accepted_by", "accepted_at")
    list_filter = (("actor__desk", VisibleFilter), ("accepted_by", admin.EmptyFieldListFilter))
    search_fields = ("name", "key", "actor__name")
    list_select_related = ("actor", "accepted_by")
    autocomplete_fields = ("actor",)
    fields = ("actor", "name", "language", "key", "accepted_by", "accepted_at")
    actions = ("accept", "split")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The key and the acceptance are written when it is saved."""
        return ("actor", "key", "accepted_by", "accepted_at") if obj else ("key", "accepted_by", "accepted_at")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Fold the name; who typed it takes it for right."""
        obj.key = name_key(obj.name) or obj.name
        obj.accepted_by, obj.accepted_at = user_of(request), timezone.now()
        super().save_model(request, obj, form, change)

    @admin.action(description="Accept the selected spellings", permissions=["change"])
    def accept(self, request: HttpRequest, queryset: QuerySet[ActorName]) -> None:
        """Take suggestions for right, on the desks where the person may; those that somebody accepted stay his."""
        able = [name.pk for name in queryset.select_related("actor__desk") if self.has_change_permission(request, name)]
        fresh = ActorName.objects.filter(pk__in=able, accepted_by__isnull=True)
        count = fresh.update(accepted_by=user_of(request), accepted_at=timezone.now())
        self.message_user(request, f"Accepted: {count}. Accepted already, or not yours to accept: "
                          f"{queryset.count() - count}.")  # fmt: skip

    @admin.action(description="Split the selected spellings off: each is somebody else", permissions=["change"])
    def split(self, request: HttpRequest, queryset: QuerySet[ActorName]) -> None:
        """Make each an actor of its own, told apart from the actor that had it. The decisions before stay on record."""
        for name in queryset.select_related("actor__desk"):
            try:
                made = actors.split(name=name, by=user_of(request), now=timezone.now())
            except (actors.ActorError, PermissionDenied) as refused:
                self.message_user(request, f"{name}: {refused}", messages.ERROR)
            except Conflict:
                self.message_user(request, f"{name}: somebody moved it meanwhile.", messages.ERROR)
            else:
                self.message_user(request, f"“{made.name}” is an actor of its own, no longer “{name.actor.name}”.")


@admin.register(Measure)
class MeasureAdmin(DeskAdmin):
    """What is counted, with its bounds and its whole."""

    writers = adders = TRUSTED
    form = GuardedForm
    list_display = ("name", "key", "unit", "minimum", "maximum", "whole", "desk")
    list_filter = (("desk", VisibleFilter), "integer")
    search_fields = ("name", "key")
    list_select_related = ("desk",)
    fields = ("desk", "name", "key", "unit", "integer", "minimum", "maximum", "whole", "partitions", "seen")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A measure stays with its desk; its key is made of its name."""
        return ("desk", "key") if obj else ("key",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Fold the name."""
        obj.key = measure_key(obj.name) or obj.name
        super().save_model(request, obj, form, change)

    def also_written(self, form: Any) -> tuple[str, ...]:
        """With a name, its key."""
        return ("key",) if "name" in form.changed_data else ()


@admin.register(Event)
class EventAdmin(DeskAdmin):
    """What happened, when and where."""

    writers = adders = TRUSTED
    form = GuardedForm
    list_display = ("name", "earliest", "latest", "place", "desk")
    list_filter = (("desk", VisibleFilter),)
    search_fields = ("name", "key", "place")
    list_select_related = ("desk",)
    date_hierarchy = "earliest"
    fields = ("desk", "name", "key", "earliest", "latest", "place", "seen")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """An event stays with its desk; its key is made of its name."""
        return ("desk", "key") if obj else ("key",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Fold the name."""
        obj.key = subject_key(obj.name) or obj.name
        super().save_model(request, obj, form, change)

    def also_written(self, form: Any) -> tuple[str, ...]:
        """With a name, its key."""
        return ("key",) if "name" in form.changed_data else ()
