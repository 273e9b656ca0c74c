"""Examine a draft against its sources: find the claims, check each, check them against each other.

Pure: the same draft and sources give the same Report, in the command line and in the service alike.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from claims import figures
from claims.facts import Namer, changes_apart, draft_facts, source_facts
from claims.kinds import (
    Check,
    Context,
    Evidence,
    Finding,
    FoundClaim,
    Material,
    Outcome,
    Severity,
    SourceText,
    kinds,
)
from claims.ledger import Ledger, facts_of, ledger_of
from claims.relations import Stated, derived_by, of_two_things, stated_facts, told
from claims.rules import (
    NO_POLICY,
    Case,
    DraftView,
    Measure,
    Repeated,
    RuleResult,
    SourcePolicy,
    SourceView,
    Support,
    check_case,
)
from sources.text import Mention, Span
from sources.text.names import find_names
from sources.text.sharing import Wording, compare
from sources.text.subjects import Aliases

UNCOVERED = "coverage.uncovered"
DERIVING = ("quantity.delta", "quantity.share", "quantity.time")
"""Rules by which one figure follows from others."""


@dataclass(frozen=True)
class Draft:
    """The draft under check, and what the desk says about it.

    `accepted` groups the spellings of one name, house spelling first; `apart` are pairs of spellings of two names.
    """

    material: Material
    title: str = ""
    accepted: tuple[tuple[str, ...], ...] = ()
    measures: tuple[Measure, ...] = ()
    policy: SourcePolicy = NO_POLICY
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ExaminedClaim:
    """A claim with its check. `id` numbers the claims of a report in text order: c1, c2, ..."""

    id: str
    claim: FoundClaim
    check: Check

    @property
    def outcome(self) -> Outcome:
        """The check's outcome."""
        return self.check.outcome


@dataclass(frozen=True, slots=True)
class CrossFinding:
    """What a rule over several claims says. `claims` are ids, `mentions` spans in the draft with their words."""

    rule: str
    severity: Severity
    message: str
    claims: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()
    arithmetic: str = ""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A figure or quotation of the draft that no claim covers."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many figures and quotations the draft has, and which of them no claim covers."""

    numbers_total: int
    quotations_total: int
    uncovered: tuple[Uncovered, ...]


@dataclass(frozen=True)
class Report:
    """Everything that examining a draft gave, in text order."""

    claims: tuple[ExaminedClaim, ...]
    cross: tuple[CrossFinding, ...]
    coverage: Coverage
    warnings: tuple[str, ...] = field(default=())

    @property
    def has_problem(self) -> bool:
        """Whether a claim or a cross-claim finding is of high or medium severity."""
        return any(one.outcome == "problem" for one in self.claims) or any(
            one.severity in ("high", "medium") for one in self.cross
        )


def find_claims(material: Material) -> list[FoundClaim]:
    """Every claim that the kinds find in a draft, in text order."""
    found = [claim for kind in kinds().values() for claim in kind.find(material)]
    return sorted(found, key=lambda claim: (claim.start, claim.end, claim.kind))


def context_of(draft: Draft, sources: Sequence[SourceText]) -> Context:
    """What checks may know beside a claim and its sources: accepted spellings, and acronyms that a text defines."""
    texts = [draft.material.text, *(source.text for source in sources)]
    aliases = Aliases.collect(draft.accepted, texts, draft.apart)
    return Context(aliases, draft.material)


def check_claim(claim: FoundClaim, sources: Sequence[SourceText], context: Context) -> Check:
    """Check one claim against the sources. Raises KeyError for a kind that is not registered."""
    return kinds()[claim.kind].check(claim, sources, context)


def examine_claim(
    claim: FoundClaim,
    sources: Sequence[SourceText],
    neighbours: Sequence[FoundClaim] = (),
    *,
    context: Context | None = None,
) -> Check:
    """Check one claim against the sources, and its figure or stance against those of its neighbours."""
    context = context or Context()
    check = check_claim(claim, sources, context)
    if not neighbours:
        return check
    numbered = {f"c{number}": one for number, one in enumerate([claim, *neighbours], 1)}
    results = check_case(Case(facts=tuple(draft_facts(numbered, Namer(context.aliases))), measures=(), draft=None))
    return _with_results(claim, check, [one for one in results if "c1" in one.facts])


def examine_draft(draft: Draft, sources: Sequence[SourceText]) -> Report:
    """Find and check every claim of a draft. The order of `sources` decides only between equally good passages."""
    context = context_of(draft, sources)
    claims = {f"c{number}": claim for number, claim in enumerate(find_claims(draft.material), 1)}
    checks = {id_: check_claim(claim, sources, context) for id_, claim in claims.items()}
    return compare_claims(draft, sources, claims, checks, context)


