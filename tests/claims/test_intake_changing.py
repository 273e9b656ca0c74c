"""Changing claims, and the evidence that people give for them."""

import datetime as dt

import pytest

from claims.intake import (
    ClaimError,
    change_claim,
    cite,
    latest_version,
    note,
)
from claims.models import Citation, Claim, ClaimVersion, Occurrence
from sources.models import Conflict, Role
from sources.services import add_snapshot
from sources.text import Span
from tests.claims.intake_helpers import (
    DRAFT,
    FORTY_EIGHT,
    attached,
    by_hand,
    source,
    story,
)
from tests.factories import (
    MOMENT,
    CitationFactory,
    UserFactory,
    member,
)

pytestmark = pytest.mark.django_db

# Changing -------------------------------------------------------------------------------------------------------------


def test_a_change_is_a_new_version_that_takes_the_claim_back_to_proposed() -> None:
    dossier, editor = story()
    claim = by_hand(dossier, editor, "quantity", "48")
    Claim.objects.filter(pk=claim.pk).update(state="approved", verdict="supported")
    checker = member(dossier.desk, Role.CHECKER)
    assert claim.current is not None
    said = claim.current.payload | {"subject": "MS Aurora"}
    version = change_claim(claim=claim, seen=1, by=checker, payload=said, reason="Which ferry.", now=MOMENT)
    claim.refresh_from_db()
    assert (claim.current, claim.state, claim.verdict, claim.version) == (version, "proposed", "", 2)
    assert (claim.author, claim.last_editor) == (editor, checker)
    assert (version.number, version.text, version.payload, version.reason) == (2, "48", said, "Which ferry.")
    place = Occurrence.objects.get(claim_version=version)
    assert (place.start, place.end, place.exact) == (FORTY_EIGHT, FORTY_EIGHT + 2, "48")

    seventeen = DRAFT.index("17")
    third = change_claim(claim=claim, seen=2, by=editor, span=Span(seventeen, seventeen + 13), now=MOMENT)
    assert (third.number, third.text, third.payload["value"]) == (3, "17 passengers", "17")
    assert Occurrence.objects.get(claim_version=third).start == seventeen
    assert list(claim.versions.order_by("number").values_list("text", flat=True)) == ["48", "48", "17 passengers"]


@pytest.mark.parametrize("state", ["rejected", "withdrawn"])
def test_what_is_no_claim_stays_none(state: str) -> None:
    dossier, editor = story()
    claim = by_hand(dossier, editor, "quantity", "48")
    Claim.objects.filter(pk=claim.pk).update(state=state)
    change_claim(claim=claim, seen=1, by=editor, span=Span(FORTY_EIGHT, FORTY_EIGHT + 13), now=MOMENT)
    claim.refresh_from_db()
    assert (claim.state, claim.version) == (state, 2)


def test_who_saw_an_older_version_changes_nothing() -> None:
    dossier, editor = story()
    claim = by_hand(dossier, editor, "quantity", "48")
    Claim.objects.guarded_update(claim.pk, seen=1, state="in_review")
    with pytest.raises(Conflict) as lost:
        change_claim(claim=claim, seen=1, by=editor, span=Span(0, 9), now=MOMENT)
    current = lost.value.current
    assert isinstance(current, Claim)
    assert (current.version, current.state) == (2, "in_review")
    assert ClaimVersion.objects.count() == Occurrence.objects.count() == 1


def test_a_change_that_changes_nothing_or_cannot_be_is_refused() -> None:
    dossier, editor = story()
    claim = by_hand(dossier, editor, "quantity", "48")
    with pytest.raises(ClaimError, match="nothing was changed"):
        change_claim(claim=claim, seen=1, by=editor, now=MOMENT)
    with pytest.raises(ClaimError, match="payload needs the key 'raw'"):
        change_claim(claim=claim, seen=1, by=editor, payload={}, now=MOMENT)
    with pytest.raises(ClaimError, match="start 5 and end 2 are no span"):
        change_claim(claim=claim, seen=1, by=editor, span=Span(5, 2), now=MOMENT)
    claim.refresh_from_db()
    assert (claim.version, claim.versions.count()) == (1, 1)


# Evidence -------------------------------------------------------------------------------------------------------------


