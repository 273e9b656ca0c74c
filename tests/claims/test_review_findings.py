"""Findings set aside and taken back: by whom, with a reason, and by one of two at once."""

import threading
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections

from claims.models import FindingDecision
from claims.models.words import FindingState
from claims.review import ReviewError, dismiss, sight, take_back
from sources.models import Conflict, Role
from tests.claims.test_review import A, S, V, claim_in, draft_version_of, finding_of, person, say
from tests.factories import MOMENT, FindingFactory

pytestmark = pytest.mark.django_db


def test_a_finding_is_dismissed_with_a_reason_by_somebody_else_and_once() -> None:
    claim = claim_in()
    writer, reader = person(claim), person(claim)
    claim.author = writer
    claim.save()
    finding = finding_of(claim)
    with pytest.raises(ReviewError) as refused:
        dismiss(finding, seen=1, by=reader, why=" ", now=MOMENT)
    assert str(refused.value) == "Please say why this finding can be set aside."
    with pytest.raises(PermissionDenied) as denied:
        dismiss(finding, seen=1, by=writer, why="It is fine.", now=MOMENT)
    assert str(denied.value) == "You wrote this claim, so somebody else must review it."
    with pytest.raises(PermissionDenied):
        dismiss(finding, seen=1, by=person(claim, Role.GUEST), why="It is fine.", now=MOMENT)
    dismiss(finding, seen=1, by=reader, why=" The log counts crew, too. ", now=MOMENT)
    finding.refresh_from_db()
    assert (finding.state, finding.version, finding.dismissed_by) == (FindingState.DISMISSED, 2, reader)
    assert (finding.dismissed_because, finding.dismissed_at) == ("The log counts crew, too.", MOMENT)
    with pytest.raises(Conflict):
        dismiss(finding, seen=2, by=reader, why="Again.", now=MOMENT)
    assert say(claim, reader, A.APPROVE, V.SUPPORTED).to_state == S.APPROVED


def test_what_was_set_aside_is_taken_back_with_a_reason_and_both_are_kept() -> None:
    claim = claim_in()
    writer, reader, other = person(claim), person(claim), person(claim, Role.EDITOR)
    claim.author = writer
    claim.save()
    finding = finding_of(claim)
    with pytest.raises(Conflict):
        take_back(finding, seen=1, by=reader, why="It is open.", now=MOMENT)
    dismiss(finding, seen=1, by=reader, why="One was the pilot.", now=MOMENT)
    before = sight(claim, reader).digest
    with pytest.raises(ReviewError) as refused:
        take_back(finding, seen=2, by=other, why=" \n", now=MOMENT)
    assert str(refused.value) == "Please say why this finding matters after all."
    with pytest.raises(PermissionDenied) as denied:
        take_back(finding, seen=2, by=writer, why="It matters.", now=MOMENT)
    assert str(denied.value) == "You wrote this claim, so somebody else must review it."
    with pytest.raises(PermissionDenied):
        take_back(finding, seen=2, by=person(claim, Role.GUEST), why="It matters.", now=MOMENT)
    with pytest.raises(PermissionDenied) as denied:
        take_back(finding, seen=2, by=person(claim_in(), Role.ADMINISTRATOR), why="It matters.", now=MOMENT)
    assert str(denied.value) == "You may not see this finding, so you cannot decide about it."
    with pytest.raises(Conflict):
        take_back(finding, seen=1, by=other, why="It matters.", now=MOMENT)
    take_back(finding, seen=2, by=other, why=" The pilot was on board. ", now=MOMENT)
    finding.refresh_from_db()
    assert (finding.state, finding.version, finding.dismissed_by, finding.dismissed_at, finding.dismissed_because) == (
        FindingState.OPEN, 3, None, None, "",
    )  # fmt: skip
    assert list(FindingDecision.objects.order_by("pk").values_list("finding", "seen", "action", "by", "why")) == [
        (finding.pk, 1, "set_aside", reader.pk, "One was the pilot."),
        (finding.pk, 2, "take_back", other.pk, "The pilot was on board."),
    ]
    with pytest.raises(Conflict):
        say(claim, reader, A.APPROVE, V.SUPPORTED, shown=before)
    assert say(claim, reader, A.APPROVE, V.SUPPORTED).to_state == S.SECOND_REVIEW


def test_the_author_of_an_involved_claim_does_not_dismiss_what_it_quarrels_with() -> None:
    claim = claim_in()
    claim.last_editor = writer = person(claim)
    claim.save()
    finding = FindingFactory.create(last_run__draft_version=draft_version_of(claim))
    finding.involved.add(claim)
    with pytest.raises(PermissionDenied):
        dismiss(finding, seen=1, by=writer, why="No.", now=MOMENT)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_a_finding_back_at_once_one_is_heard() -> None:
    claim = claim_in()
    people = [person(claim) for _ in range(2)]
    finding = finding_of(claim)
    dismiss(finding, seen=1, by=people[0], why="One was the pilot.", now=MOMENT)
    start = threading.Barrier(len(people))
    results: list[str] = []

    def open_it(by: Any) -> None:
        try:
            start.wait(timeout=30)
            take_back(finding, seen=2, by=by, why=f"{by.username} says so.", now=MOMENT)
            results.append(by.username)
        except Conflict as lost:
            results.append(f"lost to version {getattr(lost.current, 'version', None)}")
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=open_it, args=(by,)) for by in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    finding.refresh_from_db()
    assert (finding.state, finding.version) == (FindingState.OPEN, 3)
    (taken,) = FindingDecision.objects.filter(action="take_back")
    assert sorted(results) == sorted([taken.by.username, "lost to version 3"])
    assert taken.why == f"{taken.by.username} says so."
