"""The computed check status, what waits for whom, and what is said against a claim."""

import datetime as dt
from typing import Any

import pytest

from claims.drafts import add_draft_version
from claims.intake import NewClaim, attach_source, change_claim, latest_version, record_claims
from claims.models import Claim, Dossier, DossierSource
from claims.selectors import check_status, claims_of, findings_open, review_queue
from sources.models import Role
from sources.services import add_snapshot
from sources.text import Span
from tests.claims.intake_helpers import DRAFT, LATER, attached, source, story
from tests.factories import (
    MOMENT,
    CheckRunFactory,
    ClaimCheckFactory,
    DecisionFactory,
    FindingFactory,
    MembershipFactory,
    UserFactory,
    member,
)

pytestmark = pytest.mark.django_db

NUMBERS = ("48", "17")


def found(dossier: Dossier, by: Any = None) -> list[Claim]:
    """The claims of both figures of the draft, of the machine or of a person."""
    version = latest_version(dossier)
    rows = [NewClaim("quantity", at, at + 2) for at in (version.snapshot.text.index(one) for one in NUMBERS)]
    origin = "person" if by else "machine"
    return record_claims(draft_version=version, rows=rows, by=by, origin=origin, now=MOMENT)


def checked(dossier: Dossier, claim: Claim, outcome: str = "ok", **fields: Any) -> Any:
    run = CheckRunFactory.create(draft_version=latest_version(dossier))
    claim.refresh_from_db()
    if outcome == "unchecked":
        fields["unchecked"] = "no source was given"
    return ClaimCheckFactory.create(run=run, claim_version=claim.current, outcome=outcome, **fields)


def said(check: Any, severity: str, **fields: Any) -> Any:
    claim = check.claim_version.claim
    return FindingFactory.create(
        last_run=check.run, claim=claim, claim_version=check.claim_version, severity=severity, **fields
    )


def status(claim: Claim) -> str:
    return str(check_status(Claim.objects.filter(pk=claim.pk)).get().check_status)


def test_an_unchecked_claim_is_unchecked_and_one_without_findings_ok() -> None:
    dossier, _ = story()
    first, second = found(dossier)
    assert (status(first), status(second)) == ("unchecked", "unchecked")
    checked(dossier, first)
    checked(dossier, second, "unchecked")
    assert (status(first), status(second)) == ("ok", "unchecked")


def test_open_findings_of_weight_make_a_problem_until_they_are_dismissed_or_gone() -> None:
    dossier, editor = story()
    claim, _ = found(dossier)
    check = checked(dossier, claim, "problem")
    said(check, "low")
    said(check, "info")
    assert status(claim) == "ok"
    medium, high = said(check, "medium"), said(check, "high")
    assert status(claim) == "problem"
    type(high).objects.filter(pk=high.pk).update(
        state="dismissed", dismissed_by=editor, dismissed_at=MOMENT, dismissed_because="The log was corrected."
    )
    assert status(claim) == "problem"
    type(medium).objects.filter(pk=medium.pk).update(state="gone")
    assert status(claim) == "ok"
    unchecked = checked(dossier, claim, "unchecked")
    assert status(claim) == "unchecked"
    said(unchecked, "high")
    assert status(claim) == "problem"


def test_a_changed_claim_is_stale_until_its_new_version_is_checked() -> None:
    dossier, editor = story()
    claim, _ = found(dossier)
    said(checked(dossier, claim, "problem"), "high")
    start = DRAFT.index("48")
    change_claim(claim=claim, seen=1, by=editor, span=Span(start, start + 13), now=LATER)
    assert status(claim) == "stale"
    checked(dossier, claim)
    assert status(claim) == "ok"


def test_a_new_version_of_the_draft_makes_every_check_stale() -> None:
    dossier, editor = story()
    kept, changed = found(dossier)
    checked(dossier, kept)
    checked(dossier, changed)
    data = DRAFT.replace("17", "15").encode()
    add_draft_version(dossier=dossier, data=data, filename="2.txt", by=editor, now=LATER)
    assert (status(kept), status(changed)) == ("stale", "stale")
    checked(dossier, kept)
    checked(dossier, changed)
    assert (status(kept), status(changed)) == ("ok", "ok")


def test_a_source_that_comes_in_or_is_read_anew_makes_checks_stale() -> None:
    dossier, editor = story()
    claim, _ = found(dossier)
    first = source(dossier.desk, editor)
    checked(dossier, claim)
    attach_source(dossier=dossier, snapshot=first, by=editor)
    assert status(claim) == "stale"
    checked(dossier, claim)
    attach_source(dossier=dossier, snapshot=first, by=editor)
    assert status(claim) == "ok"
    newer = add_snapshot(source=first.source, data=b"Corrected.", filename="l.txt", by=editor, now=LATER)
    assert status(claim) == "ok"
    attach_source(dossier=dossier, snapshot=newer, by=editor)
    assert status(claim) == "stale"
    DossierSource.objects.update(snapshot=None)
    checked(dossier, claim)
    assert status(claim) == "ok"
    add_snapshot(source=first.source, data=b"Corrected again.", filename="l.txt", by=editor, now=LATER)
    assert status(claim) == "stale"


