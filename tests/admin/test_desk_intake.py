"""New check and the sources' table: what comes in, what is told, what is kept."""

import datetime as dt

import pytest

from claims.models import CheckRun, Dossier, DossierSource
from sources.models import Role, Source
from tests.admin.desk_helpers import (
    DRAFT,
    LOG,
    STATEMENT,
    a_file,
    at_desk,
    desk_with_editor,
    fields,
    opened,
    words,
)

pytestmark = pytest.mark.django_db

NEW = "/admin/desk/new/"


def test_the_index_of_the_admin_shows_the_way():
    _, client, _ = desk_with_editor()
    page = client.get("/admin/")
    assert '<a class="button desk-new" href="/admin/desk/new/">New check</a>' in page.text
    for name in ("desk.js", "desk.css"):
        answer = client.get(f"/static/claims/{name}")
        assert answer.status_code == 200
        answer.close()


def test_a_draft_and_all_its_sources_come_in_with_one_request():
    desk, client, editor = desk_with_editor()
    table = a_file("seats.csv", "List,Seats\nHarbour List,14\n", "text/csv")
    files = [a_file("log.txt", LOG), a_file("broken.pdf", b"%PDF-1.4 nothing", "application/pdf"), table]
    note = {"note_title": "Call with Brandt", "note_text": "She says the ferry is safe."}
    answer = client.post(NEW, fields(desk) | note | {"text": DRAFT, "files": files}, follow=True)

    dossier = Dossier.objects.get()
    assert answer.redirect_chain == [(f"/admin/desk/{dossier.pk}/sources/", 302)]
    assert (dossier.title, dossier.desk, dossier.language, dossier.mode) == ("The ferry", desk, "en", "own_draft")
    assert dossier.planned_publication == dt.datetime(2026, 3, 2, 18, 30, tzinfo=dt.UTC)
    assert dossier.opened_by == editor
    assert dossier.draft_versions.get().snapshot.text == DRAFT.strip()
    named = dossier.dossier_sources.order_by("position").values_list("source__title", "snapshot__filename")
    assert list(named) == [
        ("log", "log.txt"),
        ("seats", "seats.csv"),
        ("Call with Brandt", "Call with Brandt.txt"),
    ]
    told = words(answer)
    assert "3 sources were added." in told
    assert "Not taken: broken.pdf. The PDF file is broken or cut off. Download or export it again." in told


def test_a_draft_comes_in_as_a_file_and_names_the_story():
    desk, client, _ = desk_with_editor()
    page = a_file("draft.html", "<html><title>Ferry in peril</title><p>The ferry carried 48 people.</p>", "text/html")
    client.post(NEW, {"desk": desk.pk, "mode": "fact_check", "file": page})
    dossier = Dossier.objects.get()
    assert (dossier.title, dossier.mode, dossier.planned_publication) == ("Ferry in peril", "fact_check", None)
    assert dossier.draft_versions.get().snapshot.text == "The ferry carried 48 people."


