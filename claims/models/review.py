"""What people decide, who is at work on what, and what they ask each other."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from claims.models.base import person, reach_within, span_rules
from claims.models.checks import Finding
from claims.models.claims import Claim, ClaimVersion
from claims.models.dossiers import Dossier, DraftVersion
from claims.models.words import (
    AUTHOR_ACTIONS,
    REASON_ACTIONS,
    VERDICT_ACTIONS,
    Action,
    Channel,
    EditorialState,
    FindingAction,
    QueryState,
    Task,
    Verdict,
)
from sources.models import Reach, Record, one_of
from sources.models.functions import json_is


class Decision(Record):
    """What one person decided about one claim, with everything that was before their eyes.

    Append-only: a later decision answers an earlier one and never replaces it. The claim's author and last editor are
    copied in, so that the database itself can refuse a reviewer who is either (the actions that say nothing about
    truth, submitting and withdrawing, are the author's own). `seen` is the claim's guarding version that the person
    saw; it is used up, so no two decisions rest on one. `findings` and `evidence` list what was shown: ids with
    fingerprints, and snapshots with the hashes of their text.
    """

    append_only: ClassVar[bool] = True
    reach: ClassVar[Reach] = reach_within("claim__dossier", internal=True)

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="decisions")
    claim_version = models.ForeignKey(ClaimVersion, on_delete=models.PROTECT, related_name="decisions")
    draft_version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="decisions")
    seen = models.PositiveIntegerField()
    reviewer = person(related_name="decisions")
    claim_author = person(null=True, blank=True)
    claim_last_editor = person(null=True, blank=True)
    action = models.CharField(max_length=16, choices=Action.choices)
    from_state = models.CharField(max_length=20, choices=EditorialState.choices)
    to_state = models.CharField(max_length=20, choices=EditorialState.choices)
    verdict = models.CharField(max_length=28, choices=Verdict.choices, blank=True, default="")
    why = models.TextField(blank=True, default="")
    findings = models.JSONField(default=list, blank=True)
    evidence = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("claim", "id")
        indexes = [models.Index(fields=["reviewer", "-created_at"], name="decision_reviewer")]
        constraints = [
            models.UniqueConstraint(fields=["claim", "seen"], name="decision_once_per_version_seen"),
            models.CheckConstraint(
                condition=Q(action__in=AUTHOR_ACTIONS) | ~Q(reviewer=F("claim_author")),
                name="decision_reviewer_not_author",
            ),
            models.CheckConstraint(
                condition=Q(action__in=AUTHOR_ACTIONS) | ~Q(reviewer=F("claim_last_editor")),
                name="decision_reviewer_not_last_editor",
            ),
            one_of("action", Action, name="decision_action_known"),
            one_of("from_state", EditorialState, name="decision_from_state_known"),
            one_of("to_state", EditorialState, name="decision_to_state_known"),
            one_of("verdict", Verdict, blank=True, name="decision_verdict_known"),
            models.CheckConstraint(
                condition=(Q(action__in=VERDICT_ACTIONS) & ~Q(verdict=""))
                | (~Q(action__in=VERDICT_ACTIONS) & Q(verdict="")),
                name="decision_verdict_where_one_is_due",
            ),
            models.CheckConstraint(
                condition=~(Q(action__in=REASON_ACTIONS) | Q(verdict=Verdict.NOT_CHECKABLE)) | ~Q(why=""),
                name="decision_says_why",
            ),
            json_is("findings", "array", name="decision_findings_list"),
            json_is("evidence", "array", name="decision_evidence_list"),
        ]

    def __str__(self) -> str:
        verdict = f" as {self.get_verdict_display()}" if self.verdict else ""
        return f"{self.reviewer}: {self.get_action_display()}{verdict}"


class FindingDecision(Record):
    """That somebody set a finding aside or took that back, and why. Append-only: the finding itself holds only how it
    stands now. `seen` is its guarding version that the person saw; it is used up, so no two rest on one.

    A reason may tell of any source of the dossier, so one confidential source closes it.
    """

    append_only: ClassVar[bool] = True
    reach: ClassVar[Reach] = reach_within(
        "finding__dossier",
        source="finding__evidence__source",
        confidential=("finding__dossier__sources__confidential",),
        internal=True,
    )

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="decisions")
    seen = models.PositiveIntegerField()
    action = models.CharField(max_length=10, choices=FindingAction.choices)
    by = person()
    why = models.TextField()

    class Meta:
        ordering = ("finding", "id")
        constraints = [
            models.UniqueConstraint(fields=["finding", "seen"], name="finding_decision_once_per_version_seen"),
            one_of("action", FindingAction, name="finding_decision_action_known"),
            models.CheckConstraint(condition=~Q(why=""), name="finding_decision_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.get_action_display()}"


class Assignment(Record):
    """A lease: one person has one claim for one task until `expires_at`. A claim has one active lease at most.

    An expired lease is ended (`ended_at`) by whoever takes the claim next, in the same transaction.
    """

    reach: ClassVar[Reach] = reach_within("claim__dossier", internal=True)

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="assignments")
    reviewer = person(related_name="assignments")
    task = models.CharField(max_length=16, choices=Task.choices, default=Task.REVIEW)
    leased_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-leased_at", "-id")
        indexes = [
            models.Index(fields=["reviewer", "expires_at"], name="assignment_mine", condition=Q(ended_at__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(ended_at__isnull=True), name="assignment_one_active_per_claim"
            ),
            one_of("task", Task, name="assignment_task_known"),
            models.CheckConstraint(condition=Q(leased_at__lt=F("expires_at")), name="assignment_expires_after_lease"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("leased_at")), name="assignment_ends_after_lease"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer} has claim {self.claim_id} for {self.get_task_display()}"


class Comment(Record):
    """The desk's talk about a dossier or one of its claims; a remark may point at words of a draft version."""

    reach: ClassVar[Reach] = reach_within("dossier", internal=True)

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="comments")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="comments")
    draft_version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    answers = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies")
    author = person()
    body = models.TextField()
    resolved_by = person(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("created_at", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(body=""), name="comment_says_something"),
            models.CheckConstraint(condition=~Q(answers=F("id")), name="comment_answers_another"),
            models.CheckConstraint(
                condition=Q(resolved_by__isnull=True, resolved_at__isnull=True)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="comment_resolved_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(draft_version__isnull=False), name="comment_span_in_a_draft"
            ),
            *span_rules("comment"),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.body[:80]}"


