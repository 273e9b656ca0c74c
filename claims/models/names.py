"""Which spellings may name one person or body: what the machine asks, where it saw them, and what people decided."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from claims.models.base import SelectorRecord, person, selector_rules
from claims.models.dossiers import Dossier
from claims.models.registry import Actor
from claims.models.words import NameAction, NameSide, SuggestionState
from sources.models import TRUSTED, Desk, Reach, Record, Snapshot, one_of


class NameSuggestion(Record):
    """Two spellings that may be one name, asked once for a desk and never again, whatever the answer.

    `first` and `second` are spelled as they were seen; the `_plain` columns leave case, titles, hyphens and the shape
    of apostrophes out and stand in the order of their code points, so that a pair is one pair. `sure` says that a rule
    of spelling makes them one name, which need not be one person. `dossier` is where the pair was seen first; a pair
    that a person told apart without being asked has none.
    """

    reach: ClassVar[Reach] = Reach(desk="desk", staff=TRUSTED)

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="name_suggestions")
    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, null=True, blank=True, related_name="name_suggestions"
    )
    first = models.CharField(max_length=300)
    second = models.CharField(max_length=300)
    first_plain = models.CharField(max_length=300)
    second_plain = models.CharField(max_length=300)
    sure = models.BooleanField(default=False)
    reason = models.TextField()
    state = models.CharField(max_length=8, choices=SuggestionState.choices, default=SuggestionState.OPEN)
    decided_by = person(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("-id",)
        indexes = [models.Index(fields=["desk", "state"], name="name_suggestion_queue")]
        constraints = [
            models.UniqueConstraint(fields=["desk", "first_plain", "second_plain"], name="name_suggestion_asked_once"),
            models.CheckConstraint(
                condition=~Q(first_plain=F("second_plain")) & ~Q(first="") & ~Q(second=""),
                name="name_suggestion_two_spellings",
            ),
            one_of("state", SuggestionState, name="name_suggestion_state_known"),
            models.CheckConstraint(
                condition=Q(state=SuggestionState.OPEN, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state=SuggestionState.OPEN) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="name_suggestion_decided_by_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second}"


class NameSighting(SelectorRecord):
    """Where one spelling of a suggestion stands: its first place in a snapshot that was looked through."""

    reach: ClassVar[Reach] = Reach(desk="suggestion__desk", staff=TRUSTED)

    suggestion = models.ForeignKey(NameSuggestion, on_delete=models.CASCADE, related_name="sightings")
    side = models.CharField(max_length=6, choices=NameSide.choices)
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="name_sightings")

    class Meta:
        ordering = ("suggestion", "side", "id")
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "side", "snapshot"], name="name_sighting_once_per_snapshot"),
            one_of("side", NameSide, name="name_sighting_side_known"),
            models.CheckConstraint(condition=Q(start__isnull=False), name="name_sighting_has_a_place"),
            *selector_rules("name_sighting"),
        ]

    def __str__(self) -> str:
        return f"{self.exact} in snapshot {self.snapshot_id}"


class NameDecision(Record):
    """What a person decided on two names: append-only, so that whoever splits later finds who merged, and why.

    `actor` is the one that has the spelling, or stays, from then on; `other` the one that was merged into it or split
    off from it.
    """

    append_only: ClassVar[bool] = True
    reach: ClassVar[Reach] = Reach(desk="desk", staff=TRUSTED)

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="name_decisions")
    action = models.CharField(max_length=8, choices=NameAction.choices)
    first = models.CharField(max_length=300)
    second = models.CharField(max_length=300)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    other = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="other_decisions")
    suggestion = models.ForeignKey(
        NameSuggestion, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    by = person()
    why = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("-id",)
        constraints = [one_of("action", NameAction, name="name_decision_action_known")]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.first} / {self.second}"
