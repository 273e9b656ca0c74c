"""Facts for the rules, from the claims of a draft and from the tables and running text of its sources. Pure."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import cast

from claims import figures
from claims.kinds import FoundClaim, SourceText
from claims.kinds import quantity as quantities
from claims.kinds import responsibility as responsibilities
from claims.rules import Delta, Fact, Relation, Status, Total
from sources.text.subjects import Aliases, measure_key, subject_key

APART = {"delta": " change", "fraction": " part"}
"""Kinds of figure that are no amount of what they count, with what keeps their measure apart from its amounts."""


class Namer:
    """One spelling for all spellings of a subject, so that facts meet across spellings, in one dossier and in many.

    Of accepted spellings it is the house spelling; of a name that nobody has accepted, the first one seen.
    """

    def __init__(self, aliases: Aliases) -> None:
        self._aliases = aliases
        self._shown: dict[str, list[str]] = {}

    def __call__(self, name: str) -> str:
        """The spelling to use for `name`; "" for an empty one."""
        if not name:
            return ""
        if house := self._aliases.house(name):
            return house
        shown = self._shown.setdefault(subject_key(name), [])
        own = name[4:] if name.lower().startswith("the ") else name
        for spelling in shown:
            if spelling == own or self._aliases.same(name, spelling):
                return spelling
        shown.append(own)
        return own


def draft_facts(numbered: Mapping[str, FoundClaim], names: Namer, published: datetime.date | None = None) -> list[Fact]:
    """Facts of the draft's figures and stances, by claim id."""
    facts = [
        _quantity_fact(id_, claim.payload, names, published)
        for id_, claim in numbered.items()
        if isinstance(claim.payload, quantities.Payload)
    ]
    facts = [
        _with_delta(fact, facts) if fact.modality != "vague" and _is_delta(numbered[fact.id]) else fact
        for fact in facts
    ]
    return [
        *facts,
        *(
            _stance_fact(id_, claim.payload, names)
            for id_, claim in numbered.items()
            if isinstance(claim.payload, responsibilities.Payload)
        ),
    ]


def changes_apart(stated: Sequence[Fact], sourced: Sequence[Fact], numbered: Mapping[str, FoundClaim]) -> list[Fact]:
    """The stated facts, with "gained 6 seats" set apart as a change where the sources bear it out as one.

    That is where 6 is no figure of the subject in any source, but the difference between two of them.
    """
    held: dict[tuple[str, str], set[Fraction]] = {}
    for one in sourced:
        if one.value is not None:
            held.setdefault((one.subject, one.measure), set()).add(one.value)

    def apart(fact: Fact) -> bool:
        payload = numbered[fact.id].payload if fact.id in numbered else None
        if fact.value is None or not isinstance(payload, quantities.Payload) or not payload.may_be_change:
            return False
        levels = held.get((fact.subject, fact.measure), set())
        return fact.value not in levels and any(one + fact.value in levels for one in levels)

    return [replace(one, measure=one.measure + APART["delta"]) if apart(one) else one for one in stated]


def _is_delta(claim: FoundClaim) -> bool:
    return isinstance(claim.payload, quantities.Payload) and claim.payload.quantity_kind == "delta"


def _quantity_fact(id_: str, payload: quantities.Payload, names: Namer, published: datetime.date | None) -> Fact:
    own = quantities.interval_of(payload)
    return Fact(
        id=id_,
        kind="quantity",
        subject=names(payload.subject),
        measure=measure_key(payload.measure) + APART.get(payload.quantity_kind, ""),
        value=None if payload.value is None else Fraction(payload.value),
        lo=own.lo,
        hi=own.hi,
        lo_closed=own.lo_closed,
        hi_closed=own.hi_closed,
        modality=payload.modality,
        unit=payload.measure,
        event=payload.year,
        document_date=published.isoformat() if published else "",
        worded_as_preliminary=payload.worded_as_preliminary,
    )


def _with_delta(fact: Fact, facts: Sequence[Fact]) -> Fact:
    """Tie "lost 31 seats" to the two counts of its subject and measure, the older first."""
    if not fact.subject:
        return fact
    counts = [
        one
        for one in facts
        if one.subject == fact.subject
        and f"{one.measure} change" == fact.measure
        and one.event
        and one.value is not None
    ]
    years = sorted({one.event for one in counts})
    if len(years) != 2:
        return fact
    counts.sort(key=lambda one: one.worded_as_preliminary)  # of two figures of a year the less preliminary one
    older, newer = (next(one for one in counts if one.event == year) for year in years)
    falls = fact.hi is not None and fact.hi <= 0
    return replace(fact, relation=Delta(older.id, newer.id, "lost" if falls else "gained"))


def _stance_fact(id_: str, payload: responsibilities.Payload, names: Namer) -> Fact:
    return Fact(
        id=id_,
        kind="responsibility",
        actor=names(payload.actor),
        stance=payload.stance,
        event=payload.event,
    )


def source_facts(sources: Sequence[SourceText], names: Namer) -> list[Fact]:
    """Facts of the sources' tables and running text. A table's total row is tied to the rows above it."""
    facts = []
    for number, source in enumerate(sources, 1):
        rows = figures.figures_of(source).rows
        ids = [f"s{number}.{at}" for at in range(1, len(rows) + 1)]
        parts: dict[tuple[int, int], list[str]] = {}
        for id_, figure in zip(ids, rows, strict=True):
            if not figure.measure or not figure.subject:
                continue
            relation: Relation | None = None
            if figure.place is not None:
                column = parts.setdefault((figure.place.table, figure.place.column), [])
                if figure.total_of:
                    relation = Total(tuple(column), closed=True)
                    column.clear()
                else:
                    column.append(id_)
            facts.append(_figure_fact(id_, figure, source, names, relation))
    return facts


def _figure_fact(id_: str, figure: figures.Figure, source: SourceText, names: Namer, relation: Relation | None) -> Fact:
    day = source.as_of or source.published
    own = figure.interval
    return Fact(
        id=id_,
        kind="quantity",
        subject=names(figure.subject),
        measure=figure.measure + APART.get(figure.kind, ""),
        value=own.lo if own.lo == own.hi else None,
        lo=own.lo,
        hi=own.hi,
        lo_closed=own.lo_closed,
        hi_closed=own.hi_closed,
        modality="exact" if own.lo == own.hi else "range",
        unit=figure.measure,
        event=figure.year,
        as_of=day.isoformat() if day else "",
        status=cast(Status, source.status),
        source=source.id,
        publisher=source.publisher or source.id,
        relation=relation,
    )
