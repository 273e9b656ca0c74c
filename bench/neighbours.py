"""How fast the figures of many dossiers are compared: a batch of new claims, and all groups that disagree.

    .venv/bin/python -m bench.neighbours [--facts 1000000] [--new 1000] [--repeats 5]

Fills a test database (dropped at the end) with figures, five to a key, from a fixed seed; on some keys one of the five
differs. Then it measures what the product itself runs (`claims.checking.neighbours`):

- new claims that are looked up and decided in one batch, beside the same claims one by one;
- the keys on which figures exclude each other, beside a bare count of the facts of every key.

Exit status 1 when a bar is missed.
"""

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import django

SEED = 20310504
PER_KEY = 5
DIFFERING = 50  # every so many keys
SUBJECTS = 4000
BATCH_BAR, GROUPS_BAR = 5.0, 2.0

_FILL = """
    INSERT INTO claims_fact
        (dossier_id, snapshot_id, "table", "row", "column", kind, subject_key, measure_key, event_key, place_key, place,
         quantity_kind, value, lo, hi, lo_closed, hi_closed, modality, unit, stance, status, publisher,
         worded_as_preliminary, relation)
    SELECT (%(dossiers)s::bigint[])[1 + at %% cardinality(%(dossiers)s::bigint[])], %(snapshot)s, 0, at, 0, 'quantity',
        'party ' || key %% %(subjects)s, 'seat', 'election ' || key / %(subjects)s, '', '', 'count', number, number,
        number, true, true, 'exact', 'seat', '', 'final', 'paper ' || at %% 8, false, '{}'
    FROM (
        SELECT at, at / %(per_key)s AS key,
            ((20 + (at / %(per_key)s) %% 50) + (at %% %(per_key)s = 0 AND (at / %(per_key)s) %% %(differing)s = 0)::int)
            || '/1' AS number
        FROM generate_series(%(first)s::int, %(last)s::int) AS at
    ) figures
"""

_BARE = """
    SELECT count(*) FROM (
        SELECT subject_key, measure_key, event_key, place_key, count(*) FROM claims_fact
        GROUP BY subject_key, measure_key, event_key, place_key
    ) keys
"""


def main() -> int:
    """Fill, measure, drop."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--new", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.test.utils import setup_databases, teardown_databases

    made = setup_databases(verbosity=0, interactive=False)
    try:
        return measure(options.facts, options.new, options.repeats)
    finally:
        teardown_databases(made, verbosity=0)


def fill(facts: int) -> list[int]:
    """The figures of 200 dossiers of one desk; returns the ids of the dossiers."""
    from django.db import connection

    from tests.factories import DeskFactory, DossierFactory, SnapshotFactory

    desk = DeskFactory.create()
    dossiers = [one.pk for one in DossierFactory.create_batch(200, desk=desk)]
    snapshot = SnapshotFactory.create(source__desk=desk)
    values: dict[str, Any] = {
        "dossiers": dossiers,
        "snapshot": snapshot.pk,
        "subjects": SUBJECTS,
        "per_key": PER_KEY,
        "differing": DIFFERING,
    }
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        for first in range(0, facts, 100_000):
            cursor.execute(_FILL, {**values, "first": first, "last": min(facts, first + 100_000) - 1})
        cursor.execute("ANALYZE claims_fact")
    print(f"{facts:,} facts written in {time.perf_counter() - begun:.0f} s")
    return dossiers


def newcomers(dossiers: list[int], keys: int, count: int) -> Any:
    """A new dossier with figures on keys that are there, at random; every fifth is one too high."""
    from fractions import Fraction

    from claims.models import Dossier, Fact
    from tests.factories import DossierFactory, SnapshotFactory

    desk = Dossier.objects.get(pk=dossiers[0]).desk
    dossier = DossierFactory.create(desk=desk)
    snapshot = SnapshotFactory.create(source__desk=desk)
    rows = []
    for at, key in enumerate(random.Random(SEED).sample(range(keys), count)):
        number = Fraction(20 + key % 50 + (at % 5 == 0))
        rows.append(
            Fact(
                dossier=dossier, snapshot=snapshot, table=0, row=at, column=0, kind="quantity",
                subject_key=f"party {key % SUBJECTS}", measure_key="seat", event_key=f"election {key // SUBJECTS}",
                quantity_kind="count", modality="exact", unit="seat", status="final", publisher="the new one",
                value=number, lo=number, hi=number,
            )
        )  # fmt: skip
    return Fact.objects.bulk_create(rows)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds and the result."""
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def measure(facts: int, new: int, repeats: int) -> int:
    """Measure both bars; 1 when one is missed."""
    from django.db import connection

    from claims.checking.neighbours import decide, facts_at, guilty_keys, keys_of, read
    from claims.models import Fact

    dossiers = fill(facts)
    added = newcomers(dossiers, facts // PER_KEY, new)
    dossiers.append(added[0].dossier_id)
    everything = Fact.objects.all()

    def look(ids: list[int]) -> set[tuple[int, int, str]]:
        found = decide(read(everything, facts_at(keys_of(everything.filter(pk__in=ids)), dossiers)))
        return {(one.fact.pk, one.other.pk, one.rule) for one in found}

    ids = [one.pk for one in added]
    look(ids[:10])
    batches, singles = [], []
    for _ in range(repeats):
        seconds, together = timed(lambda: look(ids))
        batches.append(seconds)
        seconds, apart = timed(lambda: set[tuple[int, int, str]]().union(*(look([one]) for one in ids)))
        singles.append(seconds)
        if together != apart:
            raise AssertionError("the batch and the single claims gave different pairs")
    ratio = statistics.median(one / other for one, other in zip(singles, batches, strict=True))
    print(
        f"{new:,} new claims, {len(together):,} pairs: {statistics.median(batches) / new * 1e6:,.0f} µs a claim in a "
        f"batch, {statistics.median(singles) / new * 1e6:,.0f} µs one by one: {ratio:.1f} x (bar: {BATCH_BAR:g})"
    )

    def bare() -> int:
        with connection.cursor() as cursor:
            cursor.execute(_BARE)
            return int(cursor.fetchone()[0])

    counts, searches = [], []
    for _ in range(repeats):
        seconds, groups = timed(bare)
        counts.append(seconds)
        seconds, guilty = timed(guilty_keys)
        searches.append(seconds)
    share = statistics.median(one / other for one, other in zip(searches, counts, strict=True))
    print(
        f"{groups:,} keys: a bare count {statistics.median(counts):.2f} s; the {len(guilty):,} that disagree "
        f"{statistics.median(searches):.2f} s: {share:.2f} x (bar: {GROUPS_BAR:g})"
    )
    seconds, told = timed(lambda: decide(read(everything, facts_at(guilty, dossiers))))
    print(f"pairs inside those groups: {len(told):,} in {seconds:.2f} s")
    return int(ratio < BATCH_BAR or share > GROUPS_BAR)


if __name__ == "__main__":
    sys.exit(main())
