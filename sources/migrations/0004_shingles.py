"""The index of word shingles: which passages hold which pairs of words.

One row holds up to five shingles of one passage, so that five share the price of a row; a shingle's own bits say in
which of the columns it stands. The desk is mixed into the number, so one desk's passages never stand in the way of
another's. Small and fast matter here more than anything: no primary key, no foreign key (a passage that is gone is
passed over when the passages are read), and no model, since nothing reads or writes single rows.

`sources_passages_with` votes: for each shingle it takes at most `per_shingle` passages, and a rare shingle counts for
more than a common one.
"""

from django.db import migrations

COLUMNS = range(5)

TABLE = f"""
CREATE TABLE sources_shingle (
    passage integer NOT NULL,
    {", ".join(f"h{n} integer" for n in COLUMNS)}
) WITH (fillfactor = 100)
"""

HITS = " UNION ALL ".join(
    f"""
    SELECT hit.passage, hit.weight FROM unnest(asked{n}) AS q(h)
    CROSS JOIN LATERAL (
        SELECT taken.passage, ln(1 + per_shingle / (count(*) OVER ())::float8) AS weight
        FROM (SELECT s.passage FROM sources_shingle s WHERE s.h{n} = q.h LIMIT per_shingle) AS taken
    ) AS hit"""
    for n in COLUMNS
)

FUNCTION = f"""
CREATE FUNCTION sources_passages_with({", ".join(f"asked{n} integer[]" for n in COLUMNS)}, per_shingle integer, most integer)
RETURNS TABLE (passage integer, score float8)
LANGUAGE plpgsql STABLE ROWS 50
-- Plans once, and by the indexes even before the table's statistics are known.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off
AS $$
BEGIN
    RETURN QUERY
    SELECT found.passage, sum(found.weight) FROM ({HITS}) AS found
    GROUP BY found.passage ORDER BY sum(found.weight) DESC, found.passage DESC LIMIT most;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0003_append_only")]
    operations = [
        migrations.RunSQL(TABLE, "DROP TABLE sources_shingle"),
        *(
            migrations.RunSQL(
                f"CREATE INDEX shingle_h{n} ON sources_shingle (h{n}) WITH (fillfactor = 100) WHERE h{n} IS NOT NULL",
                f"DROP INDEX shingle_h{n}",
            )
            for n in COLUMNS
        ),
        # Rows are written passage by passage: this finds those of a snapshot, to take them out, at next to no size.
        migrations.RunSQL(
            "CREATE INDEX shingle_passage ON sources_shingle USING brin (passage) WITH (pages_per_range = 16)",
            "DROP INDEX shingle_passage",
        ),
        migrations.RunSQL(
            FUNCTION,
            f"DROP FUNCTION sources_passages_with({', '.join('integer[]' for _ in COLUMNS)}, integer, integer)",
        ),
    ]
