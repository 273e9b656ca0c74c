"""What people put right in the reading of tables: it goes before what was read, and outlives every check."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.figures import table_figures
from claims.material import Material, Mend, SourceText
from claims.models import CellMend, Fact, Finding
from sources.models import Role
from sources.readers import read
from tests.claims.checking_helpers import TABLE, WRONG, checked, elections
from tests.factories import member

CSV = "Party,Seats,Growth\nHarbour List,14,9.5\nHill Party,66,51.2\nTotal,80,60.7\n"


def told(*mends: Mend) -> list[tuple[str, str, str, str]]:
    document = read(CSV.encode(), filename="table.csv")
    source = SourceText("table.csv", Material(document.text), tables=document.tables, mends=mends)
    return [(one.subject, one.raw, one.measure, one.year) for one in table_figures(source)]


def test_a_column_may_be_given_its_measure_and_year():
    found = told(Mend(0, None, 2, measure="votes (%)", year="2022"))
    assert found[:4] == [
        ("Harbour List", "14", "seat", ""),
        ("Harbour List", "9.5%", "percent", "2022"),
        ("Hill Party", "66", "seat", ""),
        ("Hill Party", "51.2%", "percent", "2022"),
    ]


def test_a_cell_may_be_given_its_subject_or_left_out():
    found = told(Mend(0, 0, 1, subject="Harbour Alliance"), Mend(0, None, 2, left_out=True), Mend(0, 1, 1, year="2019"))
    assert found == [
        ("Harbour Alliance", "14", "seat", ""),
        ("Hill Party", "66", "seat", "2019"),
        ("Total", "80", "seat", ""),
    ]


def test_a_total_is_not_held_against_a_column_with_a_cell_left_out():
    document = read(CSV.encode(), filename="table.csv")
    source = SourceText("t", Material(document.text), tables=document.tables, mends=(Mend(0, 0, 1, left_out=True),))
    assert [one.total_of for one in table_figures(source) if one.measure == "seat"] == [False, False]


def logged_in(user: User) -> Client:
    User.objects.filter(pk=user.pk).update(is_staff=True)
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.django_db
def test_a_mend_made_in_the_admin_counts_in_the_next_check_and_in_every_later_one():
    dossier, editor = elections(WRONG)
    checked(dossier, editor)
    fact = Fact.objects.get(dossier=dossier, row=0, snapshot__isnull=False)
    assert (fact.subject_key, str(fact.value), accused(dossier)) == ("harbour list", "15", True)

    client = logged_in(editor)
    page = client.get(reverse("admin:claims_fact_change", args=[fact.pk]))
    way = f"{reverse('admin:claims_cellmend_add')}?snapshot={fact.snapshot_id}&amp;table=0&amp;row=0&amp;column=1"
    assert way in page.content.decode()
    assert f'value="{fact.snapshot_id}"' in client.get(way.replace("&amp;", "&")).content.decode()
    typed: dict[str, Any] = {"snapshot": fact.snapshot_id, "table": 0, "row": 0, "column": 1,
                             "subject": "Harbour Youth List", "because": "The row is the youth wing's."}  # fmt: skip
    assert client.post(reverse("admin:claims_cellmend_add"), typed).status_code == 302
    assert [(one.subject, one.made_by) for one in CellMend.objects.all()] == [("Harbour Youth List", editor)]

    for _ in range(2):
        checked(dossier, editor)
        fact = Fact.objects.get(dossier=dossier, row=0, snapshot__isnull=False)
        assert fact.subject_key == "harbour youth list"
    assert not accused(dossier)


def accused(dossier: Any) -> bool:
    """Whether a figure of the draft stands against another of the table."""
    return Finding.objects.filter(dossier=dossier, rule="quantity.mismatch", state="open").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"row": 9, "subject": "Harbour"}, "This snapshot has no such cell."),
        ({"row": 0}, "Say whose the figure is, what it counts"),
        ({"row": 0, "subject": "Harbour", "because": ""}, "This field is required."),
    ],
)
def test_a_mend_of_no_cell_or_without_a_word_is_refused(typed: dict[str, Any], told: str):
    dossier, editor = elections(TABLE)
    snapshot = dossier.sources.get().snapshots.get()
    data = {"snapshot": snapshot.pk, "table": 0, "column": 1, "because": "It is another list.", **typed}
    answer = logged_in(editor).post(reverse("admin:claims_cellmend_add"), data)
    assert (answer.status_code, told in answer.content.decode()) == (200, True)
    assert not CellMend.objects.exists()


@pytest.mark.django_db
def test_a_second_reader_mends_nothing():
    dossier, _ = elections(TABLE)
    reader = member(dossier.desk, Role.SECOND_READER)
    assert logged_in(reader).get(reverse("admin:claims_cellmend_add")).status_code == 403
