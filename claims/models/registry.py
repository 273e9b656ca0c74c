"""What claims speak of: people and bodies under all their names, things that are counted, things that happened.

Each desk keeps its own: that somebody is named at all can be confidential.
"""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from claims.models.base import person
from sources.models import Desk, Reach, Record, one_of
from sources.models.functions import json_is

_OF_DESK = Reach(desk="desk")


class ActorKind(models.TextChoices):
    """A human being, or anything that acts under a name."""

    PERSON = "person", "person"
    BODY = "body", "body"


class Actor(Record):
    """A person or a body. Two that turn out to be one are merged by a human: one then points to the other."""

    reach: ClassVar[Reach] = _OF_DESK

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="actors")
    kind = models.CharField(max_length=8, choices=ActorKind.choices, default=ActorKind.PERSON)
    name = models.CharField(max_length=300)
    note = models.TextField(blank=True, default="")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    merged_by = person(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("name", "id")
        indexes = [models.Index(fields=["desk", "name"], name="actor_desk_name")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="actor_has_a_name"),
            one_of("kind", ActorKind, name="actor_kind_known"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="actor_not_merged_into_itself"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True, merged_by__isnull=True)
                | Q(merged_into__isnull=False, merged_by__isnull=False),
                name="actor_merged_by_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ActorName(Record):
    """One spelling of an actor's name with its folded key. Without `accepted_by` it is a suggestion, no more.

    Different actors may bear one name, so the key is not unique; who is meant is then asked.
    """

    reach: ClassVar[Reach] = Reach(desk="actor__desk")

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    language = models.CharField(max_length=35, blank=True, default="")
    accepted_by = person(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("actor", "name", "id")
        indexes = [
            models.Index(fields=["key"], name="actor_name_key"),
            GinIndex(fields=["key"], opclasses=["gin_trgm_ops"], name="actor_name_key_similar"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["actor", "name"], name="actor_name_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(key=""), name="actor_name_has_a_key"),
            models.CheckConstraint(
                condition=Q(accepted_by__isnull=True, accepted_at__isnull=True)
                | Q(accepted_by__isnull=False, accepted_at__isnull=False),
                name="actor_name_accepted_by_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Measure(Record):
    """What is counted: its unit, its bounds, the whole it is a part of (329 seats) and the ways it is divided.

    `partitions` is a list of lists of names: the parts that together make the whole.
    """

    reach: ClassVar[Reach] = _OF_DESK

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="measures")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    unit = models.CharField(max_length=100, blank=True, default="")
    minimum = models.DecimalField(max_digits=40, decimal_places=10, null=True, blank=True)
    maximum = models.DecimalField(max_digits=40, decimal_places=10, null=True, blank=True)
    integer = models.BooleanField(default=False)
    whole = models.DecimalField(max_digits=40, decimal_places=10, null=True, blank=True)
    partitions = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(fields=["desk", "key"], name="measure_once_per_desk"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(key=""), name="measure_has_a_key"),
            models.CheckConstraint(condition=Q(minimum__lte=F("maximum")), name="measure_bounds_in_order"),
            json_is("partitions", "array", name="measure_partitions_list"),
        ]

    def __str__(self) -> str:
        return self.name


class Event(Record):
    """What happened: its name, its date (from the earliest to the latest it can be), its place."""

    reach: ClassVar[Reach] = _OF_DESK

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="events")
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=300, blank=True, default="")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("-earliest", "name", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["desk", "key", "earliest", "place"], nulls_distinct=False, name="event_once_per_desk"
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(key=""), name="event_has_a_key"),
            models.CheckConstraint(
                condition=Q(earliest__isnull=True, latest__isnull=True)
                | Q(earliest__isnull=False, latest__isnull=False, earliest__lte=F("latest")),
                name="event_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name if self.earliest is None else f"{self.name} ({self.earliest.isoformat()})"
