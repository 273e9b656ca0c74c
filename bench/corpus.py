"""Find quotations in a corpus: recall, time and size of the index, beside pg_trgm, on a real PostgreSQL.

    python -m bench.corpus [--passages 10000 100000] [--text PATH ...] [--queries 450] [--no-trgm]

The corpus is SYNTHETIC: words of a made-up English, Arabic and Turkish with a Zipf-like frequency, stock phrases, and
paragraphs that many documents share, all from one seed; `--text` puts real texts before it (files that a reader knows,
folders of them, or .jsonl with a "text" in each line). It grows in one database from size to size, and the same
quotations, all from its beginning, are looked up at each: 5 to 60 words, whole or altered in nine ways. Found is a
quotation whose first place overlaps the true one, or differs from the quotation in no more words. Times are the best of
three, through `sources.index.look_up` as a checker of the desk. At 100,000 passages or the last size below,
pg_trgm (GIN, word_similarity) answers a sample of the same quotations. The database is dropped at the end. Give
--passages 10000 100000 1000000 for the whole measurement (about 2 GB of disk).
"""

import argparse
import bisect
import hashlib
import os
import random
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django
from rapidfuzz.distance import Levenshtein

from bench.corpus_text import KINDS, Query, documents, queries_from
from sources.text.folding import WORD, fold
from sources.text.shingles import Cut, cut

DOCUMENTS = 40
"""Documents in one transaction."""


@dataclass
class Grown:
    """What the corpus has come to: passages, bytes of text, seconds of cutting and of writing."""

    passages: int = 0
    bytes: int = 0
    documents: int = 0
    cutting: float = 0.0
    writing: float = 0.0


@dataclass
class Measured:
    """One size's figures: milliseconds."""

    p50: float
    p99: float
    recall: float


def words(text: str) -> list[str]:
    return [match[0] for match in WORD.finditer(fold(text).key)]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--text", type=Path, nargs="*", default=[])
    parser.add_argument("--queries", type=int, default=450)
    parser.add_argument("--trgm-queries", type=int, default=20)
    parser.add_argument("--no-trgm", action="store_true")
    parser.add_argument("--show", action="store_true", help="print the quotations that were not found")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.test.utils import setup_databases, teardown_databases

    made = setup_databases(verbosity=0, interactive=False)
    try:
        return measure(options)
    finally:
        teardown_databases(made, verbosity=0)


def measure(options: argparse.Namespace) -> int:
    from sources.models import Role
    from tests.factories import DeskFactory, member

    desk = DeskFactory.create()
    reader = member(desk, Role.CHECKER)
    source = documents(options.text)
    head, words_so_far = list[str](), 0
    # All quotations are of documents that the smallest corpus has.
    while len(head) < 400 and words_so_far < 80 * min(options.passages):
        head.append(next(source))
        words_so_far += len(head[-1].split())
    queries = queries_from(head, options.queries)
    texts = _chain(head, source)
    grown, results, bad = Grown(), dict[int, Measured](), 0
    sizes = sorted(options.passages)
    with_trgm = max((size for size in sizes if size <= 100_000), default=None)
    print(f"synthetic corpus; {len(queries)} quotations of {', '.join(KINDS)}; 1 desk")
    for size in sizes:
        grow(grown, desk.pk, texts, size)
        results[size] = figures(grown, queries, reader, show=options.show)
        if size == with_trgm and not options.no_trgm:
            bad += beside_trgm(queries, reader, options.trgm_queries)
    first, last = results[sizes[0]], results[sizes[-1]]
    ratio = last.p99 / first.p99
    print(f"p99 at {sizes[-1]:,} is {ratio:.2f} x that at {sizes[0]:,} (bar: 2)")
    bad += ratio > 2
    bad += any(one.recall < 0.97 for one in results.values())
    return 1 if bad else 0


def _chain(head: Sequence[str], rest: Iterator[str]) -> Iterator[str]:
    yield from head
    yield from rest


def grow(grown: Grown, desk: int, texts: Iterator[str], size: int) -> None:
    """Add documents and index them until there are `size` passages."""
    from django.db import transaction

    from sources.index.writing import write

    while grown.passages < size:
        batch = [next(texts) for _ in range(DOCUMENTS)]
        begun = time.process_time()
        cuts: list[list[Cut]] = [list(cut(text)) for text in batch]
        grown.cutting += time.process_time() - begun
        with transaction.atomic():
            snapshots = _snapshots(desk, batch, grown.documents)
            begun = time.perf_counter()
            write(desk, [(pk, one) for pk, found in zip(snapshots, cuts, strict=True) for one in found])
            grown.writing += time.perf_counter() - begun
        grown.documents += len(batch)
        grown.passages += sum(map(len, cuts))
        grown.bytes += sum(len(text.encode()) for text in batch)
    with owner() as connection:
        connection.execute("VACUUM ANALYZE sources_shingle")
        connection.execute("VACUUM ANALYZE sources_passage")
        connection.execute("VACUUM ANALYZE sources_snapshot")
        connection.execute("VACUUM ANALYZE sources_source")


def _snapshots(desk: int, batch: Sequence[str], number: int) -> list[int]:
    """Rows for the texts; the bytes they were read from are of no matter here."""
    from sources.models import Snapshot, Source

    made = Source.objects.bulk_create(Source(desk_id=desk, title=f"Document {number + at}") for at in range(len(batch)))
    rows = []
    for at, (source, text) in enumerate(zip(made, batch, strict=True)):
        raw = str(number + at).encode()
        rows.append(
            Snapshot(
                source=source, raw=raw, raw_sha256=hashlib.sha256(raw).hexdigest(), text=text,
                text_sha256=hashlib.sha256(text.encode()).hexdigest(), reader="plain", reader_version="1",
                canonicalisation="1",
            )
        )  # fmt: skip
    return [row.pk for row in Snapshot.objects.bulk_create(rows)]


