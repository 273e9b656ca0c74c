"""Figures of different dossiers that share a key: which of them cannot both stand?

SQL proposes: by the index on the key it finds the keys on which two figures exclude each other (the greatest lower end
lies above the least upper end), and the facts of those keys alone are read. Python decides: the rules compare the exact
numbers, statuses and days of these facts (`claims.rules`), as they do within a dossier.

`disagreements` answers for a person, over all that they may see, and stores nothing. `meet` is the job behind a check:
it keeps the disagreements between the dossiers of one desk up to date whenever a dossier's facts were replaced.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from django.db import connection

from claims import rules
from claims.models import CheckRun, Disagreement, Dossier, Fact
from claims.models.words import FactKind, Modality
from sources import outbox
from sources.models import Desk

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User
    from django.db.models import QuerySet

MEET: Final = "claims.meet"

TOLD: Final = ("quantity.conflict", "quantity.superseded")
"""The rules whose results are told across dossiers: what only informs of rounding or lacks a part stays at home."""

PER_KEY: Final = 500
"""So many facts of one key are compared, the newest first."""

BATCH: Final = 1000
"""So many facts are looked up in one statement."""

_DERIVED: Final = frozenset(("delta", "share", "rank", "elapsed", "weekday"))
_KEYS: Final = "subject_key, measure_key, event_key, place_key"
_COMPARED: Final = (
    f"{{f}}.kind = '{FactKind.QUANTITY.value}' AND {{f}}.modality <> '{Modality.VAGUE.value}'"
    " AND {f}.quantity_kind <> 'delta' AND {f}.subject_key <> '' AND {f}.measure_key <> '' AND {f}.event_key <> ''"
)
_SAME_KEY: Final = " AND ".join(f"{{f}}.{name} = {{n}}.{name}" for name in _KEYS.split(", "))
# Where the greatest lower end lies above the least upper one, two figures exclude each other. The ends are rounded
# outward: only figures that differ by less than the tenth decimal are not proposed.
_APART: Final = (
    "max(lo_index) > min(hi_index) OR (max(lo_index) = min(hi_index) AND NOT bool_and(lo_closed AND hi_closed))"
)

_GUILTY: Final = f"""
    SELECT {_KEYS} FROM claims_fact f
    WHERE {_COMPARED.format(f="f")} {{within}}
    GROUP BY {_KEYS}
    HAVING {_APART}
"""  # noqa: S608  (only this module's own names are put in)

_FACTS_AT: Final = f"""
    WITH asked AS (
        SELECT DISTINCT {_KEYS}
        FROM unnest(%(subjects)s::text[], %(measures)s::text[], %(events)s::text[], %(places)s::text[]) AS t({_KEYS})
    ), guilty AS (
        SELECT a.* FROM asked a CROSS JOIN LATERAL (
            SELECT {_APART} AS apart FROM claims_fact f
            WHERE {_SAME_KEY.format(f="f", n="a")} AND {_COMPARED.format(f="f")} AND f.dossier_id = ANY(%(dossiers)s)
        ) told WHERE told.apart
    )
    SELECT near.id FROM guilty g CROSS JOIN LATERAL (
        SELECT f.id FROM claims_fact f
        WHERE {_SAME_KEY.format(f="f", n="g")} AND {_COMPARED.format(f="f")} AND f.dossier_id = ANY(%(dossiers)s)
        ORDER BY f.id DESC LIMIT {PER_KEY}
    ) near
