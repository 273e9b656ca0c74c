"""Reports for a terminal: problems first, with carets under the words that differ; last what agrees."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from claims.examination import CrossFinding, Draft, ExaminedClaim, Report
from claims.kinds import Difference, Evidence, Finding, SourceText, kinds, quote
from claims.rules import Fact, RuleResult

WIDTH = 100
CONTEXT = 34
"""Code points of context on each side of a difference in a caret line."""

PAINT = {
    "problem": "1;31",
    "high": "1;31",
    "medium": "31",
    "low": "33",
    "info": "36",
    "ok": "32",
    "unchecked": "35",
    "dim": "2",
}
ORDER = ("problem", "info", "unchecked", "ok")
HEADINGS = {
    "problem": "Problems",
    "info": "To know",
    "unchecked": "Not checked, and why",
    "ok": "Agrees with its source",
}


class Painter:
    """Colours words for a terminal, or leaves them as they are."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, name: str, text: str) -> str:
        """`text` in the colour of `name`."""
        return f"\x1b[{PAINT[name]}m{text}\x1b[0m" if self.colour and name in PAINT else text


def report_text(
    report: Report, draft: Draft, sources: Sequence[SourceText], warnings: Iterable[str], *, colour: bool
) -> str:
    """The whole report as lines of text."""
    paint = Painter(colour)
    read_in = [source for source in sources if not source.unreadable]
    lines = [
        f"{draft.title or 'Draft'}: {_count(len(report.claims), 'claim')},"
        f" {len(read_in)} of {_count(len(sources), 'source')} read."
    ]
    lines += [paint("low", f"warning: {warning}") for warning in warnings]
    for outcome in ORDER:
        chosen = [one for one in report.claims if one.outcome == outcome]
        if chosen:
            lines += ["", paint(outcome, f"{HEADINGS[outcome]} ({len(chosen)})")]
        for one in chosen:
            lines += _claim_lines(one, draft.material.text, sources, paint)
    if report.cross:
        lines += ["", paint("problem", f"Claims against each other ({len(report.cross)})")]
        for cross in report.cross:
            lines += _cross_lines(cross, draft.material.text, paint)
    return "\n".join([*lines, "", _summary(report), ""])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _summary(report: Report) -> str:
    counts = [f"{sum(one.outcome == outcome for one in report.claims)} {outcome}" for outcome in ORDER]
    coverage = report.coverage
    left = f"{len(coverage.uncovered)} not covered by a claim"
    return (
        f"{_count(len(report.claims), 'claim')}: {', '.join(counts)}. Between claims: {len(report.cross)}."
        f" The draft has {_count(coverage.numbers_total, 'figure')}"
        f" and {_count(coverage.quotations_total, 'quotation')}; {left}."
    )


def _claim_lines(one: ExaminedClaim, text: str, sources: Sequence[SourceText], paint: Painter) -> Iterator[str]:
    claim = one.claim
    line = text.count("\n", 0, claim.start) + 1
    label = kinds()[claim.kind].LABEL
    yield f"  {one.id} {label}, line {line}: “{_short(claim.text)}”{_said(one)}"
    for finding in one.check.findings:
        yield f"     {paint(finding.severity, finding.severity)} {finding.rule}: {finding.message}"
        yield from (f"       {row}" for row in _evidence_lines(finding, text, sources, paint))
    if one.check.unchecked:
        yield f"     {paint('unchecked', 'unchecked')}: {one.check.unchecked}"
    for note in one.check.notes:
        yield f"     {paint('dim', note)}"


def _said(one: ExaminedClaim) -> str:
    """What the claim says beside its words: the speaker, the subject and year, the actor."""
    payload = one.claim.payload_dict()
    if isinstance(one.claim.payload, quote.Payload):
        return f", {one.claim.payload.said_by or 'no speaker found'}"
    if one.claim.kind == "quantity":
        return "".join(f", {part}" for part in (payload["subject"], payload["year"]) if part)
    if one.claim.kind == "responsibility":
        return f", {payload['actor'] or 'no actor'}: {payload['stance'].replace('_', ' ')}"
    return ""


def _short(text: str, width: int = WIDTH - 30) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= width else f"{flat[: width // 2]} … {flat[-(width // 2 - 3) :]}"


def _evidence_lines(finding: Finding, text: str, sources: Sequence[SourceText], paint: Painter) -> Iterator[str]:
    if finding.evidence is None:
        return
    source = next((one for one in sources if one.id == finding.evidence.source), None)
    shown = [one for one in finding.differences if one.kind not in ("typography", "case", "punctuation")]
    if not shown or source is None:
        yield f"{finding.evidence.source} has: “{_short(finding.evidence.text)}”"
        return
    for difference in shown[:4]:
        yield from _caret_lines(difference, finding.evidence, text, source.text, paint)


def _caret_lines(difference: Difference, evidence: Evidence, text: str, source: str, paint: Painter) -> Iterator[str]:
    """The draft's words and the source's, one under the other, with carets under what differs."""
    yield from _caret_pair("draft", text, difference.start, difference.end, paint)
    yield from _caret_pair(evidence.source, source, difference.source_start, difference.source_end, paint)


def _caret_pair(name: str, text: str, start: int, end: int, paint: Painter) -> Iterator[str]:
    left, right = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    before, words, after = (_flat(text[a:b]) for a, b in ((left, start), (start, end), (end, right)))
    label = f"{name:>12.12} "
    yield f"{label}{'…' if left else ' '}{before}{words}{after}{'…' if right < len(text) else ''}"
    marks = "^" * max(1, _columns(words))
    yield " " * (len(label) + 1 + _columns(before)) + paint("high", marks)


def _flat(text: str) -> str:
    return "".join(" " if character.isspace() else character for character in text)


def _columns(text: str) -> int:
    """Columns on a terminal: marks that combine take none, wide letters two."""
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) == "Cf"
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def _cross_lines(cross: CrossFinding, text: str, paint: Painter) -> Iterator[str]:
    yield f"  {paint(cross.severity, cross.severity)} {cross.rule}: {cross.message}"
    if cross.arithmetic:
        yield f"     {cross.arithmetic}"
    for mention in cross.mentions[:4]:
        yield f"     line {text.count(chr(10), 0, mention.start) + 1}: “{_short(mention.text)}”"


def facts_text(results: Sequence[RuleResult], facts: Sequence[Fact], warnings: Iterable[str], *, colour: bool) -> str:
    """Results of checking structured facts, violated ones first."""
    paint = Painter(colour)
    lines = [f"{_count(len(facts), 'fact')} compared.", *(paint("low", f"warning: {one}") for one in warnings)]
    for outcome in ("violated", "info", "holds"):
        for one in (row for row in results if row.outcome == outcome):
            word = one.severity if outcome == "violated" else outcome
            name = "ok" if outcome == "holds" else one.severity
            lines.append(f"  {paint(name, word)} {one.rule} ({', '.join(one.facts)}): {one.message}")
            if one.arithmetic:
                lines.append(f"     {one.arithmetic}")
    violated = sum(one.outcome == "violated" for one in results)
    return "\n".join([*lines, "", f"{violated} violated, {len(results) - violated} other results.", ""])
