"""What every record shares: who may see it, how two writers are kept apart, and whether it may ever change."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

M = TypeVar("M", bound=models.Model)

SHA256 = r"^[0-9a-f]{64}$"
"""A SHA-256 in lower-case hexadecimal, as stored everywhere."""


class Role(models.TextChoices):
    """What a person may do on a desk."""

    ADMINISTRATOR = "administrator", "administrator"
    EDITOR = "editor", "editor"
    CHECKER = "checker", "checker"
    SECOND_READER = "second_reader", "second reader"
    GUEST = "guest", "guest"


ADMINISTRATORS = (Role.ADMINISTRATOR,)
TRUSTED = (Role.ADMINISTRATOR, Role.EDITOR, Role.CHECKER)
STAFF = (*TRUSTED, Role.SECOND_READER)


@dataclass(frozen=True, slots=True)
class Reach:
    """Which members of a desk see a record, as field paths from the record's model. See `RecordQuerySet.visible_to`.

    `desk` leads to the desk's id. `confidential` are paths to flags, any of which closes the record to all but
    `TRUSTED`. `guests` are paths to flags, all of which must be set for a guest; None means never. Where a path leads
    over an empty foreign key its flag does not count. `own` leads to a person who always sees the record while still a
    member of the desk. `staff` are the roles that see it at all.
    """

    desk: str
    confidential: tuple[str, ...] = ()
    guests: tuple[str, ...] | None = None
    own: str = ""
    staff: tuple[Role, ...] = STAFF


class Conflict(Exception):  # noqa: N818  (the word the services and the API answer with)
    """A guarded update found the row changed, or gone. `current` is the row as it is now, or None."""

    def __init__(self, current: models.Model | None) -> None:
        state = "is gone" if current is None else f"is now at version {getattr(current, 'version', '?')}"
        super().__init__(f"the record {state}")
        self.current = current


class RecordQuerySet(models.QuerySet[M]):
    """Rows with their two gates: `visible_to` for reading, `guarded_update` for writing."""

    def visible_to(self, user: "AbstractBaseUser | AnonymousUser") -> Self:
        """The rows that `user` may see, by membership of the desk they belong to.

        The rule, the same for every record of both apps:

        - administrators, editors and checkers of the desk see all its rows;
        - second readers see all but what is confidential, or shows the words of a confidential source;
        - guests see only what is not confidential and was opened to guests (a source, a dossier with what is in it);
        - nobody else sees anything. Being a superuser opens no desk: a membership does, and leaves a trace.
        """
        reach: Reach = self.model.reach  # type: ignore[attr-defined]  # every Record has one; QuerySet is wider
        if not user.is_authenticated or not user.is_active:
            return self.none()
        open_to_all = Q()
        for path in reach.confidential:
            open_to_all &= ~Q(**{path: True})
        seen = _member(reach, user, [role for role in reach.staff if role in TRUSTED])
        others = [role for role in reach.staff if role not in TRUSTED]
        if others:
            seen |= _member(reach, user, others) & open_to_all
        if reach.guests is not None:
            for_guests = open_to_all
            for path in reach.guests:
                for_guests &= ~Q(**{path: False})
            seen |= _member(reach, user, [Role.GUEST]) & for_guests
        if reach.own:
            seen |= _member(reach, user, list(Role)) & Q(**{reach.own: user.pk})
        return self.filter(seen)

    def guarded_update(self, pk: int, *, seen: int, expect: dict[str, Any] | None = None, **changes: Any) -> None:
        """Change the row only if it is still at version `seen` (and `expect` holds), and count its version up.

        Raises Conflict, with the row as it now is, when somebody was faster. The test and the write are one statement,
        so of any number of writers that saw one version exactly one wins.
        """
        rows = self.filter(pk=pk, version=seen, **(expect or {}))
        if rows.update(version=F("version") + 1, **changes) != 1:
            raise Conflict(self.filter(pk=pk).first())


def _member(reach: Reach, user: "AbstractBaseUser | AnonymousUser", roles: list[Role]) -> Q:
    from sources.models.desks import Membership  # desks are records themselves

    desks = Membership.objects.filter(user=user.pk, role__in=roles).values("desk")
    return Q(**{f"{reach.desk}__in": desks})


RecordManager = models.Manager.from_queryset(RecordQuerySet)


class Record(models.Model):
    """Base of every record. `append_only` says that its rows never change: the database holds the application to it."""

    append_only: ClassVar[bool] = False
    reach: ClassVar[Reach]

    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = RecordManager()

    class Meta:
        abstract = True


def one_of(field: str, choices: type[models.TextChoices], *, blank: bool = False, name: str) -> models.CheckConstraint:
    """The database's own copy of a closed vocabulary; `blank` allows the empty string for "not said"."""
    allowed = [*choices.values, ""] if blank else list(choices.values)
    return models.CheckConstraint(condition=Q(**{f"{field}__in": allowed}), name=name)


def sha256_like(field: str, *, blank: bool = False, name: str) -> models.CheckConstraint:
    """A column that holds a SHA-256 in lower-case hexadecimal (or, with `blank`, nothing yet)."""
    rule = Q(**{f"{field}__regex": SHA256})
    return models.CheckConstraint(condition=rule | Q(**{field: ""}) if blank else rule, name=name)
