"""One snapshot, indexed by several workers at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections, transaction

from sources.index import index_snapshot, look_up
from sources.models import Passage, Role
from tests.factories import SnapshotFactory, member

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "the tide tables of that spring were printed twice because the first edition had lost a whole week in April"


def stored() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sources_shingle s JOIN sources_passage p ON p.id = s.passage")
        return int(cursor.fetchone()[0])


def test_of_many_that_index_a_snapshot_at_once_one_writes_it() -> None:
    text = " ".join([*("lamp oil number " + "".join(chr(97 + int(d)) for d in str(n)) for n in range(900)), WORDS])
    alone = SnapshotFactory.create(text=text)
    shared = SnapshotFactory.create(text=text, source__desk=alone.source.desk)
    with transaction.atomic():
        expected = index_snapshot(alone.pk)
    rows, barrier = stored(), Barrier(4)

    def work(_: int) -> int:
        try:
            barrier.wait(20)
            with transaction.atomic():
                return index_snapshot(shared.pk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        written = sorted(pool.map(work, range(4)))
    assert written == [0, 0, 0, expected]
    assert expected == 37
    assert Passage.objects.filter(snapshot=shared).count() == expected
    assert stored() == 2 * rows
    places = look_up(WORDS, user=member(shared.source.desk, Role.CHECKER))
    assert {(place.snapshot, place.match.outcome) for place in places} == {(alone, "exact"), (shared, "exact")}


def test_what_is_broken_off_leaves_nothing() -> None:
    snapshot = SnapshotFactory.create(text=WORDS)

    def broken_off() -> None:
        with transaction.atomic():
            assert index_snapshot(snapshot.pk) == 1
            raise InterruptedError

    with pytest.raises(InterruptedError):
        broken_off()
    assert (Passage.objects.count(), stored()) == (0, 0)
    with transaction.atomic():
        assert index_snapshot(snapshot.pk) == 1
