"""Write what checks gave into rows, in such a way that the same results written again change nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db.models import Case, F, Q, Value, When

from claims.checking.claims import COMPARED
from claims.checking.inputs import Inputs, digest
from claims.examination import CrossFinding
from claims.kinds import Check, Evidence
from claims.kinds import Finding as Said
from claims.models import CheckRun, Citation, ClaimCheck, ClaimVersion, Finding
from claims.models.words import FindingState, Origin, Relation
from sources.models import Snapshot
from sources.text.anchoring import Selector, describe


@dataclass(frozen=True, slots=True)
class Result:
    """What checking one version of a claim gave. `inputs_sha256` is over what it was compared with."""

    version: ClaimVersion
    check: Check
    inputs_sha256: str


@dataclass(frozen=True, slots=True)
class Row:
    """A finding on its way into its row. `claims` are those that a finding across claims is about, in order."""

    claim: int | None
    claim_version: int | None
    rule: str
    severity: str
    message: str
    words: str = ""
    arithmetic: str = ""
    start: int | None = None
    end: int | None = None
    evidence: int | None = None
    evidence_start: int | None = None
    evidence_end: int | None = None
    evidence_words: str = ""
    differences: tuple[Mapping[str, Any], ...] = ()
    mentions: tuple[Mapping[str, Any], ...] = ()
    claims: tuple[int, ...] = ()
    fingerprint: str = ""


def store_results(run: CheckRun, inputs: Inputs, results: Sequence[Result]) -> None:
    """Write the checks of claims that have none in this run yet, with their findings and citations."""
    ClaimCheck.objects.bulk_create(
        [
            ClaimCheck(
                run=run,
                claim_version=one.version,
                outcome=one.check.outcome,
                unchecked=one.check.unchecked,
                notes=list(one.check.notes),
                inputs_sha256=one.inputs_sha256,
            )
            for one in results
        ]
    )
    store_findings(run, [row for one in results for row in claim_rows(one.version, one.check, inputs)])
    _store_citations(results, inputs)


def claim_rows(version: ClaimVersion, check: Check, inputs: Inputs) -> list[Row]:
    """The findings of one claim's check, on their way into rows."""
    text = inputs.draft.material.text
    return [_claim_row(version, one, text, inputs) for one in check.findings]


def _claim_row(version: ClaimVersion, said: Said, text: str, inputs: Inputs) -> Row:
    row = Row(
        claim=version.claim_id,
        claim_version=version.pk,
        rule=said.rule,
        severity=said.severity,
        message=said.message,
        words=text[said.start : said.end],
        start=said.start,
        end=said.end,
        differences=tuple(asdict(one) for one in said.differences),
    )
    return row if said.evidence is None else replace(row, **_place(said.evidence, inputs))


def _place(evidence: Evidence, inputs: Inputs) -> dict[str, Any]:
    place = {"evidence": inputs.snapshots[evidence.source], "evidence_words": evidence.text}
    if evidence.start < evidence.end:
        place |= {"evidence_start": evidence.start, "evidence_end": evidence.end}
    return place


def cross_row(one: CrossFinding, claims: Mapping[str, ClaimVersion]) -> Row:
    """A finding across claims, on its way into its row. `claims` are those of the report, by its ids."""
    return Row(
        claim=None,
        claim_version=None,
        rule=one.rule,
        severity=one.severity,
        message=one.message,
        arithmetic=one.arithmetic,
        mentions=tuple({"text": mention.text, "start": mention.start, "end": mention.end} for mention in one.mentions),
        claims=tuple(claims[id_].claim_id for id_ in one.claims),
    )


def store_findings(run: CheckRun, rows: Sequence[Row]) -> set[int]:
    """Write findings, each once, and return their ids: one that was made before keeps its id and its dismissal."""
    named = _fingerprinted(rows, _sources_of(rows))
    dossier = run.draft_version.dossier_id
    prints = [row.fingerprint for row in named]
    known = {
        (one.claim_id, one.fingerprint): one for one in Finding.objects.filter(dossier=dossier, fingerprint__in=prints)
    }
    new = [_filled(Finding(dossier_id=dossier, first_run=run), run, row) for row in named if _key(row) not in known]
    old = [_filled(known[_key(row)], run, row) for row in named if _key(row) in known]
    Finding.objects.bulk_create(new, batch_size=500)
    # Never the state: somebody may be dismissing the finding at this moment.
    Finding.objects.bulk_update(old, [*_PLACED, "last_run"], batch_size=500)
    back = Finding.objects.filter(pk__in=[one.pk for one in old], state=FindingState.GONE)
    back.update(state=_AS_BEFORE, version=F("version") + 1)
    by_key = known | {(one.claim_id, one.fingerprint): one for one in new}
    _involve({by_key[_key(row)].pk: row.claims for row in named if row.claim is None})
    return {one.pk for one in (*new, *old)}


