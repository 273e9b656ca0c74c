"""The findings of a check as a table for a terminal: the gravest first, each with its line and the draft's words."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from claims.examination import Report
from claims.management.terminal import Painter

GRAVITY = ("high", "medium", "low", "info")
HEAD = f"{'':8} {'line':>4}  "
INDENT = " " * len(HEAD)
WORDS = 44


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One finding. `words` are the draft's."""

    gravity: int
    start: int
    rule: str
    words: str
    message: str
    arithmetic: str


def findings_table(report: Report, text: str, *, width: int, colour: bool) -> str:
    """All findings of the report about the draft `text`, and what became of the claims without one."""
    paint = Painter(colour)
    lines = [f"{'severity':8} {'line':>4}  {'in the draft':{WORDS + 2}}  finding"]
    for row in sorted(_rows(report)):
        severity = GRAVITY[row.gravity]
        words = f"“{_short(row.words)}”"
        line = text.count("\n", 0, row.start) + 1
        lines.append(f"{paint(severity, f'{severity:8}')} {line:4}  {words:{WORDS + 2}}  {paint(severity, row.rule)}")
        for message in filter(None, (row.message, row.arithmetic)):
            lines += textwrap.wrap(message, width, initial_indent=INDENT, subsequent_indent=INDENT)
    counts = {outcome: sum(one.outcome == outcome for one in report.claims) for outcome in ("ok", "unchecked")}
    lines += [
        "",
        f"{len(report.claims)} claims: {counts['ok']} agree with their sources, {counts['unchecked']} could not be"
        " checked (each says why), the others are above.",
    ]
    return "\n".join(lines)


def _rows(report: Report) -> Iterator[Row]:
    starts = {one.id: (one.claim.start, one.claim.text) for one in report.claims}
    for one in report.claims:
        for finding in one.check.findings:
            gravity = GRAVITY.index(finding.severity)
            yield Row(gravity, one.claim.start, finding.rule, one.claim.text, finding.message, "")
    for cross in report.cross:
        places = [(mention.start, mention.text) for mention in cross.mentions]
        start, words = min(places or [starts[claim] for claim in cross.claims] or [(0, "")])
        yield Row(GRAVITY.index(cross.severity), start, cross.rule, words, cross.message, cross.arithmetic)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= WORDS else f"{flat[: WORDS - 1]}…"
