"""Decisions: what they do to a claim, who may make them, and that one version is decided on once."""

import datetime as dt
import threading
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections

from claims import review
from claims.models import Claim, Decision, Finding
from claims.models.words import Action, EditorialState, FindingState, Mode, Verdict
from claims.review import PASSABLE, TRANSITIONS, ReviewError, allowed_actions, decide, sight
from sources.models import Conflict, Role
from tests.factories import (
    MOMENT,
    NOTE,
    CitationFactory,
    DossierFactory,
    FindingFactory,
    NoteFactory,
    UserFactory,
    member,
    reviewed_claim,
    sha256,
)

S, A, V = EditorialState, Action, Verdict
pytestmark = pytest.mark.django_db


def claim_in(
    state: EditorialState = S.PROPOSED, *, mode: str = Mode.OWN_DRAFT, policy: Any = None, **more: Any
) -> Claim:
    dossier = DossierFactory.create(mode=mode, policy=policy or {})
    verdict = V.SUPPORTED if state in (S.APPROVED, S.PUBLISHED) else ""
    return reviewed_claim(**{"dossier": dossier, "state": state, "verdict": verdict} | more)


def finding_of(claim: Claim, **fields: Any) -> Finding:
    return FindingFactory.create(
        claim=claim, claim_version=claim.current, last_run__draft_version=draft_version_of(claim), **fields
    )


def draft_version_of(claim: Claim) -> Any:
    assert claim.current is not None
    return claim.current.occurrences.get().draft_version


def person(claim: Claim, role: Role = Role.CHECKER) -> Any:
    return member(claim.dossier.desk, role)


def say(claim: Claim, by: Any, action: str, verdict: str = "", why: str = "", **more: Any) -> Decision:
    claim.refresh_from_db()
    return decide(claim=claim, seen=claim.version, by=by, action=action, verdict=verdict, why=why, now=MOMENT, **more)


def test_the_table_names_every_action_and_reaches_every_state() -> None:
    assert {action for _, action in TRANSITIONS} == set(Action) == set(review.ROLES)
    assert {*TRANSITIONS.values(), S.SECOND_REVIEW, S.PROPOSED} == set(EditorialState)
    assert {state for state, _ in TRANSITIONS} == set(EditorialState) - {S.RETRACTED}


def test_an_approval_is_one_change_and_one_decision_pinned_to_what_was_seen() -> None:
    claim = claim_in()
    citation = CitationFactory.create(claim_version=claim.current, snapshot__source__desk=claim.dossier.desk)
    note = NoteFactory.create(claim_version=claim.current)
    finding = finding_of(claim, severity="low")
    by = person(claim)

    decision = say(claim, by, A.APPROVE, V.SUPPORTED, "  The log has it.\n")

    claim.refresh_from_db()
    assert (claim.state, claim.verdict, claim.version) == (S.APPROVED, V.SUPPORTED, 2)
    stored = Decision.objects.get()
    assert stored == decision
    assert (stored.claim_version, stored.draft_version) == (claim.current, draft_version_of(claim))
    assert (stored.seen, stored.reviewer, stored.from_state, stored.to_state) == (1, by, S.PROPOSED, S.APPROVED)
    assert (stored.verdict, stored.why, stored.created_at) == (V.SUPPORTED, "The log has it.", MOMENT)
    assert stored.findings == [
        {
            "id": finding.pk, "rule": "quantity.mismatch", "severity": "low", "state": "open",
            "fingerprint": finding.fingerprint,
        }
    ]  # fmt: skip
    assert stored.evidence == [
        {
            "citation": citation.pk, "snapshot": citation.snapshot_id, "sha256": sha256(NOTE),
            "start": citation.start, "end": citation.end, "relation": "supports",
        },
        {
            "citation": note.pk, "snapshot": None, "sha256": sha256(note.note),
            "start": None, "end": None, "relation": "supports",
        },
    ]  # fmt: skip


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("mode", list(Mode))
def test_an_own_draft_stands_on_few_verdicts_and_a_fact_check_on_any(mode: Mode, verdict: Verdict) -> None:
    claim = claim_in(S.IN_REVIEW, mode=mode)
    decision = say(claim, person(claim), A.APPROVE, verdict, "Because.")
    stands = mode == Mode.FACT_CHECK or verdict in PASSABLE
    claim.refresh_from_db()
    assert claim.state == decision.to_state == (S.APPROVED if stands else S.CHANGES_REQUESTED)
    assert claim.verdict == verdict


