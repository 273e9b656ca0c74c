"""The outbox: work to be done, written in the transaction of what it is about."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from sources.models.base import one_of
from sources.models.functions import json_is


class JobState(models.TextChoices):
    """`waiting` -> `running` (leased) -> gone; back to `waiting` after a failure, `dead` after too many."""

    WAITING = "waiting", "waiting"
    RUNNING = "running", "running"
    DEAD = "dead", "dead"


class Job(models.Model):
    """One piece of work. Written and changed through `sources.outbox` only.

    `due` is when it may be claimed; while it runs, when its lease ends and another worker may claim it. `attempts` is
    counted before the work starts and never falls: its number is the fencing token of that attempt. A job is dead
    after `max_attempts`, with the last `error`; a retry raises the limit. Work of one `name` and `key` waits once.
    It belongs to the machinery, not to a desk, so it is no Record and nobody's to see but the operators'.
    """

    append_only: ClassVar[bool] = False

    name = models.CharField(max_length=100)
    key = models.CharField(max_length=200, blank=True, default="")
    arguments = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=8, choices=JobState.choices, default=JobState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    max_attempts = models.PositiveIntegerField(default=8)
    due = models.DateTimeField(db_default=Now())
    error = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = models.Manager["Job"]()

    class Meta:
        ordering = ("due", "id")
        indexes = [
            models.Index(fields=["due", "id"], name="job_due", condition=~Q(state=JobState.DEAD)),
            models.Index(fields=["-due", "-id"], name="job_dead", condition=Q(state=JobState.DEAD)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "key"],
                condition=Q(state=JobState.WAITING) & ~Q(key=""),
                name="job_waits_once_per_key",
            ),
            one_of("state", JobState, name="job_state_known"),
            models.CheckConstraint(condition=~Q(name=""), name="job_has_a_name"),
            json_is("arguments", "object", name="job_arguments_object"),
            models.CheckConstraint(
                condition=~Q(state=JobState.RUNNING) | Q(attempts__gt=0), name="job_running_is_counted"
            ),
            models.CheckConstraint(condition=~Q(state=JobState.DEAD) | ~Q(error=""), name="job_dead_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.key}".strip() + f" ({self.get_state_display()}, attempt {self.attempts})"
