"""The figures of a text or a table as they can be compared: of what, whose, when, and the numbers meant. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.figures.model import NOT_CLAIMED, Figure, Interval, Place, number_text
from claims.figures.senses import counted_key, keys_like, sense_of
from claims.figures.standing import Stated
from claims.figures.tables import table_figures
from claims.figures.years import year_of
from claims.material import Evidence, SourceText
from sources.text.subjects import measure_key

__all__ = [
    "NOT_CLAIMED", "Figure", "Figures", "Interval", "Place", "figures_of", "number_text",
    "prose_figures", "stated_in", "table_figures", "year_of",
]  # fmt: skip

_KEPT_AS = "figures"


def prose_figures(source: SourceText) -> Iterator[Figure]:
    """The figures of a source's running text, each with its sentence as evidence."""
    if source.unreadable or not source.has_prose:
        return
    for one in source.material.quantities:
        if one.kind in NOT_CLAIMED:
            continue
        where = source.material.sentence_at(one.start)
        yield Figure(
            source=source.id,
            raw=one.raw,
            interval=Interval(one.lo, one.hi, one.lo_closed, one.hi_closed),
            kind=one.kind,
            measure=measure_key(one.unit),
            subject=one.subject.text if one.subject else "",
            year=year_of(source.material, one)[0],
            evidence=Evidence(source.id, where.start, where.end, source.text[where.start : where.end]),
            sense=sense_of(source.material, one),
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one source in reading order, by what they count (`counted_key`), and by their numbers."""

    rows: tuple[Figure, ...]
    by_measure: dict[str, tuple[Figure, ...]]
    by_interval: dict[Interval, Figure]

    def counting(self, key: str) -> Iterator[Figure]:
        """The figures of what `key` counts, also under a currency's name without its country."""
        for one in keys_like(key) if key else ():
            yield from self.by_measure.get(one, ())


def figures_of(source: SourceText) -> Figures:
    """The figures of a source's tables and running text, found when first asked for and kept with the source."""
    if _KEPT_AS not in source.worked_out:
        rows = (*table_figures(source), *prose_figures(source))
        by_measure: dict[str, list[Figure]] = {}
        by_interval: dict[Interval, Figure] = {}
        for figure in rows:
            by_measure.setdefault(counted_key(figure.measure, figure.sense), []).append(figure)
            by_interval.setdefault(figure.interval, figure)
        kept = {measure: tuple(found) for measure, found in by_measure.items()}
        source.worked_out[_KEPT_AS] = Figures(rows, kept, by_interval)
    known: Figures = source.worked_out[_KEPT_AS]
    return known


def stated_in(source: SourceText) -> Stated:
    """Every number that a source states, with its sentence, found when first asked for and kept with the source."""
    if "stated" not in source.worked_out:
        source.worked_out["stated"] = Stated(source.material)
    known: Stated = source.worked_out["stated"]
    return known