def compare_claims(
    draft: Draft,
    sources: Sequence[SourceText],
    claims: Mapping[str, FoundClaim],
    checks: Mapping[str, Check],
    context: Context,
) -> Report:
    """Check claims that are checked one by one against each other and against the facts of the sources.

    `claims` and `checks` share their ids, which the report takes over. A caller that checks in batches comes here last.
    """
    names = Namer(context.aliases)
    ledger = ledger_of(claims, draft.material, sources, context.aliases)
    sourced = source_facts(sources, names)
    drafted = changes_apart(draft_facts(claims, names, draft.material.published), sourced, claims)
    figures_stated = [one for one in drafted if one.kind == "quantity"]
    stated = stated_facts(draft.material, names, figures_stated)
    facts = [*figures_stated, *(one.fact for one in stated), *facts_of(ledger), *sourced]
    case = Case(facts=tuple(facts), measures=draft.measures, draft=_view(draft, list(claims.values())))
    results = [one for one in check_case(case) if not of_two_things(one, claims, draft.material)]
    derived: dict[str, list[RuleResult]] = {}
    for one in results:
        if one.rule == "quantity.delta" and one.outcome == "holds":
            derived.setdefault(one.facts[0], []).append(one)
    for id_, one in derived_by(results, stated, claims):
        derived.setdefault(id_, []).append(one)
    final = {id_: _with_results(claim, checks[id_], derived.get(id_, ())) for id_, claim in claims.items()}
    return Report(
        claims=tuple(ExaminedClaim(id_, claim, final[id_]) for id_, claim in claims.items()),
        cross=(
            *_cross([*results, *_resting(draft, sources, claims, final)], final, ledger),
            *_related(results, stated, claims),
        ),
        coverage=_coverage(draft.material, results),
    )


def _with_results(claim: FoundClaim, check: Check, results: Iterable[RuleResult]) -> Check:
    """A derived figure that the arithmetic confirms needs no source of its own; a violated rule is a finding."""
    for one in results:
        if one.outcome == "holds" and one.rule in DERIVING:
            absent = tuple(finding for finding in check.findings if finding.rule != "quantity.absent")
            check = replace(check, findings=absent, unchecked="", notes=(*check.notes, f"derived: {one.arithmetic}"))
        elif one.outcome == "violated":
            finding = Finding(one.rule, one.severity or "medium", one.message, claim.start, claim.end)
            check = replace(check, findings=(*check.findings, finding))
    return check


def _view(draft: Draft, found: Sequence[FoundClaim]) -> DraftView:
    material = draft.material
    return DraftView(
        text=material.text,
        quotations=tuple(Span(one.start, one.end) for one in material.quotations if one.kind in ("direct", "mixed")),
        quantities=tuple(
            Span(one.start, one.end) for one in material.quantities if one.kind not in figures.NOT_CLAIMED
        ),
        covered=tuple(Span(one.start, one.end) for one in found if one.kind in ("quote", "quantity")),
        names=tuple(find_names(material.text)),
        accepted=draft.accepted,
        apart=draft.apart,
    )


def _resting(
    draft: Draft, sources: Sequence[SourceText], claims: Mapping[str, FoundClaim], checks: Mapping[str, Check]
) -> list[RuleResult]:
    """What the rules say of the sources that the checked claims rest on.

    A derived figure rests on other figures, and a sentence on those of its figures and quotations that have a source.
    What a source contradicts was compared, but rests on nothing: its own finding says so.
    """
    resting = [
        _support(id_, claim, checks[id_], sources)
        for id_, claim in claims.items()
        if checks[id_].citations or checks[id_].unchecked or any(not one.evidence for one in checks[id_].findings)
    ]
    held = [one.place for one in resting if one.sources]
    support = tuple(
        one
        for one in resting
        if one.sources or not any(one.place.start <= part.start and part.end <= one.place.end for part in held)
    )
    view = DraftView(
        text=draft.material.text,
        sources=tuple(SourceView(one.id, one.primary) for one in sources),
        support=support,
        repeated=tuple(repeated(sources)),
        policy=draft.policy,
    )
    return check_case(Case(facts=(), draft=view))


def _support(id_: str, claim: FoundClaim, check: Check, sources: Sequence[SourceText]) -> Support:
    """The sources that a claim agrees with."""
    held = {passage.source for passage in check.citations}
    numbers = tuple(at for at, source in enumerate(sources) if source.id in held)
    return Support(id_, Mention(claim.text, claim.start, claim.end), numbers)


