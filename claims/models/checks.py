"""What was checked, on which inputs, and what it gave."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from claims.models.base import person, reach_within, span_rules
from claims.models.claims import Claim, ClaimVersion
from claims.models.dossiers import Dossier, DraftVersion
from claims.models.words import CheckOutcome, FindingState, RunState, Severity
from sources.models import Reach, Record, Snapshot, one_of, sha256_like
from sources.models.functions import json_is

RULE = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$"
"""How a rule is called: family.rule."""

SOURCE_CHANGED = "source.changed"
"""The rule that no check runs: the passage that a claim cites was changed in a later snapshot of its source."""


class CheckRun(Record):
    """One examination of a draft version. `inputs` names every hash and version it read; the same inputs are the same
    run, so asking twice gives one row and running it again changes nothing.
    """

    reach: ClassVar[Reach] = reach_within("draft_version__dossier")

    draft_version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="check_runs")
    inputs = models.JSONField(default=dict, blank=True)
    inputs_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=RunState.choices, default=RunState.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    requested_by = person(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [
            models.UniqueConstraint(fields=["draft_version", "inputs_sha256"], name="check_run_once_per_inputs"),
            sha256_like("inputs_sha256", name="check_run_inputs_hash"),
            json_is("inputs", "object", name="check_run_inputs_object"),
            one_of("state", RunState, name="check_run_state_known"),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="check_run_done_within_total"),
            models.CheckConstraint(
                condition=Q(state__in=[RunState.DONE, RunState.FAILED], finished_at__isnull=False)
                | (~Q(state__in=[RunState.DONE, RunState.FAILED]) & Q(finished_at__isnull=True)),
                name="check_run_finished_when_over",
            ),
            models.CheckConstraint(
                condition=~Q(state=RunState.FAILED) | ~Q(error=""), name="check_run_failed_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"check of {self.draft_version} ({self.get_state_display()}, {self.done}/{self.total})"


class ClaimCheck(Record):
    """What a run gave for one version of a claim; `unchecked` says why nothing could be compared.

    `inputs_sha256` is over what this claim was compared with: when that changes, the claim's status is stale. What was
    compared is told in the words of all sources, so one confidential source closes it as it closes its own text.
    """

    reach: ClassVar[Reach] = reach_within(
        "claim_version__claim__dossier", confidential=("claim_version__claim__dossier__sources__confidential",)
    )

    run = models.ForeignKey(CheckRun, on_delete=models.CASCADE, related_name="claim_checks")
    claim_version = models.ForeignKey(ClaimVersion, on_delete=models.PROTECT, related_name="checks")
    outcome = models.CharField(max_length=10, choices=CheckOutcome.choices)
    unchecked = models.TextField(blank=True, default="")
    notes = models.JSONField(default=list, blank=True)
    inputs_sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("claim_version", "-id")
        constraints = [
            models.UniqueConstraint(fields=["run", "claim_version"], name="claim_check_once_per_run"),
            one_of("outcome", CheckOutcome, name="claim_check_outcome_known"),
            sha256_like("inputs_sha256", name="claim_check_inputs_hash"),
            json_is("notes", "array", name="claim_check_notes_list"),
            models.CheckConstraint(
                condition=~Q(outcome=CheckOutcome.UNCHECKED) | ~Q(unchecked=""), name="claim_check_unchecked_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=CheckOutcome.OK) | Q(unchecked=""), name="claim_check_ok_was_checked"
            ),
        ]

    def __str__(self) -> str:
        return f"claim version {self.claim_version_id}: {self.get_outcome_display()}"


class Finding(Record):
    """One thing that a check has to say, in words, with the arithmetic and the place of the evidence.

    `fingerprint` is over everything that the finding says and stands on. A run that makes the same finding again finds
    this row, so a dismissal survives until the fingerprint changes. `claim` is empty for what concerns several claims
    (`involved`) or the draft as a whole.

    What no check said has no run: that a source changed since it was cited (SOURCE_CHANGED) is found when its new
    snapshot comes in, whether or not the claim was ever checked.
    """

    reach: ClassVar[Reach] = reach_within("dossier", source="evidence__source")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="findings")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="findings")
    claim_version = models.ForeignKey(ClaimVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    involved = models.ManyToManyField(Claim, blank=True, related_name="cross_findings")
    first_run = models.ForeignKey(CheckRun, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    last_run = models.ForeignKey(CheckRun, on_delete=models.PROTECT, null=True, blank=True, related_name="findings")
    rule = models.CharField(max_length=80)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    message = models.TextField()
    arithmetic = models.TextField(blank=True, default="")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    evidence = models.ForeignKey(Snapshot, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    evidence_start = models.PositiveIntegerField(null=True, blank=True)
    evidence_end = models.PositiveIntegerField(null=True, blank=True)
    differences = models.JSONField(default=list, blank=True)
    mentions = models.JSONField(default=list, blank=True)
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=FindingState.choices, default=FindingState.OPEN)
    dismissed_by = person(null=True, blank=True)
    dismissed_at = models.DateTimeField(null=True, blank=True)
    dismissed_because = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("dossier", "start", "id")
        indexes = [
            models.Index(fields=["claim", "severity"], name="finding_open", condition=Q(state=FindingState.OPEN)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "claim", "fingerprint"], nulls_distinct=False, name="finding_once_per_fingerprint"
            ),
            models.CheckConstraint(condition=Q(rule__regex=RULE), name="finding_rule_a_name"),
            one_of("severity", Severity, name="finding_severity_known"),
            one_of("state", FindingState, name="finding_state_known"),
            sha256_like("fingerprint", name="finding_fingerprint"),
            models.CheckConstraint(condition=~Q(message=""), name="finding_says_something"),
            models.CheckConstraint(
                condition=Q(first_run__isnull=False, last_run__isnull=False) | Q(rule=SOURCE_CHANGED),
                name="finding_of_a_run_or_a_source",
            ),
            models.CheckConstraint(
                condition=Q(claim__isnull=True, claim_version__isnull=True)
                | Q(claim__isnull=False, claim_version__isnull=False),
                name="finding_claim_with_its_version",
            ),
            models.CheckConstraint(
                condition=~Q(state=FindingState.DISMISSED)
                | (Q(dismissed_by__isnull=False, dismissed_at__isnull=False) & ~Q(dismissed_because="")),
                name="finding_dismissed_by_whom_and_why",
            ),
            models.CheckConstraint(
                condition=Q(evidence__isnull=False) | Q(evidence_start__isnull=True), name="finding_evidence_in_a_text"
            ),
            *span_rules("finding"),
            *span_rules("finding_evidence", "evidence_start", "evidence_end"),
            json_is("differences", "array", name="finding_differences_list"),
            json_is("mentions", "array", name="finding_mentions_list"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} ({self.severity}): {self.message}"