"""  # noqa: S608  (only this module's own names are put in)


class Where(NamedTuple):
    """What a figure is of, as the columns have it."""

    subject: str
    measure: str
    event: str
    place: str


@dataclass(frozen=True, slots=True)
class Apart:
    """Two facts that cannot both stand, the one in question first, and what the rule says of them."""

    fact: Fact
    other: Fact
    rule: str
    severity: str
    message: str
    arithmetic: str


def guilty_keys(dossiers: Sequence[int] | None = None) -> list[Where]:
    """The keys on which figures exclude each other, of those dossiers or of all.

    Cost: one pass over the facts with two aggregates a key; nobody's right to see is asked here.
    """
    within = "" if dossiers is None else "AND f.dossier_id = ANY(%(dossiers)s)"
    with connection.cursor() as cursor:
        cursor.execute(_GUILTY.format(within=within), {"dossiers": list(dossiers or ())})
        return [Where(*row) for row in cursor.fetchall()]


def keys_of(facts: "QuerySet[Fact]") -> list[Where]:
    """The keys of facts, each once."""
    columns = ("subject_key", "measure_key", "event_key", "place_key")
    return [Where(*row) for row in facts.order_by(*columns).values_list(*columns).distinct()]


def facts_at(keys: Sequence[Where], dossiers: Sequence[int]) -> list[int]:
    """Ids of the dossiers' facts on those of the keys on which figures exclude each other.

    Cost: an index look-up a key, and the facts of the guilty ones (the newest PER_KEY of each at most).
    """
    found: list[int] = []
    with connection.cursor() as cursor:
        for at in range(0, len(keys), BATCH):
            columns = zip(*keys[at : at + BATCH], strict=True)
            named = zip(("subjects", "measures", "events", "places"), map(list, columns), strict=True)
            cursor.execute(_FACTS_AT, {**dict(named), "dossiers": list(dossiers)})
            found += [pk for (pk,) in cursor.fetchall()]
    return sorted(set(found))


def decide(facts: Iterable[Fact]) -> list[Apart]:
    """What the rules say of facts of different dossiers, on their exact numbers; the gravest first."""
    by_id = {str(fact.pk): fact for fact in facts}
    stated = [_stated(fact) for fact in by_id.values() if fact.relation.get("name") not in _DERIVED]
    found = []
    for one in rules.check_facts(stated):
        if one.rule not in TOLD or one.outcome == "holds" or len(one.facts) != 2:
            continue
        fact, other = by_id[one.facts[0]], by_id[one.facts[1]]
        if fact.dossier_id != other.dossier_id:
            found.append(Apart(fact, other, one.rule, one.severity, one.message, one.arithmetic))
    return found


def _stated(fact: Fact) -> rules.Fact:
    """The row as the rules take it. A figure of nobody's table is its dossier's own."""
    return rules.Fact(
        id=str(fact.pk),
        subject=fact.subject_key,
        measure=fact.measure_key,
        value=fact.value,
        lo=fact.lo,
        hi=fact.hi,
        lo_closed=fact.lo_closed,
        hi_closed=fact.hi_closed,
        modality=fact.modality,
        unit=fact.unit,
        event=fact.event_key,
        place=fact.place_key,
        as_of=fact.as_of.isoformat() if fact.as_of else "",
        document_date=fact.document_date.isoformat() if fact.document_date else "",
        status=fact.status,  # type: ignore[arg-type]  # the column has the same closed vocabulary
        publisher=fact.publisher,
        source=f"“{fact.dossier.title}” (no. {fact.dossier_id})",
        worded_as_preliminary=fact.worded_as_preliminary,
    )


def disagreements(
    user: "User | AnonymousUser", *, dossier: Dossier | None = None, desk: int | None = None
) -> list[Apart]:
    """What cannot both stand among all the facts that a person may see, of one dossier beside the others or of all.

    `desk` keeps it to the dossiers of one desk. Facts that the person may not see take no part: what is told follows
    from what they could read for themselves.
    """
    seen = Fact.objects.visible_to(user)
    if desk is not None:
        seen = seen.filter(dossier__desk=desk)
    dossiers = list(seen.order_by().values_list("dossier", flat=True).distinct())
    if dossier is None:
        return decide(read(seen, facts_at(guilty_keys(dossiers), dossiers)))
    told = decide(read(seen, facts_at(keys_of(seen.filter(dossier=dossier)), dossiers)))
    return [one for one in told if dossier.pk in (one.fact.dossier_id, one.other.dossier_id)]


def read(seen: "QuerySet[Fact]", ids: Sequence[int]) -> list[Fact]:
    """The facts with their dossiers, as far as they are among those to be seen."""
    return list(seen.filter(pk__in=ids).select_related("dossier", "claim_version").order_by("id"))


# The job ------------------------------------------------------------------------------------------------------------


def ask(run: CheckRun, gone: Sequence[Where]) -> None:
    """Have the neighbours of a dossier's facts looked at, in the transaction that has replaced them.

    `gone` are the keys of the facts that were there before: others may now be right, or wrong, without them.
    """
    arguments = {"dossier": run.draft_version.dossier_id, "gone": [list(key) for key in gone]}
    outbox.enqueue(MEET, arguments, key=str(run.pk))


def meet(work: outbox.Work) -> None:
    """Bring the stored disagreements of a desk up to date on the keys that a dossier has, or had before its check.

    Done again it writes the same.
    """
    dossier = Dossier.objects.filter(pk=work.arguments["dossier"]).first()
    if dossier is None:
        return
    Desk.objects.select_for_update(no_key=True).get(pk=dossier.desk_id)  # one at a time writes a desk's pairs
    dossiers = list(Dossier.objects.filter(desk=dossier.desk_id).order_by("id").values_list("id", flat=True))
    had = {Where(*key) for key in work.arguments["gone"]}
    keys = sorted(had | set(keys_of(Fact.objects.filter(dossier=dossier))))
    told = decide(read(Fact.objects.all(), facts_at(keys, dossiers)))
    wanted = {(one.fact.pk, one.other.pk, one.rule): one for one in told}
    known = {(one.fact_id, one.other_id, one.rule): one for one in _stored(dossier.desk_id, keys)}
    gone = {one.pk for key, one in known.items() if key not in wanted or not _same(one, wanted[key])}
    Disagreement.objects.filter(pk__in=gone).delete()
    rows = [
        Disagreement(
            fact=one.fact,
            other=one.other,
            rule=one.rule,
            severity=one.severity,
            message=one.message,
            arithmetic=one.arithmetic,
        )
        for key, one in wanted.items()
        if key not in known or known[key].pk in gone
    ]
    Disagreement.objects.bulk_create(rows, batch_size=500)


def _stored(desk: int, keys: Sequence[Where]) -> list[Disagreement]:
    """What is stored on these keys of a desk. Both facts of a pair have one key."""
    asked = set(keys)
    rows = Disagreement.objects.filter(fact__dossier__desk=desk, fact__subject_key__in={key.subject for key in keys})
    return [
        row
        for row in rows.select_related("fact")
        if Where(row.fact.subject_key, row.fact.measure_key, row.fact.event_key, row.fact.place_key) in asked
    ]


def _same(row: Disagreement, told: Apart) -> bool:
    return (row.severity, row.message, row.arithmetic) == (told.severity, told.message, told.arithmetic)
