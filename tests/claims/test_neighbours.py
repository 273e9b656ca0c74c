"""Figures of several dossiers that cannot all stand: found by key, decided by the rules, told to who may see both."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from claims.checking import disagreements, meet
from claims.drafts import add_draft_version
from claims.intake import open_dossier
from claims.models import Disagreement, Dossier, Fact
from sources.models import Job, Role, Source
from sources.outbox import Work
from tests.claims.checking_helpers import NOW, checked
from tests.factories import CellFactFactory, DeskFactory, DossierFactory, FactFactory, MembershipFactory, member

pytestmark = pytest.mark.django_db

KEY: dict[str, Any] = {"subject_key": "harbour list", "measure_key": "seat", "event_key": "2022"}


def figure(dossier: Dossier, value: int, **more: Any) -> Fact:
    """A figure that a claim of the dossier states."""
    number = Fraction(value)
    made = FactFactory.create(
        claim_version__claim__dossier=dossier, value=number, lo=number, hi=number, **{**KEY, **more}
    )
    assert isinstance(made, Fact)
    return made


def cell(dossier: Dossier, value: int, **more: Any) -> Fact:
    """A figure in a table of one of the dossier's sources."""
    number = Fraction(value)
    made = CellFactFactory.create(dossier=dossier, value=number, lo=number, hi=number, **{**KEY, **more})
    assert isinstance(made, Fact)
    return made


def asked(dossier: Dossier) -> Work:
    arguments = {"dossier": dossier.pk, "gone": []}
    return Work(job=1, name="claims.meet", key="1", arguments=arguments, attempt=1, last=False)


def two_dossiers() -> tuple[Dossier, Dossier, Any]:
    desk = DeskFactory.create()
    first, second = DossierFactory.create_batch(2, desk=desk)
    return first, second, member(desk, Role.CHECKER)


def told(user: Any, **more: Any) -> list[tuple[str, str, str]]:
    return [(one.rule, one.severity, one.arithmetic) for one in disagreements(user, **more)]


def test_figures_of_two_dossiers_that_exclude_each_other_are_told() -> None:
    first, second, reader = two_dossiers()
    one, other = figure(first, 48), figure(second, 47)
    (apart,) = disagreements(reader)
    assert (apart.rule, apart.severity, apart.arithmetic) == ("quantity.conflict", "medium", "48 - 47 = 1")
    assert {apart.fact, apart.other} == {one, other}
    assert f"47 in “{second.title}” (no. {second.pk})" in apart.message


@pytest.mark.parametrize(
    "more",
    [
        {"event_key": "2018"},
        {"subject_key": "reform list"},
        {"measure_key": "vote"},
        {"place_key": "north"},
        {"modality": "vague"},
        {"quantity_kind": "delta"},
        {"relation": {"name": "share"}},
    ],
)
def test_what_has_another_key_or_is_no_plain_figure_is_not_compared(more: dict[str, Any]) -> None:
    first, second, reader = two_dossiers()
    figure(first, 48)
    figure(second, 47, **more)
    assert told(reader) == []


def test_an_incomplete_key_and_one_dossier_alone_say_nothing() -> None:
    first, second, reader = two_dossiers()
    figure(first, 48)
    figure(first, 47)
    for dossier, value in ((first, 1), (second, 2)):
        figure(dossier, value, event_key="")
    assert told(reader) == []


def test_python_decides_on_the_exact_ends() -> None:
    first, second, reader = two_dossiers()
    percent = {"measure_key": "turnout", "unit": "percent", "lo": Fraction(85, 2), "hi": Fraction(87, 2)}
    for dossier, more in (
        (first, {**percent, "hi_closed": False}),
        (second, {**percent, "lo": Fraction(87, 2), "hi": 44}),
    ):
        FactFactory.create(claim_version__claim__dossier=dossier, value=None, **{**KEY, **more})
    assert [one[0] for one in told(reader)] == ["quantity.conflict"]
    Fact.objects.update(hi_closed=True)
    assert told(reader) == []