class Query(Record):
    """A question to the author of the draft or to somebody outside, and its answer."""

    reach: ClassVar[Reach] = reach_within("dossier", internal=True, own="asked_of")

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="queries")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="queries")
    asked_by = person()
    asked_of = person(null=True, blank=True)
    asked_of_name = models.CharField(max_length=300, blank=True, default="")
    channel = models.CharField(max_length=12, choices=Channel.choices, blank=True, default="")
    question = models.TextField()
    due = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=QueryState.choices, default=QueryState.OPEN)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name_plural = "queries"
        ordering = ("created_at", "id")
        indexes = [models.Index(fields=["due"], name="query_open_due", condition=Q(state=QueryState.OPEN))]
        constraints = [
            models.CheckConstraint(condition=~Q(question=""), name="query_asks_something"),
            models.CheckConstraint(
                condition=Q(asked_of__isnull=False, asked_of_name="")
                | (Q(asked_of__isnull=True) & ~Q(asked_of_name="")),
                name="query_asked_of_somebody",
            ),
            one_of("state", QueryState, name="query_state_known"),
            one_of("channel", Channel, blank=True, name="query_channel_known"),
            models.CheckConstraint(
                condition=(Q(state=QueryState.ANSWERED, answered_at__isnull=False) & ~Q(answer=""))
                | (~Q(state=QueryState.ANSWERED) & Q(answered_at__isnull=True, answer="")),
                name="query_answered_with_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question[:80]} ({self.get_state_display()})"
