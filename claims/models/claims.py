"""What the draft asserts: claims, their versions, and where they stand in the draft."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from claims.models.base import SelectorRecord, person, reach_within, selector_rules
from claims.models.dossiers import Dossier, DraftVersion
from claims.models.words import PLACED, AnchorState, EditorialState, Origin, Verdict, kind_choices
from sources.models import Reach, Record, one_of
from sources.models.functions import json_is

NAME = r"^[a-z][a-z0-9_]*$"
"""A name of an open vocabulary (a kind, a format): what a plug-in may call itself."""


class Claim(Record):
    """One assertion of a draft, the same through all its versions.

    `version` counts every change of this row and guards it: a writer names the version it saw
    (`Claim.objects.guarded_update`). `state` is stored, the check status is computed. `author` is empty for what a
    machine found; `last_editor` is whoever made the current version.
    """

    reach: ClassVar[Reach] = reach_within("dossier")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=40, choices=kind_choices)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.MACHINE)
    author = person(null=True, blank=True)
    last_editor = person(null=True, blank=True)
    state = models.CharField(max_length=20, choices=EditorialState.choices, default=EditorialState.PROPOSED)
    verdict = models.CharField(max_length=28, choices=Verdict.choices, blank=True, default="")
    current = models.ForeignKey("ClaimVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("dossier", "id")
        indexes = [
            models.Index(fields=["dossier", "state", "id"], name="claim_dossier_state"),
            models.Index(fields=["state", "id"], name="claim_state"),
            models.Index(fields=["created_at", "id"], name="claim_created"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__regex=NAME), name="claim_kind_a_name"),
            one_of("origin", Origin, name="claim_origin_known"),
            one_of("state", EditorialState, name="claim_state_known"),
            one_of("verdict", Verdict, blank=True, name="claim_verdict_known"),
            models.CheckConstraint(
                condition=~Q(state__in=[EditorialState.APPROVED, EditorialState.PUBLISHED]) | ~Q(verdict=""),
                name="claim_approved_with_a_verdict",
            ),
            models.CheckConstraint(
                condition=~Q(origin=Origin.PERSON) | Q(author__isnull=False), name="claim_of_a_person_has_an_author"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} ({self.get_state_display()})"


class ClaimVersion(Record):
    """What a claim said at one time. Append-only: a change is a new version, and decisions keep pointing at the old.

    `payload` is the kind's frozen dataclass in JSON. `text` is the claim's words as the draft has them.
    """

    append_only: ClassVar[bool] = True
    reach: ClassVar[Reach] = reach_within("claim__dossier")

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    payload = models.JSONField(default=dict)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.MACHINE)
    editor = person(null=True, blank=True)
    reason = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("claim", "-number")
        constraints = [
            models.UniqueConstraint(fields=["claim", "number"], name="claim_version_number_once"),
            models.UniqueConstraint(fields=["id", "claim"], name="claim_version_with_its_claim"),
            models.CheckConstraint(condition=Q(number__gt=0), name="claim_version_from_one"),
            models.CheckConstraint(condition=~Q(text=""), name="claim_version_has_words"),
            json_is("payload", "object", name="claim_version_payload_object"),
            one_of("origin", Origin, name="claim_version_origin_known"),
            models.CheckConstraint(
                condition=~Q(origin=Origin.PERSON) | Q(editor__isnull=False), name="claim_version_person_has_an_editor"
            ),
        ]

    def __str__(self) -> str:
        return f"claim {self.claim_id}, version {self.number}"


class Occurrence(SelectorRecord):
    """Where a claim stands in one version of the draft; a claim may stand there more than once.

    Without a place (`ambiguous`, `orphan`) it says that the claim was looked for in that version and not found at one
    place; a person may then set it.
    """

    reach: ClassVar[Reach] = reach_within("claim_version__claim__dossier")

    claim_version = models.ForeignKey(ClaimVersion, on_delete=models.PROTECT, related_name="occurrences")
    draft_version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="occurrences")
    state = models.CharField(max_length=10, choices=AnchorState.choices, default=AnchorState.EXACT)

    class Meta:
        ordering = ("draft_version", "start", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["claim_version", "draft_version", "start", "end"],
                nulls_distinct=False,
                name="occurrence_once_per_place",
            ),
            one_of("state", AnchorState, name="occurrence_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=PLACED, start__isnull=False) | (~Q(state__in=PLACED) & Q(start__isnull=True)),
                name="occurrence_placed_if_found",
            ),
            *selector_rules("occurrence"),
        ]

    def __str__(self) -> str:
        place = self.get_state_display() if self.start is None else f"[{self.start}:{self.end}]"
        return f"claim version {self.claim_version_id} in draft version {self.draft_version_id} {place}"
