"""Cutting snapshots into passages and writing their shingles: by a job for each, in parts, by COPY.

Whoever adds a snapshot of evidence asks for it in the same transaction. Drafts are never indexed: they are evidence for
nothing. A part is one transaction, and the next job begins where the rows end, so it may be asked for, done or broken
off any number of times. Passages of another cutter are thrown away first.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from sources import outbox
from sources.index.storage import COLUMNS, rows
from sources.models import Passage, Purpose, Snapshot
from sources.text.shingles import CUTTER, Cut, cut

INDEX: Final = "sources.index"
"""The job's name; its arguments are `{"snapshot": id}`."""

PART: Final = 4_000
"""Passages that one job writes: some seconds of work."""

_LOCK: Final = 0x494E4458  # "INDX": tells these advisory locks from others
_LARGEST: Final = 2**31 - 1


def request_index(snapshot: Snapshot) -> None:
    """Ask for the indexing of a snapshot of evidence, in the caller's transaction; nothing happens for a draft's."""
    if snapshot.source.purpose == Purpose.EVIDENCE:
        outbox.enqueue(INDEX, {"snapshot": snapshot.pk}, key=str(snapshot.pk))


def unindexed() -> "QuerySet[Snapshot]":
    """Snapshots of evidence without a passage of the present cutter, without bytes and texts, the newest first."""
    mine = Passage.objects.filter(snapshot=OuterRef("pk"), cutter=CUTTER)
    found = Snapshot.objects.filter(~Exists(mine), source__purpose=Purpose.EVIDENCE, text_length__gt=0)
    return found.select_related("source").defer("raw", "text", "tables", "pages", "metadata").order_by("-id")


def index_snapshot(pk: int, *, part: int = PART) -> int:
    """Write the next passages of a snapshot, at most `part`, and ask for the rest; returns how many were written.

    In the caller's transaction. Of two that index one snapshot at once the second waits and finds it done.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashint8(%s))", [_LOCK, pk])
    snapshot = Snapshot.objects.select_related("source").only("text", "source__desk", "source__purpose").get(pk=pk)
    if snapshot.source.purpose != Purpose.EVIDENCE:
        return 0
    passages = Passage.objects.filter(snapshot=pk)
    _take_out(sorted(passages.exclude(cutter=CUTTER).values_list("pk", flat=True)))
    last: int | None = passages.aggregate(last=Max("start"))["last"]
    cuts = cut(snapshot.text, last or 0)
    if last is not None:
        next(cuts, None)  # That one is there.
    found = list(islice(cuts, part))
    write(snapshot.source.desk_id, [(pk, one) for one in found])
    if next(cuts, None) is not None:
        outbox.enqueue(INDEX, {"snapshot": pk}, key=str(pk))
    return len(found)


def write(desk: int, cuts: Sequence[tuple[int, Cut]]) -> None:
    """Write passages, each with its snapshot's id, and their shingles; in one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('sources_passage', 'id')) FROM generate_series(1, %s)", [len(cuts)]
        )
        ids = [row[0] for row in cursor.fetchall()]
        if ids and max(ids) > _LARGEST:
            raise OverflowError("the numbers of passages are used up: the index's column takes 32 bits")
        with cursor.copy('COPY sources_passage (id, snapshot_id, start, "end", cutter) FROM STDIN') as copy:
            for block in _blocks(
                f"{id_}\t{snapshot}\t{one.start}\t{one.end}\t{CUTTER}\n"
                for id_, (snapshot, one) in zip(ids, cuts, strict=True)
            ):
                copy.write(block)
        columns = ", ".join(f"h{n}" for n in range(COLUMNS))
        with cursor.copy(f"COPY sources_shingle (passage, {columns}) FROM STDIN") as copy:
            for block in _blocks(rows(id_, one.shingles, desk) for id_, (_, one) in zip(ids, cuts, strict=True)):
                copy.write(block)


def _blocks(lines: Iterable[str]) -> Iterator[str]:
    """The lines in blocks: a call for each row costs more than the row."""
    lines = iter(lines)
    while block := "".join(islice(lines, 500)):
        yield block


def _take_out(passages: Sequence[int]) -> None:
    """Delete passages (ids in order) with their shingles, by runs of ids: that is how they were written."""
    if not passages:
        return
    runs: list[list[int]] = []
    for pk in passages:
        if runs and runs[-1][1] == pk - 1:
            runs[-1][1] = pk
        else:
            runs.append([pk, pk])
    with connection.cursor() as cursor:
        for first, last in runs:
            cursor.execute("DELETE FROM sources_shingle WHERE passage BETWEEN %s AND %s", [first, last])
            cursor.execute("DELETE FROM sources_passage WHERE id BETWEEN %s AND %s", [first, last])
