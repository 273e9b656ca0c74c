"""From a report to what the export formats get: the way of the command line, without a database. Pure.

The service makes the same `AnnotatedDossier` from its records (`claims.exporting`).
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claims import exports
from claims.examination import CrossFinding, Draft, ExaminedClaim, Report
from claims.exports import (
    AnnotatedCitation,
    AnnotatedClaim,
    AnnotatedDossier,
    AnnotatedFinding,
    Bibliography,
    Counts,
    Gap,
    Mark,
    Passage,
    SourceRef,
)
from claims.kinds import Evidence, Finding, SourceText, kinds
from sources.text.anchoring import describe


def from_report(
    draft: Draft,
    sources: Sequence[SourceText],
    report: Report,
    *,
    generated: datetime.datetime | None = None,
    urls: Mapping[str, str] | None = None,
) -> AnnotatedDossier:
    """The report of `draft` against `sources` as formats want it.

    `urls` gives the addresses of sources by id, which the core does not need. `generated` is the moment that the
    export names, none where it should be the same on every day. A claim's IRI depends on the draft's text, its kind
    and its place. Cost: one search of the text per claim and citation, which stops where the passage stands.
    """
    text = draft.material.text
    draft_sha256 = exports.sha256_of(text)
    known = {source.id: _source_ref(source, (urls or {}).get(source.id, "")) for source in sources}
    texts = {source.id: source.text for source in sources}
    numbers = {one.id: number for number, one in enumerate(_in_order(report.claims), 1)}
    tally = Counter(one.outcome for one in report.claims)
    cross = _cross(report.cross, numbers)
    shared = {number: tuple(one for one in cross if number in one.claims) for one in cross for number in one.claims}

    def claims() -> Iterator[AnnotatedClaim]:
        for one in _in_order(report.claims):
            number = numbers[one.id]
            claim = _claim(one, number, text, draft_sha256, known, texts)
            yield replace(claim, shared=shared.get(number, ()))

    return AnnotatedDossier(
        iri=exports.stable_iri("draft", draft_sha256, draft.title),
        title=draft.title,
        draft=SourceRef(id="draft", iri=exports.named_by_hash(draft_sha256), text_sha256=draft_sha256),
        text=text,
        language=draft.material.language or "",
        marks=tuple(_mark(one, numbers[one.id], shared) for one in _in_order(report.claims)),
        claims=exports.Again(claims),
        counts=Counts(tally["ok"], tally["problem"], tally["info"], tally["unchecked"]),
        cross=cross,
        gaps=tuple(Gap(one.kind, one.text, one.start, one.end) for one in report.coverage.uncovered),
        sources=tuple(known.values()),
        warnings=report.warnings,
        generated=generated,
    )


def _in_order(claims: Sequence[ExaminedClaim]) -> list[ExaminedClaim]:
    """By place, the longer first where two begin together: so the marks of the draft nest."""
    return sorted(claims, key=lambda one: (one.claim.start, -one.claim.end))


def _mark(one: ExaminedClaim, number: int, shared: Mapping[int, Sequence[exports.CrossFinding]]) -> Mark:
    grave = tuple(finding.number for finding in shared.get(number, ()) if finding.grave)
    return Mark(number, one.claim.start, one.claim.end, one.outcome, shared=grave)


def _source_ref(source: SourceText, url: str) -> SourceRef:
    sha256 = exports.sha256_of(source.text)
    return SourceRef(
        id=source.id,
        iri=exports.web_address(url) or exports.named_by_hash(sha256),
        bibliography=Bibliography(
            title=source.title,
            authors=source.authors,
            publisher=source.publisher,
            issued=source.published.isoformat() if source.published else "",
            url=url,
            language=source.material.language or "",
            standing="primary" if source.primary else "",
        ),
        text_sha256=sha256,
        unreadable=source.unreadable,
    )


def _claim(
    one: ExaminedClaim,
    number: int,
    text: str,
    draft_sha256: str,
    known: Mapping[str, SourceRef],
    texts: Mapping[str, str],
) -> AnnotatedClaim:
    claim = one.claim
    place = str(claim.start), str(claim.end)
    return AnnotatedClaim(
        id=one.id,
        iri=exports.stable_iri("claim", draft_sha256, claim.kind, *place),
        number=number,
        kind=claim.kind,
        label=kinds()[claim.kind].LABEL,
        text=claim.text,
        places=(describe(text, claim.start, claim.end),),
        status=one.outcome,
        compared=one.check.notes,
        unchecked=one.check.unchecked,
        findings=tuple(_finding(found, known, texts) for found in one.check.findings),
        citations=tuple(
            AnnotatedCitation(_passage(evidence, known, texts), proposed=True) for evidence in one.check.citations
        ),
        creator=exports.VOUCH,
    )


def _finding(finding: Finding, known: Mapping[str, SourceRef], texts: Mapping[str, str]) -> AnnotatedFinding:
    return AnnotatedFinding(
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        differences=tuple(exports.Difference(one.draft, one.source, one.kind) for one in finding.differences),
        evidence=_passage(finding.evidence, known, texts) if finding.evidence else None,
    )


def _passage(evidence: Evidence, known: Mapping[str, SourceRef], texts: Mapping[str, str]) -> Passage:
    """The passage with its surroundings; without words where a whole source is meant."""
    if evidence.start >= evidence.end:
        return Passage(known[evidence.source])
    return Passage(known[evidence.source], describe(texts[evidence.source], evidence.start, evidence.end))


def _cross(findings: Sequence[CrossFinding], numbers: Mapping[str, int]) -> tuple[exports.CrossFinding, ...]:
    """The findings over several claims, the worst first."""
    order = ("high", "medium", "low", "info")
    return tuple(
        exports.CrossFinding(
            number,
            AnnotatedFinding(one.rule, one.severity, one.message, one.arithmetic),
            tuple(sorted({numbers[id_] for id_ in one.claims})),
            tuple(mention.text for mention in one.mentions),
        )
        for number, one in enumerate(sorted(findings, key=lambda one: order.index(one.severity)), 1)
    )
