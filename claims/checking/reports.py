"""What a finished run gave, as the core's own Report: the same that `manage.py verify` makes of the same files."""

from claims import figures
from claims.checking.claims import checked_claims
from claims.checking.inputs import inputs_of
from claims.examination import UNCOVERED, Coverage, CrossFinding, ExaminedClaim, Report, Uncovered
from claims.kinds import Severity
from claims.models import CheckRun, Finding
from claims.models.words import FindingState, RunState
from sources.text import Mention


class NoReport(ValueError):  # noqa: N818  (it says what is not there)
    """The run has not come to its end, or a later one has taken over its findings."""


def report_of(run: CheckRun) -> Report:
    """The report of the dossier's last run, from its rows. Claims are numbered in text order: c1, c2, ...

    Dismissed findings are in it: a dismissal is a person's word about what the check said. Raises NoReport for a run
    that is not done or not the last one.
    """
    run = CheckRun.objects.select_related("draft_version__dossier", "draft_version__snapshot").get(pk=run.pk)
    if run.state != RunState.DONE:
        raise NoReport(f"the check is {run.get_state_display()}, {run.done} of {run.total} claims are checked")
    later = CheckRun.objects.filter(draft_version__dossier=run.draft_version.dossier_id, pk__gt=run.pk)
    if later.exclude(started_at=None).exists():
        raise NoReport("a later check of the dossier has taken over the findings")
    claims = checked_claims(run)
    ids = {one.version.claim_id: one.id for one in claims}
    rows = list(run.findings.filter(claim=None).exclude(state=FindingState.GONE).order_by("id"))
    return Report(
        claims=tuple(ExaminedClaim(one.id, one.found, one.check) for one in claims),
        cross=tuple(_cross(row, ids) for row in rows if row.rule != UNCOVERED),
        coverage=_coverage(run, [row for row in rows if row.rule == UNCOVERED]),
    )


def _cross(row: Finding, ids: dict[int, str]) -> CrossFinding:
    severity: Severity = row.severity  # type: ignore[assignment]  # the database holds it to the same four words
    through = Finding.involved.through.objects.filter(finding=row).order_by("id")
    return CrossFinding(
        rule=row.rule,
        severity=severity,
        message=row.message,
        claims=tuple(ids[claim] for claim in through.values_list("claim_id", flat=True)),
        mentions=tuple(Mention(one["text"], one["start"], one["end"]) for one in row.mentions),
        arithmetic=row.arithmetic,
    )


def _coverage(run: CheckRun, rows: list[Finding]) -> Coverage:
    """What is covered was stored; how many there are is counted again in the text, which never changes."""
    material = inputs_of(run.draft_version).prepared().draft.material
    return Coverage(
        numbers_total=sum(one.kind not in figures.NOT_CLAIMED for one in material.quantities),
        quotations_total=sum(one.kind in ("direct", "mixed") for one in material.quotations),
        uncovered=tuple(
            Uncovered(one["kind"], one["text"], one["start"], one["end"]) for row in rows for one in row.mentions
        ),
    )