_PLACED = ("claim_version", "start", "end", "evidence", "evidence_start", "evidence_end", "differences", "mentions")
_AS_BEFORE = Case(
    When(dismissed_at__isnull=False, then=Value(FindingState.DISMISSED)), default=Value(FindingState.OPEN)
)


def _key(row: Row) -> tuple[int | None, str]:
    return row.claim, row.fingerprint


def _filled(finding: Finding, run: CheckRun, row: Row) -> Finding:
    finding.last_run = run
    finding.claim_id, finding.claim_version_id = row.claim, row.claim_version
    finding.rule, finding.severity, finding.message = row.rule, row.severity, row.message
    finding.arithmetic, finding.start, finding.end = row.arithmetic, row.start, row.end
    finding.evidence_id = row.evidence
    finding.evidence_start, finding.evidence_end = row.evidence_start, row.evidence_end
    finding.differences, finding.mentions = list(row.differences), list(row.mentions)
    finding.fingerprint = row.fingerprint
    return finding


def _sources_of(rows: Iterable[Row]) -> dict[int, int]:
    snapshots = {row.evidence for row in rows if row.evidence is not None}
    return dict(Snapshot.objects.filter(pk__in=snapshots).values_list("id", "source_id"))


def _fingerprinted(rows: Sequence[Row], sources: Mapping[int, int]) -> list[Row]:
    """Each row with its fingerprint: all that it says, the words it is about and the words it stands on.

    Places are left out: a dismissal survives when an inserted paragraph moves the claim, or a new snapshot of the
    source holds the same words elsewhere. Two that say the same of one claim are told apart by their order.
    """
    counted: Counter[tuple[int | None, str]] = Counter()
    named = []
    for row in rows:
        said = digest(
            [
                row.rule,
                row.severity,
                row.message,
                row.arithmetic,
                row.words,
                None if row.evidence is None else [sources[row.evidence], row.evidence_words],
                [[one["kind"], one["draft"], one["source"]] for one in row.differences],
                [one["text"] for one in row.mentions],
                row.claims,
            ]
        )
        counted[row.claim, said] += 1
        named.append(replace(row, fingerprint=digest([said, counted[row.claim, said]])))
    return named


def _involve(involved: Mapping[int, tuple[int, ...]]) -> None:
    """Set the claims that findings are about; their order, the figure in question first, is that of the rows."""
    through = Finding.involved.through.objects
    current: dict[int, list[int]] = {}
    rows = through.filter(finding__in=involved).order_by("id")
    for finding, claim in rows.values_list("finding_id", "claim_id"):
        current.setdefault(finding, []).append(claim)
    changed = {finding: claims for finding, claims in involved.items() if tuple(current.get(finding, ())) != claims}
    through.filter(finding__in=changed).delete()
    through.bulk_create(
        [
            Finding.involved.through(finding_id=finding, claim_id=claim)
            for finding, claims in changed.items()
            for claim in claims
        ]
    )


def _store_citations(results: Sequence[Result], inputs: Inputs) -> None:
    """Cite the passages that the claims agree with. A person's citation of the same place stays that person's.

    The machine's own that no longer agree go, unless somebody took them for right.
    """
    texts = {one.id: one.text for one in inputs.sources}
    versions = {one.version.pk: one.version for one in results}
    known: dict[tuple[int, int | None, int | None, int | None], Citation] = {}
    for row in Citation.objects.filter(claim_version__in=versions, relation=Relation.SUPPORTS, channel=""):
        known[row.claim_version_id, row.snapshot_id, row.start, row.end] = row
    new, agreed = [], set()
    for one in results:
        for passage in one.check.citations:
            place = one.version.pk, inputs.snapshots[passage.source], passage.start, passage.end
            if place in agreed or passage.start >= passage.end:
                continue
            agreed.add(place)
            if place not in known:
                new.append(_citation(one.version, passage, texts[passage.source], inputs))
    said = [row for place, row in known.items() if place in agreed]
    Citation.objects.filter(pk__in=[row.pk for row in said]).update(match={COMPARED: True})
    gone = Q(pk__in=[row.pk for place, row in known.items() if place not in agreed])
    Citation.objects.filter(gone, origin=Origin.MACHINE, accepted_by__isnull=True).delete()
    Citation.objects.filter(gone, match__has_key=COMPARED).update(match={})
    Citation.objects.bulk_create(new)


def _citation(version: ClaimVersion, passage: Evidence, text: str, inputs: Inputs) -> Citation:
    citation = Citation(claim_version=version, snapshot_id=inputs.snapshots[passage.source], match={COMPARED: True})
    citation.selector = _selector(text, passage.start, passage.end)
    return citation


def _selector(text: str, start: int, end: int) -> Selector:
    described = describe(text, start, end)
    if (described.start, described.end) == (start, end):
        return described
    # It was widened to whole characters; the passage that was compared is the one to keep.
    low, high = min(start, described.start), max(end, described.end)
    prefix, suffix = described.prefix + text[low:start], text[end:high] + described.suffix
    return Selector(text[start:end], prefix, suffix, start, end)