def owner() -> Any:
    """The owner's connection: only the owner may vacuum, or make tables."""
    import psycopg
    from django.db import connection

    from tests.postgres.base import owner_parameters

    return psycopg.connect(**owner_parameters(str(connection.settings_dict["NAME"])), autocommit=True)


def figures(grown: Grown, queries: Sequence[Query], reader: Any, *, show: bool) -> Measured:
    """Look all quotations up and print what came of it."""
    from django.db import connection

    from sources.index import look_up
    from sources.models import Passage

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size('sources_shingle'), pg_total_relation_size('sources_passage')")
        index, passages = cursor.fetchone()
    print(
        f"\n{grown.passages:,} passages of {grown.documents:,} documents, {grown.bytes / 1e6:,.0f} MB; shingles "
        f"{index / grown.bytes:.2f} bytes a source byte, passages {passages / grown.bytes:.2f}; cutting "
        f"{grown.bytes / 1e6 / grown.cutting:.1f} MB/s of CPU, writing {grown.bytes / 1e6 / grown.writing:.1f} MB/s"
    )
    borders: dict[str, list[int]] = {}
    times: list[float] = []
    found: dict[str, list[bool]] = defaultdict(list)
    by_length: dict[str, list[bool]] = defaultdict(list)
    across: list[bool] = []
    for query in queries:
        best = min(_timed(lambda query=query: look_up(query.quote, user=reader, limit=1)) for _ in range(3))  # type: ignore[misc]
        times.append(best)
        title = f"Document {query.document}"
        if title not in borders:
            rows = Passage.objects.filter(snapshot__source__title=title).order_by("start")
            borders[title] = list(rows.values_list("start", flat=True))
        hit = is_found(query, look_up(query.quote, user=reader, limit=1))
        if show and not hit:
            print(f"  not found ({query.kind}): {query.quote!r} for {query.truth!r}")
        found[query.kind].append(hit)
        length = len(query.quote.split())
        by_length["5-7" if length < 8 else "8-12" if length < 13 else "13-20" if length < 21 else "21-60"].append(hit)
        if bisect.bisect_left(borders[title], query.end) - bisect.bisect_right(borders[title], query.start) > 0:
            across.append(hit)
    every = [hit for hits in found.values() for hit in hits]
    measured = Measured(statistics.median(times), _percentile(times, 99), sum(every) / len(every))
    print(f"  look-up with alignment: p50 {measured.p50:.2f} ms, p99 {measured.p99:.2f} ms")
    print(f"  recall@1 {measured.recall:.3f}; " + ", ".join(_share(name, found[name]) for name in KINDS))
    print("  by words: " + ", ".join(_share(name, by_length[name]) for name in ("5-7", "8-12", "13-20", "21-60")))
    print(f"  across a passage's border: {_share('recall', across)}")
    return measured


def _share(name: str, hits: Sequence[bool]) -> str:
    return f"{name} {sum(hits) / max(1, len(hits)):.3f} (n={len(hits)})"


def _timed(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1e3


def _percentile(times: Sequence[float], share: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * share // 100)]


def is_found(query: Query, places: Sequence[Any]) -> bool:
    """Whether the first place is the true one, or one whose words are as near to the quotation's."""
    from sources.models import Snapshot

    if not places:
        return False
    place = places[0]
    if place.source.title == f"Document {query.document}" and place.start < query.end and query.start < place.end:
        return True
    text = Snapshot.objects.values_list("text", flat=True).get(pk=place.snapshot.pk)
    asked = words(query.quote)
    theirs = Levenshtein.distance(asked, words(text[place.start : place.end]))
    return theirs <= Levenshtein.distance(asked, words(query.truth))


def beside_trgm(queries: Sequence[Query], reader: Any, count: int) -> int:
    """Put the same passages into a table with a trigram index and ask both for some of the quotations."""
    from sources.index import look_up

    sample = random.Random(7).sample(list(queries), min(count, len(queries)))
    with owner() as connection:
        begun = time.perf_counter()
        connection.execute(
            'CREATE TABLE bench_trgm AS SELECT p.id, substr(s.text, p.start + 1, p."end" - p.start) AS words '
            "FROM sources_passage p JOIN sources_snapshot s ON s.id = p.snapshot_id"
        )
        connection.execute("CREATE INDEX ON bench_trgm USING gin (words gin_trgm_ops)")
        connection.execute("VACUUM ANALYZE bench_trgm")
        print(f"  pg_trgm: built in {time.perf_counter() - begun:.0f} s")
        connection.execute("SET pg_trgm.word_similarity_threshold = 0.6")
        sql = "SELECT id FROM bench_trgm WHERE %s <%% words ORDER BY word_similarity(%s, words) DESC LIMIT 1"
        ours, theirs = [], []
        for query in sample:
            asked = re.sub(r"\s+", " ", query.quote)
            theirs.append(_timed(lambda asked=asked: connection.execute(sql, [asked, asked]).fetchall()))  # type: ignore[misc]
            ours.append(min(_timed(lambda query=query: look_up(query.quote, user=reader, limit=1)) for _ in range(3)))  # type: ignore[misc]
        connection.execute("DROP TABLE bench_trgm")
    factor = statistics.median(theirs) / statistics.median(ours)
    print(
        f"  pg_trgm on {len(sample)} of them: p50 {statistics.median(theirs):,.0f} ms, "
        f"ours {statistics.median(ours):.2f} ms: {factor:.0f} x (bar: 50)"
    )
    return int(factor < 50)


if __name__ == "__main__":
    sys.exit(main())