def test_a_pasted_draft_without_a_title_has_that_of_its_first_line():
    desk, client, _ = desk_with_editor()
    client.post(NEW, {"desk": desk.pk, "mode": "own_draft", "text": "\r\n" + "The ferry board met again " * 5})
    assert Dossier.objects.get().title == (
        "The ferry board met again The ferry board met again The ferry board met again…"
    )


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "Paste the draft: Paste the draft here, or upload it as a file."),
        ({"text": DRAFT, "language": "Engl!sh"}, "Language: Give a language tag such as en, ar or ar-IQ."),
        ({"text": DRAFT, "planned_publication": "at six"}, "Planned publication: Enter a valid date/time."),
        ({"text": DRAFT, "desk": "0"}, "Desk: Select a valid choice."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(given, says):
    desk, client, _ = desk_with_editor()
    answer = client.post(NEW, fields(desk) | {"note_text": "kept note", "files": [a_file("log.txt", LOG)]} | given)
    assert answer.status_code == 400
    assert says in words(answer)
    assert "Choose the files again before you send the form: log.txt." in words(answer)
    assert 'value="The ferry"' in answer.text
    assert "kept note</textarea>" in answer.text
    if "text" in given:
        assert "The harbour board met on 2 March 2026." in answer.text
    assert (Dossier.objects.count(), Source.objects.count()) == (0, 0)


def test_a_draft_that_cannot_be_read_is_told_beside_its_field():
    desk, client, _ = desk_with_editor()
    answer = client.post(NEW, fields(desk) | {"file": a_file("draft.txt", "")})
    assert answer.status_code == 400
    assert "or upload it: The file is empty." in words(answer)
    both = client.post(NEW, fields(desk) | {"text": DRAFT, "file": a_file("draft.txt", DRAFT)})
    assert "There is a pasted draft as well." in words(both)
    assert Source.objects.count() == 0


def test_who_may_not_write_gets_no_form():
    desk, _, _ = desk_with_editor()
    guest, _ = at_desk(desk, Role.GUEST)
    assert "You have no desk on which you may start a check." in words(guest.get(NEW))
    answer = guest.post(NEW, fields(desk) | {"text": DRAFT})
    assert answer.status_code == 403
    assert Dossier.objects.count() == 0


def test_another_desk_cannot_be_chosen():
    _, client, _ = desk_with_editor()
    other, _, _ = desk_with_editor()
    answer = client.post(NEW, fields(other) | {"text": DRAFT})
    assert answer.status_code == 400
    assert "Desk: Select a valid choice." in words(answer)
    assert Dossier.objects.count() == 0


# The table of sources -----------------------------------------------------------------------------------------------


def row_of(source, **changes):
    """A row as the page sends it, with changes."""
    row = {
        "seen": source.version,
        "title": source.title,
        "csl_type": "document",
        "authors": "",
        "publisher": "",
        "issued": "",
        "language": "",
        "url": "",
        "standing": "unknown",
        "voice": "none",
        "voice_name": "",
        "figures_status": "",
        "figures_as_of": "",
    }
    return {f"s{source.pk}-{name}": value for name, value in (row | changes).items()}


def table_of(client, desk):
    """A dossier with two sources, its address, and the sources in order."""
    dossier = opened(client, desk)
    links = DossierSource.objects.filter(dossier=dossier).order_by("position").select_related("source")
    return dossier, f"/admin/desk/{dossier.pk}/sources/", [link.source for link in links]


def test_what_a_source_says_of_itself_is_mended_in_one_table():
    desk, client, _ = desk_with_editor()
    _, address, (log, statement) = table_of(client, desk)
    sent = row_of(
        log,
        title="Harbour log",
        authors="Ilse Brandt; Jon Aas ;",
        publisher="Harbour Board",
        issued="2026-03",
        language="en",
        url="https://harbour.example/log",
        csl_type="report",
        standing="primary",
        voice="speaker",
        voice_name="Ilse Brandt",
        figures_status="final",
        figures_as_of="2026-03-02",
        confidential="on",
    )
    answer = client.post(address, sent | row_of(statement), follow=True)
    assert "1 source saved." in words(answer)
    log.refresh_from_db()
    statement.refresh_from_db()
    assert (log.title, log.authors, log.publisher) == ("Harbour log", ["Ilse Brandt", "Jon Aas"], "Harbour Board")
    assert (log.issued, log.issued_precision) == (dt.date(2026, 3, 1), "month")
    assert (log.language, log.url, log.csl_type) == ("en", "https://harbour.example/log", "report")
    assert (log.standing, log.voice, log.voice_name) == ("primary", "speaker", "Ilse Brandt")
    assert (log.figures_status, log.figures_as_of, log.confidential) == ("final", dt.date(2026, 3, 2), True)
    assert (log.version, statement.version) == (2, 1)
    assert 'value="2026-03"' in answer.text
    assert 'value="Ilse Brandt; Jon Aas"' in answer.text


def test_one_wrong_row_saves_none_and_keeps_what_was_typed():
    desk, client, _ = desk_with_editor()
    _, address, (log, statement) = table_of(client, desk)
    wrong = row_of(statement, issued="31.2.2026", voice="speaker", figures_as_of="soon")
    answer = client.post(address, row_of(log, title="Changed") | wrong)
    assert answer.status_code == 400
    assert (
        "statement: Published: “31.2.2026” is no date. Write 2021, 2021-10 or 2021-10-17. "
        "Speaker’s name: Name the speaker whose words these are. as of: Write the day as 2021-10-17."
    ) in words(answer)
    assert 'value="31.2.2026"' in answer.text
    assert "Changed</textarea>" in answer.text
    log.refresh_from_db()
    assert (log.title, log.version) == ("log", 1)


def test_who_comes_second_is_told_and_nothing_of_the_table_is_saved():
    desk, client, _ = desk_with_editor()
    _, address, (log, statement) = table_of(client, desk)
    mine = row_of(log, title="Mine") | row_of(statement, title="Mine too")
    client.post(address, row_of(log, title="Theirs") | row_of(statement))
    answer = client.post(address, mine)
    assert answer.status_code == 409
    assert "Somebody changed this source meanwhile. What you typed is kept below" in words(answer)
    assert "Mine</textarea>" in answer.text
    titles = Source.objects.filter(pk__in=[log.pk, statement.pk]).order_by("pk").values_list("title", flat=True)
    assert list(titles) == ["Theirs", "statement"]


def test_the_readers_warnings_stand_beside_their_source():
    desk, client, _ = desk_with_editor()
    named_wrongly = a_file("page.pdf", "<!doctype html><html><body><p>The ferry sank.</p></body></html>", "")
    client.post(NEW, fields(desk) | {"text": DRAFT, "files": [named_wrongly]})
    snapshot = DossierSource.objects.get().snapshot
    assert snapshot.warnings
    page = client.get(f"/admin/desk/{Dossier.objects.get().pk}/sources/")
    for warning in snapshot.warnings:
        assert warning in words(page)


def test_more_sources_come_in_later_and_the_same_bytes_only_once():
    desk, client, _ = desk_with_editor()
    dossier, address, _ = table_of(client, desk)
    more = [a_file("again.txt", LOG), a_file("new.txt", "The mate saw 47 people.\n")]
    answer = client.post(f"{address}add/", {"files": more}, follow=True)
    assert "Among the sources already: again.txt, the same bytes." in words(answer)
    assert "1 source was added." in words(answer)
    assert dossier.dossier_sources.count() == 3
    nothing = client.post(f"{address}add/", {"note_text": "  "})
    assert nothing.status_code == 400
    assert "Source files: Choose at least one file, or paste a source." in words(nothing)
    assert client.get(f"{address}add/").status_code == 405


def test_the_table_comes_in_pages_that_can_be_sent_back():
    desk, client, _ = desk_with_editor()
    dossier, address, _ = table_of(client, desk)
    notes = [a_file(f"note {number:02}.txt", f"Note {number} of the mate.\n") for number in range(30)]
    answer = client.post(f"{address}add/", {"files": notes})
    assert answer.headers["Location"] == f"{address}?page=2"
    page = client.get(f"{address}?page=2")
    assert page.text.count('<tr id="source-') == 32 - 25
    source = dossier.sources.get(title="note 29")
    client.post(f"{address}?page=2", row_of(source, title="The last"))
    source.refresh_from_db()
    assert source.title == "The last"


def test_a_confidential_source_is_not_on_a_second_readers_page():
    desk, client, _ = desk_with_editor()
    _, address, (log, statement) = table_of(client, desk)
    log.confidential = True
    log.save()
    reader, _ = at_desk(desk, Role.SECOND_READER)
    page = reader.get(address)
    assert (page.status_code, page.text.count('<tr id="source-')) == (200, 1)
    assert "Sources (1)" in words(page)
    assert reader.get(f"{address}{log.pk}/").status_code == 404
    assert reader.post(address, row_of(log, title="x")).status_code == 403
    assert STATEMENT.split("\n", maxsplit=1)[0] in words(reader.get(f"{address}{statement.pk}/"))


def test_the_check_on_the_sources_page_saves_what_was_typed_first():
    desk, client, _ = desk_with_editor()
    dossier, address, (log, statement) = table_of(client, desk)
    assert 'type="submit" form="the-sources" name="then" value="check">Check</button>' in client.get(address).text
    answer = client.post(address, row_of(log, title="Harbour log") | row_of(statement) | {"then": "check"})
    run = CheckRun.objects.get(draft_version__dossier=dossier)
    assert answer.headers["Location"] == f"/admin/desk/{dossier.pk}/check/{run.pk}/"
    log.refresh_from_db()
    assert log.title == "Harbour log"
    wrong = client.post(address, row_of(log, title="") | {"then": "check"})
    assert wrong.status_code == 400
    assert CheckRun.objects.count() == 1