def test_the_passable_verdicts_are_these_four() -> None:
    assert {str(one) for one in PASSABLE} == {
        "supported", "supported_with_difference", "opinion", "not_checkable",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("action", "verdict", "why", "message"),
    [
        (A.APPROVE, "", "", "Please choose a verdict."),
        (A.APPROVE, "true", "", "There is no verdict “true”."),
        (A.APPROVE, V.NOT_CHECKABLE, " ", "Please say why this claim cannot be checked."),
        (A.REQUEST_CHANGES, "", "\n", "Please say why: the decision “request changes” needs a reason."),
        (A.REJECT, "", "", "Please say why: the decision “reject (not a claim)” needs a reason."),
        (A.REJECT, V.OPINION, "no", "The decision “reject (not a claim)” carries no verdict."),
        (A.PUBLISH, "", "", "A claim that is in review cannot get the decision “publish”."),
        ("accept", "", "", "There is no decision “accept”."),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_written(
    action: str, verdict: str, why: str, message: str
) -> None:
    claim = claim_in(S.IN_REVIEW)
    with pytest.raises(ReviewError) as refused:
        say(claim, person(claim, Role.EDITOR), action, verdict, why)
    assert str(refused.value) == message
    claim.refresh_from_db()
    assert (claim.state, claim.version, Decision.objects.count()) == (S.IN_REVIEW, 1, 0)


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("author", "You wrote this claim, so somebody else must review it."),
        ("last_editor", "You were the last to change this claim, so somebody else must review it."),
    ],
)
def test_four_eyes(field: str, message: str) -> None:
    claim = claim_in(S.IN_REVIEW)
    writer = person(claim)
    setattr(claim, field, writer)
    claim.save()
    for action, verdict in ((A.APPROVE, V.SUPPORTED), (A.REQUEST_CHANGES, ""), (A.REJECT, "")):
        with pytest.raises(PermissionDenied) as refused:
            say(claim, writer, action, verdict, "why")
        assert str(refused.value) == message
    assert allowed_actions(claim, writer) == [A.WITHDRAW]
    assert say(claim, writer, A.WITHDRAW).to_state == S.WITHDRAWN
    assert say(claim, writer, A.SUBMIT).to_state == S.IN_REVIEW


@pytest.mark.parametrize(
    ("role", "actions"),
    [
        (Role.ADMINISTRATOR, [A.PUBLISH, A.REQUEST_CHANGES, A.WITHDRAW]),
        (Role.EDITOR, [A.PUBLISH, A.REQUEST_CHANGES, A.WITHDRAW]),
        (Role.CHECKER, [A.REQUEST_CHANGES, A.WITHDRAW]),
        (Role.SECOND_READER, [A.REQUEST_CHANGES]),
        (Role.GUEST, []),
    ],
)
def test_what_each_role_may_do_with_an_approved_claim(role: Role, actions: list[Action]) -> None:
    claim = claim_in(S.APPROVED)
    by = person(claim, role)
    assert allowed_actions(claim, by) == actions
    for action in set(Action) - set(actions):
        with pytest.raises((PermissionDenied, ReviewError)):
            say(claim, by, action, V.SUPPORTED if action in {A.APPROVE, A.DISAGREE, A.ADJUDICATE} else "", "why")


def test_who_may_not_see_a_claim_may_not_decide_about_it() -> None:
    claim = claim_in()
    claim.dossier.draft.confidential = True
    claim.dossier.draft.save()
    for by in (UserFactory.create(), person(claim, Role.SECOND_READER)):
        assert allowed_actions(claim, by) == []
        with pytest.raises(PermissionDenied) as refused:
            say(claim, by, A.APPROVE, V.SUPPORTED)
        assert str(refused.value) == "You may not see this claim, so you cannot decide about it."


