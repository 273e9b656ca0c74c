"""Every invariant of the claims side is held by the database: a plain insert that breaks one is refused by name."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from factory.django import DjangoModelFactory

from tests.factories import (
    MOMENT,
    ActorFactory,
    ActorNameFactory,
    AssignmentFactory,
    CellFactFactory,
    CellMendFactory,
    CheckRunFactory,
    CitationFactory,
    ClaimCheckFactory,
    ClaimFactory,
    ClaimVersionFactory,
    CommentFactory,
    DecisionFactory,
    DisagreementFactory,
    DossierFactory,
    DossierSourceFactory,
    DraftVersionFactory,
    EventFactory,
    ExportFactory,
    FactFactory,
    FindingDecisionFactory,
    FindingFactory,
    IdempotencyRecordFactory,
    MeasureFactory,
    MendCarryFactory,
    NameDecisionFactory,
    NameSightingFactory,
    NameSuggestionFactory,
    NoteFactory,
    OccurrenceFactory,
    QueryFactory,
    ReanchoringFactory,
    SnapshotFactory,
    SourceFactory,
    TokenFactory,
    UserFactory,
    WebhookFactory,
)

pytestmark = pytest.mark.django_db

Factory = type[DjangoModelFactory[Any]]
LATER = MOMENT + dt.timedelta(hours=1)
EARLIER = MOMENT - dt.timedelta(hours=1)

NO_PLACE = {"start": None, "end": None, "exact": "", "prefix": "", "suffix": ""}
NO_NUMBER = {"quantity_kind": "", "modality": "", "value": None, "lo": None, "hi": None}

BROKEN: list[tuple[str, Factory, dict[str, Any]]] = [
    ("dossier_has_a_title", DossierFactory, {"title": ""}),
    ("dossier_mode_known", DossierFactory, {"mode": "satire"}),
    ("dossier_policy_object", DossierFactory, {"policy": []}),
    ("draft_version_from_one", DraftVersionFactory, {"number": 0}),
    ("claim_kind_a_name", ClaimFactory, {"kind": "Quote!"}),
    ("claim_origin_known", ClaimFactory, {"origin": "dream"}),
    ("claim_state_known", ClaimFactory, {"state": "done"}),
    ("claim_verdict_known", ClaimFactory, {"verdict": "true"}),
    ("claim_approved_with_a_verdict", ClaimFactory, {"state": "approved"}),
    ("claim_approved_with_a_verdict", ClaimFactory, {"state": "published"}),
    ("claim_of_a_person_has_an_author", ClaimFactory, {"origin": "person"}),
    ("claim_version_from_one", ClaimVersionFactory, {"number": 0}),
    ("claim_version_has_words", ClaimVersionFactory, {"text": ""}),
    ("claim_version_payload_object", ClaimVersionFactory, {"payload": "48"}),
    ("claim_version_origin_known", ClaimVersionFactory, {"origin": "dream"}),
    ("claim_version_person_has_an_editor", ClaimVersionFactory, {"origin": "person"}),
    ("occurrence_state_known", OccurrenceFactory, {"state": "lost", **NO_PLACE}),
    ("occurrence_placed_if_found", OccurrenceFactory, {"state": "orphan"}),
    ("occurrence_placed_if_found", OccurrenceFactory, NO_PLACE),
    ("occurrence_a_place_or_none", OccurrenceFactory, {"end": None}),
    ("occurrence_a_place_or_none", OccurrenceFactory, {"start": 19, "end": 17}),
    ("occurrence_exact_fills_span", OccurrenceFactory, {"exact": "48 passengers"}),
    ("actor_has_a_name", ActorFactory, {"name": ""}),
    ("actor_kind_known", ActorFactory, {"kind": "ghost"}),
    ("actor_name_has_a_key", ActorNameFactory, {"key": ""}),
    ("actor_name_accepted_by_whom_and_when", ActorNameFactory, {"accepted_at": MOMENT}),
    ("measure_has_a_key", MeasureFactory, {"key": ""}),
    ("measure_bounds_in_order", MeasureFactory, {"minimum": 329, "maximum": 0}),
    ("measure_partitions_list", MeasureFactory, {"partitions": {}}),
    ("event_has_a_key", EventFactory, {"key": ""}),
    ("event_dates_in_order", EventFactory, {"latest": dt.date(2026, 3, 1)}),
    ("event_dates_in_order", EventFactory, {"latest": None}),
    ("fact_kind_known", FactFactory, {"kind": "rumour"}),
    ("fact_quantity_kind_known", FactFactory, {"quantity_kind": "dozen"}),
    ("fact_modality_known", FactFactory, {"modality": "perhaps"}),
    ("fact_stance_known", CellFactFactory, {"kind": "responsibility", "stance": "shrugs", **NO_NUMBER}),
    ("fact_status_known", FactFactory, {"status": "provisional"}),
    ("fact_interval_in_order", FactFactory, {"lo": Fraction(1, 3) + Fraction(1, 10**40), "hi": Fraction(1, 3)}),
    ("fact_from_a_claim_or_a_cell", FactFactory, {"snapshot": "a snapshot"}),
    ("fact_from_a_claim_or_a_cell", CellFactFactory, {"snapshot": None}),
    ("fact_from_a_claim_or_a_cell", CellFactFactory, {"column": None}),
    ("fact_says_what_its_kind_says", FactFactory, {"modality": ""}),
    ("fact_says_what_its_kind_says", FactFactory, {"stance": "blames"}),
    ("fact_numbers_are_of_quantities", FactFactory, {
        "kind": "responsibility", "stance": "blames", "modality": "", "quantity_kind": "",
    }),
    ("fact_relation_object", FactFactory, {"relation": []}),
    ("cell_mend_says_something", CellMendFactory, {"subject": ""}),
    ("cell_mend_year", CellMendFactory, {"year": "21"}),
    ("cell_mend_says_why", CellMendFactory, {"because": ""}),
    ("mend_carry_says_why", MendCarryFactory, {"reason": ""}),
    ("mend_carry_made_if_carried", MendCarryFactory, {"state": "carried"}),
    ("mend_carry_settled_by_whom_and_when", MendCarryFactory, {"state": "settled"}),
    ("mend_carry_state_known", MendCarryFactory, {"state": "lost"}),
    ("name_suggestion_two_spellings", NameSuggestionFactory, {"first_plain": "amiri", "second_plain": "amiri"}),
    ("name_suggestion_two_spellings", NameSuggestionFactory, {"second": ""}),
    (
        "name_suggestion_state_known",
        NameSuggestionFactory,
        {"state": "asked", "decided_by": "a person", "decided_at": MOMENT},
    ),
    ("name_suggestion_decided_by_whom_and_when", NameSuggestionFactory, {"state": "accepted"}),
    ("name_sighting_side_known", NameSightingFactory, {"side": "third"}),
    ("name_sighting_has_a_place", NameSightingFactory, NO_PLACE),
    ("name_sighting_a_place_or_none", NameSightingFactory, {"end": None}),
    ("name_sighting_exact_fills_span", NameSightingFactory, {"exact": "4"}),
    ("name_decision_action_known", NameDecisionFactory, {"action": "shrug"}),
    ("finding_decision_action_known", FindingDecisionFactory, {"action": "shrug"}),
    ("finding_decision_says_why", FindingDecisionFactory, {"why": ""}),
    ("disagreement_severity_known", DisagreementFactory, {"severity": "fatal"}),
    ("citation_of_a_passage_or_a_note", CitationFactory, {"note": "They said so."}),
    ("citation_of_a_passage_or_a_note", CitationFactory, {"snapshot": None}),
    ("citation_of_a_passage_or_a_note", NoteFactory, {"note": ""}),
    ("citation_of_a_passage_or_a_note", NoteFactory, {"channel": ""}),
    ("citation_note_checked_by_a_person", NoteFactory, {"accepted_by": None}),
    ("citation_note_checked_by_a_person", NoteFactory, {"origin": "machine"}),
    ("citation_note_checked_by_a_person", NoteFactory, {"outcome": "exact"}),
    ("citation_channel_known", NoteFactory, {"channel": "pigeon"}),
    ("citation_relation_known", CitationFactory, {"relation": "proves"}),
    ("citation_origin_known", CitationFactory, {"origin": "dream"}),
    ("citation_outcome_known", CitationFactory, {"outcome": "verified"}),
    ("citation_match_object", CitationFactory, {"match": []}),
    ("citation_a_place_or_none", CitationFactory, {"end": None}),
    ("citation_exact_fills_span", CitationFactory, {"exact": "4"}),
    ("check_run_inputs_hash", CheckRunFactory, {"inputs_sha256": "F" * 64}),
    ("check_run_inputs_object", CheckRunFactory, {"inputs": []}),
    ("check_run_state_known", CheckRunFactory, {"state": "asleep"}),
    ("check_run_done_within_total", CheckRunFactory, {"done": 2, "total": 1}),
    ("check_run_finished_when_over", CheckRunFactory, {"state": "done"}),
    ("check_run_finished_when_over", CheckRunFactory, {"finished_at": MOMENT}),
    ("check_run_failed_says_why", CheckRunFactory, {"state": "failed", "finished_at": MOMENT}),
    ("claim_check_outcome_known", ClaimCheckFactory, {"outcome": "stale"}),
    ("claim_check_inputs_hash", ClaimCheckFactory, {"inputs_sha256": ""}),
    ("claim_check_notes_list", ClaimCheckFactory, {"notes": {}}),
    ("claim_check_unchecked_says_why", ClaimCheckFactory, {"outcome": "unchecked"}),
    ("claim_check_ok_was_checked", ClaimCheckFactory, {"unchecked": "no source could be read"}),
    ("finding_of_a_run_or_a_source", FindingFactory, {"first_run": None}),
    ("finding_rule_a_name", FindingFactory, {"rule": "mismatch"}),
    ("finding_severity_known", FindingFactory, {"severity": "fatal"}),
    ("finding_state_known", FindingFactory, {"state": "asleep"}),
    ("finding_fingerprint", FindingFactory, {"fingerprint": "x"}),
    ("finding_says_something", FindingFactory, {"message": ""}),
    ("finding_claim_with_its_version", FindingFactory, {"claim": "a claim"}),
    ("finding_dismissed_by_whom_and_why", FindingFactory, {"state": "dismissed", "dismissed_because": "a typo"}),
    ("finding_evidence_in_a_text", FindingFactory, {"evidence_start": 0, "evidence_end": 1}),
    ("finding_span_whole_or_none", FindingFactory, {"start": 1}),
    ("finding_span_whole_or_none", FindingFactory, {"start": 1, "end": 1}),
    ("finding_evidence_span_whole_or_none", FindingFactory, {"evidence": "a snapshot", "evidence_end": 1}),
    ("finding_differences_list", FindingFactory, {"differences": {}}),
    ("finding_mentions_list", FindingFactory, {"mentions": {}}),
    ("decision_action_known", DecisionFactory, {"action": "bless", "verdict": ""}),
    ("decision_from_state_known", DecisionFactory, {"from_state": "done"}),
    ("decision_to_state_known", DecisionFactory, {"to_state": "done"}),
    ("decision_verdict_known", DecisionFactory, {"verdict": "true"}),
    ("decision_verdict_where_one_is_due", DecisionFactory, {"verdict": ""}),
    ("decision_verdict_where_one_is_due", DecisionFactory, {"action": "publish"}),
    ("decision_says_why", DecisionFactory, {"action": "reject", "verdict": ""}),
    ("decision_says_why", DecisionFactory, {"action": "request_changes", "verdict": ""}),
    ("decision_says_why", DecisionFactory, {"verdict": "not_checkable"}),
    ("decision_findings_list", DecisionFactory, {"findings": {}}),
    ("reanchoring_state_known", ReanchoringFactory, {"state": "lost", **NO_PLACE}),
    ("reanchoring_placed_if_found", ReanchoringFactory, {"state": "orphan"}),
    ("reanchoring_placed_if_found", ReanchoringFactory, NO_PLACE),
    ("reanchoring_says_why", ReanchoringFactory, {"reason": ""}),
    ("reanchoring_edits_list", ReanchoringFactory, {"edits": {}}),
    ("reanchoring_a_place_or_none", ReanchoringFactory, {"start": None, "end": None, "exact": ""}),
    ("reanchoring_exact_fills_span", ReanchoringFactory, {"exact": "4"}),
    ("decision_evidence_list", DecisionFactory, {"evidence": {}}),
    ("assignment_task_known", AssignmentFactory, {"task": "lunch"}),
    ("assignment_expires_after_lease", AssignmentFactory, {"expires_at": MOMENT}),
    ("assignment_ends_after_lease", AssignmentFactory, {"ended_at": EARLIER}),
    ("comment_says_something", CommentFactory, {"body": ""}),
    ("comment_resolved_by_whom_and_when", CommentFactory, {"resolved_at": MOMENT}),
    ("comment_span_in_a_draft", CommentFactory, {"start": 0, "end": 1}),
    ("comment_span_whole_or_none", CommentFactory, {"end": 1}),
    ("query_asks_something", QueryFactory, {"question": ""}),
    ("query_asked_of_somebody", QueryFactory, {"asked_of_name": ""}),
    ("query_asked_of_somebody", QueryFactory, {"asked_of": "a person"}),
    ("query_state_known", QueryFactory, {"state": "lost"}),
    ("query_channel_known", QueryFactory, {"channel": "pigeon"}),
    ("query_answered_with_an_answer", QueryFactory, {"state": "answered", "answered_at": LATER}),
    ("query_answered_with_an_answer", QueryFactory, {"answer": "47"}),
    ("token_hash_only", TokenFactory, {"sha256": "vch_1a2b3c4d"}),
    ("token_has_a_name", TokenFactory, {"name": ""}),
    ("token_expires_after_issue", TokenFactory, {"expires_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)}),
    ("token_scopes_list", TokenFactory, {"scopes": {}}),
    ("webhook_url_of_the_web", WebhookFactory, {"url": "file:///etc/passwd"}),
    ("webhook_secret_long_enough", WebhookFactory, {"secret": "short"}),
    ("webhook_events_list", WebhookFactory, {"events": {}}),
    ("idempotency_has_a_key", IdempotencyRecordFactory, {"key": ""}),
    ("idempotency_request_hash", IdempotencyRecordFactory, {"request_sha256": "x"}),
    ("idempotency_state_known", IdempotencyRecordFactory, {"state": "lost", "status": 201}),
    ("idempotency_answered_with_a_status", IdempotencyRecordFactory, {"state": "answered"}),
    ("idempotency_answered_with_a_status", IdempotencyRecordFactory, {"status": 201}),
    ("export_format_a_name", ExportFactory, {"format": "CSL-JSON"}),
    ("export_parameters_object", ExportFactory, {"parameters": []}),
    ("export_state_known", ExportFactory, {"state": "lost"}),
    ("export_hash", ExportFactory, {"sha256": "x"}),
    ("export_done_is_whole", ExportFactory, {"state": "done", "finished_at": MOMENT, "size": 1}),
    ("export_failed_says_why", ExportFactory, {"state": "failed"}),
]  # fmt: skip

TWICE: list[tuple[str, Factory, tuple[str, ...]]] = [
    ("draft_version_number_once", DraftVersionFactory, ("dossier", "snapshot")),
    ("claims_dossier_draft_id_key", DossierFactory, ("draft", "desk")),
    ("dossier_source_once", DossierSourceFactory, ("dossier", "source")),
    ("claim_version_number_once", ClaimVersionFactory, ("claim",)),
    ("occurrence_once_per_place", OccurrenceFactory, ("claim_version", "draft_version")),
    ("actor_name_once", ActorNameFactory, ("actor",)),
    ("measure_once_per_desk", MeasureFactory, ("desk",)),
    ("event_once_per_desk", EventFactory, ("desk",)),
    ("cell_mend_once_per_place", CellMendFactory, ("snapshot",)),
    ("mend_carry_once_per_snapshot", MendCarryFactory, ("mend", "snapshot")),
    ("name_suggestion_asked_once", NameSuggestionFactory, ("desk", "first_plain", "second_plain")),
    ("name_sighting_once_per_snapshot", NameSightingFactory, ("suggestion", "snapshot")),
    ("disagreement_once_per_rule", DisagreementFactory, ("fact", "other")),
    ("citation_once_per_place", CitationFactory, ("claim_version", "snapshot")),
    ("check_run_once_per_inputs", CheckRunFactory, ("draft_version", "inputs_sha256")),
    ("claim_check_once_per_run", ClaimCheckFactory, ("run", "claim_version")),
    ("finding_once_per_fingerprint", FindingFactory, ("last_run", "fingerprint")),
    ("reanchoring_once_per_snapshot", ReanchoringFactory, ("citation", "snapshot")),
    ("decision_once_per_version_seen", DecisionFactory, ("claim_version", "draft_version")),
    ("finding_decision_once_per_version_seen", FindingDecisionFactory, ("finding", "seen")),
    ("assignment_one_active_per_claim", AssignmentFactory, ("claim",)),
    ("claims_token_sha256_key", TokenFactory, ("sha256",)),
    ("webhook_once_per_address", WebhookFactory, ("desk",)),
    ("idempotency_once_per_key", IdempotencyRecordFactory, ("desk", "user", "key")),
]

BY_HAND = {
    "fact_numbers_exact", "actor_not_merged_into_itself", "actor_merged_by_a_person", "comment_answers_another",
    "decision_reviewer_not_author", "decision_reviewer_not_last_editor",
    "claim_version_with_its_claim", "dossier_with_its_desk",  # targets of the two-column references
}  # fmt: skip


def refused(constraint: str) -> Any:
    return pytest.raises(IntegrityError, match=f'"{constraint}"')


@pytest.mark.parametrize(
    ("constraint", "factory", "fields"), BROKEN, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_row_that_breaks_a_rule_is_refused(constraint: str, factory: Factory, fields: dict[str, Any]) -> None:
    stand_ins = {"a snapshot": SnapshotFactory, "a claim": ClaimFactory, "a person": UserFactory}
    fields = {
        name: stand_ins[value].create() if isinstance(value, str) and value in stand_ins else value
        for name, value in fields.items()
    }
    with refused(constraint), transaction.atomic():
        factory.create(**fields)
    assert not factory._meta.model._default_manager.exists()
    factory.create()  # and without it there is nothing wrong


@pytest.mark.parametrize(
    ("constraint", "factory", "shared"), TWICE, ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_is_once_is_not_twice(constraint: str, factory: Factory, shared: tuple[str, ...]) -> None:
    first = factory.create()
    with refused(constraint), transaction.atomic():
        factory.create(**{name: getattr(first, name) for name in shared})
    assert factory._meta.model._default_manager.count() == 1
    factory.create()


def test_no_rule_is_left_untried() -> None:
    tried = {name for name, _, _ in BROKEN} | {name for name, _, _ in TWICE} | BY_HAND
    rules = {rule.name for model in apps.get_app_config("claims").get_models() for rule in model._meta.constraints}
    assert rules - tried == set()
    assert tried - rules == {"claims_dossier_draft_id_key", "claims_token_sha256_key"}  # unique columns


@pytest.mark.parametrize("stored", ["48", "96/2", "48/0", "48/-1", "048/1", "-0/1", "0/2", "4.8/1", "", "48/1\n"])
def test_a_number_has_one_stored_form(stored: str) -> None:
    fact = FactFactory.create()
    with refused("fact_numbers_exact"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE claims_fact SET value = %s WHERE id = %s", [stored, fact.pk])


def test_an_actor_is_merged_into_another_by_a_person() -> None:
    actor, user = ActorFactory.create(), UserFactory.create()
    with refused("actor_not_merged_into_itself"), transaction.atomic():
        type(actor).objects.filter(pk=actor.pk).update(merged_into=actor, merged_by=user)
    with refused("actor_merged_by_a_person"), transaction.atomic():
        type(actor).objects.filter(pk=actor.pk).update(merged_into=ActorFactory.create())
    type(actor).objects.filter(pk=actor.pk).update(merged_into=ActorFactory.create(), merged_by=user)


def test_a_comment_answers_another() -> None:
    comment = CommentFactory.create()
    with refused("comment_answers_another"), transaction.atomic():
        type(comment).objects.filter(pk=comment.pk).update(answers=comment)
    assert list(comment.replies.all()) == []
    CommentFactory.create(answers=comment)


def commit(row: models.Model, **changes: Any) -> None:
    """Change a row and check what is checked at the end of a transaction."""
    with transaction.atomic():
        type(row)._default_manager.filter(pk=row.pk).update(**changes)
        connection.check_constraints()


def test_rows_that_go_together_belong_together() -> None:
    foreign = ClaimVersionFactory.create()
    with refused("claim_current_is_its_own"):
        commit(ClaimFactory.create(), current=foreign)
    with refused("finding_version_of_its_claim"):
        commit(FindingFactory.create(), claim=ClaimFactory.create(), claim_version=foreign)
    dossier_source = DossierSourceFactory.create()
    with refused("dossier_source_of_its_desk"):
        commit(dossier_source, source=SourceFactory.create())
    with refused("dossier_source_dossier_of_its_desk"):
        commit(dossier_source, dossier=DossierFactory.create())
    with refused("dossier_draft_of_its_desk"):
        commit(dossier_source.dossier, draft=SourceFactory.create())
    commit(foreign.claim, current=foreign)
    DecisionFactory.create(claim=ClaimFactory.create(), claim_version=foreign)
    with refused("decision_version_of_its_claim"):
        connection.check_constraints()
