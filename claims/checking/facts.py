"""The facts of a dossier in their rows: what the claims state and what the cells of the sources' tables hold."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims import figures
from claims.checking.inputs import Prepared
from claims.checking.neighbours import ask, keys_of
from claims.facts import Namer, changes_apart, draft_facts, source_facts
from claims.kinds import FoundClaim, SourceText
from claims.kinds import quantity as quantities
from claims.models import CheckRun, ClaimVersion, Fact
from claims.rules import Delta, Elapsed, Listing, Majority, Rank, Relation, Share, Total, Weekday, fold_key
from claims.rules import Fact as Stated


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a figure stands in a source: table, row and column, each counted from 0."""

    snapshot: int
    table: int
    row: int
    column: int


def replace_facts(
    run: CheckRun,
    prepared: Prepared,
    snapshots: Mapping[str, int],
    claims: Mapping[str, tuple[ClaimVersion, FoundClaim]],
) -> None:
    """Put the facts of the claims and tables in place of the dossier's old ones. `claims` are by their ids (c1, ...).

    Figures in the running text of sources have no row: a fact is of a claim or of a cell.
    """
    names = Namer(prepared.context.aliases)
    found = {id_: one for id_, (_, one) in claims.items()}
    tabled = source_facts(prepared.sources, names)
    stated = changes_apart(draft_facts(found, names, prepared.draft.material.published), tabled, found)
    cells = _cells(prepared.sources, snapshots)
    origins: dict[str, dict[str, Any]] = {id_: {"claim_version": version} for id_, (version, _) in claims.items()}
    origins |= {
        id_: {"snapshot_id": cell.snapshot, "table": cell.table, "row": cell.row, "column": cell.column}
        for id_, cell in cells.items()
    }
    named = {id_: {"claim_version": version.pk} for id_, (version, _) in claims.items()} | {
        id_: {"snapshot": cell.snapshot, "table": cell.table, "row": cell.row, "column": cell.column}
        for id_, cell in cells.items()
    }
    kinds = {
        id_: one.payload.quantity_kind for id_, one in found.items() if isinstance(one.payload, quantities.Payload)
    }
    old = Fact.objects.filter(dossier=run.draft_version.dossier_id)
    gone = keys_of(old)
    old.delete()
    Fact.objects.bulk_create(
        [
            Fact(
                dossier_id=run.draft_version.dossier_id,
                quantity_kind=kinds.get(one.id, ""),
                relation=_relation(one.relation, named),
                **origins[one.id],
                **_columns(one),
            )
            for one in (*stated, *tabled)
            if one.id in origins
        ],
        batch_size=500,
    )
    ask(run, gone)


def _columns(fact: Stated) -> dict[str, Any]:
    key = fact.key
    quantity = fact.kind == "quantity"
    return {
        "kind": fact.kind,
        "subject_key": (key.subject if quantity else fold_key(fact.actor))[:300],
        "measure_key": key.measure[:200] if quantity else "",
        "event_key": key.event[:300],
        "place_key": key.place[:300],
        "place": fact.place[:300],
        "value": fact.value,
        "lo": fact.lo,
        "hi": fact.hi,
        "lo_closed": fact.lo_closed,
        "hi_closed": fact.hi_closed,
        "modality": fact.modality,
        "unit": fact.unit[:100],
        "stance": fact.stance,
        "as_of": _day(fact.as_of),
        "document_date": _day(fact.document_date),
        "status": fact.status,
        "publisher": fact.publisher[:300],
        "worded_as_preliminary": fact.worded_as_preliminary,
    }


def _day(text: str) -> dt.date | None:
    """A whole date; of a month or a year alone there is no day to store."""
    return dt.date.fromisoformat(text) if len(text) == len("2021-10-17") else None


def _relation(relation: Relation | None, named: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    """What a fact states of others, each named by its claim version or cell; an empty object for nothing."""

    def places(*ids: str) -> list[Mapping[str, int] | None]:
        return [named.get(id_) for id_ in ids]

    match relation:
        case Delta(start, end, how):
            return {"name": "delta", "facts": places(start, end), "how": how}
        case Share(part, whole, decimals):
            return {"name": "share", "facts": places(part, whole), "decimals": decimals}
        case Total(parts, closed):
            return {"name": "total", "facts": places(*parts), "closed": closed}
        case Rank(by, among, order, shared):
            return {"name": "rank", "by": by, "facts": places(*among), "order": order, "shared": shared}
        case Majority(whole, share, least):
            return {"name": "majority", "facts": places(whole), "share": str(share), "least": least}
        case Listing(items, open_):
            return {"name": "listing", "facts": [], "items": list(items), "open": open_}
        case Elapsed(first, last):
            return {"name": "elapsed", "facts": [], "from": first, "to": last}
        case Weekday(day):
            return {"name": "weekday", "facts": [], "day": day}
        case _:
            return {}


def _cells(sources: Sequence[SourceText], snapshots: Mapping[str, int]) -> dict[str, Cell]:
    """The cells of the tables' figures, by the ids that `source_facts` gives."""
    return {
        f"s{number}.{at}": Cell(snapshots[source.id], figure.place.table, figure.place.row, figure.place.column)
        for number, source in enumerate(sources, 1)
        if source.id in snapshots
        for at, figure in enumerate(figures.figures_of(source).rows, 1)
        if figure.place is not None
    }