def test_a_passage_is_cited_once_and_the_claim_counts_as_changed() -> None:
    dossier, editor = story()
    snapshot = attached(dossier, editor)
    claim = by_hand(dossier, editor, "quantity", "48")
    start = snapshot.text.index("The ferry")
    end = snapshot.text.index(" “")
    made = cite(
        claim=claim, seen=1, snapshot=snapshot, start=start, end=end, by=editor, relation="contradicts", now=MOMENT
    )
    stored = Citation.objects.get()
    assert stored == made
    assert (stored.exact, stored.start, stored.end) == (snapshot.text[start:end], start, end)
    assert (stored.relation, stored.origin, stored.accepted_by) == ("contradicts", "person", editor)
    claim.refresh_from_db()
    assert (claim.version, claim.state) == (2, "proposed")
    with pytest.raises(Conflict):
        cite(claim=claim, seen=1, snapshot=snapshot, start=0, end=7, by=editor, now=MOMENT)
    again = cite(
        claim=claim, seen=2, snapshot=snapshot, start=start, end=end, by=editor, relation="contradicts", now=MOMENT
    )
    assert again.pk == made.pk
    assert Citation.objects.count() == 1


def test_a_passage_that_the_machine_proposed_is_accepted() -> None:
    dossier, editor = story()
    snapshot = attached(dossier, editor)
    claim = by_hand(dossier, editor, "quantity", "48")
    proposed = CitationFactory.create(
        claim_version=claim.current, snapshot=snapshot, exact=snapshot.text[:11], prefix="", suffix="", start=0, end=11
    )
    accepted = cite(claim=claim, seen=1, snapshot=snapshot, start=0, end=11, by=editor, now=MOMENT)
    assert (accepted.pk, accepted.origin, accepted.accepted_by, accepted.version) == (
        proposed.pk,
        "machine",
        editor,
        2,
    )


def test_only_a_passage_that_the_dossier_reads_is_cited() -> None:
    dossier, editor = story()
    snapshot = attached(dossier, editor)
    claim = by_hand(dossier, editor, "quantity", "48")
    newer = add_snapshot(source=snapshot.source, data=b"Corrected log.", filename="2.txt", by=editor, now=MOMENT)
    unattached = source(dossier.desk, editor)
    for one in (newer, unattached, latest_version(dossier).snapshot):
        with pytest.raises(ClaimError, match="not in a source of this dossier"):
            cite(claim=claim, seen=1, snapshot=one, start=0, end=5, by=editor, now=MOMENT)
    with pytest.raises(ClaimError, match="span 5:5 is empty"):
        cite(claim=claim, seen=1, snapshot=snapshot, start=5, end=5, by=editor, now=MOMENT)
    with pytest.raises(ClaimError, match="relation is 'proves'"):
        cite(claim=claim, seen=1, snapshot=snapshot, start=0, end=5, by=editor, relation="proves", now=MOMENT)
    assert Claim.objects.get().version == 1
    assert not Citation.objects.exists()


def test_a_note_is_a_persons_and_says_something() -> None:
    dossier, editor = story()
    claim = by_hand(dossier, editor, "quantity", "48")
    day = dt.date(2026, 3, 2)
    made = note(
        claim=claim, by=editor, channel="phone", note=" The office confirmed 48. ", noted_on=day, confidential=True,
        now=MOMENT,
    )  # fmt: skip
    assert (made.note, made.channel, made.noted_on, made.confidential) == (
        "The office confirmed 48.",
        "phone",
        day,
        True,
    )
    assert (made.origin, made.accepted_by, made.snapshot, made.claim_version) == (
        "person",
        editor,
        None,
        claim.current,
    )
    assert Claim.objects.get().version == 2
    with pytest.raises(ClaimError, match="the note says nothing"):
        note(claim=claim, by=editor, channel="phone", note=" ", now=MOMENT)
    with pytest.raises(ClaimError, match="channel is 'dream'"):
        note(claim=claim, by=editor, channel="dream", note="So I was told.", now=MOMENT)
    assert not Citation.objects.visible_to(member(dossier.desk, Role.SECOND_READER)).exists()
    assert not Citation.objects.visible_to(UserFactory.create()).exists()
