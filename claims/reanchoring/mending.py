"""What people mended in a source's tables follows into its later snapshots, where the cell is surely the same."""

from datetime import datetime
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import CellMend, MendCarry
from claims.models.words import CarryState
from claims.reanchoring.anchors import day
from claims.reanchoring.cells import cell_in
from sources.access import require
from sources.models import TRUSTED, Conflict, Snapshot, Source
from sources.readers import Table
from sources.services import document_of

_KEPT: Final = ("subject", "measure", "year", "left_out", "because", "made_by_id")


def carry_mends(snapshot: Snapshot, now: datetime) -> int:
    """Carry what was mended in earlier snapshots of the source over to this one; returns how many mends were.

    Each is looked for once in each later snapshot (MendCarry). A mend whose cell holds another figure now, or is gone,
    is left to a person, with the reason, and counts for nothing until then. Whoever runs twice, or beside another,
    writes nothing twice: the source is locked. Lock dossiers before, where any are to be.
    """
    if not waiting_mends(snapshot).exists():
        return 0
    with transaction.atomic():
        Source.objects.select_for_update(of=("self",), no_key=True).get(pk=snapshot.source_id)
        mends = list(waiting_mends(snapshot))
        snapshots = Snapshot.objects.defer("raw").in_bulk({one.snapshot_id for one in mends})
        tables = {pk: document_of(one).tables for pk, one in snapshots.items()}
        here = document_of(Snapshot.objects.defer("raw").get(pk=snapshot.pk)).tables
        rows = [_carried(one, tables[one.snapshot_id], here, snapshot, now) for one in mends]
    return sum(row.state == CarryState.CARRIED for row in rows)


def waiting_mends(snapshot: Snapshot) -> "QuerySet[CellMend]":
    """Mends of earlier snapshots that were not looked for in this one yet, the latest snapshots' first.

    Of a mend that was carried over the one that came of it goes on in its place.
    """
    earlier = Q(snapshot__captured_at__lt=snapshot.captured_at) | Q(
        snapshot__captured_at=snapshot.captured_at, snapshot__lt=snapshot.pk
    )
    carries = MendCarry.objects.filter(mend=OuterRef("pk"))
    over = carries.filter(Q(snapshot=snapshot) | Q(state=CarryState.SETTLED) | Q(made__isnull=False))
    return CellMend.objects.filter(earlier, ~Exists(over), snapshot__source=snapshot.source_id).order_by(
        "-snapshot__captured_at", "-snapshot", "pk"
    )


def _carried(
    mend: CellMend, old: tuple[Table, ...], new: tuple[Table, ...], snapshot: Snapshot, now: datetime
) -> MendCarry:
    found = cell_in(old, new, mend.table, mend.row, mend.column)
    there = f"the snapshot of {day(snapshot.captured_at)}"
    # It is asked about once, by the latest snapshot that it was looked for in.
    MendCarry.objects.filter(mend=mend, state=CarryState.REVIEW).exclude(snapshot=snapshot).delete()
    if found.why:
        reason = f"{found.why[0].upper()}{found.why[1:]} Looked for in {there}."
        return MendCarry.objects.create(
            mend=mend, snapshot=snapshot, state=CarryState.REVIEW, reason=reason, created_at=now
        )
    place = {"snapshot": snapshot, "table": found.table, "row": found.row, "column": found.column}
    kept = {name: getattr(mend, name) for name in _KEPT}
    made, new_one = CellMend.objects.get_or_create(**place, defaults=kept | {"created_at": now})
    reason = f"It holds what it held, in {there}." if new_one else f"Somebody has mended it in {there} already."
    return MendCarry.objects.create(
        mend=mend, snapshot=snapshot, state=CarryState.CARRIED, made=made, reason=reason, created_at=now
    )


def settle(row: MendCarry, *, seen: int, by: User, now: datetime) -> None:
    """Say that a mend which could not be carried over was looked at: it is not asked about again in any snapshot.

    Raises Conflict when somebody was faster, and PermissionDenied.
    """
    require(by, row.mend.snapshot.source.desk, *TRUSTED)
    if not MendCarry.objects.visible_to(by).filter(pk=row.pk).exists():
        raise Conflict(None)
    MendCarry.objects.guarded_update(
        row.pk, seen=seen, expect={"state": CarryState.REVIEW}, state=CarryState.SETTLED, settled_by=by, settled_at=now
    )
