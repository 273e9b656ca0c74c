"""Sources come in through services: what is read, what is filled in, who may, and what stays unwritten."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError

from sources.access import require, role_of
from sources.models import TRUSTED, Conflict, Role, Snapshot, Source
from sources.readers import ReadError, read
from sources.selectors import evidence_of, latest_snapshots
from sources.services import SourceFields, add_snapshot, add_source, amend_source, document_of, propose
from tests.factories import MOMENT, DeskFactory, UserFactory, member, sha256

pytestmark = pytest.mark.django_db

PAGE = b"""<!doctype html><html lang="en"><head><title>Ferry log published</title>
<meta name="author" content="Ilse Brandt"><meta property="article:published_time" content="2026-03-02T08:00:00Z">
<meta property="og:site_name" content="Harbour Gazette"><link rel="canonical" href="https://gazette.example/ferry">
</head><body><article><h1>Ferry log published</h1>
<p>The ferry carried 47 passengers on Monday, the harbour office said in its log.</p>
<table><tr><th>Ferry</th><th>Passengers</th></tr><tr><td>Aurora</td><td>47</td></tr><tr><td>Borealis</td><td>17</td></tr>
</table></article></body></html>"""
PLAIN = b"Harbour log, 2 March. Passengers aboard: 48.\n"


def add(data: bytes = PLAIN, filename: str = "log.txt", *, by: Any, desk: Any, **fields: Any) -> Snapshot:
    return add_source(desk=desk, data=data, filename=filename, by=by, fields=SourceFields(**fields), now=MOMENT)


def test_a_page_brings_what_it_says_of_itself_and_a_person_has_the_last_word() -> None:
    desk = DeskFactory.create()
    editor = member(desk, Role.EDITOR)
    filled = add(PAGE, "ferry.html", by=editor, desk=desk).source
    assert (filled.title, filled.authors, filled.publisher) == (
        "Ferry log published",
        ["Ilse Brandt"],
        "Harbour Gazette",
    )
    assert (filled.issued, filled.issued_precision, filled.csl_type) == (dt.date(2026, 3, 2), "day", "webpage")
    assert (filled.url, filled.language) == ("https://gazette.example/ferry", "en")
    assert (filled.added_by, filled.purpose, filled.standing) == (editor, "evidence", "unknown")
    mended = add(
        PAGE, "ferry.html", by=editor, desk=desk, title="The log", authors=("K. Meyer",), issued=dt.date(2026, 3, 3)
    ).source
    assert (mended.title, mended.authors, mended.issued) == ("The log", ["K. Meyer"], dt.date(2026, 3, 3))
    assert mended.publisher == "Harbour Gazette"
    bare = add_source(desk=desk, data=PAGE, filename="ferry.html", by=editor, fill=False, now=MOMENT).source
    assert (bare.title, bare.authors, bare.publisher, bare.issued) == ("Ferry log published", [], "", None)


@pytest.mark.parametrize(
    ("stated", "day", "precision"),
    [
        ("2026-03", dt.date(2026, 3, 1), "month"),
        ("2026-03-02", dt.date(2026, 3, 2), "day"),
        ("2026-13-02", None, ""),
        ("soon", None, ""),
    ],
)
def test_a_stated_date_keeps_its_precision(stated: str, day: dt.date | None, precision: str) -> None:
    page = PAGE.replace(b"2026-03-02T08:00:00Z", stated.encode())
    _, fields = propose(page, filename="ferry.html")
    assert (fields.issued, fields.issued_precision) == (day, precision)


def test_the_document_comes_back_from_the_row_as_it_was_read() -> None:
    desk = DeskFactory.create()
    snapshot = add(PAGE, "ferry.html", by=member(desk, Role.CHECKER), desk=desk)
    stored = Snapshot.objects.get(pk=snapshot.pk)
    assert document_of(stored) == read(PAGE, filename="ferry.html")
    assert document_of(stored).tables[0].rows[0][1].text == "47"
    assert (bytes(stored.raw), stored.raw_sha256) == (PAGE, sha256(PAGE))
    assert (stored.captured_at, stored.filename) == (MOMENT, "ferry.html")


def test_the_same_bytes_are_one_snapshot_and_other_bytes_another() -> None:
    desk = DeskFactory.create()
    editor = member(desk, Role.EDITOR)
    first = add(by=editor, desk=desk)
    later = MOMENT + dt.timedelta(hours=1)
    again = add_snapshot(source=first.source, data=PLAIN, filename="copy.txt", by=editor, now=later)
    assert again.pk == first.pk
    other = add_snapshot(
        source=first.source, data=PLAIN.replace(b"48", b"47"), filename="log.txt", by=editor, now=later
    )
    assert latest_snapshots([first.source_id]) == {first.source_id: other}
    assert Snapshot.objects.count() == 2


def test_nothing_is_written_of_what_cannot_be_read() -> None:
    desk = DeskFactory.create()
    with pytest.raises(ReadError, match="The file is empty"):
        add(b"", by=member(desk, Role.EDITOR), desk=desk)
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"confidential": True, "open_to_guests": True}, "source_confidential_or_open"),
        ({"voice": "speaker"}, "source_speaker_is_named"),
        ({"standing": "hearsay"}, "hearsay"),
    ],
)
def test_nothing_is_written_of_what_cannot_be(fields: dict[str, Any], message: str) -> None:
    desk = DeskFactory.create()
    with pytest.raises(ValidationError, match=message):
        add(by=member(desk, Role.EDITOR), desk=desk, **fields)
    assert not Source.objects.exists()


@pytest.mark.parametrize("role", [Role.SECOND_READER, Role.GUEST, None])
def test_who_only_reads_or_is_a_stranger_writes_nothing(role: Role | None) -> None:
    desk = DeskFactory.create()
    snapshot = add(by=member(desk, Role.EDITOR), desk=desk)
    source = snapshot.source
    person = member(desk, role) if role else member(DeskFactory.create(), Role.ADMINISTRATOR)
    needed = "This needs the role of administrator, editor or checker on the desk"
    with pytest.raises(PermissionDenied, match=needed):
        add(by=person, desk=desk)
    with pytest.raises(PermissionDenied, match=needed):
        add_snapshot(source=source, data=b"Other words.", filename="a.txt", by=person, now=MOMENT)
    with pytest.raises(PermissionDenied, match=needed):
        amend_source(source=source, seen=1, by=person, title="Mine")
    assert list(Snapshot.objects.all()) == [snapshot]
    source.refresh_from_db()
    assert (source.title, source.version) == ("log", 1)


def test_a_role_is_what_a_membership_says_and_nothing_else() -> None:
    desk = DeskFactory.create()
    checker = member(desk, Role.CHECKER)
    assert role_of(checker, desk) is Role.CHECKER
    assert require(checker, desk, *TRUSTED) is Role.CHECKER
    assert role_of(UserFactory.create(is_superuser=True), desk) is None
    assert role_of(AnonymousUser(), desk) is None
    checker.is_active = False
    assert role_of(checker, desk) is None
    with pytest.raises(PermissionDenied) as refused:
        require(member(desk, Role.GUEST), desk, Role.EDITOR, Role.CHECKER)
    assert str(refused.value) == (
        f"This needs the role of editor or checker on the desk “{desk.name}”; your role there is guest."
    )
    with pytest.raises(PermissionDenied, match=r"role of editor on the desk .* you have no role there"):
        require(AnonymousUser(), desk, Role.EDITOR)


def test_amending_takes_the_version_that_was_seen_and_nobody_overwrites_another() -> None:
    desk = DeskFactory.create()
    editor = member(desk, Role.EDITOR)
    source = add(by=editor, desk=desk).source
    amend_source(source=source, seen=1, by=editor, title="The log", authors=("Ilse Brandt", "K. Meyer"))
    with pytest.raises(Conflict) as lost:
        amend_source(source=source, seen=1, by=editor, title="Another")
    assert lost.value.current is not None
    assert str(lost.value) == "the record is now at version 2"
    source.refresh_from_db()
    assert (source.title, source.authors, source.version) == ("The log", ["Ilse Brandt", "K. Meyer"], 2)
    with pytest.raises(TypeError, match="a source has no desk, purpose to change"):
        amend_source(source=source, seen=2, by=editor, purpose="draft", desk=None)
    with pytest.raises(ValidationError, match="source_speaker_is_named"):
        amend_source(source=source, seen=2, by=editor, voice="speaker")
    source.refresh_from_db()
    assert (source.voice, source.version) == ("none", 2)


def test_a_draft_is_no_evidence_in_the_list_of_sources() -> None:
    desk = DeskFactory.create()
    editor = member(desk, Role.EDITOR)
    evidence = add(by=editor, desk=desk).source
    add_source(desk=desk, data=b"A draft.", filename="draft.txt", by=editor, purpose="draft", now=MOMENT)
    assert list(evidence_of(desk)) == [evidence]
