"""What became of the cited passages when a source was captured anew."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from claims.models.base import SelectorRecord, reach_within, selector_rules
from claims.models.checks import Finding
from claims.models.evidence import Citation
from claims.models.words import PLACED, AnchorState
from sources.models import Reach, Snapshot, one_of
from sources.models.functions import json_is


class Reanchoring(SelectorRecord):
    """One citation, looked for in a later snapshot of its source: once for each of both.

    The place (`start`, `end`, `exact` ...) is over the text of `snapshot`, empty where there is no single one. `edits`
    says how the words differ ({op, quoted, source, kind, start, end}: `quoted` stood there before, `source` stands
    there now, its place over the new text). `reason` says it in words. `finding` is what was raised for it, where the
    passage changed.
    """

    reach: ClassVar[Reach] = reach_within("citation__claim_version__claim__dossier", source="snapshot__source")

    citation = models.ForeignKey(Citation, on_delete=models.CASCADE, related_name="reanchorings")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="reanchorings")
    state = models.CharField(max_length=10, choices=AnchorState.choices)
    edits = models.JSONField(default=list, blank=True)
    reason = models.TextField()
    finding = models.ForeignKey(Finding, on_delete=models.SET_NULL, null=True, blank=True, related_name="reanchorings")

    class Meta:
        ordering = ("citation", "-id")
        constraints = [
            models.UniqueConstraint(fields=["citation", "snapshot"], name="reanchoring_once_per_snapshot"),
            one_of("state", AnchorState, name="reanchoring_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=PLACED, start__isnull=False) | (~Q(state__in=PLACED) & Q(start__isnull=True)),
                name="reanchoring_placed_if_found",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="reanchoring_says_why"),
            json_is("edits", "array", name="reanchoring_edits_list"),
            *selector_rules("reanchoring"),
        ]

    def __str__(self) -> str:
        return f"citation {self.citation_id} in snapshot {self.snapshot_id}: {self.get_state_display()}"
