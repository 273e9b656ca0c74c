"""What is asserted in a form that can be calculated with: figures and stances, each under a key."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from claims.models.base import reach_within
from claims.models.claims import ClaimVersion
from claims.models.dossiers import Dossier
from claims.models.numbers import FractionField, RoundedDown, RoundedUp, in_order, well_formed
from claims.models.registry import Actor, Event, Measure
from claims.models.words import FactKind, Modality, QuantityKind, Severity, Stance
from sources.models import FigureStatus, Reach, Record, Snapshot, one_of
from sources.models.functions import json_is

_SIDES = ("fact", "other")
_WORDS = ("dossier__draft", "snapshot__source")
_CELL = ("snapshot", "table", "row", "column")


class Fact(Record):
    """One figure or one stance, from a version of a claim or from a cell of a source's table.

    The key (subject, measure, event, place) says what it is about; the `_key` columns hold the folded words, and the
    foreign keys whom and what a person recognised in them. A stated number is an interval `lo`..`hi` of exact numbers
    with open or closed ends; an end that is NULL is unbounded. The database rounds both outward into `lo_index` and
    `hi_index`: SQL proposes whatever could overlap, Python decides with the exact ends. What is vague never conflicts.

    Facts are found again from their claim version or table at any time, so they may be replaced.
    """

    reach: ClassVar[Reach] = reach_within("dossier", source="snapshot__source")

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="facts")
    claim_version = models.ForeignKey(
        ClaimVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="facts"
    )
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, null=True, blank=True, related_name="facts")
    table = models.PositiveIntegerField(null=True, blank=True)
    row = models.PositiveIntegerField(null=True, blank=True)
    column = models.PositiveIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=16, choices=FactKind.choices)

    subject_key = models.CharField(max_length=300, blank=True, default="")
    measure_key = models.CharField(max_length=200, blank=True, default="")
    event_key = models.CharField(max_length=300, blank=True, default="")
    place_key = models.CharField(max_length=300, blank=True, default="")
    subject = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="facts")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="facts")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, blank=True, related_name="facts")
    place = models.CharField(max_length=300, blank=True, default="")

    quantity_kind = models.CharField(max_length=10, choices=QuantityKind.choices, blank=True, default="")
    value = FractionField(null=True, blank=True)
    lo = FractionField(null=True, blank=True)
    hi = FractionField(null=True, blank=True)
    lo_closed = models.BooleanField(default=True)
    hi_closed = models.BooleanField(default=True)
    lo_index = models.GeneratedField(
        expression=RoundedDown("lo"),
        output_field=models.DecimalField(max_digits=60, decimal_places=10, null=True),
        db_persist=True,
        editable=False,
    )
    hi_index = models.GeneratedField(
        expression=RoundedUp("hi"),
        output_field=models.DecimalField(max_digits=60, decimal_places=10, null=True),
        db_persist=True,
        editable=False,
    )
    modality = models.CharField(max_length=12, choices=Modality.choices, blank=True, default="")
    unit = models.CharField(max_length=100, blank=True, default="")
    stance = models.CharField(max_length=24, choices=Stance.choices, blank=True, default="")

    as_of = models.DateField(null=True, blank=True)
    document_date = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=FigureStatus.choices, blank=True, default="")
    publisher = models.CharField(max_length=300, blank=True, default="")
    worded_as_preliminary = models.BooleanField(default=False)
    relation = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("dossier", "id")
        indexes = [
            models.Index(fields=["dossier", "subject_key", "measure_key", "event_key", "place_key"], name="fact_key"),
            models.Index(
                fields=["subject_key", "measure_key", "event_key", "place_key", "lo_index", "hi_index"],
                name="fact_meets",
            ),
        ]
        constraints = [
            one_of("kind", FactKind, name="fact_kind_known"),
            one_of("quantity_kind", QuantityKind, blank=True, name="fact_quantity_kind_known"),
            one_of("modality", Modality, blank=True, name="fact_modality_known"),
            one_of("stance", Stance, blank=True, name="fact_stance_known"),
            one_of("status", FigureStatus, blank=True, name="fact_status_known"),
            well_formed("value", "lo", "hi", name="fact_numbers_exact"),
            in_order("lo", "hi", name="fact_interval_in_order"),
            models.CheckConstraint(
                condition=Q(claim_version__isnull=False, **{f"{name}__isnull": True for name in _CELL})
                | Q(claim_version__isnull=True, **{f"{name}__isnull": False for name in _CELL}),
                name="fact_from_a_claim_or_a_cell",
            ),
            models.CheckConstraint(
                condition=(Q(kind=FactKind.QUANTITY, stance="") & ~Q(modality=""))
                | (Q(kind=FactKind.RESPONSIBILITY, modality="", quantity_kind="") & ~Q(stance="")),
                name="fact_says_what_its_kind_says",
            ),
            models.CheckConstraint(
                condition=Q(kind=FactKind.QUANTITY) | Q(value__isnull=True, lo__isnull=True, hi__isnull=True),
                name="fact_numbers_are_of_quantities",
            ),
            json_is("relation", "object", name="fact_relation_object"),
        ]

    def __str__(self) -> str:
        about = " / ".join(
            part for part in (self.subject_key, self.measure_key, self.event_key, self.place_key) if part
        )
        return f"{about or 'fact'}: {self.stance or self.interval()}"

    def interval(self) -> str:
        """The interval in mathematical notation, for example [17, 17] or (400, ∞)."""
        left = "(-∞" if self.lo is None else f"{'[' if self.lo_closed else '('}{self.lo}"
        right = "∞)" if self.hi is None else f"{self.hi}{']' if self.hi_closed else ')'}"
        return f"{left}, {right}"


class Disagreement(Record):
    """Two figures of one key in two dossiers of a desk of which the rules say that both cannot stand.

    It goes with either fact; a job finds it anew. Only who may see both facts sees it.
    """

    reach: ClassVar[Reach] = Reach(
        desk="fact__dossier__desk",
        confidential=tuple(f"{side}__{path}__confidential" for side in _SIDES for path in _WORDS),
        guests=tuple(f"{side}__{path}__open_to_guests" for side in _SIDES for path in _WORDS),
    )

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="disagreements")
    other = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField(max_length=60)
    severity = models.CharField(max_length=10, choices=Severity.choices)
    message = models.TextField()
    arithmetic = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("fact", "other", "id")
        constraints = [
            models.UniqueConstraint(fields=["fact", "other", "rule"], name="disagreement_once_per_rule"),
            one_of("severity", Severity, name="disagreement_severity_known"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"
