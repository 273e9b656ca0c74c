"""How programs come in and how they are told: tokens, idempotency, webhooks."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import GreaterThanOrEqual

from claims.models.base import person
from sources.models import ADMINISTRATORS, Desk, Reach, Record, one_of, sha256_like
from sources.models.functions import CodePoints, json_is


class Token(Record):
    """Lets a program act for a person on one desk. Only its hash is kept: nobody can read a token out of a database.

    `hint` is its first characters, so that people can tell their tokens apart.
    """

    reach: ClassVar[Reach] = Reach(desk="desk", staff=ADMINISTRATORS, own="user")

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="tokens")
    user = person(related_name="tokens")
    name = models.CharField(max_length=100)
    hint = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list, blank=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("desk", "name", "id")
        constraints = [
            sha256_like("sha256", name="token_hash_only"),
            models.CheckConstraint(condition=~Q(name=""), name="token_has_a_name"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="token_expires_after_issue"),
            json_is("scopes", "array", name="token_scopes_list"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.hint}…)"


class Webhook(Record):
    """An address that is told of a desk's events. `secret` signs what is sent, so it is kept as it is."""

    reach: ClassVar[Reach] = Reach(desk="desk", staff=ADMINISTRATORS)

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="webhooks")
    url = models.CharField(max_length=2000)
    secret = models.CharField(max_length=128)
    events = models.JSONField(default=list, blank=True)
    active = models.BooleanField(default=True)
    failures = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True, default="")
    disabled_at = models.DateTimeField(null=True, blank=True)
    created_by = person(null=True, blank=True)

    class Meta:
        ordering = ("desk", "url", "id")
        constraints = [
            models.UniqueConstraint(fields=["desk", "url"], name="webhook_once_per_address"),
            models.CheckConstraint(condition=Q(url__regex=r"^https?://[^/]+"), name="webhook_url_of_the_web"),
            models.CheckConstraint(
                condition=Q(GreaterThanOrEqual(CodePoints(F("secret")), 32)), name="webhook_secret_long_enough"
            ),
            json_is("events", "array", name="webhook_events_list"),
        ]

    def __str__(self) -> str:
        return self.url


class AnswerState(models.TextChoices):
    """Whether the first request under a key has been answered."""

    RUNNING = "running", "running"
    ANSWERED = "answered", "answered"


class IdempotencyRecord(Record):
    """A request that was made under an Idempotency-Key, and the answer that every repetition of it gets."""

    reach: ClassVar[Reach] = Reach(desk="desk", staff=ADMINISTRATORS, own="user")

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="idempotency_records")
    user = person()
    key = models.CharField(max_length=255)
    request_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=AnswerState.choices, default=AnswerState.RUNNING)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    body = models.JSONField(null=True, blank=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [
            models.UniqueConstraint(fields=["desk", "user", "key"], name="idempotency_once_per_key"),
            models.CheckConstraint(condition=~Q(key=""), name="idempotency_has_a_key"),
            sha256_like("request_sha256", name="idempotency_request_hash"),
            one_of("state", AnswerState, name="idempotency_state_known"),
            models.CheckConstraint(
                condition=Q(state=AnswerState.RUNNING, status__isnull=True)
                | (~Q(state=AnswerState.RUNNING) & Q(status__isnull=False)),
                name="idempotency_answered_with_a_status",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.get_state_display()})"
