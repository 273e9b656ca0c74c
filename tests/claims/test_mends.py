"""What people put right in the reading of tables: it goes before what was read, and outlives every check."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from claims.figures import table_figures
from claims.material import Material, Mend, SourceText
from claims.models import CellMend, Dossier, Fact, Finding, MendCarry
from claims.reanchoring import carry_mends, settle, take_over
from claims.reanchoring.cells import CellFound, cell_in
from sources.models import Conflict, Role, Snapshot
from sources.readers import read
from sources.services import add_snapshot
from tests.claims.checking_helpers import NOW, TABLE, WRONG, checked, drain, elections
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


def moved(new: str, row: int | None, column: int, old: str = CSV) -> CellFound:
    before, after = (read(words.encode(), filename="table.csv").tables for words in (old, new))
    return cell_in(before, after, 0, row, column)


def test_a_cell_is_found_by_its_labels_where_it_holds_what_it_held():
    assert moved(CSV, 1, 1) == CellFound(0, 1, 1)
    assert moved("Party,Growth,Seats\nNew List,1,3\nHill  PARTY,8,66\n", 1, 1) == CellFound(0, 1, 2)
    assert moved("Party,Growth,Seats\nHarbour List,9.5,15\nHill Party,8,66\n", None, 2) == CellFound(0, None, 1)


@pytest.mark.parametrize(
    ("new", "row", "column", "why"),
    [
        (CSV.replace("66", "67"), 1, 1,
         "the cell in the row “hill party” of the column “seats” held “66” and holds “67” now."),
        (CSV.replace("Hill Party", "Hill List"), 1, 1,
         "the cell in the row “hill party” of the column “seats” is not in the tables any more."),
        (CSV.replace("Seats", "Votes"), 1, 1,
         "the cell in the row “hill party” of the column “seats” is not in the tables any more."),
        (CSV + "Hill Party,66,51.2\n", 1, 1,
         "the cell in the row “hill party” of the column “seats” names 2 cells now."),
        ("Party,Seats,Growth\nHarbour List,14,1\nHill Party,66,2\nTotal,80,3\n", None, 2,
         "No row of the column “growth” holds what it held."),
        (CSV, 7, 1, "It names a cell that its own table does not have."),
    ],
)  # fmt: skip
def test_why_a_cell_is_not_surely_the_same(new: str, row: int | None, column: int, why: str):
    assert moved(new, row, column).why == why


def test_a_label_that_stood_twice_decides_nothing_unless_the_table_is_as_it_was():
    twice = CSV.replace("Hill Party", "Harbour List")
    assert moved(twice, 0, 1, old=twice) == CellFound(0, 0, 1)
    left = "Party,Seats,Growth\nHarbour List,66,51.2\nTotal,80,60.7\n"
    said = "the cell in the row “harbour list” of the column “seats” names several cells of the earlier tables."
    assert moved(left, 1, 1, old=twice).why == said


def mended(dossier: Dossier, editor: Any) -> CellMend:
    """The first figure of the table is the youth list's."""
    snapshot = dossier.sources.get().snapshots.get()
    because = "The row is the youth wing's."
    return CellMend.objects.create(
        snapshot=snapshot, table=0, row=0, column=1, subject="Harbour Youth List", because=because, made_by=editor
    )


def anew(dossier: Dossier, editor: Any, text: str) -> Snapshot:
    source = dossier.sources.get()
    made = add_snapshot(source=source, data=text.encode(), filename="results.csv", by=editor, now=NOW)
    drain()
    return made


@pytest.mark.django_db
def test_a_mend_follows_its_cell_into_a_later_snapshot_and_counts_once_that_is_read():
    dossier, editor = elections(WRONG)
    first = mended(dossier, editor)
    new = anew(dossier, editor, WRONG.replace("Harbour", "Green List,5\nHarbour", 1))
    carry = MendCarry.objects.get()
    assert (carry.mend, carry.snapshot, carry.state) == (first, new, "carried")
    made = CellMend.objects.get(snapshot=new)
    assert (made, made.row, made.column, made.subject, made.made_by) == (
        carry.made, 1, 1, "Harbour Youth List", editor,
    )  # fmt: skip
    assert (carry_mends(new, NOW), CellMend.objects.count()) == (0, 2)
    take_over(dossier=dossier, snapshot=new, seen=first.snapshot_id, by=editor, now=NOW)
    checked(dossier, editor)
    assert Fact.objects.get(dossier=dossier, snapshot=new, row=1).subject_key == "harbour youth list"
    assert not accused(dossier)
    later = anew(dossier, editor, WRONG.replace("Harbour", "Red List,2\nHarbour", 1))
    assert list(MendCarry.objects.filter(snapshot=later).values_list("mend", flat=True)) == [made.pk]


@pytest.mark.django_db
def test_a_mend_of_a_cell_that_changed_counts_no_more_and_is_asked_about_once():
    dossier, editor = elections(WRONG)
    first = mended(dossier, editor)
    new = anew(dossier, editor, WRONG.replace("15", "16"))
    row = MendCarry.objects.get()
    day = new.captured_at.strftime("%-d %B %Y")
    assert (row.state, row.reason) == (
        "review",
        "The cell in the row “harbour list” of the column “seats” held “15” and holds “16” now."
        f" Looked for in the snapshot of {day}.",
    )
    assert CellMend.objects.get() == first
    client = logged_in(editor)
    page = client.get(reverse("desk:source", args=[dossier.pk, new.source_id])).content.decode()
    assert "Mended cells to look at" in page
    assert "held “15” and holds “16” now." in page
    listed = client.get(reverse("admin:claims_mendcarry_changelist")).content.decode()
    assert f"{reverse('admin:claims_cellmend_add')}?snapshot={new.pk}&amp;table=0&amp;row=0&amp;column=1" in listed
    stranger = member(elections(WRONG)[0].desk, Role.ADMINISTRATOR)
    with pytest.raises(PermissionDenied):
        settle(row, seen=1, by=stranger, now=NOW)
    typed = {"action": "settle", "_selected_action": [row.pk]}
    client.post(reverse("admin:claims_mendcarry_changelist"), typed)
    row.refresh_from_db()
    assert (row.state, row.settled_by) == ("settled", editor)
    with pytest.raises(Conflict):
        settle(row, seen=1, by=editor, now=NOW)
    anew(dossier, editor, WRONG.replace("15", "17"))
    assert MendCarry.objects.get() == row


@pytest.mark.django_db
def test_words_that_come_back_bring_the_mend_back():
    dossier, editor = elections(WRONG)
    first = mended(dossier, editor)
    anew(dossier, editor, WRONG.replace("15", "16"))
    back = anew(dossier, editor, WRONG + "Blue List,1\n")
    assert list(MendCarry.objects.values_list("mend", "snapshot", "state")) == [(first.pk, back.pk, "carried")]
