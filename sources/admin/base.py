"""What every record's admin has in common: who sees it, who changes it, and that nobody overwrites another's change.

Rights come from memberships of desks, not from Django's permission tables: a list shows `visible_to(request.user)`, and
a record can be changed by those whose role on its desk is among `writers`. An admin class without `writers` shows only:
that is what append-only records and the machine's own have.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.filters import RelatedFieldListFilter
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, Model, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirect

from sources.models import Conflict, Desk, Membership, Role

if TYPE_CHECKING:  # generic for the type checker only
    _ModelAdmin = admin.ModelAdmin[Any]
    _Inline = admin.TabularInline[Any, Any]
    _ModelForm = forms.ModelForm[Any]
else:
    _ModelAdmin, _Inline, _ModelForm = admin.ModelAdmin, admin.TabularInline, forms.ModelForm

PER_PAGE = 50


def user_of(request: HttpRequest) -> User:
    """Who is at the page: the admin has let nobody else in."""
    assert isinstance(request.user, User)  # noqa: S101 - see above
    return request.user


def roles_of(request: HttpRequest) -> Mapping[int, Role]:
    """The person's roles by desk, read once in a request."""
    known: Mapping[int, Role] | None = getattr(request, "_desk_roles", None)
    if known is None:
        rows = Membership.objects.filter(user=request.user.pk).values_list("desk_id", "role")
        known = {desk: Role(role) for desk, role in rows}
        request._desk_roles = known  # type: ignore[attr-defined]  # a note on the request, for its own lifetime
    return known


def visible(model: type[Model], request: HttpRequest) -> QuerySet[Any] | None:
    """The rows of a record's model that the person may see; None for a model that is no record (users, say)."""
    manager: Any = model._default_manager
    return manager.visible_to(request.user) if hasattr(manager, "visible_to") else None


class VisibleFilter(RelatedFieldListFilter):
    """A filter by a related record that offers only the ones the person may see."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: "admin.ModelAdmin[Any]") -> Any:
        """(key, label) of each visible one, by the model's own order."""
        rows = visible(field.remote_field.model, request)
        return [] if rows is None else [(str(one.pk), str(one)) for one in rows]


class GuardedForm(_ModelForm):
    """A form that carries the version its reader saw, and tells what changed meanwhile instead of overwriting it."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "seen" in self.fields:
            self.fields["seen"].initial = getattr(self.instance, "version", None)

    def clean(self) -> dict[str, Any]:
        """What was typed. With another version stored by now: an error that says what each field became."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        now = getattr(self.instance, "version", None)
        if self.instance.pk is None or "seen" not in self.fields or typed.get("seen") == now:
            return typed
        differing = [
            f"{self.fields[name].label or name} is now “{self.initial.get(name)}”"
            for name in self.changed_data
            if name != "seen" and name in self.fields
        ]
        # The form goes back with the version that its reader now knows of: saving again is then deliberate.
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, where there is a version to see
        data[self.add_prefix("seen")] = str(now)
        self.data = data
        self.add_error(
            None,
            "Somebody changed this record meanwhile, so nothing was saved: "
            + ("; ".join(differing) if differing else "it now says what you typed")
            + ". What you typed is kept below; save again to put it in place of that.",
        )
        return typed


class DeskAdmin(_ModelAdmin):
    """The admin of a record. `writers` may change it, `adders` (else `writers`) add it; `desk_path` leads to its desk.

    With `form = GuardedForm` a change is a guarded update of the fields that were touched.
    """

    writers: ClassVar[tuple[Role, ...]] = ()
    adders: ClassVar[tuple[Role, ...]] = ()
    desk_path: ClassVar[str] = "desk"
    list_per_page = PER_PAGE
    list_max_show_all = 200
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Only what the person may see, with what `list_select_related` names: for a record's own page, too."""
        rows: Any = super().get_queryset(request)
        if isinstance(self.list_select_related, tuple) and self.list_select_related:
            rows = rows.select_related(*self.list_select_related)
        return rows.visible_to(request.user)  # type: ignore[no-any-return]  # a RecordQuerySet

    def desk_id(self, obj: Any) -> int | None:
        """The desk that an object belongs to, along `desk_path`; None where the path breaks off."""
        for step in self.desk_path.split("__"):
            obj = getattr(obj, step, None)
        return obj.pk if isinstance(obj, Desk) else None

    def _holds(self, request: HttpRequest, roles: tuple[Role, ...], obj: Any = None) -> bool:
        if not roles:
            return False
        held = roles_of(request)
        return (
            any(role in roles for role in held.values()) if obj is None else held.get(self.desk_id(obj) or 0) in roles
        )

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever is let into the admin sees every kind of record, and of each only their desks' own."""
        return request.user.is_active and request.user.is_authenticated

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """`get_queryset` has left out what is not theirs to see."""
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """By role on any desk; on which one is asked when it is saved."""
        return self._holds(request, self.adders)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """By role on the record's desk."""
        return self._holds(request, self.writers, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing that others may rest on is deleted here."""
        return False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without the hidden version where there is nothing to save."""
        names = list(super().get_fields(request, obj))
        may = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return names if may or "seen" not in names else [name for name in names if name != "seen"]

    def formfield_for_foreignkey(self, db_field: "ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any) -> Any:
        """A choice among what the person may see; of desks, among those where they may write."""
        model: Any = db_field.remote_field.model
        if "queryset" not in kwargs and (rows := visible(model, request)) is not None:
            if model is Desk:
                able = {*self.writers, *self.adders}
                rows = rows.filter(pk__in=[pk for pk, role in roles_of(request).items() if role in able])
            kwargs["queryset"] = rows
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save what may be saved. Raises PermissionDenied, and Conflict when somebody was faster."""
        roles = self.writers if change else self.adders or self.writers
        desk = self.desk_id(obj)
        if roles and roles_of(request).get(desk or 0) not in roles:
            needed = ", ".join(str(role.label) for role in roles)
            raise PermissionDenied(f"This needs one of these roles on the desk it belongs to: {needed}.")
        if change and "seen" in form.cleaned_data:
            self.save_guarded(request, obj, form)
        else:
            super().save_model(request, obj, form, change)

    def save_guarded(self, request: HttpRequest, obj: Any, form: Any) -> None:
        """Write the touched fields if the row is still as seen."""
        changes = {
            name: getattr(obj, name) for name in (*form.changed_data, *self.also_written(form)) if name != "seen"
        }
        type(obj).objects.guarded_update(obj.pk, seen=form.cleaned_data["seen"], **changes)

    def also_written(self, form: Any) -> tuple[str, ...]:
        """Fields that `save_model` set beside those of the form."""
        return ()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The form's page; a refusal or a conflict is a message on it, not a page of its own."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Conflict:
            said = "Somebody changed this record in the same moment, so nothing was saved. This is how it stands now."
        except PermissionDenied as refused:
            if not str(refused) or request.method != "POST":
                raise
            said = str(refused)
        self.message_user(request, said, messages.ERROR)
        answer: HttpResponseBase = HttpResponseRedirect(request.get_full_path())
        return answer


class ReadOnlyInline(_Inline):
    """Rows shown below the record they belong to; nothing is added or changed here."""

    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Only what the person may see."""
        rows: Any = super().get_queryset(request)
        return rows.visible_to(request.user)  # type: ignore[no-any-return]  # a RecordQuerySet

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the record above it."""
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False