def test_status_and_day_decide_across_dossiers_too() -> None:
    first, second, reader = two_dossiers()
    early = {"status": "preliminary", "as_of": dt.date(2022, 5, 4), "publisher": "Radio"}
    cell(first, 34, **early)
    cell(second, 33, status="final", as_of=dt.date(2022, 6, 1), publisher="Board")
    assert told(reader) == [("quantity.superseded", "info", "34 - 33 = 1")]


def test_one_dossier_is_compared_with_the_others() -> None:
    first, second, reader = two_dossiers()
    third = DossierFactory.create(desk=first.desk)
    for dossier, value in ((first, 48), (second, 47), (third, 47)):
        figure(dossier, value)
    assert len(disagreements(reader, dossier=first)) == 2
    assert len(disagreements(reader, dossier=third)) == 1


def test_nobody_is_told_of_what_they_may_not_see() -> None:
    first, second, _ = two_dossiers()
    figure(first, 48)
    secret = cell(second, 47)
    reader = member(first.desk, Role.SECOND_READER)
    assert len(disagreements(reader)) == 1
    Source.objects.filter(snapshots=secret.snapshot_id).update(confidential=True)
    assert disagreements(reader) == []
    elsewhere = DossierFactory.create()
    figure(elsewhere, 40)
    assert disagreements(member(elsewhere.desk, Role.EDITOR)) == []


def test_who_is_at_two_desks_is_told_across_them_unless_one_is_asked_for() -> None:
    first, _, reader = two_dossiers()
    elsewhere = DossierFactory.create()
    MembershipFactory.create(desk=elsewhere.desk, role=Role.CHECKER, user=reader)
    figure(first, 48)
    figure(elsewhere, 47)
    assert len(disagreements(reader)) == 1
    assert disagreements(reader, desk=first.desk_id) == []


def test_the_job_stores_each_pair_once_and_lets_go_of_what_no_longer_is() -> None:
    first, second, reader = two_dossiers()
    one, other = figure(first, 48), figure(second, 47)
    figure(DossierFactory.create(), 40)  # another desk's
    meet(asked(first))
    (row,) = Disagreement.objects.all()
    assert {row.fact, row.other} == {one, other}
    meet(asked(first))
    meet(asked(second))
    assert list(Disagreement.objects.all()) == [row]
    assert Disagreement.objects.visible_to(reader).count() == 1
    other.value = other.lo = other.hi = Fraction(48)
    other.save()
    meet(asked(second))
    assert not Disagreement.objects.exists()


def test_a_stored_pair_is_closed_to_who_may_see_one_side_only() -> None:
    first, second, _ = two_dossiers()
    figure(first, 48)
    figure(second, 47)
    meet(asked(first))
    reader = member(first.desk, Role.SECOND_READER)
    assert Disagreement.objects.visible_to(reader).count() == 1
    Source.objects.filter(pk=second.draft_id).update(confidential=True)
    assert Disagreement.objects.visible_to(reader).count() == 0


def test_checks_keep_the_neighbours_up_to_date() -> None:
    seats = "In the 2022 election, the Harbour List won {} seats."
    desk = DeskFactory.create()
    editor = member(desk, Role.EDITOR)
    first, second = (
        open_dossier(desk=desk, data=seats.format(won).encode(), filename="draft.txt", by=editor, now=NOW)
        for won in (48, 47)
    )
    checked(first, editor)
    assert not Disagreement.objects.exists()
    checked(second, editor)
    (row,) = Disagreement.objects.all()
    assert (row.rule, row.arithmetic) == ("quantity.conflict", "48 - 47 = 1")
    assert {row.fact.dossier_id, row.other.dossier_id} == {first.pk, second.pk}
    checked(second, editor)
    assert Disagreement.objects.count() == 1
    add_draft_version(dossier=second, data=seats.format(48).encode(), filename="draft.txt", by=editor, now=NOW)
    checked(second, editor)
    assert not Disagreement.objects.exists()
    assert not Job.objects.exists()
