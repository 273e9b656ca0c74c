"""A passage that a person cites for a figure is looked at first, and only what it surely says is held against it."""

from typing import Any

import pytest

from claims.intake import cite
from claims.models import Citation, Claim, ClaimCheck, Dossier, Finding
from sources.models import Snapshot
from tests.claims.checking_helpers import checked
from tests.claims.intake_helpers import LATER, attached, story

pytestmark = pytest.mark.django_db

DRAFT = "In 2022 the Harbour List won 14 seats.\n"
RIGHT = "A count. In 2022 the Harbour List won 14 seats.\n\nIt rained. So the Harbour List won 14 seats in 2022.\n"
WRONG = "A first count. In 2022 the Harbour List won 15 seats.\n\nThe turnout was high.\n"


@pytest.fixture
def told() -> tuple[Dossier, Any, Snapshot, Snapshot]:
    """A figure that one of two sources bears out, checked."""
    dossier, editor = story(DRAFT)
    right, wrong = attached(dossier, editor, RIGHT, "right.txt"), attached(dossier, editor, WRONG, "wrong.txt")
    checked(dossier, editor)
    return dossier, editor, right, wrong


def figure(dossier: Dossier) -> Claim:
    return Claim.objects.get(dossier=dossier, kind="quantity")


def passage(dossier: Dossier, by: Any, snapshot: Snapshot, words: str, relation: str = "supports") -> Citation:
    claim, start = figure(dossier), snapshot.text.rindex(words)
    return cite(
        claim=claim, seen=claim.version, snapshot=snapshot, start=start, end=start + len(words), by=by,
        relation=relation, now=LATER,
    )  # fmt: skip


def said(dossier: Dossier) -> list[tuple[str, str]]:
    rows = Finding.objects.filter(claim=figure(dossier), state="open")
    return list(rows.order_by("pk").values_list("rule", "evidence__filename"))


def notes(dossier: Dossier) -> list[str]:
    checks = ClaimCheck.objects.filter(claim_version=figure(dossier).current_id)
    return list(checks.latest("pk").notes)


def compared(dossier: Dossier) -> list[tuple[str, str]]:
    """What the last check compared the figure with and agreed with: by which source, in which words."""
    rows = Citation.objects.filter(claim_version=figure(dossier).current_id, match__has_key="compared")
    return list(rows.order_by("pk").values_list("snapshot__filename", "exact"))


def test_without_a_citation_any_source_that_agrees_is_enough(told: Any) -> None:
    dossier, *_ = told
    assert ("quantity.mismatch", "wrong.txt") not in said(dossier)
    assert compared(dossier) == [("right.txt", "In 2022 the Harbour List won 14 seats.")]


def test_a_cited_passage_with_another_figure_is_told_though_another_source_agrees(told: Any) -> None:
    dossier, editor, _, wrong = told
    passage(dossier, editor, wrong, "In 2022 the Harbour List won 15 seats.")
    checked(dossier, editor)
    assert ("quantity.mismatch", "wrong.txt") in said(dossier)
    assert "the passage that was cited for it (wrong.txt) has another figure" in notes(dossier)
    assert compared(dossier) == [("right.txt", "In 2022 the Harbour List won 14 seats.")]


def test_of_two_places_that_agree_the_cited_one_is_compared(told: Any) -> None:
    dossier, editor, right, _ = told
    mine = passage(dossier, editor, right, "the Harbour List won 14 seats in 2022")
    checked(dossier, editor)
    assert compared(dossier) == [("right.txt", "the Harbour List won 14 seats in 2022")]
    mine.refresh_from_db()
    assert (mine.match, mine.accepted_by) == ({"compared": True}, editor)
    assert "compared first with the passage that was cited for it (right.txt)" in notes(dossier)
    assert ("quantity.mismatch", "wrong.txt") not in said(dossier)


def test_a_passage_without_a_figure_decides_nothing(told: Any) -> None:
    dossier, editor, _, wrong = told
    passage(dossier, editor, wrong, "The turnout was high.")
    checked(dossier, editor)
    assert ("quantity.mismatch", "wrong.txt") not in said(dossier)
    assert notes(dossier)[0] == "the passage that was cited for it (wrong.txt) has no figure that is surely the same"
    assert compared(dossier) == [("right.txt", "In 2022 the Harbour List won 14 seats.")]


def test_what_is_cited_against_the_claim_steers_nothing(told: Any) -> None:
    dossier, editor, _, wrong = told
    passage(dossier, editor, wrong, "In 2022 the Harbour List won 15 seats.", "contradicts")
    checked(dossier, editor)
    assert ("quantity.mismatch", "wrong.txt") not in said(dossier)


def test_a_citation_is_a_new_input_and_asking_again_is_not(told: Any) -> None:
    dossier, editor, _, wrong = told
    first = checked(dossier, editor)
    assert checked(dossier, editor) == first
    passage(dossier, editor, wrong, "In 2022 the Harbour List won 15 seats.")
    second = checked(dossier, editor)
    assert second != first
    assert checked(dossier, editor) == second
