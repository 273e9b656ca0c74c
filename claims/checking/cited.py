"""What people cited for a figure steers its check: the passage that they named is looked at before all others.

The machine compares a figure with whatever the sources count alike. A person who cites a passage says more: this is
what the claim rests on. So a figure there that is equal is the one that is cited, and one that differs surely is a
finding, also where another source bears the draft out. A passage that has no figure to compare decides nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from claims.examination import check_claim
from claims.figures import Figure, Figures, Interval, figures_of
from claims.kinds import Check, Context, Evidence, FoundClaim, SourceText
from claims.models import Citation
from claims.models.words import Relation

STEERED: Final = ("quantity",)
"""The kinds of claim that are compared with the passages cited for them first."""

_SURE: Final = frozenset({"quantity.mismatch", "quantity.unit"})
"""Findings that say that the passage has another figure for the same thing."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage that a person put behind a claim: code points, half open, over the text of the source with that id."""

    source: str
    start: int
    end: int

    def overlaps(self, evidence: Evidence) -> bool:
        """Whether the evidence lies in the passage, in part at least."""
        return evidence.source == self.source and evidence.start < self.end and self.start < evidence.end


def cited_in(dossier: int, snapshots: Mapping[str, int]) -> dict[int, tuple[Cited, ...]]:
    """The passages that people cited in support of a dossier's claims, or took for right, by claim version.

    Only those in a snapshot that the dossier reads (`snapshots`, by source id), in the order in which they were cited.
    """
    sources = {snapshot: source for source, snapshot in snapshots.items()}
    rows = Citation.objects.filter(
        claim_version__claim__dossier=dossier,
        claim_version__claim__kind__in=STEERED,
        snapshot__in=sources,
        relation=Relation.SUPPORTS,
        accepted_by__isnull=False,
        start__isnull=False,
    )
    found: dict[int, tuple[Cited, ...]] = {}
    for version, snapshot, start, end in rows.order_by("pk").values_list("claim_version", "snapshot", "start", "end"):
        if snapshot is not None and start is not None and end is not None:
            found[version] = (*found.get(version, ()), Cited(sources[snapshot], start, end))
    return found


def check_with(
    claim: FoundClaim, sources: Sequence[SourceText], context: Context, cited: Sequence[Cited] = ()
) -> Check:
    """The check of a claim, with the passages that people cited for it looked at first. Raises what `check_claim` does.

    Linear in the figures of the cited sources, beside the ordinary check.
    """
    plain = check_claim(claim, sources, context)
    if not cited:
        return plain
    named = [_narrowed(one, cited) for one in sources if any(one.id == passage.source for passage in cited)]
    first = check_claim(claim, named, context)
    where = ", ".join(dict.fromkeys(passage.source for passage in cited))
    agreeing = tuple(_as_cited(one, cited) for one in first.citations)
    if agreeing and all(one is not None for one in agreeing):
        held = tuple(dict.fromkeys(one for one in agreeing if one is not None))
        others = tuple(one for one in plain.citations if all(one.source != mine.source for mine in held))
        note = f"compared first with the passage that was cited for it ({where})"
        told = tuple(one for one in plain.notes if one not in first.notes) if others else ()
        return Check(first.findings, (*held, *others), (note, *first.notes, *told))
    surely = tuple(
        one
        for one in first.findings
        if one.rule in _SURE and one.evidence is not None and _as_cited(one.evidence, cited) is not None
    )
    if surely:
        note = f"the passage that was cited for it ({where}) has another figure"
        others = tuple(one for one in plain.citations if _as_cited(one, cited) is None)
        return Check(surely, others, (note, *plain.notes))
    note = f"the passage that was cited for it ({where}) has no figure that is surely the same"
    return replace(plain, notes=(note, *plain.notes))


def _as_cited(evidence: Evidence, cited: Sequence[Cited]) -> Evidence | None:
    """The cited passage that the evidence lies in, so that the person's citation is the one that was compared."""
    for one in cited:
        if one.overlaps(evidence):
            low, high = max(one.start - evidence.start, 0), min(one.end - evidence.start, len(evidence.text))
            inside = one.start >= evidence.start and one.end <= evidence.end
            return Evidence(one.source, one.start, one.end, evidence.text[low:high]) if inside else evidence
    return None


def _narrowed(source: SourceText, cited: Sequence[Cited]) -> SourceText:
    """The source with no other figures than those in the cited passages."""
    known = figures_of(source)

    def inside(figure: Figure) -> bool:
        return any(one.overlaps(figure.evidence) for one in cited)

    rows = tuple(figure for figure in known.rows if inside(figure))
    by_measure = {
        measure: held
        for measure, figures in known.by_measure.items()
        if (held := tuple(figure for figure in figures if inside(figure)))
    }
    by_interval: dict[Interval, Figure] = {}
    for figure in rows:
        by_interval.setdefault(figure.interval, figure)
    narrowed = Figures(rows, by_measure, by_interval)
    return replace(source, worked_out={**source.worked_out, "figures": narrowed})
