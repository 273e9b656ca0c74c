"""How programs come in and are told: tokens, webhooks, idempotency records. For a desk's administrators."""

import secrets
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from claims.models import IdempotencyRecord, Token, Webhook
from claims.tokens import SCOPES, TokenError, issue
from sources.admin.base import DeskAdmin, VisibleFilter, roles_of, user_of
from sources.models import ADMINISTRATORS, STAFF, Desk, Role

if TYPE_CHECKING:
    _TokenForm = forms.ModelForm[Token]
else:
    _TokenForm = forms.ModelForm


class TokenForm(_TokenForm):
    """A new token: for oneself, or by a desk's administrator for a member of it."""

    user = forms.ModelChoiceField(
        User.objects.filter(is_active=True),
        to_field_name="username",
        widget=forms.TextInput,
        label="User name",
        help_text="The program acts for this person and may do what they may, at most.",
        error_messages={"invalid_choice": "There is no active person with this user name."},
    )
    scopes = forms.MultipleChoiceField(
        choices=[(one, one) for one in SCOPES], initial=["read"], widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(min_value=1, max_value=3660, initial=90, help_text="How many days it is good for.")

    class Meta:
        model = Token
        fields: ClassVar = ["desk", "user", "name"]


@admin.register(Token)
class TokenAdmin(DeskAdmin):
    """Tokens. The secret is shown once, when it is made; afterwards nobody can read it, only take it back."""

    adders = STAFF
    writers = ADMINISTRATORS
    list_display = ("name", "hint", "user", "desk", "expires_at", "revoked_at", "last_used_at")
    list_filter = (("desk", VisibleFilter), ("revoked_at", admin.EmptyFieldListFilter))
    search_fields = ("name", "hint", "user__username")
    list_select_related = ("user", "desk")
    date_hierarchy = "created_at"
    fields = (
        "desk", "user", "name", "hint", "scopes", "created_at", "expires_at", "revoked_at", "last_used_at",
    )  # fmt: skip
    readonly_fields = fields
    actions = ("revoke",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new one asks for less."""
        return self.fields if obj else ("desk", "user", "name", "scopes", "days")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nothing of a token changes but that it is revoked."""
        return self.fields if obj else ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form of a new one."""
        if obj is None:
            # The factory would read `days`, which is no column, as a mistake.
            kwargs |= {"form": TokenForm, "fields": ["desk", "user", "name"]}
        return super().get_form(request, obj, change, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """One's own, and all of one's desk as its administrator: to take them back."""
        own = obj is None or obj.user_id == request.user.pk
        return own or super().has_change_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Make the token and say its secret, once."""
        if change:
            return
        typed, me = form.cleaned_data, user_of(request)
        if typed["user"] != me:
            _administers(request, typed["desk"])
        try:
            secret, made = issue(
                desk=typed["desk"], user=typed["user"], name=typed["name"], scopes=tuple(typed["scopes"]),
                days=typed["days"], now=timezone.now(),
            )  # fmt: skip
        except TokenError as error:
            raise PermissionDenied(str(error)) from error
        obj.pk, obj.hint = made.pk, made.hint
        self.message_user(
            request,
            format_html(
                "The token for {} is <code>{}</code>. Copy it now: it is not kept and cannot be shown again.",
                typed["user"],
                secret,
            ),
            messages.WARNING,
        )

    @admin.action(description="Revoke the selected tokens", permissions=["change"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[Token]) -> None:
        """Make tokens useless from now on; one that is useless already stays as it was."""
        able = [one.pk for one in queryset.select_related("desk") if self.has_change_permission(request, one)]
        count = Token.objects.filter(Q(pk__in=able), revoked_at__isnull=True).update(revoked_at=timezone.now())
        self.message_user(request, f"Revoked: {count}. Revoked before, or not yours to revoke: "
                          f"{queryset.count() - count}.")  # fmt: skip


def _administers(request: HttpRequest, desk: Desk) -> None:
    if roles_of(request).get(desk.pk) is not Role.ADMINISTRATOR:
        raise PermissionDenied("Only an administrator of the desk makes tokens for other people.")


@admin.register(Webhook)
class WebhookAdmin(DeskAdmin):
    """Addresses that are told of a desk's events. The signing secret is made here and shown to administrators."""

    writers = adders = ADMINISTRATORS
    list_display = ("url", "desk", "active", "failures", "disabled_at", "last_error")
    list_filter = (("desk", VisibleFilter), "active")
    search_fields = ("url",)
    list_select_related = ("desk",)
    fields = ("desk", "url", "events", "active", "secret", "failures", "last_error", "disabled_at", "created_by")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """An address stays with its desk; the rest is the machine's."""
        said = ("secret", "failures", "last_error", "disabled_at", "created_by")
        return ("desk", *said) if obj else said

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A new address gets its secret."""
        if not change:
            obj.secret, obj.created_by = secrets.token_urlsafe(32), user_of(request)
        super().save_model(request, obj, form, change)


@admin.register(IdempotencyRecord)
class IdempotencyRecordAdmin(DeskAdmin):
    """Requests that programs may repeat, and the answers they get."""

    list_display = ("key", "user", "desk", "state", "status", "created_at", "expires_at")
    list_filter = (("desk", VisibleFilter), "state")
    search_fields = ("key", "user__username")
    list_select_related = ("user", "desk")
    date_hierarchy = "created_at"
    fields = ("desk", "user", "key", "request_sha256", "state", "status", "body", "created_at", "expires_at")
    readonly_fields = fields