def repeated(sources: Sequence[SourceText]) -> list[Repeated]:
    """The pairs of sources of which one only repeats the other, with the longest words in common."""
    readable = [(at, source) for at, source in enumerate(sources) if source.has_prose]
    if len(readable) < 2:
        return []
    found = []
    for one in compare([_wording(source) for _, source in readable]):
        if one.dependent and one.stretches:
            mine, theirs = one.stretches[0]
            first, second = readable[one.first], readable[one.second]
            words = first[1].text[mine.start : mine.end]
            found.append(Repeated(first[0], second[0], round(100 * one.share), words, mine, theirs))
    return found


def _wording(source: SourceText) -> Wording:
    """The source's own words, worked out once."""
    if "wording" not in source.worked_out:
        quoted = [Span(one.start, one.end) for one in source.material.quotations if one.kind in ("direct", "mixed")]
        source.worked_out["wording"] = Wording(source.material.folded, quoted)
    known: Wording = source.worked_out["wording"]
    return known


def _cross(results: Sequence[RuleResult], checks: Mapping[str, Check], ledger: Ledger) -> Iterable[CrossFinding]:
    """Results that concern the draft; what a claim's own check tells is not told twice.

    That two sources disagree on what the draft does not say is no matter of the draft; that they disagree on who did an
    act on which the draft takes a stance is. So is, a little, a source's table that does not add up: the draft may rest
    on it.
    """
    for one in results:
        if one.outcome == "holds" or one.rule == UNCOVERED or not one.severity:
            continue
        own = tuple(id_ for id_ in one.facts if id_ in checks)
        if any(id_.startswith("r") for id_ in one.facts):
            continue  # `_related` tells it, with its place
        severity = one.severity
        if one.rule == "responsibility.conflict" and not own:
            own = ledger.claims_beside(one.facts)
            if not own:
                continue
        if one.facts and not own:
            if one.rule != "quantity.total" or one.outcome != "violated":
                continue
            severity = "low"
        if one.rule == "quantity.incomparable" and own and all(checks[id_].outcome != "unchecked" for id_ in own):
            continue
        told = any(finding.rule == "quantity.mismatch" for id_ in own for finding in checks[id_].findings)
        if one.rule == "quantity.conflict" and told and len(own) < len(one.facts):
            continue
        yield CrossFinding(one.rule, severity, one.message, own, one.mentions, one.arithmetic)


def _related(
    results: Sequence[RuleResult], stated: Sequence[Stated], claims: Mapping[str, FoundClaim]
) -> Iterable[CrossFinding]:
    """What is wrong with the relations that the draft states itself."""
    for one, place, own in told(results, stated, claims):
        if one.outcome == "violated":
            yield CrossFinding(one.rule, one.severity or "medium", one.message, own, (place,), one.arithmetic)


def _coverage(material: Material, results: Sequence[RuleResult]) -> Coverage:
    uncovered = [mention for one in results if one.rule == UNCOVERED for mention in one.mentions]
    quoted = {(one.start, one.end) for one in material.quotations}
    return Coverage(
        numbers_total=sum(one.kind not in figures.NOT_CLAIMED for one in material.quantities),
        quotations_total=sum(one.kind in ("direct", "mixed") for one in material.quotations),
        uncovered=tuple(
            Uncovered("quotation" if (one.start, one.end) in quoted else "number", one.text, one.start, one.end)
            for one in uncovered
        ),
    )


def report_json(report: Report) -> dict[str, Any]:
    """The report in JSON's own types, in the shape that `manage.py verify --json` prints (docs/verify.md)."""
    return {
        "claims": [
            {
                "id": one.id,
                "kind": one.claim.kind,
                "text": one.claim.text,
                "start": one.claim.start,
                "end": one.claim.end,
                "payload": one.claim.payload_dict(),
                "outcome": one.outcome,
                "unchecked": one.check.unchecked,
                "notes": list(one.check.notes),
                "citations": [_evidence_json(passage) for passage in one.check.citations],
                "findings": [_finding_json(finding) for finding in one.check.findings],
            }
            for one in report.claims
        ],
        "cross": [
            {
                "rule": one.rule,
                "severity": one.severity,
                "message": one.message,
                "claims": list(one.claims),
                "mentions": [{"text": m.text, "start": m.start, "end": m.end} for m in one.mentions],
                "arithmetic": one.arithmetic,
            }
            for one in report.cross
        ],
        "coverage": {
            "numbers_total": report.coverage.numbers_total,
            "quotations_total": report.coverage.quotations_total,
            "uncovered": [
                {"kind": one.kind, "text": one.text, "start": one.start, "end": one.end}
                for one in report.coverage.uncovered
            ],
        },
        "warnings": list(report.warnings),
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "evidence": _evidence_json(finding.evidence) if finding.evidence else None,
    }


def _evidence_json(passage: Evidence) -> dict[str, Any]:
    return {"source": passage.source, "start": passage.start, "end": passage.end, "text": passage.text}