def test_a_checker_is_told_which_role_publishing_needs() -> None:
    claim = claim_in(S.APPROVED)
    with pytest.raises(PermissionDenied) as refused:
        say(claim, person(claim), A.PUBLISH)
    told = f"This needs the role of administrator or editor on the desk “{claim.dossier.desk}”; "
    assert str(refused.value).startswith(told)


def test_a_second_reader_is_asked_by_policy() -> None:
    claim = claim_in(policy={"second_reader": True})
    first, second = person(claim), person(claim, Role.SECOND_READER)
    assert say(claim, first, A.APPROVE, V.SUPPORTED).to_state == S.SECOND_REVIEW
    claim.refresh_from_db()
    assert claim.verdict == V.SUPPORTED
    assert allowed_actions(claim, first) == [A.WITHDRAW]
    with pytest.raises(PermissionDenied) as refused:
        say(claim, first, A.APPROVE, V.SUPPORTED)
    assert str(refused.value) == "You have read this claim already, so somebody else must read it now."
    assert say(claim, second, A.APPROVE, V.SUPPORTED).to_state == S.APPROVED


def test_a_first_reading_that_sends_the_claim_back_asks_no_second() -> None:
    claim = claim_in(policy={"second_reader": True})
    assert say(claim, person(claim), A.APPROVE, V.CONTRADICTED).to_state == S.CHANGES_REQUESTED


@pytest.mark.parametrize(
    ("severity", "state", "target"),
    [
        ("high", FindingState.OPEN, S.SECOND_REVIEW),
        ("medium", FindingState.OPEN, S.APPROVED),
        ("high", FindingState.GONE, S.APPROVED),
    ],
)
def test_approving_against_an_open_high_finding_asks_a_second_reader(severity: str, state: str, target: str) -> None:
    claim = claim_in()
    finding_of(claim, severity=severity, state=state)
    assert say(claim, person(claim), A.APPROVE, V.SUPPORTED).to_state == target


def test_a_high_finding_between_claims_counts_for_each() -> None:
    claim = claim_in()
    finding = FindingFactory.create(last_run__draft_version=draft_version_of(claim))
    finding.involved.add(claim)
    decision = say(claim, person(claim), A.APPROVE, V.SUPPORTED)
    assert (decision.to_state, [one["id"] for one in decision.findings]) == (S.SECOND_REVIEW, [finding.pk])


def test_two_readers_who_differ_go_to_a_third() -> None:
    claim = claim_in(policy={"second_reader": True})
    first, second, third = person(claim), person(claim, Role.EDITOR), person(claim, Role.EDITOR)
    say(claim, first, A.APPROVE, V.SUPPORTED)
    with pytest.raises(ReviewError) as refused:
        say(claim, second, A.APPROVE, V.OPINION)
    assert str(refused.value) == ("The first reader held it “supported”. If you hold otherwise, disagree and say why.")
    with pytest.raises(ReviewError) as refused:
        say(claim, second, A.DISAGREE, V.SUPPORTED, "why")
    assert str(refused.value) == ("The first reader held it “supported” as well. To disagree, choose another verdict.")
    assert say(claim, second, A.DISAGREE, V.INSUFFICIENT, "One source.").to_state == S.ADJUDICATION
    claim.refresh_from_db()
    assert claim.verdict == ""
    assert allowed_actions(claim, first) == allowed_actions(claim, second) == [A.WITHDRAW]
    with pytest.raises(PermissionDenied):
        say(claim, second, A.ADJUDICATE, V.SUPPORTED, "I insist.")
    assert allowed_actions(claim, third) == [A.ADJUDICATE, A.REQUEST_CHANGES, A.REJECT, A.WITHDRAW]
    assert say(claim, third, A.ADJUDICATE, V.SUPPORTED, "The log is enough.").to_state == S.APPROVED


