"""Teams and their people."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest

from sources.admin.base import DeskAdmin, ReadOnlyInline, VisibleFilter, user_of
from sources.models import ADMINISTRATORS, Desk, Membership, Role


class MembershipInline(ReadOnlyInline):
    """The people of a desk."""

    model = Membership
    fields = ("user", "role", "created_at")
    readonly_fields = fields


@admin.register(Desk)
class DeskRecordAdmin(DeskAdmin):
    """Desks. A new one is opened by an operator, who becomes its first administrator."""

    writers = ADMINISTRATORS
    list_display = ("name", "slug", "created_at")
    search_fields = ("name", "slug")
    fields = ("name", "slug")
    inlines = (MembershipInline,)

    def desk_id(self, obj: Any) -> int | None:
        """A desk is its own."""
        return int(obj.pk) if obj.pk else None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Operators open desks."""
        return user_of(request).is_superuser

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save it; whoever opened it has the role that lets others in."""
        if change:
            super().save_model(request, obj, form, change)
            return
        obj.save()
        Membership.objects.create(desk=obj, user=user_of(request), role=Role.ADMINISTRATOR)


class MembershipForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the type checker only
    """A person is named by user name: nobody needs a list of all people to let one in."""

    user = forms.ModelChoiceField(
        User.objects.filter(is_active=True),
        to_field_name="username",
        widget=forms.TextInput,
        label="User name",
        error_messages={"invalid_choice": "There is no active person with this user name."},
    )


@admin.register(Membership)
class MembershipAdmin(DeskAdmin):
    """Who is on which desk, in which role. A desk's administrators let people in, change roles and take them back."""

    writers = adders = ADMINISTRATORS
    list_display = ("user", "desk", "role", "created_at")
    list_filter = (("desk", VisibleFilter), "role")
    search_fields = ("user__username", "user__first_name", "user__last_name")
    list_select_related = ("user", "desk")
    autocomplete_fields = ("desk",)
    fields = ("desk", "user", "role")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """A new membership asks for a user name."""
        if obj is None:
            kwargs["form"] = MembershipForm
        return super().get_form(request, obj, change, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A membership stays that of one person on one desk."""
        return ("desk", "user") if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """By the desk's administrators; what the person left behind stays."""
        return self._holds(request, ADMINISTRATORS, obj)
