"""Version 2 of a draft: unchanged claims keep their decisions, moved follow, changed go back, gone are withdrawn."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from claims.drafts import CarriedClaim, Changes, add_draft_version, changes_between
from claims.examination import find_claims
from claims.intake import ClaimError, NewClaim, change_claim, latest_version, material_of, payload_dict, record_claims
from claims.models import Claim, ClaimVersion, Decision, Dossier, DraftVersion, Occurrence
from sources.models import Role, Snapshot
from tests.claims.intake_helpers import LATER, story
from tests.factories import MOMENT, DecisionFactory, member

pytestmark = pytest.mark.django_db

FIRST = """The Aurora carried 48 passengers on Monday.

“Nobody was hurt on board,” said the harbour master, Ilse Brandt.

The Borealis carried 17 passengers on Tuesday.

The Cassiope carried 9 passengers on Friday. The owners of the Cassiope denied responsibility for the collision.

The Dorothea carried 230 passengers on Sunday.
"""
SECOND = """The Dorothea carried 230 passengers on Sunday.

The Aurora carried 48 passengers on Monday.

“Nobody was hurt on board,” said the harbour master, Ilse Brandt.

The Borealis carried 15 passengers on Tuesday.

The Eurydike carried 77 passengers on Saturday.
"""


def found(dossier: Dossier) -> dict[str, Claim]:
    """Everything that the kinds find in the latest version, written down; by its words."""
    version = latest_version(dossier)
    rows = [
        NewClaim(one.kind, one.start, one.end, payload_dict(one.payload)) for one in find_claims(material_of(version))
    ]
    claims = record_claims(draft_version=version, rows=rows, by=None, origin="machine", now=MOMENT)
    return {claim.current.text: claim for claim in claims if claim.current}


def second(dossier: Dossier, by: Any, text: str) -> tuple[DraftVersion, Changes]:
    return add_draft_version(dossier=dossier, data=text.encode(), filename="draft2.txt", by=by, now=LATER)


def words(lines: tuple[CarriedClaim, ...]) -> list[tuple[str, str, str]]:
    return [(line.before, line.after, line.why) for line in lines]


def approve(claim: Claim, state: str = "approved", verdict: str = "supported") -> Decision:
    Claim.objects.guarded_update(claim.pk, seen=claim.version, state=state, verdict=verdict)
    version = DraftVersion.objects.get(dossier=claim.dossier)
    return DecisionFactory.create(claim_version=claim.current, draft_version=version)


def test_a_second_version_keeps_moves_changes_withdraws_and_finds() -> None:
    dossier, editor = story(FIRST)
    claims = found(dossier)
    decided = {text: approve(claim) for text, claim in claims.items()}
    version, changes = second(dossier, editor, SECOND)

    assert version.number == 2
    assert words(changes.kept) == []
    assert sorted(words(changes.moved)) == [
        ("230 passengers", "230 passengers", ""),
        ("48 passengers", "48 passengers", ""),
        ("Nobody was hurt on board,", "Nobody was hurt on board,", ""),
    ]
    assert words(changes.changed) == [("17 passengers", "15 passengers", "the draft changed: 17 -> 15")]
    gone = [
        ("9 passengers", "", "no longer in the draft"),
        ("denied responsibility for the collision", "", "no longer in the draft"),
    ]
    assert words(changes.gone) == gone
    assert words(changes.new) == [("", "77 passengers", "")]
    assert changes_between(DraftVersion.objects.get(number=1), version) == changes
    assert Decision.objects.count() == len(decided)

    for text in ("48 passengers", "230 passengers", "Nobody was hurt on board,"):
        claim = Claim.objects.get(pk=claims[text].pk)
        assert (claim.state, claim.verdict, claim.version) == ("approved", "supported", 2)
        assert claim.current_id == decided[text].claim_version_id
        place = Occurrence.objects.get(claim_version=claim.current_id, draft_version=version)
        assert (place.state, place.start) == ("relocated", SECOND.index(text))

    changed = Claim.objects.get(pk=claims["17 passengers"].pk)
    assert (changed.state, changed.verdict, changed.version) == ("proposed", "", 3)
    assert changed.current is not None
    assert (changed.current.number, changed.current.text, changed.current.origin) == (2, "15 passengers", "machine")
    assert changed.current.payload["value"] == "15"
    place = Occurrence.objects.get(claim_version=changed.current, draft_version=version)
    assert (place.state, place.start, place.exact) == ("altered", SECOND.index("15"), "15 passengers")
    assert decided["17 passengers"].claim_version.text == "17 passengers"

    withdrawn = Claim.objects.get(pk=claims["9 passengers"].pk)
    assert (withdrawn.state, withdrawn.verdict, withdrawn.version) == ("withdrawn", "", 3)
    assert list(withdrawn.versions.values_list("number", flat=True)) == [1]
    assert Occurrence.objects.get(claim_version=withdrawn.current_id, draft_version=version).state == "orphan"
    new = Claim.objects.get(pk=changes.new[0].claim)
    assert (new.state, new.origin, new.kind) == ("proposed", "machine", "quantity")


def test_unchanged_claims_before_the_change_are_kept_where_they_stand() -> None:
    dossier, editor = story(FIRST)
    claims = found(dossier)
    _, changes = second(dossier, editor, FIRST.replace("230", "231"))
    assert [line.claim for line in changes.kept] == sorted(
        claim.pk for text, claim in claims.items() if text != "230 passengers"
    )
    assert words(changes.changed) == [("230 passengers", "231 passengers", "the draft changed: 230 -> 231")]
    assert changes.moved == changes.gone == changes.new == ()
    assert set(Claim.objects.values_list("version", flat=True)) == {1, 2}


def test_a_quotation_that_is_given_to_somebody_else_has_changed_though_its_words_have_not() -> None:
    dossier, editor = story(FIRST)
    quote = found(dossier)["Nobody was hurt on board,"]
    approve(quote)
    _, changes = second(dossier, editor, FIRST.replace("Ilse Brandt", "Karl Meyer"))
    (line,) = changes.changed
    assert line.claim == quote.pk
    assert (line.before, line.after) == ("Nobody was hurt on board,", "Nobody was hurt on board,")
    assert line.why.startswith("the draft changed around it: ")
    assert "Ilse Brandt -> " in line.why
    assert "Karl Meyer" in line.why
    quote.refresh_from_db()
    assert (quote.state, quote.verdict) == ("proposed", "")
    assert quote.current is not None
    assert "Karl Meyer" in quote.current.payload["speaker"]


def test_a_figure_of_which_the_noun_changes_has_changed() -> None:
    dossier, editor = story(FIRST)
    claim = found(dossier)["48 passengers"]
    _, changes = second(dossier, editor, FIRST.replace("48 passengers", "48 lorries"))
    assert words(changes.changed) == [("48 passengers", "48 lorries", "the draft changed: passengers -> lorries")]
    assert changes.changed[0].claim == claim.pk
    assert changes.new == ()


def test_rejected_and_withdrawn_claims_stay_so_and_are_not_found_anew() -> None:
    dossier, editor = story(FIRST)
    claims = found(dossier)
    for text, state in (("17 passengers", "rejected"), ("48 passengers", "rejected"), ("9 passengers", "rejected")):
        Claim.objects.filter(pk=claims[text].pk).update(state=state)
    Claim.objects.filter(pk=claims["230 passengers"].pk).update(state="withdrawn")
    _, changes = second(dossier, editor, SECOND)
    assert words(changes.new) == [("", "77 passengers", "")]
    states = {text: Claim.objects.get(pk=claim.pk).state for text, claim in claims.items()}
    assert states["17 passengers"] == states["48 passengers"] == states["9 passengers"] == "rejected"
    assert states["230 passengers"] == "withdrawn"
    assert Claim.objects.get(pk=claims["17 passengers"].pk).versions.count() == 2


def test_what_a_person_set_stays_unless_the_words_say_otherwise() -> None:
    dossier, editor = story(FIRST)
    claim = found(dossier)["17 passengers"]
    assert claim.current is not None
    by_hand = claim.current.payload | {"subject": "MS Borealis", "value": "18", "lo": "18", "hi": "18"}
    change_claim(claim=claim, seen=1, by=editor, payload=by_hand, now=MOMENT)
    second(dossier, editor, SECOND)
    claim.refresh_from_db()
    assert claim.current is not None
    assert claim.current.number == 3
    assert claim.current.payload["subject"] == "MS Borealis"
    assert (claim.current.payload["value"], claim.current.payload["lo"]) == ("15", "15")
    second(dossier, editor, SECOND.replace("15 passengers", "16 passengers"))
    claim.refresh_from_db()
    assert claim.current is not None
    assert (claim.current.payload["subject"], claim.current.payload["value"]) == ("MS Borealis", "16")


def test_of_two_like_sentences_the_one_that_goes_takes_its_claim_with_it() -> None:
    text = "In the north 17 people were hurt.\n\nNothing happened between.\n\nIn the south 17 people were hurt.\n"
    dossier, editor = story(text)
    version = latest_version(dossier)
    north, south = [at for at in range(len(text)) if text.startswith("17", at)]
    rows = [NewClaim("quantity", at, at + len("17 people")) for at in (north, south)]
    claims = record_claims(draft_version=version, rows=rows, by=editor, origin="person", now=MOMENT)
    _, changes = second(dossier, editor, text.split("\n\n", 1)[1])
    assert [line.claim for line in changes.moved] == [claims[1].pk]
    assert [line.claim for line in changes.gone] == [claims[0].pk]


def test_back_to_earlier_words_is_a_version_on_the_same_snapshot() -> None:
    dossier, editor = story(FIRST)
    claims = found(dossier)
    second(dossier, editor, SECOND)
    third, changes = second(dossier, editor, FIRST)
    assert third.number == 3
    assert third.snapshot_id == DraftVersion.objects.get(number=1).snapshot_id
    assert Snapshot.objects.count() == 2
    assert words(changes.changed) == [("15 passengers", "17 passengers", "the draft changed: 15 -> 17")]
    assert changes.changed[0].claim == claims["17 passengers"].pk
    first = DraftVersion.objects.get(number=1)
    assert words(changes_between(first, third).gone)[0] == ("9 passengers", "", "no longer in the draft")


def test_the_same_bytes_are_no_new_version() -> None:
    dossier, editor = story(FIRST)
    with pytest.raises(ClaimError, match="these are the words of version 1, the latest, already"):
        second(dossier, editor, FIRST)
    assert DraftVersion.objects.count() == 1


@pytest.mark.parametrize("role", [Role.GUEST, Role.SECOND_READER, None])
def test_who_only_reads_hands_in_no_version(role: Role | None) -> None:
    dossier, _ = story(FIRST)
    stranger = member(dossier.desk, role) if role else member(story()[0].desk, Role.EDITOR)
    before = Snapshot.objects.count(), ClaimVersion.objects.count()
    with pytest.raises(PermissionDenied, match="needs the role of administrator, editor or checker"):
        second(dossier, stranger, SECOND)
    assert (Snapshot.objects.count(), ClaimVersion.objects.count()) == before
    assert DraftVersion.objects.filter(dossier=dossier).count() == 1
