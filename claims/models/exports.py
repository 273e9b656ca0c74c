"""What left the house."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from claims.models.base import person, reach_within
from claims.models.claims import NAME
from claims.models.dossiers import Dossier
from claims.models.words import RunState
from sources.models import TRUSTED, Reach, Record, one_of, sha256_like
from sources.models.functions import json_is


class Export(Record):
    """One file made of a dossier: the format, what was asked, and the hash of what was given out.

    An export may show confidential sources, so it is visible to those who may see them.
    """

    reach: ClassVar[Reach] = reach_within("dossier", internal=True, staff=TRUSTED)

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="exports")
    format = models.CharField(max_length=40)
    parameters = models.JSONField(default=dict, blank=True)
    requested_by = person(null=True, blank=True)
    state = models.CharField(max_length=8, choices=RunState.choices, default=RunState.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    filename = models.CharField(max_length=255, blank=True, default="")
    media_type = models.CharField(max_length=255, blank=True, default="")
    size = models.PositiveBigIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    finished_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = [models.Index(fields=["dossier", "-created_at", "-id"], name="export_dossier_recent")]
        constraints = [
            models.CheckConstraint(condition=Q(format__regex=NAME), name="export_format_a_name"),
            json_is("parameters", "object", name="export_parameters_object"),
            one_of("state", RunState, name="export_state_known"),
            sha256_like("sha256", blank=True, name="export_hash"),
            models.CheckConstraint(
                condition=~Q(state=RunState.DONE)
                | (Q(size__isnull=False, finished_at__isnull=False) & ~Q(sha256="") & ~Q(filename="")),
                name="export_done_is_whole",
            ),
            models.CheckConstraint(condition=~Q(state=RunState.FAILED) | ~Q(error=""), name="export_failed_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.format} of {self.dossier} ({self.get_state_display()})"
