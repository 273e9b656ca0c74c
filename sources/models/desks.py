"""A team and its people."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from sources.models.base import Reach, Record, Role, one_of


class Desk(Record):
    """A team that checks together. Every source and every dossier belongs to one, and only its members see them."""

    reach: ClassVar[Reach] = Reach(desk="id", guests=())

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=64, unique=True)

    class Meta:
        ordering = ("name", "id")
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="desk_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Membership(Record):
    """One person's one role on a desk."""

    reach: ClassVar[Reach] = Reach(desk="desk", own="user")

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role.choices)

    class Meta:
        ordering = ("desk", "id")
        constraints = [
            models.UniqueConstraint(fields=["desk", "user"], name="membership_once_per_desk"),
            one_of("role", Role, name="membership_role_known"),
        ]
        indexes = [models.Index(fields=["user", "role"], name="membership_user_role")]

    def __str__(self) -> str:
        return f"{self.user} as {self.get_role_display()} of {self.desk}"