def test_a_new_round_forgets_the_readers_of_the_last() -> None:
    claim = claim_in(policy={"second_reader": True})
    first, second = person(claim), person(claim)
    say(claim, first, A.APPROVE, V.SUPPORTED)
    say(claim, second, A.REQUEST_CHANGES, why="Say which Monday.")
    say(claim, person(claim), A.SUBMIT)
    say(claim, second, A.APPROVE, V.SUPPORTED)
    assert say(claim, first, A.APPROVE, V.SUPPORTED).to_state == S.APPROVED


def test_published_claims_are_corrected_and_retracted_with_their_verdict() -> None:
    claim = claim_in(S.APPROVED)
    editor = person(claim, Role.EDITOR)
    for action, state in ((A.PUBLISH, S.PUBLISHED), (A.CORRECT, S.CORRECTED), (A.RETRACT, S.RETRACTED)):
        assert say(claim, editor, action, why="A reader wrote.").to_state == state
        claim.refresh_from_db()
        assert claim.verdict == V.SUPPORTED
    assert allowed_actions(claim, editor) == []


def test_changes_requested_take_the_verdict_back() -> None:
    claim = claim_in(S.APPROVED)
    say(claim, person(claim), A.REQUEST_CHANGES, why="The figure was corrected.")
    claim.refresh_from_db()
    assert (claim.state, claim.verdict) == (S.CHANGES_REQUESTED, "")


def test_a_stale_version_is_a_conflict_that_shows_the_claim_as_it_is() -> None:
    claim = claim_in()
    say(claim, person(claim), A.APPROVE, V.SUPPORTED)
    with pytest.raises(Conflict) as conflict:
        decide(claim=claim, seen=1, by=person(claim), action=A.REJECT, why="no", now=MOMENT)
    assert isinstance(conflict.value.current, Claim)
    assert (conflict.value.current.version, conflict.value.current.state) == (2, S.APPROVED)
    assert Decision.objects.count() == 1


def test_a_finding_that_came_after_the_page_was_shown_is_a_conflict() -> None:
    claim = claim_in()
    by = person(claim)
    shown = sight(claim, by).digest
    finding_of(claim, severity="low")
    with pytest.raises(Conflict):
        say(claim, by, A.APPROVE, V.SUPPORTED, shown=shown)
    assert Decision.objects.count() == 0
    assert say(claim, by, A.APPROVE, V.SUPPORTED, shown=sight(claim, by).digest).to_state == S.APPROVED


def test_a_decision_pins_only_what_its_maker_may_see_but_heeds_the_rest() -> None:
    claim = claim_in()
    hidden = CitationFactory.create(
        claim_version=claim.current, snapshot__source__desk=claim.dossier.desk, snapshot__source__confidential=True
    )
    finding_of(claim, evidence=hidden.snapshot, evidence_start=0, evidence_end=7)
    decision = say(claim, person(claim, Role.SECOND_READER), A.APPROVE, V.SUPPORTED)
    assert (decision.findings, decision.evidence, decision.to_state) == ([], [], S.SECOND_REVIEW)


@pytest.mark.django_db(transaction=True)
def test_of_sixteen_reviewers_at_once_one_is_heard() -> None:
    claim = claim_in(S.IN_REVIEW)
    people = [person(claim) for _ in range(16)]
    start = threading.Barrier(len(people))
    results: list[str] = []

    def review_it(by: Any, number: int) -> None:
        try:
            start.wait(timeout=30)
            action, verdict = ((A.APPROVE, V.SUPPORTED), (A.REJECT, ""))[number % 2]
            when = MOMENT + dt.timedelta(seconds=number)
            decide(claim=claim, seen=1, by=by, action=action, verdict=verdict, why="why", now=when)
            results.append("won")
        except Conflict as lost:
            results.append(f"lost to version {getattr(lost.current, 'version', None)}")
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=review_it, args=(by, number)) for number, by in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(results) == ["lost to version 2"] * 15 + ["won"]
    claim.refresh_from_db()
    decision = Decision.objects.get()
    assert (claim.version, claim.state) == (2, decision.to_state)
