"""A story under check, the sources it stands on, and the versions of its draft."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from claims.models.base import person, reach_within
from claims.models.words import Mode
from sources.models import Desk, Reach, Record, Snapshot, Source, one_of
from sources.models.functions import json_is


class Dossier(Record):
    """A story under check. `policy` holds what this story asks beyond the desk's rules, for example second readings.

    `draft` is the source whose snapshots are the versions of the draft. It also says who sees the dossier and what is
    in it: a confidential draft closes it to second readers, a draft that is open to guests opens it to them.
    """

    reach: ClassVar[Reach] = reach_within("")

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="dossiers")
    title = models.CharField(max_length=500)
    mode = models.CharField(max_length=12, choices=Mode.choices, default=Mode.OWN_DRAFT)
    policy = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=35, blank=True, default="", help_text="BCP 47, for example en or ar-IQ.")
    planned_publication = models.DateTimeField(null=True, blank=True)
    draft = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="drafted_dossier")
    sources = models.ManyToManyField(Source, through="DossierSource", related_name="dossiers")
    opened_by = person(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = [models.Index(fields=["desk", "-created_at", "-id"], name="dossier_desk_recent")]
        constraints = [
            models.UniqueConstraint(fields=["id", "desk"], name="dossier_with_its_desk"),
            models.CheckConstraint(condition=~Q(title=""), name="dossier_has_a_title"),
            one_of("mode", Mode, name="dossier_mode_known"),
            json_is("policy", "object", name="dossier_policy_object"),
        ]

    def __str__(self) -> str:
        return self.title


class DossierSource(Record):
    """A source that a dossier stands on, and which of its snapshots is read (the latest where none is pinned).

    `desk` is that of both: the database refuses to show one desk's source in another's dossier.
    """

    reach: ClassVar[Reach] = reach_within("dossier", source="source")

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="dossier_sources")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="dossier_sources")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("dossier", "position", "id")
        constraints = [models.UniqueConstraint(fields=["dossier", "source"], name="dossier_source_once")]

    def __str__(self) -> str:
        return f"{self.source} in {self.dossier}"


class DraftVersion(Record):
    """One version of a dossier's draft. Append-only: claims and decisions say which version they spoke of.

    Two versions may share a snapshot, when an author goes back to earlier words.
    """

    append_only: ClassVar[bool] = True
    reach: ClassVar[Reach] = reach_within("dossier")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="draft_versions")
    number = models.PositiveIntegerField()
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="draft_versions")
    author = person(null=True, blank=True)
    note = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("dossier", "-number")
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="draft_version_number_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="draft_version_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier}, version {self.number}"
