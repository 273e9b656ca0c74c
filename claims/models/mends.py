"""What people say of the figures in a source's tables where the machine read them wrongly."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from claims.models.base import person
from claims.models.words import CarryState
from sources.models import Reach, Record, Snapshot, one_of


class CellMend(Record):
    """Whose, of what and of which year the figure of a cell is, or with an empty `row` all figures of a column.

    Facts are made anew by every check; this is kept apart, belongs to the snapshot, and goes before what is read there
    in every dossier that uses it. Table, row and column are counted from 0, rows without the headings that the file
    marks. What is empty stays as it was read; `left_out` takes the cell out of every comparison.
    """

    reach: ClassVar[Reach] = Reach(
        desk="snapshot__source__desk",
        confidential=("snapshot__source__confidential",),
        guests=("snapshot__source__open_to_guests",),
    )

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="mends")
    table = models.PositiveIntegerField(default=0)
    row = models.PositiveIntegerField(null=True, blank=True, help_text="Empty: the whole column.")
    column = models.PositiveIntegerField()
    subject = models.CharField(max_length=300, blank=True, default="", help_text="Whose the figure is.")
    measure = models.CharField(max_length=200, blank=True, default="", help_text="What it counts: seats, percent.")
    year = models.CharField(max_length=4, blank=True, default="", help_text="Which year it is about.")
    left_out = models.BooleanField(default=False, help_text="No figure to compare with.")
    because = models.TextField(help_text="Why the machine's reading is wrong.")
    made_by = person()
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("snapshot", "table", "column", "row", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "table", "row", "column"], nulls_distinct=False, name="cell_mend_once_per_place"
            ),
            models.CheckConstraint(
                condition=Q(left_out=True) | ~Q(subject="", measure="", year=""), name="cell_mend_says_something"
            ),
            models.CheckConstraint(condition=Q(year="") | Q(year__regex=r"^[12][0-9]{3}$"), name="cell_mend_year"),
            models.CheckConstraint(condition=~Q(because=""), name="cell_mend_says_why"),
        ]

    def __str__(self) -> str:
        where = "the whole column" if self.row is None else f"row {self.row}"
        return f"table {self.table}, column {self.column}, {where}"


class MendCarry(Record):
    """A mend, looked for in a later snapshot of its source: once for each of both.

    `made` is the mend that stands for it there, where the cell is surely the same; it is a mend of its own from then
    on. Otherwise `reason` says why not, and a person looks at it once (`settled_by`), for all later snapshots.
    """

    reach: ClassVar[Reach] = Reach(
        desk="mend__snapshot__source__desk",
        confidential=("mend__snapshot__source__confidential",),
        guests=("mend__snapshot__source__open_to_guests",),
    )

    mend = models.ForeignKey(CellMend, on_delete=models.CASCADE, related_name="carries")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="mend_carries")
    state = models.CharField(max_length=8, choices=CarryState.choices)
    made = models.ForeignKey(CellMend, on_delete=models.CASCADE, null=True, blank=True, related_name="carried_from")
    reason = models.TextField()
    settled_by = person(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "mend in a later snapshot"
        verbose_name_plural = "mends in later snapshots"
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(fields=["mend", "snapshot"], name="mend_carry_once_per_snapshot"),
            one_of("state", CarryState, name="mend_carry_state_known"),
            models.CheckConstraint(
                condition=Q(state=CarryState.CARRIED, made__isnull=False)
                | (~Q(state=CarryState.CARRIED) & Q(made__isnull=True)),
                name="mend_carry_made_if_carried",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="mend_carry_says_why"),
            models.CheckConstraint(
                condition=Q(state=CarryState.SETTLED, settled_by__isnull=False, settled_at__isnull=False)
                | (~Q(state=CarryState.SETTLED) & Q(settled_by__isnull=True, settled_at__isnull=True)),
                name="mend_carry_settled_by_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mend}: {self.get_state_display()}"
