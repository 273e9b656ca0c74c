"""Of a common shingle always the same passages vote: the earliest ones of the desk, by an index that holds them so.

Before, the limit took whichever rows the index came to first: the same ones as long as nothing was taken out of the
table, others after. The indexes hold the passage beside the shingle now, so that the limit reads its first entries in
their order, and only the index.
"""

from django.db import migrations

COLUMNS = range(5)
ARGUMENTS = ", ".join(f"asked{n} integer[]" for n in COLUMNS)


def hits(order: str) -> str:
    """One vote for each passage that a shingle takes, column by column."""
    return " UNION ALL ".join(
        f"""
    SELECT hit.passage, hit.weight FROM unnest(asked{n}) AS q(h)
    CROSS JOIN LATERAL (
        SELECT taken.passage, ln(1 + per_shingle / (count(*) OVER ())::float8) AS weight
        FROM (SELECT s.passage FROM sources_shingle s WHERE s.h{n} = q.h {order} LIMIT per_shingle) AS taken
    ) AS hit"""
        for n in COLUMNS
    )


def function(order: str) -> str:
    """The votes, with the passages of each shingle in that order."""
    return f"""
CREATE OR REPLACE FUNCTION sources_passages_with({ARGUMENTS}, per_shingle integer, most integer)
RETURNS TABLE (passage integer, score float8)
LANGUAGE plpgsql STABLE ROWS 50
-- Plans once, and by the indexes even before the table's statistics are known.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off
SET jit = off
AS $$
BEGIN
    RETURN QUERY
    SELECT found.passage, sum(found.weight) FROM ({hits(order)}) AS found
    GROUP BY found.passage ORDER BY sum(found.weight) DESC, found.passage DESC LIMIT most;
END
$$
"""


def index(n: int, columns: str) -> str:
    """One column's index."""
    return f"CREATE INDEX shingle_h{n} ON sources_shingle ({columns}) WITH (fillfactor = 100) WHERE h{n} IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [("sources", "0004_shingles")]
    operations = [
        *(
            migrations.RunSQL(
                [f"DROP INDEX shingle_h{n}", index(n, f"h{n}, passage")],
                [f"DROP INDEX shingle_h{n}", index(n, f"h{n}")],
            )
            for n in COLUMNS
        ),
        migrations.RunSQL(function("ORDER BY s.passage"), function("").replace(" SET enable_sort = off\n", "\n")),
    ]