def test_the_claims_of_a_dossier_stand_in_the_order_of_the_text_with_one_query(
    django_assert_num_queries: Any,
) -> None:
    dossier, editor = story()
    version = latest_version(dossier)
    places = [DRAFT.index(one) for one in ("17", "48", "crew")]
    rows = [NewClaim("quote", at, at + 2) for at in places]
    claims = record_claims(draft_version=version, rows=rows, by=None, origin="machine", now=MOMENT)
    with django_assert_num_queries(1):
        listed = [(claim.pk, claim.place, claim.check_status, claim.current.text) for claim in claims_of(dossier)]
    assert listed == [
        (claims[1].pk, places[1], "unchecked", "48"),
        (claims[0].pk, places[0], "unchecked", "17"),
        (claims[2].pk, places[2], "unchecked", "cr"),
    ]
    data = DRAFT.replace("The ferry Borealis carried 17 passengers on Tuesday.", "").encode()
    add_draft_version(dossier=dossier, data=data, filename="2.txt", by=editor, now=LATER)
    now = list(claims_of(dossier).values_list("pk", flat=True))
    assert claims[0].pk not in now
    assert {claims[1].pk, claims[2].pk} <= set(now)
    assert len(claims_of(dossier, version)) == 3


def test_the_queue_holds_what_a_person_may_review_problems_and_dates_first() -> None:
    dossier, editor = story(planned_publication=MOMENT + dt.timedelta(days=2))
    first, second = found(dossier)
    said(checked(dossier, second, "problem"), "high")
    checker = member(dossier.desk, Role.CHECKER)
    sooner, sooner_editor = story(planned_publication=MOMENT + dt.timedelta(days=1))
    MembershipFactory.create(desk=sooner.desk, user=checker, role=Role.SECOND_READER)
    urgent = found(sooner)
    found(story()[0])
    expected = [*(claim.pk for claim in urgent), second.pk, first.pk]
    assert [claim.pk for claim in review_queue(checker)] == expected
    assert [claim.check_status for claim in review_queue(editor)] == ["problem", "unchecked"]
    assert not review_queue(member(dossier.desk, Role.GUEST)).exists()
    assert not review_queue(UserFactory.create()).exists()
    assert [claim.pk for claim in review_queue(sooner_editor)] == [claim.pk for claim in urgent]


@pytest.mark.parametrize(
    ("state", "waits"),
    [
        ("proposed", True), ("in_review", True), ("second_review", True), ("adjudication", True),
        ("changes_requested", False), ("rejected", False), ("withdrawn", False), ("corrected", False),
    ],
)  # fmt: skip
def test_only_what_waits_for_a_reviewer_is_in_the_queue(state: str, waits: bool) -> None:
    dossier, editor = story()
    claim, _ = found(dossier)
    Claim.objects.filter(pk=claim.pk).update(state=state)
    assert (claim in review_queue(editor)) is waits


def test_nobody_is_given_what_they_wrote_changed_or_read_before() -> None:
    dossier, editor = story()
    checker = member(dossier.desk, Role.CHECKER)
    mine, changed = found(dossier, by=editor)
    start = DRAFT.index("17")
    change_claim(claim=changed, seen=1, by=checker, span=Span(start, start + 13), now=LATER)
    assert list(review_queue(editor)) == []
    assert list(review_queue(checker)) == [mine]
    DecisionFactory.create(claim_version=mine.current, draft_version=latest_version(dossier), reviewer=checker)
    Claim.objects.filter(pk=mine.pk).update(state="second_review")
    assert list(review_queue(checker)) == []
    assert set(review_queue(member(dossier.desk, Role.SECOND_READER))) == {mine, changed}


def test_what_is_said_against_a_claim_is_listed_by_weight_without_the_settled() -> None:
    dossier, editor = story()
    claim, other = found(dossier)
    snapshot = attached(dossier, editor)
    check = checked(dossier, claim, "problem")
    low, high = said(check, "low"), said(check, "high", evidence=snapshot)
    said(check, "high", state="gone")
    shared = FindingFactory.create(last_run=check.run, severity="medium", rule="quantity.conflict")
    shared.involved.add(claim, other)
    claim.refresh_from_db()
    assert list(findings_open(claim)) == [high, shared, low]
    assert list(findings_open(other)) == [shared]
