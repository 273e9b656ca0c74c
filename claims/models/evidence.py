"""What a claim rests on: passages of sources, and what was heard by phone or in a room."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from claims.models.base import SelectorRecord, person, reach_within, selector_rules
from claims.models.claims import ClaimVersion
from claims.models.words import Channel, Origin, QuoteOutcome, Relation
from sources.models import Reach, Snapshot, one_of
from sources.models.functions import json_is


class Citation(SelectorRecord):
    """From one version of a claim to a place in one snapshot, or to a note of what no document holds.

    A note (phone, e-mail, in person, recording) is person-checked only: no machine made it and none checks it.
    `outcome` and `match` are what comparing the claim with the passage gave; `accepted_by` is who took a proposed
    citation for right. `confidential` hides a note as a confidential source would be.
    """

    reach: ClassVar[Reach] = reach_within(
        "claim_version__claim__dossier", source="snapshot__source", confidential=("confidential",)
    )

    claim_version = models.ForeignKey(ClaimVersion, on_delete=models.PROTECT, related_name="citations")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, null=True, blank=True, related_name="citations")
    channel = models.CharField(max_length=12, choices=Channel.choices, blank=True, default="")
    note = models.TextField(blank=True, default="")
    noted_on = models.DateField(null=True, blank=True)
    confidential = models.BooleanField(default=False)
    relation = models.CharField(max_length=12, choices=Relation.choices, default=Relation.SUPPORTS)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.MACHINE)
    outcome = models.CharField(max_length=12, choices=QuoteOutcome.choices, blank=True, default="")
    match = models.JSONField(default=dict, blank=True)
    accepted_by = person(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("claim_version", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(snapshot__isnull=False, start__isnull=False, channel="", note="", noted_on__isnull=True)
                | (Q(snapshot__isnull=True, start__isnull=True) & ~Q(channel="") & ~Q(note="")),
                name="citation_of_a_passage_or_a_note",
            ),
            models.CheckConstraint(
                condition=Q(channel="") | Q(origin=Origin.PERSON, accepted_by__isnull=False, outcome=""),
                name="citation_note_checked_by_a_person",
            ),
            models.UniqueConstraint(
                fields=["claim_version", "snapshot", "start", "end", "relation"], name="citation_once_per_place"
            ),
            one_of("channel", Channel, blank=True, name="citation_channel_known"),
            one_of("relation", Relation, name="citation_relation_known"),
            one_of("origin", Origin, name="citation_origin_known"),
            one_of("outcome", QuoteOutcome, blank=True, name="citation_outcome_known"),
            json_is("match", "object", name="citation_match_object"),
            *selector_rules("citation"),
        ]

    def __str__(self) -> str:
        where = f"snapshot {self.snapshot_id} [{self.start}:{self.end}]" if self.snapshot_id else self.channel
        return f"claim version {self.claim_version_id} {self.relation} by {where}"
